"""What a fixture cannot say of under-embargo: what the record tells."""

from dataclasses import replace
from datetime import datetime

from newsroom.checker import make_checker
from newsroom.finding import Finding, Severity
from newsroom.trail import Evidence, Happening, Step
from tests.newsrooms import make_context
from tests.stories import WITA, story_text

NAME = "under-embargo"


def at(hour: int) -> datetime:
    return datetime(2026, 11, 19, hour, 0, tzinfo=WITA)


def found(*happenings: Happening, until: str, now: int = 16) -> list[Finding]:
    """What the rule finds at `now` o'clock where `happenings` were recorded."""
    context = replace(make_context(at(now)), recorded=lambda _: happenings)
    checker = make_checker(context, only={NAME})
    text = story_text(f"embargo_until: {until}")
    return checker.check_text("content/stories/2026/11/pasar.md", text)


def test_a_page_that_is_live_before_its_hour_is_an_error() -> None:
    live = Happening(Step.LIVE, at(15), Evidence.MEASURED)

    (one,) = found(live, until="2045-08-17T10:00+08:00")

    assert one.severity is Severity.ERROR
    assert "sudah keluar sejak Kamis, 19 November 2026, 15.00 WITA" in one.message
    assert "(/2026/11/pasar/)" in one.message


def test_so_is_a_post_and_its_address_is_told() -> None:
    posted = Happening(Step.POSTED, at(15), Evidence.RETURNED, "x", "https://x.example/1")

    (one,) = found(posted, until="2026-11-19T18:00+08:00")

    assert one.severity is Severity.ERROR
    assert "(https://x.example/1)" in one.message_en


def test_what_was_only_merged_lies_where_the_edition_holds_it_back() -> None:
    merged = Happening(Step.MERGED, at(15), Evidence.RECORDED)

    (one,) = found(merged, until="2026-11-19T18:00+08:00")

    assert one.severity is Severity.HINT


def test_once_the_embargo_is_over_nothing_is_left_to_mend() -> None:
    live = Happening(Step.LIVE, at(15), Evidence.MEASURED)

    assert found(live, until="2026-11-19T16:00+08:00", now=17) == []
