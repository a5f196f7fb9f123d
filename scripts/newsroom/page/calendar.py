"""Events as calendars take them in (RFC 5545); the same events give the same bytes at any hour."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsroom.page.agenda import Occasion
from newsroom.settings import Office
from newsroom.slug import short_name

if TYPE_CHECKING:
    from icalendar import Event


def calendar_of(occasions: Iterable[Occasion], office: Office, name: str = "") -> str:
    """The calendar of these events, of which there must be one at least (RFC 5545, 3.6).

    It is called `name`, or the city's agenda.
    """
    # Takes longer to load than most builds take; only builds with a new event need it.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{office.name}//Agenda//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name or f"Agenda {office.city}")
    for occasion in occasions:
        calendar.add_component(_event(occasion, office.site_url.rstrip("/")))
    return str(calendar.to_ical().decode())


def _event(occasion: Occasion, site: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{short_name(occasion.id)}@{urlsplit(site).hostname or 'localhost'}")
    # When the story came out or was last changed: the hour of the build would change every file.
    event.add("dtstamp", _utc(occasion.changed))
    event.add("dtstart", _utc(occasion.starts.moment))
    if occasion.ends:
        event.add("dtend", _utc(occasion.ends.moment))
    event.add("summary", occasion.name)
    if occasion.place:
        event.add("location", occasion.place)
    if occasion.about:
        event.add("description", occasion.about)
    if occasion.address:
        event.add("url", site + occasion.address)
    return event


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # the first or last day that Python knows; a typing error
        return moment.replace(tzinfo=UTC)
