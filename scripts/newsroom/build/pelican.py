"""Starts Pelican as a process of its own, and turns what it says into a sentence."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.errors import BuildError

LOG = ".cache/build.log"
_CONFIGURATION = "pelicanconf.py"
_RAISED = re.compile(r"^(?:\w+\.)*(\w*(?:Error|Exception|NotFound)): (.+)$", re.MULTILINE)
# What --fatal raises behind every error that was logged; the reason came before it.
_WRAPPER = "Warning or error encountered"
_PLACE = re.compile(r'File "(?P<file>[^"]+)", line (?P<line>\d+)')


@dataclass(frozen=True, slots=True)
class Run:
    """What Pelican did: pages and feeds rendered, warnings it gave, most memory it held in MiB."""

    rendered: int
    warnings: tuple[str, ...]
    peak_mib: float


def run_pelican(root: Path, output: Path, receipt: Path, now: datetime) -> Run:
    """Build the newsroom in `root` into `output`, an empty folder, as it is at `now`.

    Pelican counts as successful only if it ends well and the plug-ins' `receipt` names all of
    them: on its own it would pass over a plug-in that fails to load. Raises BuildError.
    """
    _must_be_there(root / _CONFIGURATION)
    settings = {
        "NEWSROOM_NOW": now.isoformat(),
        "NEWSROOM_RECEIPT": str(receipt),
    }
    log = root / LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    code, peak = _run(_command(output, settings), root, log)
    said = log.read_text(encoding="utf-8", errors="replace")
    if code != 0:
        raise _failed(root, said)
    return Run(_rendered(receipt), _warnings(said), peak)


def _must_be_there(configuration: Path) -> None:
    if not configuration.is_file():
        raise BuildError(
            f"{configuration} tidak ada; situs dibangun dengan berkas itu, plugins/, dan theme/.",
            f"{configuration} is missing; the site is built with it, plugins/ and theme/.",
        )


def _command(output: Path, settings: Mapping[str, str]) -> list[str]:
    # Never -q: it drops errors before --fatal sees them, and Pelican would end well.
    extra = [f"{key}={json.dumps(value)}" for key, value in settings.items()]
    return [
        *(sys.executable, "-m", "pelican", "content"),
        *("--settings", _CONFIGURATION, "--output", str(output)),
        *("--fatal", "errors", "--log-handler", "plain"),
        *("--extra-settings", *extra),
    ]


def _run(command: list[str], folder: Path, log: Path) -> tuple[int, float]:
    """The exit code, and the most memory that the process held in MiB."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, mebibytes(usage.ru_maxrss)


def mebibytes(maxrss: int) -> float:
    """`ru_maxrss` in MiB: macOS counts it in bytes, Linux in KiB."""
    return maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _rendered(receipt: Path) -> int:
    try:
        return int(json.loads(receipt.read_text(encoding="utf-8"))["rendered"])
    except (OSError, ValueError, KeyError):
        raise BuildError(
            "Plugin newsroom_receipt tidak jalan, jadi hasil Pelican tidak dapat dipercaya; "
            f"periksa PLUGINS di {_CONFIGURATION}.",
            "The plug-in newsroom_receipt did not start, so Pelican's result cannot be trusted; "
            f"check PLUGINS in {_CONFIGURATION}.",
        ) from None


def _warnings(said: str) -> tuple[str, ...]:
    lines = [line.strip() for line in said.splitlines()]
    summary = next((at for at, line in enumerate(lines) if line.startswith("Done: ")), len(lines))
    return tuple(line for line in lines[:summary] if line)


def _failed(root: Path, said: str) -> BuildError:
    place = _place(root, said)
    reason = f" ({place}): {_reason(said)}" if place else f": {_reason(said)}"
    return BuildError(
        f"Situs tidak dapat dibangun{reason}\nSitus yang lama tidak diubah. Catatan lengkap: {LOG}",
        f"The site could not be built{reason}\nThe old one was left as it was. Details: {LOG}",
    )


def _reason(said: str) -> str:
    raised = [message for _, message in _RAISED.findall(said) if message != _WRAPPER]
    if raised:
        return str(raised[-1])
    first = next((line.strip() for line in said.splitlines() if line.strip()), "")
    return first or "Pelican berhenti tanpa pesan."


def _place(root: Path, said: str) -> str:
    """The last file of this newsroom that the traceback names, with its line."""
    rooms = tuple(str(root / room) for room in ("theme", "plugins", _CONFIGURATION))
    found = [match for match in _PLACE.finditer(said) if match["file"].startswith(rooms)]
    if not found:
        return ""
    return f"{Path(found[-1]['file']).relative_to(root).as_posix()}:{found[-1]['line']}"
