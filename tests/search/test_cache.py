"""The kept indexes: made once, never trusted when damaged, gone when nobody needs them."""

from collections.abc import Callable, Iterable
from multiprocessing import get_context
from pathlib import Path

import pytest

from newsroom.search import SearchRecord, ensure_year, find_year, fingerprint, index_year, prune
from newsroom.search import cache as cache_module
from tests.search.records import make_record, make_year
from tests.search.test_index import files_of

YEAR = make_year(4)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Notes each index that is made."""
    folders: list[Path] = []

    def note(records: Iterable[SearchRecord], folder: Path) -> None:
        folders.append(folder)
        index_year(records, folder)

    monkeypatch.setattr(cache_module, "index_year", note)
    return folders


def test_the_same_stories_are_indexed_once(tmp_path: Path, made: list[Path]) -> None:
    first = ensure_year(YEAR, tmp_path)
    again = ensure_year(reversed(YEAR), tmp_path)

    assert first == again == find_year(tmp_path, fingerprint(YEAR))
    assert len(made) == 1


def test_other_stories_are_indexed_beside_them(tmp_path: Path, made: list[Path]) -> None:
    one = ensure_year(YEAR, tmp_path)
    other = ensure_year([*YEAR, make_record()], tmp_path)

    assert one != other
    assert len(made) == 2
    assert files_of(one) != files_of(other)


def change(folder: Path) -> None:
    entry = folder / "pagefind-entry.json"
    entry.write_bytes(entry.read_bytes()[:-1] + b" ")


def lose(folder: Path) -> None:
    next(folder.glob("fragment/*")).unlink()


def add(folder: Path) -> None:
    (folder / "index" / "more").write_bytes(b"")


def tear_seal(folder: Path) -> None:
    seal = folder.parent / "sealed.json"
    seal.write_bytes(seal.read_bytes()[:-20])


def empty_seal(folder: Path) -> None:
    (folder.parent / "sealed.json").write_bytes(b"[]")


def lose_seal(folder: Path) -> None:
    (folder.parent / "sealed.json").unlink()


@pytest.mark.parametrize("damage", [change, lose, add, tear_seal, empty_seal, lose_seal])
def test_a_damaged_index_is_told_and_made_again(
    tmp_path: Path, made: list[Path], damage: Callable[[Path], None]
) -> None:
    folder = ensure_year(YEAR, tmp_path)
    whole = files_of(folder)
    damage(folder)
    told: list[tuple[str, str]] = []

    assert find_year(tmp_path, fingerprint(YEAR)) is None
    again = ensure_year(YEAR, tmp_path, warn=lambda *said: told.append(said))

    assert files_of(again) == whole
    assert len(made) == 2
    assert [("rusak" in indonesian, "damaged" in english) for indonesian, english in told] == [
        (True, True)
    ]


def test_an_index_under_the_name_of_another_is_not_used(tmp_path: Path, made: list[Path]) -> None:
    folder = ensure_year(YEAR, tmp_path)
    other = [make_record()]
    folder.parent.rename(tmp_path / fingerprint(other))

    assert len(list(ensure_year(other, tmp_path).glob("fragment/*"))) == 1


def test_a_run_that_breaks_off_leaves_nothing_that_could_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(records: object, folder: Path) -> None:
        index_year(YEAR[:2], folder)
        raise KeyboardInterrupt

    monkeypatch.setattr(cache_module, "index_year", break_off)
    with pytest.raises(KeyboardInterrupt):
        ensure_year(YEAR, tmp_path)
    monkeypatch.undo()

    assert find_year(tmp_path, fingerprint(YEAR)) is None
    assert len(list(ensure_year(YEAR, tmp_path).glob("fragment/*"))) == 4


def _ensure(cache: str) -> str:
    return str(ensure_year(make_year(4), Path(cache)))


def test_two_at_once_get_the_same_whole_index(tmp_path: Path) -> None:
    with get_context("spawn").Pool(2) as pool:
        one, other = pool.map(_ensure, [str(tmp_path)] * 2, chunksize=1)

    assert one == other == str(find_year(tmp_path, fingerprint(YEAR)))
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [fingerprint(YEAR)]


def test_what_is_no_longer_used_is_removed(tmp_path: Path) -> None:
    kept = ensure_year(YEAR, tmp_path)
    ensure_year(YEAR[:1], tmp_path)
    (tmp_path / "new-left").mkdir()

    gone = prune(tmp_path, {fingerprint(YEAR)})

    assert gone == tuple(sorted([fingerprint(YEAR[:1]), "new-left"]))
    assert find_year(tmp_path, fingerprint(YEAR)) == kept
    assert prune(tmp_path, {fingerprint(YEAR)}) == ()


def test_a_cache_that_was_never_used_needs_no_pruning(tmp_path: Path) -> None:
    assert prune(tmp_path / "none", ()) == ()
    assert not (tmp_path / "none").exists()
