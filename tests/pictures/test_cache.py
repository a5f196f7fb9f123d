"""Drawn pictures are kept, checked before they are shown, and never drawn twice."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from newsroom.errors import BuildError
from newsroom.pictures import (
    Original,
    Variant,
    draw,
    ensure,
    ensure_all,
    ensure_many,
    prune,
    variants_of,
)
from newsroom.pictures.drawing import draw_all
from tests.pictures.photos import encoded, measured, place, quarters

Draws = Callable[[], int]


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> Draws:
    """How many variants have been drawn in this process."""
    drawn: list[Variant] = []

    def counting(variants: list[Variant], original: Original, root: Path) -> object:
        drawn.extend(variants)
        return draw_all(variants, original, root)

    monkeypatch.setattr("newsroom.pictures.cache.draw_all", counting)
    return lambda: len(drawn)


def picture(root: Path, name: str = "a.png", width: int = 120) -> Original:
    return measured(root, name, encoded(quarters(width), "PNG"))


def files(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_a_kept_file_holds_what_would_be_drawn(tmp_path: Path) -> None:
    original = picture(tmp_path, width=600)

    kept = ensure_all(original, tmp_path, tmp_path / "kept")

    variants = variants_of(original)
    assert [path.read_bytes() for path in kept] == [draw(v, tmp_path) for v in variants]
    assert [path.suffix for path in kept] == [f".{v.format.suffix}" for v in variants]
    assert files(tmp_path / "kept") == sorted(kept)


def test_a_picture_is_drawn_once(tmp_path: Path, draws: Draws) -> None:
    original, cache = picture(tmp_path), tmp_path / "kept"

    first = ensure_all(original, tmp_path, cache)
    again = ensure_all(original, tmp_path, cache)

    assert (first, draws()) == (again, 3)
    assert [ensure(v, tmp_path, cache) for v in variants_of(original)] == first
    assert draws() == 3


def test_the_same_picture_under_another_name_is_not_drawn_again(
    tmp_path: Path, draws: Draws
) -> None:
    first = ensure_all(picture(tmp_path, "a.png"), tmp_path, tmp_path / "kept")
    second = ensure_all(picture(tmp_path, "2022/b.png"), tmp_path, tmp_path / "kept")

    assert (first, draws()) == (second, 3)


def test_another_picture_under_the_same_name_is_drawn(tmp_path: Path, draws: Draws) -> None:
    before = ensure_all(picture(tmp_path), tmp_path, tmp_path / "kept")
    after = ensure_all(picture(tmp_path, width=100), tmp_path, tmp_path / "kept")

    assert draws() == 6
    assert not set(before) & set(after)


@pytest.mark.parametrize("damage", [b"", b"rusak", b"\x00" * 4000])
def test_a_damaged_file_is_drawn_again_and_never_shown(
    tmp_path: Path, draws: Draws, damage: bytes
) -> None:
    original, cache = picture(tmp_path), tmp_path / "kept"
    kept = ensure_all(original, tmp_path, cache)
    whole = kept[0].read_bytes()
    kept[0].write_bytes(damage)

    assert ensure_all(original, tmp_path, cache) == kept
    assert kept[0].read_bytes() == whole
    assert draws() == 4


def test_a_file_without_its_end_does_not_stand_in_the_way(tmp_path: Path) -> None:
    """As a build leaves it that is killed while it writes."""
    original, cache = picture(tmp_path), tmp_path / "kept"
    (jpeg,) = [v for v in variants_of(original) if v.format.suffix == "jpg"]
    path = ensure(jpeg, tmp_path, cache)
    path.rename(path.with_name(f".{path.name}.x7f3"))

    assert ensure(jpeg, tmp_path, cache).read_bytes() == draw(jpeg, tmp_path)


def test_a_picture_that_changed_is_never_kept_under_the_old_digest(tmp_path: Path) -> None:
    original = picture(tmp_path)
    place(tmp_path, "a.png", encoded(quarters(60), "PNG"))

    with pytest.raises(BuildError):
        ensure_all(original, tmp_path, tmp_path / "kept")

    assert files(tmp_path / "kept") == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_are_drawn_in_their_order_whatever_the_number_of_processes(
    tmp_path: Path, jobs: int
) -> None:
    originals = [picture(tmp_path, f"{width}.png", width) for width in (90, 120, 60)]
    cache = tmp_path / "kept"
    ensure_all(originals[1], tmp_path, cache)

    found = ensure_many(originals, tmp_path, cache, jobs=jobs)

    assert found == [ensure_all(original, tmp_path, cache) for original in originals]
    assert len(files(cache)) == 9


def test_many_that_are_kept_start_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draws: Draws
) -> None:
    originals, cache = [picture(tmp_path, f"{n}.png", n) for n in (60, 90)], tmp_path / "kept"
    found = ensure_many(originals, tmp_path, cache, jobs=1)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)

    assert ensure_many(originals, tmp_path, cache, jobs=8) == found
    assert draws() == 6


def test_a_fault_in_another_process_is_told_as_it_is(tmp_path: Path) -> None:
    originals = [picture(tmp_path, f"{width}.png", width) for width in (90, 120)]
    place(tmp_path, "120.png", b"lain")

    with pytest.raises(BuildError, match=r"120\.png berubah"):
        ensure_many(originals, tmp_path, tmp_path / "kept", jobs=2)


def test_two_builds_may_draw_the_same_at_once(tmp_path: Path) -> None:
    original, cache = picture(tmp_path, width=600), tmp_path / "kept"

    with ProcessPoolExecutor(2) as pool:
        one, two = (pool.submit(ensure_all, original, tmp_path, cache) for _ in range(2))

    assert one.result() == two.result() == files(cache) or sorted(one.result()) == files(cache)


class TestPruning:
    """The cache stays within bounds; what is still shown stays in it."""

    @pytest.fixture
    def cache(self, tmp_path: Path) -> Path:
        """Three pictures, used one after the other: the one of 60 px longest ago."""
        cache = tmp_path / "kept"
        for age, width in ((300, 60), (200, 90), (100, 120)):
            for path in ensure_all(picture(tmp_path, f"{width}.png", width), tmp_path, cache):
                os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
        return cache

    def keys(self, root: Path, width: int) -> set[str]:
        return {variant.key for variant in variants_of(picture(root, f"{width}.png", width))}

    def shown(self, cache: Path) -> set[str]:
        return {path.name.split("-")[0] for path in files(cache)}

    def size(self, cache: Path) -> int:
        return sum(path.stat().st_size for path in files(cache))

    def test_a_cache_within_bounds_is_left_alone(self, cache: Path) -> None:
        assert prune(cache, set(), self.size(cache)) == 0
        assert len(files(cache)) == 9

    def test_what_was_used_longest_ago_goes_first(self, cache: Path) -> None:
        before = self.size(cache)

        freed = prune(cache, set(), before - 1)

        assert freed == before - self.size(cache) > 0
        assert len(files(cache)) == 8
        assert self.shown(cache) == {"60", "90", "120"}

        assert prune(cache, set(), 0) == before - freed
        assert list(cache.iterdir()) == []

    def test_what_is_shown_stays_however_much_it_is(self, tmp_path: Path, cache: Path) -> None:
        prune(cache, self.keys(tmp_path, 60), 0)

        assert self.shown(cache) == {"60"}
        assert len(files(cache)) == 3

    def test_use_makes_young_again(self, tmp_path: Path, cache: Path) -> None:
        ensure_all(picture(tmp_path, "60.png", 60), tmp_path, cache)

        prune(cache, set(), self.size(cache) // 2)

        assert "90" not in self.shown(cache)
        assert "60" in self.shown(cache)

    def test_what_a_killed_build_left_goes_too(self, cache: Path) -> None:
        left = files(cache)[0].with_name(".60-abc.avif.x7f3")
        left.write_bytes(b"setengah")
        os.utime(left, (1, 1))

        prune(cache, set(), self.size(cache) - 1)

        assert not left.exists()

    def test_a_cache_that_is_not_there_is_empty(self, tmp_path: Path) -> None:
        assert prune(tmp_path / "tiada", set(), 0) == 0
