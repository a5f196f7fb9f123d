"""What was changed in a story, word by word, for an editor who knows the old one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 4000
"""Stretches of more tokens than these are not compared by words: the work grows with their square."""
_MOST_LINES = 10_000
_AROUND = 30
"""Characters of what stands before and behind a change."""

_Range = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were replaced, added (`old` empty) or taken out (`new` empty).

    `line` is where in the new text, `before` and `after` what stands around them there. Where too
    much changed to be told by words, `old` and `new` are empty and `lines` says how many lines.
    """

    line: int
    old: str = ""
    new: str = ""
    before: str = ""
    after: str = ""
    lines: int = 0


def changes_of(old: str, new: str) -> tuple[Change, ...]:
    """The changes from `old` to `new`, in order; line ends of Windows are none."""
    was, now = _lines(old), _lines(new)
    if max(len(was), len(now)) > _MOST_LINES:
        return (Change(1, lines=max(len(was), len(now))),) if was != now else ()
    return tuple(change for block in _blocks(was, now) for change in _in_lines(was, now, block))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Range]:
    """Ranges of `old` (start, end) and of `new` that stand for each other, as long as they are."""
    block: _Range | None = None
    for edit in Indel.opcodes(old, new):
        if edit.tag == "equal":
            if block:
                yield block
            block = None
            continue
        start = block or (edit.src_start, 0, edit.dest_start, 0)
        block = (start[0], edit.src_end, start[2], edit.dest_end)
    if block:
        yield block


def _in_lines(old: Sequence[str], new: Sequence[str], block: _Range) -> Iterator[Change]:
    i, j, k, m = block
    line = min(k, max(len(new) - 1, 0)) + 1
    was, now = _TOKEN.findall("\n".join(old[i:j])), _TOKEN.findall("\n".join(new[k:m]))
    if max(len(was), len(now)) > _MOST_TOKENS:
        yield Change(line, lines=max(j - i, m - k))
        return
    for a, b, c, d in _joined(list(_blocks(was, now)), was, now):
        removed, added = "".join(was[a:b]), "".join(now[c:d])
        if not removed.strip() and not added.strip():
            continue
        before, after = "".join(now[:c]), "".join(now[d:])
        yield Change(
            line=line + before.count("\n"),
            old=removed.strip(),
            new=added.strip(),
            before=_end(before),
            after=_beginning(after),
        )


def _joined(blocks: list[_Range], old: Sequence[str], new: Sequence[str]) -> Iterator[_Range]:
    """Changes that only a blank keeps apart are one: `dua ratus` for `tiga puluh`."""
    waiting: _Range | None = None
    for block in blocks:
        if waiting and _only_blanks(old[waiting[1] : block[0]], new[waiting[3] : block[2]]):
            waiting = (waiting[0], block[1], waiting[2], block[3])
            continue
        if waiting:
            yield waiting
        waiting = block
    if waiting:
        yield waiting


def _only_blanks(old: Sequence[str], new: Sequence[str]) -> bool:
    between = "".join(old) + "".join(new)
    return not between.strip() and "\n" not in between


def _end(text: str) -> str:
    line = text.rsplit("\n", 1)[-1]
    if len(line) <= _AROUND:
        return line.lstrip()
    return "…" + line[-_AROUND:].split(" ", 1)[-1]


def _beginning(text: str) -> str:
    line = text.split("\n", 1)[0]
    if len(line) <= _AROUND:
        return line.rstrip()
    return line[:_AROUND].rsplit(" ", 1)[0] + "…"
