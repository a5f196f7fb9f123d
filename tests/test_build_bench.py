"""The bench of builds: what it calls a goal kept, what it changes, what it refuses."""

import re
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import build_bench
from build_bench import ROOM, SIZES, main, place_for, sizes_of
from build_bench_edits import COMPONENT_FILE, FRAME_FILE, Edits
from build_bench_newsroom import TO_ADD, GeneratedNewsroom, make_newsroom
from build_bench_rows import (
    ADDED,
    CHANGED,
    COLD,
    COMPONENT,
    HUGO,
    NOTHING,
    QUIET,
    TEMPLATE,
    Figures,
    Row,
    must_be_alike,
    settle_site,
)
from build_bench_table import GOAL_STORIES, goals, growth, pages_line, report
from build_bench_tools import (
    BenchError,
    Size,
    Tool,
    file_system,
    floor_tool,
    newsroom_tool,
    pelican_tool,
    run,
    size_of,
    told,
)
from newsroom.build.inputs import FRESH_NS
from newsroom.workspace import open_workspace
from stock_pelican import write_pelican_site

ROOT = Path(__file__).resolve().parents[1]
REACHED = Figures(
    GOAL_STORIES,
    (
        Row(HUGO, (8.0, 10.0, 30.0), 1000.0, 12_426, 12_426),
        Row(COLD, (9.0,), 400.0, 12_431, 12_440),
        Row(NOTHING, (0.3, 0.4, 0.5), 60.0, 0, 0),
        Row(ADDED, (0.7,), 80.0, 20, 20),
        Row(CHANGED, (0.6,), 80.0, 5, 5),
        Row(TEMPLATE, (5.0,), 500.0, 12_431, 12_431),
        Row(COMPONENT, (4.0,), 300.0, 10_000, 10_000),
    ),
    ours=Size(12_426, 1),
    hugos=Size(12_426, 1),
)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> GeneratedNewsroom:
    """A newsroom of thirty stories."""
    return make_newsroom(ROOT, tmp_path_factory.mktemp("bench") / "newsroom", count=30)


# Where newsrooms are made.


