"""What a fixture cannot say of deadline-missed: what was recorded, and the words it finds."""

from dataclasses import replace
from datetime import datetime

import pytest

from newsroom.finding import Finding
from newsroom.rules.deadline.deadline_missed import check
from newsroom.trail import Evidence, Happening, Step
from tests.newsrooms import make_context
from tests.stories import WITA, make_story


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 19, hour, minute, tzinfo=WITA)


def late(front: str, *, now: datetime, live: datetime | None = None) -> list[Finding]:
    """What the rule finds where the probe saw the page go live at `live`."""
    seen = [Happening(Step.LIVE, live, Evidence.MEASURED)] if live else []
    context = replace(make_context(now), recorded=lambda story_id: seen)
    return list(check(make_story(front), context))


def test_the_page_that_readers_saw_counts_more_than_the_approval() -> None:
    approved = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"

    assert late(approved, now=at(20)) == []
    assert late(approved, now=at(20), live=at(16, 59)) == []
    (one,) = late(approved, now=at(20), live=at(17, 1))
    assert one.message.startswith("Tayang 2 jam 1 menit setelah acara selesai; tenggatnya 2 jam.")


@pytest.mark.parametrize(
    ("front", "words", "words_en"),
    [
        ("", "Sudah 4 jam sejak acara selesai dan belum tayang", "Not on air 4:00 hours after"),
        (
            "embargo_until: 2026-11-19T16:30+08:00",
            "Sudah 2 jam 30 menit sejak embargo berakhir",
            "Not on air 2:30 hours after the embargo ended",
        ),
    ],
)
def test_the_message_says_from_when_the_clock_runs(front: str, words: str, words_en: str) -> None:
    (one,) = late(front, now=at(19))

    assert one.message.startswith(words)
    assert one.message_en.startswith(words_en)
