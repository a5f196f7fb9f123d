"""Which listings the index holds, and what sitemaps and the archive are made of."""

import sqlite3

from newsroom.build.entry import WITHDRAWN
from newsroom.build.listed import ALL, TAG, YEAR
from newsroom.page.agenda import PAST

MOST_TOPICS = 20
"""So many topics at most are in the news."""

_RECENT = 30
"""Among so many of the newest stories topics are looked for."""


class Shelves:
    """Questions to the tables in `db` that need no more than one look."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def listings(self) -> tuple[str, ...]:
        """All listings that hold a story, sorted."""
        return self.below("")

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

    def year(self, year: str) -> list[str]:
        """The lines of a year's sitemap, oldest story first: address, space, time of change."""
        query = "SELECT label FROM member WHERE listing = ? ORDER BY rank"
        return [label for (label,) in self._db.execute(query, (YEAR + year,))]

    def years(self) -> list[str]:
        """The years with stories, oldest first."""
        return [name.removeprefix(YEAR) for name in self.below(YEAR)]

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
            (ALL, len(TAG) + 1, _RECENT, TAG, f"{TAG}\uffff", MOST_TOPICS),
        ).fetchall()

    def withdrawn(self) -> list[str]:
        """The paths of the stories that were withdrawn."""
        rows = self._db.execute(
            "SELECT path FROM story WHERE notices != '' AND notices = ? ORDER BY path", (WITHDRAWN,)
        )
        return [path for (path,) in rows]

    def _one(self, query: str, values: tuple[object, ...] = ()) -> tuple[str, ...]:
        return tuple(self._db.execute(query, values).fetchone())
