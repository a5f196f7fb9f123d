"""`newsroom record-pull`: what GitHub says of a story, in the ledger and so in the edition."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.edition import Held, Published
from newsroom.ledger import Ledger, StoredHappening
from newsroom.trail import Evidence, Step
from newsroom.workspace import open_workspace
from tests.crosspost.fakes import Reply
from tests.forge.desk import APP
from tests.forge.houses import FOLDER, HOUSE, story_file
from tests.forge.server import READ, FakeForge
from tests.shells import Said, call

STORY = "2026-11-19-pasar"


class Runner:
    """A machine that checks the main branch out and runs the newsroom's commands there."""

    def __init__(self, forge: FakeForge, folder: Path) -> None:
        self.forge = forge
        self.root = folder
        forge.desk.bare.run("clone", "--quiet", str(forge.desk.bare.folder), str(folder))

    def checkout(self) -> None:
        bare = self.forge.desk.bare
        bare.run("-C", str(self.root), "pull", "--quiet", "--ff-only")

    def record(self, *names: str) -> Said:
        self.checkout()
        return self.record_as_it_is(*names)

    def record_as_it_is(self, *names: str) -> Said:
        environ = {
            "GITHUB_REPOSITORY": "kantor/berita",
            "GITHUB_API_URL": self.forge.base,
            "GITHUB_TOKEN": self.forge.token("github-actions[bot]", READ),
        }
        return call(self.root, "record-pull", *names, now=self.forge.desk.now, environ=environ)

    def happenings(self, story: str = STORY) -> list[tuple[Step, datetime, str]]:
        settings = open_workspace(self.root).settings
        record = Ledger(self.root, settings.ledger).record(story)
        return [(one.step, one.at, one.who) for one in record.happenings]

    def on_air(self) -> dict[str, Published]:
        edition = open_workspace(self.root).edition(self.forge.desk.now)
        return {one.story.id: one for one in edition.published}

    def held(self) -> dict[str, Held]:
        edition = open_workspace(self.root).edition(self.forge.desk.now)
        return {one.story.id: one for one in edition.held}


@pytest.fixture
def runner(forge: FakeForge, tmp_path: Path) -> Runner:
    return Runner(forge, tmp_path / "runner")


def merged(
    forge: FakeForge,
    *,
    by: str = "siti-gh",
    editors: tuple[str, ...] = ("dewi-gh",),
    branch: str = "naik",
    front: str = "",
    **changes: str,
) -> int:
    """A story that went through everything, with ten minutes between the steps."""
    forge.desk.push(branch, story_file(front, **changes), "Tulis", by)
    number = forge.desk.open_pull(branch, "Pasar", "", by)
    for editor in editors:
        forge.desk.pass_time(minutes=10)
        forge.desk.review(number, editor)
    forge.desk.pass_time(minutes=10)
    forge.desk.checks[forge.desk.bare.head(branch), "gate"] = True
    forge.desk.merge(number, "Tomi-GH")
    return number


def test_the_steps_are_recorded_with_the_forges_own_times(forge: FakeForge, runner: Runner) -> None:
    start = forge.desk.now
    merged(forge)
    forge.desk.pass_time(hours=3)

    said = runner.record()

    assert said.code == 0
    assert f"{FOLDER}/pasar.md: #1" in said.out
    assert runner.happenings() == [
        (Step.SUBMITTED, start, "siti"),
        (Step.APPROVED, start + timedelta(minutes=10), "dewi"),
        (Step.MERGED, start + timedelta(minutes=20), "tomi"),
    ]
    (published,) = runner.on_air().values()
    assert published.at == start + timedelta(minutes=20)
    evidence = {one.evidence for one in published.trail.happenings if one.step is not Step.ENDED}
    assert evidence == {Evidence.RECORDED}


def test_without_the_record_a_merged_story_is_held_back(forge: FakeForge, runner: Runner) -> None:
    merged(forge)
    runner.checkout()

    assert list(runner.held()) == [STORY]


def test_asking_again_changes_nothing(forge: FakeForge, runner: Runner) -> None:
    merged(forge)
    runner.record()
    tip = forge.desk.bare.run("-C", str(runner.root), "rev-parse", "ledger")

    said = runner.record()

    assert "0 catatan berubah" in said.err
    assert forge.desk.bare.run("-C", str(runner.root), "rev-parse", "ledger") == tip


