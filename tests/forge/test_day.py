"""A day in the newsroom, from the first event to the next morning, and what it left behind.

Six reporters, three editors, two desks, 40 stories. Every story goes the whole way: pull request,
gate, merge, record, build, deploy, probe, post (tests/forge/day.py tells it). The times of the
plan are held against the trails and the scorecard, figure by figure.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median
from types import SimpleNamespace

import pytest

from newsroom.commands import probe
from newsroom.desk.clock import OURS, WARNING
from newsroom.desk.comment import MARKER
from newsroom.social import drawing
from newsroom.trail import Evidence, Step
from tests.desk.desks import active_in, rendered
from tests.forge.conftest import faults_of
from tests.forge.day import (
    CORRECTED,
    COUNT,
    EDITORS,
    EMBARGO,
    FORM,
    LATE,
    PEOPLE,
    REPORTERS,
    TOML,
    TWINS,
    UNLOCKED,
    WITHDRAWN,
    Plan,
    Story,
    at,
)
from tests.forge.forge import make_forge
from tests.forge.newsday import Site, newsday
from tests.forge.openapi import MISSING, is_here
from tests.stories import WITA

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The day, lived through once; the tests below look at what it left."""
    folder = tmp_path_factory.mktemp("day")
    files = {"newsroom.toml": TOML.encode(), "content/registers/people.yml": PEOPLE.encode()}
    forge = make_forge(folder, files, at(5, 30))
    for login in (*REPORTERS, *EDITORS):
        forge.desk.account(f"{login}-gh")
    forge.desk.account("orang-luar", "read")
    site = Site(folder / "live")
    with pytest.MonkeyPatch.context() as patch, forge, newsday(forge, site, folder) as news:
        patch.setattr(drawing, "draw", lambda _: b"a picture")
        story = Story(news)
        patch.setattr(probe, "time", SimpleNamespace(sleep=story.day.pass_time))
        story.live()
        yield story
    site.close()


def trail(day: Story, plan: Plan) -> dict[Step, list[datetime]]:
    """The hours of a story's recorded and measured steps, in the newsroom's zone."""
    found: dict[Step, list[datetime]] = {}
    for one in day.news.records[_id(day, plan)].happenings:
        found.setdefault(one.step, []).append(one.at.astimezone(WITA))
    return found


def _id(day: Story, plan: Plan) -> str:
    if plan.number != FORM:
        return plan.id
    (found,) = [id_ for id_ in day.news.records if "kabar" not in id_]
    return found


def test_every_story_has_its_whole_trail_with_the_forges_times(day: Story) -> None:
    assert len(day.news.records) == COUNT
    for plan in day.plans:
        steps = trail(day, plan)
        assert steps[Step.SUBMITTED][0] == plan.submitted, plan
        assert steps[Step.APPROVED][0] == plan.approved, plan
        assert steps[Step.MERGED][0] == plan.merged, plan
        assert steps[Step.LIVE] == [plan.live], plan


def test_each_step_says_how_it_is_known(day: Story) -> None:
    for plan in day.plans:
        for one in day.news.records[_id(day, plan)].happenings:
            measured = one.step is Step.LIVE
            assert one.evidence is (Evidence.MEASURED if measured else Evidence.RECORDED)


def test_each_step_says_who_took_it(day: Story) -> None:
    for plan in day.plans:
        who = {one.step: one.who for one in reversed(day.news.records[_id(day, plan)].happenings)}
        reporter = "hendro" if plan.number == FORM else plan.reporter
        assert (who[Step.SUBMITTED], who[Step.APPROVED]) == (reporter, plan.editor)
        assert who[Step.MERGED] == plan.editor


def test_the_correction_and_the_withdrawal_were_approved_on_their_own(day: Story) -> None:
    for number, hour in ((CORRECTED, at(11, 20)), (WITHDRAWN, at(12, 50))):
        plan = day.plans[number]
        assert trail(day, plan)[Step.APPROVED] == [plan.approved, hour]
        assert trail(day, plan)[Step.MERGED] == [plan.merged, hour]


