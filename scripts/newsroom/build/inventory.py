"""Works out what holds for the whole site, from registers, pages, newsroom.toml and the theme.

That happens when one of these files changed. What was found is kept in the state, so most builds
need neither this module nor all that it imports.
"""

from collections.abc import Mapping
from hashlib import sha256

from jinja2 import Environment, meta

from newsroom.build.givens import Givens
from newsroom.finding import Finding
from newsroom.node import fingerprint
from newsroom.page.frame import Wear
from newsroom.page.roster import who_answers
from newsroom.page.static_page import read_static_pages
from newsroom.registers import load_some
from newsroom.settings import Settings
from newsroom.social.cards import CACHE as CARD_CACHE
from newsroom.social.cards import ensure_card, site_card
from newsroom.social.marks import faults_in
from newsroom.theme.environment import make_environment
from newsroom.theme.icon import Icon, make_icons
from newsroom.theme.script import Script, read_scripts
from newsroom.theme.stylesheet import Clothes, make_clothes

_FOLDER = "theme/"


def work_out(settings: Settings) -> tuple[Givens, Mapping[str, bytes], list[Finding]]:
    """The givens, the files that pages wear by address, and what is wrong with registers and pages.

    Raises SettingsError for a colour that cannot be read.
    """
    names = "people", "campaigns", "contacts", "officials", "offices", "elections"
    registers, found = load_some(settings.root, *names)
    pages, more = read_static_pages(settings.root)
    environment = make_environment(settings.root)
    clothes = make_clothes(settings)
    wear, files = _dress(environment, clothes, settings)
    people = {id_: registers.people_by_id[id_] for id_ in sorted(registers.people_by_id)}
    givens = Givens(
        people,
        registers.campaigns,
        pages,
        wear,
        _templates(environment),
        registers.contacts,
        who_answers(settings.office, registers.officials),
        registers.offices,
        registers.elections,
    )
    return givens, files, [*found, *more, *faults_in(registers.campaigns)]


def _dress(
    environment: Environment, clothes: Clothes, settings: Settings
) -> tuple[Wear, Mapping[str, bytes]]:
    icon = environment.get_template("icon.svg").render(colours=clothes.palette.light).encode()
    icon_name = f"{_FOLDER}icon-{sha256(icon).hexdigest()[:12]}.svg"
    sheet = _FOLDER + clothes.name
    card = ensure_card(site_card(settings), settings.root / CARD_CACHE)
    files = {sheet: clothes.css.encode(), icon_name: icon, _FOLDER + card.name: card.read_bytes()}
    files |= {_FOLDER + font.name: font.data for font in clothes.fonts}
    paper = {"light": clothes.palette.light["paper"], "dark": clothes.palette.dark["paper"]}
    scripts = {script.name: script for script in read_scripts(settings.root)}
    icons = {icon.name: icon for icon in make_icons(clothes.palette.light)}
    made: list[Script | Icon] = [*scripts.values(), *icons.values()]
    files |= {_FOLDER + one.file: one.data for one in made}
    wear = Wear(
        f"/{sheet}",
        f"/{icon_name}",
        paper,
        fonts=tuple(f"/{_FOLDER}{font.name}" for font in clothes.fonts),
        card=f"/{_FOLDER}{card.name}",
        scripts=_addresses(scripts),
        icons=_addresses(icons),
    )
    return wear, files


def _addresses(files: Mapping[str, Script] | Mapping[str, Icon]) -> Mapping[str, str]:
    return {name: f"/{_FOLDER}{one.file}" for name, one in files.items()}


def _is_template(name: str) -> bool:
    return not name.endswith((".css", ".yml"))


def _templates(environment: Environment) -> Mapping[str, str]:
    """Every template with the hash of its source and of all that it names, however deep."""
    sources: dict[str, str] = {}
    named: dict[str, set[str]] = {}
    for name in environment.list_templates(filter_func=_is_template):
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
