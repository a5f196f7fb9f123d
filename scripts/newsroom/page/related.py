"""The stories around a story: what it follows or answers, and what came after it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path

from newsroom.edition import Edition, Published
from newsroom.page.addresses import story_address
from newsroom.page.words import Time, time_in
from newsroom.pictures import Original, measure
from newsroom.registers import Registers
from newsroom.settings import Settings
from newsroom.social.wording import clean_line
from newsroom.story import Kind, Story


@dataclass(frozen=True, slots=True)
class Related:
    """Another story that this one is tied to, and how (`Lanjutan dari`)."""

    relation: str
    title: str
    address: str
    time: Time


@dataclass(frozen=True)
class Surroundings:
    """What a story's page needs besides the story: settings, registers, the other stories.

    `in_outbox` tells of a story's id whether posts of it lie in the outbox. `now` is the hour that
    decides which stories can still be shared; without it none can.
    """

    settings: Settings
    registers: Registers
    edition: Edition
    in_outbox: Callable[[str], bool]
    now: datetime | None = None

    @cached_property
    def measure(self) -> Callable[[Path, str], Original | None]:
        """`newsroom.pictures.measure`, which reads every picture once."""
        return cache(measure)

    @cached_property
    def _by_id(self) -> Mapping[str, Published]:
        return {published.story.id: published for published in reversed(self.edition.published)}

    @cached_property
    def _later(self) -> Mapping[str, tuple[Published, ...]]:
        """The stories that follow or answer the one with this id, newest first."""
        found: dict[str, list[Published]] = defaultdict(list)
        for published in self.edition.published:
            meta = published.story.meta
            for earlier in {meta.follows, meta.reply_to} - {None}:
                found[str(earlier)].append(published)
        return {earlier: tuple(stories) for earlier, stories in found.items()}

    def name_of(self, id_: str) -> str:
        """The name of the person with this id; made from the id where people.yml lacks it."""
        person = self.registers.people_by_id.get(id_)
        return clean_line(person.name if person else id_.replace("-", " ").title())

    def related(self, story: Story) -> tuple[Related, ...]:
        """The stories that `story` follows or answers, then those that follow or answer it."""
        earlier = [("Lanjutan dari", story.meta.follows), ("Hak jawab atas", story.meta.reply_to)]
        found = [(relation, self._by_id.get(id_ or "")) for relation, id_ in earlier]
        found += [(_relation(later), later) for later in self._later.get(story.id, ())]
        return tuple(
            self._shown(relation, other)
            for relation, other in found
            if other is not None and other.story.path != story.path
        )

    def _shown(self, relation: str, other: Published) -> Related:
        return Related(
            relation,
            clean_line(other.story.meta.title),
            story_address(other.story),
            time_in(other.at, self.settings.zone),
        )


def _relation(later: Published) -> str:
    return "Hak jawab" if later.story.meta.kind is Kind.REPLY else "Lanjutan"
