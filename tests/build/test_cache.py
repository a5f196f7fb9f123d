"""The cache: what it gives is what was kept, or nothing."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build import cache as module
from newsroom.build.cache import FILE, NOTICE, Cache, Text, key_of

TEXT = Text('{"title":"Pasar"}', "<p>Buka lebih pagi.</p>")


def fill(home: Path, **texts: Text) -> None:
    with closing(Cache(home)) as cache:
        cache.keep(texts.items())


def change(home: Path, *statements: str) -> None:
    """Alter the file behind the cache's back."""
    with closing(sqlite3.connect(home / FILE)) as db, db:
        for statement in statements:
            db.execute(statement)


def test_what_was_kept_is_there_for_the_next_one(tmp_path: Path) -> None:
    fill(tmp_path / "new" / "folder", a=TEXT)

    with closing(Cache(tmp_path / "new" / "folder")) as cache:
        assert cache.text("a") == TEXT
        assert cache.text("b") is None
        assert cache.notice == ""


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_keys_differ_where_bytes_do(first: bytes, second: bytes) -> None:
    assert (key_of(first, "UTC") == key_of(second, "UTC")) == (first == second)


@pytest.mark.parametrize("damage", ["meta = meta || ' '", "html = ''", "html = NULL", "sum = 1"])
def test_a_damaged_text_counts_as_absent(tmp_path: Path, damage: str) -> None:
    fill(tmp_path, a=TEXT, b=TEXT)
    change(tmp_path, f"UPDATE text SET {damage} WHERE key = 'a'")  # noqa: S608 - its own words

    with closing(Cache(tmp_path)) as cache:
        assert cache.text("a") is None
        assert cache.text("b") == TEXT


def test_front_matter_and_html_that_changed_places_count_as_damaged(tmp_path: Path) -> None:
    fill(tmp_path, a=Text("ab", "c"))
    change(tmp_path, "UPDATE text SET meta = 'cx', html = 'ab'")

    with closing(Cache(tmp_path)) as cache:
        assert cache.text("a") is None


@pytest.mark.parametrize("data", [b"", b"bukan SQLite" * 500, None], ids=["empty", "other", "cut"])
def test_a_damaged_file_is_begun_anew_with_a_notice(tmp_path: Path, data: bytes | None) -> None:
    fill(tmp_path, **{f"k{number}": TEXT for number in range(500)})
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes()[:5000] if data is None else data)

    with closing(Cache(tmp_path)) as cache:
        # An empty file is a new one, of which nothing needs to be said.
        assert bool(cache.notice) == (data != b"")
        assert cache.text("k1") is None
        cache.keep([("k1", TEXT)])
    with closing(Cache(tmp_path)) as cache:
        assert (cache.notice, cache.text("k1")) == ("", TEXT)


@given(at=st.integers(min_value=0), byte=st.integers(1, 255))
def test_no_flipped_byte_gives_a_wrong_text(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    home = tmp_path_factory.mktemp("cache")
    texts = {f"k{number}": Text(f'{{"n":{number}}}', f"<p>{number}</p>") for number in range(20)}
    fill(home, **texts)
    data = bytearray((home / FILE).read_bytes())
    data[at % len(data)] ^= byte
    (home / FILE).write_bytes(data)

    with closing(Cache(home)) as cache:
        for key, text in texts.items():
            assert cache.text(key) in (text, None)


def test_what_other_code_kept_is_worth_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, a=TEXT)
    monkeypatch.setattr(module, "_code", lambda: "kode lain")

    with closing(Cache(tmp_path)) as cache:
        assert cache.text("a") is None
        assert cache.notice == ""


def test_a_file_of_another_shape_is_begun_anew(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("CREATE TABLE about (version INTEGER)")
        db.execute("INSERT INTO about VALUES (99)")

    with closing(Cache(tmp_path)) as cache:
        cache.keep([("a", TEXT)])
        assert cache.text("a") == TEXT


WRITER = """
import sys
from contextlib import closing
from pathlib import Path
from newsroom.build.cache import Cache, Text
for turn in range(15):
    with closing(Cache(Path(sys.argv[1]))) as cache:
        cache.keep([(f"{sys.argv[2]}-{turn}", Text("{}", sys.argv[2] * 1000))])
"""


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], env=os.environ)
        for name in ("a", "b")
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]

    with closing(Cache(tmp_path)) as cache:
        for name in ("a", "b"):
            assert [cache.text(f"{name}-{turn}") for turn in range(15)] == [
                Text("{}", name * 1000)
            ] * 15


