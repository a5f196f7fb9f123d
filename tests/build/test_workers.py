"""Pelican processes: however many and however started, they give the same, and lose nothing."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.build.site import HOME, Options, build_site
from newsroom.build.task import Order, Rendered, Task, TaskKind
from newsroom.build.workers import Workers
from newsroom.build.workshop import Commission
from newsroom.errors import BuildError
from tests.build.machine import Desk, open_desk
from tests.newsrooms import NOW
from tests.sites import approved, build, make_site_newsroom, snapshot

COUNT = 70


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {path: text for n in range(COUNT) for path, text in approved(slug=f"s{n:02}").items()}
    settings = "\n[search]\nenabled = false\n"
    root = make_site_newsroom(tmp_path_factory.mktemp("newsroom"), settings=settings, files=files)
    (root / ".cache" / "build.log").touch()
    return root


@pytest.fixture(scope="module")
def desk(root: Path) -> Desk:
    return open_desk(root)


@pytest.fixture
def commission(desk: Desk, root: Path, tmp_path: Path) -> Commission:
    """A build into an empty output."""
    (tmp_path / "workshop").mkdir()
    site = desk.site
    return Commission(
        site.settings, site.givens, NOW, root / HOME, tmp_path / "output", tmp_path / "workshop"
    )


def orders(desk: Desk) -> Iterator[Order]:
    """The orders for all stories."""
    for path in sorted(desk.index.on_air()):
        yield desk.order(f"{path}.html", Task(TaskKind.STORY, path))


def carried_out(
    workers: Workers, desk: Desk, commission: Commission, count: int = COUNT
) -> dict[str, Rendered]:
    """What came back, by address; everything once."""
    found = [
        one
        for some in workers.render(commission, list(orders(desk))[:count], count)
        for one in some
    ]
    return by_address(found)


def by_address(found: list[Rendered]) -> dict[str, Rendered]:
    """Each once, whenever it was written."""
    assert len(found) == len({one.address for one in found})
    return {one.address: one._replace(time=0) for one in found}


@pytest.fixture(scope="module")
def expected(
    desk: Desk, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    """What one process that was started anew makes of all orders."""
    folder = tmp_path_factory.mktemp("expected")
    (folder / "workshop").mkdir()
    commission = Commission(
        desk.site.settings,
        desk.site.givens,
        NOW,
        root / HOME,
        folder / "output",
        folder / "workshop",
    )
    with Workers(root, 1, fork=False) as workers:
        found = carried_out(workers, desk, commission)
    assert len(found) == COUNT
    return found


@pytest.mark.parametrize(("jobs", "fork"), [(1, True), (2, True), (5, True), (2, False)])
def test_any_number_of_processes_gives_the_same(
    root: Path,
    desk: Desk,
    commission: Commission,
    expected: dict[str, Rendered],
    jobs: int,
    fork: bool,
) -> None:
    with Workers(root, jobs, fork=fork) as workers:
        assert carried_out(workers, desk, commission) == expected
    assert workers.peak_mib > 10
    assert len([path for path in commission.workshop.rglob("*") if path.is_file()]) == COUNT


def test_no_work_needs_no_process(root: Path, commission: Commission) -> None:
    with Workers(root, 2, fork=True) as workers:
        assert list(workers.render(commission, [], 0)) == []
    assert workers.peak_mib == 0


def test_one_process_can_serve_build_after_build(
    root: Path, desk: Desk, commission: Commission, expected: dict[str, Rendered]
) -> None:
    with Workers(root, 1, fork=True) as workers:
        first = carried_out(workers, desk, commission, 3)
        second = carried_out(workers, desk, commission, 3)

    assert first == second == {address: expected[address] for address in first}


def test_processes_for_once_end_when_all_is_rendered(
    root: Path, desk: Desk, commission: Commission, expected: dict[str, Rendered]
) -> None:
    before = children()

    with Workers(root, 2, fork=True, once=True) as workers:
        assert carried_out(workers, desk, commission) == expected
        for pid in children() - before:
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

    assert children() <= before


def test_a_process_that_got_nothing_to_do_is_not_waited_for(root: Path) -> None:
    before = children()
    (root / "pelicanconf.py").rename(root / "aside")
    try:
        os.mkfifo(root / "pelicanconf.py")  # Pelican would wait for what it holds for ever.
        with Workers(root, 1, fork=True) as workers:
            workers.start()
    finally:
        (root / "aside").replace(root / "pelicanconf.py")

    assert children() <= before


def children() -> set[int]:
    """The processes that this one started."""
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text("ascii")
    return {int(pid) for pid in found.split()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to find its children")
def test_a_process_that_is_killed_is_replaced_and_nothing_is_lost(
    root: Path, desk: Desk, commission: Commission, expected: dict[str, Rendered]
) -> None:
    before = children()

    def deadly() -> Iterator[Order]:
        for number, order in enumerate(orders(desk)):
            if number in (20, 45):
                os.kill(min(children() - before), 9)
            yield order

    with Workers(root, 2, fork=True) as workers:
        found = [one for some in workers.render(commission, deadly(), COUNT) for one in some]

    assert by_address(found) == expected
    assert children() <= before


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to find its children")
def test_processes_that_are_killed_again_and_again_end_the_build(
    root: Path, desk: Desk, commission: Commission
) -> None:
    before = children()

    def deadly() -> Iterator[Order]:
        for order in orders(desk):
            for pid in children() - before:
                os.kill(pid, 9)
            yield order

    with pytest.raises(BuildError), Workers(root, 1, fork=True) as workers:
        list(workers.render(commission, deadly(), COUNT))

    assert children() <= before


def test_an_interruption_leaves_no_process_behind(
    root: Path, desk: Desk, commission: Commission
) -> None:
    before = children()

    def interrupted() -> Iterator[Order]:
        for number, order in enumerate(orders(desk)):
            if number == 40:
                raise KeyboardInterrupt
            yield order

    with pytest.raises(KeyboardInterrupt), Workers(root, 2, fork=True) as workers:
        list(workers.render(commission, interrupted(), COUNT))

    assert children() <= before


def test_an_order_that_fails_ends_the_build_with_its_reason(
    root: Path, desk: Desk, commission: Commission
) -> None:
    broken = Order("x.html", Task(TaskKind.PLAIN, "tiada.html"))

    with pytest.raises(BuildError, match=r"tiada\.html"), Workers(root, 1, fork=True) as workers:
        list(workers.render(commission, [broken], 1))


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_whole_sites_are_the_same_for_any_number_of_processes(
    root: Path, tmp_path: Path, jobs: int
) -> None:
    later = NOW + timedelta(days=60)  # no cards any more
    build(root, later, tmp_path / "one")
    build_site(root, tmp_path / "other", later, options=Options(jobs=jobs))

    assert snapshot(tmp_path / "other") == snapshot(tmp_path / "one")
