"""The trail strip: five points, how each is known, and the promise, in words that do not overclaim."""

from datetime import datetime, timedelta

import pytest

from newsroom.approval import declared
from newsroom.page.strip import Mark, Strip, figure_of, strip_of
from newsroom.settings import DeadlineSettings
from newsroom.trail import Evidence, Happening, Step, trail_of
from tests.stories import WITA, make_story

ENDED = datetime(2026, 11, 19, 15, 0, tzinfo=WITA)


def at(minutes: int) -> datetime:
    return ENDED + timedelta(minutes=minutes)


def strip(
    *recorded: Happening,
    front: str = "",
    approved: str = "2026-11-19T15:40+08:00",
    in_outbox: bool = False,
    now: datetime | None = None,
) -> Strip:
    review = f"reviewed: [{{by: dewi, at: {approved}}}]\n" if approved else ""
    story = make_story(review + front)
    trail = trail_of(story, approvals=declared(story), recorded=recorded)
    return strip_of(story, trail, DeadlineSettings(), WITA, in_outbox=in_outbox, now=now)


def test_a_fresh_clone_knows_only_what_is_declared() -> None:
    found = strip()

    assert [(p.name, p.mark, p.evidence, p.time and p.time.clock) for p in found.points] == [
        ("selesai", "declared", "dinyatakan redaksi", "15.00"),
        ("dikirim", "unknown", "tidak tercatat", None),
        ("disetujui", "declared", "dinyatakan redaksi", "15.40"),
        ("tayang", "unknown", "tidak tercatat", None),
        ("disiarkan", "unknown", "tidak tercatat", None),
    ]
    assert found.points[2].since == "+40 menit"
    assert found.day == "Kamis, 19 November 2026"


def test_listings_say_of_a_strip_what_it_says_of_itself() -> None:
    for approved in ("2026-11-19T15:40+08:00", "2026-11-19T19:40+08:00", ""):
        story = make_story(f"reviewed: [{{by: dewi, at: {approved}}}]\n" if approved else "")
        trail = trail_of(story, approvals=declared(story))
        for now in (None, at(30), at(300)):
            short = figure_of(story, trail, DeadlineSettings(), now=now)
            whole = strip(approved=approved, now=now)

            assert (short.figure, short.figure_mark, short.late) == (
                whole.figure,
                whole.figure_mark,
                whole.late,
            )


def test_what_was_recorded_measured_and_returned_is_drawn_as_such() -> None:
    found = strip(
        Happening(Step.SUBMITTED, at(20), Evidence.RECORDED),
        Happening(Step.MERGED, at(44), Evidence.RECORDED),
        Happening(Step.LIVE, at(47), Evidence.MEASURED),
        Happening(Step.POSTED, at(50), Evidence.RETURNED, "x"),
    )

    marks = [point.mark for point in found.points]
    assert marks == [Mark.DECLARED, Mark.RECORDED, Mark.DECLARED, Mark.PROVEN, Mark.PROVEN]
    assert [point.since for point in found.points] == [
        *("", "+20 menit", "+20 menit", "+7 menit", "+3 menit"),
    ]
    assert found.verdict == "Tayang 47 menit setelah acara berakhir, dalam janji dua jam."
    assert found.figure == "tayang 47 menit setelah acara"
    assert found.figure_mark is Mark.PROVEN


def test_without_a_measured_page_nothing_is_called_on_air() -> None:
    assert strip().verdict == (
        "Disetujui 40 menit setelah acara berakhir, dalam janji dua jam. "
        "Jam tayangnya belum diukur."
    )
    assert strip().figure == "disetujui 40 menit setelah acara"


def test_a_merge_counts_as_on_air_but_not_as_measured() -> None:
    found = strip(Happening(Step.MERGED, at(44), Evidence.RECORDED))

    assert found.points[3].mark is Mark.RECORDED
    assert found.verdict.startswith("Tayang 44 menit")
    assert found.verdict.endswith("Jam tayangnya belum diukur.")


def test_a_late_story_says_by_how_much_and_why() -> None:
    found = strip(
        Happening(Step.LIVE, at(215), Evidence.MEASURED),
        front="late_reason: Listrik di kantor padam.",
    )

    assert found.late
    assert found.verdict == (
        "Tayang 3 jam 35 menit setelah acara berakhir, lewat 1 jam 35 menit dari janji dua jam."
    )
    assert found.reason == "Listrik di kantor padam."
    assert (found.taken_share, found.limit_share) == (100, 56)


def test_a_story_on_time_shows_no_reason_for_lateness() -> None:
    assert strip(front="late_reason: Ternyata sempat.").reason == ""


def test_the_ruler_ends_at_the_promise_when_it_was_kept() -> None:
    assert (strip().minutes, strip().taken_share, strip().limit_share) == (40, 33, 100)


def test_posts_in_the_outbox_are_not_called_broadcast() -> None:
    point = strip(in_outbox=True).points[4]

    assert (point.mark, point.evidence, point.time) == (
        Mark.OUTBOX,
        "di kotak keluar, belum disiarkan",
        None,
    )


def test_a_post_that_a_network_took_counts_more_than_one_in_the_outbox() -> None:
    posted = Happening(Step.POSTED, at(50), Evidence.RETURNED, "facebook")

    assert strip(posted, in_outbox=True).points[4].mark is Mark.PROVEN


def test_a_story_approved_before_its_event_ended_breaks_no_promise() -> None:
    found = strip(approved="2026-11-18T15:00+08:00")

    assert found.verdict.startswith("Disetujui 1 hari sebelum acara berakhir.")
    assert (found.figure, found.minutes, found.late) == ("", 0, False)
    assert found.day == ""


def test_after_an_embargo_the_clock_starts_at_its_end() -> None:
    found = strip(
        Happening(Step.LIVE, at(70), Evidence.MEASURED),
        front="embargo_until: 2026-11-19T16:00+08:00",
    )

    assert found.verdict == "Tayang 10 menit setelah embargo berakhir, dalam janji dua jam."


@pytest.mark.parametrize(
    ("minutes", "verdict"),
    [
        (50, "Belum disetujui, sisa 1 jam 10 menit dari janji dua jam."),
        (150, "Belum disetujui, lewat 30 menit dari janji dua jam."),
    ],
)
def test_a_draft_is_told_how_much_time_is_left(minutes: int, verdict: str) -> None:
    found = strip(approved="", now=at(minutes))

    assert found.verdict == verdict
    assert found.figure == ""


def test_the_legend_names_each_mark_once() -> None:
    assert strip().legend == (
        (Mark.DECLARED, "dinyatakan redaksi"),
        (Mark.UNKNOWN, "tidak tercatat"),
    )
