"""A story becomes a post: the caption, the labels around it, the link, all within the limit.

What gives way when the text is too long: first the hashtags, from the last one, then the end of
the caption. The paid label, the mark and the link never do. See docs/adr for why.
"""

from dataclasses import dataclass
from urllib.parse import quote

from newsroom.errors import ContentError
from newsroom.networks import LinkUse, Network
from newsroom.social.counting import boundaries, fits, measure
from newsroom.social.cutting import cut
from newsroom.social.post import Picture, Post
from newsroom.social.wording import (
    clean,
    clean_line,
    hashtags,
    mark,
    paid_label,
    without_paid_label,
)
from newsroom.story.model import FrontMatter, Story


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a text in their order; empty ones leave no gap."""

    label: str
    mark: str
    body: str
    link: str
    tags: tuple[str, ...] = ()

    def text(self, body: str, tags: int = 0) -> str:
        head = "\n".join(part for part in (self.label, self.mark) if part)
        tail = "\n".join(part for part in (self.link, " ".join(self.tags[:tags])) if part)
        return "\n\n".join(part for part in (head, body, tail) if part)


def compose(
    story: Story, network: Network, *, site_url: str, picture: Picture | None = None
) -> Post:
    """What `network` is sent for `story`. Pure; `picture` is only named, never opened.

    Raises ContentError for a withdrawn story, and where the link alone is too long.
    """
    meta = story.meta
    if meta.withdrawn:
        raise ContentError(
            f"{story.path}: berita ini dicabut, jadi tidak ada yang diposkan.",
            f"{story.path}: this story was withdrawn, so nothing is posted.",
        )
    link = address(story, site_url)
    text, was_cut = _fitted(_parts(story, network, link), story, network)
    return Post(
        story_id=story.id,
        network=network.name,
        text=text,
        link=link,
        length=measure(text, network.counting),
        limit=network.limit,
        picture=picture,
        folded_at=_fold(text, network),
        was_cut=was_cut,
        title=clean_line(meta.title),
        summary=clean_line(meta.summary),
        payer=clean_line(meta.payer or "") if paid_label(meta) else "",
        dated=_dated(meta),
    )


def address(story: Story, site_url: str) -> str:
    """The story's whole address, in ASCII."""
    return site_url.rstrip("/") + quote(story.address, safe="/-._~", errors="surrogatepass")


def short_address(link: str) -> str:
    """An address for the eye: `berita.contoh.example/2026/11/pompa-baru`."""
    return link.split("://", 1)[-1].rstrip("/")


def _parts(story: Story, network: Network, link: str) -> _Parts:
    caption = _caption(story, network, link)
    marked = mark(story.meta)
    return _Parts(
        label=_bounded(paid_label(story.meta), network),
        mark="" if caption.casefold().startswith(marked.casefold()) else marked,
        body=caption,
        link=_link_line(network, link),
        tags=hashtags(story, network, caption),
    )


def _caption(story: Story, network: Network, link: str) -> str:
    """The reporter's words for this network, else for all, else title and summary."""
    social = story.meta.social
    own = {"facebook": social.facebook, "instagram": social.instagram, "x": social.x}
    written = own.get(network.name) or social.default
    caption = written or f"{clean_line(story.meta.title)}\n\n{clean_line(story.meta.summary)}"
    caption = clean(clean(caption).replace(link, "").replace(link.rstrip("/"), ""))
    if paid_label(story.meta):
        caption = without_paid_label(caption, story.meta.payer or "")
    return caption


def _bounded(label: str, network: Network) -> str:
    """The label, with the payer's name shortened where it would fill half of the post."""
    return cut(label, lambda text: fits(text, network, share=0.5))


def _link_line(network: Network, link: str) -> str:
    if network.link is LinkUse.FIELD:
        return ""
    if network.link is LinkUse.TEXT:
        return link
    return f"Baca selengkapnya: {short_address(link)}"


def _fitted(parts: _Parts, story: Story, network: Network) -> tuple[str, bool]:
    """The text within the limit, and whether the caption lost something."""
    for tags in range(len(parts.tags), -1, -1):
        text = parts.text(parts.body, tags)
        if fits(text, network):
            return text, False
    text = parts.text(cut(parts.body, lambda body: fits(parts.text(body), network)))
    if fits(text, network):
        return text, True
    raise ContentError(
        f"{story.path}: alamat berita terlalu panjang untuk {network.title} (paling banyak {network.limit}); "
        "pendekkan nama berkasnya.",
        f"{story.path}: the story's address is too long for {network.title} (at most {network.limit}); "
        "shorten the file's name.",
    )


def _fold(text: str, network: Network) -> int | None:
    """About where the text is folded: behind the last whole word that is surely shown."""
    if network.folds_at is None:
        return None
    ends = boundaries(text)
    if len(ends) <= network.folds_at:
        return None
    fold = ends[network.folds_at - 1]
    words = text[:fold].rsplit(None, 1)[0] if not text[fold].isspace() else text[:fold]
    return len(words.rstrip()) if len(words) >= fold * 0.8 else fold


def _dated(meta: FrontMatter) -> str:
    event = meta.event
    moment = event and (event.ended_at or event.starts_at)
    return moment.isoformat() if moment else ""
