"""The pages of the bench's Hugo site that list what the newsroom has, and what belongs together."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from newsroom.build.kin import SHOWN, WINDOW
from newsroom.build.listed import people_of
from newsroom.edition import Published
from newsroom.page.addresses import PRESS
from newsroom.page.archive import archive_years
from newsroom.page.press_room import contact_lines, feed_links, own_contacts
from newsroom.page.roster import roster_of, who_answers
from newsroom.settings import Settings
from newsroom.slug import slug
from newsroom.workspace import Workspace

Front = dict[str, Any]

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


def write_lists(folder: Path, workspace: Workspace, published: Iterable[Published]) -> None:
    """Write corrections, clarifications, the agenda, the press page and the archive."""
    lists = {"ralat": _CORRECTIONS, "klarifikasi": _CLARIFICATIONS, "agenda": _AGENDA}
    for name, front in {**lists, "pers": _press(workspace)}.items():
        write_page(folder / "content" / f"{name}.md", front, "")
    _write_archive(folder, workspace.settings, published)


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


def _press(workspace: Workspace) -> Front:
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
    write_page(folder / "content" / "arsip.md", archive, "")
    for year, shown_year in zip(years, listed, strict=True):
        front = {"title": year.name, "url": year.address, "layout": "archive_year", **shown_year}
        write_page(folder / "content" / f"arsip-{year.name}.md", front, "")
        for link in year.months:
            name = link.address.strip("/").removeprefix("arsip/").replace("/", "-")
            month = {"title": f"{link.name} {year.name}", "url": link.address, "role": "Arsip"}
            write_page(folder / "content" / "months" / name / "_index.md", month, "")


def month_of(one: Published, settings: Settings) -> str:
    """`2026/11`, when a story came out."""
    return f"{one.at.astimezone(settings.zone):%Y/%m}"


def similar_stories(published: Iterable[Published]) -> Mapping[str, list[Published]]:
    """The older stories about the same, by a story's path; chosen as newsroom.build.kin does."""
    found: dict[str, list[Published]] = {}
    nearest: dict[str, deque[Published]] = defaultdict(lambda: deque(maxlen=WINDOW))
    # A rank ends with the id and the path; of the bench's stories no two have one id.
    for one in sorted(published, key=_rank):
        if one.story.meta.withdrawn:
            continue
        kin = {*map(slug, one.story.meta.tags), *(f"@{name}" for name in people_of(one.story))}
        shared = Counter(other.story.path for name in kin for other in nearest[name])
        older = {other.story.path: other for name in kin for other in nearest[name]}
        best = sorted(
            older.values(), key=lambda two: (shared[two.story.path], _rank(two)), reverse=True
        )
        found[one.story.path] = best[:SHOWN]
        for name in kin:
            nearest[name].append(one)
    return found


def _rank(one: Published) -> tuple[datetime, str]:
    return one.at, one.story.id


def write_page(file: Path, front: Mapping[str, Any], body: str) -> None:
    """Write a page of Hugo's: its front matter and its text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    matter = yaml.dump(
        dict(front), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
    )
    file.write_text(f"---\n{matter}---\n\n{body}", encoding="utf-8")