def test_a_story_of_the_form_was_handed_in_when_the_form_was(
    forge: FakeForge, runner: Runner
) -> None:
    sent = forge.desk.now
    issue = forge.desk.open_issue("Berita", "### Judul", "budi-gh", ["naskah"])
    forge.desk.pass_time(minutes=5)
    branch = f"naskah/{issue}"
    forge.desk.push(branch, story_file(), "Terima", APP)
    number = forge.desk.open_pull(branch, "Pasar", "", APP)
    forge.desk.review(number, "dewi-gh")
    forge.desk.checks[forge.desk.bare.head(branch), "gate"] = True
    forge.desk.merge(number, "dewi-gh")

    runner.record()

    assert runner.happenings()[0] == (Step.SUBMITTED, sent, "budi")


def test_a_text_that_nobody_approved_is_held_back_however_it_came(
    forge: FakeForge, runner: Runner
) -> None:
    merged(forge)
    runner.record()
    forge.desk.bare.commit("main", story_file("tags: [ubah]"), "Langsung", forge.desk.now)

    said = runner.record()

    assert "tidak lewat pull request" in said.err
    assert list(runner.held()) == [STORY]


def test_what_two_pull_requests_made_together_nobody_approved(
    forge: FakeForge, runner: Runner
) -> None:
    """Each was approved; the text that came of both was not."""
    merged(forge)
    text = next(iter(story_file().values()))
    assert text
    path = f"{FOLDER}/pasar.md"
    forge.desk.push(
        "satu", {path: text.replace(b"lebih pagi mulai", b"lebih awal mulai")}, "1", "siti-gh"
    )
    forge.desk.push(
        "dua", {path: text.replace(b"title: Pasar", b"title: Nanti Pasar")}, "2", "siti-gh"
    )
    numbers = [forge.desk.open_pull(branch, branch, "", "siti-gh") for branch in ("satu", "dua")]
    for number in numbers:
        forge.desk.review(number, "dewi-gh")
        forge.desk.checks[forge.desk.head_of(forge.desk.requests[number]), "gate"] = True
        forge.desk.merge(number, "dewi-gh")

    said = runner.record()

    assert "berbeda dari yang disetujui di #3" in said.err
    assert list(runner.held()) == [STORY]


def test_a_correction_has_an_approval_of_its_own_and_the_first_hour_stays(
    forge: FakeForge, runner: Runner
) -> None:
    merged(forge)
    runner.record()
    first = runner.on_air()[STORY].at
    forge.desk.pass_time(hours=5)
    front = "corrections: [{at: 2026-11-19T21:00+08:00, wrong: 05.30, right: '05.00'}]"
    merged(forge, branch="ralat", front=front, by="budi-gh", editors=("Tomi-GH",))

    runner.record()

    published = runner.on_air()[STORY]
    assert published.at == first
    assert published.decision.approval
    assert published.decision.approval.by == "tomi"
    assert [step for step, _, _ in runner.happenings()].count(Step.APPROVED) == 2


def test_a_review_that_was_dismissed_takes_its_approval_along(
    forge: FakeForge, runner: Runner
) -> None:
    number = merged(forge)
    runner.record()
    forge.desk.requests[number].reviews[0].state = "DISMISSED"

    said = runner.record()

    assert "belum disetujui siapa pun" in said.err
    assert list(runner.held()) == [STORY]


def test_an_approval_by_whom_the_pull_request_hides_does_not_count(
    forge: FakeForge, runner: Runner
) -> None:
    """Somebody got it merged all the same; on the main branch the gate is asked again."""
    merged(forge, authors="siti, dewi")

    said = runner.record()

    assert "dewi adalah penulisnya sendiri" in said.err
    assert list(runner.held()) == [STORY]


def test_an_approval_that_something_stands_against_is_not_recorded(
    forge: FakeForge, runner: Runner
) -> None:
    front = "waivers: [{rule: child-identity, reason: Orang tua menyetujui, by: dewi}]"
    number = merged(forge, front=front)

    said = runner.record()

    assert 'pengecualian aturan "child-identity"' in said.err
    assert [step for step, _, _ in runner.happenings()] == [Step.SUBMITTED, Step.MERGED]
    assert list(runner.held()) == [STORY]

    forge.desk.review(number, "Tomi-GH")
    runner.record()
    assert list(runner.on_air()) == [STORY]


def test_what_the_probe_and_the_networks_left_stays(forge: FakeForge, runner: Runner) -> None:
    number = merged(forge)
    runner.record()
    settings = open_workspace(runner.root).settings
    live = StoredHappening(step=Step.LIVE, at=forge.desk.now, evidence=Evidence.MEASURED)
    ledger = Ledger(runner.root, settings.ledger)

    ledger.update(STORY, lambda one: replace(one, happenings=(*one.happenings, live)), "Live")
    forge.desk.requests[number].reviews[0].state = "DISMISSED"

    runner.record(STORY)

    assert [step for step, _, _ in runner.happenings()] == [Step.SUBMITTED, Step.MERGED, Step.LIVE]


