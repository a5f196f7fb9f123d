"""What is due: a table of stories against accounts, with a reason for every post that is not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.corpus import Corpus
from newsroom.crosspost.plan import Change, Obstacle, Row, Standing, plan
from newsroom.crosspost.targets import Target
from newsroom.edition import edit
from newsroom.ledger import OUTBOX, Claim, Record, State, key_of
from newsroom.story import Story
from tests.crosspost.worlds import APPROVED, CORRECTED, WITHDRAWN
from tests.newsrooms import NOW
from tests.stories import WITA, make_settings, make_story

X = Target("x", OUTBOX, "x")
FACEBOOK = Target("facebook", OUTBOX, "facebook")


def rows_of(
    *stories: Story,
    records: Mapping[str, Record] | None = None,
    targets: Iterable[Target] = (X,),
    now: datetime = NOW,
) -> tuple[Row, ...]:
    """The plan for these stories."""
    settings = make_settings()
    edition = edit(Corpus(stories), settings, (), lambda _: (), now)
    return plan(edition, records or {}, targets, settings=settings, now=now)


def record_with(
    state: State, story: str = "2026-11-19-pasar", *, publishing: bool = True
) -> Mapping[str, Record]:
    """Records in which the story's post for X in the outbox has this state."""
    claim = Claim(
        network=OUTBOX,
        account="x",
        kind="post",
        seq=1,
        state=state,
        attempt=1,
        run="r0",
        claimed_at=NOW,
        payload="0" * 64,
        publishing=publishing,
    )
    key = key_of(story, OUTBOX, "x", "post", 1)
    return {story: Record(story=story, posts={key: claim})}


def test_an_approved_story_is_due_for_every_target() -> None:
    rows = rows_of(make_story(APPROVED), targets=(FACEBOOK, X))

    assert [(row.target, row.is_due) for row in rows] == [(FACEBOOK, True), (X, True)]


def test_the_oldest_story_comes_first_and_held_ones_last() -> None:
    old = make_story("reviewed: [{by: dewi, at: 2026-11-19T15:10+08:00}]", slug="lama")
    new = make_story("reviewed: [{by: dewi, at: 2026-11-19T15:50+08:00}]", slug="baru")
    held = make_story(slug="ditahan")

    rows = rows_of(held, new, old)

    assert [row.story.slug for row in rows] == ["lama", "baru", "ditahan"]


@pytest.mark.parametrize(
    ("front", "obstacle"),
    [
        ("", Obstacle.UNAPPROVED),
        ("reviewed: [{by: siti, at: 2026-11-19T15:40+08:00}]", Obstacle.UNAPPROVED),
        (f"{APPROVED}\nembargo_until: 2026-11-20T00:00+08:00", Obstacle.EMBARGO),
        (
            f"{APPROVED}\nwithdrawn: {{at: 2026-11-19T15:30+08:00, reason: keliru}}",
            Obstacle.WITHDRAWN,
        ),
        (f"{APPROVED}\nsocial: {{skip: [x]}}", Obstacle.SKIPPED),
        (f"{APPROVED}\nlang: en\ntranslation_of: 2026-11-19-asli", Obstacle.TRANSLATION),
    ],
)
def test_what_stands_in_the_way_is_named(front: str, obstacle: Obstacle) -> None:
    (row,) = rows_of(make_story(front))

    assert (row.obstacle, row.is_due) == (obstacle, False)


def test_a_network_that_is_not_skipped_is_still_due() -> None:
    rows = rows_of(make_story(f"{APPROVED}\nsocial: {{skip: [x]}}"), targets=(FACEBOOK, X))

    assert [row.is_due for row in rows] == [True, False]


