"""The files that are not rendered: what pages wear, cards, pictures, the search index.

Each is made once, kept in a cache of its own, and put into the output where it is missing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsroom.build.cache import Cache
from newsroom.build.index import Index
from newsroom.build.outputs import Outputs, Written
from newsroom.build.reach import print_of
from newsroom.build.recalled import recall, text_of
from newsroom.build.task import Rendered, Task, TaskKind
from newsroom.build.workshop import Commission, stage
from newsroom.networks import Shape
from newsroom.node import Node, NodeKind
from newsroom.page.teaser import Teaser
from newsroom.page.words import PAID
from newsroom.parallel import map_chunks
from newsroom.pictures import CACHE as PICTURE_CACHE
from newsroom.pictures import ensure_many, measure, prune, variants_of
from newsroom.search import CACHE as SEARCH_CACHE
from newsroom.search import FOLDER as SEARCH
from newsroom.search import SearchRecord, ensure_year, fingerprint_of, plain_text, shared_files
from newsroom.search import prune as prune_search
from newsroom.settings import Settings
from newsroom.social.cards import CACHE as CARD_CACHE
from newsroom.social.cards import SHAPES, card_of, ensure_card, trim_cards
from newsroom.typed import from_json

THEME, CARDS, PICTURES = "theme/", "cards/", "images/"
MOST_PICTURE_BYTES = 4 << 30
"""So much of drawn pictures is kept besides those that are shown."""

_SHARED = ""
_FEW_CARDS = 8


@dataclass(frozen=True, slots=True)
class Assets:
    """Makes the assets of one build. `damaged` are the outputs that do not stand as written.

    Every method gives the addresses that go, and lets new files wait in the workshop. `staged`
    collects these.
    """

    commission: Commission
    index: Index
    outputs: Outputs
    cache: Cache
    damaged: frozenset[str]
    jobs: int
    staged: list[Rendered]

    def wear(self, files: Mapping[str, bytes]) -> set[str]:
        """What pages wear."""
        for address, data in files.items():
            self._put(address, data)
        return self._drop(self.outputs.files(THEME) - files.keys())

    def cards(self) -> set[str]:
        """The cards of stories that can still be shared."""
        wanted = {
            CARDS + name: (path, key, shape)
            for path, key, names in self.index.cards()
            for name, shape in zip(names.split(), SHAPES, strict=True)
        }
        have = self.outputs.files(CARDS)
        absent = sorted(wanted.keys() - (have - self.damaged))
        draw = partial(draw_cards, self.commission.settings, self.commission.home)
        todo = [wanted[address] for address in absent]
        drawn = map_chunks(draw, todo, jobs=self.jobs, size=_FEW_CARDS)
        for address, file in zip(absent, (one for chunk in drawn for one in chunk), strict=True):
            self._put(address, file.read_bytes())
        if absent:
            trim_cards(self.commission.settings.root / CARD_CACHE)
        return self._drop(have - wanted.keys())

    def pictures(self, shown_before: set[str], addresses: Iterable[str]) -> set[str]:
        """The pictures on the pages at `addresses`, which showed `shown_before` until now."""
        shown = self.outputs.shown_by(addresses)
        have = self.outputs.files(PICTURES) - self.damaged
        absent = {name for name in shown if _variant(name) not in have}
        absent |= self.outputs.showing(self.damaged)
        self._draw(sorted({name.partition("|")[2] for name in absent}))
        unshown = {
            _variant(name) for name in shown_before - shown if not self.outputs.is_shown(name)
        }
        return self._drop(unshown)

    def _draw(self, names: Sequence[str]) -> None:
        root = self.commission.settings.root
        found = [original for name in names if (original := measure(root, name))]
        files = ensure_many(found, root, root / PICTURE_CACHE, jobs=self.jobs)
        for original, drawn in zip(found, files, strict=True):
            for variant, file in zip(variants_of(original), drawn, strict=True):
                self._put(PICTURES + variant.name, file.read_bytes())
        if found:
            prune(root / PICTURE_CACHE, self.outputs.shown_keys(), MOST_PICTURE_BYTES)

    def search(
        self, prints: Mapping[str, Sequence[str]], *, enabled: bool
    ) -> tuple[set[str], dict[str, list[str]]]:
        """The search index; also what it was made from. `prints` is that of the last time.

        It maps each year to the fingerprints of its words and of its index, and an empty name to
        those of what the years share.
        """
        if not enabled:
            return self._drop(self.outputs.files(f"{SEARCH}/")), {}
        now = {
            year: print_of(self.index, Node(NodeKind.WORDS, year)) for year in self.index.years()
        }
        now[_SHARED] = fingerprint_of(())
        gone: set[str] = set()
        made: dict[str, list[str]] = {}
        for part in sorted(prints.keys() | now.keys()):
            have = self._parts(part)
            if (
                part in now
                and [now[part]] == list(prints.get(part, ()))[:1]
                and not have & self.damaged
            ):
                made[part] = list(prints[part])
                continue
            files, index = self._index_of(part) if part in now else ({}, "")
            for address, data in files.items():
                self._put(address, data)
            gone |= have - files.keys()
            if part in now:
                made[part] = [now[part], index]
        if made != prints:
            kept = {index for _, index in made.values()}
            prune_search(self.commission.settings.root / SEARCH_CACHE, kept)
        return self._drop(gone), made

    def _parts(self, year: str) -> set[str]:
        if year:
            return self.outputs.files(f"{SEARCH}/{year}/")
        return {name for name in self.outputs.files(f"{SEARCH}/") if name.count("/") == 1}

    def _index_of(self, year: str) -> tuple[dict[str, bytes], str]:
        """The files of the index of a year, or of what all share, and the index's fingerprint."""
        if not year:
            return {f"{SEARCH}/{name}": data for name, data in shared_files().items()}, ""
        root = self.commission.settings.root
        folder = ensure_year(self._records(year), root / SEARCH_CACHE)
        files = {
            f"{SEARCH}/{year}/{file.relative_to(folder).as_posix()}": file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }
        return files, folder.parent.name

    def _records(self, year: str) -> Iterator[SearchRecord]:
        for path, _ in self.index.words(year):
            teaser = from_json(Teaser, self.index.teaser(path))
            key = self.index.aired(path)[0]
            text = text_of(self.cache, self.commission.settings, path, key)
            yield SearchRecord(
                url=teaser.address,
                title=teaser.title,
                text=plain_text(text.html),
                published=teaser.time.moment,
                desk=teaser.desk.name,
                kind=PAID if teaser.paid else teaser.kind,
                year=int(year),
                image=teaser.picture.address if teaser.picture else "",
            )

    def _put(self, address: str, data: bytes) -> None:
        rendered = stage(self.commission, address, data)
        written = Written(rendered.digest, rendered.size)
        self.outputs.keep_file(address, Task(TaskKind.FILE, address), written, rendered.time)
        self.staged.append(rendered)

    def _drop(self, addresses: set[str]) -> set[str]:
        for address in addresses:
            self.outputs.drop(address)
        return addresses


def draw_cards(
    settings: Settings, home: Path, stories: Sequence[tuple[str, str, Shape]]
) -> list[Path]:
    """The files of the cards of stories, given as path, key in the cache at `home`, and shape."""
    cache = Cache(home)
    try:
        return [_drawn(settings, cache, *one) for one in stories]
    finally:
        cache.close()


def _drawn(settings: Settings, cache: Cache, path: str, key: str, shape: Shape) -> Path:
    text = text_of(cache, settings, path, key)
    card = card_of(recall(path, text), settings, shape)
    return ensure_card(card, settings.root / CARD_CACHE)


def _variant(name: str) -> str:
    return PICTURES + name.partition("|")[0]
