"""What holds for the whole site: people, campaigns, pages, what pages wear, the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial

from newsroom.node import Node, NodeKind, fingerprint
from newsroom.page.frame import NO_WEAR, Frame, Wear, frame_of
from newsroom.page.static_page import StaticPage
from newsroom.page.surroundings import public
from newsroom.pictures import measure
from newsroom.registers import Campaign, Person
from newsroom.settings import Settings

CURRENT = "current"


@dataclass(frozen=True)
class Givens:
    """All of it. `templates` maps names to the hash of all that a template is made of."""

    people: Mapping[str, Person]
    campaigns: tuple[Campaign, ...]
    pages: tuple[StaticPage, ...]
    wear: Wear
    templates: Mapping[str, str]


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
        today = self.now.astimezone(self.settings.zone).date()
        ahead = [one for one in self.campaigns.values() if one.date >= today]
        return tuple(one.id for one in sorted(ahead, key=lambda one: (one.date, one.id)))

    @property
    def days(self) -> str:
        """The days between which the same campaigns are current: after one, up to the other."""
        today = self.now.astimezone(self.settings.zone).date()
        dates = [one.date for one in self.campaigns.values()]
        passed = max((one for one in dates if one < today), default=date.min)
        return f"{passed} {min((one for one in dates if one >= today), default=date.max)}"

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
        if kind is NodeKind.PERSON:
            return self.givens.people.get(name)
        if kind is NodeKind.CAMPAIGN:
            return self.campaigns.get(name)
        if kind is NodeKind.PAGE:
            return self._page(self.pages.get(name))
        if kind is NodeKind.TEMPLATE:
            return self.givens.templates.get(name)
        return self.current_campaigns if name == CURRENT else sorted(self.campaigns)

    def _page(self, page: StaticPage | None) -> object:
        """A page with the pictures in its text."""
        if page is None or "![" not in page.text:
            return page
        _, originals = page.shown("", partial(measure, self.settings.root))
        return page, sorted((one.name, one.digest) for one in originals)
