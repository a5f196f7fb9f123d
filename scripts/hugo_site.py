"""The same newsroom as a Hugo site: its stories as Hugo's content, its parts as Hugo's templates.

scripts/hugo_layouts renders what theme/templates renders for stories and listings. Whatever a Go
template can work out from a story (dates in words, links, JSON-LD, listings) it does; what needs
the newsroom's own code (the trail's sentences, who approved it, what followed it) stands ready in
the front matter, so that Hugo is not charged for it.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from hugo_pages import kit_front, press_front, roster_front
from hugo_stories import Around, Front, month_of
from newsroom.clock import zone_name
from newsroom.edition import Published, consider
from newsroom.page.addresses import MASTHEAD
from newsroom.page.archive import archive_years
from newsroom.page.static_page import StaticPage, read_static_pages
from newsroom.settings import Settings
from newsroom.social.cards import CACHE as CARD_CACHE
from newsroom.social.cards import card_name, ensure_card, site_card
from newsroom.theme.environment import make_environment
from newsroom.theme.policy import SITE_POLICY
from newsroom.theme.stylesheet import make_clothes
from newsroom.workspace import Workspace, open_workspace

LAYOUTS = Path(__file__).with_name("hugo_layouts")
PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class HugoSite:
    """A Hugo site in `folder`; `stories` maps a story's path in the newsroom to its file here."""

    folder: Path
    stories: Mapping[str, Path]


def write_hugo_site(newsroom: Path, folder: Path, now: datetime) -> HugoSite:
    """The newsroom in `newsroom`, as it is at `now`, as a Hugo site in `folder`."""
    workspace = open_workspace(newsroom)
    published = _published(workspace, now)
    settings = workspace.settings
    shutil.copytree(LAYOUTS, folder / "layouts")
    _write_configuration(folder, settings, published)
    _write_clothes(folder, settings)
    for static in read_static_pages(newsroom)[0]:
        front, body = _static_page(static)
        if static.address == MASTHEAD:
            front |= roster_front(workspace, published)
        _write(folder / "content" / "pages" / Path(static.path).name, front, body)
    _write(folder / "content" / "pers.md", press_front(workspace), "")
    _write(folder / "content" / "ralat.md", _CORRECTIONS, "")
    _write(folder / "content" / "klarifikasi.md", _CLARIFICATIONS, "")
    _write(folder / "content" / "agenda.md", _AGENDA, "")
    _write(folder / "content" / "kit.md", kit_front(workspace), "")
    _write_terms(folder, workspace)
    _write_archive(folder, settings, published)
    around = Around(settings, workspace.registers, published)
    stories = {one.story.path: folder / one.story.path for one in published}
    for one in published:
        body = "" if one.story.meta.withdrawn else one.story.body.text
        _write(stories[one.story.path], around.front_of(one), body)
    return HugoSite(folder, stories)


def _published(workspace: Workspace, now: datetime) -> list[Published]:
    settings, elections = workspace.settings, workspace.elections
    found = (
        consider(story, settings, elections, lambda _: (), now)
        for story in workspace.corpus.stories
    )
    published = [one for one in found if isinstance(one, Published)]
    return sorted(published, key=lambda one: (one.at, one.story.id), reverse=True)


def _write_configuration(folder: Path, settings: Settings, published: list[Published]) -> None:
    office = settings.office
    clothes = make_clothes(settings)
    newest = next((one for one in published if not one.story.meta.withdrawn), None)
    params = {
        "tagline": office.tagline,
        "city": office.city,
        "responsible": office.responsible,
        "address": office.address,
        "notice": office.notice,
        "policy": SITE_POLICY,
        "light": clothes.palette.light["paper"],
        "dark": clothes.palette.dark["paper"],
        "stylesheet": clothes.name,
        "fonts": [font.name for font in clothes.fonts],
        "card": card_name(site_card(settings)),
        "desks": [{"id": id_, "name": desk.name} for id_, desk in settings.desks.items()],
        "newest": newest.at.astimezone(settings.zone).isoformat() if newest else "",
        "zone_name": zone_name(newest.at.astimezone(settings.zone)) if newest else "",
    }
    configuration = {
        "baseURL": office.site_url.rstrip("/") + "/",
        "title": office.name,
        "locale": "id",
        "defaultContentLanguage": "id",
        "timeZone": office.time_zone,
        "params": params,
        **_CONFIGURATION,
    }
    # Hugo reads its configuration as JSON, too.
    text = json.dumps(configuration, ensure_ascii=False, indent=1)
    (folder / "hugo.json").write_text(text + "\n", encoding="utf-8")


