"""Links that pass a story on, without a script and without asking the network first.

Their shapes are those that the networks give for links: WhatsApp "click to chat", Telegram
"sharing button", Facebook "sharer", X "post intent", Threads "web intents", e-mail RFC 6068.
"""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from newsroom.page.words import Link

_WHATSAPP = "https://wa.me/?text={text}%20{url}"
_TELEGRAM = "https://t.me/share/url?url={url}&text={text}"
_FACEBOOK = "https://www.facebook.com/sharer/sharer.php?u={url}"
_X = "https://x.com/intent/post?text={text}&url={url}"

_LINKS = {"WhatsApp": _WHATSAPP, "Telegram": _TELEGRAM, "Facebook": _FACEBOOK, "X": _X}

WAYS: Mapping[str, str] = {
    # On a line of its own, behind a caption of several lines.
    "WhatsApp": "https://wa.me/?text={text}%0A%0A{url}",
    "Telegram": _TELEGRAM,
    "Facebook": _FACEBOOK,
    "X": _X,
    "Threads": "https://www.threads.com/intent/post?text={text}&url={url}",
    "Surel": "mailto:?subject={title}&body={text}%0A%0A{url}",
}
"""How each network takes a caption and an address, both percent-encoded."""


class Way(NamedTuple):
    """A way to pass a caption on: where it leads, and the pattern that this was made of.

    A script fills the pattern anew when a reader adds something to the caption.
    """

    name: str
    address: str
    pattern: str


def share_links(title: str, url: str) -> tuple[Link, ...]:
    """Where a reader can pass the story on, WhatsApp first."""
    values = _quoted(text=title, url=url)
    return tuple(Link(name, one.format_map(values)) for name, one in _LINKS.items())


def ways_for(caption: str, title: str, url: str) -> tuple[Way, ...]:
    """The ways to pass a caption on, WhatsApp first. Facebook takes the address alone."""
    values = _quoted(text=caption, title=title, url=url)
    return tuple(Way(name, one.format_map(values), one) for name, one in WAYS.items())


def _quoted(**values: str) -> Mapping[str, str]:
    return {name: quote(value, safe="") for name, value in values.items()}
