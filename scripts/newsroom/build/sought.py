"""What the index of /cek/ holds of each story, by years, and which of its files a change reaches."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsroom.build.listed import ALL, CLARIFIED
from newsroom.ledger import OUTBOX
from newsroom.lookup import Keys, pack, post_print, record_of, year_file
from newsroom.node import Node, NodeKind
from newsroom.page.addresses import address_at
from newsroom.page.story_page import StoryPage
from newsroom.provenance import canonical_text
from newsroom.slug import short_name
from newsroom.social.wording import clean_line
from newsroom.trail import Step

POSTS, HOAXES = "siaran", "hoaks"
"""`2026-siaran` are the posts of a year's stories; `hoaks` are the claims that were looked into."""

PER_PART = 128
"""So many stories of a year are named in one file, which a reader loads for one of them."""

MOST_HOAXES = 500
"""So many of the newest clarifications are compared with what a reader pastes."""


class Sought(NamedTuple):
    """By what a story is found: the year it came out in, its record, that of its posts."""

    year: str = ""
    title: str = ""
    record: bytes = b""
    posts: bytes = b""


def sought_of(page: StoryPage, html: str) -> Sought:
    """By what the story of `page` is found; `html` is its text, as the sanitiser gave it.

    Also a story that was withdrawn is found, so that whoever still has its text hears of it. Its
    text cannot be read out of two bytes for every twenty words.
    """
    story = page.story
    keys = Keys(address_at(story.path), _short(story.id), page.title)
    posted = (one for one in page.published.trail.happenings if one.step is Step.POSTED)
    posts = {post_print(one.url) for one in posted if one.url and one.who != OUTBOX}
    record = record_of(keys, canonical_text(page.title, clean_line(story.meta.summary), html))
    return Sought(f"{page.time.moment.year:04}", page.title, record, pack(posts))


class Seekers:
    """The records of all stories in `db`, by the year in which they came out."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, rows: Iterable[tuple[str, str, Sought]]) -> None:
        """Take stories in, each by rank, path, and by what it is found."""
        known = ((one.year, rank, path, *one[1:]) for rank, path, one in rows)
        self._db.executemany(
            "INSERT INTO sought VALUES (?, ?, ?, ?, ?, ?)", (row for row in known if row[0])
        )

    def year_of(self, path: str) -> str:
        """The year in which the story at `path` is looked for; nothing where it is not."""
        row = self._db.execute("SELECT year FROM sought WHERE path = ?", (path,)).fetchone()
        return row[0] if row else ""

    def years(self) -> list[str]:
        """The years with stories, oldest first."""
        rows = self._db.execute("SELECT DISTINCT year FROM sought ORDER BY year")
        return [year for (year,) in rows]

    def files(self, year: str) -> list[str]:
        """The names of a year's files: `2026`, `2026-siaran`, and `2026-0`, `2026-1`, …."""
        count = self._count(year)
        parts = (f"{year}-{number}" for number in range(-(-count // PER_PART)))
        return [year, f"{year}-{POSTS}", *parts] if count else []

    def content(self, name: str) -> bytes:
        """What stands in the file `name`.

        A year and its posts are packed. A part lists address, id and headline of each story, the
        clarifications address, headline, claim and verdict, as JSON.
        """
        year, _, part = name.partition("-")
        if name == HOAXES:
            return _json(self._hoaxes())
        if part in ("", POSTS):
            return year_file(self._records(year, "posts" if part else "record"))
        return _json(self._named(year, int(part)))

    def print_of(self, name: str) -> str:
        """What tells one content of a file from another; of `all`, which years there are."""
        return " ".join(self.years()) if name == ALL else self.content(name).hex()

    def nodes(self, year: str, rank: str, *, moved: bool) -> Iterator[Node]:
        """What changes with the story of this rank; `moved` says that it came, went or will."""
        first = min(self._older(year, rank), max(0, self._count(year) - 1)) // PER_PART
        last = max(first, (self._count(year) - 1) // PER_PART) if moved else first
        parts = (f"{year}-{number}" for number in range(first, last + 1))
        for name in (ALL, year, f"{year}-{POSTS}", *parts):
            yield Node(NodeKind.SOUGHT, name)

    def _records(self, year: str, column: str) -> list[bytes]:
        query = f"SELECT {column} FROM sought WHERE year = ? ORDER BY rank"  # noqa: S608
        return [record for (record,) in self._db.execute(query, (year,))]

    def _named(self, year: str, number: int) -> list[list[str]]:
        rows = self._db.execute(
            "SELECT path, id, title FROM (SELECT path, rank, title FROM sought WHERE year = ?"
            " ORDER BY rank LIMIT ? OFFSET ?) AS part JOIN story USING (path) ORDER BY part.rank",
            (year, PER_PART, number * PER_PART),
        )
        return [[address_at(path), _short(id_), title] for path, id_, title in rows]

    def _hoaxes(self) -> list[list[str]]:
        rows = self._db.execute(
            "SELECT teaser FROM (SELECT path, rank FROM member WHERE listing = ?"
            " ORDER BY rank DESC LIMIT ?) AS newest JOIN story USING (path)"
            " ORDER BY newest.rank DESC",
            (CLARIFIED, MOST_HOAXES),
        )
        told = (json.loads(teaser) for (teaser,) in rows)
        return [
            [one["address"], one["title"], one["claim"]["text"], one["claim"]["verdict"]]
            for one in told
            if one["claim"]
        ]

    def _older(self, year: str, rank: str) -> int:
        query = "SELECT count(*) FROM sought WHERE year = ? AND rank < ?"
        return int(self._db.execute(query, (year, rank)).fetchone()[0])

    def _count(self, year: str) -> int:
        query = "SELECT count(*) FROM sought WHERE year = ?"
        return int(self._db.execute(query, (year,)).fetchone()[0])


def _short(id_: str) -> str:
    return short_name(id_) if id_ else ""


def _json(lines: list[list[str]]) -> bytes:
    return json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode()
