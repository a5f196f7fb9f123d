"""What holds for the whole site: people, campaigns, pages, what pages wear, the templates.

It is worked out when one of its files changed, and kept in the state otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from hashlib import sha256

from jinja2 import Environment, meta

from newsroom.finding import Finding
from newsroom.node import Node, NodeKind, fingerprint
from newsroom.page.frame import NO_WEAR, Frame, Wear, frame_of
from newsroom.page.static_page import StaticPage, read_static_pages
from newsroom.page.surroundings import public
from newsroom.pictures import measure
from newsroom.registers import Campaign, Person, load_registers
from newsroom.settings import Settings
from newsroom.theme.environment import make_environment
from newsroom.theme.stylesheet import Clothes, make_clothes

CURRENT = "current"
_FOLDER = "theme/"


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
        if kind is NodeKind.LOOK:
            return getattr(self.givens.wear, name)
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


def work_out(settings: Settings) -> tuple[Givens, Mapping[str, bytes], list[Finding]]:
    """The givens, the files that pages wear by address, and what is wrong with registers and pages.

    Raises SettingsError for a colour that cannot be read.
    """
    registers, found = load_registers(settings.root)
    pages, more = read_static_pages(settings.root)
    environment = make_environment(settings.root)
    clothes = make_clothes(settings)
    wear, files = _dress(environment, clothes)
    people = {id_: registers.people_by_id[id_] for id_ in sorted(registers.people_by_id)}
    givens = Givens(people, registers.campaigns, pages, wear, _templates(environment))
    return givens, files, [*found, *more]


def _dress(environment: Environment, clothes: Clothes) -> tuple[Wear, Mapping[str, bytes]]:
    icon = environment.get_template("icon.svg").render(colours=clothes.palette.light).encode()
    icon_name = f"{_FOLDER}icon-{sha256(icon).hexdigest()[:12]}.svg"
    sheet = _FOLDER + clothes.name
    files = {sheet: clothes.css.encode(), icon_name: icon}
    files |= {_FOLDER + font.name: font.data for font in clothes.fonts}
    paper = {"light": clothes.palette.light["paper"], "dark": clothes.palette.dark["paper"]}
    return Wear(f"/{sheet}", f"/{icon_name}", paper), files


def _templates(environment: Environment) -> Mapping[str, str]:
    """Every template with the hash of its source and of all that it names, however deep."""
    sources: dict[str, str] = {}
    named: dict[str, set[str]] = {}
    for name in environment.list_templates(filter_func=lambda name: not name.endswith(".css")):
        assert environment.loader is not None  # noqa: S101 - make_environment sets it
        sources[name] = environment.loader.get_source(environment, name)[0]
        found = meta.find_referenced_templates(environment.parse(sources[name]))
        # A name that is only known while rendering could be any.
        named[name] = {one or "" for one in found}
    return {name: fingerprint(_all_sources(name, sources, named)) for name in sorted(sources)}


def _all_sources(name: str, sources: Mapping[str, str], named: Mapping[str, set[str]]) -> list[str]:
    found, waiting = {name}, [name]
    while waiting:
        more = named.get(waiting.pop(), set())
        more = set(sources) if "" in more else more
        waiting += more - found
        found |= more
    return [f"{one}\n{sources.get(one, '')}" for one in sorted(found)]
