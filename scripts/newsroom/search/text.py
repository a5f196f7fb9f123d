"""The words of a page's body, without its markup."""

import re
from html import unescape

# Well-formed, as the sanitiser writes it: quotes are always double, and only they may hold a `<`
# or a `>`. Possessive, so that broken markup costs no more than sound one.
_TAG = re.compile(r'<(?P<name>/?[a-z][a-z0-9]*)(?P<rest>(?:[^<>"]|"[^"]*")*+)>', re.IGNORECASE)
_ALT = re.compile(r'\salt="([^"]*)"', re.IGNORECASE)
# These stand inside a word as well as around one; at every other tag a word ends.
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "code", "del", "em", "i", "ins", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup", "u"),
    }
)


def plain_text(html: str) -> str:
    """The text of `html`, which the sanitiser wrote (`newsroom.story.html`), on one line.

    Blocks, line breaks and table cells end a word; bold or a link does not. Of a picture its
    alternative text is read: it is what a reader who cannot see it gets at that place. There are
    no blanks at either end and no two in a row.
    """
    return " ".join(unescape(_TAG.sub(_spoken, html)).split())


def _spoken(tag: re.Match[str]) -> str:
    name = tag["name"].lower().removeprefix("/")
    if name in _INLINE:
        return ""
    if name == "img" and (alt := _ALT.search(tag["rest"])):
        return f" {alt[1]} "
    return " "
