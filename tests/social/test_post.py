"""A post on disk: stable bytes that read back as the same post."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.social.post import Picture, Post, post_from_json, post_to_json

POST = Post(
    story_id="2026-11-19-pasar",
    network="x",
    text="Pasar Tepian buka pukul 05.00.\n\nhttps://contoh.id/2026/11/pasar/",
    link="https://contoh.id/2026/11/pasar/",
    length=55,
    limit=280,
    picture=Picture(name="pasar-1200x630-0123456789ab.jpg", width=1200, height=630, alt="Kartu."),
)


def test_keys_are_sorted_and_letters_stay_readable() -> None:
    text = post_to_json(replace(POST, title="Kata “lega”"))

    assert list(json.loads(text)) == sorted(json.loads(text))
    assert "Kata “lega”" in text
    assert text.endswith("}\n")


def test_a_post_reads_back_as_it_was() -> None:
    assert post_from_json(post_to_json(POST)) == POST


@given(st.text(), st.integers(0, 70_000), st.none() | st.integers(0, 300), st.booleans())
def test_any_post_reads_back_as_it_was(
    text: str, length: int, fold: int | None, was_cut: bool
) -> None:
    post = replace(POST, text=text, length=length, folded_at=fold, was_cut=was_cut, picture=None)

    assert post_from_json(post_to_json(post)) == post


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"story_id": 1}',
        post_to_json(POST).replace('"limit"', '"batas"'),
    ],
)
def test_anything_else_is_refused_without_a_guess(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        post_from_json(text)
