"""Says of one output whether the last build rendered it, why or why not, and what it depends on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsroom.build.due import Plan
from newsroom.build.outputs import Outputs
from newsroom.build.reasons import told
from newsroom.build.site import HOME
from newsroom.build.state import open_sealed, state_name
from newsroom.build.task import Task, TaskKind
from newsroom.build.wanted import story_output
from newsroom.corpus import FOLDER as STORIES
from newsroom.errors import UsageError
from newsroom.page.addresses import root_of
from newsroom.pictures import FOLDER as PICTURES
from newsroom.settings import Settings
from newsroom.typed import did_you_mean

_INDEX = "index.html"


class Fate(StrEnum):
    """What a build did with an output."""

    RENDERED = "rendered"
    KEPT = "kept"
    REMOVED = "removed"
    COPIED = "copied"  # not rendered: a card, a picture, a part of the search index, a stylesheet


_TOLD: Mapping[Fate, tuple[str, str]] = {
    Fate.RENDERED: ("dirangkai dalam pembangunan ini", "rendered in this build"),
    Fate.KEPT: (
        "tidak dirangkai: tidak satu pun yang dibacanya berubah",
        "not rendered: nothing that it reads changed",
    ),
    Fate.REMOVED: (
        "dihapus dalam pembangunan ini: tidak ada lagi yang memerlukannya",
        "removed in this build: nothing calls for it any more",
    ),
    Fate.COPIED: (
        "bukan halaman: berkas ini dibuat sekali dari isinya, lalu disalin bila belum ada",
        "not a page: this file is made once from what it shows, and copied where it is missing",
    ),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of the output at `address`.

    `reasons` are those of the plan; `needs` are the names of what it depends on, by kind.
    """

    address: str
    fate: Fate
    reasons: tuple[str, ...]
    needs: Mapping[str, tuple[str, ...]]

    @property
    def lines(self) -> Iterator[str]:
        """It in words, line by line."""
        yield f"{_written(self.address)}: {_TOLD[self.fate][0]}."
        yield f"{_written(self.address)}: {_TOLD[self.fate][1]}."
        for reason in self.reasons:
            yield "  - {} / {}".format(*told(reason))
        if self.needs:
            yield "Bergantung pada / Depends on:"
        for kind, names in self.needs.items():
            yield f"  {kind}: {', '.join(names) or '-'}"


def explain(settings: Settings, output: Path, plan: Plan, asked: str, folder: Path) -> Explanation:
    """Explain the output that a person in `folder` calls `asked`, after a build with this plan.

    `asked` may be an address, a path, a whole URL, or the path of a story's file. Raises
    UsageError where there is no such output, BuildError where the record cannot be read.
    """
    name = state_name(settings.root, output)
    with open_sealed(settings.root / HOME, name) as db:
        outputs = Outputs(db)
        possible = list(dict.fromkeys(_readings(settings, output, asked, folder)))
        for address in possible:
            if task := outputs.task(address):
                return _explained(outputs, plan, address, task)
            if address in plan.gone:
                return Explanation(address, Fate.REMOVED, (), {})
        raise _unknown(settings, outputs, asked, possible)


def _explained(outputs: Outputs, plan: Plan, address: str, task: Task) -> Explanation:
    if task.kind is TaskKind.FILE:
        originals = sorted(name.partition("|")[2] for name in outputs.showing([address]))
        files = tuple(f"{PICTURES}/{name}" for name in originals)
        return Explanation(address, Fate.COPIED, (), {"picture": files} if files else {})
    reasons = tuple(plan.due.get(address, ()))
    needs = {
        kind: tuple(node.name for node in nodes if node.name)
        for kind, nodes in groupby(sorted(outputs.needs(address)), key=lambda node: str(node.kind))
    }
    return Explanation(address, Fate.RENDERED if reasons else Fate.KEPT, reasons, needs)


def _readings(settings: Settings, output: Path, asked: str, folder: Path) -> Iterator[str]:
    """The outputs that could be meant, the likeliest first."""
    parts = urlsplit(asked)
    path = unquote(parts.path)
    root = root_of(settings.office)
    plain = [path]
    if parts.scheme and path.startswith(f"{root}/"):
        plain.insert(0, path.removeprefix(root))
    if not parts.scheme:
        plain = [*_below(output, folder / asked), *plain]
        story = next(iter(_below(settings.root, folder / asked)), asked)
        if story.startswith(f"{STORIES}/"):
            yield story_output(story)
    for one in plain:
        yield from _files(one.strip("/"))


def _below(top: Path, path: Path) -> list[str]:
    """`path` as seen from `top`, if it is below."""
    for start in (top, top.resolve()):
        if path.is_relative_to(start):
            return [path.relative_to(start).as_posix()]
    return []


def _files(address: str) -> list[str]:
    address = "" if address == "." else address
    return [address, f"{address}/{_INDEX}"] if address else [_INDEX]


def _written(address: str) -> str:
    """An output as readers know it: `/2026/11/pasar/`."""
    if address == _INDEX or address.endswith(f"/{_INDEX}"):
        return f"/{address.removesuffix(_INDEX)}"
    return f"/{address}"


def _unknown(settings: Settings, outputs: Outputs, asked: str, possible: list[str]) -> UsageError:
    for address in possible:
        story = f"{STORIES}/{address.removesuffix(f'/{_INDEX}')}.md"
        if (settings.root / story).is_file():
            return UsageError(
                f"{story} belum tayang, jadi tidak punya halaman; newsroom gate menyebut sebabnya.",
                f"{story} is not on air, so it has no page; newsroom gate says why.",
            )
    pages = [_written(one) for one, task in outputs.all() if task.kind is not TaskKind.FILE]
    hint, hint_en = did_you_mean(_written(possible[-1]), pages)
    return UsageError(
        f'Di situs tidak ada "{asked}".{hint} Alamat semua berkas: manifest.json di situs itu.',
        f'There is no "{asked}" on the site.{hint_en} All addresses: manifest.json of the site.',
    )
