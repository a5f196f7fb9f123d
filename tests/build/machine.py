"""The parts of a build put together for tests, with somebody at a typewriter in place of Pelican."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom.build.cache import Cache
from newsroom.build.entry import Entry, Reading
from newsroom.build.givens import Site
from newsroom.build.index import Index
from newsroom.build.inventory import work_out
from newsroom.build.orders import Clerk
from newsroom.build.press import Press
from newsroom.build.sheets import AnySheet, DataSheet, Sheet, TextSheet
from newsroom.build.site import HOME, BuildReport, Options, build_site
from newsroom.build.state import State
from newsroom.build.task import Order, Rendered, Task
from newsroom.build.wanted import fixed_addresses
from newsroom.build.workshop import Commission, stage
from newsroom.corpus import story_paths
from newsroom.node import Node, ignore
from newsroom.pictures import variants_of
from newsroom.settings import load_settings
from tests.newsrooms import NOW


def empty_database() -> sqlite3.Connection:
    """The database of a new state. Its file has no name any more, and goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        return State(Path(folder), "uji", "kode").db


def entries_of(root: Path, now: datetime = NOW) -> list[Entry]:
    """The entries of all stories of the newsroom in `root`; their texts are in its cache."""
    return Reading(load_settings(root), root / HOME, now, ())(
        [(path, "") for path in story_paths(root)]
    )


@dataclass(frozen=True)
class Desk:
    """A newsroom with its stories indexed, as orders are written and carried out."""

    site: Site
    index: Index
    cache: Cache

    def order(self, address: str, task: Task) -> Order:
        """The order for an output."""
        fixed: Callable[[], list[str]] = lambda: fixed_addresses(self.site, self.index)  # noqa: E731
        return Clerk(self.index, self.site.settings, fixed).order(address, task)

    def set(self, task: Task, address: str = "", note: Callable[[Node], None] = ignore) -> AnySheet:
        """What is to be rendered for a task."""
        return Press(self.site, self.cache, note).set(self.order(address, task))

    def values(self, task: Task) -> Any:
        """What the template of a task is given."""
        sheet = self.set(task)
        assert isinstance(sheet, Sheet)
        return sheet.values


def open_desk(root: Path, now: datetime = NOW) -> Desk:
    """The newsroom in `root`, read and indexed."""
    settings = load_settings(root)
    givens, _, found = work_out(settings)
    assert found == []
    index = Index(empty_database())
    index.replace(entries_of(root, now))
    return Desk(Site(settings, givens, now), index, Cache(root / HOME))


@dataclass
class Typist:
    """Types what each order holds, instead of rendering it; notes the nodes that are read.

    `fails_at` is called with each order, and may raise.
    """

    fails_at: Callable[[Order], None] = lambda _: None
    addresses: list[str] = field(default_factory=list)

    def render(
        self, commission: Commission, orders: Iterable[Order], count: int
    ) -> Iterator[list[Rendered]]:
        """Carry out the orders."""
        assert count >= 0
        for order in orders:
            self.fails_at(order)
            yield [self._typed(commission, order)]

    def _typed(self, commission: Commission, order: Order) -> Rendered:
        needs = set(order.needs)
        with closing(Cache(commission.home)) as cache:
            press = Press(commission.site, cache, lambda node: needs.add(str(node)))
            sheet = press.set(order)
        shown = [
            f"{variant.name}|{original.name}"
            for original in sheet.originals
            for variant in variants_of(original)
        ]
        self.addresses.append(order.address)
        text = f"{_made_of(sheet)}\n{order.values}\n"
        return stage(commission, order.address, text.encode(), sorted(needs), sorted(shown))


def _made_of(sheet: AnySheet) -> str:
    if isinstance(sheet, DataSheet):
        return sheet.data.hex()
    return sheet.text if isinstance(sheet, TextSheet) else sheet.template


def typed(
    root: Path,
    now: datetime = NOW,
    *,
    typist: Typist | None = None,
    output: str = "output",
    full: bool = False,
    search: bool = False,
) -> BuildReport:
    """A build of the newsroom in `root` by a typist."""
    options = Options(jobs=1, full=full, search=search, renderers=typist or Typist())
    return build_site(root, root / output, now, options=options)
