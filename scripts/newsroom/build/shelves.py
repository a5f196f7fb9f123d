"""Which listings the index holds, and what sitemaps and the archive are made of."""

import sqlite3

from newsroom.build.entry import GONE, WITHDRAWN
from newsroom.build.listed import ALL, FOREIGN, RECENT, TAG, YEAR
from newsroom.page.agenda import PAST

MOST_ADDRESSES = 50_000
"""So many addresses a sitemap may hold (sitemaps.org, "Sitemap index files")."""

MOST_RECENT = 1000
"""A sitemap of news may name so many stories (Google, "News sitemap")."""

MOST_TOPICS = 20
"""So many topics at most are in the news."""

NEW = 30
"""Among so many of the newest stories topics are looked for."""


def parts_of(name: str, count: int) -> tuple[str, ...]:
    """The names of the parts of a sitemap of so many addresses: `2026`, `2026-2`."""
    last = max(1, -(-count // MOST_ADDRESSES))
    return (name, *(f"{name}-{number}" for number in range(2, last + 1)))


def sitemap_listing(name: str) -> str:
    """The listing that a sitemap is made of: that of a year, `2026`, or of a language, `en`."""
    return (YEAR if name.isdigit() else FOREIGN) + name


class Shelves:
    """Questions to the tables in `db` that need no more than one look."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def listings(self) -> tuple[str, ...]:
        """All listings that hold a story, sorted; what is recent changes by the hour, and is none."""
        return tuple(name for name in self.below("") if name != RECENT)

    def below(self, prefix: str) -> tuple[str, ...]:
        """The listings that hold a story and whose names begin with `prefix`, sorted."""
        # Jumps from one listing to the next in the primary key, however many members each has.
        rows = self._db.execute(
            "WITH RECURSIVE found(name) AS (SELECT min(listing) FROM member WHERE listing >= ?1"
            " UNION ALL SELECT (SELECT min(listing) FROM member WHERE listing > name) FROM found"
            " WHERE name < ?2) SELECT name FROM found WHERE name < ?2",
            (prefix, prefix + "\U0010ffff"),
        )
        return tuple(name for (name,) in rows)

    def recent(self) -> list[str]:
        """The lines of the sitemap of news, newest first: time, address, time shown, headline."""
        query = "SELECT label FROM member WHERE listing = ? ORDER BY label DESC LIMIT ?"
        return [label for (label,) in self._db.execute(query, (RECENT, MOST_RECENT))]

    def year(self, part: str) -> list[str]:
        """The lines of a part of a year's sitemap, oldest story first: address, space, change.

        `2026` is the first part, which holds the oldest stories; `2026-2` is the next one. `en`
        are the translations into a language.
        """
        year, _, number = part.partition("-")
        query = "SELECT label FROM member WHERE listing = ? ORDER BY rank LIMIT ? OFFSET ?"
        values = (sitemap_listing(year), MOST_ADDRESSES, (int(number or 1) - 1) * MOST_ADDRESSES)
        return [label for (label,) in self._db.execute(query, values)]

    def parts(self, year: str) -> tuple[str, ...]:
        """The parts of the sitemap of a year or a language, the oldest first."""
        query = "SELECT count(*) FROM member WHERE listing = ?"
        return parts_of(year, int(self._one(query, (sitemap_listing(year),))[0]))

    def years(self) -> list[str]:
        """The years with stories, oldest first."""
        return [name.removeprefix(YEAR) for name in self.below(YEAR)]

    def languages(self) -> list[str]:
        """The languages of translations, sorted."""
        return [name.removeprefix(FOREIGN) for name in self.below(FOREIGN)]

    def words(self, year: str) -> list[tuple[str, str]]:
        """The paths of a year's stories, each with the fingerprint of what can be searched for."""
        return self._db.execute(
            "SELECT path, words FROM member JOIN story USING (path)"
            " WHERE listing = ? ORDER BY member.rank",
            (YEAR + year,),
        ).fetchall()

    def notices(self) -> list[tuple[str, str]]:
        """The stories that were corrected or withdrawn, each with its fingerprint."""
        rows = self._db.execute(
            "SELECT path, print FROM story WHERE notices != '' AND notices != ? ORDER BY path",
            (GONE,),
        )
        return rows.fetchall()

    def event(self, path: str) -> str:
        """The event that a story announces, as JSON of an `Occasion`; empty where it does not."""
        row = self._db.execute("SELECT event FROM story WHERE path = ?", (path,)).fetchone()
        return row[0] if row else ""

    def events(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The events to come, and the last that are over, each as JSON of an `Occasion`."""
        query = (
            "SELECT event FROM story WHERE event != '' AND event_over = ?"
            " ORDER BY event_at DESC LIMIT ?"
        )
        coming = self._db.execute(query, (0, -1)).fetchall()
        past = self._db.execute(query, (1, PAST)).fetchall()
        return tuple(event for (event,) in coming), tuple(event for (event,) in past)

    def topics(self) -> list[tuple[str, str]]:
        """The tags of more than one of the newest stories: as in addresses, by that, and in words."""
        return self._db.execute(
            "SELECT substr(listing, ?2), (SELECT label FROM member WHERE listing = tagged.listing"
            " ORDER BY rank LIMIT 1) FROM (SELECT path FROM member WHERE listing = ?1"
            " ORDER BY rank DESC LIMIT ?3) JOIN member AS tagged USING (path)"
            " WHERE listing >= ?4 AND listing < ?5 GROUP BY listing HAVING count(*) > 1"
            " ORDER BY 1 LIMIT ?6",
            (ALL, len(TAG) + 1, NEW, TAG, f"{TAG}\uffff", MOST_TOPICS),
        ).fetchall()

    def withdrawn(self) -> list[str]:
        """The paths of the stories that were withdrawn."""
        rows = self._db.execute(
            "SELECT path FROM story WHERE notices != '' AND notices IN (?, ?) ORDER BY path",
            (WITHDRAWN, GONE),
        )
        return [path for (path,) in rows]

    def _one(self, query: str, values: tuple[object, ...] = ()) -> tuple[str, ...]:
        return tuple(self._db.execute(query, values).fetchone())