def test_an_embargo_that_is_over_stands_in_nobodys_way() -> None:
    story = make_story(f"{APPROVED}\nembargo_until: 2026-11-20T00:00+08:00")

    (row,) = rows_of(story, now=datetime(2026, 11, 20, tzinfo=WITA))

    assert row.is_due


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (State.CLAIMED, Standing.UNKNOWN),
        (State.UNKNOWN, Standing.UNKNOWN),
        (State.BLOCKED, Standing.DUE),
        (State.REJECTED, Standing.REJECTED),
        (State.POSTED, Standing.SETTLED),
        (State.RECONCILED, Standing.SETTLED),
        (State.DELETED, Standing.SETTLED),
    ],
)
def test_what_the_ledger_says_decides(state: State, standing: Standing) -> None:
    (row,) = rows_of(make_story(APPROVED), records=record_with(state))

    assert row.standing is standing
    assert row.is_due is (standing is Standing.DUE)


def test_a_claim_whose_run_stopped_before_the_request_is_due() -> None:
    (row,) = rows_of(make_story(APPROVED), records=record_with(State.CLAIMED, publishing=False))

    assert (row.standing, row.is_due) == (Standing.DUE, True)


def test_a_correction_posts_nothing_again() -> None:
    front = (
        "reviewed: [{by: dewi, at: 2026-11-19T15:55+08:00}]\n"
        "corrections: [{at: 2026-11-19T15:50+08:00, wrong: pukul 6, right: pukul 5}]"
    )

    (row,) = rows_of(make_story(front), records=record_with(State.POSTED))

    assert row.standing is Standing.SETTLED


def test_what_lies_in_the_outbox_does_not_count_as_posted_to_the_network() -> None:
    on_x = Target("x", "x", "kotacontoh", NOW - timedelta(days=7))

    (row,) = rows_of(make_story(APPROVED), records=record_with(State.POSTED), targets=(on_x,))

    assert row.is_due


def test_two_stories_with_one_id_are_both_held_back() -> None:
    one, two = make_story(APPROVED, slug="satu"), make_story(APPROVED, slug="dua")
    twin = with_id(two, one.id)

    rows = rows_of(one, twin, make_story(APPROVED, slug="tiga"))

    assert {row.story.slug: row.obstacle for row in rows} == {
        "satu": Obstacle.SAME_ID,
        "dua": Obstacle.SAME_ID,
        "tiga": None,
    }


def test_a_story_without_id_is_held_back() -> None:
    nameless = with_id(make_story(APPROVED), "")

    (row,) = rows_of(nameless)

    assert row.obstacle is Obstacle.WITHOUT_ID


def with_id(story: Story, story_id: str) -> Story:
    """The story under another id."""
    return replace(story, meta=replace(story.meta, id=story_id))


