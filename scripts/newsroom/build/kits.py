"""The share kit in the index: which stories are in it, under which listings, with which captions."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

from newsroom.page.addresses import KIT
from newsroom.page.story_page import StoryPage
from newsroom.registers import Election
from newsroom.slug import slug
from newsroom.social.brake import kit_refusal, kit_turns
from newsroom.social.kit import Kit, kit_of
from newsroom.typed import to_json

SHARED = KIT.strip("/")
"""The listing of the stories that are in the kit."""

KEPT_OUT = f"{SHARED}-tertahan"
"""The listing of those that could be passed on and are kept out of it; it knows why."""

DAY, WEEK = f"{SHARED}/hari/", f"{SHARED}/pekan/"
"""What the names of the listings of a day and of a week (ISO 8601) of the kit begin with."""

OF_CAMPAIGN = f"{SHARED}/kampanye/"
"""The same of a campaign."""

NEWEST = 30
"""So many stories stand on the kit's own page."""


def is_of_kit(listing: str) -> bool:
    """Whether a listing is one of these."""
    return listing in (SHARED, KEPT_OUT) or listing.startswith((DAY, WEEK, OF_CAMPAIGN))


def in_kit(
    page: StoryPage, elections: Collection[Election], now: datetime, *, is_shareable: bool
) -> tuple[str, dict[str, str], tuple[datetime, ...]]:
    """The story's captions (JSON of a `Kit`), its listings of the kit, when these are other ones.

    Nothing of it where it cannot be passed on; one that is kept out has a listing alone.
    """
    story, zone = page.story, page.settings.zone
    if not (is_shareable and story.id):
        return "", {}, ()
    turns = kit_turns(story, elections, zone)
    refusal = kit_refusal(story, elections, now, zone)
    if refusal:
        return "", {KEPT_OUT: refusal}, turns
    captions = to_json(Kit, kit_of(story, page.settings))
    campaign = slug(story.meta.campaign or "")
    digests = (*_digests(page.time.moment), *([OF_CAMPAIGN + campaign] if campaign else []))
    return captions, dict.fromkeys((SHARED, *digests), ""), turns


def _digests(day: datetime) -> tuple[str, str]:
    """The listings of the day and the week in which a story came out."""
    year, week, _ = day.isocalendar()
    return f"{DAY}{day:%Y-%m-%d}", f"{WEEK}{year:04}-W{week:02}"


class Kits:
    """Questions on the kit to the index in `db`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def shared(self, id_: str) -> tuple[str, str]:
        """The story that is passed on under this id, and its captions; of several the newest."""
        row = self._db.execute(
            "SELECT path, kit FROM story WHERE id = ? AND kit != '' ORDER BY rank DESC LIMIT 1",
            (id_,),
        ).fetchone()
        return tuple(row) if row else ("", "")

    def shared_path(self, id_: str) -> str:
        """The file of that story alone; empty where nothing is passed on under this id."""
        return self.shared(id_)[0]

    def stories(self, listing: str) -> list[tuple[str, str]]:
        """(path, id) of the stories of a listing, newest first: of a day or a week all of them."""
        return self._db.execute(
            "SELECT path, id FROM member JOIN story USING (path) WHERE listing = ?"
            " ORDER BY member.rank DESC LIMIT ?",
            (listing, NEWEST if listing == SHARED else -1),
        ).fetchall()

    def kept_out(self) -> list[tuple[str, str]]:
        """(path, reason) of the newest stories that are kept out of the kit."""
        return self._db.execute(
            "SELECT path, label FROM member WHERE listing = ? ORDER BY rank DESC LIMIT ?",
            (KEPT_OUT, NEWEST),
        ).fetchall()
