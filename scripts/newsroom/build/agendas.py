"""What the press sets of events: the agenda of this day, and files for calendars."""

from collections.abc import Mapping
from typing import Any

from newsroom.build.campaigning import campaign_calendar
from newsroom.build.givens import EVENTS, Site
from newsroom.build.listed import ALL, CAMPAIGN
from newsroom.build.task import Order
from newsroom.build.unfold import read_occasion
from newsroom.node import Node, NodeKind, Note
from newsroom.page.agenda import Agenda, agenda_of
from newsroom.page.calendar import calendar_of
from newsroom.page.surroundings import Surroundings


def agenda_today(values: Mapping[str, Any], site: Site, note: Note) -> Agenda:
    """The events of stories, which an order's `values` have, and those of the campaigns."""
    note(Node(NodeKind.CAMPAIGNS, EVENTS))
    coming, past = site.occasions
    return agenda_of(
        [*map(read_occasion, values["coming"]), *coming],
        [*map(read_occasion, values["past"]), *past],
    )


def calendar_text(order: Order, site: Site, around: Surroundings, note: Note) -> str:
    """The file for calendars that `order` asks for: of all events, a campaign, or a story."""
    office, name = around.settings.office, order.task.name
    if name.startswith(CAMPAIGN):
        return campaign_calendar(name, around)
    if name != ALL:
        return calendar_of([read_occasion(order.values["event"])], office)
    agenda = agenda_today(order.values, site, note)
    return calendar_of([*agenda.past, *agenda.coming], office)
