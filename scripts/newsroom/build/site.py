"""Builds the site: opens what a build needs, lets one build at a time happen, and reports.

What only a build with something to do needs is imported where it is needed: mostly there is nothing.
"""

import fcntl
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.build import pelican
from newsroom.build.cache import DAMAGE, NOTICE, Cache, throw_away
from newsroom.build.due import Plan
from newsroom.build.inputs import Stamps, scan
from newsroom.build.output import SHOWCASE, is_bare, must_be_ours
from newsroom.build.settled import count_if_settled
from newsroom.build.state import State, code_version, forget_others, state_name
from newsroom.settings import Settings, load_settings
from newsroom.tongue import catalogues

if TYPE_CHECKING:
    from newsroom.build.builder import Built, Renderers

HOME = ".cache/newsroom"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did.

    `stories` are on air, withdrawn ones included; `rendered` counts pages and feeds, `written`
    and `removed` files of the output. `peak_mib` is the most memory that its processes held, each
    counted by itself, so that what they share is counted more than once. `plan` has the reason
    for every output that was rendered.
    """

    stories: int
    rendered: int = 0
    written: int = 0
    removed: int = 0
    seconds: float = 0.0
    peak_mib: float
    warnings: tuple[str, ...] = ()
    plan: Plan = field(default_factory=Plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build: with so many processes (0: one for each processor), from scratch, searchable.

    `renderers` carry out the orders in place of processes that are started for this build.
    `components`: with a page that shows all components, or None to leave that page as it is.
    """

    jobs: int = 0
    full: bool = False
    search: bool = True
    components: bool | None = False
    renderers: "Renderers | None" = None


def build_site(
    root: Path,
    output: Path,
    now: datetime,
    say: Callable[[str], None] = lambda _: None,
    stopwatch: Callable[[], float] = time.perf_counter,
    options: Options = Options(),
) -> BuildReport:
    """Build the newsroom in `root` into `output` as it is at `now`, and say each step.

    Raises ContentError for faults in what would be published, SettingsError for a newsroom.toml
    or a colour that cannot be used, BuildError for everything else. The old site stays until all
    of the new one is there.
    """
    started = stopwatch()
    settings = load_settings(root)
    must_be_ours(output)
    pelican.prepare(root)
    with alone(root / HOME) as (workshop, scanned_at):
        build = _Build(settings, output, now, workshop, say, options)
        report = build.run(scan(root, scanned_at))
        forget_others(root / HOME, state_name(root, output))
        _show_components(settings, output, wanted=options.components)
    say(_summary(report))
    return replace(report, seconds=round(stopwatch() - started, 3), warnings=pelican.warnings(root))


def _show_components(settings: Settings, output: Path, *, wanted: bool | None) -> None:
    if wanted:
        from newsroom.build.showcase import write_showcase

        write_showcase(settings, output)
    elif wanted is not None and (output / SHOWCASE).exists():
        shutil.rmtree(output / SHOWCASE)


@dataclass(frozen=True, slots=True)
class _Build:
    """One build of the newsroom, alone with its files."""

    settings: Settings
    output: Path
    now: datetime
    workshop: Path
    say: Callable[[str], None]
    options: Options

    def run(self, stamps: Stamps) -> BuildReport:
        """Build, if there is anything to do; a damaged cache is thrown away on the way."""
        try:
            return self._attempt(stamps)
        except DAMAGE:
            self.say(NOTICE)
            throw_away(self._home)
            return self._attempt(stamps)

    @property
    def _home(self) -> Path:
        return self.settings.root / HOME

    def _attempt(self, stamps: Stamps) -> BuildReport:
        root = self.settings.root
        name = state_name(root, self.output)
        state = State(self._home, name, code_of(root), fresh=self.options.full)
        if state.notice:
            self.say(state.notice)
        try:
            stories = count_if_settled(state, self.settings, self.output, stamps, self.now)
            return self._build(state, stamps) if stories is None else _nothing_done(stories)
        finally:
            state.forget()

    def _build(self, state: State, stamps: Stamps) -> BuildReport:
        from newsroom.build.workers import Workers

        options = self.options
        jobs = options.jobs or os.cpu_count() or 1
        with Workers(self.settings.root, jobs, once=True) as workers:
            if jobs > 1 and options.renderers is None:
                # Pelican takes as long to get ready as it takes to find out what is due.
                workers.start()
            built = self._bring_up_to_date(state, stamps, options.renderers or workers, jobs)
        return _report(built, workers.peak_mib)

    def _bring_up_to_date(
        self, state: State, stamps: Stamps, renderers: "Renderers", jobs: int
    ) -> "Built":
        from newsroom.build.builder import Builder
        from newsroom.build.givens import NOTHING
        from newsroom.build.workshop import Commission
        from newsroom.workspace import demand_reviews

        settings = self.settings
        demand_reviews(settings)
        bare = is_bare(self.output)
        commission = Commission(
            settings, NOTHING, self.now, self._home, self.output, self.workshop, bare
        )
        cache = Cache(self._home)
        if cache.notice:
            self.say(cache.notice)
        try:
            builder = Builder(commission, state, cache, jobs, search=self.options.search)
            return builder.build(stamps, renderers)
        finally:
            cache.close()


def code_of(root: Path) -> str:
    """Names the code that builds the newsroom in `root`."""
    return code_version(
        [
            *(Path(__file__).parents[1], root / "plugins", root / pelican.CONFIGURATION),
            # Stories in short are kept in the words of their language.
            *catalogues(root),
        ]
    )


def _summary(report: BuildReport) -> str:
    if not (report.rendered or report.written or report.removed):
        return "Situs: tidak ada yang berubah."
    return (
        f"Situs: {report.rendered} halaman dirangkai, {report.written} berkas berubah, "
        f"{report.removed} dihapus."
    )


def _nothing_done(stories: int) -> BuildReport:
    return BuildReport(stories=stories, peak_mib=_own_peak())


def _report(built: "Built", peak_of_workers: float) -> BuildReport:
    return BuildReport(
        stories=built.stories,
        rendered=built.rendered,
        written=built.written,
        removed=built.removed,
        peak_mib=round(_own_peak() + peak_of_workers, 1),
        plan=built.plan,
    )


def _own_peak() -> float:
    return round(pelican.mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss), 1)


@contextmanager
def alone(home: Path) -> Iterator[tuple[Path, int]]:
    """A workshop for the new site, and the time of the file system in nanoseconds.

    Two builds of one newsroom wait for each other.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.utime(lock.fileno())
        for left_behind in home.glob("build-*"):
            shutil.rmtree(left_behind, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="build-", dir=home) as workshop:
            yield Path(workshop), os.fstat(lock.fileno()).st_mtime_ns