class TestARealNetwork:
    ON_X = Target("x", "x", "kotacontoh", NOW - timedelta(days=7))

    def row(self, *stories: Story, now: datetime = NOW, **claims: Claim) -> Row:
        """The row of the first story for X itself."""
        posts = {
            key_of("2026-11-19-pasar", c.network, c.account, c.kind, c.seq): c
            for c in claims.values()
        }
        records = {"2026-11-19-pasar": Record(story="2026-11-19-pasar", posts=posts)}
        return rows_of(*stories, records=records, targets=(self.ON_X,), now=now)[0]

    def test_is_not_told_of_what_came_before_the_account_was_live(self) -> None:
        since = replace(self.ON_X, live_since=NOW)

        (row,) = rows_of(make_story(APPROVED), targets=(since,))

        assert row.obstacle is Obstacle.STALE

    def test_is_told_of_what_an_embargo_kept_until_then(self) -> None:
        since = replace(self.ON_X, live_since=NOW)
        story = make_story(f"{APPROVED}\nembargo_until: {NOW.isoformat()}")

        (row,) = rows_of(story, targets=(since,))

        assert row.is_due

    @pytest.mark.parametrize(("days", "due"), [(29.9, True), (30, False)])
    def test_is_not_told_of_what_is_shared_no_more(self, days: float, due: bool) -> None:
        approved_at = datetime(2026, 11, 19, 15, 40, tzinfo=WITA)

        row = self.row(make_story(APPROVED), now=approved_at + timedelta(days=days))

        assert row.is_due is due

    def test_waits_as_long_as_it_asked_for_whatever_the_story(self) -> None:
        asked = real_claim(state=State.BLOCKED, not_before=NOW + timedelta(hours=1))
        records = {"lain": Record(story="lain", posts={"k": asked})}
        story = make_story(APPROVED)

        (now,) = rows_of(story, records=records, targets=(self.ON_X,))
        (then,) = rows_of(story, records=records, targets=(self.ON_X,), now=asked.not_before or NOW)

        assert (now.obstacle, then.obstacle) == (Obstacle.WAITING, None)

    def test_does_not_wait_for_another_account(self) -> None:
        asked = real_claim(
            network="facebook", state=State.BLOCKED, not_before=NOW + timedelta(hours=1)
        )

        assert self.row(make_story(APPROVED), other=asked).is_due

    @pytest.mark.parametrize(
        ("state", "obstacle"),
        [
            (State.POSTED, Obstacle.OTHER_ACCOUNT),
            (State.UNKNOWN, Obstacle.OTHER_ACCOUNT),
            (State.BLOCKED, None),
            (State.REJECTED, None),
        ],
    )
    def test_under_another_name_gets_nothing_twice(
        self, state: State, obstacle: Obstacle | None
    ) -> None:
        row = self.row(make_story(APPROVED), old=real_claim(state=state, account="namalama"))

        assert row.obstacle is obstacle

    def test_gets_nothing_twice_when_somebody_changes_a_storys_id(self) -> None:
        posted = real_claim(state=State.POSTED, link="https://berita.contoh.example/2026/11/pasar/")
        records = {"id-lama": Record(story="id-lama", posts={"k": posted})}

        (row,) = rows_of(make_story(APPROVED), records=records, targets=(self.ON_X,))

        assert row.obstacle is Obstacle.ID_CHANGED

    def test_leaves_an_address_alone_that_another_story_was_posted_with(self) -> None:
        other = make_story(APPROVED, slug="lain")
        posted = real_claim(state=State.POSTED, link="https://berita.contoh.example/2026/11/pasar/")
        records = {other.id: Record(story=other.id, posts={"k": posted})}

        rows = rows_of(make_story(APPROVED), other, records=records, targets=(self.ON_X,))

        assert {row.obstacle for row in rows} == {None}


def real_claim(**changes: object) -> Claim:
    """A claim of a post on X itself that arrived."""
    claim = Claim(
        network="x",
        account="kotacontoh",
        kind="post",
        seq=1,
        state=State.POSTED,
        attempt=1,
        run="r0",
        claimed_at=NOW,
        payload="0" * 64,
        remote_id="7",
    )
    return replace(claim, **changes)  # type: ignore[arg-type]


