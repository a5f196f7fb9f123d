"""What is on air at a given time, in one place for the site, the posts and the feeds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from newsroom.corpus import Corpus
from newsroom.edition import Edition, Hold, edit
from newsroom.story import Story
from newsroom.trail import Evidence, Happening, Step
from tests.stories import WITA, make_settings, make_story

SETTINGS = make_settings()
NOW = datetime(2026, 11, 23, 9, tzinfo=WITA)
APPROVED = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"


def nothing_recorded(_: str) -> Iterable[Happening]:
    return ()


def edition_of(*stories: Story, now: datetime = NOW) -> Edition:
    return edit(Corpus(stories), SETTINGS, nothing_recorded, now)


def test_an_approved_story_is_on_air_since_its_approval() -> None:
    (published,) = edition_of(make_story(APPROVED)).published

    assert published.at == datetime(2026, 11, 19, 15, 40, tzinfo=WITA)


def test_an_unapproved_story_is_held_back() -> None:
    (held,) = edition_of(make_story()).held

    assert held.hold is Hold.UNAPPROVED


def test_where_approvals_are_reviews_a_declared_one_holds_a_story_back() -> None:
    settings = make_settings('[approval]\nsource = "github"\n')

    edition = edit(Corpus((make_story(APPROVED),)), settings, nothing_recorded, NOW)

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
    edition = edit(Corpus((make_story(APPROVED),)), SETTINGS, lambda _: [live], NOW)

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
        return edit(Corpus((story,)), self.SETTINGS, lambda _: steps, NOW)

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
