"""Makes the files of a year's index, and those that all years share."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from newsroom.errors import BuildError
from newsroom.search.canonical import LANGUAGE, canonical, emptied
from newsroom.search.record import SearchRecord
from newsroom.search.service import pagefind_files

FOLDER = "pagefind"
"""The folder of the site: pagefind's script takes the site's root for what stands before it."""
_SHARED = ("pagefind.js", "pagefind-worker.js", f"wasm.{LANGUAGE}.pagefind")


def index_year(records: Iterable[SearchRecord], folder: Path) -> None:
    """Write the index of a year's stories into `folder`, which is empty or not there yet.

    Whatever order `records` come in, the same ones give the same bytes. Raises BuildError where
    pagefind cannot make it or two stories have one address, and OSError.
    """
    # From the oldest on, so that a new story leaves the numbers of the others alone.
    ordered = sorted(records, key=lambda record: (record.moment, record.url))
    _must_differ(ordered)
    for name, data in canonical(pagefind_files(ordered), ordered).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def shared_files() -> Mapping[str, bytes]:
    """What all years need once, by the name below the folder pagefind/.

    That is the script, its worker, the Indonesian stemmer, and an index of no stories: the script
    insists on an index beside itself, and this one never changes with a year. Raises BuildError.
    """
    made = pagefind_files([_anybody()])
    return {**{name: made[name] for name in _SHARED}, **emptied(made)}


def _anybody() -> SearchRecord:
    # Without any story pagefind would not give out the stemmer.
    return SearchRecord("/", "a", "a", datetime(2000, 1, 1, tzinfo=UTC), "a", "a", 2000)


def _must_differ(records: Sequence[SearchRecord]) -> None:
    # pagefind would keep the second of them in silence.
    seen: set[str] = set()
    for record in records:
        if record.url in seen:
            raise BuildError(
                f"Dua berita beralamat {record.url}; ubah nama berkas salah satunya.",
                f"Two stories have the address {record.url}; rename the file of one.",
            )
        seen.add(record.url)
