"""What the index of a year is known by: all that it depends on, and nothing else."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search import SearchRecord, digest, fingerprint, fingerprint_of, record
from tests.search.records import make_record

words = st.text(st.characters(codec="utf-8"), max_size=12)
stories = st.builds(
    SearchRecord,
    url=words,
    title=words,
    text=words,
    published=st.datetimes(timezones=st.just(UTC)),
    desk=words,
    kind=words,
    year=st.integers(1900, 2100),
    image=words,
    language=st.sampled_from(["id", "en"]),
)


@given(st.lists(stories, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_stories_does_not_count(year: list[SearchRecord], chance: Random) -> None:
    shuffled = list(year)
    chance.shuffle(shuffled)

    assert fingerprint(year) == fingerprint(shuffled)


@given(st.lists(stories, max_size=4), st.lists(stories, max_size=4))
def test_other_stories_give_another_fingerprint(
    one: list[SearchRecord], other: list[SearchRecord]
) -> None:
    same = sorted(map(repr, one)) == sorted(map(repr, other))

    assert (fingerprint(one) == fingerprint(other)) == same


@pytest.mark.parametrize(
    "change",
    [
        {"url": "/2026/01/pasaran/"},
        {"title": "Judul lain"},
        {"text": "Pasar dibuka"},
        {"published": datetime(2026, 1, 5, 9, 31, tzinfo=UTC)},
        {"published": datetime(2026, 1, 5, 17, 30, tzinfo=timezone(timedelta(hours=8)))},
        {"desk": "budaya"},
        {"kind": "photo"},
        {"year": 2025},
        {"image": "/images/a.webp"},
        {"language": "en"},
    ],
    ids=str,
)
def test_each_field_counts(change: dict[str, Any]) -> None:
    assert digest(make_record(**change)) != digest(make_record())


def test_words_moved_from_one_field_to_the_next_count() -> None:
    one = make_record(title="Pasar", text="dibuka")

    assert digest(replace(one, title="Pasardi", text="buka")) != digest(one)


def test_the_digests_are_enough() -> None:
    year = [make_record("a"), make_record("b")]

    assert fingerprint_of(map(digest, year)) == fingerprint(year)


def test_a_letter_that_nobody_can_write_is_no_obstacle() -> None:
    assert digest(make_record(text="\ud800"))


@pytest.fixture
def anew() -> Iterator[Callable[[], str]]:
    """The fingerprint of no stories, as a new process would work it out."""

    def fresh() -> str:
        record._engine.cache_clear()
        return fingerprint([])

    yield fresh
    record._engine.cache_clear()


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        (record, "version", lambda _: "1.5.3"),
        (zlib, "ZLIB_RUNTIME_VERSION", "1.0"),
        (Path, "read_bytes", lambda _: b"other code"),
    ],
)
def test_what_makes_the_index_counts(
    monkeypatch: pytest.MonkeyPatch,
    anew: Callable[[], str],
    module: object,
    name: str,
    value: object,
) -> None:
    before = anew()
    monkeypatch.setattr(module, name, value)
    assert anew() != before


def test_without_pagefind_there_is_a_fingerprint_all_the_same(
    monkeypatch: pytest.MonkeyPatch, anew: Callable[[], str]
) -> None:
    monkeypatch.setattr(record, "BINARY", "a-package-that-nobody-has")

    assert anew()


def test_the_order_of_time_is_that_of_the_moments_not_of_the_clocks() -> None:
    east, west = timezone(timedelta(hours=8)), timezone(timedelta(hours=-8))
    earlier = make_record(published=datetime(2026, 1, 5, 20, tzinfo=east))
    later = make_record(published=datetime(2026, 1, 5, 10, tzinfo=west))

    assert earlier.moment < later.moment
