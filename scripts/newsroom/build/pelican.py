"""Starts Pelican as a process of its own, and turns what it says into a sentence."""

import json
import logging
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from newsroom.errors import BuildError

LOG = ".cache/build.log"
CONFIGURATION = "pelicanconf.py"
_RAISED = re.compile(r"^(?:\w+\.)*(\w*(?:Error|Exception|NotFound)): (.+)$", re.MULTILINE)
# What --fatal raises behind every error that was logged; the reason came before it.
_WRAPPER = "Warning or error encountered"
_SUMMARY = re.compile(r"^Done: Processed .*? seconds\.$", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r'File "(?P<file>[^"]+)", line (?P<line>\d+)')


def prepare(root: Path) -> None:
    """Make sure that there is a Pelican site in `root`, and begin its log anew. Raises BuildError."""
    if not (root / CONFIGURATION).is_file():
        raise BuildError(
            f"{root / CONFIGURATION} tidak ada; situs dibangun dengan berkas itu, plugins/, dan theme/.",
            f"{root / CONFIGURATION} is missing; the site is built with it, plugins/ and theme/.",
        )
    log = root / LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_bytes(b"")


def fork(root: Path, socket: int, strangers: Sequence[int]) -> int:
    """Let a copy of this process become Pelican, talking over `socket`; gives the copy's id.

    `strangers` are sockets of others, which it must not hold open.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        for stranger in strangers:
            os.close(stranger)
        code = _become_pelican(root, socket)
    finally:
        # Nothing of the copied process may run its course: it belongs to the original.
        os._exit(code)


def spawn(root: Path, socket: int, _: Sequence[int] = ()) -> int:
    """Start Pelican anew, talking over `socket`; gives the process's id."""
    with (root / LOG).open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "pelican", *_arguments(socket)],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=(socket,),
        )
    # It is waited for by its id, together with its use of memory.
    process.returncode = 0
    return process.pid


def _become_pelican(root: Path, socket: int) -> int:
    os.chdir(root)
    log = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for ours, theirs in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(ours, theirs)
    # Whatever took their place in the copied process is not ours to write to.
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="replace", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="replace", closefd=False)
    # Pelican sets up its log only where there is none yet.
    logging.getLogger().handlers.clear()
    sys.argv = ["pelican", *_arguments(socket)]
    sys.path.insert(0, str(root))
    try:
        runpy.run_module("pelican", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def _arguments(socket: int) -> list[str]:
    # Never -q: it drops errors before --fatal sees them, and Pelican would end well.
    return [
        *("content", "--settings", CONFIGURATION),
        *("--fatal", "errors", "--log-handler", "plain"),
        *("--extra-settings", f"NEWSROOM_SOCKET={json.dumps(socket)}"),
    ]


def mebibytes(maxrss: int) -> float:
    """`ru_maxrss` in MiB: macOS counts it in bytes, Linux in KiB."""
    return maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def warnings(root: Path) -> tuple[str, ...]:
    """What Pelican said besides that it is done, each line once."""
    lines = (line.strip() for line in _SUMMARY.sub("", _said(root)).splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))


def failed(root: Path) -> BuildError:
    """The error for a Pelican that ended early, with the reason that it gave."""
    said = _said(root)
    place = _place(root, said)
    reason = f" ({place}): {_reason(said)}" if place else f": {_reason(said)}"
    return BuildError(
        f"Situs tidak dapat dibangun{reason}\nSitus yang lama tidak diubah. Catatan lengkap: {LOG}",
        f"The site could not be built{reason}\nThe old one was left as it was. Details: {LOG}",
    )


def _said(root: Path) -> str:
    return (root / LOG).read_text(encoding="utf-8", errors="replace")


def _reason(said: str) -> str:
    raised = [message for _, message in _RAISED.findall(said) if message != _WRAPPER]
    if raised:
        return str(raised[-1])
    first = next((line.strip() for line in said.splitlines() if line.strip()), "")
    return first or "Pelican berhenti tanpa pesan."


def _place(root: Path, said: str) -> str:
    """The last file of this newsroom that the traceback names, with its line."""
    rooms = tuple(str(root / room) for room in ("theme", "plugins", CONFIGURATION))
    found = [match for match in _PLACE.finditer(said) if match["file"].startswith(rooms)]
    if not found:
        return ""
    return f"{Path(found[-1]['file']).relative_to(root).as_posix()}:{found[-1]['line']}"
