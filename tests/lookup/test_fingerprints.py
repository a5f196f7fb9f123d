"""Fingerprints: two texts that share a run of words share one, by the definition of winnowing."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.lookup import GRAM, RUN, WINDOW, fingerprints, key_print
from newsroom.lookup.fingerprints import SPACE

WORDS = st.sampled_from(
    [
        "air",
        "banjir",
        "cepat",
        "desa",
        "emas",
        "fajar",
        "gula",
        "hulu",
        "intan",
        "jalan",
        "kapal",
        "lama",
    ]
)


@given(
    st.lists(WORDS, min_size=RUN, max_size=RUN + 20), st.lists(WORDS, max_size=60), st.lists(WORDS)
)
def test_a_shared_run_of_words_leaves_a_shared_fingerprint(
    run: list[str], before: list[str], after: list[str]
) -> None:
    assert fingerprints(run) & fingerprints([*before, *run, *after])


@given(st.lists(WORDS, max_size=200))
def test_they_are_the_least_hashes_of_all_windows(words: list[str]) -> None:
    one_by_one = [min((_hash(gram) for gram in grams), default=None) for grams in _windows(words)]

    assert fingerprints(words) == {hash_ % SPACE for hash_ in one_by_one if hash_ is not None}


def _windows(words: list[str]) -> list[list[list[str]]]:
    grams = [words[at : at + GRAM] for at in range(len(words) - GRAM + 1)]
    return [grams[at : at + WINDOW] for at in range(max(1, len(grams) - WINDOW + 1))]


def _hash(gram: list[str]) -> int:
    """CRC-32, as its definition has it (ISO 3309), bit by bit."""
    value = 0xFFFFFFFF
    for byte in "".join(f"{word} " for word in gram).encode():
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
    return value ^ 0xFFFFFFFF


def test_too_few_words_leave_none() -> None:
    assert fingerprints([]) == set()
    assert fingerprints(["satu", "dua", "tiga", "empat"]) == set()
    assert len(fingerprints(["satu", "dua", "tiga", "empat", "lima"])) == 1


def test_about_forty_words_are_enough() -> None:
    assert RUN <= 42


def test_a_key_is_told_from_another_of_the_same_text() -> None:
    assert key_print("id", "2026-11-19-pasar") == key_print("id", "2026-11-19-pasar")
    assert key_print("id", "2026-11-19-pasar") != key_print("title", "2026-11-19-pasar")
