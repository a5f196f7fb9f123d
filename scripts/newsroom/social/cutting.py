"""Shortening a text where a reader would: at a sentence, else at a word, never in a character."""

from collections.abc import Callable, Sequence

import regex

from newsroom.language.sentences import split_sentences
from newsroom.social.counting import boundaries

Fits = Callable[[str], bool]

_WORD_END = regex.compile(r"(?<=\S)(?=\s)")
_PAIRS = {"“": "”", "‘": "’", "«": "»", '"': '"'}
# Nobody nests quotations deeper; it keeps a hostile text from costing more than a long one.
_DEEPEST = 8
_DANGLING = " \n,;:.–—-([{/&·“‘«"
# A shorter cut is worth this share of a longer one when it ends better.
_WORTH = 0.5


def cut(text: str, fits: Fits) -> str:
    """The longest good beginning of `text` that `fits`: whole, to a sentence, to a word with `…`.

    Quotation marks that the cut would leave open are closed. Without any white space (Chinese,
    a long address) it is cut between two characters. Nothing fitting gives an empty text.
    """
    if fits(text):
        return text
    by_character = _longest(boundaries(text), lambda end: _broken_off(text[:end]), fits)
    by_word = _longest(_word_ends(text), lambda end: _broken_off(text[:end]), fits)
    by_sentence = _longest(_sentence_ends(text), lambda end: text[:end], fits)
    word = by_word if len(by_word) >= _WORTH * len(by_character) else by_character
    return by_sentence if by_sentence and len(by_sentence) >= _WORTH * len(word) else word


def _longest(ends: Sequence[int], made: Callable[[int], str], fits: Fits) -> str:
    """What the last of `ends` makes that still fits; a length only grows with its end, nearly."""
    high = 1
    while high <= len(ends) and fits(made(ends[high - 1])):
        high *= 2
    # ends[low - 1] fits, or low is 0; ends[high - 1] does not fit, or there is no such end.
    low, high = high // 2, min(high, len(ends) + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if fits(made(ends[middle - 1])):
            low = middle
        else:
            high = middle
    return made(ends[low - 1]) if low else ""


def _word_ends(text: str) -> list[int]:
    return [found.start() for found in _WORD_END.finditer(text)]


def _sentence_ends(text: str) -> list[int]:
    """Behind each sentence of each line, where no quotation is open; the text's end is none."""
    quotes = _Quotes()
    ends: list[int] = []
    start = 0
    for line in text.split("\n"):
        read = 0
        for _, end in split_sentences(line):
            quotes.read(line[read:end])
            read = end
            if not quotes.open:
                ends.append(start + end)
        start += len(line) + 1
    return [end for end in ends if end < len(text)]


def _broken_off(text: str) -> str:
    kept = text.rstrip(_DANGLING)
    return f"{kept}…{open_quotes(kept)}" if kept else ""


def open_quotes(text: str) -> str:
    """The marks that would close the quotations left open at the end of `text`, innermost first."""
    quotes = _Quotes()
    quotes.read(text)
    return "".join(reversed(quotes.open))


class _Quotes:
    """The quotations that are open behind what was read; `open` holds the marks that close them."""

    def __init__(self) -> None:
        self.open: list[str] = []

    def read(self, text: str) -> None:
        for character in text:
            if character in self.open:
                # ’ is an apostrophe too, so a mark that closes nothing is passed over.
                del self.open[len(self.open) - 1 - self.open[::-1].index(character) :]
            elif character in _PAIRS and len(self.open) < _DEEPEST:
                self.open.append(_PAIRS[character])
