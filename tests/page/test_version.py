"""A version names what readers see of a story, and nothing else."""

import pytest

from newsroom.page.version import present_version
from newsroom.story import parse
from tests.stories import WITA, make_story, story_text

PLAIN = present_version(make_story())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Pasar Tepian Buka Lebih Pagi", "Pasar Tepian Buka Lebih Siang"),
        ("pukul 05.00", "pukul 06.00"),
        ("buka lebih pagi mulai Kamis", "buka lebih pagi mulai Jumat"),
    ],
    ids=["headline", "summary", "text"],
)
def test_a_changed_word_makes_another_version(old: str, new: str) -> None:
    text = story_text()
    assert old in text
    changed, _ = parse("content/stories/2026/11/pasar.md", text.replace(old, new), zone=WITA)
    assert changed is not None
    assert present_version(changed) != PLAIN


@pytest.mark.parametrize(
    "front",
    [
        "corrections: [{at: 2026-11-19T15:10+08:00, wrong: enam, right: lima}]",
        "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Sumbernya keliru.}",
        "label: advertorial\npayer: Koperasi Sela",
        "claims: [{statement: A, source: B, method: document, checked_by: c, at: 2026-11-19}]",
    ],
    ids=["correction", "withdrawal", "who paid", "receipt"],
)
def test_what_a_page_must_tell_makes_another_version(front: str) -> None:
    assert present_version(make_story(front)) != PLAIN


def test_another_payer_makes_another_version() -> None:
    one, other = (f"label: advertorial\npayer: Koperasi {name}" for name in ("Sela", "Hulu"))
    assert present_version(make_story(one)) != present_version(make_story(other))


@pytest.mark.parametrize(
    "front",
    [
        "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]",
        "social: {x: Pasar buka lebih pagi.}",
        "waivers: [{rule: headline-length, reason: nama resmi, by: dewi}]",
    ],
    ids=["approval", "caption", "waiver"],
)
def test_what_no_reader_of_the_page_sees_makes_none(front: str) -> None:
    assert present_version(make_story(front)) == PLAIN


def test_windows_line_ends_make_none() -> None:
    text = story_text().replace("\n", "\r\n")
    story, _ = parse("content/stories/2026/11/pasar.md", text, zone=WITA)
    assert story is not None
    assert present_version(story) == PLAIN
