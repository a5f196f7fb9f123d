"""A story becomes a post: the caption, the labels around it, the link, all within the limit."""

from urllib.parse import quote

from newsroom.errors import ContentError
from newsroom.networks import LinkUse, Network, Says
from newsroom.slug import short_name
from newsroom.social.counting import length_of
from newsroom.social.feeds import feeds_of
from newsroom.social.parts import Parts, bounded, fitted, fold_of
from newsroom.social.post import Picture, Post
from newsroom.social.wording import (
    clean,
    clean_line,
    hashtags,
    mark,
    paid_label,
    without_paid_label,
)
from newsroom.story.kinds import Kind
from newsroom.story.model import FrontMatter, Story


def compose(
    story: Story, network: Network, *, site_url: str, picture: Picture | None = None
) -> Post:
    """What `network` is sent for `story`. Pure; `picture` is only named, never opened.

    Raises ContentError for a withdrawn story, and where the link alone is too long.
    """
    refuse_withdrawn(story)
    if network.says is Says.FEEDS:
        return _feeds(story, network, site_url)
    text, was_cut = fitted(parts_of(story, network, site_url), story, network)
    return post_of(story, network, text, site_url, picture=picture, was_cut=was_cut)


def address(story: Story, site_url: str) -> str:
    """The story's whole address, in ASCII."""
    return site_url.rstrip("/") + quote(story.address, safe="/-._~", errors="surrogatepass")


def permanent_address(story: Story, site_url: str) -> str:
    """The story's whole short address, which its QR codes lead to."""
    return f"{site_url.rstrip('/')}/s/{short_name(story.id)}/"


def short_address(link: str) -> str:
    """An address for the eye: `berita.contoh.example/2026/11/pompa-baru`."""
    return link.split("://", 1)[-1].rstrip("/")


def link_line(network: Network, link: str, *, attached: bool) -> str:
    """How the story's address stands in the text.

    A picture that is `attached` leaves no room for a preview, so the address stands in the text
    of every network then.
    """
    if network.link is LinkUse.PLAIN:
        return f"Baca selengkapnya: {short_address(link)}"
    return link if attached or network.link is LinkUse.TEXT else ""


def refuse_withdrawn(story: Story) -> None:
    """Raise ContentError where nothing may be said of `story` any more."""
    if story.meta.withdrawn:
        raise ContentError(
            f"{story.path}: berita ini dicabut, jadi tidak ada yang diposkan.",
            f"{story.path}: this story was withdrawn, so nothing is posted.",
        )


def parts_of(story: Story, network: Network, site_url: str) -> Parts:
    """The parts of the story's text on `network`, none of them shortened but the paid label."""
    link = address(story, site_url)
    caption = _caption(story, network, link)
    marked = mark(story.meta)
    return Parts(
        label=label_of(story, network),
        mark="" if caption.casefold().startswith(marked.casefold()) else marked,
        body=caption,
        link=link_line(network, link, attached=_is_attached(story)),
        tags=hashtags(story, network, caption),
    )


def label_of(story: Story, network: Network) -> str:
    """The paid label, with the payer's name shortened where it would fill half of the post."""
    return bounded(paid_label(story.meta), network, share=0.5)


def post_of(
    story: Story,
    network: Network,
    text: str,
    site_url: str,
    *,
    picture: Picture | None = None,
    was_cut: bool = False,
) -> Post:
    """The post with this text."""
    meta = story.meta
    return Post(
        story_id=story.id,
        network=network.name,
        text=text,
        link=address(story, site_url),
        length=length_of(text, network),
        limit=network.limit,
        picture=picture,
        folded_at=fold_of(text, network),
        was_cut=was_cut,
        title=clean_line(meta.title),
        summary=clean_line(meta.summary),
        payer=clean_line(meta.payer or "") if paid_label(meta) else "",
        dated=_dated(meta),
        attached=picture is not None and _is_attached(story),
    )


def _feeds(story: Story, network: Network, site_url: str) -> Post:
    return post_of(story, network, "\n".join(feeds_of(story, site_url)), site_url)


def _is_attached(story: Story) -> bool:
    return story.meta.kind is Kind.PHOTO


def _caption(story: Story, network: Network, link: str) -> str:
    """The reporter's words for this network, else for all, else title and summary."""
    written = story.meta.social.own(network.name) or story.meta.social.default
    caption = written or f"{clean_line(story.meta.title)}\n\n{clean_line(story.meta.summary)}"
    caption = clean(clean(caption).replace(link, "").replace(link.rstrip("/"), ""))
    if paid_label(story.meta):
        caption = without_paid_label(caption, story.meta.payer or "")
    return caption


def _dated(meta: FrontMatter) -> str:
    event = meta.event
    moment = event and (event.ended_at or event.starts_at)
    return moment.isoformat() if moment else ""
