"""What a page may know of the newsroom besides its story; whatever it reads is noted.

Pages get at nothing else, so what was noted while a page was made is all that it depends on.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar, cast

from newsroom.networks import WEBSUB
from newsroom.node import Node, NodeKind, Note, ignore
from newsroom.pictures import Original
from newsroom.registers import Campaign, Person, Registers
from newsroom.settings import Account, ApprovalSettings, LedgerSettings, Settings, Style
from newsroom.social.feeds import hub_of
from newsroom.social.wording import clean_line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stories' pages read: newsroom.toml, people, campaigns, the sizes of pictures."""

    settings: Settings
    people: Mapping[str, Person]
    campaigns: Mapping[str, Campaign]
    measure: Callable[[Path, str], Original | None]

    def name_of(self, id_: str) -> str:
        """The name of the person with this id; made from the id where people.yml lacks it."""
        person = self.people.get(id_)
        return clean_line(person.name if person else id_.replace("-", " ").title())

    def look_up(self, name: str) -> Original | None:
        """The picture called `name` below content/images."""
        return self.measure(self.settings.root, name)


def surround(
    settings: Settings,
    registers: Registers,
    measure: Callable[[Path, str], Original | None],
    note: Note = ignore,
) -> Surroundings:
    """The surroundings in which `note` hears of everything that is read.

    `measure` finds a picture by the newsroom's folder and the name below content/images.
    """
    return Surroundings(
        watched(public(settings), NodeKind.OFFICE, note),
        WatchedMapping(registers.people_by_id, NodeKind.PERSON, note),
        WatchedMapping(registers.campaigns_by_id, NodeKind.CAMPAIGN, note),
        measure,
    )


def public(settings: Settings) -> Settings:
    """The part of newsroom.toml that pages may show: not who approves, posts or checks."""
    return replace(
        settings,
        desks={id_: replace(desk, editors=()) for id_, desk in settings.desks.items()},
        approval=ApprovalSettings(),
        networks=_hub(settings),
        ledger=LedgerSettings(),
        style=Style(),
        rules={},
    )


def _hub(settings: Settings) -> Mapping[str, Account]:
    """The account that feeds name; no page shows another one."""
    return {WEBSUB.name: settings.networks[WEBSUB.name]} if hub_of(settings) else {}


def watched(value: T, kind: NodeKind, note: Note) -> T:
    """`value`, as far as its readers can tell; `note` hears of every field that is read."""
    return cast("T", _Watched(value, kind, note))


def watch_again(watching: T, value: T) -> None:
    """Let what `watched` gave stand for `value`, and tell of each of its fields once more."""
    if isinstance(watching, _Watched):
        watching.watch(value)


class _Watched(Generic[T]):
    """Finds its fields once; then they are its own, and found without a call."""

    __slots__ = ("__dict__", "_kind", "_note", "_value")

    def __init__(self, value: T, kind: NodeKind, note: Note) -> None:
        self._value = value
        self._kind = kind
        self._note = note

    def watch(self, value: T) -> None:
        self._value = value
        self.__dict__.clear()

    def __getattr__(self, name: str) -> object:
        value = self.__dict__[name] = getattr(self._value, name)
        self._note(Node(self._kind, name))
        return value


@dataclass(frozen=True, slots=True)
class WatchedMapping(Mapping[str, T]):
    """A mapping whose keys are noted when they are asked for, found or not."""

    _values: Mapping[str, T]
    _kind: NodeKind
    _note: Note

    def __getitem__(self, key: str) -> T:
        self._note(Node(self._kind, key))
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
