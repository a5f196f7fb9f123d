"""Links as a story writes them: in Markdown, as HTML, or bare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.language.words import word_set

_TO = r"[^\s()<>]{0,2000}+(?:\([^\s()<>]{0,200}+\)[^\s()<>]{0,2000}+){0,3}+"
_INLINE = re.compile(rf"\[(?P<text>[^\[\]]{{0,300}}+)\]\([ \t]{{0,3}}<?(?P<to>{_TO})")
_HREF = re.compile(r"""\bhref\s?=\s?["'](?P<to>[^"'\s<>]{0,2000}+)["']""", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""https?://(?:[^\s<>"'“”‘’()\[\]]|\([^\s<>"'“”‘’()\[\]]{0,200}+\))++""", re.IGNORECASE
)
_BEHIND = ".,;:!?*_…"
_HOST = re.compile(
    r"(?:https?://)?(?:[^/?#@]{0,200}@)?(?:www\.)?(?P<host>[^/?#:]{1,253})", re.IGNORECASE
)

SHORTENERS = word_set(
    "bit.ly s.id tinyurl.com t.co goo.gl ow.ly is.gd v.gd cutt.ly rebrand.ly shorturl.at rb.gy"
    " tiny.cc bl.ink buff.ly lnkd.in adf.ly t.ly shorturl.asia gg.gg intip.in"
    " soo.gd x.gd surl.li urlz.fr qr.ae"
)
"""Hosts that hide where a link leads: services that anybody can use to shorten an address."""

_TRACKING = re.compile(
    r"(?:utm_\w{1,40}|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh"
    r"|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|vero_id)(?==|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture. `to[i]` stands at offset `at + i`; `text` is None where it is HTML."""

    to: str
    at: int
    text: str | None = None
    text_at: int = 0
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web, wherever it stands; its first character is at offset `at`."""

    text: str
    at: int


def find_links(text: str, offset: int = 0) -> Iterator[Link]:
    """The links and pictures of Markdown and HTML in `text`; places count from `offset`."""
    if "](" in text:
        for match in _INLINE.finditer(text):
            yield Link(
                match["to"],
                offset + match.start("to"),
                match["text"],
                offset + match.start("text"),
                is_picture=text[match.start() - 1 : match.start()] == "!",
            )
    if "href" in text:
        for match in _HREF.finditer(text):
            yield Link(match["to"], offset + match.start("to"))


def find_addresses(text: str, offset: int = 0) -> Iterator[Address]:
    """The addresses on the web in `text`, linked or bare, without the marks behind them."""
    at = text.find("://")
    while at >= 0:
        start = at - (5 if text[max(0, at - 5) : at].lower() == "https" else 4)
        match = _ADDRESS.match(text, start) if start >= 0 else None
        if match:
            yield Address(match[0].rstrip(_BEHIND), offset + start)
        at = text.find("://", match.end() if match else at + 1)


def find_short_addresses(text: str, offset: int = 0) -> Iterator[Address]:
    """Shortened addresses that are written without `https://`, as people read them out: s.id/x."""
    at = text.find("/")
    while at >= 0:
        # The slashes of `https://` and of dates are passed over first.
        between = text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalnum()
        before = text[max(0, at - _LONGEST_HOST) : at] if between else ""
        if before.lower().endswith(_SHORT_HOSTS):
            host = _SEPARATED.split(before)[-1]
            rest = _REST.match(text, at)
            if host.lower().removeprefix("www.") in SHORTENERS and rest:
                start = at - len(host)
                yield Address(text[start : rest.end()].rstrip(_BEHIND), offset + start)
        at = text.find("/", at + 1)


_SHORT_HOSTS = tuple(sorted(SHORTENERS))
_LONGEST_HOST = 30


def host_of(address: str) -> str:
    """The host in lower case without `www.`; empty where there is none."""
    match = _HOST.match(address)
    return match["host"].lower() if match else ""


def without_tracking(address: str) -> str:
    """`address` without the parameters that tell who clicked; everything else stays as it is."""
    before, mark, rest = address.partition("?")
    if not mark:
        return address
    query, hash_, fragment = rest.partition("#")
    # In HTML the sign between parameters may be written out.
    between = "&amp;" if "&amp;" in query else "&"
    parameters = query.split(between)
    kept = [one for one in parameters if not _TRACKING.match(one)]
    if len(kept) == len(parameters):
        return address
    return before + (mark + between.join(kept) if kept else "") + hash_ + fragment


_MEDIA = re.compile(
    r"<(?:video|audio)\b"
    r"|https?://(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?|embed/|live/|shorts/)|youtu\.be/"
    r"|vimeo\.com/\d|player\.vimeo\.com/|fb\.watch/|soundcloud\.com/[^/\s]{1,80}/"
    r"|open\.spotify\.com/(?:episode|embed)|(?:www\.)?tiktok\.com/@[^/\s]{1,80}/video/)"
    r"|(?<![\s()<>\"'])\.(?:mp4|webm|mov|m4v|mp3|m4a|ogg|wav)(?![\w.])",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:mp4|webm|mov|m4v|mp3|m4a|ogg|wav)", re.IGNORECASE)
_HOSTS = ("youtu", "vimeo.", "fb.watch", "soundcloud.", "spotify.", "tiktok.")
_SEPARATED = re.compile(r"[\s()<>\"']")
_REST = re.compile(r"[^\s()<>\"']{0,300}+")


def find_medium(text: str) -> tuple[int, int] | None:
    """Where `text` first shows or links to a video or a recording; None where it does not."""
    match = _MEDIA.search(text) if _may_hold_medium(text) else None
    if match is None:
        return None
    begin, end = match.span()
    if text[begin] == "<":
        return begin, end
    if text[begin] == ".":
        before = text[max(0, begin - 300) : begin]
        begin -= len(_SEPARATED.split(before)[-1])
        # The name of a file without a path before it is no link.
        if "/" not in text[begin:end]:
            return None
    rest = _REST.match(text, end)
    return begin, rest.end() if rest else end


def _may_hold_medium(text: str) -> bool:
    """Whether `_MEDIA` may find something, asked in a fraction of its time."""
    if "<" in text or _FILE.search(text):
        return True
    lower = text.lower() if "://" in text else ""
    return any(host in lower for host in _HOSTS)
