"""Where an unknown word counts as a word."""

import pytest

from newsroom.language.orthography.strangers import openers, stands_alone
from newsroom.language.words import words_of


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("Kegitan ini ramai. Pasra itu tutup.", ["Kegitan"]),
        ("Masjit-masjit bernyanyi.\nSanggar tersebut dibuka.", ["Masjit-masjit", "Sanggar"]),
        ("Ia dan Kegitan ini. Sela-Hulu sepi. Sayur-mayur mahal.", []),
        ("Aminah datang. Kota-kota.id dibaca.", ["Kota-kota"]),
    ],
)
def test_an_opener_is_no_name_where_it_is_pointed_at_or_said_twice(
    prose: str, found: list[str]
) -> None:
    assert [word.text for word in openers(prose)] == found


@pytest.mark.parametrize(
    ("prose", "word", "alone"),
    [
        ("warga melapr ke posko", "melapr", True),
        ("buka berkas/daftr segera", "daftr", False),
        ("surel redks@contoh.example", "redks", False),
        ("tanda tangan (dw)", "dw", False),
        ("unduh daftr.pdf", "daftr", False),
    ],
)
def test_a_word_within_an_address_or_a_signature_does_not_stand_alone(
    prose: str, word: str, *, alone: bool
) -> None:
    there = next(one for one in words_of(prose) if one.lower.startswith(word))
    assert stands_alone(prose, there) is alone
