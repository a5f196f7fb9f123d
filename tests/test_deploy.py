"""A site is sent with a real rsync, to a folder of this machine: what stands there at every moment."""

import json
import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build.manifest import compare
from newsroom.build.output import MANIFEST
from newsroom.build.outputs import Written
from newsroom.deploy import MARK, Rsyncer, Transfer, look, send, transfers
from newsroom.errors import DeployError, UsageError
from tests.sites import snapshot

needs_rsync = pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")
FRONT, STORY, SHEET = "index.html", "2026/11/pasar/index.html", "theme/style.css"
NO_SERVER = "redaksi@127.0.0.1:/srv/www"


def manifest_of(files: Mapping[str, str]) -> dict[str, Written]:
    return {n: Written(sha256(t.encode()).hexdigest(), len(t)) for n, t in files.items()}


def make_site(folder: Path, files: Mapping[str, str]) -> Path:
    """A built site with these files, and its manifest."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    told = {n: {"sha256": w.digest, "size": w.size} for n, w in manifest_of(files).items()}
    (folder / MANIFEST).write_text(json.dumps({"files": told}), encoding="utf-8")
    return folder


class Cut:
    """An rsync that is cut off before its call with this number, counted from 0."""

    def __init__(self, environ: Mapping[str, str], calls: int) -> None:
        self.rsync = Rsyncer(environ)
        self.left = calls

    def __call__(self, transfer: Transfer) -> None:
        if not self.left:
            raise DeployError("putus", "cut off")
        self.left -= 1
        self.rsync(transfer)


@pytest.fixture
def rsync(monkeypatch: pytest.MonkeyPatch) -> Rsyncer:
    # Between two folders of this machine rsync starts no shell; here, nothing else may either.
    return Rsyncer({"PATH": "/usr/bin:/bin", "RSYNC_RSH": "false"})


@pytest.fixture
def server(tmp_path: Path) -> Path:
    folder = tmp_path / "server"
    folder.mkdir()
    return folder


def deploy(site: Path, server: Path, rsync: Rsyncer | Cut) -> None:
    standing = look(site, str(server), rsync)
    if not standing.is_settled:
        send(site, str(server), standing, rsync)


@needs_rsync
class TestTheServer:
    def test_gets_the_whole_site_at_first(
        self, tmp_path: Path, server: Path, rsync: Rsyncer
    ) -> None:
        site = make_site(tmp_path / "site", {FRONT: "satu", SHEET: "a{}", STORY: "pasar"})

        deploy(site, server, rsync)

        assert snapshot(server) == snapshot(site)

    def test_gets_what_differs_and_loses_what_is_gone(
        self, tmp_path: Path, server: Path, rsync: Rsyncer
    ) -> None:
        deploy(make_site(tmp_path / "site", {FRONT: "satu", STORY: "pasar"}), server, rsync)
        site = make_site(tmp_path / "site", {FRONT: "dua!", SHEET: "a{}"})

        standing = look(site, str(server), rsync)
        send(site, str(server), standing, rsync)

        assert standing.difference.lines == [
            f"+ {SHEET}",
            f"~ {FRONT}",
            f"- {STORY}",
            f"~ {MANIFEST}",
        ]
        assert snapshot(server) == snapshot(site)

    def test_keeps_files_that_are_none_of_ours(
        self, tmp_path: Path, server: Path, rsync: Rsyncer
    ) -> None:
        (server / ".htaccess").write_text("theirs", encoding="utf-8")
        site = make_site(tmp_path / "site", {FRONT: "satu"})

        deploy(site, server, rsync)
        deploy(make_site(site, {STORY: "pasar"}), server, rsync)

        assert (server / ".htaccess").read_text(encoding="utf-8") == "theirs"

    def test_never_gets_the_outbox_nor_the_page_of_components(
        self, tmp_path: Path, server: Path, rsync: Rsyncer
    ) -> None:
        site = make_site(tmp_path / "site", {FRONT: "satu"})
        for name in ("outbox", "_components"):
            (site / name).mkdir()
            (site / name / FRONT).write_text("inside", encoding="utf-8")

        deploy(site, server, rsync)

        assert set(snapshot(server)) == {FRONT, MANIFEST}

    def test_is_left_alone_when_nothing_differs(
        self, tmp_path: Path, server: Path, rsync: Rsyncer
    ) -> None:
        site = make_site(tmp_path / "site", {FRONT: "satu"})
        deploy(site, server, rsync)

        assert look(site, str(server), rsync).is_settled

    def test_takes_a_file_of_the_same_size_and_time(
        self, tmp_path: Path, server: Path, rsync: Rsyncer
    ) -> None:
        deploy(make_site(tmp_path / "site", {FRONT: "satu"}), server, rsync)
        site = make_site(tmp_path / "site", {FRONT: "dua!"})
        there = (server / FRONT).stat()
        os.utime(site / FRONT, ns=(there.st_atime_ns, there.st_mtime_ns))

        deploy(site, server, rsync)

        assert (server / FRONT).read_text(encoding="utf-8") == "dua!"

    @pytest.mark.parametrize("first", [2, 3, 5, 6])
    @pytest.mark.parametrize("second", [4, None])
    def test_is_made_whole_by_the_next_deploy_wherever_others_broke_off(
        self, tmp_path: Path, server: Path, rsync: Rsyncer, first: int, second: int | None
    ) -> None:
        """The site is built anew in between, which is what leaves strays elsewhere."""
        old = {FRONT: "satu", SHEET: "a{}", STORY: "pasar"}
        deploy(make_site(tmp_path / "site", old), server, rsync)
        in_between = {FRONT: "dua!", "theme/new.css": "b{}", "2026/11/jalan/index.html": "jalan"}
        site = make_site(tmp_path / "site", in_between)
        with pytest.raises(DeployError):
            deploy(site, server, Cut(rsync.environ, first))
        if second:
            with pytest.raises(DeployError):
                deploy(make_site(site, old), server, Cut(rsync.environ, second))
        last = make_site(site, old | {"2026/11/baru/index.html": "baru"})

        deploy(last, server, rsync)

        assert snapshot(server) == snapshot(last)

    def test_with_a_damaged_manifest_is_not_touched(
        self, tmp_path: Path, server: Path, rsync: Rsyncer
    ) -> None:
        (server / MANIFEST).write_text("{", encoding="utf-8")

        with pytest.raises(UsageError, match=MANIFEST):
            look(make_site(tmp_path / "site", {FRONT: "satu"}), str(server), rsync)

    def test_that_is_not_there_is_told_of(self, tmp_path: Path, rsync: Rsyncer) -> None:
        site = make_site(tmp_path / "site", {FRONT: "satu"})

        with pytest.raises(DeployError, match="rsync"):
            look(site, str(tmp_path / "none" / "there"), rsync)

    def test_over_ssh_answers_through_the_shell_that_the_operator_names(
        self, tmp_path: Path
    ) -> None:
        shell = tmp_path / "shell"
        shell.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/said\nexit 1\n', encoding="utf-8")
        shell.chmod(0o755)
        site = make_site(tmp_path / "site", {FRONT: "satu"})

        with pytest.raises(DeployError):
            look(site, NO_SERVER, Rsyncer({"PATH": "/usr/bin:/bin", "RSYNC_RSH": str(shell)}))

        assert (tmp_path / "said").read_text(encoding="utf-8").startswith("-l redaksi 127.0.0.1 ")


def test_without_rsync_it_is_said_how_to_get_it(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {FRONT: "satu"})

    with pytest.raises(DeployError, match="apt-get install rsync"):
        look(site, NO_SERVER, Rsyncer({"PATH": str(tmp_path)}))


NAMES = st.sampled_from([FRONT, STORY, SHEET, "cards/a.jpg", "images/b.webp", "2026/index.html"])
SITES = st.dictionaries(NAMES, st.sampled_from(["satu", "dua"]), min_size=1)


@given(SITES, SITES)
def test_no_page_goes_before_what_it_names_and_the_manifest_before_nothing(
    before: dict[str, str], after: dict[str, str]
) -> None:
    difference = compare(manifest_of(before), manifest_of(after), 100)

    steps = transfers(Path("site"), "there", difference, Path("bare"))
    order = [name for step in steps for name in step.names]

    assert order == [
        *[n for n in difference.send if n != MANIFEST],
        *difference.gone,
        MANIFEST,
        MARK,
    ]
