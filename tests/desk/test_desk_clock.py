"""The deadline on a pull request."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsroom.deadline import Standing
from newsroom.desk.clock import is_pressing, label_of, section, warning
from newsroom.desk.state import Approver, StoryState
from tests.desk.desks import NOW, STORY, clockwork, rendered
from tests.stories import WITA

LATE = replace(STORY, clock=clockwork(Standing.LATE, 135))
NEAR = replace(STORY, clock=clockwork(Standing.NEAR, 100))
AIRED = replace(STORY, clock=clockwork(Standing.KEPT, 47), live_since=NOW)
REVISED = replace(LATE, changes=(), live_since=NOW - timedelta(days=3))


def told(*stories: StoryState, later: timedelta = timedelta()) -> str:
    return rendered(section(stories, NOW + later, WITA)).text


@pytest.mark.parametrize(
    ("stories", "label"),
    [
        ([], ""),
        ([STORY], "aman"),
        ([AIRED], "aman"),
        ([STORY, NEAR], "mepet"),
        ([NEAR, LATE, STORY], "lewat"),
        ([replace(STORY, clock=None)], ""),
        ([REVISED], ""),
    ],
)
def test_the_label_is_that_of_the_most_pressing_story(
    stories: list[StoryState], label: str
) -> None:
    assert label_of(stories) == label


def test_a_late_story_is_asked_for_its_reason_and_goes_on() -> None:
    text = told(LATE, later=timedelta(minutes=63))

    assert "⏰ kini lewat 15 menit (pada 16.20 WITA)" in text
    assert "Berita tetap tayang; isi" in text
    assert "tetap tayang" not in told(replace(LATE, late_reason="Hujan."))


def test_on_another_day_the_whole_moment_is_told() -> None:
    assert "(pada Jumat, 20 November 2026, 15.17 WITA)" in told(LATE, later=timedelta(days=1))


def test_a_story_on_air_tells_how_it_kept_its_promise() -> None:
    assert "sudah tayang, 1 jam 13 menit sebelum tenggat." in told(AIRED)
    late = replace(LATE, live_since=NOW, late_reason="Hujan.")
    assert "sudah tayang, lewat 15 menit." in told(late)


def test_no_clock_runs_for_changes_to_what_readers_have() -> None:
    assert "perubahan tidak bertenggat" in told(REVISED)


def test_no_clock_runs_for_a_translation() -> None:
    text = told(replace(STORY, clock=None, is_translation=True))

    assert "terjemahan; tenggat dihitung pada berita aslinya" in text
    assert "event.ended_at" not in text


def test_without_the_events_end_the_reporter_is_told_what_is_missing() -> None:
    assert "event.ended_at" in section([replace(STORY, clock=None)], NOW, WITA)


@pytest.mark.parametrize(
    ("story", "presses"),
    [
        (STORY, False),
        (NEAR, True),
        (LATE, True),
        (replace(NEAR, approved_by="Dewi"), False),
        (AIRED, False),
        (REVISED, False),
    ],
)
def test_editors_are_called_for_what_nobody_approved_and_time_presses(
    story: StoryState, presses: bool
) -> None:
    assert is_pressing(story) is presses
    assert bool(warning([story], WITA)) is presses


def test_the_warning_calls_each_editor_with_a_login_once_and_never_changes_with_time() -> None:
    other = replace(LATE, approvers=(Approver("Dewi", "dewi-a"), Approver("Hendro", "hendro")))
    text = warning([NEAR, other], WITA)

    assert text.startswith(
        "⏰ Tenggat sudah dekat atau lewat, dan berita ini belum disetujui. @dewi-a @hendro mohon"
    )
    assert text.count("@") == 2
    assert "16.05 WITA" in text
    assert warning([replace(NEAR, clock=clockwork(Standing.LATE, 200)), other], WITA) == text


def test_where_no_login_is_known_the_desk_is_asked_in_words() -> None:
    text = warning([replace(NEAR, approvers=(Approver("Tomi"),))], WITA)

    assert "Penyunting desk, mohon diperiksa." in text
