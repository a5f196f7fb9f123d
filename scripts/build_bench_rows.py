"""Builds newsrooms of one size, beside the same as a Hugo site, and takes the figures.

The tools take turns, so that a busy moment hits all of them; medians of the rounds count. Memory
is taken in a round of its own, because looking at it takes time. Each edit starts from a site that
is up to date, and no tool pays for what another left the disk to do.
"""

import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from build_bench_edits import Edits
from build_bench_newsroom import LAST_DAY, GeneratedNewsroom, make_newsroom
from build_bench_tools import (
    BenchError,
    Size,
    Tool,
    floor_tool,
    hugo_tool,
    newsroom_tool,
    pelican_tool,
    run,
    set_aside,
    size_of,
    told,
)
from hugo_site import write_hugo_site
from newsroom.workspace import open_workspace
from stock_pelican import write_pelican_site

LONG = 30.0
"""Seconds; what takes longer is measured once."""
QUIET = LAST_DAY + timedelta(days=365)
"""An hour at which no story is shared any more, so that none has a card."""
PAGES_APART = 0.01
"""So far apart the two sites' numbers of pages may be."""
SETTLING = 5
"""So many builds at most until nothing is left to do."""
LARGEST_FOR_PELICAN = 10_000
"""Stock Pelican's listings cost the square of the stories; beyond this it takes hours."""

HUGO, COLD, NOTHING, ADDED = (
    "Hugo, full build",
    "cold build, no cache",
    "nothing changed",
    "one story added",
)
CHANGED, TEMPLATE = "one story changed", "one template changed (pages and listings)"
COMPONENT, STOCK, FLOOR = (
    "one component of stories changed",
    "stock Pelican, simple theme",
    "floor in plain Python",
)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Row:
    """What one kind of build took: all its times in seconds, its peak in MiB, its outputs.

    `cpu_seconds` are those of all processors together, in each run.
    """

    name: str
    seconds: tuple[float, ...]
    peak_mib: float | None = None
    rendered: int | None = None
    written: int | None = None
    cpu_seconds: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """The median of its times."""
        return statistics.median(self.seconds)


@dataclass(frozen=True, slots=True)
class Figures:
    """All rows of one size, Hugo's first, and how large both sites are."""

    stories: int
    rows: tuple[Row, ...]
    ours: Size
    hugos: Size

    def row(self, name: str) -> Row:
        """The row of this name."""
        return next(row for row in self.rows if row.name == name)


@dataclass
class Kind:
    """A kind of build that is still being measured; `prepare` sets its stage."""

    name: str
    tool: Tool
    prepare: Callable[[], None]
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)
    row: Row | None = None

    @property
    def is_long(self) -> bool:
        """Whether it took so long that one run is enough."""
        return bool(self.seconds) and self.seconds[0] >= LONG

    def time(self) -> None:
        """One more run, unless the first one took long."""
        if self.is_long:
            return
        self._set_stage()
        ran = run(self.tool)
        self.seconds.append(ran.seconds)
        self.cpu_seconds.append(ran.cpu_seconds)
        report = told(ran) if self.tool.command[0].endswith("newsroom") else {}
        rendered, written = report.get("rendered"), report.get("written")
        self.row = Row(
            self.name,
            tuple(self.seconds),
            rendered=None if rendered is None else int(rendered),
            written=None if written is None else int(written),
            cpu_seconds=tuple(self.cpu_seconds),
        )

    def weigh(self) -> Row:
        """The row, with the peak of one more run."""
        if self.row is None:
            raise BenchError(f"{self.name}: measure time before memory.")
        self._set_stage()
        return replace(self.row, peak_mib=run(self.tool, memory=True).peak_mib)

    def _set_stage(self) -> None:
        self.prepare()
        os.sync()


