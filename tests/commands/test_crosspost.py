"""`newsroom crosspost`: the plan as a table, and delivery to the outbox."""

import re
from pathlib import Path

import pytest

from newsroom.errors import LedgerError
from newsroom.ledger import Claim, Ledger, Record, State, key_of
from newsroom.settings import LedgerSettings
from newsroom.social import drawing
from tests.crosspost.worlds import APPROVED, NETWORKS, PATH, STORY, claims_of, make_world
from tests.ledger.conftest import git
from tests.newsrooms import NOW, make_newsroom
from tests.shells import call
from tests.stories import story_text


@pytest.fixture(autouse=True)
def _plain_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "draw", lambda _: b"a picture")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom with an account on three networks and one approved story."""
    return make_world(tmp_path)


def add_story(root: Path, slug: str, front: str) -> None:
    """One more story."""
    (root / f"content/stories/2026/11/{slug}.md").write_text(story_text(front, slug=slug))


def set_state(root: Path, state: State, *, reason: str = "token", publishing: bool = True) -> None:
    """Let the story's post for X in the outbox have this state."""

    def change(record: Record) -> Record:
        claim = Claim(
            network="outbox",
            account="x",
            kind="post",
            seq=1,
            state=state,
            attempt=1,
            run="r0",
            claimed_at=NOW,
            payload="0" * 64,
            reason=reason,
            publishing=publishing,
        )
        key = key_of(STORY, "outbox", "x", "post", 1)
        return Record(story=record.story, posts={**record.posts, key: claim})

    Ledger(root, LedgerSettings()).update(STORY, change, "By hand")


def cells(line: str) -> list[str]:
    """The cells of a line of the table."""
    return re.split(r"\s{2,}", line)


class TestADryRun:
    def test_shows_every_post_and_sends_nothing(self, root: Path) -> None:
        said = call(root, "crosspost", "--dry-run")

        heading, *lines = said.out.splitlines()
        assert said.code == 0
        assert cells(heading) == [
            *("berita (story)", "jaringan", "teks (text)", "panjang", "gambar (picture)"),
            *("biaya (cost)", "keadaan (state)"),
        ]
        assert [cells(line)[:2] for line in lines] == [[STORY, name] for name in NETWORKS]
        assert cells(lines[0])[5] == "–"
        _, _, text, length, picture, cost, state = cells(lines[2])
        assert cost == "US$0,205"
        assert "X: pos dengan tautan 13 kali harga pos tanpa tautan" in said.err
        assert text == "Pasar Tepian Buka Lebih Pagi Pasar Tepi…"
        assert length.endswith("/280")
        assert picture.startswith("pasar-1200x630-")
        assert state == "siap (due)"
        assert "tidak ada yang dikirim" in said.err
        assert not (root / "output").exists()
        assert claims_of(root) == {}

    def test_shows_what_lies_in_the_outbox_with_its_price_on_the_network(self, root: Path) -> None:
        before = [cells(line) for line in call(root, "crosspost", "--dry-run").out.splitlines()]
        call(root, "crosspost")

        after = [cells(line) for line in call(root, "crosspost", "--dry-run").out.splitlines()]

        assert after[3][5:] == ["US$0,205", "sudah (settled)"]
        assert [line[:-1] for line in after] == [line[:-1] for line in before]

    def test_says_of_every_other_post_why_not(self, root: Path) -> None:
        add_story(root, "belum", "")
        add_story(root, "nanti", f"{APPROVED}\nembargo_until: 2026-11-20T08:00+08:00")
        withdrawn = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: keliru}"
        add_story(root, "ditarik", f"{APPROVED}\n{withdrawn}")
        add_story(root, "tanpa", f"{APPROVED}\nsocial: {{skip: [x]}}")
        set_state(root, State.POSTED)

        said = call(root, "crosspost", "--dry-run", "--network", "x")

        rows = [cells(line) for line in said.out.splitlines()[1:]]
        states = {row[0]: row[-1] for row in rows}
        assert states == {
            STORY: "sudah (settled)",
            "2026-11-19-belum": "belum disetujui (unapproved)",
            "2026-11-19-nanti": "embargo (under embargo)",
            "2026-11-19-ditarik": "dicabut (withdrawn)",
            "2026-11-19-tanpa": "dilewati atas permintaan berita (skipped)",
        }
        assert said.code == 0

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            (State.CLAIMED, "(unknown)"),
            (State.REJECTED, "(rejected)"),
            (
                State.BLOCKED,
                "siap lagi setelah: token ditolak; perbarui, lihat docs/operator.md (token refused) (due again)",
            ),
        ],
    )
    def test_asks_for_a_look_at_what_is_open(self, root: Path, state: State, words: str) -> None:
        set_state(root, state)

        said = call(root, "crosspost", "--dry-run")

        assert said.code == 3
        assert said.out.splitlines()[3].endswith(words)

    def test_asks_for_no_look_at_what_the_next_run_will_do(self, root: Path) -> None:
        set_state(root, State.CLAIMED, reason="", publishing=False)

        said = call(root, "crosspost", "--dry-run")

        assert said.code == 0
        words = (
            "siap lagi setelah: terhenti sebelum dikirim (stopped before it was sent) (due again)"
        )
        assert said.out.splitlines()[3].endswith(words)

    def test_knows_what_another_clone_posted(self, root: Path) -> None:
        settings = root / "newsroom.toml"
        settings.write_text(settings.read_text() + "[ledger]\npush = true\n")
        remote, clone = root / "pusat.git", root / "meja"
        git(root, "add", "newsroom.toml", "content")
        git(root, "commit", "--quiet", "--message=Found the newsroom")
        git(root, "clone", "--quiet", "--bare", ".", str(remote))
        git(root, "remote", "add", "origin", str(remote))
        git(root, "clone", "--quiet", str(remote), str(clone))
        assert call(root, "crosspost").code == 0

        assert call(clone, "crosspost", "--dry-run").out.count("sudah (settled)") == 3


