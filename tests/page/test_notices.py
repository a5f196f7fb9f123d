"""Corrections and withdrawals on one page, newest first."""

from pathlib import Path

from newsroom.page.notices import notices_of
from tests.sites import approved, make_site_newsroom, page_of


def test_each_correction_stands_with_its_story_and_so_does_each_withdrawal(tmp_path: Path) -> None:
    files = {
        **approved(
            "corrections:\n"
            "  - {at: 2026-11-19T15:10+08:00, wrong: enam, right: lima}\n"
            "  - {at: 2026-11-19T15:30+08:00, wrong: Senin, right: Kamis}",
            slug="ralat",
        ),
        **approved("withdrawn: {at: 2026-11-19T15:20+08:00, reason: Keliru.}", slug="cabut"),
        **approved(slug="biasa"),
    }
    root = make_site_newsroom(tmp_path, files=files)

    found = notices_of(page_of(root, slug) for slug in ("biasa", "cabut", "ralat"))

    assert [(one.page.story.slug, one.is_withdrawal, one.box.time.clock) for one in found] == [
        ("ralat", False, "15.30"),
        ("cabut", True, "15.20"),
        ("ralat", False, "15.10"),
    ]


def test_of_two_at_the_same_minute_the_order_never_changes(tmp_path: Path) -> None:
    withdrawn = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}"
    files = {**approved(withdrawn, slug="a"), **approved(withdrawn, slug="b")}
    root = make_site_newsroom(tmp_path, files=files)
    a, b = page_of(root, "a"), page_of(root, "b")

    assert notices_of([a, b]) == notices_of([b, a])


def test_where_all_was_right_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert notices_of([page_of(make_site_newsroom(tmp_path, files=approved()))]) == ()
