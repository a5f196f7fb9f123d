"""The branch's files: a marker that says what it is, and one file per story.

Only what is asked for is read, and only the path to one file is written again, so that neither
grows with the archive.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.errors import LedgerError
from newsroom.ledger.git import Entry, Git, Objects, Tree, Trees
from newsroom.ledger.record import (
    VERSION,
    Record,
    damaged,
    decode,
    encode,
    path_of,
    refuse_newer,
)

MARKER = "ledger.json"
_ABOUT = "What the newsroom posted and when. Written by Tayang only; see docs/adr/0017."


@dataclass(frozen=True, slots=True)
class Tip:
    """The newest commit of a branch, and its tree."""

    commit: str
    tree: str


def tip_of(objects: Objects, reference: str) -> Tip | None:
    """Where `reference` stands; None where there is no such branch."""
    found = objects.read(reference)
    if found is None:
        return None
    if found.type != "commit":
        raise _foreign(f"{reference} is a {found.type}")
    return Tip(found.name, found.data.split(b"\n", 1)[0].removeprefix(b"tree ").decode())


def read_records(objects: Objects, tip: Tip | None) -> dict[str, Record]:
    """All records at `tip`, by story id."""
    root = _root(objects, tip)
    files = dict(_files(objects, root))
    names = list(files)
    blobs = objects.read_all([files[name] for name in names])
    records = (decode(blob.data, name) for name, blob in zip(names, blobs, strict=True))
    return {record.story: record for record in records}


def changed_records(
    objects: Objects, before: str, tip: Tip | None
) -> Iterator[tuple[str, Record | None]]:
    """The records that differ between the commit `before` and `tip`, by path; None for one gone.

    Only folders that differ are read. An unknown `before` counts as empty.
    """
    old, new = _stories(objects, before), _root(objects, tip).get("stories")
    differing = dict(_differing(objects, "stories", old, new))
    names = [path for path, blob in differing.items() if blob]
    blobs = objects.read_all([differing[path] for path in names])
    for path, blob in zip(names, blobs, strict=True):
        yield path, decode(blob.data, path)
    yield from ((path, None) for path, blob in differing.items() if not blob)


def _stories(objects: Objects, commit: str) -> Entry | None:
    if not commit:
        return None
    found = tip_of(objects, commit)
    return objects.tree(found.tree).get("stories") if found else None


def _differing(
    objects: Objects, path: str, old: Entry | None, new: Entry | None
) -> Iterator[tuple[str, str]]:
    """(path, blob) of the files below `path` that are not the same; no blob for one gone."""
    if old == new:
        return
    was, now = _below(objects, old), _below(objects, new)
    if not was and not now:
        yield path, new.object if new and new.type == "blob" else ""
        return
    for name in sorted(was.keys() | now.keys()):
        yield from _differing(objects, f"{path}/{name}", was.get(name), now.get(name))


def _below(objects: Objects, entry: Entry | None) -> Tree:
    return objects.tree(entry.object) if entry and entry.type == "tree" else {}


def read_record(objects: Objects, tip: Tip | None, story_id: str) -> Record:
    """The record of one story at `tip`; an empty one where there is none yet."""
    path = path_of(story_id)
    # Folder by folder: asked for the path at once, Git would call a lost object just absent.
    entry: Entry | None = None
    tree = _root(objects, tip)
    for name in path.split("/"):
        entry = tree.get(name)
        if entry is None:
            return Record(story=story_id)
        tree = objects.tree(entry.object) if entry.type == "tree" else {}
    if entry is None or entry.type != "blob":
        raise damaged(path, "it is not a file")
    return decode(next(objects.read_all([entry.object])).data, path)


def write_record(git: Git, objects: Objects, tip: Tip | None, record: Record) -> str:
    """Store `record` beside what `tip` holds; the result is the name of the new tree."""
    root = _root(objects, tip)
    if tip is None:
        marker = {"about": _ABOUT, "format": "tayang-ledger", "version": VERSION}
        root[MARKER] = _file(git, (json.dumps(marker, indent=2) + "\n").encode())
    entry = _file(git, encode(record))
    with git.trees() as trees:
        return _put(trees, objects, root, path_of(record.story), entry)


def _put(trees: Trees, objects: Objects, tree: Tree, path: str, entry: Entry) -> str:
    head, _, rest = path.partition("/")
    if rest:
        below = tree.get(head)
        if below is not None and below.type != "tree":
            raise damaged(head, "a folder was expected there")
        inner = objects.tree(below.object) if below else {}
        entry = Entry("040000", "tree", _put(trees, objects, inner, rest, entry))
    return trees.write(tree | {head: entry})


def _file(git: Git, data: bytes) -> Entry:
    return Entry("100644", "blob", git.write(data))


def _root(objects: Objects, tip: Tip | None) -> Tree:
    """The top folder, once it is certain that it is a ledger's."""
    if tip is None:
        return {}
    root = objects.tree(tip.tree)
    entry = root.get(MARKER)
    if entry is None:
        raise _foreign(f"it has no {MARKER}")
    try:
        marker = json.loads(next(objects.read_all([entry.object])).data)
    except (ValueError, RecursionError) as error:
        raise damaged(MARKER, str(error)) from None
    refuse_newer(marker, MARKER)
    if not isinstance(marker, dict) or marker.get("format") != "tayang-ledger":
        raise _foreign(f"its {MARKER} is not Tayang's")
    return root


def _files(objects: Objects, root: Tree) -> Iterator[tuple[str, str]]:
    """(path, blob) of every record, one level of folders after the other."""
    level = {"stories": root["stories"].object} if "stories" in root else {}
    while level:
        below: dict[str, str] = {}
        for path, folder in level.items():
            for name, entry in objects.tree(folder).items():
                if entry.type == "tree":
                    below[f"{path}/{name}"] = entry.object
                elif name.endswith(".json"):
                    yield f"{path}/{name}", entry.object
        level = below


def _foreign(why: str) -> LedgerError:
    return LedgerError(
        f"cabang ledger berisi hal lain ({why}); tidak ada yang ditimpa. Beri ledger nama cabang "
        "lain di newsroom.toml ([ledger] branch), atau pindahkan cabang itu.",
        f"The ledger's branch holds something else ({why}); nothing was overwritten. Name another "
        "branch in newsroom.toml ([ledger] branch), or move that one away.",
    )
