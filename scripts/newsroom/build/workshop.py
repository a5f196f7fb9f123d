"""Where new files wait until all of them are there; only what differs from the output waits."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from newsroom.build.givens import Givens, Site
from newsroom.build.output import waiting_at
from newsroom.build.task import Rendered
from newsroom.settings import Settings

_READING = os.O_RDONLY | os.O_NOFOLLOW
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class Commission:
    """What a worker must know of a build: the site, the cache folder, where files stand and wait.

    Where the output is `bare` there is no old site to keep until the new one is whole, so that
    nothing needs to wait.
    """

    settings: Settings
    givens: Givens
    now: datetime
    home: Path
    output: Path
    workshop: Path
    bare: bool = False

    @property
    def site(self) -> Site:
        """The site."""
        return Site(self.settings, self.givens, self.now)

    def giving(self, givens: Givens) -> "Commission":
        """The same with other givens."""
        return replace(self, givens=givens)


def stage(
    commission: Commission,
    address: str,
    data: bytes,
    needs: Iterable[str] = (),
    shown: Iterable[str] = (),
) -> Rendered:
    """Let a rendered file wait in the workshop, where it differs from what stands in the output.

    A bare output gets it at once: nobody reads it yet, and a build that is stopped leaves no seal,
    so that the next one compares every byte.
    """
    target = f"{commission.output}/{address}"
    time = 0 if commission.bare else _time_of(target, data)
    differs = not time
    if commission.bare:
        time = _write(target, data)
    elif differs:
        time = _write(waiting_at(commission.workshop, address), data, reserve=True)
    digest = sha256(data).hexdigest()
    return Rendered(address, digest, len(data), differs, tuple(needs), tuple(shown), time)


def _time_of(path: str, data: bytes) -> int:
    """When the file that holds `data` was last changed, in nanoseconds; 0 where it does not."""
    try:
        file = os.open(path, _READING)
    except OSError:
        return 0
    try:
        stat = os.fstat(file)
        same = stat.st_size == len(data) and os.read(file, len(data)) == data
        return stat.st_mtime_ns if same else 0
    except OSError:
        return 0
    finally:
        os.close(file)


def _write(path: str, data: bytes, *, reserve: bool = False) -> int:
    """Write a file that nobody reads yet; gives its time in nanoseconds.

    A place on the disk is reserved first for one that is to replace another: ext4 writes a file
    without a place to the disk at the very moment when it replaces, one by one.
    """
    try:
        file = os.open(path, _WRITING, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, _WRITING, 0o666)
    try:
        if reserve and data and hasattr(os, "posix_fallocate"):
            with suppress(OSError):
                os.posix_fallocate(file, 0, len(data))
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file).st_mtime_ns
    finally:
        os.close(file)
