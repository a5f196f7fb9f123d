"""A story of the newsroom as Hugo's front matter: its own words, and what is worked out around it."""

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from newsroom.build.kin import SHOWN, WINDOW
from newsroom.build.listed import people_of
from newsroom.edition import Published
from newsroom.page.addresses import short_address
from newsroom.page.strip import Strip, strip_of
from newsroom.page.text import html_of, reading_minutes
from newsroom.page.version import present_version
from newsroom.page.words import KINDS, METHODS
from newsroom.provenance import Where, encode, story_json
from newsroom.registers import Registers
from newsroom.settings import Settings
from newsroom.slug import slug
from newsroom.story import Story

Front = dict[str, Any]


def month_of(one: Published, settings: Settings) -> str:
    """`2026/11`, when a story came out."""
    return f"{one.at.astimezone(settings.zone):%Y/%m}"


class Around:
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
        self._similar = _similar(published)

    def front_of(self, one: Published) -> Front:
        """The front matter of a story as Hugo reads it; keys without a value are left out."""
        front = self._told(one) | self._listed_or_withdrawn(one)
        return {key: value for key, value in front.items() if value not in ("", [], None, False)}

    def _told(self, one: Published) -> Front:
        meta, settings = one.story.meta, self._settings
        changed = one.story.last_declared_change
        return {
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
            "editor": self._editor(one),
            "place": meta.event.place if meta.event else "",
            "short": short_address(one.story.id),
            "minutes": reading_minutes(html_of(one.story)),
            "strip": self._strip(one),
            "related": self._related(one.story),
            "aliases": [short_address(one.story.id)],
            "outputs": ["html", "storyjson"],
            "proof": self._proof(one),
            "corrections": [
                {"at": self._iso(box.at), "wrong": box.wrong, "right": box.right, "note": box.note}
                for box in sorted(meta.corrections, key=lambda box: box.at, reverse=True)
            ],
        }

    def _listed_or_withdrawn(self, one: Published) -> Front:
        meta = one.story.meta
        if meta.withdrawn:
            withdrawn = {"at": self._iso(meta.withdrawn.at), "reason": meta.withdrawn.reason}
            return {"withdrawn": withdrawn}
        return {
            "desks": [meta.desk],
            "authors": list(meta.authors),
            "tags": list(meta.tags),
            "topics": list(meta.tags),
            "months": [month_of(one, self._settings).replace("/", "-")],
            "sources": _sources(one.story),
        }

    def _proof(self, one: Published) -> Front:
        """What story.json says and a Go template cannot work out: how each time is known."""
        where = Where("", "")
        zone = self._settings.zone
        said = story_json(one, "", where, version="", zone=zone)
        told = json.loads(encode(said))
        return {name: told[name] for name in ("id", "kind", "corrections", "trail", "approvals")}

    def _name_of(self, id_: str) -> str:
        return self._people[id_].name

    def _editor(self, one: Published) -> str:
        approval = one.decision.approval
        return self._name_of(approval.by) if approval else ""

    def _iso(self, moment: datetime) -> str:
        return moment.astimezone(self._settings.zone).isoformat()

    def _strip(self, one: Published) -> Front:
        deadline, zone = self._settings.deadline, self._settings.zone
        by = self._editor(one)
        return _strip_front(
            strip_of(one.story, one.trail, deadline, zone, in_outbox=False, approver=by)
        )

    def _related(self, story: Story) -> list[Front]:
        earlier = self._by_id.get(story.meta.follows or "")
        found = [("Lanjutan dari", earlier)] if earlier else []
        found += [("Lanjutan", later) for later in self._later.get(story.id, ())]
        tied = {other.story.path for _, other in found}
        similar = self._similar.get(story.path, ())
        found += [("", other) for other in similar if other.story.path not in tied]
        return [
            {"relation": relation, "path": "/" + _content_path(other.story)}
            for relation, other in found
        ]


def _similar(published: Iterable[Published]) -> Mapping[str, list[Published]]:
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


def _content_path(story: Story) -> str:
    return story.path.removeprefix("content/").removesuffix(".md")


def _strip_front(strip: Strip) -> Front:
    return {
        "points": [
            {
                "name": point.name,
                "mark": str(point.mark),
                "evidence": point.evidence,
                "since": point.since,
                **({"at": point.time.iso} if point.time else {}),
                **({"by": point.by} if point.by else {}),
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
