"""What costs time to work out and never changes: parsed stories by content, records of the ledger.

One SQLite file that may be thrown away at any time. Each row carries a checksum, so a damaged one
counts as absent; a file that SQLite cannot read, or that other code wrote, is begun anew. Rows
hold JSON, nothing that runs.
"""

import sqlite3
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

FILE = "texts.sqlite"
NOTICE = f"{FILE} rusak, jadi dibuang dan dibuat lagi."
MOST_BYTES = 1 << 30
"""So large may the file grow; then what was not used lately goes."""

_TABLES = {
    "tip": "tip TEXT",
    "text": "key TEXT PRIMARY KEY, meta TEXT, html TEXT, sum INTEGER",
    "record": "path TEXT PRIMARY KEY, data TEXT, sum INTEGER",
}
_PACKAGES = ("markdown-it-py", "nh3", "pydantic", "pyyaml", "python-frontmatter")
_CODE = ("story/*.py", "typed/*.py", "clock.py", "trail.py", "ledger/record.py", "build/cache.py")


DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises over a damaged file; it may quote broken text in its very message."""


class Text(NamedTuple):
    """A story file as parsed: its front matter as JSON, its body as HTML."""

    meta: str
    html: str


class Cache:
    """The cache in the folder `home`. Several processes may use it; one at a time writes."""

    def __init__(self, home: Path) -> None:
        self.notice = ""
        self._last: tuple[str, Text] | None = None
        self._file = home / FILE
        self._open()
        try:
            self._make_ours()
        except DAMAGE:
            self.notice = NOTICE
            self._begin_anew()

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(self._file, isolation_level=None, timeout=60)

    def _make_ours(self) -> None:
        """Make sure that it holds what this code understands; whoever comes first, once."""
        self._db.execute("PRAGMA synchronous=OFF")
        # Not WAL: its index is mapped into memory, and a process dies of what others do to it.
        self._db.execute("PRAGMA journal_mode=TRUNCATE")
        self._must_be_whole()
        if self._is_ours():
            return
        with self._transaction():
            self._db.execute("CREATE TABLE IF NOT EXISTS about (code TEXT)")
            if self._is_ours():
                return
            for name, columns in _TABLES.items():
                self._db.execute(f"DROP TABLE IF EXISTS {name}")
                self._db.execute(f"CREATE TABLE {name} ({columns})")
            self._db.execute("DELETE FROM about")
            self._db.execute("INSERT INTO about VALUES (?)", (_code(),))

    def _must_be_whole(self) -> None:
        # SQLite reads what was cut off as zeros: an index may then know less than its table.
        query = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        # Asked before the file is looked at: another process may let it grow in between.
        size = self._db.execute(query).fetchone()[0]
        with suppress(FileNotFoundError):  # thrown away by another process, and begun anew
            if self._file.stat().st_size < size:
                raise sqlite3.DatabaseError("cut short")

    def _is_ours(self) -> bool:
        about = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'about')"
        if not self._db.execute(about).fetchone()[0]:
            return False
        return self._db.execute("SELECT code FROM about").fetchall() == [(_code(),)]

    def _begin_anew(self) -> None:
        self._db.close()
        throw_away(self._file.parent)
        self._open()
        self._make_ours()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def text(self, key: str) -> Text | None:
        """The story file whose bytes have the hash `key`, if it is there and whole.

        The last one is kept: what stands beside a story's page is made right after the page.
        """
        if self._last and self._last[0] == key:
            return self._last[1]
        found = self._look_up(key)
        if found:
            self._last = key, found
        return found

    def _look_up(self, key: str) -> Text | None:
        try:
            row = self._db.execute(
                "SELECT meta, html, sum FROM text WHERE key = ?", (key,)
            ).fetchone()
        except DAMAGE:
            return None
        if row is None or not isinstance(row[0], str) or not isinstance(row[1], str):
            return None
        return Text(row[0], row[1]) if row[2] == _sum(key, row[0], row[1]) else None

    def keep(self, texts: Iterable[tuple[str, Text]]) -> None:
        """Keep parsed story files by key."""
        rows = [(key, text.meta, text.html, _sum(key, *text)) for key, text in texts]
        if not rows:
            return
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO text VALUES (?, ?, ?, ?)", rows)

    @property
    def has_records(self) -> bool:
        """Whether there are any records of the ledger."""
        return bool(self._db.execute("SELECT EXISTS (SELECT 1 FROM record)").fetchone()[0])

    def check_records(self) -> None:
        """Raises sqlite3.DatabaseError where the index of the records does not fit them."""
        said = self._db.execute("PRAGMA integrity_check('record')").fetchone()[0]
        if said != "ok":
            raise sqlite3.DatabaseError(said)

    def record(self, path: str) -> str:
        """What was recorded at `path` of the ledger, as JSON; nothing where there is nothing.

        Raises sqlite3.DatabaseError where it is damaged: that must not pass for nothing.
        """
        row = self._db.execute("SELECT data, sum FROM record WHERE path = ?", (path,)).fetchone()
        if row is None:
            return ""
        if not isinstance(row[0], str) or row[1] != _sum(row[0], path):
            raise sqlite3.DatabaseError("damaged record")
        return str(row[0])

    @property
    def tip(self) -> str:
        """The commit of the ledger whose records are kept, or nothing."""
        row = self._db.execute("SELECT tip FROM tip").fetchone()
        return str(row[0]) if row else ""

    def keep_records(self, tip: str, records: Iterable[tuple[str, str]]) -> None:
        """Keep what the ledger holds at the commit `tip`, by path; an empty text removes."""
        with self._transaction():
            self._db.execute("DELETE FROM tip")
            self._db.execute("INSERT INTO tip VALUES (?)", (tip,))
            for path, data in records:
                if data:
                    row = (path, data, _sum(data, path))
                    self._db.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", row)
                else:
                    self._db.execute("DELETE FROM record WHERE path = ?", (path,))

    def forget_records(self) -> None:
        """Remove all records, to read them again."""
        self._db.execute("DELETE FROM record")

    def prune(self, keys: Iterable[str], most_bytes: int = MOST_BYTES) -> None:
        """Where the file is larger than `most_bytes`, keep only the texts with these keys."""
        if self._file.stat().st_size <= most_bytes:
            return
        with self._transaction():
            self._db.execute("CREATE TEMP TABLE kept (key TEXT PRIMARY KEY)")
            self._db.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
            self._db.execute("DELETE FROM text WHERE key NOT IN (SELECT key FROM kept)")
        self._db.execute("DROP TABLE kept")
        self._db.execute("VACUUM")

    def _transaction(self) -> sqlite3.Connection:
        self._db.execute("BEGIN IMMEDIATE")
        return self._db


def throw_away(home: Path) -> None:
    """Remove the cache in the folder `home`."""
    for name in (FILE, f"{FILE}-journal"):
        (home / name).unlink(missing_ok=True)


def key_of(data: bytes, zone: str) -> str:
    """The key of a story file's bytes in a newsroom whose time zone is called `zone`."""
    return blake2b(data + b"\0" + zone.encode(), digest_size=16).hexdigest()


def _sum(*parts: str) -> int:
    """The checksum of a row, its key included: an index can point to the wrong one."""
    checksum = 0
    for part in parts:
        checksum = crc32(part.encode("utf-8", "surrogatepass") + b"\0", checksum)
    return checksum


@cache
def _code() -> str:
    """Names the code that made the rows: what other code made is worth nothing."""
    versions = [f"{name} {version(name)}" for name in _PACKAGES]
    hashed = blake2b(f"{sys.version}\n{versions}".encode(), digest_size=16)
    package = Path(__file__).parents[1]
    for pattern in _CODE:
        for file in sorted(package.glob(pattern)):
            hashed.update(file.read_bytes())
    return hashed.hexdigest()
