"""Whether a story says what its correction says that it does, as far as figures and names tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsroom.language.lexicon import DAYS, MONTHS
from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Role, story_passages, value_passage
from newsroom.registers import WordList
from newsroom.story import Correction, Story

_FIGURE = re.compile(r"\d++(?:[.,]\d++)*+")
_FIGURE_OF = re.compile(r"(?<!\d)(?<!\d[.,])(\d++(?:[.,]\d++)*+)\s{1,2}([^\W\d_]{2,40}+)")
# Capitals within a sentence.
_NAME = re.compile(r"(?<=[^\W\d_] )[A-Z][^\W\d_]{3,40}+")
_HEADLINE = re.compile(r"\bjudul\b", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:ralat|koreksi|semula|sebelumnya)\b", re.IGNORECASE)
_APOLOGY = re.compile(r"\bmaaf(?:kan)?\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:bukan|semula|sebelumnya|tadinya|awalnya)\b", re.IGNORECASE)
_CALENDAR = DAYS | MONTHS


class Undone(NamedTuple):
    """A word of the correction's `key`: right and not in the story, or wrong and still there."""

    key: str
    word: str


def wording_of(story: Story, index: int) -> tuple[str, str]:
    """What is written as wrong and as right in an entry that may be left out for another fault."""
    values = (
        value_passage(story, Role.TEXT, ("corrections", index, key)) for key in ("wrong", "right")
    )
    wrong, right = (value.prose if value else "" for value in values)
    return wrong, right


def find_empty(wrong: str, right: str, phrases: WordList) -> str | None:
    """The key that says no more than that something was changed: only `phrases`, or the same twice."""
    # Ratna Wulandari, bukan Ratna Wulandri: what is right tells both.
    if not _CONTRAST.search(right) and _says_nothing(wrong, phrases):
        return "wrong"
    same = _letters(wrong) == _letters(right)
    return "right" if same or _says_nothing(right, phrases) else None


def _says_nothing(text: str, phrases: WordList) -> bool:
    left = list(text)
    for hit in phrases.find(text):
        left[hit.start : hit.end] = " " * (hit.end - hit.start)
    return not _letters("".join(left))


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def lacks_apology(entry: Correction) -> bool:
    """Whether a figure, a name or the headline was wrong, and nobody apologises."""
    return _is_grave(entry) and not _APOLOGY.search(f"{entry.note} {entry.right}")


def _is_grave(entry: Correction) -> bool:
    figures = set(_FIGURE.findall(entry.wrong)) ^ set(_FIGURE.findall(entry.right))
    names = _names(entry.wrong) ^ _names(entry.right)
    return bool(figures or names or _HEADLINE.search(f"{entry.note} {entry.wrong}"))


def find_undone(story: Story, entry: Correction) -> Undone | None:
    """The first thing that the correction says and the story does not bear out."""
    text, right = _text(story), _CONTRAST.split(entry.right, maxsplit=1)[0]
    figures = _undone_figures(text, entry, right)
    return next(figures, None) or next(_undone_names(text, entry, right), None)


def _undone_figures(text: str, entry: Correction, told: str) -> Iterator[Undone]:
    there = {_digits(figure) for figure in _FIGURE.findall(text)}
    right = _FIGURE.findall(entry.right)
    for figure in _FIGURE.findall(told):
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


def _undone_names(text: str, entry: Correction, told: str) -> Iterator[Undone]:
    wrong, right = _names(entry.wrong), _names(entry.right)
    for name in sorted(_names(told) - wrong):
        # Days and months are as often written in figures.
        if name not in text and name.lower() not in _CALENDAR:
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
