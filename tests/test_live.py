"""A story counts as live when its page was seen in the version in hand, from that moment on."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.ledger import Ledger, Record, StoredHappening
from newsroom.live import INTERVAL, SPREADING, Sighting, Watch, record, unseen
from newsroom.page.version import present_version
from newsroom.settings import LedgerSettings, load_settings
from newsroom.trail import Evidence, Step
from newsroom.workspace import Workspace, open_workspace
from tests.ledger.conftest import git
from tests.newsrooms import NOW, make_newsroom
from tests.sites import approved

URL = "https://berita.contoh.example/2026/11/pasar/"
ID = "2026-11-19-pasar"


class Site:
    """A site that shows the newest version after so many looks, and a clock that waiting moves."""

    def __init__(self, looks: int) -> None:
        self.left = looks
        self.now = NOW
        self.asked: list[tuple[str, str]] = []

    def page(self, url: str, version: str) -> str:
        self.asked.append((url, version))
        self.left -= 1
        return "page-stale" if self.left >= 0 else ""

    def clock(self) -> datetime:
        return self.now

    def pause(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_newsroom(tmp_path, stories=approved())
    git(root, "init", "--quiet")
    return root


def look(root: Path, site: Site, patience: timedelta = timedelta(minutes=5)) -> list[Sighting]:
    workspace, settings = open_workspace(root), load_settings(root)
    stories = unseen(workspace.edition(NOW), settings, NOW)
    return list(Watch(settings, site.page, site.clock, site.pause).look(stories, patience))


def ledger_of(root: Path) -> Ledger:
    return Ledger(root, LedgerSettings(), clock=lambda: NOW)


def seen_at(root: Path) -> list[tuple[Step, datetime, Evidence]]:
    stored = ledger_of(root).record(ID).happenings
    return [(one.step, one.at, one.evidence) for one in stored]


class TestLooking:
    def test_asks_for_the_story_as_it_is_in_hand(self, root: Path) -> None:
        site = Site(0)

        (found,) = look(root, site)

        assert site.asked == [(URL, present_version(found.story))]
        assert found.at == NOW

    def test_the_old_page_does_not_count_and_is_asked_again(self, root: Path) -> None:
        (found,) = look(root, Site(3))

        assert found.at == NOW + timedelta(seconds=3 * INTERVAL)

    def test_ends_when_patience_does(self, root: Path) -> None:
        site = Site(1000)

        (found,) = look(root, site)

        assert (found.at, found.reason) == (None, "page-stale")
        assert site.now - NOW <= timedelta(minutes=5)

    def test_without_patience_everything_is_asked_once(self, root: Path) -> None:
        site = Site(1000)

        look(root, site, timedelta())

        assert len(site.asked) == 1


class TestLookingForSeveral:
    """One story, stuck, must hold up neither the sight of the others nor what follows it."""

    @pytest.fixture
    def both(self, root: Path) -> Path:
        return make_newsroom(root, stories={**approved(), **approved(slug="jalan")})

    def look(self, root: Path, stuck: str, others: int) -> tuple[dict[str, datetime | None], Site]:
        site = Site(others)

        def page(url: str, version: str) -> str:
            return "page-404" if stuck in url else site.page(url, version)

        workspace, settings = open_workspace(root), load_settings(root)
        stories = unseen(workspace.edition(NOW), settings, NOW)
        watch = Watch(settings, page, site.clock, site.pause)
        found = watch.look(stories, timedelta(minutes=15))
        return {one.story.slug: one.at for one in found}, site

    @pytest.mark.parametrize("stuck", ["pasar", "jalan"])
    def test_the_hour_of_a_sighting_does_not_wait_for_another_story(
        self, both: Path, stuck: str
    ) -> None:
        found, _ = self.look(both, stuck, others=2)

        (other,) = {"pasar", "jalan"} - {stuck}
        assert found == {stuck: None, other: NOW + timedelta(seconds=2 * INTERVAL)}

    def test_behind_the_first_sighting_the_rest_has_two_minutes(self, both: Path) -> None:
        _, site = self.look(both, "pasar", others=0)

        assert timedelta(0) < site.now - NOW <= SPREADING


class TestWhatIsRecorded:
    def test_is_when_readers_saw_it_and_that_this_was_measured(self, root: Path) -> None:
        (found,) = look(root, Site(1))

        assert record(ledger_of(root), found)
        assert seen_at(root) == [(Step.LIVE, NOW + timedelta(seconds=INTERVAL), Evidence.MEASURED)]

    def test_is_the_first_time_alone(self, root: Path) -> None:
        first, second = look(root, Site(0))[0], look(root, Site(5))[0]
        record(ledger_of(root), first)

        assert not record(ledger_of(root), second)
        assert [at for _, at, _ in seen_at(root)] == [NOW]

    def test_is_nothing_where_nothing_was_seen(self, root: Path) -> None:
        (found,) = look(root, Site(1000), timedelta())

        assert not record(ledger_of(root), found)
        assert seen_at(root) == []


class TestWhatIsLookedFor:
    def unseen(self, root: Path, now: datetime = NOW) -> list[str]:
        workspace: Workspace = open_workspace(root)
        found = unseen(workspace.edition(now), workspace.settings, now)
        return [one.story.id for one in found]

    def test_is_not_what_was_seen_before(self, root: Path) -> None:
        seen = StoredHappening(step=Step.LIVE, at=NOW, evidence=Evidence.MEASURED)
        ledger_of(root).update(ID, lambda _: Record(story=ID, happenings=(seen,)), "seen")

        assert self.unseen(root) == []

    def test_is_not_an_archive_that_was_on_air_elsewhere(self, root: Path) -> None:
        assert self.unseen(root) == [ID]
        assert self.unseen(root, NOW + timedelta(days=31)) == []

    def test_is_neither_a_draft_nor_a_withdrawn_story(self, root: Path) -> None:
        withdrawn = approved("withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}")
        make_newsroom(root, stories=withdrawn)

        assert self.unseen(root) == []
