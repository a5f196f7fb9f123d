"""A newsroom at work: the forge, a machine that runs its workflows, the live site, a network.

The steps are those of .github/workflows, done by the newsroom's own commands; what GitHub and the
web do, stand-ins do. Time is the forge's and moves only when the test, or a command that waits,
says so.
"""

import io
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from newsroom.commands import Shell, run
from newsroom.desk.report import Report, encode
from newsroom.ledger import Ledger, Record
from newsroom.settings import load_settings
from tests.crosspost.fakes.mastodon import FakeMastodon
from tests.forge.desk import ACTIONS, APP, REPOSITORY
from tests.forge.git import MAIN
from tests.forge.server import READ, WRITE, FakeForge
from tests.shells import Said
from tests.sites import ROOT

COMMENTS = {**READ, "pull_requests": "write", "issues": "write", "actions": "read"}


class Site:
    """The live site on loopback: what was deployed last, or, while it is stuck, what was before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._newest = self._next()
        self.serves = self._newest
        self.stuck = False
        site = self

        class Handler(SimpleHTTPRequestHandler):
            def translate_path(self, path: str) -> str:
                self.directory = str(site.serves)
                return super().translate_path(path)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler))
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def deploy(self, output: Path) -> None:
        """Put a built site on air."""
        self._newest = self._next()
        shutil.copytree(output, self._newest, dirs_exist_ok=True)
        if not self.stuck:
            self.serves = self._newest

    def catch_up(self) -> None:
        """Caches ran out: readers see what was deployed last."""
        self.stuck = False
        self.serves = self._newest

    def read(self, address: str) -> str:
        """A page as readers get it; empty where there is none."""
        file = self.serves / address.strip("/") / "index.html"
        return file.read_text("utf-8") if file.is_file() else ""

    def close(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()

    def _next(self) -> Path:
        self._count += 1
        folder = self._folder / f"site-{self._count}"
        folder.mkdir(parents=True)
        return folder


@dataclass
class Newsday:
    """The newsroom's day."""

    forge: FakeForge
    site: Site
    mastodon: FakeMastodon
    folder: Path
    runs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.machine = self.checkout("machine")
        self.counter = self.checkout("counter")

    def checkout(self, name: str) -> Path:
        """A clone of the repository as it is now, with this house's theme and plug-ins."""
        root, bare = self.folder / name, self.forge.desk.bare
        bare.run("clone", "--quiet", str(bare.folder), str(root))
        (root / ".git/info/exclude").write_text("theme\nplugins\npelicanconf.py\n.cache\noutput\n")
        shutil.copy(ROOT / "pelicanconf.py", root)
        for room in ("theme", "plugins"):
            (root / room).symlink_to(ROOT / room)
        fonts = ROOT / ".cache" / "newsroom" / "fonts"
        fonts.mkdir(parents=True, exist_ok=True)
        (root / ".cache" / "newsroom").mkdir(parents=True)
        (root / ".cache" / "newsroom" / "fonts").symlink_to(fonts)
        return root

    def to_the_tip(self, root: Path) -> None:
        """What every workflow does first: check the tip of the main branch out."""
        bare = self.forge.desk.bare
        bare.run("-C", str(root), "fetch", "--quiet", "origin", MAIN)
        bare.run("-C", str(root), "reset", "--quiet", "--hard", f"origin/{MAIN}")

    def call(
        self,
        root: Path,
        *arguments: str,
        login: str = ACTIONS,
        rights: Mapping[str, str] = READ,
        event: tuple[str, object] | None = None,
        **environ: str,
    ) -> Said:
        """Run a command as a workflow does."""
        self.mastodon.now(self.forge.desk.now)
        given = {
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_API_URL": self.forge.base,
            "GITHUB_TOKEN": self.forge.token(login, rights),
            **self.mastodon.secrets,
            **environ,
        }
        if event:
            file = self.folder / "event.json"
            file.write_text(json.dumps(event[1]))
            given |= {"GITHUB_EVENT_NAME": event[0], "GITHUB_EVENT_PATH": str(file)}
        out, err = io.StringIO(), io.StringIO()
        code = run(list(arguments), Shell(root, out, err, lambda: self.forge.desk.now, given))
        self.runs.append(f"{self.forge.desk.now:%H.%M} {' '.join(arguments)}: {code}")
        assert code != 70, err.getvalue()
        return Said(code, out.getvalue(), err.getvalue())

    # The workflows.

    def intake(self, issue: int) -> Said:
        """intake.yml, for an issue."""
        self.to_the_tip(self.counter)
        value = {"action": "opened", "issue": self.forge.issue(self.forge.desk.threads[issue])}
        return self.call(self.counter, "intake", login=APP, rights=WRITE, event=("issues", value))

    def judge(self, number: int) -> bool:
        """gate.yml, for a pull request; whether its check is green then."""
        self.to_the_tip(self.counter)
        request = self.forge.desk.requests[number]
        head = self.forge.desk.head_of(request)
        run_of = {
            "id": number,
            "head_sha": head,
            "head_repository": {"full_name": request.fork or REPOSITORY},
        }
        value = {"action": "completed", "repository": {"full_name": REPOSITORY}}
        self.call(
            self.counter,
            "gate",
            "--status",
            rights={**READ, "statuses": "write"},
            event=("workflow_run", value | {"workflow_run": run_of}),
        )
        return bool(self.forge.desk.checks.get((head, "gate")))

    def comment(self, number: int, report: Report | None = None) -> Said:
        """story-comment.yml, behind the check that left `report`, or behind a review."""
        self.to_the_tip(self.counter)
        request = self.forge.desk.requests[number]
        run_of = {
            "id": number,
            "head_sha": self.forge.desk.head_of(request),
            "head_repository": {"full_name": request.fork or REPOSITORY},
            "event": "pull_request" if report else "pull_request_review",
            "conclusion": "success",
        }
        value = {"action": "completed", "repository": {"full_name": REPOSITORY}}
        file = self.folder / "laporan.json"
        file.unlink(missing_ok=True)
        if report:
            file.write_text(encode(report))
        return self.call(
            self.counter,
            *("comment", "--report", str(file)),
            rights=COMMENTS,
            event=("workflow_run", value | {"workflow_run": run_of}),
        )

    def tell(self) -> Said:
        """The job `tell` of publish.yml."""
        self.to_the_tip(self.counter)
        push = {"ref": f"refs/heads/{MAIN}", "after": self.forge.desk.bare.head(MAIN)}
        value = {**push, "repository": {"full_name": REPOSITORY}}
        return self.call(self.counter, "comment", rights=COMMENTS, event=("push", value))

    def build(self) -> None:
        """The job `build` of site.yml."""
        self.to_the_tip(self.machine)
        assert self.call(self.machine, "record-pull", "--if-github").code == 0
        said = self.call(self.machine, "publish", "--stage", "site")
        assert said.code == 0, said.err

    def publish(self, *, deploys: bool = True) -> Said | None:
        """publish.yml; with a deploy that fails the jobs behind it do not run."""
        self.build()
        if not deploys:
            return None
        self.site.deploy(self.machine / "output")
        said = self.posts(self.machine)
        assert self.tell().code == 0
        if self._has_news:
            self.build()
            self.site.deploy(self.machine / "output")
        return said

    def posts(self, root: Path) -> Said:
        """The job `posts` of publish.yml, in whatever was checked out there."""
        outputs = self.folder / "outputs"
        outputs.unlink(missing_ok=True)
        said = self.call(root, "publish", "--stage", "posts", GITHUB_OUTPUT=str(outputs))
        told = outputs.read_text() if outputs.exists() else ""
        self._has_news = "news=true" in told
        return said

    # What there is to see.

    @property
    def records(self) -> Mapping[str, Record]:
        """The ledger as the repository has it."""
        settings = load_settings(self.machine)
        ledger = Ledger(self.machine, settings.ledger)
        ledger.fetch()
        return ledger.records()

    def report(self) -> Any:
        """The scorecard."""
        self.to_the_tip(self.machine)
        said = self.call(self.machine, "report", "--format", "json")
        assert said.code == 0, said.err
        return json.loads(said.out)


@contextmanager
def newsday(forge: FakeForge, site: Site, folder: Path) -> Iterator[Newsday]:
    """A day, with a Mastodon server that is open while it lasts."""
    with FakeMastodon() as mastodon:
        settings = forge.desk.bare.read(forge.desk.bare.at(MAIN, "newsroom.toml")[1]).decode()
        opened = settings.replace("@MASTODON@", mastodon.base).replace("@SITE@", site.url)
        files = {"newsroom.toml": opened.encode()}
        forge.desk.bare.commit(MAIN, files, "Open", forge.desk.now)
        yield Newsday(forge, site, mastodon, folder)
