"""The masthead: who answers for the site, who edits each desk, who else works here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from newsroom.page.addresses import author_address, desk_address
from newsroom.page.words import Link
from newsroom.registers import Official, Person
from newsroom.settings import Desk, Office
from newsroom.social.wording import clean_line


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the newsroom. `link` leads to the stories, where there are any."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True)
class DeskEditors:
    """A desk and those who may approve its stories."""

    desk: Link
    editors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """Everyone: editors by desk in newsroom.toml's order, then all people by their role."""

    desks: tuple[DeskEditors, ...]
    roles: tuple[tuple[str, tuple[Member, ...]], ...]


def roster_of(
    people: Mapping[str, Person], desks: Mapping[str, Desk], authors: Collection[str]
) -> Roster:
    """The roster. `authors` names the listings of those with stories: `penulis/siti-rahma`."""

    def link(id_: str) -> Link:
        person = people.get(id_)
        name = clean_line(person.name if person else id_.replace("-", " ").title())
        address = author_address(id_)
        return Link(name, address if address.strip("/") in authors else "")

    by_desk = (
        DeskEditors(Link(desk.name, desk_address(id_)), tuple(map(link, desk.editors)))
        for id_, desk in desks.items()
    )
    known = sorted(people.values(), key=lambda one: (one.role, one.name, one.id))
    by_role = (
        (role, tuple(Member(link(one.id), clean_line(one.bio)) for one in some))
        for role, some in groupby(known, key=lambda one: clean_line(one.role))
    )
    return Roster(tuple(by_desk), tuple(by_role))


def who_answers(office: Office, officials: Iterable[Official]) -> str:
    """The name of the office-holder whom newsroom.toml calls responsible, where it is clear."""
    asked = office.responsible
    found = {
        official.name
        for official in officials
        if official.until is None and asked in {official.role, f"{official.role} {office.city}"}
    }
    return clean_line(found.pop()) if asked and len(found) == 1 else ""
