"""Work shared among processes: the same results in the same order, whatever happens to the processes."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import pytest

from newsroom.parallel import MANY, in_two, map_chunks


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def squares_or_death(numbers: Sequence[int]) -> list[int]:
    if os.getpid() != PARENT:
        os._exit(1)
    return squares(numbers)


def complain(numbers: Sequence[int]) -> list[int]:
    raise ValueError(str(numbers[0]))


PARENT = os.getpid()
NUMBERS = list(range(10))
CHUNKS = [[0, 1, 4], [9, 16, 25], [36, 49, 64], [81]]


@pytest.mark.parametrize("jobs", [1, 2, 30])
def test_results_come_in_order(jobs: int) -> None:
    assert list(map_chunks(squares, NUMBERS, jobs=jobs, size=3)) == CHUNKS


def test_nothing_to_do() -> None:
    assert list(map_chunks(squares, [], jobs=2, size=3)) == []


def test_where_processes_die_the_work_is_done_here() -> None:
    assert list(map_chunks(squares_or_death, NUMBERS, jobs=2, size=3)) == CHUNKS


def test_where_processes_cannot_be_started_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no processes")

    monkeypatch.setattr(ProcessPoolExecutor, "__init__", refuse)

    assert list(map_chunks(squares, NUMBERS, jobs=2, size=3)) == CHUNKS


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_the_work_is_not_hidden(jobs: int) -> None:
    with pytest.raises(ValueError, match="0"):
        list(map_chunks(complain, NUMBERS, jobs=jobs, size=3))


def die_in_the_child(numbers: Sequence[int]) -> list[int]:
    if os.getpid() != PARENT:
        os._exit(1)
    return [numbers[0], numbers[-1]]


def who(numbers: Sequence[int]) -> list[tuple[int, int]]:
    return [(os.getpid(), number) for number in (numbers[0], numbers[-1])]


def test_two_processes_see_to_very_many_things() -> None:
    (mine, first), (_, middle), (other, after), (_, last) = in_two(who, range(MANY))

    assert (first, middle, after, last) == (0, MANY // 2 - 1, MANY // 2, MANY - 1)
    assert mine == PARENT != other


def test_one_sees_to_fewer() -> None:
    assert in_two(who, range(MANY - 1)) == [(PARENT, 0), (PARENT, MANY - 2)]


def test_where_the_second_process_dies_the_first_does_its_half() -> None:
    assert in_two(die_in_the_child, range(MANY)) == [0, MANY // 2 - 1, MANY // 2, MANY - 1]


def test_where_none_can_be_started_the_first_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)

    assert in_two(who, range(MANY)) == [(PARENT, 0), (PARENT, MANY - 1)]