def test_what_is_settled_is_not_asked_for_again(forge: FakeForge, runner: Runner) -> None:
    merged(forge)
    runner.record()
    settings = open_workspace(runner.root).settings
    live = StoredHappening(step=Step.LIVE, at=forge.desk.now, evidence=Evidence.MEASURED)

    Ledger(runner.root, settings.ledger).update(
        STORY, lambda one: replace(one, happenings=(*one.happenings, live)), "Live"
    )

    assert "0 berita ditanyakan" in runner.record().err


def test_the_fast_lane_is_cleared_by_a_review_after_the_merge(
    forge: FakeForge, runner: Runner
) -> None:
    lane = HOUSE["newsroom.toml"] + b"fast_lane = true\n"
    forge.desk.bare.commit("main", {"newsroom.toml": lane}, "Buka", forge.desk.now)
    number = merged(forge, editors=("hendro-gh",))
    runner.record()
    assert runner.on_air()[STORY].decision.awaits_second_edit

    forge.desk.pass_time(minutes=30)
    forge.desk.review(number, "dewi-gh")
    runner.record()

    decision = runner.on_air()[STORY].decision
    assert not decision.awaits_second_edit
    assert decision.approval
    assert decision.approval.by == "dewi"


def test_a_run_of_yesterday_that_is_started_again_undoes_nothing(
    forge: FakeForge, runner: Runner
) -> None:
    merged(forge)
    runner.record()
    merged(forge, branch="ralat", front="tags: [baru]")

    runner.record_as_it_is()
    runner.checkout()

    assert list(runner.on_air()) == [STORY]


def test_where_github_is_down_nothing_is_half_recorded(forge: FakeForge, runner: Runner) -> None:

    merged(forge)
    forge.troubles = [Reply(503, {"message": "down"})] * 8

    said = runner.record()
    forge.exchanges.clear()

    assert said.code == 5
    assert "githubstatus" in said.err
    assert forge.desk.bare.run("-C", str(runner.root), "branch", "--list", "ledger") == ""


def test_where_approvals_are_declared_it_says_so(forge: FakeForge, runner: Runner) -> None:
    (runner.root / "newsroom.toml").write_bytes(
        HOUSE["newsroom.toml"].replace(b'"github"', b'"declared"')
    )

    said = runner.record_as_it_is()

    assert said.code == 2
    assert "newsroom approve" in said.err


class TestAnArchive:
    """Stories of last year: the forge is not asked for all of them again and again."""

    ENDED = "2025-03-01T15:00+08:00"

    def bring_along(self, forge: FakeForge, count: int = 30) -> None:
        files: dict[str, bytes | None] = {}
        for number in range(count):
            front = "reviewed: [{by: dewi, at: 2025-03-01T16:00+08:00}]"
            files |= story_file(front, slug=f"lama-{number}", ended=self.ENDED)
        forge.desk.bare.commit("main", files, "Arsip", forge.desk.now)

    def test_what_was_brought_along_costs_no_more_than_a_look(
        self, forge: FakeForge, runner: Runner
    ) -> None:
        self.bring_along(forge)

        said = runner.record()

        assert "0 berita ditanyakan" in said.err
        assert len(forge.exchanges) < 6

    def test_an_old_story_that_was_corrected_today_is_asked_for(
        self, forge: FakeForge, runner: Runner
    ) -> None:
        self.bring_along(forge)
        front = "corrections: [{at: 2026-11-19T15:00+08:00, wrong: 05.30, right: '05.00'}]"
        merged(forge, front=front, slug="lama-3", ended=self.ENDED)

        runner.record()

        assert list(runner.on_air()) == ["2026-11-19-lama-3"]

    def test_going_over_to_reviews_keeps_on_air_what_was_declared(
        self, forge: FakeForge, runner: Runner
    ) -> None:
        self.bring_along(forge, 3)
        forge.desk.bare.commit("main", story_file(slug="naskah"), "Naskah", forge.desk.now)

        said = runner.record("--declared")

        assert said.code == 0
        assert "3 dari 4 berita" in said.err
        assert sorted(runner.on_air()) == [f"2026-11-19-lama-{number}" for number in range(3)]
        evidence = {
            one.evidence
            for published in runner.on_air().values()
            for one in published.trail.happenings
        }
        assert evidence == {Evidence.DECLARED}

    def test_and_ends_where_a_word_changes(self, forge: FakeForge, runner: Runner) -> None:
        self.bring_along(forge, 1)
        runner.record("--declared")
        changed = story_file("tags: [ubah]", slug="lama-0", ended=self.ENDED)
        forge.desk.bare.commit("main", changed, "Ubah", forge.desk.now)

        runner.record()

        assert not runner.on_air()
