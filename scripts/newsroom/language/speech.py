"""Prose with the quoted words blanked, so that nobody's words are read as the reporter's."""

from functools import lru_cache

from newsroom.language.passages import Passage
from newsroom.language.quotes import Quote, read_quotes


@lru_cache(maxsize=4)
def without_speech(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The prose of each passage with what stands between quotation marks blanked.

    The marks stay, and so does the last quoted character: a full stop there can end a sentence.
    """
    inside: list[list[tuple[int, int]]] = [[] for _ in passages]
    for quote in read_quotes(passages).quotes:
        inside[quote.passage].append(_hidden(quote, passages[quote.passage].start))
    return tuple(
        _blanked(passage.prose, hidden) for passage, hidden in zip(passages, inside, strict=True)
    )


def _hidden(quote: Quote, offset: int) -> tuple[int, int]:
    start, end = quote.inside
    return start - offset, max(start, end if quote.continues else end - 1) - offset


def _blanked(prose: str, hidden: list[tuple[int, int]]) -> str:
    pieces = []
    done = 0
    for start, end in hidden:
        pieces += [prose[done:start], "".join(_space(one) for one in prose[start:end])]
        done = end
    return "".join([*pieces, prose[done:]])


def _space(character: str) -> str:
    return "\n" if character == "\n" else " "
