"""From what changed to what must be rendered: the index is brought up to date, nodes compared.

An output is to be rendered where it is new, where its file is not what was written, or where a
node that was read for it changed; each with its reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from newsroom.build.due import DAMAGED, EVERYTHING, NEW, Plan
from newsroom.build.entry import Entry
from newsroom.build.givens import Site
from newsroom.build.index import Index, Position
from newsroom.build.kits import SHARED
from newsroom.build.listed import CAMPAIGN, PROVEN, has_pages
from newsroom.build.outputs import Outputs
from newsroom.build.reach import candidates, in_reading_order, print_of
from newsroom.build.sought import HOAXES
from newsroom.build.task import Task, TaskKind
from newsroom.build.wanted import (
    day_output,
    event_output,
    fixed_outputs,
    json_output,
    kit_output,
    listing_outputs,
    listings,
    short_output,
    sought_output,
    story_output,
)
from newsroom.errors import ContentError
from newsroom.node import Node
from newsroom.page.addresses import AGENDA_FILE, CHECK

_FIXED = (
    TaskKind.FEED,
    TaskKind.PAGE,
    TaskKind.SITEMAP,
    TaskKind.ARCHIVE,
    TaskKind.CAMPAIGNS,
    TaskKind.DIGEST,
    TaskKind.SCORECARD,
    TaskKind.SIGNERS,
)
"""The kinds of outputs that `fixed_outputs` names, all of them."""

MANY = 1000
"""Where more stories changed than this, everything counts as changed: quicker than to compare."""

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Planner:
    """Brings the index and the list of outputs up to date, and says what is due."""

    site: Site
    index: Index
    outputs: Outputs
    plan: Plan

    def change_stories(self, changed: Iterable[Entry], gone: Sequence[str]) -> None:
        """Put entries into the index, take the stories at `gone` out, and plan what follows."""
        is_first = self.index.is_empty()
        entries = self._take_in(changed) if is_first else list(changed)
        if not entries and not gone:
            return
        touched = [*(entry.path for entry in entries), *gone]
        before = [] if is_first else self.index.positions(touched)
        after = [_position(entry) for entry in entries if entry.on_air]
        listed = {name for position in (*before, *after) for name in position.listings}
        if is_first:
            self._everything()
        elif len(touched) > MANY:
            self._replace(entries, gone)
            self._everything()
        else:
            self._compare(before, after, entries, gone)
        self._list_stories(touched)
        ids = {position.id for position in (*before, *after) if position.id}
        self._list_by_id(ids, TaskKind.SHORT, short_output, self.index.known)
        kit = {one.id for one in (*before, *after) if SHARED in one.listings}
        self._list_by_id(kit, TaskKind.SHARED, kit_output, self.index.kits.shared_path)
        self._list_listings(listed)
        self._list_sought({position.sought_in for position in (*before, *after)} - {""})
        self._list_days(listed)

    def _take_in(self, entries: Iterable[Entry]) -> list[Entry]:
        """Put entries into the empty index, while others are still being read."""
        taken: list[Entry] = []
        arriving = iter(entries)
        while some := list(islice(arriving, _AT_ONCE)):
            self.index.add(some)
            taken += some
        return taken

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
        reached = in_reading_order(candidates(self.index, before, after))
        was = {node: print_of(self.index, node) for node in reached}
        self._replace(entries, gone)
        for node in in_reading_order(was.keys() | candidates(self.index, before, after)):
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
            calendar = event_output(path)
            on_air = self.index.is_on_air(path)
            pair = (story_output(path), TaskKind.STORY), (json_output(path), TaskKind.STORY_JSON)
            for address, kind in pair:
                if on_air:
                    self._want(address, Task(kind, path))
                elif self.outputs.task(address) == Task(kind, path):
                    self._drop(address)
            if self.index.event(path):
                self._want(calendar, Task(TaskKind.CALENDAR, path))
            elif calendar in calendars:
                self._drop(calendar)

    def _list_days(self, names: Iterable[str]) -> None:
        for day in (name.removeprefix(PROVEN) for name in names if name.startswith(PROVEN)):
            if self.index.day(day):
                self._want(day_output(day), Task(TaskKind.DAY_LIST, day))
            else:
                self._drop(day_output(day))

    def _list_by_id(
        self,
        ids: Iterable[str],
        kind: TaskKind,
        output: Callable[[str], str],
        stands: Callable[[str], str],
    ) -> None:
        """Plan the outputs that belong to ids; `stands` gives the story behind one, if any."""
        found = [(bool(stands(id_)), output(id_), Task(kind, id_)) for id_ in sorted(ids)]
        # An id that goes makes room for another with the same address.
        for wanted, address, task in found:
            if not wanted and self.outputs.task(address) == task:
                self._drop(address)
        for wanted, address, task in found:
            if wanted:
                self._want(address, task)

    def _list_sought(self, years: Iterable[str]) -> None:
        for year in years:
            names = {sought_output(name): name for name in self.index.seekers.files(year)}
            for address, name in names.items():
                self._want(address, Task(TaskKind.SOUGHT, name))
            for address in self.outputs.files(f"{CHECK[1:]}{year}") - names.keys():
                self._drop(address)

    def _list_listings(self, names: Iterable[str]) -> None:
        have = listings(self.site, self.index)
        for name in names:
            if has_pages(name):
                self._list(name, wanted=name in have)

    def _list(self, name: str, *, wanted: bool) -> None:
        pages = dict(listing_outputs(name, self.index)) if wanted else {}
        for address, task in pages.items():
            self._want(address, task)
        for address in self.outputs.files(f"{name}/") - pages.keys():
            other = self.outputs.task(address)
            # A campaign's calendar stands there, too.
            if other and other.kind is TaskKind.LISTING:
                self._drop(address)

    def list_fixed(self) -> None:
        """Plan the outputs that belong to no story: listings that always are, feeds, sitemaps."""
        wanted = fixed_outputs(self.site, self.index)
        for address, task in wanted.items():
            self._want(address, task)
        for kind in _FIXED:
            for address in self.outputs.of_kind(kind) - wanted.keys():
                self._drop(address)
        calendars = self.outputs.beginning(Task(TaskKind.CALENDAR, CAMPAIGN))
        for address in calendars - wanted.keys():
            self._drop(address)
        hoaxes = sought_output(HOAXES)
        if hoaxes not in wanted and self.outputs.task(hoaxes):
            self._drop(hoaxes)
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
        if task.kind is TaskKind.SHARED:
            return bool(self.index.kits.shared_path(task.name))
        return task.kind is TaskKind.STORY and self.index.is_on_air(task.name)

    def _drop(self, address: str) -> None:
        self.plan.shown_until_now |= self.outputs.shown_by([address])
        self.outputs.drop(address)
        self.plan.gone.add(address)
        self.plan.due.pop(address, None)


def _position(entry: Entry) -> Position:
    ties = entry.follows, entry.reply_to
    position = Position(entry.path, entry.id, *ties, entry.rank, entry.listings, entry.people)
    month, year = entry.tally.month if entry.tally else "", entry.sought.year
    return position._replace(translation_of=entry.translation_of, sought_in=year, month=month)


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
