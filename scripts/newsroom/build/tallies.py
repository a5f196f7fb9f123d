"""What the scorecard counts of each story, in the state's database, by month.

A story is counted anew only where it changed. What is kept of its month and year is dropped then,
so that an archive is not counted again for the sake of one story.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from newsroom.edition import Published
from newsroom.ledger import Recorded
from newsroom.scorecard import (
    Bundle,
    Figures,
    Scorecard,
    Tally,
    bundles_of,
    figures_of,
    journey_of,
    moment,
    pack,
    pack_bundle,
    score,
    tally_of,
    together,
    unpack,
    unpack_bundle,
)
from newsroom.settings import Settings
from newsroom.typed import from_json, to_json

LATEST, YEARS = "latest", "years"
"""The newest months together; and which years there are."""

MONTHS = 12
"""So many of the newest months with stories make the scorecard of the present."""

_IN_HAND = 24
"""So many months are kept in memory: those of a year and the newest ones."""


def tally_for(published: Published, settings: Settings, recorded: Recorded) -> Tally | None:
    """What is counted of a story; a translation is the same story once more."""
    story, zone = published.story, settings.zone
    if story.is_translation:
        return None
    way = journey_of(story, published.trail, settings.deadline, zone, recorded.posts)
    return tally_of(way)


class Tallies:
    """The tallies in `db`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cards: dict[str, Scorecard] = {}
        self._bundles: dict[str, Bundle] = {}

    def add(self, tallies: Iterable[tuple[str, Tally]]) -> None:
        """Take note of what is counted of stories, given by path; one without a month is not."""
        rows = [
            (path, tally.month, _print(text), text)
            for path, tally in tallies
            if tally.month and (text := pack(tally))
        ]
        self._drop({month for _, month, *_ in rows})
        self._db.executemany("INSERT INTO tally VALUES (?, ?, ?, ?)", rows)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget what is counted of the stories at these paths."""
        rows = [(path,) for path in paths]
        self._drop({month for (path,) in rows if (month := self.month(path))})
        self._db.executemany("DELETE FROM tally WHERE path = ?", rows)

    def _drop(self, months: Iterable[str]) -> None:
        self._cards.clear()
        self._bundles.clear()
        names = sorted({(name,) for month in months for name in (month, month[:4])})
        self._db.executemany("DELETE FROM tallied WHERE name = ?", names)

    def month(self, path: str) -> str:
        """The month that the story at `path` counts in; nothing where it does not."""
        row = self._db.execute("SELECT month FROM tally WHERE path = ?", (path,)).fetchone()
        return row[0] if row else ""

    def latest(self) -> list[str]:
        """The newest months with stories, oldest first."""
        # Jumps from one month to the one before, however many stories each has.
        rows = self._db.execute(
            "WITH RECURSIVE found(month) AS (SELECT max(month) FROM tally UNION ALL"
            " SELECT (SELECT max(tally.month) FROM tally WHERE tally.month < found.month)"
            " FROM found WHERE found.month IS NOT NULL)"
            " SELECT month FROM found WHERE month IS NOT NULL LIMIT ?",
            (MONTHS,),
        )
        return [month for (month,) in rows][::-1]

    def years(self) -> list[str]:
        """The years with stories, oldest first."""
        rows = self._db.execute(
            "WITH RECURSIVE found(year) AS (SELECT substr(min(month), 1, 4) FROM tally UNION ALL"
            " SELECT (SELECT substr(min(month), 1, 4) FROM tally WHERE month > found.year || '-99')"
            " FROM found WHERE found.year IS NOT NULL)"
            " SELECT year FROM found WHERE year IS NOT NULL"
        )
        return [year for (year,) in rows]

    def print_of(self, name: str) -> object:
        """What tells whether anything counts differently: in a year, in the newest months, at all."""
        if name == YEARS:
            return self.years()
        if name == LATEST:
            return [self._print(month) for month in self.latest()]
        if name.isdigit():
            return [self._print(month) for month in self._months(name)]
        return [(year, self.print_of(year)) for year in self.years()]

    def figures(self) -> list[tuple[str, str]]:
        """Every year with its figures as JSON of `Figures`, oldest first."""
        return [(year, self._kept(year) or self._count(year)) for year in self.years()]

    def card(self, name: str, settings: Settings) -> Scorecard:
        """The scorecard of a year, or of the newest months."""
        if name not in self._cards:
            self._cards[name] = self._card(name, settings)
        return self._cards[name]

    def _card(self, name: str, settings: Settings) -> Scorecard:
        months = self.latest() if name == LATEST else self._months(name)
        since, until = (months[0], months[-1]) if months else ("", "")
        if name != LATEST:
            since, until = f"{name}-01", f"{name}-12"
        bundles = [self._bundle(month) for month in months]
        known = moment(max((one.known_at for one in bundles), default=0))
        at = known.astimezone(settings.zone) if known else None
        return score(bundles, settings, at=at, since=since, until=until)

    def _count(self, year: str) -> str:
        if year in self._cards:  # its page was made in this build
            return self._keep(year, to_json(Figures, self._cards[year].total))
        months = map(self._bundle, self._months(year))
        sheaves = (sheaf for month in months for sheaf in month.desks.values())
        return self._keep(year, to_json(Figures, figures_of(together(sheaves))))

    def _months(self, year: str) -> list[str]:
        names = [f"{year}-{number:02}" for number in range(1, 13)]
        query = "SELECT EXISTS (SELECT 1 FROM tally WHERE month = ?)"
        return [name for name in names if self._db.execute(query, (name,)).fetchone()[0]]

    def _bundle(self, month: str) -> Bundle:
        if month not in self._bundles:
            text = self._kept(month)
            if not text:
                rows = self._db.execute("SELECT row FROM tally WHERE month = ?", (month,))
                (bundle,) = bundles_of(unpack([row for (row,) in rows]))
                text = self._keep(month, pack_bundle(bundle))
            while len(self._bundles) >= _IN_HAND:
                self._bundles.pop(next(iter(self._bundles)))
            self._bundles[month] = unpack_bundle(text)
        return self._bundles[month]

    def _print(self, month: str) -> tuple[object, ...]:
        query = "SELECT month, count(*), sum(print) FROM tally WHERE month = ?"
        found: tuple[object, ...] = self._db.execute(query, (month,)).fetchone()
        return found

    def _kept(self, name: str) -> str:
        query = "SELECT data FROM tallied WHERE name = ?"
        row = self._db.execute(query, (name,)).fetchone()
        return row[0] if row else ""

    def _keep(self, name: str, data: str) -> str:
        self._db.execute("INSERT OR REPLACE INTO tallied VALUES (?, ?)", (name, data))
        return data


def years_from(figures: Iterable[tuple[str, str]]) -> list[tuple[str, Figures]]:
    """What `Tallies.figures` gave, with figures in the place of JSON."""
    return [(year, from_json(Figures, text)) for year, text in figures]


def _print(text: str) -> int:
    """Small enough that the sum over all stories stays below what SQLite adds up.

    Where a story stands is no part of it: figures are the same in whatever order they are added.
    """
    return int.from_bytes(blake2b(text.encode(), digest_size=5).digest())
