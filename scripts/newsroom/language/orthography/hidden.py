"""Characters that show nothing, turn text round, or look like others.

What they are is told by the Unicode standard (categories Cf, Cc and Cn; UTS 39 on look-alikes).
Joiners inside an emoji or an Arabic word, and direction marks beside right-to-left letters, are
what they are for.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import bidirectional, category


class HiddenKind(StrEnum):
    """What a hidden character does."""

    INVISIBLE = "invisible"
    DIRECTION = "direction"
    CONTROL = "control"
    NO_CHARACTER = "no-character"
    LOOK_ALIKE = "look-alike"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch `start` to `end` of a text, and what mends it; None where nothing surely does."""

    kind: HiddenKind
    start: int
    end: int
    replacement: str | None


_INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u3164\ufeff\uffa0"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_NO_CHARACTER = "\ufdd0-\ufdef\ufffd-\uffff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
# Cyrillic and Greek letters that print like a Latin one.
_TWINS: Mapping[str, str] = dict(
    zip(
        "авеіјкмнорѕстухһԁԛԝАВЕІЈКМНОРЅСТУХԌοναικρυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "abeijkmhopsctyxhdqwABEIJKMHOPSCTYXGovaikpuxABEZHIKMNOPTYX",
        strict=True,
    )
)
_TWIN = "".join(_TWINS)
_HIDDEN = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]++)|(?P<direction>[{_DIRECTION}]++)|(?P<control>[{_CONTROL}]++)"
    rf"|(?P<nochar>[{_NO_CHARACTER}]++)|(?P<twin>(?<=[A-Za-z])[{_TWIN}]++|[{_TWIN}]++(?=[A-Za-z]))"
)
# Nothing of the above is in the letters and marks of ordinary Indonesian copy, emoji aside.
_PLAIN = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e]*+")
_KINDS = {
    "invisible": HiddenKind.INVISIBLE,
    "direction": HiddenKind.DIRECTION,
    "control": HiddenKind.CONTROL,
    "nochar": HiddenKind.NO_CHARACTER,
    "twin": HiddenKind.LOOK_ALIKE,
}
_JOINERS = "\u200c\u200d"
_LINE_ENDS = "\u2028\u2029"


def find_hidden(text: str) -> Iterator[Hidden]:
    """The hidden stretches of `text`, in order. A byte order mark at its beginning is none."""
    plain = _PLAIN.match(text)
    begin = max(0, plain.end() - 1) if plain else 0
    for match in _HIDDEN.finditer(text, begin):
        kind = _KINDS[str(match.lastgroup)]
        if not _is_proper(text, match, kind):
            yield Hidden(kind, match.start(), match.end(), _mended(match[0], kind))


def is_disguised(word: str) -> bool:
    """Whether something hidden makes `word` differ from another that looks the same."""
    return not word.isascii() and next(find_hidden(word), None) is not None


def _mended(written: str, kind: HiddenKind) -> str | None:
    if kind is HiddenKind.NO_CHARACTER:
        return None
    if kind is HiddenKind.LOOK_ALIKE:
        return "".join(_TWINS[letter] for letter in written)
    return " " if any(letter in _LINE_ENDS for letter in written) else ""


def _is_proper(text: str, match: re.Match[str], kind: HiddenKind) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    behind = text[match.end() : match.end() + 1]
    if kind is HiddenKind.INVISIBLE:
        return match[0] in _JOINERS and _joins(before) and _joins(behind)
    if kind is HiddenKind.DIRECTION:
        return any(bidirectional(one) in ("R", "AL") for one in (before, behind) if one)
    return False


def _joins(character: str) -> bool:
    """Whether a joiner beside `character` shapes it: emoji, their modifiers, letters of other scripts."""
    if not character:
        return False
    return category(character) in ("So", "Sk", "Mn") or (
        character > "\u0590" and category(character) in ("Lo", "Mc")
    )
