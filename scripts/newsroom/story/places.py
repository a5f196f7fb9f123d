"""Where the values of a story's front matter stand."""

from collections.abc import Iterator, Mapping

from newsroom.finding import LineIndex, Span
from newsroom.typed import Loc


class Places(Mapping[Loc, Span]):
    """Spans by path of keys and list indexes, worked out when asked for: most never are.

    `ranges` are offsets (start, end) into the text that `lines` is the index of.
    """

    __slots__ = ("_ranges", "lines")

    def __init__(self, ranges: Mapping[Loc, tuple[int, int]], lines: LineIndex) -> None:
        self._ranges = ranges
        self.lines = lines

    def __getitem__(self, loc: Loc) -> Span:
        return self.lines.span(*self._ranges[loc])

    def offsets(self, loc: Loc) -> tuple[int, int] | None:
        """Where the value at `loc` stands, as offsets (start, end) into the text."""
        return self._ranges.get(loc)

    def __contains__(self, loc: object) -> bool:
        return loc in self._ranges

    def __iter__(self) -> Iterator[Loc]:
        return iter(self._ranges)

    def __len__(self) -> int:
        return len(self._ranges)
