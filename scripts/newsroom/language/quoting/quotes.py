"""Quotation marks: what stands between them, and where one is missing or turned round.

Marks are read per paragraph. Speech that runs over several paragraphs repeats the opening mark
at the beginning of each and is closed once, at the end of the last (Ejaan Bahasa Indonesia yang
Disempurnakan has no rule of its own for it; this is the practice of Indonesian newspapers).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from newsroom.language.passages import Passage
from newsroom.language.quoting.marks import (
    Mark,
    Way,
    low_marks_closed,
    paired_marks,
    read_mark,
    without_inches,
)
from newsroom.language.quoting.verbs import ATTRIBUTING

_MARK = re.compile(r"[\"“”„‟]")
MOST_FAULTS = 5
"""So many faults of one paragraph are told; mending them shows the others, if there are any."""
# A mark is missing where a verb of saying follows the end of a clause without one.
_CLAUSE_END = re.compile(r"[,.?!…](?P<gap>\s{1,3})(?P<verb>[a-z]{4,16})\b")


class FaultKind(StrEnum):
    """What is wrong with a mark."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    TURNED = "turned"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Edit:
    """What would mend a fault: the characters from `start` to `end` replaced."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark without its partner, with one of another kind, or turned the wrong way; `at` is the mark."""

    kind: FaultKind
    at: int
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks, `start` to `end`; `passage` is the index of theirs.

    `continues` says that the speech goes on in the next paragraph, so that no mark closes it here.
    """

    start: int
    end: int
    passage: int
    continues: bool = False

    @property
    def inside(self) -> tuple[int, int]:
        """Where the quoted words themselves stand."""
        return self.start + 1, self.end if self.continues else self.end - 1


@dataclass(frozen=True, slots=True)
class Quoted:
    """All quotes of some passages and the faults of their marks, in order."""

    quotes: tuple[Quote, ...]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Reading:
    """One passage as read: offsets count from its beginning."""

    pairs: list[tuple[int, int]]
    faults: list[Fault]
    left_open: Mark | None = None


@lru_cache(maxsize=4)
def read_quotes(passages: tuple[Passage, ...]) -> Quoted:
    """The quotes in `passages`, of which those of running text may continue each other."""
    quotes: list[Quote] = []
    faults: list[Fault] = []
    readings = [_read(passage.prose) for passage in passages]
    for index, (passage, reading) in enumerate(zip(passages, readings, strict=True)):
        start = passage.start
        quotes += [Quote(start + one, start + two, index) for one, two in reading.pairs]
        faults += [_moved(fault, start) for fault in reading.faults]
        if reading.left_open is None:
            continue
        opened = start + reading.left_open.at
        if _goes_on(passages, index, reading.left_open):
            quotes.append(Quote(opened, start + len(passage.prose), index, continues=True))
        else:
            edit = _missing_close(passage.prose, reading.left_open.at, len(passage.prose))
            faults.append(_moved(Fault(FaultKind.UNCLOSED, reading.left_open.at, edit), start))
            _forgive_late_close(passages, readings, index)
    return Quoted(tuple(sorted(quotes, key=_start)), tuple(sorted(faults, key=_at)))


def _start(quote: Quote) -> int:
    return quote.start


def _at(fault: Fault) -> int:
    return fault.at


def _moved(fault: Fault, by: int) -> Fault:
    edit = fault.edit and replace(fault.edit, start=fault.edit.start + by, end=fault.edit.end + by)
    return replace(fault, at=fault.at + by, edit=edit)


def _goes_on(passages: Sequence[Passage], index: int, opened: Mark) -> bool:
    """Whether the speech left open goes on in the next paragraph, which repeats the mark."""
    if index + 1 == len(passages) or not (passages[index].is_text and passages[index + 1].is_text):
        return False
    prose, begins = passages[index].prose, passages[index + 1].prose.lstrip()[:1]
    return begins in ("“", '"', "„") and not _missing_close(prose, opened.at, len(prose))


def _forgive_late_close(
    passages: Sequence[Passage], readings: Sequence[_Reading], index: int
) -> None:
    """A close in the next paragraph belongs to the fault just found; it is no second one."""
    if index + 1 < len(readings) and passages[index].is_text:
        later = readings[index + 1]
        if later.faults and later.faults[0].kind is FaultKind.UNOPENED:
            del later.faults[0]


def _read(prose: str) -> _Reading:
    marks = [read_mark(prose, match.start()) for match in _MARK.finditer(prose)]
    marks = without_inches(prose, marks)
    if not marks:
        return _Reading([], [])
    pairs, rest = paired_marks(low_marks_closed(marks))
    reading = _in_turn(rest) or _mended(prose, rest)
    reading.pairs[:0] = pairs
    reading.faults += _mixed(prose, reading.pairs)
    del reading.faults[MOST_FAULTS:]
    if reading.faults and reading.faults[0] == Fault(FaultKind.UNOPENED, marks[0].at):
        reading.faults[0] = replace(reading.faults[0], edit=_missing_open(prose, marks[0]))
    return reading


def _mixed(prose: str, pairs: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """The straight marks whose partner is curved: `“Siap," kata Rina`. The curved one is right."""
    for start, end in pairs:
        if is_mixed(prose, start, end):
            at, curved = (start, "“") if prose[start] == '"' else (end - 1, "”")
            # “Layar 24" kami pasang: inches.
            if not (at > start and prose[at - 1].isdigit()):
                yield Fault(FaultKind.MIXED, at, Edit(at, at + 1, curved))


def is_mixed(prose: str, start: int, end: int) -> bool:
    """Whether the marks at both ends of a quote, `start` to `end` of `prose`, are of two kinds."""
    return (prose[start] == '"') != (prose[end - 1] == '"')


def _in_turn(marks: Sequence[Mark]) -> _Reading | None:
    """Straight marks show no direction: an even number of them is taken as pairs."""
    if not marks or len(marks) % 2 or any(mark.character != '"' for mark in marks):
        return None
    ats = [mark.at for mark in marks]
    return _Reading([(one, two + 1) for one, two in zip(ats[::2], ats[1::2], strict=True)], [])


def _mended(prose: str, marks: Sequence[Mark]) -> _Reading:
    """The pairs as they were meant, and the marks that are at fault."""
    reading = _Reading([], [])
    opened: Mark | None = None
    for mark in marks:
        if opened is None:
            opened = _open(mark, reading)
        elif mark.way is not Way.OPEN:
            reading.pairs.append((opened.at, mark.at + 1))
            opened = None
        elif _is_turned_close(prose, mark, opened):
            reading.pairs.append((opened.at, mark.at + 1))
            reading.faults.append(Fault(FaultKind.TURNED, mark.at, _turn_close(prose, mark)))
            opened = None
        else:
            edit = _missing_close(prose, opened.at, mark.at)
            reading.faults.append(Fault(FaultKind.UNCLOSED, opened.at, edit))
            opened = mark
    reading.left_open = opened
    return reading


def _open(mark: Mark, reading: _Reading) -> Mark | None:
    """Take a mark where none is open; None where it closes what was never opened."""
    if mark.way is not Way.CLOSE:
        return mark
    if mark.character == "”" and mark.leans is Way.OPEN:
        reading.faults.append(Fault(FaultKind.TURNED, mark.at, Edit(mark.at, mark.at + 1, "“")))
        return mark
    reading.faults.append(Fault(FaultKind.UNOPENED, mark.at))
    return None


def _is_turned_close(prose: str, mark: Mark, opened: Mark) -> bool:
    """Whether an opening mark stands where a closing one belongs: `siap,“ kata`, `, “jelasnya`."""
    if mark.character == '"':
        return False
    word = re.match(r"\s{0,3}([a-z]{4,16})\b", prose[mark.at + 1 : mark.at + 21])
    speaks = word is not None and word[1] in ATTRIBUTING
    return mark.leans is Way.CLOSE or (speaks and mark.at > opened.at + 1)


def _turn_close(prose: str, mark: Mark) -> Edit:
    """`, “jelasnya` becomes `,” jelasnya`."""
    start = mark.at
    while start and mark.at - start < 3 and prose[start - 1].isspace():
        start -= 1
    gap = " " if prose[mark.at + 1 : mark.at + 2].isalnum() else ""
    return Edit(start, mark.at + 1, f"”{gap}")


def _missing_close(prose: str, opened: int, until: int) -> Edit | None:
    """Where, before `until`, a verb of saying follows the speech without a mark before it."""
    for match in _CLAUSE_END.finditer(prose, opened, until):
        if match["verb"] in ATTRIBUTING:
            mark = '"' if prose[opened] == '"' else "”"
            return Edit(match.start("gap"), match.start("gap"), mark)
    return None


def _missing_open(prose: str, mark: Mark) -> Edit | None:
    """Where the speech that `mark` closes began, if it is the paragraph's first sentence."""
    first = len(prose) - len(prose.lstrip())
    if re.search(r"[.?!…]\s", prose[first : mark.at]):
        return None
    return Edit(first, first, '"' if mark.character == '"' else "“")
