"""`newsroom crosspost` with live accounts: to a network that is stood in for, from a served site."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from newsroom.ledger import Claim, Ledger
from newsroom.networks import NETWORKS
from newsroom.page.version import present_version
from newsroom.probe import VERSION_META
from newsroom.settings import LedgerSettings
from newsroom.social.prepare import draw_card
from newsroom.workspace import open_workspace
from tests.crosspost.fakes import Peer, peer_of
from tests.crosspost.worlds import APPROVED, CORRECTED, PATH, STORY, WITHDRAWN, make_world
from tests.ledger.conftest import git
from tests.newsrooms import NOW
from tests.shells import Said, call
from tests.stories import SETTINGS, story_text


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@dataclass
class Office:
    """A newsroom with a live account on Mastodon, its site, and the server of its account."""

    root: Path
    site: Path
    peer: Peer

    def crosspost(self, *arguments: str, later: timedelta = timedelta()) -> Said:
        """Run the command with the account's secrets in the environment."""
        self.peer.now(NOW + later)
        return call(
            self.root, "crosspost", *arguments, now=NOW + later, environ=dict(self.peer.secrets)
        )

    def says(self, front: str) -> None:
        """Let the story say so, on the main branch and on the site."""
        (self.root / PATH).write_text(story_text(front))
        git(self.root, "add", "content", "newsroom.toml")
        git(self.root, "commit", "--quiet", "--message=Change")
        self.deploy()

    def deploy(self) -> None:
        """Put the story's page and its card onto the site."""
        workspace = open_workspace(self.root)
        story = workspace.corpus.by_path[PATH]
        page = self.site / story.address.strip("/") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f'<meta name="{VERSION_META}" content="{present_version(story)}">')
        if not story.meta.withdrawn:
            shape = NETWORKS["mastodon"].shape
            draw_card(story, shape, workspace.settings, self.site / "cards")

    @property
    def claim(self) -> Claim:
        """The claim of the story's post."""
        (claim,) = Ledger(self.root, LedgerSettings()).record(STORY).posts.values()
        return claim


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office, with its story on air and nothing posted yet."""
    site = tmp_path / "situs"
    site.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    peer = peer_of("mastodon")
    peer.start()
    root = make_world(tmp_path / "redaksi")
    address = f"http://127.0.0.1:{server.server_address[1]}"
    (root / "newsroom.toml").write_text(
        SETTINGS.replace("https://berita.contoh.example", address)
        + f'[networks.mastodon]\naccount = "{peer.account.account}"\nid = "{peer.account.id}"\n'
        + f'server = "{peer.base}"\nlive_since = 2026-11-01T00:00:00+08:00\n'
    )
    office = Office(root, site, peer)
    office.says(APPROVED)
    yield office
    peer.stop()
    server.shutdown()
    server.server_close()


def test_a_story_goes_out_once_is_corrected_and_is_taken_away(office: Office) -> None:
    said = office.crosspost()

    assert (said.code, len(office.peer.visible())) == (0, 1)
    assert f"{STORY} → Mastodon: terbit (posted)" in said.out
    assert "1 pos terbit" in said.err
    assert office.claim.state == "posted"

    again = office.crosspost(later=timedelta(hours=2))
    assert (again.code, again.out, len(office.peer.visible())) == (0, "", 1)

    office.says(CORRECTED)
    corrected = office.crosspost(later=timedelta(hours=3))
    assert "dikoreksi (edited)" in corrected.out
    assert ["RALAT" in post.text for post in office.peer.visible()] == [True]

    office.says(WITHDRAWN)
    withdrawn = office.crosspost(later=timedelta(hours=4))
    assert "dihapus (deleted)" in withdrawn.out
    assert office.peer.visible() == []
    assert office.claim.state == "deleted"

    office.says(APPROVED)
    assert office.crosspost(later=timedelta(hours=5)).out == ""
    assert office.peer.visible() == []


def test_a_site_that_still_shows_an_older_text_holds_the_post_back(office: Office) -> None:
    page = office.site / "2026/11/pasar/index.html"
    page.write_text(page.read_text().replace('content="', 'content="0'))

    said = office.crosspost()

    assert said.code == 3
    assert "halaman di situs masih versi lain" in said.err
    assert office.peer.visible() == []


def test_a_text_that_is_not_on_the_main_branch_is_not_posted(office: Office) -> None:
    (office.root / PATH).write_text(story_text(f"{APPROVED}\ntags: [pasar]"))

    said = office.crosspost()

    assert said.code == 3
    assert "naskah di cabang utama sudah lain" in said.err
    assert office.peer.visible() == []


def test_a_dry_run_sends_nothing_and_says_what_it_would(office: Office) -> None:
    said = office.crosspost("--dry-run")

    assert said.code == 0
    assert "siap (due)" in said.out
    assert "Langsung ke akun: mastodon" in said.err
    assert office.peer.visible() == []


def test_without_its_secret_the_account_is_blocked_and_the_variable_named(office: Office) -> None:
    said = call(office.root, "crosspost", now=NOW)
    seen = call(office.root, "crosspost", "--dry-run", now=NOW)

    assert said.code == 3
    for told in (said.err, seen.err):
        assert "rahasia TAYANG_MASTODON_TOKEN tidak ada atau kosong" in told
        assert "docs/operator.md" in told


def test_local_stays_on_this_machine(office: Office) -> None:
    said = office.crosspost("--local")

    assert said.code == 0
    assert "masuk kotak keluar (posted)" in said.out
    assert office.peer.visible() == []


def test_no_secret_is_said_or_kept_anywhere(office: Office) -> None:
    said = office.crosspost()

    kept = git(office.root, "log", "-p", "--all")
    for secret in office.peer.secrets.values():
        assert secret not in said.out + said.err + kept


def test_figures_are_read_into_the_ledger(office: Office) -> None:
    office.crosspost()

    said = office.crosspost("--figures", later=timedelta(hours=1))

    assert (said.code, "1 pos" in said.err) == (0, True)
    (figures,) = Ledger(office.root, LedgerSettings()).record(STORY).figures.values()
    assert figures.likes is not None
    assert "0 pos" in office.crosspost("--figures", later=timedelta(minutes=90)).err


class TestTwoMachines:
    """A shared ledger, and clones as a forge's machines make them: one commit deep."""

    @pytest.fixture
    def shared(self, office: Office) -> Office:
        """The office with a remote that holds its stories and its ledger."""
        with (office.root / "newsroom.toml").open("a") as file:
            file.write("[ledger]\npush = true\n")
        office.says(APPROVED)
        bare = office.root.parent / "pusat.git"
        git(office.root, "clone", "--quiet", "--bare", ".", str(bare))
        git(office.root, "remote", "add", "origin", str(bare))
        return office

    def machine(self, office: Office, name: str) -> Office:
        """Another machine, with a fresh clone."""
        parent = office.root.parent
        git(parent, "clone", "--quiet", "--depth=1", f"file://{parent}/pusat.git", name)
        return Office(parent / name, office.site, office.peer)

    def test_know_of_each_others_posts(self, shared: Office) -> None:
        one, two = self.machine(shared, "satu"), self.machine(shared, "dua")

        first, second = one.crosspost(), two.crosspost(later=timedelta(hours=2))

        assert (first.code, second.code) == (0, 0)
        assert second.out == ""
        assert len(shared.peer.visible()) == 1

    def test_an_old_run_repeated_after_a_withdrawal_posts_nothing(self, shared: Office) -> None:
        old = self.machine(shared, "lama")
        shared.says(WITHDRAWN)
        git(shared.root, "push", "--quiet", "origin", "main")

        said = old.crosspost(later=timedelta(days=7))

        assert said.code == 3
        assert "naskah di cabang utama sudah lain" in said.err
        assert shared.peer.visible() == []

    def test_an_old_run_does_not_bring_back_what_was_deleted(self, shared: Office) -> None:
        old = self.machine(shared, "lama")
        shared.crosspost()
        shared.says(WITHDRAWN)
        git(shared.root, "push", "--quiet", "origin", "main")
        shared.crosspost(later=timedelta(hours=1))

        assert old.crosspost(later=timedelta(days=7)).out == ""
        assert shared.peer.visible() == []

    def test_a_forge_that_is_down_holds_everything_back(self, shared: Office) -> None:
        (shared.root.parent / "pusat.git").rename(shared.root.parent / "hilang.git")

        said = shared.crosspost()

        assert said.code == 3
        assert shared.peer.visible() == []
