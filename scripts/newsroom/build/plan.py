"""From what changed to what must be rendered: the index is brought up to date, nodes compared.

An output is to be rendered where it is new, where its file is not what was written, or where a
node that was read for it changed; each with its reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.build.due import DAMAGED, EVERYTHING, NEW, Plan
from newsroom.build.entry import Entry
from newsroom.build.givens import Site
from newsroom.build.index import Index, Position
from newsroom.build.listed import PAGELESS
from newsroom.build.outputs import Outputs
from newsroom.build.reach import candidates, print_of
from newsroom.build.task import Task, TaskKind
from newsroom.build.wanted import (
    event_output,
    fixed_outputs,
    listing_outputs,
    listings,
    short_output,
    story_output,
)
from newsroom.errors import ContentError
from newsroom.node import Node
from newsroom.page.addresses import AGENDA_FILE

MANY = 1000
"""Where more stories changed than this, everything counts as changed: quicker than to compare."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Brings the index and the list of outputs up to date, and says what is due."""

    site: Site
    index: Index
    outputs: Outputs
    plan: Plan

    def change_stories(self, entries: Sequence[Entry], gone: Sequence[str]) -> None:
        """Put `entries` into the index, take the stories at `gone` out, and plan what follows."""
        if not entries and not gone:
            return
        touched = [*(entry.path for entry in entries), *gone]
        before = self.index.positions(touched)
        after = [_position(entry) for entry in entries if entry.on_air]
        listed = {name for position in (*before, *after) for name in position.listings}
        if len(touched) > MANY:
            self._replace(entries, gone)
            self._everything()
        else:
            self._compare(before, after, entries, gone)
        self._list_stories(touched)
        self._list_short({position.id for position in (*before, *after) if position.id})
        self._list_listings(listed)

    def _replace(self, entries: Sequence[Entry], gone: Sequence[str]) -> None:
        self.index.remove(gone)
        self.index.replace(entries)

    def _compare(
        self,
        before: Sequence[Position],
        after: Sequence[Position],
        entries: Sequence[Entry],
        gone: Sequence[str],
    ) -> None:
        was = {node: print_of(self.index, node) for node in candidates(self.index, before, after)}
        self._replace(entries, gone)
        for node in was.keys() | candidates(self.index, before, after):
            if was.get(node) != print_of(self.index, node):
                self.change(node)

    def change(self, node: Node) -> None:
        """A node has another value: what read it must be rendered."""
        for address in self.outputs.reading(node):
            self.plan.add(address, str(node))

    def _everything(self) -> None:
        for address, task in self.outputs.all():
            if task.kind is not TaskKind.FILE:
                self.plan.add(address, EVERYTHING)

    def _list_stories(self, paths: Iterable[str]) -> None:
        calendars = self.outputs.of_kind(TaskKind.CALENDAR)
        for path in paths:
            address, calendar = story_output(path), event_output(path)
            if self.index.is_on_air(path):
                self._want(address, Task(TaskKind.STORY, path))
            elif self.outputs.task(address) == Task(TaskKind.STORY, path):
                self._drop(address)
            if self.index.event(path):
                self._want(calendar, Task(TaskKind.CALENDAR, path))
            elif calendar in calendars:
                self._drop(calendar)

    def _list_short(self, ids: Iterable[str]) -> None:
        found = [(id_, short_output(id_), Task(TaskKind.SHORT, id_)) for id_ in sorted(ids)]
        # An id that goes makes room for another with the same address.
        for id_, address, task in found:
            if not self.index.known(id_) and self.outputs.task(address) == task:
                self._drop(address)
        for id_, address, task in found:
            if self.index.known(id_):
                self._want(address, task)

    def _list_listings(self, names: Iterable[str]) -> None:
        have = listings(self.site, self.index)
        for name in names:
            if name not in PAGELESS:
                self._list(name, wanted=name in have)

    def _list(self, name: str, *, wanted: bool) -> None:
        pages = dict(listing_outputs(name, self.index)) if wanted else {}
        for address, task in pages.items():
            self._want(address, task)
        for address in self.outputs.files(f"{name}/"):
            if address not in pages:
                self._drop(address)

    def list_fixed(self) -> None:
        """Plan the outputs that belong to no story: listings that always are, feeds, sitemaps."""
        wanted = fixed_outputs(self.site, self.index)
        for address, task in wanted.items():
            self._want(address, task)
        for kind in (TaskKind.FEED, TaskKind.PAGE, TaskKind.SITEMAP, TaskKind.ARCHIVE):
            for address in self.outputs.of_kind(kind) - wanted.keys():
                self._drop(address)
        if AGENDA_FILE.strip("/") not in wanted and self.outputs.task(AGENDA_FILE.strip("/")):
            self._drop(AGENDA_FILE.strip("/"))

    def list_listings(self) -> None:
        """Plan all listings, after desks or campaigns may have changed."""
        have = listings(self.site, self.index)
        known = {
            task.name.rpartition("#")[0]
            for _, task in self.outputs.all()
            if task.kind is TaskKind.LISTING
        }
        for name in have | known:
            self._list(name, wanted=name in have)

    def change_givens(self, prints: Mapping[Node, str]) -> None:
        """Compare what holds for the whole site with `prints`, its fingerprints of the last time."""
        for node in self.outputs.common_nodes():
            if prints.get(node) != self.site.print_of(node):
                self.change(node)

    def mend(self, addresses: Iterable[str]) -> None:
        """Plan what is rendered and does not stand in the output as it was written."""
        for address in addresses:
            task = self.outputs.task(address)
            if task and task.kind is not TaskKind.FILE:
                self.plan.add(address, DAMAGED)

    def _want(self, address: str, task: Task) -> None:
        other = self.outputs.task(address)
        if other and other != task and self._stands(other):
            raise _two_at_one_address(address, other, task)
        if self.outputs.want(address, task):
            self.plan.add(address, NEW)
        self.plan.gone.discard(address)

    def _stands(self, task: Task) -> bool:
        """Whether a story stands where this task says, so that nothing else may."""
        if task.kind is TaskKind.SHORT:
            return bool(self.index.known(task.name))
        return task.kind is TaskKind.STORY and self.index.is_on_air(task.name)

    def _drop(self, address: str) -> None:
        self.plan.shown_until_now |= self.outputs.shown_by([address])
        self.outputs.drop(address)
        self.plan.gone.add(address)
        self.plan.due.pop(address, None)


def _position(entry: Entry) -> Position:
    ties = entry.follows, entry.reply_to
    position = Position(entry.path, entry.id, *ties, entry.rank, entry.listings, entry.people)
    return position._replace(translation_of=entry.translation_of)


def _two_at_one_address(address: str, one: Task, other: Task) -> ContentError:
    first, second = one.name, other.name
    if one.kind is other.kind is TaskKind.SHORT:
        return ContentError(
            f'Id "{first}" dan "{second}" memberi satu alamat pendek (/{address}); '
            "ganti id yang belum tayang.",
            f'The ids "{first}" and "{second}" make one short address (/{address}); '
            "change the one that is not on air yet.",
        )
    return ContentError(
        f"{first} dan {second} menempati alamat yang sama (/{address}); ganti nama salah satunya.",
        f"{first} and {second} have the same address (/{address}); rename one of them.",
    )
