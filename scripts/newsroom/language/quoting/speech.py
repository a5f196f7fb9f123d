"""Prose with the quoted words blanked, so that nobody's words are read as the reporter's."""

import re
from dataclasses import replace
from functools import lru_cache

from newsroom.language.passages import Passage, body_passages, front_passages
from newsroom.language.quoting.quotes import Quote, read_quotes
from newsroom.story import Story

_NOT_A_BREAK = re.compile(r"[^\n]")
# Foreign words and titles of works stand in italics: *stunting*, _Laskar Pelangi_.
_ITALICS = re.compile(r"(?<![\w\\*_])([*_])(?=[^\s*_])[^*_\n]{1,120}(?<=\S)\1(?![\w*_])")


@lru_cache(maxsize=4)
def own_words(story: Story) -> tuple[Passage, ...]:
    """The passages of `story` with everything blanked that is not the reporter's own wording.

    That is what stands between quotation marks (speech, titles, slogans) and what stands in
    italics (foreign words, titles of works). Places stay the same.
    """
    return tuple(
        _with_prose(passage, _without_italics(prose, story.text[passage.start : passage.end]))
        for passages in (front_passages(story), body_passages(story.body))
        for passage, prose in zip(passages, without_speech(passages), strict=True)
    )


def _with_prose(passage: Passage, prose: str) -> Passage:
    return passage if prose == passage.prose else replace(passage, prose=prose)


def _without_italics(prose: str, written: str) -> str:
    if "*" not in written and "_" not in written:
        return prose
    stretches = [match.span() for match in _ITALICS.finditer(written)]
    return _blanked(prose, stretches) if stretches else prose


@lru_cache(maxsize=4)
def without_speech(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The prose of each passage with what stands between quotation marks blanked.

    The marks stay, and so does a full stop before the last of them: it can end a sentence.
    """
    inside: list[list[tuple[int, int]]] = [[] for _ in passages]
    for quote in read_quotes(passages).quotes:
        inside[quote.passage].append(_hidden(quote, passages[quote.passage]))
    return tuple(
        _blanked(passage.prose, hidden) for passage, hidden in zip(passages, inside, strict=True)
    )


def _hidden(quote: Quote, passage: Passage) -> tuple[int, int]:
    start, end = (place - passage.start for place in quote.inside)
    keeps_mark = not quote.continues and not passage.prose[end - 1 : end].isalnum()
    return start, max(start, end - 1 if keeps_mark else end)


def _blanked(prose: str, hidden: list[tuple[int, int]]) -> str:
    pieces = []
    done = 0
    for start, end in hidden:
        pieces += [prose[done:start], _NOT_A_BREAK.sub(" ", prose[start:end])]
        done = end
    return "".join([*pieces, prose[done:]])
