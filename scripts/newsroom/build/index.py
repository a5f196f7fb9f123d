"""All stories in short, in the state's database: what stands where, found without reading them all.

Listings count from the oldest. Page k holds their stories (k-1)·n+1 to k·n for good; what has no
whole page yet stands, with the newest whole page, at the listing's own address.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsroom.build.entry import Entry
from newsroom.build.kin import Kin
from newsroom.build.kits import Kits
from newsroom.build.shelves import Shelves
from newsroom.build.sought import Seekers
from newsroom.build.tallies import Tallies

PER_PAGE = 20
NEWEST = 30
"""So many of the newest stories of a listing make one node: as many as a feed holds."""

FIRST = 0
"""The number of the page at the listing's own address, which holds the newest stories."""


@dataclass(frozen=True, slots=True)
class ListingPage:
    """The stories on a page, newest first; `last` is the number of the newest numbered page."""

    paths: tuple[str, ...]
    last: int
    label: str


class Position(NamedTuple):
    """Where a story stands: what ties it to others, its rank, its listings, who speaks in it.

    `listings` says of each what it knows of the story, `sought_in` the year it is looked for in,
    `month` that in which the scorecard counts it.
    """

    path: str
    id: str
    follows: str
    reply_to: str
    rank: str
    listings: Mapping[str, str]
    people: tuple[str, ...] = ()
    translation_of: str = ""
    sought_in: str = ""
    month: str = ""


