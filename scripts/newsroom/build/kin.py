"""Stories that are about the same: they share tags, a campaign, or people who speak in them.

Only the nearest older stories of each tag, campaign and person are looked at. So what a story is
related to never changes when a newer one comes out, and a change of a story reaches no further
than the nearest newer ones.
"""

import sqlite3
from collections.abc import Iterable

from newsroom.build.listed import CAMPAIGN, TAG

SHOWN = 4
"""So many related stories are shown with a story at most."""

WINDOW = 8
"""So many older stories of each tag, campaign and person can be related."""

MOST = 100
"""So many tags and people of a story are looked at."""

_LISTED = "SELECT rank, path FROM member WHERE listing = ?"
_SPEAKING = "SELECT rank, path FROM person WHERE name = ?"


class Kin:
    """Who is related to whom, from the index in `db`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def related(self, path: str) -> tuple[str, ...]:
        """What is shown of the stories related to the one at `path`, as JSON of `Tie`s.

        Those that share most stand first; of these the newer ones.
        """
        found = self._db.execute("SELECT rank, people FROM story WHERE path = ?", (path,))
        rank, people = found.fetchone() or ("", "")
        near, values = _near(rank, self._tags(path), people.split(), "<")
        query = (
            "SELECT (SELECT tie FROM story WHERE story.path = near.path)"  # noqa: S608
            f" FROM ({near}) AS near GROUP BY rank ORDER BY count(*) DESC, rank DESC LIMIT {SHOWN}"
        )
        return tuple(tie for (tie,) in self._db.execute(query, values)) if near else ()

    def newer(self, rank: str, listings: Iterable[str], people: Iterable[str]) -> set[str]:
        """The stories that could be related to one of this rank, in these listings."""
        tags = [name for name in listings if name.startswith((TAG, CAMPAIGN))]
        near, values = _near(rank, tags, people, ">")
        return {path for _, path in self._db.execute(near, values)} if near else set()

    def add(self, people: Iterable[tuple[str, str, str]]) -> None:
        """Take note of people in stories: name, rank, path."""
        self._db.executemany("INSERT INTO person VALUES (?, ?, ?)", people)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget the people in these stories, which still must be in the index."""
        if not self._db.execute("SELECT 1 FROM person LIMIT 1").fetchone():
            return
        query = "SELECT people, rank FROM story WHERE path = ?"
        rows = (row for path in paths for row in self._db.execute(query, (path,)).fetchall())
        gone = [(name, rank) for people, rank in rows for name in people.split()]
        self._db.executemany("DELETE FROM person WHERE name = ? AND rank = ?", gone)

    def people(self, path: str) -> tuple[str, ...]:
        """The people in the story at `path`."""
        row = self._db.execute("SELECT people FROM story WHERE path = ?", (path,)).fetchone()
        return tuple(row[0].split()) if row else ()

    def _tags(self, path: str) -> list[str]:
        rows = self._db.execute("SELECT listing FROM member WHERE path = ?", (path,))
        return [name for (name,) in rows if name.startswith((TAG, CAMPAIGN))]


def _near(
    rank: str, tags: Iterable[str], people: Iterable[str], way: str
) -> tuple[str, tuple[str, ...]]:
    """A statement for rank and path of the nearest stories of each tag and person, and its values."""
    order = "DESC" if way == "<" else "ASC"
    ends = f" AND rank {way} ? ORDER BY rank {order} LIMIT {WINDOW}"
    asked = [(_LISTED, name) for name in tags] + [(_SPEAKING, name) for name in people]
    # SQLite joins no more than five hundred, and nobody reads so many tags.
    asked = asked[:MOST]
    query = " UNION ALL ".join(f"SELECT * FROM ({part}{ends})" for part, _ in asked)  # noqa: S608
    return query, tuple(value for _, name in asked for value in (name, rank))
