"""Records: packed so tightly that a year of 7,000 stories stays below 300 kB, and read back whole."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lookup import Keys, fingerprints, key_print, normal_words, pack, record_of, year_file
from newsroom.lookup.fingerprints import SPACE
from newsroom.story import address_of
from story_generator import generate

KEYS = Keys("/2026/11/pasar/", "2026-11-19-pasar", "Pasar Tepian Buka Lebih Pagi")
A_YEAR = 7000
MOST_BYTES = 300_000


def unpacked(data: bytes) -> tuple[list[int], int]:
    """The values of the record at the start of `data`, and where the next one begins."""
    size = shift = at = 0
    while True:
        byte = data[at]
        size |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            break
    bits = _bits(data[at:])
    low = (SPACE * 69 // (100 * size)).bit_length() if size else 0
    values, value, used = [], 0, 0
    for _ in range(size):
        high = 0
        while next(bits):
            high += 1
        rest = int("".join(str(next(bits)) for _ in range(low)) or "0", 2)
        value += (high << low) + rest
        used += high + 1 + low
        values.append(value)
    return values, at + -(-used // 8)


def _bits(data: bytes) -> Iterator[int]:
    return (byte >> place & 1 for byte in data for place in range(7, -1, -1))


@given(st.sets(st.integers(0, SPACE - 1), max_size=400), st.binary(max_size=4))
def test_what_was_packed_is_read_back(values: set[int], following: bytes) -> None:
    packed = pack(values)

    assert unpacked(packed + following) == (sorted(values), len(packed))


def test_a_record_holds_the_keys_and_the_fingerprints_of_the_text() -> None:
    text = (
        "Pasar itu dibuka lebih pagi mulai Senin, kata kepala dinas, karena pembeli datang subuh."
    )

    values, _ = unpacked(record_of(KEYS, text))

    title = key_print("title", "pasar tepian buka lebih pagi")
    keys = {key_print("address", KEYS.address), key_print("id", KEYS.short), title}
    assert set(values) == keys | fingerprints(normal_words(text))


def test_a_story_without_an_id_has_no_key_for_it() -> None:
    assert len(KEYS._replace(short="").prints) == len(KEYS.prints) - 1


def test_the_file_of_a_year_says_how_many_stories_it_has() -> None:
    made = year_file([pack({1, 2}), pack(())])

    assert made == b"CEK1\0\0\0\2" + pack({1, 2}) + b"\0"


@pytest.mark.slow
def test_a_year_of_seven_thousand_stories_stays_below_300_kilobytes() -> None:
    stories = generate(count=A_YEAR, words=400, seed=7, step=timedelta(hours=1))
    made = year_file([_record(path, text) for path, text in stories])

    assert 250_000 < len(made) <= MOST_BYTES


def _record(path: str, text: str) -> bytes:
    """The record of a generated story, whose form is known, so that it need not be parsed."""
    head, _, body = text.partition("\n---\n\n")
    title, summary = (
        re.search(rf"^{key}: (.*)$", head, re.MULTILINE) for key in ("title", "summary")
    )
    assert title
    assert summary
    keys = Keys(address_of(f"content/stories/{path}"), path[8:-3], title[1])
    prose = re.sub(r"\]\([^)]*\)", "", body)
    return record_of(keys, f"{title[1]}\n{summary[1]}\n{prose}")
