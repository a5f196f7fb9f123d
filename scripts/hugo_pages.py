"""What the masthead, the press page and the share kit of the bench's Hugo site show of the registers."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from newsroom.edition import Published
from newsroom.page.addresses import KIT, PRESS
from newsroom.page.kit import office_links
from newsroom.page.press_room import contact_lines, feed_links, own_contacts
from newsroom.page.roster import roster_of, who_answers
from newsroom.slug import slug
from newsroom.workspace import Workspace

Front = dict[str, Any]


def roster_front(workspace: Workspace, published: Iterable[Published]) -> Front:
    """What the masthead shows of the registers."""
    settings, registers = workspace.settings, workspace.registers
    shown = (one.story.meta for one in published if not one.story.meta.withdrawn)
    authors = {f"penulis/{slug(id_)}" for meta in shown for id_ in meta.authors}
    roster = roster_of(registers.people_by_id, settings.desks, authors)
    return {
        "layout": "roster",
        "responsible": who_answers(settings.office, registers.officials),
        "by_desk": [asdict(one) for one in roster.desks],
        "roles": [
            {"role": role, "people": [asdict(one) for one in people]}
            for role, people in roster.roles
        ],
        "contacts": [asdict(one) for one in own_contacts(registers.contacts, settings.office)],
    }


def press_front(workspace: Workspace) -> Front:
    """What the page for other newsrooms shows."""
    settings = workspace.settings
    return {
        "title": "Untuk pers",
        "url": PRESS,
        "layout": "press",
        "licence": settings.office.licence,
        "colour": settings.look.colour,
        "feeds": [asdict(link) for link in feed_links(settings.desks)],
        "contacts": [asdict(one) for one in contact_lines(workspace.registers.contacts)],
    }


def kit_front(workspace: Workspace) -> Front:
    """What the share kit shows at an hour at which no story is shared any more."""
    return {
        "title": "Kit berbagi",
        "url": KIT,
        "layout": "kit",
        "offices": [asdict(link) for link in office_links(workspace.registers.offices)],
    }
