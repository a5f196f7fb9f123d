"""What is on air at a given time, in one place for the site, the posts and the feeds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from newsroom.approval import Refusal
from newsroom.corpus import Corpus
from newsroom.edition import Edition, Hold, decision_of, edit
from newsroom.registers import Candidate, Election
from newsroom.story import Story
from newsroom.trail import Evidence, Happening, Step
from tests.stories import WITA, make_settings, make_story

SETTINGS = make_settings()
NOW = datetime(2026, 11, 23, 9, tzinfo=WITA)
APPROVED = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"


def nothing_recorded(_: str) -> Iterable[Happening]:
    return ()


def edition_of(*stories: Story, now: datetime = NOW) -> Edition:
    return edit(Corpus(stories), SETTINGS, (), nothing_recorded, now)


def test_an_approved_story_is_on_air_since_its_approval() -> None:
    (published,) = edition_of(make_story(APPROVED)).published

    assert published.at == datetime(2026, 11, 19, 15, 40, tzinfo=WITA)


def test_an_unapproved_story_is_held_back() -> None:
    (held,) = edition_of(make_story()).held

    assert held.hold is Hold.UNAPPROVED


def test_where_approvals_are_reviews_a_declared_one_holds_a_story_back() -> None:
    settings = make_settings('[approval]\nsource = "github"\n')

    edition = edit(Corpus((make_story(APPROVED),)), settings, (), nothing_recorded, NOW)

    assert [held.hold for held in edition.held] == [Hold.UNAPPROVED]


def test_an_embargo_holds_a_story_until_its_very_minute() -> None:
    story = make_story(f"{APPROVED}\nembargo_until: 2026-11-24T08:00+08:00")

    before = edition_of(story, now=datetime(2026, 11, 24, 7, 59, 59, tzinfo=WITA))
    after = edition_of(story, now=datetime(2026, 11, 24, 8, tzinfo=WITA))

    assert [held.hold for held in before.held] == [Hold.EMBARGO]
    assert [published.story for published in after.published] == [story]


def test_a_withdrawn_story_stays_on_air_for_its_reason_to_be_read() -> None:
    front = (
        "reviewed: [{by: dewi, at: 2026-11-20T10:00+08:00}]\n"
        "withdrawn: {at: 2026-11-20T09:00+08:00, reason: keliru}"
    )

    assert len(edition_of(make_story(front)).published) == 1


def test_the_newest_story_comes_first_and_ties_are_settled_by_id() -> None:
    first = make_story("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]", slug="a")
    second = make_story("reviewed: [{by: dewi, at: 2026-11-19T16:40+08:00}]", slug="b")
    twin = make_story("reviewed: [{by: dewi, at: 2026-11-19T16:40+08:00}]", slug="c")

    order = [published.story.slug for published in edition_of(first, second, twin).published]
    assert order == ["c", "b", "a"]


def test_what_the_probe_measured_weighs_more_than_what_was_declared() -> None:
    live = Happening(Step.LIVE, datetime(2026, 11, 19, 8, tzinfo=UTC), Evidence.MEASURED)
    edition = edit(Corpus((make_story(APPROVED),)), SETTINGS, (), lambda _: [live], NOW)

    (published,) = edition.published
    assert published.at == live.at
    assert [h.step for h in published.trail.happenings] == [Step.ENDED, Step.APPROVED, Step.LIVE]


def test_a_later_approval_does_not_move_the_hour_of_publishing() -> None:
    front = (
        "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}, {by: tomi, at: 2026-11-20T10:00+08:00}]\n"
        "corrections: [{at: 2026-11-20T09:00+08:00, wrong: a, right: b}]"
    )
    (published,) = edition_of(make_story(front)).published

    assert published.at == datetime(2026, 11, 19, 15, 40, tzinfo=WITA)


def test_an_approval_by_somebody_else_leaves_no_trace_in_the_trail() -> None:
    front = "reviewed: [{by: hendro, at: 2026-11-19T15:10+08:00}, {by: dewi, at: 2026-11-19T15:40+08:00}]"
    (published,) = edition_of(make_story(front)).published

    approved = published.trail.first(Step.APPROVED)
    assert approved is not None
    assert approved.who == "dewi"
    assert approved.evidence is Evidence.DECLARED


class TestReviews:
    """Approvals from the ledger, where newsroom.toml says that they are reviews."""

    SETTINGS = make_settings('[approval]\nsource = "github"\n')
    PULL = "https://github.com/kantor/berita/pull/7"

    def steps(self, story: Story, by: str = "dewi", covers: str = "") -> list[Happening]:
        recorded, at = Evidence.RECORDED, datetime(2026, 11, 19, 8, tzinfo=UTC)
        return [
            Happening(Step.SUBMITTED, at, recorded, "siti", self.PULL),
            Happening(Step.APPROVED, at, recorded, by, self.PULL, covers or story.digest),
            Happening(Step.MERGED, at, recorded, "tomi", self.PULL),
        ]

    def edition(self, story: Story, steps: list[Happening]) -> Edition:
        return edit(Corpus((story,)), self.SETTINGS, (), lambda _: steps, NOW)

    def test_the_text_that_was_approved_is_on_air(self) -> None:
        story = make_story()

        (published,) = self.edition(story, self.steps(story)).published

        assert published.decision.approval
        assert published.decision.approval.by == "dewi"
        assert [one.step for one in published.trail.happenings] == list(Step)[:4]

    def test_another_text_is_not(self) -> None:
        approved, changed = make_story(), make_story("tags: [ubah]")

        assert self.edition(changed, self.steps(approved)).held

    def test_an_approval_that_names_no_text_covers_none(self) -> None:
        story = make_story()
        steps = [replace(one, covers="") for one in self.steps(story)]

        assert self.edition(story, steps).held

    def test_whoever_handed_it_in_does_not_approve_it(self) -> None:
        story = make_story()
        steps = [replace(one, who="dewi") for one in self.steps(story)]

        assert self.edition(story, steps).held

    def test_but_may_approve_what_others_handed_in_later(self) -> None:
        story = make_story()
        before = Happening(Step.SUBMITTED, NOW, Evidence.RECORDED, "dewi", self.PULL + "0")

        assert self.edition(story, [before, *self.steps(story)]).published

    def test_an_approval_that_cannot_count_is_not_on_the_trail(self) -> None:
        story = make_story()
        other = Happening(Step.APPROVED, NOW, Evidence.RECORDED, "hendro", self.PULL, story.digest)

        (published,) = self.edition(story, [*self.steps(story), other]).published

        who = [one.who for one in published.trail.happenings if one.step is Step.APPROVED]
        assert who == ["dewi"]

    def test_an_editor_who_left_the_desk_leaves_the_approval(self) -> None:
        """As with declared approvals: newsroom.toml says who may approve, today."""
        story = make_story()

        assert self.edition(story, self.steps(story, by="mantan")).held


class TestInAnElectionsDays:
    """The story names Ratna Wulandari, who stands in an election from 15 to 27 November."""

    ELECTION = Election(
        name="Pemilihan Wali Kota Contoh",
        since=date(2026, 11, 15),
        until=date(2026, 11, 27),
        candidates=(Candidate(name="Ratna Wulandari"),),
    )

    def by(self, *reviews: str, front: str = "", steps: Iterable[Happening] = ()) -> list[str]:
        """Who approved the story; what is in the way where it is not approved."""
        given = ", ".join(
            f"{{by: {by}, at: {at}}}" for by, at in (one.split(" ") for one in reviews)
        )
        story = make_story(f"reviewed: [{given}]\n{front}")
        decision = decision_of(story, SETTINGS, [self.ELECTION], steps)
        if decision.approval is None:
            return [str(why) for _, why in decision.refusals]
        return [one.by for one in (decision.approval, decision.second) if one]

    def test_one_editor_is_not_enough(self) -> None:
        assert self.by("dewi 2026-11-19T15:40+08:00") == [Refusal.SECOND_EDITOR]

    def test_two_are_and_the_second_may_be_of_any_desk(self) -> None:
        first = "dewi 2026-11-19T15:40+08:00"

        assert self.by(first, "tomi 2026-11-19T15:50+08:00") == ["tomi", "dewi"]
        assert self.by(first, "hendro 2026-11-19T15:50+08:00") == ["dewi", "hendro"]

    def test_the_same_editor_twice_is_one(self) -> None:
        twice = ("dewi 2026-11-19T15:40+08:00", "dewi 2026-11-19T15:50+08:00")

        assert Refusal.SECOND_EDITOR in self.by(*twice)

    def test_neither_an_author_nor_a_reporter_is_the_second(self) -> None:
        first = "dewi 2026-11-19T15:40+08:00"

        assert Refusal.SECOND_EDITOR in self.by(first, "siti 2026-11-19T15:30+08:00")
        assert Refusal.SECOND_EDITOR in self.by(first, "budi 2026-11-19T15:30+08:00")

    def test_an_editor_who_wrote_it_is_not_the_second(self) -> None:
        story = make_story(
            "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00},"
            " {by: tomi, at: 2026-11-19T15:50+08:00}]",
            authors="siti, tomi",
        )

        assert not decision_of(story, SETTINGS, [self.ELECTION], ()).approved

    def test_before_and_after_those_days_one_editor_is_enough(self) -> None:
        assert self.by("dewi 2026-11-14T23:59+08:00") == ["dewi"]
        assert self.by("dewi 2026-11-28T00:00+08:00") == ["dewi"]

    def test_an_embargo_that_ends_in_those_days_counts(self) -> None:
        approved = "dewi 2026-11-14T09:00+08:00"

        assert self.by(approved, front="embargo_until: 2026-11-16T08:00+08:00") == [
            Refusal.SECOND_EDITOR
        ]

    def test_so_does_a_merge_in_those_days(self) -> None:
        merge = Happening(
            Step.MERGED, datetime(2026, 11, 15, 8, tzinfo=WITA), Evidence.RECORDED, "tomi"
        )

        assert self.by("dewi 2026-11-14T09:00+08:00", steps=[merge]) == [Refusal.SECOND_EDITOR]

    def test_what_was_seen_on_air_as_approved_stays_whoever_becomes_a_candidate(self) -> None:
        live = Happening(Step.LIVE, datetime(2026, 11, 19, 16, tzinfo=WITA), Evidence.MEASURED)

        assert self.by("dewi 2026-11-19T15:40+08:00", steps=[live]) == ["dewi"]

    def test_what_was_changed_since_it_was_seen_does_not(self) -> None:
        live = Happening(Step.LIVE, datetime(2026, 11, 10, tzinfo=WITA), Evidence.MEASURED)

        assert self.by("dewi 2026-11-19T15:40+08:00", steps=[live]) == [Refusal.SECOND_EDITOR]

    def test_a_withdrawal_needs_one_editor_as_ever(self) -> None:
        withdrawn = "withdrawn: {at: 2026-11-19T15:35+08:00, reason: keliru}"

        assert self.by("dewi 2026-11-19T15:40+08:00", front=withdrawn) == ["dewi"]

    def test_the_fast_lane_is_closed(self) -> None:
        settings = make_settings("[approval]\nfast_lane = true\n")
        story = make_story("reviewed: [{by: hendro, at: 2026-11-19T15:40+08:00}]")

        assert decision_of(story, settings, [], ()).approved
        assert not decision_of(story, settings, [self.ELECTION], ()).approved

    def test_two_editors_of_other_desks_do_not_open_it(self) -> None:
        settings = make_settings("[approval]\nfast_lane = true\n")
        story = make_story(
            "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00},"
            " {by: tomi, at: 2026-11-19T15:50+08:00}]",
            desk="budaya",
        )

        assert decision_of(story, settings, [], ()).approved
        assert not decision_of(story, settings, [self.ELECTION], ()).approved

    def test_the_page_names_both(self) -> None:
        story = make_story(
            "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00},"
            " {by: hendro, at: 2026-11-19T15:50+08:00}]"
        )
        edition = edit(Corpus((story,)), SETTINGS, [self.ELECTION], nothing_recorded, NOW)
        (published,) = edition.published

        steps = published.trail.happenings
        assert [one.who for one in steps if one.step is Step.APPROVED] == ["dewi", "hendro"]
