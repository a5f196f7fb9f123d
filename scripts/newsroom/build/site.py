"""Builds the site: opens what a build needs, lets one build at a time happen, and reports."""

import fcntl
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom.build import pelican
from newsroom.build.builder import Builder, Built, Renderers
from newsroom.build.cache import DAMAGE, NOTICE, Cache, throw_away
from newsroom.build.givens import NOTHING
from newsroom.build.inputs import Stamps, scan
from newsroom.build.output import must_be_ours
from newsroom.build.plan import Plan
from newsroom.build.state import State, code_version, forget_others, state_name
from newsroom.build.workers import Workers
from newsroom.build.workshop import Commission
from newsroom.edition import refuse_unreadable_reviews
from newsroom.settings import load_settings

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
    rendered: int
    written: int
    removed: int
    seconds: float
    peak_mib: float
    warnings: tuple[str, ...] = ()
    plan: Plan = field(default_factory=Plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build: with so many processes (0: one for each processor), from scratch, searchable.

    `renderers` carry out the orders in place of processes that are started for this build.
    """

    jobs: int = 0
    full: bool = False
    search: bool = True
    renderers: Renderers | None = None


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
    refuse_unreadable_reviews(settings)
    must_be_ours(output)
    pelican.prepare(root)
    jobs = options.jobs or os.cpu_count() or 1
    with _alone(root / HOME) as (workshop, scanned_at), Workers(root, jobs) as workers:
        commission = Commission(settings, NOTHING, now, root / HOME, output, workshop)
        stamps, renderers = scan(root, scanned_at), options.renderers or workers
        try:
            built = _built(commission, jobs, options, say, stamps, renderers)
        except DAMAGE:
            say(NOTICE)
            throw_away(root / HOME)
            built = _built(commission, jobs, options, say, stamps, renderers)
        forget_others(root / HOME, state_name(root, output))
    say(_summary(built))
    return _report(built, stopwatch() - started, workers, root)


def _built(
    commission: Commission,
    jobs: int,
    options: Options,
    say: Callable[[str], None],
    stamps: Stamps,
    renderers: Renderers,
) -> Built:
    with _builder(commission, jobs, options, say) as builder:
        return builder.build(stamps, renderers)


@contextmanager
def _builder(
    commission: Commission, jobs: int, options: Options, say: Callable[[str], None]
) -> Iterator[Builder]:
    root, home = commission.settings.root, commission.home
    code = code_version([Path(__file__).parents[1], root / "plugins", root / pelican.CONFIGURATION])
    state = State(home, state_name(root, commission.output), code, fresh=options.full)
    cache = Cache(home)
    for notice in (state.notice, cache.notice):
        if notice:
            say(notice)
    try:
        yield Builder(commission, state, cache, jobs, search=options.search)
    finally:
        state.forget()
        cache.close()


def _summary(built: Built) -> str:
    if not (built.rendered or built.written or built.removed):
        return "Situs: tidak ada yang berubah."
    return (
        f"Situs: {built.rendered} halaman dirangkai, {built.written} berkas berubah, "
        f"{built.removed} dihapus."
    )


def _report(built: Built, seconds: float, workers: Workers, root: Path) -> BuildReport:
    own = pelican.mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return BuildReport(
        stories=built.stories,
        rendered=built.rendered,
        written=built.written,
        removed=built.removed,
        seconds=round(seconds, 3),
        peak_mib=round(own + workers.peak_mib, 1),
        warnings=pelican.warnings(root),
        plan=built.plan,
    )


@contextmanager
def _alone(home: Path) -> Iterator[tuple[Path, int]]:
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
