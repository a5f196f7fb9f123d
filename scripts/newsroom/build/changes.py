"""What is not as it was at the last build: files, records of the ledger, the hour, the settings."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.build.cache import Cache
from newsroom.build.entry import Entry, Reading
from newsroom.build.index import Index
from newsroom.build.inputs import Differences, Stamps, compare
from newsroom.build.listed import CAMPAIGN
from newsroom.build.moment import utc
from newsroom.build.state import TIP, State
from newsroom.corpus import FOLDER as STORIES
from newsroom.ledger import Ledger, Record, Recorded, recorded_of
from newsroom.node import fingerprint
from newsroom.parallel import map_chunks
from newsroom.pictures import FOLDER as PICTURES
from newsroom.registers import Campaign, Election
from newsroom.settings import Settings
from newsroom.slug import slug
from newsroom.typed import to_json

_CHUNK = 100
_JUDGED_BY, _ELECTIONS, _MARKS = "settings", "elections", "marks"


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the last build.

    `differences` are files; `stories` maps the story files to look at to whether they must be
    judged again even if they hold the same bytes; `gone` are story files that are no more.
    """

    differences: Differences
    stories: dict[str, bool]
    gone: frozenset[str]

    def touch(self, *prefixes: str) -> bool:
        """Whether a file whose path begins with any of `prefixes` came, changed or went."""
        changed = self.differences.changed | self.differences.gone
        return any(path.startswith(prefixes) for path in changed)


def find_changes(
    state: State, stamps: Stamps, cache: Cache, settings: Settings, now: datetime
) -> Changes:
    """Compare the newsroom with what `state` remembers of it, and let it remember the present."""
    index = Index(state.db)
    before = dict(state.db.execute("SELECT path, stamps FROM folder"))
    differences = compare(before, stamps)
    _remember(state, before, stamps)
    stories = dict.fromkeys(filter(_is_story, differences.changed), False)
    gone = frozenset(filter(_is_story, differences.gone))
    again = set(index.expired(utc(now))) | _with_records(state, index, cache, settings)
    again |= index.with_pictures(_pictures(differences))
    if _judged_otherwise(state, settings):
        again |= index.keys().keys()
    stories |= dict.fromkeys(again - gone, True)
    return Changes(differences, stories, gone)


def judge_again(
    changes: Changes,
    state: State,
    index: Index,
    elections: Sequence[Election],
    campaigns: Sequence[Campaign],
) -> None:
    """Add to `changes` the stories of which the registers decide something else than last time.

    Of elections all: nobody knows whom they name. Of campaigns those whose cards have another mark.
    """
    voting = fingerprint(elections)
    if state.value(_ELECTIONS) != voting:
        changes.stories.update(dict.fromkeys(index.keys().keys() - changes.gone, True))
    state.keep(_ELECTIONS, voting)
    before = json.loads(state.value(_MARKS) or "{}")
    after = {one.id: [one.mark, one.colour] for one in reversed(campaigns) if one.mark}
    for id_ in before.keys() | after.keys():
        if before.get(id_) != after.get(id_):
            members = index.members(CAMPAIGN + slug(id_))
            changes.stories.update(dict.fromkeys(set(members) - changes.gone, True))
    state.keep(_MARKS, json.dumps(after, sort_keys=True))


def read_changed(
    changes: Changes, known: Mapping[str, str], reading: Reading, jobs: int
) -> Iterator[Entry]:
    """The entries of the stories that are not what the index says, by path.

    `known` are the keys of those that need no second look while they hold the same bytes.
    """
    stories = [(path, known.get(path, "")) for path in sorted(changes.stories)]
    for chunk in map_chunks(reading, stories, jobs=jobs, size=_CHUNK):
        yield from (entry for entry in chunk if not entry.unchanged)


def known_keys(changes: Changes, index: Index) -> dict[str, str]:
    """The keys of the indexed stories that need no second look while they hold the same bytes."""
    if all(changes.stories.values()):
        return {}
    if len(changes.stories) > _CHUNK:
        keys = index.keys()
        return {
            path: keys[path]
            for path, again in changes.stories.items()
            if not again and path in keys
        }
    looked_at = (path for path, again in changes.stories.items() if not again)
    return {path: key for path in looked_at if (key := index.key(path))}


def _is_story(path: str) -> bool:
    return path.startswith(f"{STORIES}/") and path.endswith(".md")


def _pictures(differences: Differences) -> Iterator[str]:
    first = f"{PICTURES}/"
    changed = differences.changed | differences.gone
    return (path.removeprefix(first) for path in changed if path.startswith(first))


def _remember(state: State, before: Stamps, after: Stamps) -> None:
    gone = [(path,) for path in before.keys() - after.keys()]
    state.db.executemany("DELETE FROM folder WHERE path = ?", gone)
    new = [(path, stamps) for path, stamps in after.items() if before.get(path) != stamps]
    state.db.executemany("INSERT OR REPLACE INTO folder VALUES (?, ?)", new)


def _judged_otherwise(state: State, settings: Settings) -> bool:
    """Whether what decides about stories and their teasers in newsroom.toml changed."""
    decisive = (
        settings.look,
        settings.office,
        settings.deadline,
        settings.approval,
        settings.desks,
        settings.social,
        settings.search,
    )
    now = fingerprint(decisive)
    changed = state.value(_JUDGED_BY) != now
    state.keep(_JUDGED_BY, now)
    return changed


def _with_records(state: State, index: Index, cache: Cache, settings: Settings) -> set[str]:
    """The stories whose records changed; the records themselves go into the cache."""
    ledger = Ledger(settings.root, settings.ledger)
    since = state.value(TIP)
    tip, changed = ledger.changes(since)
    cache.check_records()
    if cache.tip != tip:
        missing = changed if cache.tip == since else ledger.changes("")[1]
        if cache.tip != since:
            cache.forget_records()
        cache.keep_records(tip, ((path, _kept(record)) for path, record in missing.items()))
    state.keep(TIP, tip)
    if any(record is None for record in changed.values()):
        return set(index.keys())
    return index.paths_of(record.story for record in changed.values() if record)


def _kept(record: Record | None) -> str:
    return to_json(Recorded, recorded_of(record)) if record else ""
