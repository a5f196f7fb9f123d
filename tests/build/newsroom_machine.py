"""A newsroom that is edited and built over and over, beside a twin that is always built anew.

Builds run in this very process, because a test makes hundreds of them.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count as counter
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from pelican import Pelican
from pelican.settings import read_settings

from newsroom.build.output import KEPT
from newsroom.build.site import HOME, BuildReport, Options, build_site
from newsroom.build.task import Order, Rendered
from newsroom.build.workshop import Commission
from newsroom.clock import fixed_clock
from newsroom.errors import NewsroomError
from newsroom.ledger import (
    POST,
    Claim,
    Figures,
    Ledger,
    Record,
    State,
    StoredHappening,
    key_of,
)
from newsroom.requests import Request, RequestKind, with_request
from newsroom.settings import LedgerSettings
from newsroom.theme.environment import OPTIONS
from newsroom.trail import Evidence, Step
from newsroom_incremental.generator import OrderGenerator, Printer
from newsroom_incremental.writer import SheetWriter
from tests.sites import ROOT

_LONG_AGO = 1_600_000_000_000_000_000
ASSET_CACHES = ("cards", "pictures", "search")


class Compiled(BytecodeCache):
    """Compiled templates by source, kept in memory for every build of this process."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept."""
        kept = self._by_key.get((bucket.key, bucket.checksum))
        if kept:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._by_key[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


@dataclass(slots=True)
class InProcess:
    """Renders for the newsroom in `root` with Pelican, in this process. `orders` tells of what.

    Pelican stays for the next build, as it does while serving.
    """

    root: Path
    compiled: BytecodeCache
    orders: list[str] = field(default_factory=list)
    printer: Printer | None = None

    def render(
        self, commission: Commission, orders: Iterable[Order], count: int
    ) -> Iterator[list[Rendered]]:
        """Carry out the orders."""
        self.printer = self.printer or self._start()
        self.printer.take(commission)
        for order in orders:
            self.orders.append(order.address)
            yield [self.printer.carry_out(order)]

    def _start(self) -> Printer:
        given = {
            "PATH": str(self.root / "content"),
            "JINJA_ENVIRONMENT": {**OPTIONS, "bytecode_cache": self.compiled},
        }
        settings = read_settings(str(self.root / "pelicanconf.py"), given)
        Pelican(settings)
        generator = OrderGenerator(
            context=settings.copy(),
            settings=settings,
            path=settings["PATH"],
            theme=settings["THEME"],
            output_path=settings["OUTPUT_PATH"],
        )
        return Printer(generator, SheetWriter(settings["OUTPUT_PATH"], settings=settings))


@dataclass(slots=True)
class Workbench:
    """A newsroom in `root` whose files are edited, and its `twin`, which sees the same files.

    Edited files look old, as after a checkout some time ago, so that only their stamps can tell
    that they changed. `searchable` has the search index made as well.
    """

    root: Path
    twin: Path
    shared: Path
    compiled: BytecodeCache = field(default_factory=Compiled)
    searchable: bool = False
    orders: list[str] = field(default_factory=list)
    standing: InProcess | None = None
    ticks: Iterator[int] = field(default_factory=lambda: counter(_LONG_AGO, 1_000_003))

    def make(self) -> None:
        """Lay out both, without stories."""
        self.root.mkdir(parents=True)
        shutil.copy2(ROOT / "pelicanconf.py", self.root)
        shutil.copytree(ROOT / "theme", self.root / "theme")
        (self.root / "plugins").symlink_to(ROOT / "plugins")
        (self.root / "content").mkdir()
        self.twin.mkdir()
        for name in ("newsroom.toml", "pelicanconf.py", "theme", "plugins", "content", ".git"):
            (self.twin / name).symlink_to(self.root / name)
        for root in (self.root, self.twin):
            self.furnish(root)

    def furnish(self, root: Path) -> None:
        """Give a newsroom the caches that it shares: drawings are slow and named by content."""
        home = root / HOME
        home.mkdir(parents=True, exist_ok=True)
        for name in ASSET_CACHES:
            (self.shared / name).mkdir(parents=True, exist_ok=True)
            if not (home / name).exists():
                (home / name).symlink_to(self.shared / name)
        (ROOT / HOME / "fonts").mkdir(parents=True, exist_ok=True)
        if not (home / "fonts").exists():
            (home / "fonts").symlink_to(ROOT / HOME / "fonts")

    def copied(self, folder: Path) -> "Workbench":
        """The same newsroom, as built, in another folder."""
        root = folder / "newsroom"
        shutil.copytree(self.root, root, symlinks=True)
        return replace(self, root=root, twin=folder / "twin", orders=[], standing=None)

    def write(self, path: str, data: str | bytes) -> None:
        """Write a file of the newsroom."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        self.touch(path)

    def touch(self, path: str) -> None:
        """Give a file another time, long ago."""
        time = next(self.ticks)
        os.utime(self.root / path, ns=(time, time))
        self._restart_after(path)

    def _restart_after(self, path: str) -> None:
        """Pelican has read everything but content for good."""
        if not path.startswith("content/"):
            self.standing = None

    def remove(self, path: str) -> None:
        """Remove a file of the newsroom."""
        (self.root / path).unlink(missing_ok=True)
        self._restart_after(path)

    def build(self, now: datetime, root: Path | None = None, **options: Any) -> BuildReport:
        """Build the newsroom into its output."""
        root = root or self.root
        self.orders.clear()
        renderers = self._renderers(root)
        how = Options(jobs=1, search=self.searchable, renderers=renderers, **options)
        return build_site(root, root / "output", now, options=how)

    def _renderers(self, root: Path) -> InProcess:
        if root != self.root:
            return InProcess(root, self.compiled)
        self.standing = self.standing or InProcess(root, self.compiled, self.orders)
        return self.standing

    def build_with_processes(self, now: datetime) -> BuildReport:
        """Build the newsroom with Pelican processes of its own."""
        how = Options(jobs=1, search=self.searchable)
        return build_site(self.root, self.root / "output", now, options=how)

    def ask(self, story: str, kind: RequestKind, at: datetime) -> None:
        """Write what a reader asked of a story into the ledger."""

        def change(record: Record) -> Record:
            asked = with_request(record.requests, Request(kind=kind, at=at))
            return replace(record, requests=asked)

        self._update(story, at, change)

    def record(self, story: str, step: Step, at: datetime) -> None:
        """Write a step of a story's trail into the ledger."""
        happening = StoredHappening(step=step, at=at, evidence=Evidence.MEASURED)

        def change(record: Record) -> Record:
            return replace(record, happenings=(happening,))

        self._update(story, at, change)

    def answer(self, story: str, at: datetime, likes: int) -> None:
        """Write into the ledger that a story was posted, and how often its post was liked."""
        key = key_of(story, "mastodon", "kota", POST, 1)
        figures = Figures(at=at, likes=likes)
        claim = Claim(
            network="mastodon",
            account="kota",
            kind=POST,
            seq=1,
            state=State.POSTED,
            attempt=1,
            run="uji",
            claimed_at=at,
            payload="",
            at=at,
        )

        def change(record: Record) -> Record:
            return replace(record, posts={key: claim}, figures={key: figures})

        self._update(story, at, change)

    def _update(self, story: str, at: datetime, change: Callable[[Record], Record]) -> None:
        if not (self.root / ".git").exists():
            subprocess.run(["git", "init", "--quiet", self.root], check=True)
        Ledger(self.root, LedgerSettings(), clock=fixed_clock(at)).update(story, change, "Record")

    def times(self) -> dict[str, int]:
        """When each file of the site was last written."""
        output = self.root / "output"
        return {name: (output / name).stat().st_mtime_ns for name in site_in(output)}

    def build_twin(self, now: datetime) -> None:
        """Build the twin from nothing."""
        shutil.rmtree(self.twin / "output", ignore_errors=True)
        home = self.twin / HOME
        for file in home.iterdir():
            if not file.is_symlink():
                shutil.rmtree(file) if file.is_dir() else file.unlink()
        self.build(now, self.twin)

    def outcome(self, now: datetime, *, twin: bool) -> str:
        """The sort of error that a build ends with, or nothing."""
        try:
            self.build_twin(now) if twin else self.build(now)
        except NewsroomError as error:
            return f"{type(error).__name__}"
        return ""


def site_in(folder: Path) -> dict[str, bytes | None]:
    """Every file of the site in `folder` with its bytes."""
    return {
        name: path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() or path.is_symlink()
        if (name := path.relative_to(folder).as_posix()).partition("/")[0] not in KEPT
    }
