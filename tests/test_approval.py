"""Who may approve what: an editor of the desk, never an author, the newest change covered."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from newsroom.approval import Approval, Refusal, decide, declared, explain
from tests.stories import WITA, make_settings, make_story

DESKS = make_settings().desks
AT = datetime(2026, 11, 19, 15, 40, tzinfo=WITA)


def review(by: str, *, after: int = 0, covers: bool = True) -> Approval:
    return Approval(by, AT + timedelta(minutes=after), covers_newest_change=covers)


def refusals(approvals: Iterable[Approval], front: str = "") -> list[tuple[str, Refusal]]:
    return list(decide(make_story(front), approvals, DESKS).refusals)


def test_an_editor_of_the_desk_approves() -> None:
    decision = decide(make_story(), [review("dewi")], DESKS)

    assert decision.approved
    assert decision.approval == review("dewi")


def test_nobody_has_approved_yet() -> None:
    assert refusals([]) == [("", Refusal.NO_REVIEW)]


def test_an_editor_of_another_desk_does_not_count() -> None:
    assert refusals([review("hendro")]) == [("hendro", Refusal.NOT_AN_EDITOR_OF_THE_DESK)]


def test_a_reporter_does_not_count() -> None:
    assert refusals([review("rudi")]) == [("rudi", Refusal.NOT_AN_EDITOR_OF_THE_DESK)]


def test_an_editor_never_approves_a_story_of_her_own() -> None:
    story = make_story(authors="siti, dewi")

    assert list(decide(story, [review("dewi")], DESKS).refusals) == [("dewi", Refusal.AUTHOR)]


def test_a_second_editor_can_approve_what_the_author_could_not() -> None:
    story = make_story(authors="dewi")

    assert decide(story, [review("dewi"), review("tomi")], DESKS).approval == review("tomi")


def test_an_approval_older_than_the_newest_change_does_not_count() -> None:
    assert refusals([review("dewi", covers=False)]) == [("dewi", Refusal.CHANGED_SINCE)]


def test_of_several_approvals_the_newest_counts() -> None:
    approvals = [review("dewi"), review("tomi", after=5)]

    assert decide(make_story(), approvals, DESKS).approval == approvals[1]


def test_a_story_of_an_unknown_desk_is_approved_by_nobody() -> None:
    story = make_story(desk="olahraga")

    assert decide(story, [review("dewi")], DESKS).refusals == (("", Refusal.UNKNOWN_DESK),)


class TestDeclaredApprovals:
    def test_come_from_the_story_itself(self) -> None:
        story = make_story("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]")

        assert decide(story, declared(story), DESKS).approved

    @pytest.mark.parametrize(
        "change",
        [
            "corrections: [{at: 2026-11-20T09:00+08:00, wrong: a, right: b}]",
            "withdrawn: {at: 2026-11-20T09:00+08:00, reason: keliru}",
        ],
    )
    def test_do_not_cover_a_later_change(self, change: str) -> None:
        before = make_story(f"reviewed: [{{by: dewi, at: 2026-11-19T15:40+08:00}}]\n{change}")
        after = make_story(f"reviewed: [{{by: dewi, at: 2026-11-20T09:05+08:00}}]\n{change}")

        assert not decide(before, declared(before), DESKS).approved
        assert decide(after, declared(after), DESKS).approved

    def test_that_name_the_text_they_cover_end_when_it_changes(self) -> None:
        digest = make_story().digest
        entry = f"by: dewi, at: 2026-11-19T15:40+08:00, covers: {digest[:12]}"
        same = make_story(f"reviewed: [{{{entry}}}]")
        # one line more than the text that was approved
        changed = make_story(f"late_reason: hujan\nreviewed: [{{{entry}}}]")

        assert [a.covers_newest_change for a in declared(changed)] == [False]
        assert same.digest != changed.digest


def test_the_reason_is_said_in_both_languages() -> None:
    decision = decide(make_story(), [review("hendro"), review("dewi", covers=False)], DESKS)

    indonesian, english = explain(decision)
    assert "hendro bukan penyunting desk ini" in indonesian
    assert "the approval by dewi is older than the newest change" in english


class TestTheFastLane:
    def test_is_closed_unless_newsroom_toml_opens_it(self) -> None:
        assert not decide(make_story(), [review("hendro")], DESKS).approved

    def test_lets_an_editor_of_another_desk_be_the_first(self) -> None:
        decision = decide(make_story(), [review("hendro")], DESKS, fast_lane=True)

        assert decision.approval == review("hendro")
        assert decision.awaits_second_edit

    def test_lets_an_editor_be_the_first_who_wrote_it(self) -> None:
        decision = decide(make_story(authors="dewi"), [review("dewi")], DESKS, fast_lane=True)

        assert decision.awaits_second_edit

    def test_ends_with_the_approval_of_the_desk_whichever_came_first(self) -> None:
        for approvals in ([review("hendro", after=5), review("dewi")], [review("dewi", after=5)]):
            decision = decide(make_story(), approvals, DESKS, fast_lane=True)
            assert decision.approval
            assert decision.approval.by == "dewi"
            assert not decision.awaits_second_edit

    @pytest.mark.parametrize("first", [review("rudi"), review("hendro", covers=False)])
    def test_is_neither_for_others_nor_for_an_older_text(self, first: Approval) -> None:
        assert not decide(make_story(), [first], DESKS, fast_lane=True).approved


def test_whom_the_forge_knows_as_author_does_not_count() -> None:
    mine = Approval("dewi", AT, covers_newest_change=True, by_author=True)

    assert refusals([mine]) == [("dewi", Refusal.AUTHOR)]
