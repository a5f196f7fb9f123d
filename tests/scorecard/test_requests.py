"""Requests in figures, against a handful that was counted by hand."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.ledger import Record
from newsroom.requests import Request, RequestKind
from newsroom.scorecard.requests import RequestFigures, cases_by_story, requests_in_figures
from newsroom.workspace import open_workspace
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
REPLY, CORRECTION = RequestKind.REPLY, RequestKind.CORRECTION
MENDED = "corrections: [{at: 2026-11-19T15:30+08:00, wrong: enam, right: lima}]"


@pytest.fixture
def counted(tmp_path: Path) -> RequestFigures:
    """Seven requests of three stories: two answered, one of them late, one declined, two overdue."""
    files = {
        **approved(MENDED),
        **approved("kind: reply\nreply_to: 2026-11-19-pasar", slug="jawab"),
        **approved("withdrawn: {at: 2026-11-19T15:35+08:00, reason: Keliru.}", slug="cabut"),
    }
    edition = open_workspace(make_site_newsroom(tmp_path, files=files)).edition(NOW)
    asked = [
        Request(kind=REPLY, at=NOW - 2 * DAY),  # printed 15.40: late
        Request(kind=REPLY, at=NOW - 2 * DAY + HOUR, issue=4),  # nothing left: overdue
        Request(kind=CORRECTION, at=NOW - HOUR),  # corrected 15.30: in time
        Request(kind=CORRECTION, at=NOW - HOUR / 4),  # its hour has not come
        replace(
            Request(kind=CORRECTION, at=NOW - 3 * DAY, issue=5),
            declined_at=NOW - 3 * DAY + HOUR,
            reason="Sudah benar.",
        ),
    ]
    records = {
        "2026-11-19-pasar": Record(story="2026-11-19-pasar", requests=tuple(asked)),
        "2026-11-19-cabut": Record(
            story="2026-11-19-cabut",
            requests=(
                Request(kind=CORRECTION, at=NOW - HOUR),
                Request(kind=REPLY, at=NOW - 2 * DAY),
            ),
        ),
        "2026-11-19-draf": Record(story="2026-11-19-draf", requests=tuple(asked)),
    }
    cases = cases_by_story(records, edition.published, DAY)
    return requests_in_figures([one for found in cases.values() for one in found], NOW)


def test_they_are_as_counted_by_hand(counted: RequestFigures) -> None:
    assert counted == RequestFigures(
        replies=3, corrections=4, in_time=3, late=3, waiting=1, declined=1
    )


def test_the_share_is_of_those_whose_hour_has_come(counted: RequestFigures) -> None:
    assert counted.all == 7
    assert counted.in_time_share == 0.5
    assert RequestFigures(replies=1, waiting=1).in_time_share is None
