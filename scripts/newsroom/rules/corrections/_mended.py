"""Whether a story says what its correction says that it does, as far as figures and names tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsroom.language.passages import Role, story_passages
from newsroom.language.spelling import is_word
from newsroom.registers import WordList
from newsroom.story import Correction, Story

_FIGURE = re.compile(r"\d++(?:[.,]\d++)*+")
_FIGURE_OF = re.compile(r"(\d++(?:[.,]\d++)*+)\s{1,2}([^\W\d_]{2,40}+)")
# Capitals within a sentence.
_NAME = re.compile(r"(?<=[^\W\d_] )[A-Z][^\W\d_]{3,40}+")
_HEADLINE = re.compile(r"\bjudul\b", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:ralat|koreksi|semula|sebelumnya)\b", re.IGNORECASE)


class Undone(NamedTuple):
    """A word of the correction's `key`: right and not in the story, or wrong and still there."""

    key: str
    word: str


def find_empty(entry: Correction, phrases: WordList) -> str | None:
    """The key that says no more than that something was changed: only `phrases`, or the same twice."""
    if _says_nothing(entry.wrong, phrases):
        return "wrong"
    same = _letters(entry.wrong) == _letters(entry.right)
    return "right" if same or _says_nothing(entry.right, phrases) else None


def _says_nothing(text: str, phrases: WordList) -> bool:
    left = list(text)
    for hit in phrases.find(text):
        left[hit.start : hit.end] = " " * (hit.end - hit.start)
    return not _letters("".join(left))


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def is_grave(entry: Correction) -> bool:
    """Whether a figure, a name or the headline was wrong."""
    figures = set(_FIGURE.findall(entry.wrong)) ^ set(_FIGURE.findall(entry.right))
    names = _names(entry.wrong) ^ _names(entry.right)
    return bool(figures or names or _HEADLINE.search(f"{entry.note} {entry.wrong}"))


def find_undone(story: Story, entry: Correction) -> Undone | None:
    """The first thing that the correction says and the story does not bear out."""
    text = _text(story)
    return next(_undone_figures(text, entry), None) or next(_undone_names(text, entry), None)


def _undone_figures(text: str, entry: Correction) -> Iterator[Undone]:
    there = {_digits(figure) for figure in _FIGURE.findall(text)}
    right = _FIGURE.findall(entry.right)
    for figure in right:
        # Small numbers are as often written in words.
        if len(figure) > 1 and _digits(figure) not in there and figure not in entry.wrong:
            yield Undone("right", figure)
    counted = set(_FIGURE_OF.findall(text))
    for figure, noun in _FIGURE_OF.findall(entry.wrong):
        if figure not in right and (figure, noun) in counted:
            yield Undone("wrong", f"{figure} {noun}")


def _digits(figure: str) -> str:
    """What 9,24 juta and 9.240.000 have in common."""
    return re.sub(r"\D", "", figure).strip("0")


def _undone_names(text: str, entry: Correction) -> Iterator[Undone]:
    wrong, right = _names(entry.wrong), _names(entry.right)
    for name in sorted(right - wrong):
        if name not in text:
            yield Undone("right", name)
    for name in sorted(wrong - right):
        if not is_word(name.lower()) and re.search(rf"\b{name}\b", text):
            yield Undone("wrong", name)


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text))


def _text(story: Story) -> str:
    """What readers see, without what tells of a correction."""
    shown = [one.prose for one in story_passages(story) if one.role is not Role.SOCIAL]
    return "\n".join(prose for prose in shown if not _TELLS.search(prose))
