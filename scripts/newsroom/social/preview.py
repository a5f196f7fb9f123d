"""Posts as a reader of each network would see them: HTML frames, nothing sent, no script."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from jinja2 import Environment, PackageLoader, StrictUndefined

from newsroom.networks import NETWORKS, Counting, LinkUse, Network, PictureUse, Says
from newsroom.social.costing import say_cost
from newsroom.social.post import Picture, Post

CardUrl = Callable[[str], str]
"""Where a card of this file name can be seen from the page: an address or a `data:` URI."""

_PIECES = regex.compile(r"https?://\S+|(?<![\p{L}\p{M}\p{Nd}_&])#[\p{L}\p{M}\p{Nd}_]+")
_UNITS = {
    Counting.CHARACTERS: "karakter",
    Counting.WEIGHTED: "hitungan X",
    Counting.GRAPHEMES: "huruf dan tanda",
    Counting.BYTES: "bita",
    Counting.LINKED: "hitungan Mastodon",
}
_LINK_USES = {
    LinkUse.FIELD: "dikirim terpisah; jaringan membuat pratinjaunya",
    LinkUse.TEXT: "di dalam teks, bisa diklik",
    LinkUse.PLAIN: "hanya terbaca, tidak bisa diklik",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: plain, a hashtag, or an address with its `href`."""

    text: str
    href: str = ""
    is_tag: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the template shows of one post."""

    key: str
    anchor: str
    network: str
    length: str
    limit: str
    share: float
    unit: str
    was_cut: bool
    shown: tuple[Piece, ...]
    hidden: tuple[Piece, ...]
    picture: Picture | None
    card: str
    picture_first: bool
    has_preview: bool
    host: str
    title: str
    summary: str
    takes_alt: bool
    link_use: str
    cost: str


def render_posts(posts: Iterable[Post], *, card_url: CardUrl) -> str:
    """The posts of one story as an HTML fragment, a frame each, in the order given.

    It needs `preview_css()` in the page's style and no script. All text is escaped.
    """
    frames = [_frame(post, card_url) for post in posts]
    return environment().get_template("_posts.html.j2").render(views=frames)


@cache
def preview_css() -> str:
    """The stylesheet of the frames, light and dark; every class begins with `post`."""
    return stylesheet("posts.css")


def stylesheet(name: str) -> str:
    """A stylesheet of the package's templates."""
    return (files("newsroom.social") / "templates" / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Jinja2 with everything escaped and nothing undefined let through."""
    return Environment(
        loader=PackageLoader("newsroom.social", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def number(value: int) -> str:
    """A whole number as Indonesian writes it: `63.206`."""
    return f"{value:,}".replace(",", ".")


def safe_href(link: str) -> str:
    """`link` where it is one to a page, else nothing."""
    return link if regex.match(r"https?://", link) else ""


def _frame(post: Post, card_url: CardUrl) -> Frame:
    network = NETWORKS.get(post.network, NETWORKS["outbox"])
    fold = len(post.text) if post.folded_at is None else post.folded_at
    return Frame(
        key=post.network,
        anchor=f"{post.story_id}-{post.network}",
        network=network.title,
        length=number(post.length),
        limit=number(post.limit),
        share=round(min(100.0, 100 * post.length / max(post.limit, 1)), 1),
        unit=_UNITS[network.counting],
        was_cut=post.was_cut,
        shown=_pieces(post.text[:fold], network),
        hidden=_pieces(post.text[fold:].lstrip("\n"), network),
        picture=post.picture,
        card=card_url(post.picture.name) if post.picture else "",
        picture_first=bool(post.picture) and network.picture_first,
        has_preview=network.picture is PictureUse.PREVIEW and not post.attached,
        host=post.link.split("://", 1)[-1].split("/", 1)[0],
        title=post.title,
        summary=post.summary,
        takes_alt=network.takes_alt,
        link_use=_link_use(post, network),
        cost=say_cost(post),
    )


def _link_use(post: Post, network: Network) -> str:
    if network.says is Says.FEEDS:
        return "alamat umpan yang berubah; hub mengambilnya sendiri"
    return _LINK_USES[LinkUse.TEXT if post.attached and _has_link(post) else network.link]


def _has_link(post: Post) -> bool:
    return post.link in post.text


def _pieces(text: str, network: Network) -> tuple[Piece, ...]:
    """`text` in pieces, addresses linked only where the network links them."""
    pieces: list[Piece] = []
    end = 0
    for found in _PIECES.finditer(text):
        pieces.append(Piece(text[end : found.start()]))
        said = found.group()
        if said.startswith("#"):
            pieces.append(Piece(said, is_tag=True))
        else:
            pieces.append(Piece(said, href="" if network.link is LinkUse.PLAIN else said))
        end = found.end()
    return tuple(piece for piece in (*pieces, Piece(text[end:])) if piece.text)
