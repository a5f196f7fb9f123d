"""What a mistyped word was meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.orthography.slips import meant_word
from newsroom.language.words import word_set

KNOWN = word_set("""
    akses antusias disabilitas introspeksi kegiatan keberadaannya koordinasi komitmen laksana
    masyarakat transparan trompet kalor masjid habis talut wajib dompet
    """)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("askes", "akses"),
        ("kegitan", "kegiatan"),
        ("masyarakt", "masyarakat"),
        ("intropeksi", "introspeksi"),
        ("disabilitasi", "disabilitas"),
        ("transfaran", "transparan"),
        ("antusiass", "antusias"),
        ("berkoordinsi", "berkoordinasi"),
        ("berkomitmennt", None),
        ("dilaksnakan", "dilaksanakan"),
        ("masjit", "masjid"),
        ("habiz", "habis"),
        ("talud", "talut"),
        ("domped", "dompet"),
        ("wajip-wajip", "wajib-wajib"),
        ("trumpet", "trompet"),
    ],
)
def test_one_slip_is_seen_through(written: str, meant: str | None) -> None:
    assert meant_word(written, KNOWN.__contains__) == meant


@pytest.mark.parametrize(
    "word",
    [
        "terompet",
        "klor",
        "kalot",
        "wajid",
        "masjit-talud",
        "robusta",
        "dashcam",
        "gado-gado",
        "a" * 40,
    ],
)
def test_words_far_from_every_known_one_and_short_ones_are_let_pass(word: str) -> None:
    assert meant_word(word, KNOWN.__contains__) is None


@given(st.text(max_size=30))
def test_any_text_is_borne(text: str) -> None:
    assert meant_word(text, KNOWN.__contains__) in {None, *KNOWN} or text.islower()
