"""A build that is stopped leaves whole files, and the next build makes a full build's site of them."""

import shutil
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from newsroom.build.site import Options, build_site
from newsroom.build.task import Order, Rendered
from newsroom.build.workshop import Commission
from newsroom.errors import BuildError
from tests.build.newsroom_edits import PEOPLE, Draft, picture, restyled, settings_text
from tests.build.newsroom_machine import InProcess, Workbench, site_in
from tests.build.stopped import (
    FULL_DISK,
    INTERRUPTED,
    KILLED,
    TOLD,
    WELL,
    count_operations,
    run,
    start,
)
from tests.newsrooms import NOW
from tests.sites import ROOT

Site = dict[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Edited:
    """A newsroom that was built and then edited: its site before, and as it should become."""

    bench: Workbench
    before: Site
    after: Site

    def copied(self, folder: Path) -> Workbench:
        """The same in another folder."""
        return self.bench.copied(folder)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """Stories came and went, a picture and a component changed."""
    folder = tmp_path_factory.mktemp("crash")
    bench = Workbench(folder / "newsroom", folder / "twin", folder / "shared")
    bench.make()
    bench.write("newsroom.toml", settings_text({}))
    bench.write("content/registers/people.yml", PEOPLE[0])
    bench.write("content/images/c.png", picture(1))
    for number in range(3):
        one = Draft(f"k{number}", images="c.png" if number else "", tags="Pasar")
        bench.write(one.path, one.text())
    undo(bench)
    bench.build(NOW)
    before = site_in(bench.root / "output")
    edit(bench)
    bench.build_twin(NOW)
    return Edited(bench, before, site_in(bench.twin / "output"))


OLD, NEW = Draft("lama", tags="Pasar"), Draft("baru", tags="Jalan")
FOOTER = "templates/components/footer/footer.html"


def edit(bench: Workbench) -> None:
    """Let a story come and another go, a picture and a component change."""
    bench.write(NEW.path, NEW.text())
    bench.remove(OLD.path)
    bench.write("content/images/c.png", picture(2))
    bench.write(f"theme/{FOOTER}", footer(1))


def undo(bench: Workbench) -> None:
    """Take all that back."""
    bench.write(OLD.path, OLD.text())
    bench.remove(NEW.path)
    bench.write("content/images/c.png", picture(1))
    bench.write(f"theme/{FOOTER}", footer(0))


def footer(mark: int) -> str:
    return restyled(FOOTER, (ROOT / "theme" / FOOTER).read_text("utf-8"), mark)


def points(edited: Edited, folder: Path, most: int) -> Iterator[int]:
    """Up to `most` numbers of file operations, spread over a whole build."""
    total = count_operations(edited.copied(folder / "whole"), NOW)
    assert total > 30
    return islice(range(1, total + 1, max(1, -(-total // most))), most)


def whole(site: Site, edited: Edited) -> bool:
    """Whether every file is as it was or as it is to be; files aside have names with a dot."""
    return all(
        data in (edited.before.get(name), edited.after.get(name))
        for name, data in site.items()
        if not Path(name).name.startswith(".") and name != "manifest.json"
    )


def check(
    edited: Edited, folder: Path, at: int, how: int, expected: set[int], *, undone: bool
) -> None:
    bench = edited.copied(folder)
    assert run(bench, NOW, at, how) in expected
    assert whole(site_in(bench.root / "output"), edited)

    if undone:
        undo(bench)
    bench.build(NOW)

    assert site_in(bench.root / "output") == (edited.before if undone else edited.after)
    shutil.rmtree(folder)


HOWS = [
    pytest.param(signal.SIGKILL, {KILLED}, id="killed"),
    pytest.param(signal.SIGINT, {INTERRUPTED, WELL}, id="Ctrl-C"),
    pytest.param(FULL_DISK, {TOLD}, id="the disk is full"),
]


@pytest.mark.parametrize(("how", "expected"), HOWS)
def test_a_stopped_build_is_mended_by_the_next(
    edited: Edited, tmp_path: Path, how: int, expected: set[int]
) -> None:
    for number, at in enumerate(points(edited, tmp_path, 4)):
        check(edited, tmp_path / str(at), at, how, expected, undone=number % 2 == 1)


@pytest.mark.slow
@pytest.mark.parametrize(("how", "expected"), HOWS)
def test_so_it_is_at_many_points(
    edited: Edited, tmp_path: Path, how: int, expected: set[int]
) -> None:
    for at in points(edited, tmp_path, 12):
        check(edited, tmp_path / str(at), at, how, expected, undone=at % 3 == 0)


def test_a_first_build_that_is_killed_is_mended_too(edited: Edited, tmp_path: Path) -> None:
    for at in points(edited, tmp_path, 3):
        bench = edited.copied(tmp_path / str(at))
        for folder in (bench.root / "output", bench.root / ".cache"):
            shutil.rmtree(folder)
        assert run(bench, NOW, at, signal.SIGKILL) == KILLED
        # In a new output files are not written aside: one may have been cut short.
        for page in islice((bench.root / "output").rglob("*.html"), 2):
            page.write_bytes(page.read_bytes()[:99])

        bench.build(NOW)

        assert site_in(bench.root / "output") == edited.after
        shutil.rmtree(tmp_path / str(at))


def test_two_builds_at_once_end_as_one(edited: Edited, tmp_path: Path) -> None:
    bench = edited.copied(tmp_path)
    running = [start(bench, NOW) for _ in range(2)]
    for process in running:
        process.join()

    assert [process.exitcode for process in running] == [WELL, WELL]
    assert site_in(bench.root / "output") == edited.after


def test_a_build_beside_one_that_is_killed_ends_well(edited: Edited, tmp_path: Path) -> None:
    bench = edited.copied(tmp_path)
    killed, other = start(bench, NOW, at=25, how=signal.SIGKILL), start(bench, NOW)
    for process in (killed, other):
        process.join()

    assert other.exitcode == WELL
    assert site_in(bench.root / "output") == edited.after


@dataclass(frozen=True, slots=True)
class Failing:
    """Renders so many outputs, and fails."""

    renderers: InProcess
    most: int

    def render(
        self, commission: Commission, orders: Iterable[Order], count: int
    ) -> Iterator[list[Rendered]]:
        """Carry out some orders."""
        yield from islice(self.renderers.render(commission, orders, count), self.most)
        raise BuildError("rusak", "broken")


@pytest.mark.parametrize("most", [0, 7])
def test_where_rendering_fails_the_old_site_stays(
    edited: Edited, tmp_path: Path, most: int
) -> None:
    bench = edited.copied(tmp_path)
    failing = Failing(InProcess(bench.root, bench.compiled), most)

    with pytest.raises(BuildError):
        build_site(
            bench.root, bench.root / "output", NOW, options=Options(search=False, renderers=failing)
        )

    assert site_in(bench.root / "output") == edited.before
    bench.build(NOW)
    assert site_in(bench.root / "output") == edited.after
