"""Names by which the text itself introduces a person.

`Dayat, sapaan akrab Aji Hidayat`, `Aji Hidayat, akrab disapa Dayat`, `wali kota yang disapa Ros`.
"""

from collections.abc import Iterable, Iterator

from newsroom.language.words import Word, find_words, word_set

_CALLED = word_set("dipanggil disapa")
_INTRODUCING = _CALLED | word_set("alias panggilan sapaan")
# How many words may stand between the word that introduces and the names on both sides.
_BEFORE, _AFTER = 6, 3
_LONGEST_NAME = 6


def find_nicknames(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names for one person, as they stand on both sides of `sapaan akrab`.

    The first is empty where the text calls somebody by a name and says no more than the office.
    """
    for text in texts:
        if not any(word in text for word in _INTRODUCING):
            continue
        words = find_words(text)
        for index, word in enumerate(words):
            if word.text in _INTRODUCING:
                before = _run(words[max(0, index - _BEFORE - _LONGEST_NAME) : index][::-1], _BEFORE)
                after = _run(words[index + 1 : index + 1 + _AFTER + _LONGEST_NAME], _AFTER)
                if after and word.text in _CALLED and len(before) < 2:
                    yield "", _joined(after)
                elif after and before:
                    yield _joined(before[::-1]), _joined(after)


def _run(words: list[Word], within: int) -> list[Word]:
    """The first capitalised words that stand side by side, beginning after `within` at most."""
    run: list[Word] = []
    for index, word in enumerate(words):
        if run and not (word.is_capitalised and _touch(run[-1], word)):
            break
        if word.is_capitalised:
            run.append(word)
        elif index == within:
            break
    return run


def _touch(one: Word, two: Word) -> bool:
    first, second = sorted((one, two), key=lambda word: word.start)
    return second.start - first.end == 1


def _joined(words: list[Word]) -> str:
    return " ".join(word.text for word in words)
