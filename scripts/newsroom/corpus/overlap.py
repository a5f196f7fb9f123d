"""Where a text repeats another one: runs of equal words, and no marks, capitals or line breaks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsroom.corpus.sketch import GRAM, RUN, TOKEN, gram_hashes


@dataclass(frozen=True)
class Wording:
    """Stretches of text by where they stand in a file, to be compared word for word.

    Stretches count as following each other. `words` are in lower case.
    """

    stretches: tuple[tuple[int, str], ...]

    @cached_property
    def words(self) -> Sequence[str]:
        """The words and figures, in order."""
        # Made small last: the lower case of a text can be longer than the text, and not its words.
        words = [word for _, text in self.stretches for word in TOKEN.findall(text)]
        return tuple(" ".join(words).lower().split(" ")) if words else ()

    @cached_property
    def hashes(self) -> Sequence[int]:
        """The hash of every gram, by where it begins."""
        return gram_hashes(self.words)

    @cached_property
    def places(self) -> Sequence[tuple[int, int]]:
        """Where in the file each word stands."""
        return tuple(
            (offset + match.start(), offset + match.end())
            for offset, text in self.stretches
            for match in TOKEN.finditer(text)
        )


def shared_runs(
    mine: Wording, theirs: Callable[[], Sequence[str]], prints: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The longest stretches of which the other text holds every `RUN` words, as ranges of words.

    Only runs that hold one of the fingerprints `prints` count; the others are everybody's.
    `theirs` gives the words of the other text, in lower case.
    """
    words = mine.words
    marked = [at for at, one in enumerate(mine.hashes) if one in prints]
    if not marked:
        return
    other = tuple(theirs())
    known = {other[at : at + RUN] for at in range(len(other) - RUN + 1)}
    done = 0
    for at in marked:
        first = next(
            (
                start
                for start in range(max(done, at - RUN + GRAM), at + 1)
                if words[start : start + RUN] in known
            ),
            None,
        )
        if first is None:
            continue
        last = first
        while words[last + 1 : last + 1 + RUN] in known:
            last += 1
        while first > done and words[first - 1 : first - 1 + RUN] in known:
            first -= 1
        done = last + RUN
        yield first, done
