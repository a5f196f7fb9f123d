"""The page for other newsrooms: feeds, what the office looks like, whom to ask."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsroom.page.addresses import web_address
from newsroom.page.words import Link
from newsroom.registers import Contact
from newsroom.settings import Desk, Office
from newsroom.social.feeds import ATOM, JSON, RSS, desk_feed
from newsroom.social.wording import clean_line

_UNBROKEN = str.maketrans({" ": "\u00a0", "-": "\u2011"})
"""A telephone number stays on one line."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact. `dial` is the number as telephones take it."""

    name: str
    phone: str
    dial: str
    address: str
    hours: str


def contact_lines(contacts: Iterable[Contact]) -> tuple[ContactLine, ...]:
    """The contacts of the register as readers see them."""
    return tuple(
        ContactLine(
            clean_line(contact.name),
            clean_line(contact.phone or "").translate(_UNBROKEN),
            re.sub(r"[^0-9+]", "", contact.phone or ""),
            web_address(contact.url),
            clean_line(contact.hours or ""),
        )
        for contact in contacts
    )


def own_contacts(contacts: Iterable[Contact], office: Office) -> tuple[ContactLine, ...]:
    """The contacts that bear the office's own name; all of them where none does."""
    lines = contact_lines(contacts)
    return tuple(line for line in lines if line.name == office.name) or lines


def feed_links(desks: Mapping[str, Desk]) -> tuple[Link, ...]:
    """All feeds, those of everything first."""
    sorts = {"Atom": ATOM, "RSS": RSS, "JSON Feed": JSON}
    everything = (Link(f"Semua berita ({name})", f"/{at}") for name, at in sorts.items())
    by_desk = (Link(f"{desk.name} (Atom)", f"/{desk_feed(id_)}") for id_, desk in desks.items())
    return (*everything, *by_desk)
