"""The gate at the moment of sending: what the tip of the main branch says, and what readers see."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.crosspost.gate import MainGate
from newsroom.crosspost.tip import Tip
from newsroom.ledger.git import Git
from newsroom.networks import FACEBOOK, X
from newsroom.page.version import present_version
from newsroom.social.cards import CACHE
from newsroom.social.post import Picture, Post
from newsroom.story import Story
from newsroom.workspace import open_workspace
from tests.crosspost.worlds import APPROVED, PATH, WITHDRAWN, make_world, rewrite
from tests.ledger.conftest import ENVIRON, counting_git, git
from tests.newsrooms import NOW
from tests.stories import story_text

CARD = Picture(name="pasar-1200x630-0123456789ab.jpg", width=1200, height=630, alt="")


@dataclass
class Site:
    """A site that remembers what it was asked for."""

    asked: list[tuple[str, object]] = field(default_factory=list)
    answer: str = ""

    def look(self, url: str, what: object) -> str:
        """The one answer."""
        self.asked.append((url, what))
        return self.answer


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom whose one approved story is on the main branch."""
    root = make_world(tmp_path / "redaksi")
    commit(root, "Publish")
    return root


def commit(root: Path, message: str) -> None:
    """Put the work tree onto the branch that is checked out."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", f"--message={message}")


def push(root: Path, **changes: str) -> None:
    """Change files on the main branch of `root`'s remote, from another clone."""
    other = root.parent / "other"
    git(root.parent, "clone", "--quiet", str(root.parent / "pusat.git"), str(other))
    for name, text in changes.items():
        path = {"story": PATH, "settings": "newsroom.toml"}[name]
        (other / path).write_text(text)
    commit(other, "Change")
    git(other, "push", "--quiet")


def with_remote(root: Path) -> Path:
    """Give the newsroom a remote."""
    bare = root.parent / "pusat.git"
    git(root, "clone", "--quiet", "--bare", ".", str(bare))
    git(root, "remote", "add", "origin", str(bare))
    return bare


def gate_of(root: Path, site: Site | None = None) -> MainGate:
    """The gate of a newsroom."""
    workspace, site = open_workspace(root), site or Site()
    tip = Tip(Git(root, ENVIRON), "origin")
    return MainGate(workspace.settings, tip, workspace.recorded, site.look, site.look)


def story_of(root: Path) -> Story:
    """The story in hand."""
    return open_workspace(root).corpus.by_path[PATH]


def stands(root: Path, *, withdrawn: bool = False, later: timedelta = timedelta()) -> str:
    """What the gate says of the story in hand."""
    return gate_of(root).stands(story_of(root), NOW + later, withdrawn=withdrawn)


class TestTheMainBranch:
    def test_lets_through_what_stands_there_approved(self, root: Path) -> None:
        assert stands(root) == ""

    def test_counts_though_another_branch_is_checked_out(self, root: Path) -> None:
        git(root, "switch", "--quiet", "--create", "percobaan")
        rewrite(root, APPROVED + "\ntags: [pasar]")
        commit(root, "Try")

        assert stands(root) == "tip-changed"

    def test_does_not_know_what_was_never_committed(self, root: Path) -> None:
        git(root, "rm", "--quiet", "--cached", PATH)
        git(root, "commit", "--quiet", "--message=Take it out")

        assert stands(root) == "tip-absent"

    @pytest.mark.parametrize("line_ends", ["\n", "\r\n"])
    def test_has_the_same_text_byte_for_byte(self, root: Path, line_ends: str) -> None:
        text = story_text(APPROVED).replace("\n", line_ends)
        (root / PATH).write_bytes(b"\xef\xbb\xbf" + text.encode())
        commit(root, "Windows")

        assert stands(root) == ""

    def test_decides_with_its_own_editors(self, root: Path) -> None:
        story = story_of(root)
        settings = root / "newsroom.toml"
        settings.write_text(settings.read_text().replace('["dewi", "tomi"]', '["tomi"]'))
        commit(root, "Dewi leaves the desk")

        assert gate_of(root).stands(story, NOW) == "tip-unapproved"

    def test_holds_what_is_under_embargo_by_the_clock_of_that_moment(self, root: Path) -> None:
        until = (NOW + timedelta(hours=1)).isoformat()
        rewrite(root, f"{APPROVED}\nembargo_until: {until}")
        commit(root, "Hold")

        assert stands(root) == "tip-embargo"
        assert stands(root, later=timedelta(hours=1)) == ""

    def test_deletes_only_what_is_withdrawn_there(self, root: Path) -> None:
        assert stands(root, withdrawn=True) == "tip-withdrawn"

        rewrite(root, WITHDRAWN)
        commit(root, "Withdraw")

        assert stands(root, withdrawn=True) == ""
        assert stands(root) == "tip-withdrawn"

    def test_with_settings_that_nobody_can_read_lets_nothing_through(self, root: Path) -> None:
        gate, story = gate_of(root), story_of(root)
        (root / "newsroom.toml").write_text("[newsroom")
        commit(root, "Break")

        assert gate.stands(story, NOW) == "tip-settings"

    def test_must_be_there(self, root: Path) -> None:
        git(root, "branch", "--quiet", "--move", "main", "percobaan")

        assert stands(root) == "tip-unreachable"

    def test_may_have_its_older_name(self, root: Path) -> None:
        git(root, "branch", "--quiet", "--move", "main", "master")

        assert stands(root) == ""


