"""Which words the newsroom knows, with the dictionary's, the house's, and what grows from both."""

import pytest

from newsroom.language.orthography.vocabulary import is_known
from newsroom.language.words import word_set

HOUSE = word_set("genset posyandu siber")


@pytest.mark.parametrize(
    "word",
    ["pasar", "gensetnya", "posyandu-posyandu", "bersiber", "ujarnya", "senin-kamis", "kwh", "dr"],
)
def test_words_of_the_dictionary_the_house_and_the_calendar_are_known(word: str) -> None:
    assert is_known(word, HOUSE)


@pytest.mark.parametrize("word", ["kegitan", "transfaran", "gensett", "p\u0430sar", "\u00e9"])
def test_slips_and_other_scripts_are_not(word: str) -> None:
    assert not is_known(word, HOUSE)