class TestDelivery:
    def test_fills_the_outbox_and_says_that_nothing_left_the_machine(self, root: Path) -> None:
        said = call(root, "crosspost")

        assert said.code == 0
        assert said.out.splitlines() == [
            f"{STORY} → {name}: masuk kotak keluar (posted)"
            for name in ("Facebook", "Instagram", "X")
        ]
        assert "These go to the outbox on this machine; nothing leaves it." in said.err
        assert "3 pos masuk kotak keluar. Lihat: " in said.err
        assert (root / "output" / "outbox" / "index.html").is_file()
        assert {claim.network for claim in claims_of(root).values()} == {"outbox"}

    def test_of_the_same_again_does_nothing(self, root: Path) -> None:
        call(root, "crosspost")

        said = call(root, "crosspost")

        assert (said.code, said.out) == (0, "")
        assert "3 sudah sebelumnya" in said.err

    def test_may_be_for_one_network(self, root: Path) -> None:
        call(root, "crosspost", "--network", "instagram")

        assert list(claims_of(root)) == ["instagram"]

    def test_may_go_to_another_folder(self, root: Path) -> None:
        call(root, "crosspost", "--output", "situs")

        assert (root / "situs" / "outbox" / "index.html").is_file()
        assert not (root / "output").exists()

    def test_never_touches_an_unapproved_story(self, root: Path) -> None:
        (root / PATH).write_text(story_text())

        said = call(root, "crosspost")

        assert (said.code, said.out) == (0, "")
        assert "3 ditahan" in said.err
        assert not (root / "output" / "outbox" / STORY).exists()

    def test_ends_with_3_where_something_is_blocked(self, root: Path) -> None:
        folder = root / "output" / "outbox"
        folder.mkdir(parents=True)
        (folder / STORY).write_text("in the way")

        said = call(root, "crosspost")

        assert said.code == 3
        assert "terhalang (blocked): outbox-" in said.err
        assert "3 perlu dilihat" in said.err

    def test_ends_with_a_sentence_where_the_page_cannot_be_written(self, root: Path) -> None:
        (root / "output" / "outbox" / "index.html").mkdir(parents=True)

        said = call(root, "crosspost")

        assert said.code == 2
        assert "IsADirectoryError" in said.err
        assert {claim.state for claim in claims_of(root).values()} == {"posted"}

    def test_names_its_run_like_no_other(self, root: Path) -> None:
        call(root, "crosspost", "--network", "x")
        call(root, "crosspost", "--network", "facebook")

        runs = {claim.run for claim in claims_of(root).values()}
        assert len(runs) == 2
        assert all(run.startswith("20261119T160000+0800-") for run in runs)


