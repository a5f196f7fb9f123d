"""Where a text repeats another one: runs of equal words, and no marks, capitals or line breaks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsroom.corpus.sketch import GRAM, RUN, TOKEN, gram_hashes


class Token(NamedTuple):
    """A word or figure in lower case, and where it stands in its text."""

    word: str
    start: int
    end: int


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """The words and figures of `text`; places count from `offset`."""
    return [
        Token(match[0].lower(), match.start() + offset, match.end() + offset)
        for match in TOKEN.finditer(text)
    ]


def shared_runs(
    mine: Sequence[Token], theirs: Iterable[str], prints: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The longest stretches of which the other text holds every `RUN` words, as ranges of `mine`.

    Only runs that hold one of the fingerprints `prints` count; the others are everybody's.
    """
    words = [token.word for token in mine]
    marked = [at for at, one in enumerate(gram_hashes(words)) if one in prints]
    if not marked:
        return
    other = list(theirs)
    known = {tuple(other[at : at + RUN]) for at in range(len(other) - RUN + 1)}
    done = 0
    for at in marked:
        first = next(
            (
                start
                for start in range(max(done, at - RUN + GRAM), at + 1)
                if tuple(words[start : start + RUN]) in known
            ),
            None,
        )
        if first is None:
            continue
        last = first
        while tuple(words[last + 1 : last + 1 + RUN]) in known:
            last += 1
        while first > done and tuple(words[first - 1 : first - 1 + RUN]) in known:
            first -= 1
        done = last + RUN
        yield first, done
