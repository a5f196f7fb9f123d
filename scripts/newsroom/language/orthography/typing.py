"""Slips of typing that can be seen without knowing the words: spaces, marks, words typed twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from newsroom.language.quoting.verbs import WITH_NYA
from newsroom.language.words import Word, word_set


class SlipKind(StrEnum):
    """What went wrong."""

    DOUBLED_WORD = "doubled-word"
    UNHYPHENATED = "unhyphenated"
    DOUBLE_SPACE = "double-space"
    SPACE_BEFORE = "space-before"
    NO_SPACE_BEHIND = "no-space-behind"
    NO_END_MARK = "no-end-mark"


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip at `start` to `end`; `edit` is what to replace (start, end) and by what."""

    kind: SlipKind
    start: int
    end: int
    edit: tuple[int, int, str]


# Nobody doubles these for emphasis, and doubled they are no plural.
_NEVER_DOUBLED = word_set("""
    adalah agar akan antara atas atau bagi bahwa belum bukan dalam dan dapat dari dengan di harus
    hingga ini jika juga karena ke kepada ketika maka mereka merupakan namun oleh pada para saja
    sebagai sebuah sehingga sejak selama seorang serta seluruh telah tersebut terhadap tetapi
    tidak untuk yaitu yakni yang
    """)
_VERB = re.compile(r"(?:me|di|ter)[a-z]{3,18}kan|me(?:m|ng|ny)[a-z]{4,18}")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
# One search for all that can be wrong at a mark; what stands in front of it is looked at then.
_MARK = re.compile(
    r"(?P<space>[ \u00a0])(?:[,;.?!](?=[\s”\"]|\Z)|(?P<glued>[,;])(?=[A-Za-z]{2}))"
    r"|[,;](?=[A-Za-z])|(?P<stop>\.)(?=[A-Z][a-z]{1,24}[ ,])"
)
_ANY_MARK = re.compile(r"[,;.?!]")
_SPACE = (" ", "\u00a0")
_BEFORE_SPACE = re.compile(r"[\w)\]”\"%*_](?P<spaces>[ \u00a0]{1,4})\Z")
_BEFORE_COMMA = re.compile(r"[a-z]\Z|[\d)%”]\Z")
_BEFORE_STOP = re.compile(r"(?:\A|[ \n])[a-z]{3,24}\Z")
_ADDRESS = re.compile(r"[/@=<>{}]|www\.")
_GAP = re.compile(r"\s{1,3}")
_REACH = 60


def find_doubled(words: tuple[Word, ...], prose: str) -> Iterator[Slip]:
    """Words typed twice, and reduplication without its hyphen (anak anak), in `prose`."""
    lower = [word.lower for word in words]
    for index in [at for at, (one, two) in enumerate(pairwise(lower)) if one == two]:
        one, two = words[index], words[index + 1]
        if not two.text.islower() or len(two.text) < 2:
            continue
        if not _GAP.fullmatch(prose, one.end, two.start):
            continue
        if two.lower in _NEVER_DOUBLED or _VERB.fullmatch(two.lower):
            yield Slip(SlipKind.DOUBLED_WORD, one.start, two.end, (one.end, two.end, ""))
        elif "-" not in two.text and len(two.text) > 2 and two.lower not in WITH_NYA:
            yield Slip(SlipKind.UNHYPHENATED, one.start, two.end, (one.end, two.start, "-"))


def find_spacing(written: str, own: str) -> Iterator[Slip]:
    """Spaces too many or too few in `written`; `own` is the same with other people's words blank."""
    if "  " in written:
        for match in _SPACES.finditer(written):
            # Behind a list mark, a quotation or emphasis `own` is blank.
            if not own[match.start() - 1].isspace() and not own[match.end()].isspace():
                edit = (match.start(), match.end(), " ")
                yield Slip(SlipKind.DOUBLE_SPACE, match.start() - 1, match.end() + 1, edit)
    for match in _marks(written):
        slip = _before_mark(written, match) if match["space"] else _behind_mark(written, match)
        if slip and own[slip.end - 1] == written[slip.end - 1]:
            yield slip


