"""A newsroom with a remote, two clones and stand-ins for its networks: what chaos happens to."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom.ledger import Ledger, Record
from newsroom.ledger.record import path_of
from newsroom.networks import NETWORKS, PictureUse
from newsroom.settings import LedgerSettings
from newsroom.social.cards import CACHE
from newsroom.social.prepare import draw_card
from newsroom.workspace import open_workspace
from tests.crosspost import fakes
from tests.crosspost.fakes import Peer, Visible
from tests.crosspost.fakes.mastodon import FakeMastodon
from tests.crosspost.faults import Proxy
from tests.newsrooms import NOW, make_newsroom
from tests.stories import story_text

STORY = "2026-11-19-pasar"
FOLDER = "content/stories/2026/11"
FIRST = """\
reviewed:
  - {by: dewi, at: 2026-11-19T15:40+08:00}"""
LATER = """\
  - {by: dewi, at: 2026-11-19T15:59+08:00}"""
WRONG, RIGHT = "pukul enam", "pukul lima"
FALSE = f"social: {{default: Pasar buka {WRONG}.}}"
CORRECTED = f"""\
social: {{default: Pasar buka {RIGHT}.}}
corrections: [{{at: 2026-11-19T15:57+08:00, wrong: {WRONG}, right: {RIGHT}}}]"""
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:58+08:00, reason: Sumbernya keliru.}"
TEXTS = {
    "main": (FIRST, FALSE),
    "corrected": (FIRST, LATER, CORRECTED),
    "withdrawn": (FIRST, LATER, FALSE, WITHDRAWN),
    "corrected-withdrawn": (FIRST, LATER, CORRECTED, WITHDRAWN),
}
"""What the story that is due says, by the branch of the remote where it says so."""
EMBARGO = """\
reviewed: [{by: hendro, at: 2026-11-19T15:40+08:00}]
embargo_until: 2026-12-24T00:00+08:00"""
SECRET = {
    f"{FOLDER}/rahasia.md": story_text(EMBARGO, slug="rahasia", desk="budaya", authors="budi"),
    f"{FOLDER}/rahasia-mentah.md": story_text(slug="rahasia-mentah", desk="budaya"),
}
"""Stories that nobody may read yet: one under embargo, one that nobody approved."""
BRANCH = "refs/heads/ledger"
HOOK = """\
#!/bin/sh
# Takes some pushes of the ledger, refuses some, then takes all.
[ "$1" = refs/heads/ledger ] && [ -f refusals ] || exit 0
read -r taken refused words < refusals
if [ "$taken" -gt 0 ]; then echo "$((taken - 1)) $refused $words" > refusals; exit 0; fi
[ "$refused" -gt 0 ] || exit 0
echo "0 $((refused - 1)) $words" > refusals
echo "$words" >&2
exit 1
"""
ENVIRON = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *arguments: str, data: str = "") -> str:
    """What Git printed."""
    somebody = ("-c", "user.name=Reporter", "-c", "user.email=reporter@contoh.invalid")
    done = subprocess.run(
        ["git", *somebody, *arguments],
        cwd=folder,
        env=ENVIRON,
        input=data,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@dataclass(slots=True)
class Stands:
    """The networks, each behind a fault proxy; `folder` holds the newsroom that is copied."""

    folder: Path
    peers: dict[str, Peer] = field(default_factory=dict)
    proxies: dict[str, Proxy] = field(default_factory=dict)

    def open(self) -> None:
        """Start everything, and make the newsroom that every world begins as."""
        for peer in fakes.peers():
            peer.start()
            self.peers[peer.network] = peer
            self.proxies[peer.network] = Proxy(peer)
        _make_template(self.folder / "template", self._settings())

    def close(self) -> None:
        """Stop everything. Raises AssertionError where a stand-in broke."""
        for name, peer in self.peers.items():
            self.proxies[name].close()
            peer.stop()

    def world(self, name: str, *, ignores_keys: bool = False) -> "World":
        """A world where nothing has happened yet. Its Mastodon server may ignore keys."""
        for network, peer in self.peers.items():
            self.proxies[network].let_go()
            peer.reset()
            if isinstance(peer, FakeMastodon):
                peer.ignores_keys = ignores_keys
        root = self.folder / name
        shutil.copytree(self.folder / "template", root)
        return World(root, self, ignores_keys)

    def _settings(self) -> str:
        tables = ["[ledger]\npush = true\n"]
        for name, peer in self.peers.items():
            one = peer.account
            tables.append(
                f'[networks.{name}]\naccount = "{one.account}"\nid = "{one.id}"\n'
                f'server = "{self.proxies[name].base}"\nlive_since = 2026-11-19T00:00:00+08:00\n'
            )
        return "".join(tables)


def _make_template(folder: Path, settings: str) -> None:
    """The remote `pusat.git`, and the clones `a` and `b` with their cards drawn."""
    first = folder / "a"
    stories = {f"{FOLDER}/pasar.md": _text("main"), **SECRET}
    make_newsroom(first, settings=settings, stories=stories)
    git(first, "init", "--quiet", "--initial-branch=main", "--template=")
    git(first, "add", ".")
    git(first, "commit", "--quiet", "--message=Found the newsroom")
    later = [branch for branch in TEXTS if branch != "main"]
    for branch in later:
        (first / f"{FOLDER}/pasar.md").write_text(_text(branch))
        git(first, "commit", "--quiet", "--all", f"--message=Story is {branch}")
        git(first, "branch", branch)
        git(first, "reset", "--quiet", "--hard", "HEAD~1")
    git(folder, "clone", "--quiet", "--bare", "--template=", "a", "pusat.git")
    git(first, "branch", "--quiet", "-D", *later)
    git(first, "remote", "add", "origin", "../pusat.git")
    hook = folder / "pusat.git/hooks/update"
    hook.parent.mkdir()
    hook.write_text(HOOK)
    hook.chmod(0o755)
    for branch in ("corrected", "main"):
        (first / f"{FOLDER}/pasar.md").write_text(_text(branch))
        _draw_cards(first)
    shutil.copytree(first, folder / "b")


def _draw_cards(root: Path) -> None:
    workspace = open_workspace(root)
    for network in NETWORKS.values():
        if network.picture is not PictureUse.NONE:
            story = workspace.corpus.by_id[STORY]
            draw_card(story, network.shape, workspace.settings, root / CACHE)


@dataclass(slots=True)
class World:
    """One newsroom in one chaos. `now` is the true time."""

    root: Path
    stands: Stands
    ignores_keys: bool = False
    now: datetime = NOW
    is_corrected: bool = False
    is_withdrawn: bool = False

    def clone(self, name: str) -> Path:
        """The folder of the clone `a` or `b`."""
        return self.root / name

    @property
    def remote(self) -> Path:
        """The bare repository that both share."""
        return self.root / "pusat.git"

    def pass_time(self, to: datetime) -> None:
        """It is `to` now, at the networks too."""
        self.now = to
        for peer in self.stands.peers.values():
            peer.now(to)

    def correct(self) -> None:
        """A correction reaches the main branch; clones that do not pull know nothing of it."""
        self.is_corrected = True
        self._let_main_be()

    def withdraw(self) -> None:
        """The same with a withdrawal."""
        self.is_withdrawn = True
        self._let_main_be()

    def _let_main_be(self) -> None:
        git(self.remote, "update-ref", "refs/heads/main", f"refs/heads/{self._branch}")

    @property
    def _branch(self) -> str:
        """The branch of the remote that has what the story says now."""
        events = {"corrected": self.is_corrected, "withdrawn": self.is_withdrawn}
        return "-".join(name for name, came in events.items() if came) or "main"

    def pull(self, clone: str) -> None:
        """Let the clone's stories be those of the main branch."""
        (self.clone(clone) / f"{FOLDER}/pasar.md").write_text(_text(self._branch))

    def refuse_pushes(self, *, taken: int, refused: int, words: str) -> None:
        """The remote takes so many pushes of the ledger, then refuses so many with these words."""
        (self.remote / "refusals").write_text(f"{taken} {refused} {words}\n")

    def accept_pushes(self) -> None:
        """The remote takes every push again."""
        (self.remote / "refusals").unlink(missing_ok=True)

    def write_record(self, text: str) -> str:
        """Let the story's record on the remote's ledger be `text`; gives what it was.

        Empty where there is no record; then nothing is written.
        """
        path = path_of(STORY)
        if not git(self.remote, "for-each-ref", BRANCH):
            return ""
        was = git(self.remote, "cat-file", "blob", f"{BRANCH}:{path}")
        blob = git(self.remote, "hash-object", "-w", "--stdin", data=text)
        tree = self._tree(path.split("/"), blob)
        commit = git(self.remote, "commit-tree", tree, "-p", BRANCH, "-m", "By hand")
        git(self.remote, "update-ref", BRANCH, commit)
        return was

    def _tree(self, parts: list[str], blob: str) -> str:
        """The name of the ledger's tree with `blob` at the path of `parts`."""
        entry = f"100644 blob {blob}\t{parts[-1]}"
        for depth in range(len(parts) - 1, -1, -1):
            folder = "/".join(parts[:depth])
            lines = git(self.remote, "ls-tree", f"{BRANCH}:{folder}").splitlines()
            others = [line for line in lines if line.split("\t")[1] != parts[depth]]
            tree = git(self.remote, "mktree", data="\n".join([*others, entry]) + "\n")
            entry = f"040000 tree {tree}\t{parts[depth - 1]}"
        return tree

    def ledger(self, clone: str = "b") -> Ledger:
        """The ledger as that clone has it after asking the remote."""
        ledger = Ledger(self.clone(clone), LedgerSettings(push=True), clock=lambda: self.now)
        ledger.fetch()
        return ledger

    def record(self) -> Record:
        """What the ledger holds of the one story that is due."""
        return self.ledger().record(STORY)

    def seen(self, network: str) -> list[Visible]:
        """The posts of the due story that readers see, without replies."""
        return [one for one in self._shown(network) if not one.reply_to]

    def replies(self, network: str) -> list[Visible]:
        """The replies that readers see below them."""
        return [one for one in self._shown(network) if one.reply_to]

    def _shown(self, network: str) -> list[Visible]:
        return [one for one in self.stands.peers[network].visible() if not _is_secret(one)]

    def leaked(self, network: str) -> list[Visible]:
        """The posts of stories that nobody may read yet."""
        return [one for one in self.stands.peers[network].visible() if _is_secret(one)]

    def let_go(self) -> None:
        """Whatever was held on its way to a network arrives."""
        for proxy in self.stands.proxies.values():
            proxy.let_go()

    def remove(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.root)


def _text(branch: str) -> str:
    return story_text("\n".join(TEXTS[branch]))


def _is_secret(one: Visible) -> bool:
    """By the slug or the title; a hub is only told of feeds, and theirs is their desk's."""
    said = f"{one.text} {one.link}".lower()
    return "rahasia" in said or "budaya" in said
