"""Which stories readers see, measured at the live site, and when each was seen there first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsroom.clock import Clock
from newsroom.edition import Edition, Published
from newsroom.ledger import Ledger, Record, StoredHappening
from newsroom.page.version import present_version
from newsroom.settings import Settings
from newsroom.social.compose import address
from newsroom.story import Story
from newsroom.trail import Evidence, Step

MOST = 50
"""So many stories are looked for in one run, the newest first."""
INTERVAL = 10.0
"""Seconds between two looks at a page that does not show the story yet."""

SPREADING = timedelta(minutes=2)
"""So long the rest of a site may take once one of its new pages was seen."""

Page = Callable[[str, str], str]
"""Given a page's address and the version that it must show: what is wrong with it, as a code."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A story that was looked for: when it was seen, or why it was not (`reason`)."""

    story: Story
    url: str
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks for stories. `page` asks the site past every cache; `pause` waits for some seconds."""

    settings: Settings
    page: Page
    clock: Clock
    pause: Callable[[float], None]

    def look(self, stories: Iterable[Published], patience: timedelta) -> Iterator[Sighting]:
        """Look for all of `stories`, again and again until each is seen or `patience` has passed.

        Each sighting is given at once. Behind the first one the others have but SPREADING left: a
        site comes as a whole. A page in another version than the one in hand does not count: it is
        the old one.
        """
        until = self.clock() + patience
        waiting = [one.story for one in stories]
        while waiting:
            left = []
            for story in waiting:
                found = self._look(story)
                if found.at is None:
                    left.append(found)
                    continue
                until = min(until, found.at + SPREADING)
                yield found
            if left and self.clock() + timedelta(seconds=INTERVAL) > until:
                yield from left
                return
            waiting = [one.story for one in left]
            if waiting:
                self.pause(INTERVAL)

    def _look(self, story: Story) -> Sighting:
        url = address(story, self.settings.office.site_url)
        reason = self.page(url, present_version(story))
        return Sighting(story, url, reason=reason, at=None if reason else self.clock())


def unseen(edition: Edition, settings: Settings, now: datetime) -> list[Published]:
    """The stories on air that were never seen at the live site, newest first.

    Not those that came out longer ago than stories are shared: an archive that was brought along
    was on air elsewhere, and nobody measured when.
    """
    oldest = now - timedelta(days=settings.social.share_days)
    return [
        one
        for one in edition.published
        if one.trail.first(Step.LIVE) is None
        and one.readable_since > oldest
        and one.story.meta.withdrawn is None
    ][:MOST]


def record(ledger: Ledger, sighting: Sighting) -> bool:
    """Note when a story was seen first; whether that is news. Raises LedgerError."""
    at = sighting.at
    if at is None:
        return False
    seen = StoredHappening(step=Step.LIVE, at=at, evidence=Evidence.MEASURED, url=sighting.url)

    def change(record: Record) -> Record:
        if any(one.step is Step.LIVE for one in record.happenings):
            return record
        return replace(record, happenings=(*record.happenings, seen))

    now = ledger.update(sighting.story.id, change, f"{sighting.story.id}: seen live")
    return seen in now.happenings