class Index(Shelves):
    """The index in `db`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self.kin = Kin(db)
        self.seekers = Seekers(db)
        self.kits = Kits(db)
        self.tallies = Tallies(db)
        self._totals: dict[str, int] = {}
        self._ends: dict[tuple[str, int], str] = {}

    # What is in it.

    def keys(self) -> dict[str, str]:
        """The content key of every story, by path."""
        return dict(self._db.execute("SELECT path, key FROM story"))

    def key(self, path: str) -> str:
        """The content key of one story; nothing where it is not indexed."""
        row = self._row(path, "key")
        return row[0] if row else ""

    def expired(self, now: str) -> list[str]:
        """The stories that are not at `now` what they were when they were indexed."""
        rows = self._db.execute(
            "SELECT path FROM story WHERE until <= ? UNION SELECT path FROM story WHERE since > ?",
            (now, now),
        )
        return [path for (path,) in rows]

    def with_pictures(self, names: Iterable[str]) -> set[str]:
        """The stories that use any of these pictures."""
        return {
            path
            for name in names
            for (path,) in self._db.execute("SELECT path FROM used WHERE picture = ?", (name,))
        }

    def paths_of(self, ids: Iterable[str]) -> set[str]:
        """The stories with any of these ids."""
        return {
            path
            for id_ in ids
            for (path,) in self._db.execute("SELECT path FROM story WHERE id = ?", (id_,))
        }

    # Changing it.

    def replace(self, entries: Iterable[Entry]) -> None:
        """Put entries in the place of those with the same path."""
        kept = list(entries)
        self.remove([entry.path for entry in kept])
        self.add(kept)

    def add(self, kept: Sequence[Entry]) -> None:
        """Put entries in, of which there are none with the same path."""
        self._totals.clear()
        self._ends.clear()
        self._db.executemany(
            "INSERT INTO story VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            map(_row, kept),
        )
        members = (
            (listing, entry.rank, entry.path, label)
            for entry in kept
            for listing, label in entry.listings.items()
        )
        self._db.executemany("INSERT INTO member VALUES (?,?,?,?)", members)
        used = ((name, entry.path) for entry in kept for name in entry.used)
        self._db.executemany("INSERT INTO used VALUES (?,?)", used)
        self.kin.add((name, entry.rank, entry.path) for entry in kept for name in entry.people)
        self.seekers.add((entry.rank, entry.path, entry.sought) for entry in kept)
        self.tallies.add((entry.path, entry.tally) for entry in kept if entry.tally)

    def remove(self, paths: Iterable[str]) -> None:
        """Forget the stories at these paths."""
        self._totals.clear()
        self._ends.clear()
        rows = [(path,) for path in paths]
        self.kin.forget(path for (path,) in rows)
        self.tallies.forget(path for (path,) in rows)
        for table in ("story", "member", "used", "sought"):
            self._db.executemany(f"DELETE FROM {table} WHERE path = ?", rows)  # noqa: S608

    def positions(self, paths: Iterable[str]) -> list[Position]:
        """Where the stories at these paths stand, as far as they are indexed."""
        if self.is_empty():
            return []
        return [found for path in paths if (found := self.position(path))]

    def position(self, path: str) -> Position | None:
        """Where the story at `path` stands."""
        row = self._row(path, "id, follows, reply_to, rank, translation_of")
        if row is None:
            return None
        id_, follows, reply_to, rank, original = row
        query = "SELECT listing, label FROM member WHERE path = ?"
        listings = dict(self._db.execute(query, (path,)))
        people = self.kin.people(path)
        year, month = self.seekers.year_of(path), self.tallies.month(path)
        ties = id_, follows, reply_to
        return Position(path, *ties, rank, listings, people, original, year, month)

    # Reading it.

    def teaser(self, path: str) -> str:
        """What others show of the story at `path`, as JSON of a `Teaser`."""
        row = self._row(path, "teaser")
        return row[0] if row else ""

    def print_of(self, path: str) -> str:
        """The fingerprint of the story at `path`: its text, its trail, its pictures."""
        row = self._row(path, "print")
        return row[0] if row else ""

    def tie(self, path: str) -> str:
        """What is shown of the story at `path` where it is tied to another, as JSON of a `Tie`."""
        return str(self._one("SELECT tie FROM story WHERE path = ?", (path,))[0])

    def aired(self, path: str) -> tuple[str, str, str]:
        """The key of a published story, how it came on air (JSON of `Aired`), and its id."""
        key, aired, id_ = self._one("SELECT key, aired, id FROM story WHERE path = ?", (path,))
        return key, aired, id_

    def ties(self, path: str) -> tuple[str, str, str]:
        """The ids of the stories that this one follows, answers and translates."""
        query = "SELECT follows, reply_to, translation_of FROM story WHERE path = ?"
        follows, reply_to, original = self._one(query, (path,))
        return follows, reply_to, original

    def known(self, id_: str) -> str:
        """The published story with this id; of several the newest. Empty where there is none."""
        row = self._db.execute(
            "SELECT path FROM story WHERE id = ? AND on_air ORDER BY rank DESC LIMIT 1", (id_,)
        ).fetchone()
        return row[0] if row and id_ else ""

    def later(self, id_: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What followed the story with this id: stories that follow or answer it, translations.

        Only published ones, newest first.
        """
        if not id_:
            return (), ()
        rows = self._db.execute(
            "SELECT rank, path, 0 FROM story WHERE follows = ?1 AND follows != '' AND on_air UNION"
            " SELECT rank, path, 0 FROM story WHERE reply_to = ?1 AND reply_to != '' AND on_air"
            " UNION SELECT rank, path, 1 FROM story"
            " WHERE translation_of = ?1 AND translation_of != '' AND on_air ORDER BY 1 DESC",
            (id_,),
        ).fetchall()
        later = tuple(path for _, path, is_translation in rows if not is_translation)
        return later, tuple(path for _, path, is_translation in rows if is_translation)

    def beside(self, path: str) -> tuple[str, str]:
        """The stories before and after this one in its desk."""
        row = self._db.execute(
            "SELECT listing, rank FROM member WHERE path = ? AND listing LIKE 'desk/%'", (path,)
        ).fetchone()
        if row is None:
            return "", ""
        listing, rank = row
        return self.next_to(listing, rank, "<"), self.next_to(listing, rank, ">")

    def newest(self, listing: str) -> tuple[str, ...]:
        """The newest stories of a listing, newest first, as many as a feed holds."""
        rows = self._db.execute(
            "SELECT path FROM member WHERE listing = ? ORDER BY rank DESC LIMIT ?",
            (listing, NEWEST),
        )
        return tuple(path for (path,) in rows)

    def count_below(self, listing: str, rank: str) -> int:
        """How many stories of a listing are older than one of this rank."""
        query = "SELECT count(*) FROM member WHERE listing = ? AND rank < ?"
        return int(self._one(query, (listing, rank))[0])

    def last_page(self, listing: str) -> int:
        """The number of the newest numbered page of a listing; 0 where one address holds it all."""
        if listing not in self._totals:
            query = "SELECT count(*) FROM member WHERE listing = ?"
            self._totals[listing] = int(self._one(query, (listing,))[0])
        return max(0, self._totals[listing] // PER_PAGE - 1)

    def page(self, listing: str, number: int) -> ListingPage | None:
        """A page of a listing; None where there is none with this number."""
        last = self.last_page(listing)
        if number > last:
            return None
        before = number - 1 if number else last
        # Where the page before was read, there is no need to count up to this one.
        end = self._ends.get((listing, before), "")
        rows = self._db.execute(
            "SELECT path, rank FROM member WHERE listing = ? AND rank > ? ORDER BY rank"
            " LIMIT ? OFFSET ?",
            (listing, end, PER_PAGE if number else -1, 0 if end else before * PER_PAGE),
        ).fetchall()
        if number:
            self._ends[listing, number] = rows[-1][1]
        oldest = self._db.execute(
            "SELECT label FROM member WHERE listing = ? ORDER BY rank LIMIT 1", (listing,)
        ).fetchone()
        paths = tuple(path for path, _ in reversed(rows))
        # Only the newest pages must know how many there are.
        known_last = last if number in (FIRST, last) else 0
        return ListingPage(paths, known_last, oldest[0] if oldest else "")

    def cards(self) -> list[tuple[str, str, str]]:
        """(path, key, cards) of the stories that have cards: their names, a space between."""
        rows = self._db.execute(
            "SELECT path, key, cards FROM story WHERE cards != '' ORDER BY path"
        )
        return rows.fetchall()

    def on_air(self) -> Iterator[str]:
        """The paths of all stories that have a page."""
        return (path for (path,) in self._db.execute("SELECT path FROM story WHERE on_air"))

    def is_on_air(self, path: str) -> bool:
        """Whether the story at `path` has a page."""
        row = self._row(path, "on_air")
        return bool(row and row[0])

    def next_to(self, listing: str, rank: str, way: str) -> str:
        """The story next to this rank in a listing: the older (`<`) or the newer (`>`) one."""
        order = "DESC" if way == "<" else "ASC"
        row = self._db.execute(
            f"SELECT path FROM member WHERE listing = ? AND rank {way} ? ORDER BY rank {order} LIMIT 1",  # noqa: S608
            (listing, rank),
        ).fetchone()
        return row[0] if row else ""

    def _row(self, path: str, columns: str) -> tuple[str, ...] | None:
        found = self._db.execute(f"SELECT {columns} FROM story WHERE path = ?", (path,)).fetchone()  # noqa: S608
        return tuple(found) if found else None


def _row(entry: Entry) -> tuple[object, ...]:
    return (
        *(entry.path, entry.key, entry.id, int(entry.on_air), entry.rank, entry.desk),
        *(entry.follows, entry.reply_to, entry.print, entry.teaser, entry.tie, entry.aired),
        *(entry.notices, entry.cards, entry.words, entry.since, entry.until),
        *(entry.event, entry.event_at, int(entry.event_over), " ".join(entry.people)),
        *(entry.translation_of, entry.kit),
    )