class TestTheRemote:
    def test_is_the_one_that_counts(self, root: Path) -> None:
        with_remote(root)
        push(root, story=story_text(WITHDRAWN))

        assert stands(root) == "tip-changed"

    def test_is_asked_each_time(self, root: Path) -> None:
        with_remote(root)
        gate, story = gate_of(root), story_of(root)
        assert gate.stands(story, NOW) == ""

        push(root, story=story_text())

        assert gate.stands(story, NOW) == "tip-changed"

    def test_counts_also_for_a_run_from_an_old_commit(self, root: Path) -> None:
        """A job that is run again weeks later starts from the commit it began with."""
        with_remote(root)
        old = root.parent / "lama"
        git(root.parent, "clone", "--quiet", "--depth=1", f"file://{root.parent}/pusat.git", "lama")
        push(root, story=story_text(WITHDRAWN))

        assert stands(old) == "tip-changed"

    def test_that_cannot_be_reached_lets_nothing_through(self, root: Path) -> None:
        with_remote(root).rename(root.parent / "hilang.git")

        assert stands(root) == "tip-unreachable"

    def test_changes_no_branch_and_no_file_here(self, root: Path) -> None:
        with_remote(root)
        push(root, story=story_text(WITHDRAWN))
        before = git(root, "for-each-ref"), git(root, "status", "--porcelain")

        stands(root)

        assert (git(root, "for-each-ref"), git(root, "status", "--porcelain")) == before
        assert not (root / ".git" / "FETCH_HEAD").exists()

    def test_is_not_fetched_again_while_nothing_is_new(self, root: Path) -> None:
        with_remote(root)
        environ, log = counting_git(root.parent / "bin")
        workspace = open_workspace(root)
        tip = Tip(Git(root, environ), "origin")
        gate = MainGate(workspace.settings, tip, workspace.recorded, Site().look, Site().look)

        assert gate.stands(story_of(root), NOW) == ""

        assert "fetch" not in log.read_text().split()


class TestTheSite:
    def test_must_show_the_page_as_it_is_in_hand(self, root: Path) -> None:
        site, story = Site(answer="page-stale"), story_of(root)

        assert gate_of(root, site).is_live(story) == "page-stale"
        assert site.asked == [
            ("https://berita.contoh.example/2026/11/pasar/", present_version(story))
        ]

    def test_must_show_the_picture_as_small_as_the_network_wants_it(
        self, root: Path, post: Callable[..., Post]
    ) -> None:
        site = Site(answer="picture-too-large")

        assert gate_of(root, site).has_picture(post("facebook", CARD)) == "picture-too-large"
        assert site.asked == [
            (f"https://berita.contoh.example/cards/{CARD.name}", FACEBOOK.picture_bytes)
        ]

    @pytest.mark.parametrize(
        ("size", "reason"),
        [
            (X.picture_bytes, ""),
            (X.picture_bytes + 1, "picture-too-large"),
            (None, "card-FileNotFoundError"),
        ],
    )
    def test_is_not_asked_for_a_picture_that_is_uploaded_from_here(
        self, root: Path, post: Callable[..., Post], size: int | None, reason: str
    ) -> None:
        site = Site(answer="picture-404")
        if size is not None:
            (root / CACHE).mkdir(parents=True)
            with (root / CACHE / CARD.name).open("wb") as file:
                file.truncate(size)

        assert gate_of(root, site).has_picture(post("x", CARD)) == reason
        assert site.asked == []

    def test_is_not_asked_for_a_picture_that_no_post_has(
        self, root: Path, post: Callable[..., Post]
    ) -> None:
        site = Site(answer="picture-404")

        assert gate_of(root, site).has_picture(post("facebook")) == ""
        assert site.asked == []

    @pytest.fixture
    def post(self) -> Callable[..., Post]:
        """Makes a post."""

        def make(network: str, picture: Picture | None = None) -> Post:
            return Post(
                story_id="2026-11-19-pasar",
                network=network,
                text="Pasar buka pukul 05.00.",
                link="https://berita.contoh.example/2026/11/pasar/",
                length=23,
                limit=280,
                picture=picture,
            )

        return make
