"""Reviews as approvals: whose, and whether they saw what is there now."""

from datetime import timedelta

import pytest

from newsroom.approval import Approval, Refusal, decide
from newsroom.github.approvals import approvals_of
from newsroom.github.pulls import File, Pull, Review
from newsroom.registers import Person, people_by_login
from tests.github.scripts import NOW
from tests.stories import make_settings, make_story

HEAD, OLD = "b" * 40, "a" * 40
PEOPLE = people_by_login(
    Person(id=id_, name=id_, role="Redaksi", github=login)
    for id_, login in [("siti", "siti-gh"), ("dewi", "Dewi-GH"), ("tomi", "tomi-gh")]
)
STORY = File("content/stories/2026/11/pasar.md", "added", blob="s2")
PICTURE = File("content/images/2026/11/pasar.jpg", "added", blob="p1")


def pull(author: str = "siti-gh") -> Pull:
    return Pull(
        number=7,
        title="Pasar",
        author=author,
        head_sha=HEAD,
        head_ref="naik",
        head_repository="kantor/berita",
        base_ref="main",
        created_at=NOW,
        is_fork=False,
    )


def review(
    user: str = "dewi-gh", state: str = "approved", *, commit: str = HEAD, after: int = 0
) -> Review:
    return Review(user, state, NOW + timedelta(minutes=after), commit)


def approvals(*reviews: Review, author: str = "siti-gh", **more: object) -> list[Approval]:
    return list(approvals_of(pull(author), reviews, [STORY, PICTURE], PEOPLE, **more))  # type: ignore[arg-type]


def test_an_approval_is_by_the_person_with_the_login_in_whatever_case() -> None:
    assert approvals(review("DEWI-gh")) == [Approval("dewi", NOW, covers_newest_change=True)]


def test_somebody_unknown_is_named_by_login_and_is_no_editor() -> None:
    (found,) = approvals(review("orang-lain"))

    decision = decide(make_story(), [found], make_settings().desks)
    assert decision.refusals == (("@orang-lain", Refusal.NOT_AN_EDITOR_OF_THE_DESK),)


@pytest.mark.parametrize(
    ("reviews", "counts"),
    [
        ([review()], True),
        ([review(), review(state="commented", after=1)], True),
        ([review(), review(state="changes_requested", after=1)], False),
        ([review(), review(state="dismissed", after=1)], False),
        ([review(state="changes_requested"), review(after=1)], True),
        ([review(after=1), review(state="changes_requested")], True),
        ([review(state="dismissed")], False),
        ([review(state="commented")], False),
        ([], False),
    ],
)
def test_of_each_person_the_last_word_counts(reviews: list[Review], counts: bool) -> None:
    assert bool(approvals(*reviews)) is counts


def test_one_persons_objection_leaves_anothers_approval() -> None:
    found = approvals(review("tomi-gh"), review("dewi-gh", "changes_requested", after=1))

    assert [one.by for one in found] == ["tomi"]


def test_the_author_of_a_pull_request_never_approves_it() -> None:
    (found,) = approvals(review("dewi-gh"), author="DEWI-gh")

    assert found.by_author
    decision = decide(make_story(), [found], make_settings().desks)
    assert decision.refusals == (("dewi", Refusal.AUTHOR),)


def test_nor_does_the_author_of_the_form_behind_a_bots_pull_request() -> None:
    (found,) = approvals(review("dewi-gh"), author="tayang[bot]", authors=["Dewi-gh"])

    assert found.by_author


def test_an_older_commit_is_covered_where_the_files_are_the_same() -> None:
    same = {(OLD, STORY.path): "s2", (OLD, PICTURE.path): "p1"}

    assert approvals(review(commit=OLD), blobs=same)[0].covers_newest_change


@pytest.mark.parametrize(
    "blobs",
    [
        None,
        {},
        {(OLD, STORY.path): "s1", (OLD, PICTURE.path): "p1"},
        {(OLD, STORY.path): "s2", (OLD, PICTURE.path): "p0"},
        {(OLD, STORY.path): "s2", (OLD, PICTURE.path): ""},
    ],
)
def test_a_changed_word_or_picture_is_not(blobs: object) -> None:
    (found,) = approvals(review(commit=OLD), blobs=blobs)

    assert not found.covers_newest_change


def test_a_story_that_is_taken_away_is_covered_where_it_was_gone_already() -> None:
    gone = File(STORY.path, "removed", blob="s2")

    def covers(blob: str) -> bool:
        seen = [review(commit=OLD)]
        (found,) = approvals_of(pull(), seen, [gone], PEOPLE, blobs={(OLD, gone.path): blob})
        return found.covers_newest_change

    assert covers("")
    assert not covers("s2")


def test_a_commit_that_github_lost_covers_nothing() -> None:
    assert not approvals(review(commit=""))[0].covers_newest_change


def test_a_login_of_two_people_is_nobodys() -> None:
    twins = people_by_login(
        [
            Person(id="a", name="A", role="R", github="sama"),
            Person(id="b", name="B", role="R", github="SAMA"),
            Person(id="c", name="C", role="R", github="sama"),
            Person(id="d", name="D", role="R"),
        ]
    )

    assert not twins
