"""What holds for the whole site: people, campaigns, pages, what pages wear, the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from newsroom.build.moment import utc
from newsroom.node import Node, NodeKind, fingerprint
from newsroom.page.agenda import Occasion, occasions_of, over_at
from newsroom.page.campaign_page import Standing, in_order
from newsroom.page.frame import NO_WEAR, Frame, Wear, frame_of
from newsroom.page.static_page import StaticPage
from newsroom.page.surroundings import public
from newsroom.pictures import measure
from newsroom.registers import Campaign, Contact, Election, OfficeUnit, Person
from newsroom.settings import Settings
from newsroom.tongue import Tongues

CURRENT, EVENTS, SECURITY = "current", "agenda", "security"
PEOPLE, CONTACTS, OFFICES = "people", "contacts", "offices"
OFFICE = Node(NodeKind.OFFICE, "office")
"""The newsroom's name, city and addresses."""


@dataclass(frozen=True)
class Givens:
    """All of it. `templates` maps names to the hash of all that a template is made of.

    `responsible` is the name of who answers for the site, as far as it is known.
    """

    people: Mapping[str, Person]
    campaigns: tuple[Campaign, ...]
    pages: tuple[StaticPage, ...]
    wear: Wear
    templates: Mapping[str, str]
    contacts: tuple[Contact, ...] = ()
    responsible: str = ""
    offices: tuple[OfficeUnit, ...] = ()
    elections: tuple[Election, ...] = ()


NOTHING = Givens({}, (), (), NO_WEAR, {})
"""The givens of a site of which nothing is known yet."""


@dataclass(frozen=True)
class Site:
    """The givens of a site at work: with newsroom.toml, at an hour."""

    settings: Settings
    givens: Givens
    now: datetime

    @cached_property
    def public(self) -> Settings:
        """What pages may show of newsroom.toml."""
        return public(self.settings)

    @cached_property
    def tongues(self) -> Tongues:
        """The languages that pages speak."""
        return Tongues(self.settings.root)

    @cached_property
    def frame(self) -> Frame:
        """What stands around every page."""
        return frame_of(self.public, self.givens.pages)

    @cached_property
    def campaigns(self) -> Mapping[str, Campaign]:
        """The campaigns by id."""
        return {campaign.id: campaign for campaign in reversed(self.givens.campaigns)}

    @cached_property
    def pages(self) -> Mapping[str, StaticPage]:
        """The pages by path."""
        return {page.path: page for page in self.givens.pages}

    @cached_property
    def current_campaigns(self) -> tuple[str, ...]:
        """The ids of the campaigns whose day is not over, the nearest day first."""
        ahead = [one for one in self.campaigns.values() if one.date >= self._today]
        return tuple(one.id for one in sorted(ahead, key=lambda one: (one.date, one.id)))

    @cached_property
    def countdown(self) -> tuple[tuple[str, int], ...]:
        """The campaigns whose day is not over, each with the days that are left until then."""
        today = self._today
        return tuple(
            (id_, (self.campaigns[id_].date - today).days) for id_ in self.current_campaigns
        )

    def standing(self, id_: str) -> Standing | None:
        """How far the campaign with this id is."""
        campaign = self.campaigns.get(id_)
        if campaign is None:
            return None
        ends = (over_at(one.starts_at, one.ends_at, self._zone) for one in in_order(campaign))
        return Standing(dict(self.countdown).get(id_), tuple(end <= self.now for end in ends))

    @cached_property
    def occasions(self) -> tuple[tuple[Occasion, ...], tuple[Occasion, ...]]:
        """The campaigns' events: those to come, and those that are over."""
        found = [one for each in self.campaigns.values() for one in occasions_of(each, self._zone)]
        coming = tuple(one for one in found if self._over(one) > self.now)
        return coming, tuple(one for one in found if self._over(one) <= self.now)

    @property
    def security_until(self) -> datetime:
        """When security.txt expires: at the end of the next quarter of the year.

        So it holds for three to six months, and changes four times a year.
        """
        return self._quarter(2)

    @property
    def days(self) -> str:
        """The moments between which all here stays as it is: from one to the other.

        That is, the same campaigns and events are over, and it is the same quarter of the year.
        While a campaign is ahead it is a day at most, since the days until then are counted.
        """
        ends = [self._over(one) for some in self.occasions for one in some]
        noon = (datetime.combine(one.date, time(12), self._zone) for one in self.campaigns.values())
        ends += [over_at(moment, None, self._zone) for moment in noon]
        if self.current_campaigns:
            begun = datetime.combine(self._today, time(), self._zone)
            ends += [begun, over_at(begun, None, self._zone)]
        ends += [self._quarter(0), self._quarter(1)]
        passed = max(utc(one) for one in ends if one <= self.now)
        return f"{passed} {min(utc(one) for one in ends if one > self.now)}"

    def _quarter(self, later: int) -> datetime:
        """The beginning of this quarter of the year, or of a later one."""
        day = self._today
        months = day.year * 12 + (day.month - 1) // 3 * 3 + later * 3
        return datetime(months // 12, months % 12 + 1, 1, tzinfo=self._zone)

    def _over(self, one: Occasion) -> datetime:
        return over_at(one.starts.moment, one.ends.moment if one.ends else None, self._zone)

    @property
    def _today(self) -> date:
        return self.now.astimezone(self._zone).date()

    @property
    def _zone(self) -> ZoneInfo:
        return self.settings.zone

    @property
    def staff(self) -> object:
        """All people, who edits which desk, and who answers for the site."""
        people = sorted(self.givens.people.items())
        return people, list(self.settings.desks.items()), self.givens.responsible

    def print_of(self, node: Node) -> str:
        """The fingerprint of a node that holds for the whole site."""
        return fingerprint(self._value(node.kind, node.name))

    def _value(self, kind: NodeKind, name: str) -> object:
        if kind is NodeKind.OFFICE:
            # Where the repository lies is nothing that pages show.
            return "" if name == "root" else getattr(self.public, name)
        if kind is NodeKind.FRAME:
            return getattr(self.frame, name)
        if kind in (NodeKind.LOOK, NodeKind.SCRIPT):
            wear = self.givens.wear
            return getattr(wear, name) if kind is NodeKind.LOOK else wear.scripts.get(name)
        if kind is NodeKind.TEMPLATE:
            return self.givens.templates.get(name)
        return self._register(kind, name)

    def _register(self, kind: NodeKind, name: str) -> object:
        """What the registers and the pages of content/ say."""
        if kind is NodeKind.PERSON:
            return self.givens.people.get(name)
        if kind is NodeKind.CAMPAIGN:
            return self.campaigns.get(name)
        if kind is NodeKind.REGISTER:
            listed = {CONTACTS: self.givens.contacts, OFFICES: self.givens.offices}
            return listed.get(name, self.staff)
        if kind is NodeKind.PAGE:
            return self._page(self.pages.get(name))
        return self._on_this_day(kind, name)

    def _on_this_day(self, kind: NodeKind, name: str) -> object:
        if kind is NodeKind.EXPIRY:
            return self.security_until
        if kind is NodeKind.STANDING:
            return self.standing(name)
        if name == EVENTS:
            return self.occasions
        return self.countdown if name == CURRENT else sorted(self.campaigns)

    def _page(self, page: StaticPage | None) -> object:
        """A page with the pictures in its text."""
        if page is None or "![" not in page.text:
            return page
        _, originals = page.shown("", partial(measure, self.settings.root))
        return page, sorted((one.name, one.digest) for one in originals)