def test_what_was_tried_was_refused_by_the_gate(day: Story) -> None:
    assert day.refused == dict.fromkeys(
        ("form", "stale"), 'Required status check "gate" is expected'
    ) | {"fork": "At least 1 approving review is required"}
    assert "berita dan kode bercampur" in day.said["fork"]


def test_nothing_of_the_fork_is_anywhere(day: Story) -> None:
    files = day.news.forge.desk.bare.run("ls-tree", "-r", "--name-only", "main").split("\n")
    assert sorted(files) == sorted(
        [
            "content/registers/people.yml",
            "newsroom.toml",
            *(plan.path for plan in day.plans if plan.number != FORM),
            "content/stories/2026/11/pasar-tepian-buka-lebih-pagi.md",
        ]
    )
    assert day.news.call(day.news.machine, "check").code == 0


def test_behind_a_cache_nothing_is_called_live_and_nothing_is_posted(day: Story) -> None:
    waited = [plan for plan in day.plans if at(11) < plan.merged <= at(12)]

    assert len(waited) == 5
    for plan in waited:
        assert f"{plan.path}: belum terlihat" in day.said["cache"]
        assert trail(day, plan)[Step.LIVE] == [at(12, 40)]


def test_the_failed_deploy_is_made_up_for_by_the_next_run(day: Story) -> None:
    waited = [plan for plan in day.plans if at(9) < plan.merged <= at(10)]

    assert len(waited) == 7
    for plan in waited:
        expected = at(15) if plan.number == EMBARGO else at(10, 20)
        assert trail(day, plan)[Step.LIVE] == [expected]


def test_two_merges_of_one_minute_both_came_through(day: Story) -> None:
    one, other = (day.plans[number] for number in TWINS)

    assert abs(one.merged - other.merged) < timedelta(minutes=1)
    assert one.live == other.live


def test_the_embargo_held_until_its_hour(day: Story) -> None:
    plan = day.plans[EMBARGO]

    assert trail(day, plan)[Step.MERGED] < [UNLOCKED]
    assert trail(day, plan)[Step.LIVE] == [at(15)]


def test_every_story_was_posted_once_and_the_withdrawn_one_taken_down(day: Story) -> None:
    posts = day.news.mastodon.visible()
    links = sorted(post.link for post in posts)

    gone = f"{day.news.site.url}/2026/11/{day.plans[WITHDRAWN].slug}/"
    assert len(posts) == COUNT - 1
    assert len(set(links)) == COUNT - 1
    assert gone not in links


def test_readers_see_the_correction_the_withdrawal_and_all_the_rest(day: Story) -> None:
    pages = {
        plan.number: day.news.site.read(f"/2026/11/{plan.slug}/")
        for plan in day.plans
        if plan.number != FORM
    }

    assert all(pages.values())
    assert "Redaksi meminta maaf." in pages[CORRECTED]
    assert "05.30" in pages[CORRECTED]
    assert "ternyata belum berlangsung" in pages[WITHDRAWN]
    assert "Kami menyiapkan" not in pages[WITHDRAWN]
    assert "Jaringan di lokasi putus" in pages[LATE]


def test_yesterdays_run_changed_nothing(day: Story) -> None:
    assert day.news.records == day.before
    assert day.news.mastodon.visible() == day.posted_before


