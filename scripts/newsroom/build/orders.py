"""Writes orders: everything that a worker must be told of an output, read from the index and noted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from newsroom.build.givens import OFFICE
from newsroom.build.index import Index
from newsroom.build.kits import DAY, OF_CAMPAIGN, SHARED, WEEK
from newsroom.build.listed import ALL, ARCHIVE, AUTHOR, CAMPAIGN, FOREIGN, FRESH, NEWS
from newsroom.build.scorecards import READ, values_of
from newsroom.build.shelves import MOST_ADDRESSES, parts_of
from newsroom.build.tallies import YEARS
from newsroom.build.task import PAGES, RECENT_NEWS, SITEMAPS, Order, Task
from newsroom.node import Node, NodeKind
from newsroom.page.front import LATEST, LEAD_AMONG, PER_DESK, SECONDS, UPCOMING
from newsroom.page.listing import desk_name
from newsroom.settings import Settings

_FIXED_BY = {
    Node(NodeKind.FRAME, "desks"),
    Node(NodeKind.FRAME, "pages"),
    Node(NodeKind.CAMPAIGNS, ALL),
    Node(NodeKind.SCORES, YEARS),
}
"""What decides which pages there are besides those that the index knows of."""

_ON_TOP = 1 + SECONDS + LATEST
_DESK_SHOWS = PER_DESK + _ON_TOP + UPCOMING
_FRONT_SHOWS = max(LEAD_AMONG, _ON_TOP)


@dataclass(frozen=True, slots=True)
class Clerk:
    """Writes the orders for tasks of one site.

    `fixed` are the addresses on the site, besides stories and their years, that the sitemap names.
    """

    index: Index
    settings: Settings
    fixed: Callable[[], list[str]]

    def order(self, address: str, task: Task) -> Order:
        """The order for the output at `address`."""
        draft = _Draft(self.index)
        values = getattr(self, f"_for_{task.kind}")(draft, task.name)
        return Order(address, task, values, tuple(sorted(str(node) for node in draft.needs)))

    def _for_story(self, draft: "_Draft", path: str) -> dict[str, Any]:
        values = draft.story(path)
        follows, reply_to, original = self.index.ties(path)
        older, newer = draft.read(NodeKind.BESIDE, path, self.index.beside(path))
        id_ = values["id"]
        later, translations = draft.read(NodeKind.LATER, id_, self.index.later(id_))
        tied = [draft.tied(follows, path), draft.tied(reply_to, path)]
        after = [draft.tie(one) for one in later if one != path]
        related = draft.read(NodeKind.RELATED, path, self.index.kin.related(path))
        if original or translations:
            values["versions"] = draft.versions(original, translations, path)
        return {
            **values,
            "followed": tied[0],
            "answered": tied[1],
            "later": after,
            "related": [one for one in related if one not in (*tied, *after)],
            "older": draft.tie(older),
            "newer": draft.tie(newer),
        }

    def _for_story_json(self, draft: "_Draft", path: str) -> dict[str, Any]:
        return draft.answered_story(path)

    def _for_day_list(self, draft: "_Draft", day: str) -> dict[str, Any]:
        draft.needs.add(OFFICE)
        paths = draft.read(NodeKind.DAY, day, self.index.day(day))
        return {"stories": [draft.answered_story(path)["path"] for path in paths]}

    def _for_proofs(self, draft: "_Draft", _: str) -> dict[str, Any]:
        return {"days": draft.read(NodeKind.LIST_DAYS, ALL, self.index.list_days())}

    def _for_signers(self, _: "_Draft", __: str) -> dict[str, Any]:
        return {}

    def _for_listing(self, draft: "_Draft", name: str) -> dict[str, Any]:
        listing, _, number = name.rpartition("#")
        page = draft.read(NodeKind.MEMBERS, name, self.index.page(listing, int(number)))
        if page is None:
            return {"teasers": [], "last": 0, "label": ""}
        teasers = [draft.teaser(path) for path in page.paths]
        values = {"teasers": teasers, "last": page.last, "label": page.label}
        if listing.startswith(CAMPAIGN) and number == "0":
            kits = draft.read(NodeKind.BELOW, OF_CAMPAIGN, self.index.below(OF_CAMPAIGN))
            values["has_kit"] = OF_CAMPAIGN + listing.removeprefix(CAMPAIGN) in kits
        return values

    def _for_front(self, draft: "_Draft", _: str) -> dict[str, Any]:
        newest = draft.newest(ALL)
        desks = {
            id_: [draft.teaser(path) for path in draft.newest(desk_name(id_))[:_DESK_SHOWS]]
            for id_ in self.settings.desks
        }
        return {
            "fresh": [draft.teaser(path) for path in draft.newest(FRESH)],
            "coming": draft.read(NodeKind.EVENTS, ALL, self.index.events())[0],
            "news": [draft.teaser(path) for path in draft.newest(NEWS)[:_FRONT_SHOWS]],
            "desks": desks,
            "newest": draft.teaser(newest[0]) if newest else "",
            "languages": draft.languages(),
        }

    def _for_feed(self, draft: "_Draft", name: str) -> dict[str, Any]:
        paths = draft.newest(name.rpartition(".")[0])
        return {"stories": [draft.story(path) for path in paths]}

    def _for_notices(self, draft: "_Draft", _: str) -> dict[str, Any]:
        found = draft.read(NodeKind.NOTICES, ALL, self.index.notices())
        return {"stories": [draft.story(path) for path, _ in found]}

    def _for_search(self, draft: "_Draft", _: str) -> dict[str, Any]:
        return {
            "years": draft.read(NodeKind.YEARS, ALL, self.index.years()),
            "topics": draft.read(NodeKind.TOPICS, ALL, self.index.topics()),
        }

    def _for_check(self, draft: "_Draft", _: str) -> dict[str, Any]:
        return {"years": draft.read(NodeKind.SOUGHT, ALL, self.index.seekers.years())}

    def _for_sought(self, draft: "_Draft", name: str) -> dict[str, Any]:
        return {"content": draft.read(NodeKind.SOUGHT, name, self.index.seekers.content(name))}

    def _for_withdrawn(self, draft: "_Draft", _: str) -> dict[str, Any]:
        return {"paths": draft.read(NodeKind.WITHDRAWN, ALL, self.index.withdrawn())}

    def _for_short(self, draft: "_Draft", id_: str) -> dict[str, Any]:
        return {"path": draft.read(NodeKind.KNOWN, id_, self.index.known(id_))}

    def _for_kit(self, draft: "_Draft", _: str) -> dict[str, Any]:
        kits = self.index.kits
        held = (stories, kept_out) = kits.stories(SHARED), kits.kept_out()
        draft.read(NodeKind.KIT, ALL, held)
        return {
            "stories": [(id_, draft.teaser(path)) for path, id_ in stories],
            "kept_out": [(why, draft.teaser(path)) for path, why in kept_out],
            "fresh": [draft.teaser(path) for path in draft.newest(FRESH)],
            "days": draft.read(NodeKind.BELOW, DAY, self.index.below(DAY)),
            "weeks": draft.read(NodeKind.BELOW, WEEK, self.index.below(WEEK)),
        }

    def _for_shared(self, draft: "_Draft", id_: str) -> dict[str, Any]:
        path, kit = draft.read(NodeKind.SHARED, id_, self.index.kits.shared(id_))
        return {"story": draft.story(path), "kit": kit}

    def _for_digest(self, draft: "_Draft", name: str) -> dict[str, Any]:
        stories = draft.read(NodeKind.KIT, name, self.index.kits.stories(name))
        return {"stories": [(id_, draft.teaser(path)) for path, id_ in stories]}

    def _for_archive(self, draft: "_Draft", name: str) -> dict[str, Any]:
        below = ARCHIVE if name == ALL else f"{ARCHIVE}{name}/"
        return {"listings": draft.read(NodeKind.BELOW, below, self.index.below(below))}

    def _for_agenda(self, draft: "_Draft", _: str) -> dict[str, Any]:
        coming, past = draft.read(NodeKind.EVENTS, ALL, self.index.events())
        return {"coming": coming, "past": past}

    def _for_calendar(self, draft: "_Draft", name: str) -> dict[str, Any]:
        if name == ALL:
            return self._for_agenda(draft, name)
        if name.startswith(CAMPAIGN):
            return {}
        return {"event": draft.read(NodeKind.EVENTS, name, self.index.event(name))}

    def _for_scorecard(self, draft: "_Draft", name: str) -> dict[str, Any]:
        draft.needs |= READ
        return values_of(name, self.index.tallies, self.settings, draft.read)

    def _for_sitemap(self, draft: "_Draft", name: str) -> dict[str, Any]:
        if name == SITEMAPS:
            draft.read(NodeKind.LISTINGS, ALL, None)
            draft.needs |= _FIXED_BY
            years = self.index.years()
            names = [*years, *self.index.languages()]
            parts = [draft.read(NodeKind.PARTS, name, self.index.parts(name)) for name in names]
            fixed = parts_of(PAGES, len(self.fixed()))
            return {"names": [*fixed, RECENT_NEWS, *chain.from_iterable(parts)]}
        if name.startswith(PAGES):
            draft.read(NodeKind.LISTINGS, ALL, None)
            draft.needs |= _FIXED_BY
            lines = self.fixed()
            start = parts_of(PAGES, len(lines)).index(name) * MOST_ADDRESSES
            return {"lines": lines[start : start + MOST_ADDRESSES]}
        if name == RECENT_NEWS:
            return {"lines": draft.read(NodeKind.RECENT, ALL, self.index.recent())}
        return {"lines": draft.read(NodeKind.YEAR, name, self.index.year(name))}

    def _for_page(self, _: "_Draft", __: str) -> dict[str, Any]:
        return {}

    def _for_masthead(self, draft: "_Draft", _: str) -> dict[str, Any]:
        return {"authors": draft.read(NodeKind.BELOW, AUTHOR, self.index.below(AUTHOR))}

    def _for_campaigns(self, draft: "_Draft", _: str) -> dict[str, Any]:
        draft.needs.add(Node(NodeKind.CAMPAIGNS, ALL))
        return {}

    def _for_press(self, _: "_Draft", __: str) -> dict[str, Any]:
        return {}

    def _for_security(self, _: "_Draft", __: str) -> dict[str, Any]:
        return {}

    def _for_plain(self, _: "_Draft", __: str) -> dict[str, Any]:
        return {}


@dataclass(slots=True)
class _Draft:
    """An order while it is written: what was read of the index for it."""

    index: Index
    needs: set[Node] = field(default_factory=set)

    def read(self, kind: NodeKind, name: str, value: Any) -> Any:
        """`value`, which the index has of a node, noted."""
        self.needs.add(Node(kind, name))
        return value

    def story(self, path: str) -> dict[str, Any]:
        """A whole story."""
        key, aired, id_ = self.read(NodeKind.STORY, path, self.index.aired(path))
        return {"path": path, "key": key, "aired": aired, "id": id_}

    def answered_story(self, path: str) -> dict[str, Any]:
        """A whole story, with what answers it."""
        values = self.story(path)
        id_ = values["id"]
        return {**values, "replies": self.read(NodeKind.REPLIES, id_, self.index.replies(id_))}

    def teaser(self, path: str) -> str:
        """What others show of a story."""
        return str(self.read(NodeKind.TEASER, path, self.index.teaser(path)))

    def tie(self, path: str) -> str:
        """What a story shows where it is tied to another."""
        return str(self.read(NodeKind.TEASER, path, self.index.tie(path))) if path else ""

    def newest(self, listing: str) -> tuple[str, ...]:
        """The newest stories of a listing."""
        found: tuple[str, ...] = self.read(NodeKind.NEWEST, listing, self.index.newest(listing))
        return found

    def versions(self, original: str, translations: tuple[str, ...], path: str) -> list[str]:
        """What others show of a story in other languages: the original, the translations."""
        paths = [*translations]
        if original:
            known = self.read(NodeKind.KNOWN, original, self.index.known(original))
            siblings = self.read(NodeKind.LATER, original, self.index.later(original))[1]
            paths += [*([known] if known else []), *siblings]
        return [self.teaser(one) for one in dict.fromkeys(paths) if one != path]

    def languages(self) -> list[str]:
        """The languages of translations."""
        found = self.index.languages()
        self.needs.add(Node(NodeKind.BELOW, FOREIGN))
        return found

    def tied(self, id_: str, path: str) -> str:
        """What ties the story with this id, unless it is the one at `path`."""
        if not id_:
            return ""
        found = self.read(NodeKind.KNOWN, id_, self.index.known(id_))
        return self.tie(found) if found != path else ""
