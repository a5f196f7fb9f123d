"""All stories in short, and the questions that rules ask of them.

Everything is worked out when it is first asked for, and kept.
"""

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, compress

from newsroom.corpus.sketch import Sketch
from newsroom.story import Language

MOST_SHARING = 3
"""Words that more stories share are boilerplate, a law or a motto: nobody's own text."""

_MANY_QUESTIONS = 5
"""One pass over all fingerprints answers a question; from so many on, an index pays."""


class Archive:
    """The sketches of all stories.

    `read` gives the text of the story file at a path, None where there is none.
    """

    def __init__(self, sketches: Iterable[Sketch], read: Callable[[str], str | None]) -> None:
        self.sketches: Sequence[Sketch] = tuple(sketches)
        self._read = read
        self._asked = 0

    def text(self, path: str) -> str | None:
        """The text of the story file at `path` as it now stands; None where it cannot be read."""
        return self._read(path)

    def body(self, path: str) -> str:
        """What stands below the front matter of the story file at `path`; "" without either."""
        return _FRONT_MATTER.sub("", self._read(path) or "", count=1)

    @cached_property
    def by_path(self) -> Mapping[str, Sketch]:
        """Sketches by path."""
        return {one.path: one for one in self.sketches}

    @cached_property
    def by_id(self) -> Mapping[str, Sketch]:
        """Sketches by id; of two with one id, the first by path."""
        return {one.id: one for one in reversed(self.sketches) if one.id}

    def translations_of(self, id_: str) -> Sequence[Sketch]:
        """The stories that translate the one with this id, by path."""
        return self._translations.get(id_, ())

    @cached_property
    def _translations(self) -> Mapping[str, Sequence[Sketch]]:
        found = defaultdict(list)
        for one in self.sketches:
            if one.lang != Language.ID and one.translation_of:
                found[one.translation_of].append(one)
        return found

    def with_event_like(self, story: Sketch) -> list[Sketch]:
        """The stories whose event ended on the same day and whose name or place begins alike."""
        found: dict[str, Sketch] = {}
        for key in _event_keys(story):
            found.update((one.path, one) for one in self._by_event.get(key, ())[-_MOST_EVENTS:])
        return sorted(found.values())

    @cached_property
    def _by_event(self) -> Mapping[tuple[int, str, str], Sequence[Sketch]]:
        found = defaultdict(list)
        for one in self.sketches:
            for key in _event_keys(one):
                found[key].append(one)
        return found

    def with_title_like(self, story: Sketch, days: int) -> list[Sketch]:
        """The stories whose title begins or ends like that of `story`, newest first.

        Their events ended at most `days` before or after; there are only so many of each kind.
        """
        found: dict[str, Sketch] = {}
        for key in _title_keys(story.title):
            near = [
                one
                for one in self._by_title.get(key, ())
                if one.last_day and abs(one.last_day - story.last_day) <= days
            ]
            found.update((one.path, one) for one in near[-_MOST_TITLES:])
        return sorted(found.values(), key=lambda one: (one.last_day, one.path), reverse=True)

    @cached_property
    def _by_title(self) -> Mapping[tuple[str, ...], Sequence[Sketch]]:
        found = defaultdict(list)
        for one in self.sketches:
            for key in _title_keys(one.title):
                found[key].append(one)
        return found

    def sharing(self, story: Sketch) -> Mapping[str, frozenset[int]]:
        """The paths of other stories that seem to share words with `story`, and which fingerprints.

        What more than `MOST_SHARING` stories share does not count. A fingerprint is less than a
        run, and chance can let in a story that shares nothing: compare the texts.
        """
        mine = frozenset(array("I", story.prints))
        if not mine:
            return {}
        self._asked += 1
        # The index knows what stories of the archive share; another text is looked up.
        known = self._asked > _MANY_QUESTIONS and self.by_path.get(story.path) == story
        holders = self._shared if known else self._holders(mine)
        found: dict[str, set[int]] = defaultdict(set)
        for one in mine & holders.keys():
            paths = {*holders[one], story.path}
            if len(paths) <= MOST_SHARING:
                for path in paths - {story.path}:
                    found[path].add(one)
        return {path: frozenset(prints) for path, prints in sorted(found.items())}

    @cached_property
    def _shared(self) -> Mapping[int, Sequence[str]]:
        """The paths of the stories that hold each fingerprint that several hold, but not many."""
        counts = Counter(self._prints)
        return self._holders({one for one, count in counts.items() if 1 < count <= MOST_SHARING})

    def _holders(self, wanted: frozenset[int] | set[int]) -> Mapping[int, Sequence[str]]:
        held: dict[int, list[str]] = defaultdict(list)
        places = compress(range(len(self._prints)), map(wanted.__contains__, self._prints))
        for place, path in self._with_paths(places):
            held[self._prints[place]].append(path)
        return held

    @cached_property
    def _prints(self) -> Sequence[int]:
        return array("I", b"".join(one.prints for one in self.sketches))

    @cached_property
    def _ends(self) -> Sequence[int]:
        return list(accumulate(len(one.prints) // 4 for one in self.sketches))

    def _with_paths(self, places: Iterable[int]) -> Iterator[tuple[int, str]]:
        for place in places:
            yield place, self.sketches[bisect_right(self._ends, place)].path

    def are_linked(self, one: Sketch, other: Sketch) -> bool:
        """Whether one follows, answers or leads to the other, or both belong to one thread."""
        return (
            one.address in other.links
            or other.address in one.links
            or not self._thread(one).isdisjoint(self._thread(other))
        )

    def _thread(self, story: Sketch) -> set[str]:
        """The ids of the story and of those it goes back to."""
        ids = {story.id or story.path}
        waiting = [story]
        while waiting and len(ids) < _LONGEST_THREAD:
            here = waiting.pop()
            earlier = {here.follows, here.reply_to, here.republished_from} - ids - {""}
            ids |= earlier
            waiting += [self.by_id[one] for one in earlier if one in self.by_id]
        return ids


_LONGEST_THREAD = 50
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_MOST_TITLES = 100
_MOST_EVENTS = 50
_KEY_WORDS = 4


def _event_keys(story: Sketch) -> Iterator[tuple[int, str, str]]:
    if story.last_day and story.event and story.place:
        yield story.last_day, "event", _first_word(story.event)
        yield story.last_day, "place", _first_word(story.place)


def _first_word(text: str) -> str:
    return text.casefold().split(maxsplit=1)[0] if text.strip() else ""


def _title_keys(title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    # One slip in a title leaves its beginning or its end as it was.
    words = title.casefold().split()
    return ("^", *words[:_KEY_WORDS]), ("$", *words[-_KEY_WORDS:])
