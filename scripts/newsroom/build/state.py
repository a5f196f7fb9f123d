"""What the last build left behind, for the next one: one SQLite file and a seal for each output.

The seal is the checksum of each half of the file. It is broken before the first file of the output is touched
and made again after the last one, so a build that was stopped in between, a damaged file and a
file of other code all look the same: no seal that fits, and everything is made anew.
"""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from zlib import crc32

from newsroom.errors import BuildError
from newsroom.files import write_aside

_SCHEMA = """
CREATE TABLE folder (path TEXT PRIMARY KEY, stamps BLOB);
CREATE TABLE value (name TEXT PRIMARY KEY, data TEXT);
CREATE TABLE node (name TEXT PRIMARY KEY, print TEXT) WITHOUT ROWID;
CREATE TABLE output (
    address TEXT PRIMARY KEY, task TEXT, digest TEXT, size INTEGER, time INTEGER, common INTEGER
) WITHOUT ROWID;
CREATE INDEX output_by_task ON output (task);
CREATE TABLE need (node TEXT, address TEXT, PRIMARY KEY (node, address)) WITHOUT ROWID;
CREATE INDEX need_by_address ON need (address);
CREATE TABLE common (id INTEGER, node TEXT, PRIMARY KEY (id, node)) WITHOUT ROWID;
CREATE TABLE shown (address TEXT, picture TEXT, PRIMARY KEY (address, picture)) WITHOUT ROWID;
CREATE INDEX shown_by_picture ON shown (picture);
CREATE TABLE used (picture TEXT, path TEXT, PRIMARY KEY (picture, path)) WITHOUT ROWID;
CREATE INDEX used_by_path ON used (path);
CREATE TABLE story (
    path TEXT PRIMARY KEY, key TEXT, id TEXT, on_air INTEGER, rank TEXT, desk TEXT,
    follows TEXT, reply_to TEXT, print TEXT, teaser TEXT, tie TEXT, aired TEXT,
    notices TEXT, cards TEXT, words TEXT, since TEXT, until TEXT,
    event TEXT, event_at TEXT, event_over INTEGER, people TEXT, translation_of TEXT, kit TEXT
);
CREATE TABLE person (name TEXT, rank TEXT, path TEXT, PRIMARY KEY (name, rank)) WITHOUT ROWID;
CREATE INDEX story_with_event ON story (event_over, event_at) WHERE event != '';
CREATE INDEX story_by_id ON story (id);
CREATE INDEX story_by_follows ON story (follows) WHERE follows != '';
CREATE INDEX story_by_reply_to ON story (reply_to) WHERE reply_to != '';
CREATE INDEX story_by_original ON story (translation_of) WHERE translation_of != '';
CREATE INDEX story_by_until ON story (until);
CREATE INDEX story_by_since ON story (since);
CREATE INDEX story_on_air ON story (path) WHERE on_air;
CREATE INDEX story_with_notices ON story (path) WHERE notices != '';
CREATE INDEX story_with_cards ON story (path) WHERE cards != '';
CREATE TABLE tally (path TEXT PRIMARY KEY, month TEXT, print INTEGER, row TEXT) WITHOUT ROWID;
CREATE INDEX tally_by_month ON tally (month, print);
CREATE TABLE tallied (name TEXT PRIMARY KEY, data TEXT);
CREATE TABLE member (
    listing TEXT, rank TEXT, path TEXT, label TEXT, PRIMARY KEY (listing, rank)
) WITHOUT ROWID;
CREATE INDEX member_by_path ON member (path);
CREATE TABLE sought (
    year TEXT, rank TEXT, path TEXT, title TEXT, record BLOB, posts BLOB, PRIMARY KEY (year, rank)
) WITHOUT ROWID;
CREATE INDEX sought_by_path ON sought (path);
"""
TIP, MANIFEST_DIGEST, DAYS, SEARCH_WAITS = "tip", "manifest", "days", "search waits"
"""The names of values: the ledger's newest commit, the SHA-256 of the manifest, the moments between
which the same campaigns and events are over, whether the search index was left behind."""

_PACKAGES = (
    "pelican",
    "jinja2",
    "markupsafe",
    "feedgenerator",
    "icalendar",
    "markdown-it-py",
    "nh3",
    "pillow",
    "pydantic",
)


