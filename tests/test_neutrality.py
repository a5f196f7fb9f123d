"""Who is named in a story while an election's days last, whatever the name is wrapped in."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.neutrality import mentions, turns_of, watched
from newsroom.registers import Candidate, Election
from newsroom.story import Story, parse
from tests.stories import WITA, make_story, story_text

YOHANIS = Candidate(
    name="Dr. Yohanis Palambang, S.E.",
    aliases=("Pak Yo", "Yopa"),
    exceptions=("Jalan Yohanis Palambang", "Yohanis Palambangan"),
)
ROSMINA = Candidate(name="Rosmina Lahading")
ELECTION = Election(
    name="Pemilihan Wali Kota Contoh",
    since=date(2026, 11, 1),
    until=date(2026, 11, 27),
    candidates=(YOHANIS, ROSMINA),
)


def named(story: Story) -> list[str]:
    """The words by which the candidates are named, as the file has them."""
    return [story.text[one.start : one.end] for one in mentions(story, [ELECTION])]


def with_body(text: str) -> Story:
    story, _ = parse("content/stories/2026/11/pasar.md", f"{story_text()}\n{text}\n", zone=WITA)
    assert story is not None
    return story


@pytest.mark.parametrize(
    "words",
    [
        "Yohanis Palambang",
        "YOHANIS PALAMBANG",
        "Yohanis\nPalambang",
        "**Yohanis** Palambang",
        "Yohanis&nbsp;Palambang",
        "#YohanisPalambang",
        "yohanis_palambang",
        "Pak Yo",
        "Yopa",
        "YOPA",
        "Yohannis Palambang",
    ],
)
def test_a_candidate_is_found_however_the_name_is_written(words: str) -> None:
    story = with_body(f"Pasar dibuka {words}, lalu ramai.")

    assert named(story) == [words.lstrip("#*")]


@pytest.mark.parametrize(
    "words",
    [
        "Palambang",
        "Yohanis Rumbai",
        "pasar di Jalan Yohanis Palambang",
        "Yohanis Palambangan",
        "yopa",
        "Pak Yosef",
        "Yohanis dan Palambang",
    ],
)
def test_other_words_are_nobody(words: str) -> None:
    assert named(with_body(f"Pasar dibuka {words}, lalu ramai.")) == []


@pytest.mark.parametrize(
    "front",
    [
        "tags: [pasar, Rosmina Lahading]",
        "images: [{file: 2026/11/a.jpg, alt: Rosmina Lahading di pasar, credit: Redaksi}]",
        "images: [{file: 2026/11/a.jpg, alt: Pasar, caption: Rosmina Lahading, credit: Redaksi}]",
        "images: [{file: 2026/11/rosmina-lahading.jpg, alt: Pasar, credit: Redaksi}]",
        "social: {x: Rosmina Lahading membuka pasar}",
        "label: advertorial\npayer: Rosmina Lahading",
    ],
)
def test_a_name_counts_wherever_readers_meet_it(front: str) -> None:
    assert [one.candidate for one in mentions(make_story(front), [ELECTION])] == [ROSMINA]


def test_a_name_in_the_address_is_one_in_the_title() -> None:
    story, _ = parse("content/stories/2026/11/rosmina-lahading.md", story_text(), zone=WITA)

    assert story is not None
    assert named(story) == ["Pasar Tepian Buka Lebih Pagi"]


def test_what_nobody_reads_names_nobody() -> None:
    waiver = "{rule: clickbait, reason: Rosmina Lahading bukan calon, by: dewi}"

    assert named(make_story(f"waivers: [{waiver}]")) == []


def test_each_candidate_is_told_once_where_named_first() -> None:
    story = with_body("Rosmina Lahading, Pak Yo, dan Rosmina Lahading lagi, dan Yohanis Palambang.")

    assert named(story) == ["Pak Yo", "Rosmina Lahading"]


@given(gap=st.text("\n\t *_-.", min_size=1, max_size=12), upper=st.booleans())
def test_no_gap_between_the_words_hides_a_name(gap: str, *, upper: bool) -> None:
    name = f"Rosmina{gap}Lahading"
    story = with_body(f"Pasar dibuka {name.upper() if upper else name} kemarin.")

    assert named(story) == [name.upper() if upper else name]


@pytest.mark.parametrize(
    ("moment", "is_watched"),
    [
        ("2026-10-31T23:59+08:00", False),
        ("2026-11-01T00:00+08:00", True),
        ("2026-10-31T16:00+00:00", True),
        ("2026-11-27T23:59+08:00", True),
        ("2026-11-28T00:00+08:00", False),
        ("2026-11-27T16:00+00:00", False),
    ],
)
def test_both_days_count_as_the_newsroom_has_them(moment: str, *, is_watched: bool) -> None:
    found = watched([ELECTION], [datetime.fromisoformat(moment)], WITA)

    assert found == ((ELECTION,) if is_watched else ())


def test_the_days_begin_and_end_at_midnight() -> None:
    begin, over = turns_of([ELECTION], WITA)

    assert (begin.isoformat(), over.isoformat()) == (
        "2026-11-01T00:00:00+08:00",
        "2026-11-28T00:00:00+08:00",
    )