def minutes(times: list[timedelta]) -> tuple[float, float]:
    """Median and 90th percentile (nearest rank), worked out apart from the newsroom's own code."""
    sorted_ = sorted(one.total_seconds() / 60 for one in times)
    return median(sorted_), sorted_[-(-9 * len(sorted_) // 10) - 1]


def test_the_scorecard_says_what_the_day_was(day: Story) -> None:
    total = day.news.report()["total"]
    legs = total.pop("legs")

    assert total == {
        "stories": 40,
        "on_time": 38,
        "late": 2,
        "unknown": 0,
        "on_time_share": 0.95,
        "late_with_reason": 1,
        "corrected": 1,
        "corrections": 1,
        "withdrawn": 1,
    }
    figures = {
        name: (leg["known"], leg["median_minutes"], leg["p90_minutes"], leg["unknown"])
        for name, leg in legs.items()
    }
    assert figures == {
        "ended-submitted": (40, 15.0, 15.0, 0),
        "submitted-approved": (40, 12.0, 15.0, 0),
        "approved-merged": (40, 8.0, 10.0, 0),
        "merged-live": (40, 27.0, 65.0, 0),
        "live-posted": (39, 0.0, 0.0, 1),
        "ended-approved": (40, 27.0, 30.0, 0),
        "ended-live": (40, 60.0, 100.0, 0),
        "ended-posted": (39, 60.0, 104.0, 1),
    }
    assert minutes([one.merged - one.approved for one in day.plans]) == (8.0, 10.0)
    starts = {one.number: UNLOCKED if one.number == EMBARGO else one.ended for one in day.plans}
    assert minutes([one.live - starts[one.number] for one in day.plans]) == (60.0, 100.0)


def test_its_desks_and_its_late_stories(day: Story) -> None:
    report = day.news.report()

    desks = {
        one["desk"]: (one["stories"], one["on_time"], one["late"], one["corrections"])
        for one in report["desks"]
    }
    assert desks == {"budaya": (20, 18, 2, 0), "layanan": (20, 20, 0, 1)}
    assert [(one["story"], one["over_minutes"], one["reason"]) for one in report["late"]] == [
        (day.plans[LATE].id, 110.0, "Jaringan di lokasi putus sampai pukul 08.45 WITA."),
        (day.plans[23].id, 4.0, None),
    ]
    assert report["waiting"] == 0


def bodies(day: Story, number: int) -> list[str]:
    """What the newsroom said on a pull request."""
    return [said.body for said in day.news.forge.desk.threads[number].comments]


def test_every_pull_request_has_one_comment_that_ends_with_the_story_on_air(day: Story) -> None:
    for plan in day.plans:
        (comment,) = [one for one in bodies(day, day.pulls[plan.number]) if MARKER in one]
        assert "sudah tayang" in comment, plan
        assert f"disetujui {plan.editor.title()} Contoh" in comment, plan


def test_labels_end_as_the_scorecard_counts(day: Story) -> None:
    labels = {
        plan.number: day.news.forge.desk.threads[day.pulls[plan.number]].labels
        for plan in day.plans
    }
    late = (LATE, day.plans[23].number)

    ours = {number: set(given) & OURS for number, given in labels.items()}
    assert ours == {number: {"lewat" if number in late else "aman"} for number in labels}


def test_editors_were_called_once_and_only_for_what_nobody_had_approved_in_time(
    day: Story,
) -> None:
    calls = {
        plan.number: [one for one in bodies(day, day.pulls[plan.number]) if WARNING in one]
        for plan in day.plans
    }

    assert [number for number, found in calls.items() if found] == [LATE]
    (call,) = calls[LATE]
    assert "@hendro-gh @tomi-gh mohon diperiksa." in call


def test_what_a_fork_says_of_itself_does_nothing(day: Story) -> None:
    (comment,) = bodies(day, day.fork)
    seen = rendered(comment)

    assert active_in(seen) == []
    assert "img" not in seen.tags
    assert all("jahat" not in link for link in seen.links)
    assert "Belum dapat diperiksa" in seen.text
    assert "gerbang memeriksa lagi" in seen.text


@pytest.mark.skipif(not is_here(), reason=MISSING)
def test_every_request_of_the_day_is_one_that_github_describes(day: Story) -> None:
    assert len(day.news.forge.exchanges) > 500
    assert faults_of(day.news.forge) == []