def test_one_may_read_while_another_writes(tmp_path: Path) -> None:
    with closing(Cache(tmp_path)) as writer, closing(Cache(tmp_path)) as reader:
        writer.keep([("a", TEXT)])
        assert reader.text("a") == TEXT


def test_no_process_dies_of_files_that_are_emptied_while_it_has_them_open(tmp_path: Path) -> None:
    look = (
        "import sys; from pathlib import Path; from newsroom.build.cache import Cache\n"
        "cache = Cache(Path(sys.argv[1])); cache.text('b'); print(flush=True); input()\n"
        "print(cache.text('a'))\n"
    )
    fill(tmp_path, a=TEXT)

    with subprocess.Popen(
        [sys.executable, "-c", look, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        for file in tmp_path.iterdir():
            file.write_bytes(b"")
        told, _ = reader.communicate("\n", timeout=60)

    assert (told, reader.returncode) == ("None\n", 0)


def test_it_is_pruned_only_where_it_is_too_large(tmp_path: Path) -> None:
    fill(tmp_path, a=TEXT, b=Text("{}", "x" * 100_000))
    with closing(Cache(tmp_path)) as cache:
        cache.prune(["a"])
        assert cache.text("b") is not None
        cache.prune(["a"], most_bytes=10_000)
        cache.prune(["a", "c"], most_bytes=0)

        assert (cache.text("a"), cache.text("b")) == (TEXT, None)
    assert (tmp_path / FILE).stat().st_size < 50_000


class TestRecords:
    """What the ledger holds, by its path there."""

    def test_are_kept_with_the_commit_that_they_are_of(self, tmp_path: Path) -> None:
        with closing(Cache(tmp_path)) as cache:
            assert (cache.tip, cache.record("a")) == ("", "")
            cache.keep_records("c1", [("a", '{"x":1}'), ("b", "{}")])
        with closing(Cache(tmp_path)) as cache:
            cache.keep_records("c2", [("a", '{"x":2}'), ("b", ""), ("tiada", "")])

            assert (cache.tip, cache.record("a"), cache.record("b")) == ("c2", '{"x":2}', "")

    def test_can_be_forgotten(self, tmp_path: Path) -> None:
        with closing(Cache(tmp_path)) as cache:
            cache.keep_records("c1", [("a", "{}")])
            cache.forget_records()

            assert cache.record("a") == ""

    def test_that_are_damaged_are_never_taken_for_none(self, tmp_path: Path) -> None:
        with closing(Cache(tmp_path)) as cache:
            cache.keep_records("c1", [("a", "{}"), ("b", "[]")])
        change(tmp_path, "UPDATE record SET data = '[]' WHERE path = 'a'")

        with closing(Cache(tmp_path)) as cache:
            with pytest.raises(sqlite3.DatabaseError):
                cache.record("a")
            assert cache.record("b") == "[]"

    @pytest.mark.parametrize("cut", [1, 40, 287, 4096, 9000])
    def test_are_not_lost_where_the_file_was_cut_short(self, tmp_path: Path, cut: int) -> None:
        with closing(Cache(tmp_path)) as cache:
            cache.keep_records("c1", [("a", "{}"), ("b", "[]")])
        file = tmp_path / FILE
        file.write_bytes(file.read_bytes()[:-cut])

        with closing(Cache(tmp_path)) as cache:
            assert (cache.notice, cache.tip) == (NOTICE, "")

    def test_that_their_index_does_not_know_are_not_lost(self, tmp_path: Path) -> None:
        with closing(Cache(tmp_path)) as cache:
            cache.keep_records("c1", [("stories/a.json", "{}")])
            cache.check_records()
        file = tmp_path / FILE
        table, known, index = file.read_bytes().rpartition(b"stories/a.json")
        assert table.count(b"stories/a.json") == 1
        file.write_bytes(table + known.replace(b"a", b"b") + index)

        with closing(Cache(tmp_path)) as cache, pytest.raises(sqlite3.DatabaseError):
            cache.check_records()

    def test_of_one_story_are_not_given_for_another(self, tmp_path: Path) -> None:
        with closing(Cache(tmp_path)) as cache:
            cache.keep_records("c1", [("a", '{"x":1}')])
        change(tmp_path, "UPDATE record SET path = 'b'")

        with closing(Cache(tmp_path)) as cache, pytest.raises(sqlite3.DatabaseError):
            cache.record("b")