def _marks(written: str) -> Iterator[re.Match[str]]:
    """Where `_MARK` matches; most marks have letters before and a space behind, and are no question."""
    for mark in _ANY_MARK.finditer(written):
        at = mark.start()
        spaced = written[at - 1 : at] in _SPACE and at > 0
        if spaced or written[at + 1 : at + 2].isalpha():
            match = _MARK.match(written, at - spaced)
            if match:
                yield match


def _before_mark(written: str, match: re.Match[str]) -> Slip | None:
    mark = match.end() - 1
    spaces = _BEFORE_SPACE.search(written, max(0, mark - 6), mark)
    if spaces is None:
        return None
    start = spaces.start("spaces")
    if match["glued"]:  # sapu ,sekop
        if _in_address(written, mark):
            return None
        edit = (start, mark + 1, f"{match['glued']} ")
        return Slip(SlipKind.SPACE_BEFORE, start, mark + 1, edit)
    return Slip(SlipKind.SPACE_BEFORE, start, mark + 1, (start, mark, ""))


def _behind_mark(written: str, match: re.Match[str]) -> Slip | None:
    mark = match.start()
    before = _BEFORE_STOP if match["stop"] else _BEFORE_COMMA
    if not before.search(written, max(0, mark - 26), mark) or _in_address(written, mark):
        return None
    return Slip(SlipKind.NO_SPACE_BEHIND, mark - 1, mark + 2, (mark + 1, mark + 1, " "))


def _in_address(written: str, at: int) -> bool:
    before = written[max(0, at - _REACH) : at].rsplit(" ", maxsplit=1)[-1]
    behind = written[at : at + _REACH].split(" ", maxsplit=1)[0]
    return bool(_ADDRESS.search(before + behind))


_ENDS = (".", "”", '"', "?", "!", "…")
_SHORTEST_PARAGRAPH = 8
_TITLE_SHARE = 0.6
_LAST = re.compile(r"[^\W_]|%")
# A link or a date in parentheses can end a sentence; (siti) or (adv) signs it.
_LINK_OR_DATE = re.compile(r"(?:\]\([^()\s]{1,300}\)|\d\))\Z")
_LABELLED = re.compile(r"[\w /]{2,30}: ")
# Carried along from another outlet's text, it is a headline.
_READ_ALSO = re.compile(r"(?:baca|simak|lihat)(?: juga| pula)?\s{0,2}:", re.IGNORECASE)


def find_missing_end(written: str, words: tuple[Word, ...]) -> Slip | None:
    """A paragraph that stops without a mark; short lines, signatures and verses are let pass."""
    text = written.rstrip()
    if text.endswith(_ENDS) or len(words) < _SHORTEST_PARAGRAPH:
        return None
    if "  \n" in written or "\\\n" in written:
        return None
    ended = not (_LAST.match(text, len(text) - 1) or _LINK_OR_DATE.search(text[-320:]))
    last = text.rpartition("\n")[2]
    if ended or _LABELLED.match(text) or _READ_ALSO.match(last) or _is_open_list(text):
        return None
    if sum(word.is_capitalised for word in words) > len(words) * _TITLE_SHARE:
        return None
    return Slip(SlipKind.NO_END_MARK, len(text) - 1, len(text), (len(text), len(text), "."))


def _is_open_list(text: str) -> bool:
    """Whether every line is an entry of its own (Nama: …), or the last an address or a picture."""
    lines = text.split("\n")
    if "![" in lines[-1] or text.startswith("|"):
        return True
    last = lines[-1].rsplit(" ", 1)[-1]
    if "//" in last or last.startswith(("www.", "@", "#")):
        return "](" not in last
    return len(lines) > 1 and all(": " in line for line in lines)
