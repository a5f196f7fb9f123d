"""Which listings the index holds, and what sitemaps and the archive are made of."""

import sqlite3

from newsroom.build.entry import GONE, WITHDRAWN
from newsroom.build.listed import ALL, FOREIGN, PROVEN, RECENT, TAG, YEAR
from newsroom.page.agenda import PAST

MOST_ADDRESSES = 50_000
"""So many addresses a sitemap may hold (sitemaps.org, "Sitemap index files")."""

MOST_RECENT = 1000
"""A sitemap of news may name so many stories (Google, "News sitemap")."""

MOST_TOPICS = 20
"""So many topics at most are in the news."""

MOST_DAYS = 30
"""So many of the newest days the page about proofs names; all have the same form of address."""

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

    def count_on_air(self) -> int:
        """How many stories have a page."""
        return int(self._one("SELECT count(*) FROM story WHERE on_air")[0])

    def is_empty(self) -> bool:
        """Whether no story is indexed."""
        return not self._one("SELECT EXISTS (SELECT 1 FROM story)")[0]

    def listings(self) -> tuple[str, ...]:
        """All listings that hold a story, sorted.

        What is recent changes by the hour, and the lists of days grow by one a day: neither is one.
        """
        found = (name for name in self.below("") if name != RECENT)
        return tuple(name for name in found if not name.startswith(PROVEN))

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

    def members(self, listing: str) -> tuple[str, ...]:
        """All stories of a listing, sorted."""
        query = "SELECT path FROM member WHERE listing = ? ORDER BY path"
        return tuple(path for (path,) in self._db.execute(query, (listing,)))

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

    def day(self, day: str) -> tuple[str, ...]:
        """The stories that came out on a day, `2026-11-23`, oldest first."""
        rows = self._db.execute(
            "SELECT path FROM member WHERE listing = ? ORDER BY rank", (PROVEN + day,)
        )
        return tuple(path for (path,) in rows)

    def list_days(self) -> tuple[str, ...]:
        """The newest days on which a story came out, newest first."""
        # From one day to the next older in the primary key, however many stories each has.
        rows = self._db.execute(
            "WITH RECURSIVE found(name) AS (SELECT max(listing) FROM member WHERE listing < ?2"
            " UNION ALL SELECT (SELECT max(listing) FROM member WHERE listing < name) FROM found"
            " WHERE name > ?1) SELECT name FROM found WHERE name > ?1 LIMIT ?3",
            (PROVEN, PROVEN + "\uffff", MOST_DAYS),
        )
        return tuple(name.removeprefix(PROVEN) for (name,) in rows)

    def replies(self, id_: str) -> tuple[tuple[str, str], ...]:
        """Id and path of the published stories that answer the one with this id, oldest first."""
        rows = self._db.execute(
            "SELECT id, path FROM story WHERE reply_to = ? AND reply_to != '' AND on_air"
            " ORDER BY rank",
            (id_,),
        )
        return tuple((reply, path) for reply, path in rows)

    def withdrawn(self) -> list[str]:
        """The paths of the stories that were withdrawn."""
        rows = self._db.execute(
            "SELECT path FROM story WHERE notices != '' AND notices IN (?, ?) ORDER BY path",
            (WITHDRAWN, GONE),
        )
        return [path for (path,) in rows]

    def _one(self, query: str, values: tuple[object, ...] = ()) -> tuple[str, ...]:
        return tuple(self._db.execute(query, values).fetchone())