class TestLifeAfterPosting:
    STORY = "2026-11-19-pasar"

    def rows(
        self, front: str, network: str, *claims: Claim, now: datetime = NOW
    ) -> tuple[Row, ...]:
        """The rows of a story for one network, where it was posted with these claims."""
        target = Target(network, network, "kotacontoh", NOW - timedelta(days=7))
        told = [replace(claim, network=network) for claim in claims]
        posts = {key_of(self.STORY, network, "kotacontoh", c.kind, c.seq): c for c in told}
        records = {self.STORY: Record(story=self.STORY, posts=posts)}
        return rows_of(make_story(front), records=records, targets=(target,), now=now)

    @pytest.mark.parametrize(
        ("network", "change"),
        [
            ("facebook", Change.EDIT),
            ("mastodon", Change.EDIT),
            ("telegram", Change.EDIT),
            ("bluesky", Change.EDIT),
            ("websub", Change.AGAIN),
            ("instagram", Change.EDITOR),
            ("x", Change.EDITOR),
            ("threads", None),
        ],
    )
    def test_a_correction_is_what_the_network_offers(
        self, network: str, change: Change | None
    ) -> None:
        row = self.rows(CORRECTED, network, real_claim())[0]

        assert row.change is change

    def test_a_correction_that_the_post_tells_of_is_done(self) -> None:
        (row,) = self.rows(CORRECTED, "facebook", real_claim(told=1))

        assert row.change is None

    def test_a_network_without_edits_gets_one_reply_for_each_correction(self) -> None:
        two = CORRECTED.replace(
            "right: pukul 5}]",
            "right: pukul 5}, {at: 2026-11-19T15:52+08:00, wrong: a, right: b}]",
        )

        rows = self.rows(two, "threads", real_claim())

        assert [(row.kind, row.seq, row.is_due) for row in rows] == [
            ("post", 1, False),
            ("correction", 1, True),
            ("correction", 2, True),
        ]
        assert len({row.key for row in rows}) == 3
        assert [row.original.remote_id for row in rows[1:] if row.original] == ["7", "7"]

    @pytest.mark.parametrize(
        ("days", "front"), [(60, CORRECTED), (0, f"{CORRECTED}\nsocial: {{skip: [threads]}}")]
    )
    def test_a_correction_is_told_also_of_what_would_not_be_posted_any_more(
        self, days: int, front: str
    ) -> None:
        row, reply = self.rows(front, "threads", real_claim(), now=NOW + timedelta(days=days))

        assert row.obstacle in (Obstacle.STALE, Obstacle.SKIPPED)
        assert reply.is_due

    def test_no_reply_tells_of_what_the_post_said_from_the_beginning(self) -> None:
        assert len(self.rows(CORRECTED, "threads", real_claim(told=1))) == 1

    def test_a_post_whose_number_nobody_knows_gets_no_reply_but_an_editor(self) -> None:
        """The network said that it was published, and never showed it: a reply would stand alone."""
        (row,) = self.rows(CORRECTED, "threads", real_claim(state=State.RECONCILED, remote_id=""))

        assert row.change is Change.EDITOR

    @pytest.mark.parametrize("state", [State.UNKNOWN, State.BLOCKED, State.DELETED])
    def test_no_reply_goes_below_a_post_that_does_not_stand(self, state: State) -> None:
        assert len(self.rows(CORRECTED, "threads", real_claim(state=state))) == 1

    def test_a_withdrawal_deletes_the_post_and_its_replies(self) -> None:
        front = f"{CORRECTED}\nwithdrawn: {{at: 2026-11-19T15:51+08:00, reason: keliru}}"

        rows = self.rows(front, "threads", real_claim(), real_claim(kind="correction"))

        assert [row.change for row in rows] == [Change.DELETE, Change.DELETE]

    @pytest.mark.parametrize("state", [State.CLAIMED, State.BLOCKED, State.REJECTED, State.DELETED])
    def test_a_withdrawal_deletes_nothing_that_does_not_stand(self, state: State) -> None:
        (row,) = self.rows(WITHDRAWN, "x", real_claim(state=state))

        assert (row.change, row.is_due) == (None, False)

    @pytest.mark.parametrize("front", [CORRECTED, WITHDRAWN])
    def test_what_nobody_approved_changes_nothing(self, front: str) -> None:
        unapproved = front.replace("15:58", "15:00")

        (row,) = self.rows(unapproved, "facebook", real_claim())

        assert (row.change, row.obstacle) == (None, Obstacle.UNAPPROVED)


class TestTheOrder:
    def test_is_that_of_the_deadlines_not_of_the_approvals(self) -> None:
        early = make_story(
            "reviewed: [{by: dewi, at: 2026-11-19T15:50+08:00}]",
            slug="dulu",
            ended="2026-11-19T13:00+08:00",
        )
        late = make_story("reviewed: [{by: dewi, at: 2026-11-19T15:10+08:00}]", slug="nanti")

        assert [row.story.slug for row in rows_of(late, early)] == ["dulu", "nanti"]

    @given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8, unique=True))
    def test_starts_with_the_oldest_deadline_whatever_the_stories(self, minutes: list[int]) -> None:
        noon = datetime(2026, 11, 1, tzinfo=WITA)
        stories = [
            make_story(
                "late_reason: x\nreviewed: [{by: dewi, at: 2026-11-19T15:50+08:00}]",
                slug=f"s{number}",
                ended=(noon + timedelta(minutes=ended)).isoformat(),
            )
            for number, ended in enumerate(minutes)
        ]

        ends = [row.story.meta.event and row.story.meta.event.ended_at for row in rows_of(*stories)]

        assert ends == sorted(ends, key=str)
