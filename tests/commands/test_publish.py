"""The main job, end to end: check, gate, build, post, record, build again with the trail."""

import json
import re
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.newsrooms import NOW
from tests.shells import Said, call
from tests.sites import approved, make_site_newsroom, snapshot
from tests.stories import story_text

ACCOUNTS = """
[networks.facebook]
account = "kotacontoh"

[networks.x]
account = "kotacontoh"
"""
DRAFT = "content/stories/2026/11/konsep.md"


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", root, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


def make_newsroom_in_git(folder: Path) -> Path:
    """A newsroom in a Git repository: one approved story and one draft."""
    files = {**approved(), DRAFT: story_text(slug="konsep")}
    root = make_site_newsroom(folder, settings=ACCOUNTS, files=files)
    git(root, "init", "--quiet")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_newsroom_in_git(tmp_path / "redaksi")


def publish(root: Path, now: datetime = NOW) -> Said:
    return call(root, "publish", "--local", now=now)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """A newsroom that was published once, for tests that change nothing in it."""
    root = make_newsroom_in_git(tmp_path_factory.mktemp("redaksi") / "redaksi")
    return root, publish(root)


class TestOneCommand:
    def test_makes_the_site_and_the_posts(self, done: tuple[Path, Said]) -> None:
        root, said = done

        assert said.code == 0
        assert (root / "output/2026/11/pasar/index.html").is_file()
        outbox = (root / "output/outbox/index.html").read_text(encoding="utf-8")
        assert "Pasar Tepian Buka Lebih Pagi" in outbox

    def test_records_every_post_of_a_story(self, done: tuple[Path, Said]) -> None:
        record = json.loads(git(done[0], "show", "ledger:stories/2026/11/2026-11-19-pasar.json"))

        posts = record["posts"].values()
        assert {(post["account"], post["state"]) for post in posts} == {
            ("facebook", "posted"),
            ("x", "posted"),
        }

    def test_says_each_step_and_where_to_look(self, done: tuple[Path, Said]) -> None:
        root, said = done

        steps = [line for line in said.err.splitlines() if line.startswith("✓ ")]
        assert [step.split()[1] for step in steps] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
        assert str(root / "output/outbox/index.html") in said.out

    def test_shows_the_outbox_in_the_storys_trail(self, done: tuple[Path, Said]) -> None:
        page = (done[0] / "output/2026/11/pasar/index.html").read_text(encoding="utf-8")

        assert "di kotak keluar" in page

    def test_builds_again_only_what_the_posts_changed(self, done: tuple[Path, Said]) -> None:
        first, second = map(int, re.findall(r"berita, (\d+) halaman dirangkai", done[1].err))

        assert 0 < second < first / 2

    def test_keeps_a_draft_from_everywhere_and_says_why(self, done: tuple[Path, Said]) -> None:
        root, said = done

        assert "konsep.md: belum disetujui" in said.err
        assert "konsep" not in " ".join(snapshot(root / "output"))
        assert "konsep" not in git(root, "ls-tree", "-r", "--name-only", "ledger")


def test_a_second_time_posts_nothing_and_changes_no_byte(root: Path) -> None:
    publish(root)
    site, ledger = snapshot(root / "output"), git(root, "rev-parse", "ledger")

    said = publish(root, NOW + timedelta(days=1))

    assert said.code == 0
    assert snapshot(root / "output") == site
    assert git(root, "rev-parse", "ledger") == ledger


def test_an_embargo_holds_the_page_and_the_posts_until_it_ends(root: Path) -> None:
    until = NOW + timedelta(hours=1)
    files = approved(f"embargo_until: {until.isoformat()}", slug="rahasia")
    (root / next(iter(files))).write_text(next(iter(files.values())), encoding="utf-8")

    before = publish(root)
    assert "embargo sampai Kamis, 19 November 2026, 17.00 WITA" in before.err
    assert "rahasia" not in " ".join(snapshot(root / "output"))

    publish(root, until)
    assert (root / "output/2026/11/rahasia/index.html").is_file()
    assert (root / "output/outbox/2026-11-19-rahasia/x.json").is_file()


def test_an_error_on_air_stops_everything_before_anything_is_touched(root: Path) -> None:
    publish(root)
    site, ledger = snapshot(root / "output"), git(root, "rev-parse", "ledger")
    path = root / "content/stories/2026/11/pasar.md"
    path.write_text(path.read_text(encoding="utf-8").replace("desk:", "desk_:"), encoding="utf-8")

    said = publish(root)

    assert said.code == 1
    assert "pasar.md:4:1:" in said.err
    assert snapshot(root / "output") == site
    assert git(root, "rev-parse", "ledger") == ledger


def test_a_story_that_leaves_the_air_is_named(root: Path) -> None:
    publish(root)
    path = root / "content/stories/2026/11/pasar.md"
    text = path.read_text(encoding="utf-8").replace("by: dewi", "by: hendro")
    path.write_text(text, encoding="utf-8")

    said = publish(root)

    assert "pasar.md: hendro bukan penyunting desk ini (pernah tayang" in said.err
    assert not (root / "output/2026/11/pasar/index.html").exists()


def test_errors_in_a_draft_stop_nobody_else(root: Path) -> None:
    path = root / DRAFT
    text = path.read_text(encoding="utf-8").replace("summary:", "sumary:")
    path.write_text(text, encoding="utf-8")

    said = publish(root)

    assert said.code == 0
    assert "1 kesalahan" in said.err


def test_what_only_the_workflow_can_do_is_said_plainly(root: Path) -> None:
    said = call(root, "publish")

    assert said.code == 2
    assert "the workflow publish on GitHub sends the site" in said.err
    assert not (root / "output").exists()


def test_without_the_ledger_that_has_the_reviews_nothing_is_published(root: Path) -> None:
    with (root / "newsroom.toml").open("a", encoding="utf-8") as file:
        file.write('\n[approval]\nsource = "github"\n')

    said = call(root, "publish", "--local")

    assert said.code == 3
    assert "git fetch origin ledger:ledger" in said.err
    assert not (root / "output").exists()


def test_an_unknown_network_is_told_before_anything_is_built(root: Path) -> None:
    with (root / "newsroom.toml").open("a", encoding="utf-8") as file:
        file.write('\n[networks.twitter]\naccount = "kotacontoh"\n')

    said = publish(root)

    assert said.code == 2
    assert '"twitter"' in said.err
    assert not (root / "output").exists()
