"""The same newsroom as a Hugo site: its stories as Hugo's content, its parts as Hugo's templates.

scripts/hugo_layouts renders what theme/templates renders for stories and listings. Whatever a Go
template can work out from a story (dates in words, links, JSON-LD, listings) it does; what needs
the newsroom's own code (the trail's sentences, who approved it, what followed it) stands ready in
the front matter, so that Hugo is not charged for it.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from hugo_pages import Front, month_of, roster_front, similar_stories, write_lists, write_page
from newsroom.clock import zone_name
from newsroom.edition import Published, consider
from newsroom.page.addresses import MASTHEAD, short_address
from newsroom.page.static_page import StaticPage, read_static_pages
from newsroom.page.strip import Strip, strip_of
from newsroom.page.version import present_version
from newsroom.page.words import KINDS, METHODS
from newsroom.registers import Registers
from newsroom.settings import Settings
from newsroom.story import Story
from newsroom.theme.environment import make_environment
from newsroom.theme.policy import SITE_POLICY
from newsroom.theme.stylesheet import Clothes, make_clothes
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
        write_page(folder / "content" / "pages" / Path(static.path).name, front, body)
    write_lists(folder, workspace, published)
    _write_terms(folder, workspace)
    around = _Around(settings, workspace.registers, published)
    stories = {one.story.path: folder / one.story.path for one in published}
    for one in published:
        body = "" if one.story.meta.withdrawn else one.story.body.text
        write_page(stories[one.story.path], around.front_of(one), body)
    return HugoSite(folder, stories)


def _published(workspace: Workspace, now: datetime) -> list[Published]:
    found = (
        consider(story, workspace.settings, lambda _: (), now) for story in workspace.corpus.stories
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
        "icon": _icon_name(settings, clothes),
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
    },
    "outputs": {"home": ["html", "atom", "rss"], "term": ["html"]},
}


def _write_clothes(folder: Path, settings: Settings) -> None:
    clothes = make_clothes(settings)
    theme = folder / "static" / "theme"
    theme.mkdir(parents=True)
    (theme / clothes.name).write_text(clothes.css, encoding="utf-8")
    for font in clothes.fonts:
        (theme / font.name).write_bytes(font.data)
    (theme / _icon_name(settings, clothes)).write_text(_icon(settings, clothes), encoding="utf-8")


def _icon(settings: Settings, clothes: Clothes) -> str:
    return (
        make_environment(settings.root)
        .get_template("icon.svg")
        .render(colours=clothes.palette.light)
    )


def _icon_name(settings: Settings, clothes: Clothes) -> str:
    return f"icon-{sha256(_icon(settings, clothes).encode()).hexdigest()[:12]}.svg"


def _static_page(static: StaticPage) -> tuple[Front, str]:
    matter = static.matter
    front = {"title": matter.title, "summary": matter.summary, "weight": matter.order}
    return front, static.text


def _write_terms(folder: Path, workspace: Workspace) -> None:
    """Desks and authors have names of their own; desks have a feed, too."""
    for id_, desk in workspace.settings.desks.items():
        front = {"title": desk.name, "about": desk.description, "outputs": ["html", "atom"]}
        write_page(folder / "content" / "desks" / id_ / "_index.md", {**front, "desk": id_}, "")
    for person in workspace.registers.people_by_id.values():
        front = {"title": person.name, "role": person.role, "about": person.bio or ""}
        # A page for people who wrote nothing would be one that the newsroom does not have.
        if any(person.id in story.meta.authors for story in workspace.corpus.stories):
            write_page(folder / "content" / "authors" / person.id / "_index.md", front, "")


class _Around:
    """What a story's front matter needs besides the story: names, and what followed it."""

    def __init__(
        self, settings: Settings, registers: Registers, published: Iterable[Published]
    ) -> None:
        self._settings = settings
        self._people = registers.people_by_id
        self._by_id: dict[str, Published] = {}
        self._later: dict[str, list[Published]] = defaultdict(list)
        for one in published:
            self._by_id[one.story.id] = one
            if one.story.meta.follows:
                self._later[one.story.meta.follows].append(one)
        self._similar = similar_stories(published)

    def front_of(self, one: Published) -> Front:
        """The front matter of a story as Hugo reads it; keys without a value are left out."""
        meta, settings = one.story.meta, self._settings
        changed = one.story.last_declared_change
        approval = one.decision.approval
        listed = {
            "desks": [meta.desk],
            "authors": list(meta.authors),
            "tags": list(meta.tags),
            "months": [month_of(one, settings).replace("/", "-")],
        }
        front = {
            "title": meta.title,
            "version": present_version(one.story),
            "date": self._iso(one.at),
            "lastmod": self._iso(changed or one.at),
            "changed": changed is not None,
            "summary": meta.summary,
            "kind_name": KINDS[meta.kind],
            "desk": meta.desk,
            "desk_name": settings.desks[meta.desk].name,
            "by": list(dict.fromkeys(meta.authors)),
            "author_names": [self._name_of(id_) for id_ in dict.fromkeys(meta.authors)],
            "editor": self._name_of(approval.by) if approval else "",
            "place": meta.event.place if meta.event else "",
            "strip": self._strip(one),
            "related": self._related(one.story),
            "aliases": [short_address(one.story.id)],
            "corrections": [
                {"at": self._iso(box.at), "wrong": box.wrong, "right": box.right, "note": box.note}
                for box in sorted(meta.corrections, key=lambda box: box.at, reverse=True)
            ],
        }
        if meta.withdrawn:
            front["withdrawn"] = {
                "at": self._iso(meta.withdrawn.at),
                "reason": meta.withdrawn.reason,
            }
        else:
            front |= {**listed, "topics": list(meta.tags), "sources": _sources(one.story)}
        return {key: value for key, value in front.items() if value not in ("", [], None, False)}

    def _name_of(self, id_: str) -> str:
        return self._people[id_].name

    def _iso(self, moment: datetime) -> str:
        return moment.astimezone(self._settings.zone).isoformat()

    def _strip(self, one: Published) -> Front:
        deadline, zone = self._settings.deadline, self._settings.zone
        return _strip_front(strip_of(one.story, one.trail, deadline, zone, in_outbox=False))

    def _related(self, story: Story) -> list[Front]:
        earlier = self._by_id.get(story.meta.follows or "")
        found = [("Lanjutan dari", earlier)] if earlier else []
        found += [("Lanjutan", later) for later in self._later.get(story.id, ())]
        tied = {other.story.path for _, other in found}
        similar = self._similar.get(story.path, ())
        found += [("", other) for other in similar if other.story.path not in tied]
        return [
            {
                "relation": relation,
                "path": other.story.path.removeprefix("content").removesuffix(".md"),
            }
            for relation, other in found
        ]


def _strip_front(strip: Strip) -> Front:
    return {
        "points": [
            {
                "name": point.name,
                "mark": str(point.mark),
                "evidence": point.evidence,
                "since": point.since,
                **({"at": point.time.iso} if point.time else {}),
            }
            for point in strip.points
        ],
        "legend": [{"mark": str(mark), "words": words} for mark, words in strip.legend],
        "verdict": strip.verdict,
        "figure": strip.figure,
        "figure_mark": str(strip.figure_mark),
        "late": strip.late,
        "reason": strip.reason,
        **({} if strip.minutes is None else {"minutes": strip.minutes}),
        "taken_share": strip.taken_share,
        "limit_share": strip.limit_share,
        "promise": strip.promise,
        "day": strip.day,
    }


def _sources(story: Story) -> list[Front]:
    return [
        {
            "name": source.name,
            "role": source.role,
            "method": METHODS[source.method],
            "day": source.at.isoformat() if source.at else "",
        }
        for source in story.meta.sources
    ]