def test_newsrooms_are_made_in_memory_only_where_it_has_room(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free

    assert place_for(free // ROOM // 2, memory=tmp_path) == tmp_path
    assert place_for(free // ROOM * 2, memory=tmp_path) == Path(tempfile.gettempdir())
    assert place_for(1, memory=tmp_path / "missing") == Path(tempfile.gettempdir())


def test_the_table_names_the_file_system_nearest_to_the_folder(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nmemory {tmp_path}/a tmpfs rw 0 0\n", "utf-8")

    assert file_system(tmp_path / "a" / "b", mounts) == "tmpfs"
    assert file_system(tmp_path / "b", mounts) == "ext4"
    assert file_system(tmp_path, tmp_path / "missing") == "unknown"


# Figures.


def test_the_median_is_set_against_hugos_median() -> None:
    reached = {goal.name: goal.reached for goal in goals(REACHED)}

    assert reached[NOTHING] == pytest.approx(0.04)
    assert reached[COLD] == pytest.approx(0.9)
    assert reached["peak memory"] == pytest.approx(0.5)


def test_a_goal_that_is_just_reached_is_kept() -> None:
    assert {goal.verdict for goal in goals(REACHED)} == {"kept"}


@pytest.mark.parametrize(
    ("row", "missed"),
    [
        (Row(NOTHING, (0.41,), 60.0), NOTHING),
        (Row(TEMPLATE, (6.1,), 60.0), TEMPLATE),
        (Row(COMPONENT, (1.0,), 501.0), "peak memory"),
    ],
)
def test_one_slow_row_misses_its_own_goal_only(row: Row, missed: str) -> None:
    rows = tuple(row if old.name == row.name else old for old in REACHED.rows)
    exceeded = [
        goal.name for goal in goals(replace(REACHED, rows=rows)) if goal.verdict == "EXCEEDED"
    ]

    assert exceeded == [missed]


def test_goals_are_set_for_ten_thousand_stories_only() -> None:
    assert goals(replace(REACHED, stories=1_000)) == []


def test_a_new_story_among_ten_times_as_many_has_a_goal_of_its_own() -> None:
    rows = tuple(Row(ADDED, (2.8,)) if row.name == ADDED else row for row in REACHED.rows)
    many = Figures(100_000, rows, REACHED.ours, REACHED.hugos)

    assert growth(REACHED, many).reached == pytest.approx(4.0)
    assert "one story added, 100,000 beside 10,000 stories | ≤ 4 | 4.000 | kept" in report(
        [REACHED, many], (), "About."
    )


def test_sites_of_different_size_are_not_compared() -> None:
    hugos = Size(10_000, 1)
    must_be_alike(Size(10_100, 1), hugos)
    must_be_alike(Size(9_900, 1), hugos)

    for pages in (10_101, 9_899):
        with pytest.raises(BenchError, match=r"1\.0% apart"):
            must_be_alike(Size(pages, 1), hugos)


def test_both_numbers_of_pages_are_told() -> None:
    line = pages_line(replace(REACHED, ours=Size(12_550, 1)))

    assert "12,550 here, 12,426 of Hugo (1.0% apart)" in line


def test_every_row_of_a_table_has_all_columns() -> None:
    text = report([REACHED], [Row("100 pictures", (1.5,), 90.0)], "About.")
    tables = re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE)

    assert len(tables) == 3
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1
    assert "| 12,431 | 12,440 |" in text


# What is measured.


def test_the_goals_size_is_measured_for_comparison_with_larger_ones() -> None:
    assert sizes_of([]) == SIZES
    assert sizes_of([100_000]) == (GOAL_STORIES, 100_000)
    assert sizes_of([500]) == (500,)


@pytest.mark.parametrize("arguments", [["--size", "many"], ["--size", "3"], ["--rounds", "0"]])
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2


def test_a_tool_that_fails_is_told_and_ends_the_bench(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> str:
        return run(Tool(("sh", "-c", "echo broken >&2; exit 3"), tmp_path, tmp_path)).said

    monkeypatch.setattr(build_bench, "measure_all", fail)

    assert main(["--size", "20"]) == 1
    assert "ended with 3:\nbroken" in capsys.readouterr().err


# What is changed between two builds.


def test_stories_that_were_kept_back_are_added_until_none_is_left(
    generated: GeneratedNewsroom,
) -> None:
    edits = Edits(generated)
    for _ in range(TO_ADD):
        edits.add_story()

    with pytest.raises(BenchError, match="TO_ADD"):
        edits.add_story()

    assert all(path.is_file() for path, _ in generated.to_add)


@pytest.mark.parametrize("edit", [Edits.change_frame, Edits.change_component, Edits.change_story])
def test_each_change_differs_from_the_last_and_adds_no_length(
    generated: GeneratedNewsroom, edit: Callable[[Edits], None]
) -> None:
    edits = Edits(generated)
    files = [generated.folder / FRAME_FILE, generated.folder / COMPONENT_FILE, generated.newest]
    texts = []
    for _ in range(3):
        edit(edits)
        texts.append("".join(file.read_text(encoding="utf-8") for file in files))

    assert len(set(texts)) == 3
    assert len({len(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("edit", "file"), [(Edits.change_frame, FRAME_FILE), (Edits.change_component, COMPONENT_FILE)]
)
def test_what_was_just_changed_looks_settled_but_not_unchanged(
    generated: GeneratedNewsroom, edit: Callable[[Edits], None], file: Path
) -> None:
    edits = Edits(generated)
    times = set()
    for _ in range(3):
        edit(edits)
        times.add((generated.folder / file).stat().st_mtime_ns)

    assert len(times) == 3
    assert max(times) < time.time_ns() - FRESH_NS


def test_a_theme_that_the_bench_does_not_know_is_told(tmp_path: Path) -> None:
    frame = tmp_path / FRAME_FILE
    frame.parent.mkdir(parents=True)
    frame.write_text("<html>", encoding="utf-8")

    with pytest.raises(BenchError, match=r"base\.html"):
        Edits(GeneratedNewsroom(tmp_path, (), ())).change_frame()


# The tools.


def test_newsroom_build_tells_its_figures(tmp_path: Path) -> None:
    newsroom = make_newsroom(ROOT, tmp_path / "newsroom", count=20)
    tool = newsroom_tool(newsroom.folder, QUIET)
    ran = run(tool, memory=True)

    assert told(ran)["stories"] == 20
    assert size_of(tool.output).pages > 20
    assert ran.peak_mib is not None
    assert ran.peak_mib > 20

    assert ran.cpu_seconds > 0

    settle_site(tool)
    assert told(run(tool))["rendered"] == told(run(tool))["written"] == 0


def test_a_site_that_is_never_up_to_date_is_told(tmp_path: Path) -> None:
    busy = Tool(("echo", '{"rendered": 1, "written": 1}'), tmp_path, tmp_path)

    with pytest.raises(BenchError, match="without an edit"):
        settle_site(busy)


def test_the_floor_writes_as_many_pages_and_bytes_as_it_is_told(
    generated: GeneratedNewsroom, tmp_path: Path
) -> None:
    tool = floor_tool(generated.folder, tmp_path / "floor", Size(pages=60, bytes=600_000))
    run(tool)

    assert size_of(tool.output) == Size(pages=60, bytes=600_000)


def test_stock_pelican_shows_every_story(generated: GeneratedNewsroom, tmp_path: Path) -> None:
    stories = open_workspace(generated.folder).corpus.stories
    write_pelican_site(stories, tmp_path / "site")
    tool = pelican_tool(tmp_path / "site")
    run(tool)

    assert len(list(tool.output.glob("20*/*/*/index.html"))) == len(stories)