# The same pages and feeds as the newsroom has, and nothing else: no lists of all terms, no
# list of all stories, no feeds of tags and authors, no page that only redirects to a listing.
_CONFIGURATION: Mapping[str, Any] = {
    "buildFuture": True,
    "capitalizeListTitles": False,
    "enableRobotsTXT": True,
    "disableHugoGeneratorInject": True,
    "disableKinds": ["taxonomy", "section"],
    "taxonomies": {"desk": "desks", "author": "authors", "tag": "tags", "month": "months"},
    "permalinks": {
        "page": {
            "stories": "/:year/:month/:contentbasename/",
            "pages": "/:contentbasename/",
        },
        "term": {
            "desks": "/desk/:contentbasename/",
            "authors": "/penulis/:contentbasename/",
            "tags": "/topik/:contentbasename/",
        },
    },
    "pagination": {"pagerSize": PAGE_SIZE, "disableAliases": True},
    "mediaTypes": {"application/atom+xml": {"suffixes": ["xml"]}},
    "outputFormats": {
        "atom": {"mediaType": "application/atom+xml", "baseName": "atom", "path": "feeds"},
        "rss": {"mediaType": "application/rss+xml", "baseName": "rss", "path": "feeds"},
        "jsonfeed": {
            "mediaType": "application/json",
            "baseName": "all",
            "path": "feeds",
            "isPlainText": True,
        },
        "storyjson": {
            "mediaType": "application/json",
            "baseName": "story",
            "isPlainText": True,
        },
    },
    "outputs": {"home": ["html", "atom", "rss", "jsonfeed"], "term": ["html"]},
}
_CORRECTIONS: Mapping[str, Any] = {
    "title": "Ralat dan pencabutan",
    "url": "/ralat/",
    "layout": "corrections",
}

# The newsroom of the bench has no clarification and no event, so there is what says so.
_CLARIFICATIONS: Mapping[str, Any] = {
    "title": "Klarifikasi",
    "url": "/klarifikasi/",
    "layout": "clarifications",
    "about": "Klaim yang beredar, hasil pemeriksaannya, dan buktinya.",
}

_AGENDA: Mapping[str, Any] = {"title": "Agenda", "url": "/agenda/", "layout": "agenda"}


def _write_clothes(folder: Path, settings: Settings) -> None:
    clothes = make_clothes(settings)
    theme = folder / "static" / "theme"
    theme.mkdir(parents=True)
    (theme / clothes.name).write_text(clothes.css, encoding="utf-8")
    for font in clothes.fonts:
        (theme / font.name).write_bytes(font.data)
    card = ensure_card(site_card(settings), settings.root / CARD_CACHE)
    shutil.copy(card, theme)
    icon = make_environment(settings.root).get_template("icon.svg")
    (theme / "icon.svg").write_text(icon.render(colours=clothes.palette.light), encoding="utf-8")


def _static_page(static: StaticPage) -> tuple[Front, str]:
    matter = static.matter
    front = {"title": matter.title, "summary": matter.summary, "weight": matter.order}
    return front, static.text


def _write_terms(folder: Path, workspace: Workspace) -> None:
    """Desks and authors have names of their own; desks have a feed, too."""
    for id_, desk in workspace.settings.desks.items():
        front = {"title": desk.name, "about": desk.description, "outputs": ["html", "atom"]}
        _write(folder / "content" / "desks" / id_ / "_index.md", {**front, "desk": id_}, "")
    for person in workspace.registers.people_by_id.values():
        front = {"title": person.name, "role": person.role, "about": person.bio or ""}
        # A page for people who wrote nothing would be one that the newsroom does not have.
        if any(person.id in story.meta.authors for story in workspace.corpus.stories):
            _write(folder / "content" / "authors" / person.id / "_index.md", front, "")


def _write_archive(folder: Path, settings: Settings, published: Iterable[Published]) -> None:
    """The lists of years and months, and the name of each month."""
    shown = (one for one in published if not one.story.meta.withdrawn)
    years = archive_years({f"arsip/{month_of(one, settings)}" for one in shown})
    listed = [
        {
            "name": year.name,
            "address": year.address,
            "months": [{"name": link.name, "address": link.address} for link in year.months],
        }
        for year in years
    ]
    archive = {"title": "Arsip", "url": "/arsip/", "layout": "archive", "years": listed}
    _write(folder / "content" / "arsip.md", archive, "")
    for year, shown_year in zip(years, listed, strict=True):
        front = {"title": year.name, "url": year.address, "layout": "archive_year", **shown_year}
        _write(folder / "content" / f"arsip-{year.name}.md", front, "")
        for link in year.months:
            name = link.address.strip("/").removeprefix("arsip/").replace("/", "-")
            month = {"title": f"{link.name} {year.name}", "url": link.address, "role": "Arsip"}
            _write(folder / "content" / "months" / name / "_index.md", month, "")


def _write(file: Path, front: Mapping[str, Any], body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    matter = yaml.dump(
        dict(front), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
    )
    file.write_text(f"---\n{matter}---\n\n{body}", encoding="utf-8")