def measure(source: Path, folder: Path, stories: int, *, rounds: int, say: Say) -> Figures:
    """Build newsrooms of `stories` stories below `folder` with the theme and code of `source`."""
    say(f"{stories} stories: writing them and the Hugo site")
    newsroom = make_newsroom(source, folder / "newsroom", count=stories)
    site = write_hugo_site(newsroom.folder, folder / "hugo", QUIET)
    kinds = list(_kinds(newsroom, hugo_tool(site.folder)))
    sizes: list[Size] = []
    for number in range(rounds):
        for kind in kinds:
            say(f"{stories} stories, round {number + 1}: {kind.name}")
            kind.time()
            if kind.name in (HUGO, COLD) and len(sizes) < 2:
                sizes.append(size_of(kind.tool.output))
    hugos, ours = sizes
    must_be_alike(ours, hugos)
    rows = []
    for kind in kinds:
        say(f"{stories} stories, memory: {kind.name}")
        rows.append(kind.weigh())
    rows += _others(newsroom, folder, ours, rounds=rounds, say=say)
    return Figures(stories, _with_hugos_pages(rows, hugos), ours, hugos)


def must_be_alike(ours: Size, hugos: Size) -> None:
    """Raise BenchError where the sites are no match for each other."""
    if (apart := ours.apart(hugos)) > PAGES_APART:
        raise BenchError(
            f"{ours.pages:,} pages here and {hugos.pages:,} of Hugo are {apart:.1%} apart, more than "
            f"{PAGES_APART:.0%}; let scripts/hugo_layouts have the pages that theme/templates has."
        )


def warm_up(source: Path, folder: Path) -> None:
    """Start every tool once, unmeasured, so that bytecode and the pages of programs are there."""
    newsroom = make_newsroom(source, folder / "newsroom", count=20)
    run(newsroom_tool(newsroom.folder, QUIET))
    run(hugo_tool(write_hugo_site(newsroom.folder, folder / "hugo", QUIET).folder))


def _kinds(newsroom: GeneratedNewsroom, hugo: Tool) -> Iterator[Kind]:
    ours = newsroom_tool(newsroom.folder, QUIET)
    edits = Edits(newsroom)
    yield Kind(HUGO, hugo, lambda: set_aside(hugo.output, hugo.folder / "resources"))
    yield Kind(COLD, ours, lambda: set_aside(ours.output, ours.folder / ".cache"))
    yield Kind(NOTHING, ours, after_settling(ours, lambda: None))
    yield Kind(ADDED, ours, after_settling(ours, edits.add_story))
    yield Kind(CHANGED, ours, after_settling(ours, edits.change_story))
    yield Kind(TEMPLATE, ours, after_settling(ours, edits.change_frame))
    yield Kind(COMPONENT, ours, after_settling(ours, edits.change_component))


def after_settling(tool: Tool, edit: Callable[[], None]) -> Callable[[], None]:
    """Do `edit` once the site is up to date."""

    def prepare() -> None:
        settle_site(tool)
        edit()

    return prepare


def settle_site(tool: Tool) -> None:
    """Build until a build renders and writes nothing. Raises BenchError where that never is."""
    for _ in range(SETTLING):
        report = told(run(tool))
        if not report["rendered"] and not report["written"]:
            return
    raise BenchError(f"the site is not up to date after {SETTLING} builds without an edit.")


def _others(
    newsroom: GeneratedNewsroom, folder: Path, ours: Size, *, rounds: int, say: Say
) -> Iterator[Row]:
    """What Hugo's build is not compared with in turns: stock Pelican and the floor."""
    floor = floor_tool(newsroom.folder, folder / "floor", ours)
    kinds = [Kind(FLOOR, floor, lambda: set_aside(floor.output))]
    if len(newsroom.stories) <= LARGEST_FOR_PELICAN:
        write_pelican_site(open_workspace(newsroom.folder).corpus.stories, folder / "pelican")
        stock = pelican_tool(folder / "pelican")
        kinds.append(Kind(STOCK, stock, lambda: set_aside(stock.output)))
    for kind in kinds:
        say(f"{len(newsroom.stories)} stories: {kind.name}")
        for _ in range(rounds):
            kind.time()
        yield kind.weigh()


def _with_hugos_pages(rows: Sequence[Row], hugos: Size) -> tuple[Row, ...]:
    return tuple(
        replace(row, rendered=hugos.pages, written=hugos.pages) if row.name == HUGO else row
        for row in rows
    )
