"""Which listings the index holds, and what sitemaps and the archive are made of."""

import sqlite3

from newsroom.build.listed import YEAR
from newsroom.page.agenda import PAST


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

    def _one(self, query: str, values: tuple[object, ...] = ()) -> tuple[str, ...]:
        return tuple(self._db.execute(query, values).fetchone())
