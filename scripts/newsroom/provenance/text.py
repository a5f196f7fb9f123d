"""The canonical text of a story: the words that readers read, in one form on every machine.

Whoever has the words, from the page, from `story.json` or from a paper, comes to the same text
by the same five steps (docs/provenance.md), and so to the same hash.
"""

import re
import unicodedata
from hashlib import sha256
from html import unescape

# Well-formed, as the sanitiser writes it: only double quotes may hold a `<` or a `>`. Possessive,
# so that broken markup costs no more than sound one.
_TAG = re.compile(r'</?(?P<name>[a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*+>', re.IGNORECASE)
# These stand inside a line; every other tag ends one. A picture has no words of its own here.
_WITHIN = frozenset(
    {
        *("a", "abbr", "b", "code", "del", "em", "i", "img", "ins", "mark"),
        *("picture", "q", "s", "small", "source", "span", "strong", "sub", "sup", "u"),
    }
)
_CELLS = frozenset({"td", "th"})


def canonical_text(title: str, summary: str, html: str) -> str:
    """The headline, the summary and the text, one line for each paragraph, in NFC.

    `html` is the text as the sanitiser wrote it (`newsroom.story.html`). Headings, list items,
    rows of tables and line breaks each end a line; lines without words are left out. Markup,
    addresses of links and pictures are no words. White space between words is one space.
    """
    body = _TAG.sub(_cut, html.replace("\n", " ")).split("\n")
    lines = (" ".join(line.split()) for line in (title, summary, *map(unescape, body)))
    return unicodedata.normalize("NFC", "\n".join(filter(None, lines)))


def text_digest(text: str) -> str:
    """The SHA-256 of a canonical text in UTF-8: 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def _cut(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name in _WITHIN:
        return ""
    return " " if name in _CELLS else "\n"
