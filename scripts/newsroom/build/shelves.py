"""Which listings the index holds, and what sitemaps and the archive are made of."""

import sqlite3

from newsroom.build.listed import YEAR


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

    def _one(self, query: str, values: tuple[object, ...] = ()) -> tuple[str, ...]:
        return tuple(self._db.execute(query, values).fetchone())
