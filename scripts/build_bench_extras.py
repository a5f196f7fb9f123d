"""What Hugo's site does not have: pictures, cards, the search index; each in builds of its own."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from build_bench_edits import Edits
from build_bench_newsroom import LAST_DAY, make_newsroom
from build_bench_rows import QUIET, Kind, Row, Say, after_settling
from build_bench_tools import Tool, clear, newsroom_tool
from newsroom.pictures import CACHE as PICTURES
from newsroom.search import CACHE as INDEXES
from newsroom.search import FOLDER as INDEX
from newsroom.social.cards import CACHE as CARDS

BUSY = LAST_DAY + timedelta(days=1)
"""An hour at which the newest stories are shared."""
FEW = 100
"""Stories with a card or a picture each."""
STORIES_OF_YEAR = 6_000
"""Of 2026, until the newest one."""


def measure_extras(source: Path, folder: Path, *, rounds: int, say: Say) -> tuple[Row, ...]:
    """The rows of builds that make pictures, cards and the search index below `folder`."""
    rows = []
    for kind in _kinds(source, folder):
        say(kind.name)
        for _ in range(rounds):
            kind.time()
        rows.append(kind.weigh())
    return tuple(rows)


def _kinds(source: Path, folder: Path) -> Iterator[Kind]:
    shown = make_newsroom(source, folder / "shown", count=FEW, pictures=FEW)
    tool = newsroom_tool(shown.folder, QUIET)
    yield Kind(f"{FEW} pictures missing", tool, _without(tool, "images", PICTURES))
    bare = make_newsroom(source, folder / "bare", count=FEW)
    tool = newsroom_tool(bare.folder, BUSY)
    yield Kind(f"cards of {FEW} stories missing", tool, _without(tool, "cards", CARDS))
    yield Kind("none of these missing", tool, after_settling(tool, lambda: None))
    sought = make_newsroom(source, folder / "sought", count=STORIES_OF_YEAR, search=True)
    tool = newsroom_tool(sought.folder, QUIET)
    year = f"one year of {STORIES_OF_YEAR:,} stories"
    yield Kind(f"search index missing, {year}", tool, _without(tool, INDEX, INDEXES))
    yield Kind(f"search index, one story added to {year}", tool, _adding(tool, Edits(sought)))


def _without(tool: Tool, made: str, cache: str | Path) -> Callable[[], None]:
    """Take from a site that is up to date what was `made`, and what is kept of it."""
    return after_settling(tool, lambda: clear(tool.output / made, tool.folder / cache))


def _adding(tool: Tool, edits: Edits) -> Callable[[], None]:
    return after_settling(tool, edits.add_story)
