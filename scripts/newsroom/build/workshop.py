"""Where new files wait until all of them are there; only what differs from the output waits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from newsroom.build.givens import Givens, Site
from newsroom.build.output import move, waiting_at
from newsroom.build.task import Rendered
from newsroom.settings import Settings


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
    """Let a rendered file wait in the workshop, where it differs from what stands in the output."""
    target = commission.output / address
    differs = commission.bare or _standing(target) != data
    if differs:
        waiting = waiting_at(commission.workshop, address)
        waiting.write_bytes(data)
        if commission.bare:
            target.parent.mkdir(parents=True, exist_ok=True)
            move(waiting, target)
    digest = sha256(data).hexdigest()
    return Rendered(address, digest, len(data), differs, tuple(needs), tuple(shown))


def _standing(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if not path.is_symlink() else None
    except OSError:
        return None
