"""What the comment goes on saying when only time or an approval is new."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from newsroom.desk.clock import label_at
from newsroom.desk.comment import LIMIT, MARKER, comment
from newsroom.desk.escape import size
from newsroom.desk.keeping import kept_in, says_the_same, starts_in
from newsroom.desk.report import Report
from newsroom.desk.state import Desk
from newsroom.settings import DeadlineSettings
from tests.desk.desks import COMMIT, ENDED, NOW, REPOSITORY, STORY, finding, make_desk, post
from tests.desk.test_comment import crowded
from tests.desk.test_escape import HOSTILE

FIRST = make_desk(
    report=Report(checked=1, findings=(finding(),), posts=(post(),)),
    preview=f"{REPOSITORY}/actions/runs/9/artifacts/7",
)


def again(desk: Desk, body: str) -> str:
    """The comment told again, of which only `body` is known besides `desk`."""
    return comment(replace(desk, report=None, preview="", kept=kept_in(body, desk.commit)))


def test_told_again_it_is_the_same() -> None:
    body = comment(FIRST)

    assert again(FIRST, body) == body


def test_an_approval_that_came_is_new_and_the_findings_stay() -> None:
    approved = replace(FIRST, stories=(replace(STORY, approved_by="Dewi Anggraini"),))
    body = again(approved, comment(FIRST))

    assert "disetujui Dewi Anggraini." in body
    assert "🛑 Belum dapat tayang: 1 kesalahan" in body
    assert "Nama ini ditulis dengan dua ejaan." in body
    assert "210 / 280" in body
    assert "artifacts/7" in body


def test_what_was_said_of_an_older_commit_is_forgotten() -> None:
    assert kept_in(comment(FIRST), "f" * 40) is None
    assert kept_in(comment(make_desk(report=None)), COMMIT) is None
    assert kept_in("komentar lain", COMMIT) is None


def test_minutes_are_no_news() -> None:
    later = replace(FIRST, now=NOW + timedelta(minutes=7))
    clock = STORY.clock
    assert clock is not None
    passed = replace(STORY, clock=replace(clock, taken=clock.taken + timedelta(minutes=7)))

    assert says_the_same(comment(FIRST), comment(replace(later, stories=(passed,))))
    assert not says_the_same(comment(FIRST), comment(replace(later, commit="f" * 40)))


def test_the_comment_tells_the_sweep_when_the_clocks_started() -> None:
    aired = replace(STORY, path="content/stories/2026/11/lain.md", live_since=NOW)
    body = comment(replace(FIRST, stories=(STORY, aired)))

    assert starts_in(body) == (ENDED,)
    assert starts_in(comment(replace(FIRST, stories=()))) == ()
    assert starts_in("komentar lain") is None


@pytest.mark.parametrize(
    ("minutes", "label"), [(0, "aman"), (89, "aman"), (90, "mepet"), (120, "mepet"), (121, "lewat")]
)
def test_time_alone_gives_the_label(minutes: int, label: str) -> None:
    later = ENDED + timedelta(hours=1)
    now = ENDED + timedelta(minutes=minutes)

    assert label_at([later, ENDED], DeadlineSettings(), now) == label
    assert label_at([], DeadlineSettings(), now) == ""


@given(some.sampled_from(HOSTILE), some.sampled_from(HOSTILE))
def test_no_words_of_others_can_end_a_part_early(one: str, other: str) -> None:
    report = Report(findings=(finding(message=f"{one} <!-- /tayang:temuan --> {other}"),))
    desk = make_desk(report=report)
    body = comment(desk)

    assert again(desk, body) == body


@settings(max_examples=15, phases=[Phase.generate])
@given(some.integers(0, 500), some.integers(0, 30), some.sampled_from(["kata " * 50, "&" * 500]))
def test_told_again_with_more_to_say_it_still_fits(findings: int, stories: int, text: str) -> None:
    desk = crowded(findings, 40, 50, stories, text)
    few = replace(desk, stories=desk.stories[:1])

    assert size(f"{MARKER}\n{again(desk, comment(few))}") <= LIMIT
