"""Which stories employees are not asked to pass on."""

from datetime import date, datetime, timedelta

import pytest

from newsroom.registers import Candidate, Election
from newsroom.social.brake import kit_refusal, kit_turns
from newsroom.story import Story
from tests.newsrooms import NOW
from tests.stories import WITA, make_story

ELECTION = Election(
    name="Pemilihan Wali Kota Contoh",
    since=date(2026, 11, 1),
    until=date(2026, 11, 27),
    candidates=(Candidate(name="Ratna Wulandari"),),
)
"""Ratna Wulandari speaks in the story of the tests."""
AFTERWARDS = datetime(2026, 11, 28, tzinfo=WITA)


def refusal(story: Story, at: datetime = NOW, *elections: Election) -> str | None:
    return kit_refusal(story, elections, at, WITA)


def test_a_sound_story_is_in_the_kit() -> None:
    assert refusal(make_story()) is None


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("withdrawn: {at: 2026-11-19T15:35+08:00, reason: Salah.}", "dicabut"),
        ("lang: en\ntranslation_of: 2026-11-19-lain", "naskah aslinya"),
        ("verification: pending", "masih diverifikasi"),
    ],
)
def test_what_is_not_sure_is_not_handed_out(front: str, why: str) -> None:
    told = refusal(make_story(front))

    assert told is not None
    assert why in told


def test_in_an_elections_days_no_candidate_is_handed_out_and_the_decree_is_named() -> None:
    told = refusal(make_story(), NOW, ELECTION)

    assert told is not None
    assert "Pemilihan Wali Kota Contoh" in told
    assert "sampai Jumat, 27 November 2026" in told
    assert "SKB Netralitas ASN 2022" in told
    assert "Ratna" not in told


def test_afterwards_the_story_has_its_kit() -> None:
    assert refusal(make_story(), AFTERWARDS, ELECTION) is None
    assert refusal(make_story(), AFTERWARDS - timedelta(seconds=1), ELECTION) is not None


def test_other_peoples_elections_are_no_matter() -> None:
    elsewhere = Election(
        name="Pemilihan lain",
        since=ELECTION.since,
        until=ELECTION.until,
        candidates=(Candidate(name="Yohanis Palambang"),),
    )

    assert refusal(make_story(), NOW, elsewhere) is None
    assert kit_turns(make_story(), [elsewhere], WITA) == ()


def test_of_two_elections_the_one_that_ends_last_is_told() -> None:
    second = Election(
        name="Putaran kedua",
        since=date(2026, 11, 10),
        until=date(2026, 12, 20),
        candidates=ELECTION.candidates,
    )

    told = refusal(make_story(), NOW, ELECTION, second)

    assert told is not None
    assert "Putaran kedua" in told


def test_the_answer_changes_at_its_turns_and_at_no_other_moment() -> None:
    turns = kit_turns(make_story(), [ELECTION], WITA)
    answers = [refusal(make_story(), turn, ELECTION) is None for turn in turns]
    before = [
        refusal(make_story(), turn - timedelta(microseconds=1), ELECTION) is None for turn in turns
    ]

    assert (answers, before) == ([False, True], [True, False])
