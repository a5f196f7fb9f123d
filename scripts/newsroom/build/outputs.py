"""What stands in the output, what each of it was made from, and whether it still stands there."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple

from newsroom.build.task import Rendered, Task, TaskKind, parse_task
from newsroom.node import GLOBAL, Node, parse_node
from newsroom.parallel import in_two


class Written(NamedTuple):
    """A file of the output: the SHA-256 and number of its bytes."""

    digest: str
    size: int


_OF_STORIES = tuple(f"{kind}:" for kind in (TaskKind.STORY, TaskKind.STORY_JSON, TaskKind.CALENDAR))


class Outputs:
    """The outputs in `db`, by address: the file's name below the output folder."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._common: set[int] = set()

    def want(self, address: str, task: Task) -> bool:
        """Have an output; whether it is a new one."""
        row = self._db.execute("SELECT task FROM output WHERE address = ?", (address,)).fetchone()
        if row and row[0] == str(task):
            return False
        values = (address, str(task))
        self._db.execute("INSERT OR REPLACE INTO output VALUES (?, ?, '', 0, 0, 0)", values)
        return True

    def drop(self, address: str) -> None:
        """Have an output no more."""
        for table in ("output", "need", "shown"):
            self._db.execute(f"DELETE FROM {table} WHERE address = ?", (address,))  # noqa: S608

    def task(self, address: str) -> Task | None:
        """What stands at `address`, or nothing."""
        row = self._db.execute("SELECT task FROM output WHERE address = ?", (address,)).fetchone()
        return parse_task(row[0]) if row else None

    def digest(self, address: str) -> str:
        """The SHA-256 of the output at `address`, as it was written; nothing where there is none."""
        query = "SELECT digest FROM output WHERE address = ?"
        row = self._db.execute(query, (address,)).fetchone()
        return str(row[0]) if row else ""

    def of_kind(self, kind: TaskKind) -> set[str]:
        """The addresses of all outputs of one kind."""
        query = "SELECT address FROM output WHERE task >= ? AND task < ?"
        rows = self._db.execute(query, (f"{kind}:", f"{kind};"))
        return {address for (address,) in rows}

    def beginning(self, task: Task) -> set[str]:
        """The addresses of all outputs of a task's kind whose names begin with its name."""
        query = "SELECT address FROM output WHERE task >= ? AND task < ?"
        return {one for (one,) in self._db.execute(query, (str(task), f"{task}\uffff"))}

    def files(self, prefix: str) -> set[str]:
        """The addresses below the folder `prefix`, such as `cards/`, but of no story.

        A story can stand anywhere: its folders are its reporter's choice.
        """
        rows = self._db.execute(
            "SELECT address, task FROM output WHERE address >= ? AND address < ?",
            (prefix, prefix + "\uffff"),
        )
        return {address for address, task in rows if not task.startswith(_OF_STORIES)}

    def all(self) -> Iterator[tuple[str, Task]]:
        """Every output with its task, by address."""
        rows = self._db.execute("SELECT address, task FROM output ORDER BY address").fetchall()
        return ((address, parse_task(task)) for address, task in rows)

    def written(self, address: str | None = None) -> Iterator[tuple[str, str, int]]:
        """Address, SHA-256 and size of every output, by address; or of the one at `address`."""
        query = "SELECT address, digest, size FROM output"
        if address is not None:
            return self._db.execute(f"{query} WHERE address = ?", (address,))
        return self._db.execute(f"{query} ORDER BY address")

    def reading(self, node: Node) -> set[str]:
        """The addresses of the outputs that read `node`."""
        if node.kind in GLOBAL:
            query = "SELECT address FROM output JOIN common ON common = id WHERE node = ?"
        else:
            query = "SELECT address FROM need WHERE node = ?"
        return {address for (address,) in self._db.execute(query, (str(node),))}

    def needs(self, address: str) -> list[Node]:
        """The nodes that were read for the output at `address`."""
        rows = self._db.execute(
            "SELECT node FROM need WHERE address = ?1 UNION SELECT node FROM output JOIN common"
            " ON common = id WHERE address = ?1 ORDER BY 1",
            (address,),
        )
        return [parse_node(node) for (node,) in rows]

    def common_nodes(self) -> set[Node]:
        """The nodes that hold for the whole site and were read for some output."""
        return {
            parse_node(node) for (node,) in self._db.execute("SELECT DISTINCT node FROM common")
        }

    def keep(self, rendered: Iterable[Rendered]) -> None:
        """Note what was rendered, and what was read for it."""
        outputs: list[tuple[object, ...]] = []
        needs: list[tuple[str, str]] = []
        shown: list[tuple[str, str]] = []
        for one in rendered:
            here, everywhere = _parted(one.needs)
            common = self._common_set(everywhere)
            outputs.append((one.digest, one.size, one.time, common, one.address))
            needs += [(node, one.address) for node in here]
            shown += [(one.address, name) for name in one.shown]
        addresses = [(row[-1],) for row in outputs]
        self._db.executemany("DELETE FROM need WHERE address = ?", addresses)
        self._db.executemany("DELETE FROM shown WHERE address = ?", addresses)
        self._db.executemany(
            "UPDATE output SET digest = ?, size = ?, time = ?, common = ? WHERE address = ?",
            outputs,
        )
        self._db.executemany("INSERT OR IGNORE INTO need VALUES (?, ?)", needs)
        self._db.executemany("INSERT OR IGNORE INTO shown VALUES (?, ?)", shown)

    def _common_set(self, nodes: list[str]) -> int:
        """The number of a set of nodes, which pages of one sort share."""
        number = _set_id(nodes)
        if number not in self._common:
            rows = [(number, node) for node in nodes]
            self._db.executemany("INSERT OR IGNORE INTO common VALUES (?, ?)", rows)
            self._common.add(number)
        return number

    def keep_file(self, address: str, task: Task, written: Written, time: int = 0) -> None:
        """Note a file that was not rendered, and when it was last changed, in nanoseconds."""
        self._db.execute(
            "INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, ?, 0)",
            (address, str(task), *written, time),
        )

    def shown_by(self, addresses: Iterable[str]) -> set[str]:
        """The pictures on these pages."""
        return {
            name
            for address in addresses
            for (name,) in self._db.execute(
                "SELECT picture FROM shown WHERE address = ?", (address,)
            )
        }

    def is_shown(self, name: str) -> bool:
        """Whether a picture is on any page."""
        query = "SELECT 1 FROM shown WHERE picture = ? LIMIT 1"
        return self._db.execute(query, (name,)).fetchone() is not None

    def shown_keys(self) -> set[str]:
        """The keys of all pictures on pages, which stand before the endings of their names."""
        rows = self._db.execute("SELECT DISTINCT picture FROM shown")
        files = (name.partition("|")[0] for (name,) in rows)
        return {file.rpartition(".")[0].rpartition("-")[2] for file in files}

    def showing(self, addresses: Iterable[str]) -> set[str]:
        """The pictures whose own files are among `addresses`."""
        found: set[str] = set()
        for address in addresses:
            first = address.partition("/")[2] + "|"
            query = "SELECT picture FROM shown WHERE picture >= ? AND picture < ? LIMIT 1"
            found |= {name for (name,) in self._db.execute(query, (first, first + "\uffff"))}
        return found

    def damaged(self, folder: Path) -> set[str]:
        """The addresses whose files in `folder` are gone or are not what was written."""
        rows = self._db.execute("SELECT address, size, time FROM output").fetchall()
        doubtful = in_two(partial(_changed, folder), rows)
        bad: set[str] = set()
        for address, time in doubtful:
            query = "SELECT digest FROM output WHERE address = ?"
            (digest,) = self._db.execute(query, (address,)).fetchone()
            if time is None or digest_of(folder / address) != digest:
                bad.add(address)
                continue
            update = "UPDATE output SET time = ? WHERE address = ?"
            self._db.execute(update, (time, address))
        return bad


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits; nothing where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _changed(folder: Path, rows: Iterable[tuple[str, int, int]]) -> list[tuple[str, int | None]]:
    """The files (address, size, time) whose size or time is another now, with the time or None."""
    try:
        # Below a folder in hand a file is found in less time than from the root.
        here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return [(address, None) for address, _, _ in rows]
    try:
        seen = ((address, size, time, _stat(address, here)) for address, size, time in rows)
        return [
            (address, stat and stat.st_mtime_ns)
            for address, size, time, stat in seen
            if stat is None or stat.st_mtime_ns != time or stat.st_size != size
        ]
    finally:
        os.close(here)


def _stat(address: str, folder: int) -> os.stat_result | None:
    try:
        return os.stat(address, dir_fd=folder)
    except OSError:
        return None


def _parted(needs: Iterable[str]) -> tuple[list[str], list[str]]:
    """Nodes of the index, and those that hold for the whole site."""
    here: list[str] = []
    everywhere: list[str] = []
    for node in sorted(set(needs)):
        (everywhere if node.partition(":")[0] in GLOBAL else here).append(node)
    return here, everywhere


def _set_id(nodes: Iterable[str]) -> int:
    """A number for a set of nodes."""
    hashed = blake2b("\n".join(nodes).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(hashed, "big") >> 1
