"""Requests on a story's page: what readers asked for, until when, and where the answer stands."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from newsroom.page.story_page import StoryPage
from newsroom.requests import Request, RequestKind
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom, page_of

HOUR = timedelta(hours=1)
REPLY = Request(kind=RequestKind.REPLY, at=NOW - 4 * HOUR)
CORRECTION = Request(kind=RequestKind.CORRECTION, at=NOW - 2 * HOUR)


def page(folder: Path, *requests: Request, front: str = "", more: str = "") -> StoryPage:
    """The page of a story that was asked for something; `more` is a second story's front matter."""
    files = approved(front)
    if more:
        files |= approved(more, slug="jawab")
    return replace(page_of(make_site_newsroom(folder, files=files)), requests=requests)


def test_a_reply_is_linked_from_the_request(tmp_path: Path) -> None:
    (line,) = page(tmp_path, REPLY, more="kind: reply\nreply_to: 2026-11-19-pasar").asked

    assert (line.is_reply, line.outcome) == (True, "answered")
    assert line.address == "/2026/11/jawab/"
    assert line.settled is not None
    assert (line.asked.clock, line.settled.clock) == ("12.00", "15.40")


def test_a_story_that_only_follows_answers_nothing(tmp_path: Path) -> None:
    (line,) = page(tmp_path, REPLY, more="follows: 2026-11-19-pasar").asked

    assert (line.outcome, line.address, line.settled) == ("waiting", "", None)
    assert line.due.full == "Jumat, 20 November 2026, 12.00 WITA"


def test_a_correction_leads_to_the_box_above_the_story(tmp_path: Path) -> None:
    mended = "corrections: [{at: 2026-11-19T15:30+08:00, wrong: enam, right: lima}]"

    (line,) = page(tmp_path, CORRECTION, front=mended).asked

    assert (line.is_reply, line.outcome, line.address) == (False, "answered", "#ralat")


def test_one_that_was_declined_says_why(tmp_path: Path) -> None:
    declined = replace(CORRECTION, declined_at=NOW, reason="Angkanya\nsesuai laporan.")

    (line,) = page(tmp_path, declined).asked

    assert (line.outcome, line.reason) == ("declined", "Angkanya sesuai laporan.")


def test_the_newest_comes_first(tmp_path: Path) -> None:
    assert [line.is_reply for line in page(tmp_path, REPLY, CORRECTION).asked] == [False, True]


def test_a_withdrawal_answers_everything(tmp_path: Path) -> None:
    gone = "withdrawn: {at: 2026-11-19T15:50+08:00, reason: Keliru.}"

    assert page(tmp_path, REPLY, front=gone).asked == ()