class TestWhatCannotWork:
    def test_no_repository_is_told_and_nothing_is_sent(self, root: Path) -> None:
        (root / ".git").rename(root / "git")

        said = call(root, "crosspost")

        assert (said.code, "git init" in said.err) == (LedgerError.exit_code, True)
        assert not (root / "output" / "outbox").exists()

    @pytest.mark.parametrize(
        ("name", "words"), [("instagrm", 'Did you mean "instagram"?'), ("outbox", "Enabled:")]
    )
    def test_a_network_without_account(self, root: Path, name: str, words: str) -> None:
        said = call(root, "crosspost", "--network", name)

        assert said.code == 2
        assert words in said.err

    def test_an_unknown_network_in_the_settings(self, tmp_path: Path) -> None:
        root = make_newsroom(tmp_path, settings='[networks.facebok]\naccount = "a"\n')

        said = call(root, "crosspost")

        assert said.code == 2
        assert 'Did you mean "facebook"?' in said.err

    def test_no_account_at_all_is_nothing_to_do(self, tmp_path: Path) -> None:
        said = call(make_newsroom(tmp_path), "crosspost")

        assert (said.code, said.out) == (0, "")
        assert "No account is enabled" in said.err


class TestAPersonsWord:
    """`--resolve KEY VERDICT`, as the report asks for it."""

    KEY = key_of(STORY, "outbox", "x", "post", 1)

    @pytest.mark.parametrize(
        ("verdict", "state"),
        [("posted", "reconciled"), ("never", "blocked"), ("deleted", "deleted")],
    )
    def test_settles_a_post(self, root: Path, verdict: str, state: str) -> None:
        set_state(root, State.UNKNOWN)

        said = call(root, "crosspost", "--resolve", self.KEY, verdict)

        assert (said.code, said.out) == (0, f"{STORY} → outbox: {state}\n")
        assert claims_of(root)["x"].state == state

    def test_says_where_the_post_is(self, root: Path) -> None:
        set_state(root, State.UNKNOWN)

        call(root, "crosspost", "--resolve", self.KEY, "posted", "--url", "https://x.example/7")

        assert claims_of(root)["x"].url == "https://x.example/7"

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("--resolve", "abc", "posted"), 'No post on the ledger has the key "abc"'),
            (("--resolve", KEY, "nevr"), 'Did you mean "never"?'),
            (("--resolve", KEY), "expected 2 arguments"),
            (("--resolve", KEY, "posted", "--dry-run"), "not allowed with"),
            (("--url", "https://x.example/7"), "--url goes with --resolve"),
        ],
    )
    def test_that_cannot_be_understood_changes_nothing(
        self, root: Path, arguments: tuple[str, ...], words: str
    ) -> None:
        set_state(root, State.UNKNOWN)
        before = claims_of(root)

        said = call(root, "crosspost", *arguments)

        assert (said.code, claims_of(root)) == (2, before)
        assert words in said.err


class TestALedgerThatCannotBeUsed:
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ('{"version": 6}', "was written by a newer Tayang (version 6, here 5)"),
            ("{", "is damaged"),
        ],
    )
    def test_is_told_nothing_is_sent_and_nothing_overwritten(
        self, root: Path, data: str, words: str
    ) -> None:
        call(root, "crosspost", "--network", "x")
        git(root, "worktree", "add", "--quiet", "by-hand", "ledger")
        path = root / f"by-hand/stories/2026/11/{STORY}.json"
        path.write_text(data)
        git(root / "by-hand", "commit", "--quiet", "--all", "--message=By hand")
        before = git(root, "rev-parse", "ledger")

        for arguments in ((), ("--dry-run",), ("--figures",), ("--resolve", "a", "never")):
            said = call(root, "crosspost", *arguments)

            assert (said.code, words in said.err) == (3, True)
        assert git(root, "rev-parse", "ledger") == before
        assert not (root / f"output/outbox/{STORY}/facebook.json").exists()


LIVE = '[networks.x]\naccount = "kotacontoh"\nlive_since = 2026-11-01T00:00:00+08:00\n'


def test_live_accounts_need_a_ledger_that_all_machines_share(tmp_path: Path) -> None:
    root = make_world(tmp_path, settings=LIVE)
    git(root, "remote", "add", "origin", str(tmp_path / "pusat.git"))

    said = call(root, "crosspost")

    assert (said.code, "push = true" in said.err) == (2, True)
    assert call(root, "crosspost", "--local").code == 0


def test_posts_that_wait_for_the_same_reason_are_counted_not_listed(tmp_path: Path) -> None:
    root = make_world(tmp_path, settings=LIVE)
    for number in range(5):
        add_story(root, f"s{number}", APPROVED)

    said = call(root, "crosspost")

    assert said.code == 3
    assert said.err.count("rahasia TAYANG_X_API_KEY") == 3 + 1
    assert "… dan 3 pos lain di X (and 3 more): rahasia TAYANG_X_API_KEY" in said.err
