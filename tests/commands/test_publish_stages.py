"""`newsroom publish` to a server of one's own, and in the stages in which a workflow calls it."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.build.server import serving
from newsroom.clock import read_moment
from tests.ledger.conftest import git
from tests.shells import Said, call
from tests.sites import approved, make_site_newsroom
from tests.stories import SETTINGS, story_text

needs_rsync = pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")
RECORD = "ledger:stories/2026/11/2026-11-19-pasar.json"
SITE = "https://berita.contoh.example"


@dataclass(frozen=True)
class Office:
    """A newsroom in Git, the folder that its server serves, and the file of a step's outputs."""

    root: Path
    server: Path
    outputs: Path
    address: str

    def call(self, *arguments: str) -> Said:
        environ: Mapping[str, str] = {
            "PATH": "/usr/bin:/bin",
            "GITHUB_OUTPUT": str(self.outputs),
        }
        return call(self.root, *arguments, environ=environ)

    def choose(self, target: str) -> None:
        settings = SETTINGS.replace(SITE, self.address)
        (self.root / "newsroom.toml").write_text(
            f'{settings}\n[deploy]\ntarget = "{target}"\ndestination = "{self.server}"\n'
        )

    def told(self) -> dict[str, str]:
        """The outputs of the step that ended last."""
        text = self.outputs.read_text(encoding="utf-8")
        self.outputs.write_text("", encoding="utf-8")
        return dict(line.split("=") for line in text.splitlines())

    @property
    def happenings(self) -> list[dict[str, str]]:
        record: dict[str, list[dict[str, str]]] = json.loads(git(self.root, "show", RECORD))
        return record["happenings"]

    @property
    def page(self) -> str:
        return (self.server / "2026/11/pasar/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom that was built once, for tests to copy."""
    root = make_site_newsroom(tmp_path_factory.mktemp("built") / "redaksi", files=approved())
    git(root, "init", "--quiet", "--initial-branch=main")
    return root


@contextmanager
def open_office(built: Path, folder: Path) -> Iterator[Office]:
    """A copy of the newsroom in `folder`, with a server that serves what is sent to it."""
    root, server, outputs = folder / "redaksi", folder / "server", folder / "outputs"
    shutil.copytree(built, root, symlinks=True)
    server.mkdir()
    outputs.touch()
    with serving(server, 0) as address:
        office = Office(root, server, outputs, address.rstrip("/"))
        office.choose("rsync")
        yield office


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(built, tmp_path) as office:
        yield office


@pytest.fixture(scope="module")
def published(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, Said]]:
    """A newsroom that was published once to its server, for tests that change nothing in it."""
    with open_office(built, tmp_path_factory.mktemp("published")) as office:
        assert office.call("build").code == 0
        assert office.call("deploy", "--first").code == 0
        yield office, office.call("publish")


@needs_rsync
class TestToAServerOfOnesOwn:
    def test_the_whole_chain_ends_with_the_measured_hour_on_the_page(
        self, published: tuple[Office, Said]
    ) -> None:
        office, said = published

        assert said.code == 0, said.err
        (live,) = office.happenings
        assert (live["step"], live["evidence"]) == ("live", "measured")
        assert read_moment(live["at"]) is not None
        assert office.page == (office.root / "output/2026/11/pasar/index.html").read_text()
        assert [line[:4] for line in said.err.splitlines() if line[0] == "✓"] == [
            f"✓ {number}/" for number in range(1, 9)
        ]

    def test_a_second_run_changes_and_sends_nothing(self, published: tuple[Office, Said]) -> None:
        office, _ = published
        before = git(office.root, "rev-parse", "ledger")

        said = office.call("publish")

        assert said.code == 0
        assert "Server sudah memuat situs ini" in said.err
        assert git(office.root, "rev-parse", "ledger") == before

    def test_a_folder_that_was_never_sent_to_is_not_touched(self, office: Office) -> None:
        office.call("build")
        (office.server / "index.html").write_text("somebody else's")

        said = office.call("deploy")

        assert said.code == 2
        assert "--first" in said.err
        assert [file.name for file in office.server.iterdir()] == ["index.html"]

    def test_what_would_be_sent_can_be_looked_at_before(self, office: Office) -> None:
        office.call("build")

        said = office.call("deploy", "--first", "--dry-run")

        assert "+ 2026/11/pasar/index.html" in said.out
        assert list(office.server.iterdir()) == []


class TestInStages:
    def test_only_another_site_is_sent_and_only_news_ask_for_another_build(
        self, office: Office
    ) -> None:
        office.choose("pages")

        assert office.call("publish", "--stage", "site").code == 0
        assert office.told() == {"pages": "true", "changed": "true", "signing": "false"}
        shutil.copytree(office.root / "output", office.server, dirs_exist_ok=True)
        assert office.call("publish", "--stage", "site").code == 0
        assert office.told() == {"pages": "true", "changed": "false", "signing": "false"}
        assert office.call("publish", "--stage", "posts").code == 0
        assert office.told() == {"news": "true"}
        assert office.call("publish", "--stage", "posts").code == 0
        assert office.told() == {"news": "false"}

    def test_errors_in_what_is_approved_stop_before_anything_is_built(self, office: Office) -> None:
        office.choose("pages")
        (path,) = approved()
        reviewed = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]\nunknown: 1"
        (office.root / path).write_text(story_text(reviewed))

        said = office.call("publish", "--stage", "site")

        assert said.code == 1
        assert not (office.root / "output").exists()
        assert office.told() == {}


class TestProbe:
    def test_a_story_that_is_not_there_yet_is_named_and_due(self, office: Office) -> None:
        said = office.call("probe")

        assert said.code == 3
        assert "page-404" in said.err
        assert office.told() == {"due": "true"}

    @needs_rsync
    def test_tells_whether_the_live_site_is_the_one_built_here(
        self, published: tuple[Office, Said]
    ) -> None:
        office, _ = published
        manifest = office.server / "manifest.json"
        here = manifest.read_bytes()

        assert office.call("probe", "--site").code == 0
        manifest.write_bytes(here + b" ")
        assert office.call("probe", "--site").code == 3
        manifest.write_bytes(here)


def test_pages_are_sent_by_the_workflow_and_nobody_else(office: Office) -> None:
    office.choose("pages")

    said = office.call("deploy")

    assert said.code == 2
    assert "the workflow publish on GitHub sends the site" in said.err


def test_where_the_site_goes_can_be_asked(office: Office) -> None:
    assert office.call("deploy", "--target").out == "rsync\n"