class State:
    """The state of the output folder `output` of a newsroom, below its cache folder `home`.

    `db` may be read and changed at once; nothing of it lasts before `seal`. `is_new` says that
    nothing is known of the output; so it is where it is to be `fresh`.
    """

    def __init__(self, home: Path, name: str, code: str, *, fresh: bool = False) -> None:
        self._file = home / f"state-{name}.sqlite"
        self._seal = home / f"state-{name}.seal"
        self._code = code
        home.mkdir(parents=True, exist_ok=True)
        self.notice = ""
        self.is_new = fresh or not self._is_sealed()
        if self.is_new:
            self.break_seal()
            self._file.unlink(missing_ok=True)
        self.db = self._connect()
        if self.is_new:
            self.db.executescript(_SCHEMA)
        self.db.execute("BEGIN")
        self._opened_at = self.db.total_changes

    @property
    def is_changed(self) -> bool:
        """Whether anything was changed since it was opened."""
        return self.db.total_changes != self._opened_at

    def _is_sealed(self) -> bool:
        try:
            expected = self._seal.read_text("utf-8", "replace")
        except OSError:
            return False
        if not expected.startswith(f"{self._code} "):
            return False
        try:
            whole = expected == self._sum()
        except OSError:
            whole = False
        if not whole:
            self.notice = f"{self._file.name} rusak, jadi dibuang; semuanya dirangkai lagi."
        return whole

    def _sum(self) -> str:
        size = self._file.stat().st_size
        # Reading and summing let other threads run: each of two cores takes a half.
        with ThreadPoolExecutor(1) as other:
            second = other.submit(_checksum, self._file, size // 2, size)
            first = _checksum(self._file, 0, size // 2)
        return f"{self._code} {first:08x} {second.result():08x} {size}"

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._file, isolation_level=None)
        # Whatever a crash leaves behind has no seal and is thrown away.
        # Rows of two kilobytes leave half of a smaller page empty.
        db.execute("PRAGMA page_size=16384")
        db.execute("PRAGMA journal_mode=MEMORY")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("PRAGMA cache_size=-65536")
        return db

    def break_seal(self) -> None:
        """From now on the output is not what the state says."""
        self._seal.unlink(missing_ok=True)

    def seal(self) -> None:
        """Keep all that was changed: the output is what the state says."""
        self.db.execute("COMMIT")
        self.db.close()
        write_aside(self._seal, self._sum().encode())

    def forget(self) -> None:
        """Let go of everything that was changed."""
        with suppress(sqlite3.Error):
            self.db.execute("ROLLBACK")
        self.db.close()

    def value(self, name: str) -> str:
        """A value that was kept under `name`, or nothing."""
        row = self.db.execute("SELECT data FROM value WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, name: str, data: str) -> None:
        """Keep a value."""
        if self.value(name) != data:
            self.db.execute("INSERT OR REPLACE INTO value VALUES (?, ?)", (name, data))


def _checksum(path: Path, start: int, end: int) -> int:
    checksum = 0
    room = memoryview(bytearray(1 << 18))
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        while size := file.readinto(room[: end - start]):
            checksum = crc32(room[:size], checksum)
            start += size
    return checksum


@contextmanager
def open_sealed(home: Path, name: str) -> Iterator[sqlite3.Connection]:
    """The state as the last build sealed it, to look at only. Raises BuildError where it is gone."""
    try:
        db = sqlite3.connect(f"{(home / f'state-{name}.sqlite').as_uri()}?mode=ro", uri=True)
        try:
            yield db
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        raise BuildError(
            f"Catatan pembangunan tidak dapat dibaca ({error}): pembangunan lain sedang berjalan. "
            "Ulangi sesudah itu selesai.",
            f"The record of the build cannot be read ({error}): another build is at work. "
            "Try again when it is done.",
        ) from error


def state_name(root: Path, output: Path) -> str:
    """The name of the state of `output`: the same on every machine for a folder inside `root`."""
    try:
        where = output.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        where = str(output.resolve())
    return blake2b(where.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()


def forget_others(home: Path, name: str, most: int = 4) -> None:
    """Remove the states of outputs that were built longest ago, until `most` are left."""
    found = sorted(home.glob("state-*.sqlite"), key=lambda file: file.stat().st_mtime)
    others = [file for file in found if file.name != f"state-{name}.sqlite"]
    for file in others[: max(0, len(found) - most)]:
        file.with_suffix(".seal").unlink(missing_ok=True)
        file.unlink(missing_ok=True)


def code_version(folders: Iterable[Path]) -> str:
    """Names the code that builds: Pelican and what it renders with, and the code in `folders`.

    A file counts as a folder that holds nothing else.
    """
    versions = [f"{name} {version(name)}" for name in _PACKAGES]
    hashed = blake2b(f"{sys.version}\n{versions}".encode(), digest_size=12)
    for folder in folders:
        for file in [folder] if folder.is_file() else sorted(folder.rglob("*.py")):
            hashed.update(file.relative_to(folder).as_posix().encode())
            hashed.update(file.read_bytes())
    return hashed.hexdigest()
