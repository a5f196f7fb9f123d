"""What a deploy must send and delete: two manifests compared.

The manifest itself goes last. A deploy that breaks off leaves the old one in place, so the next
comparison with it asks for all of the rest again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.build.output import MANIFEST, assets_first
from newsroom.build.outputs import Written
from newsroom.errors import UsageError

NONE = "none"
"""In place of a manifest: nothing was sent yet."""

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Difference:
    """From one site to another. Addresses are files below the output folder.

    `new` and `changed` are to be sent in the order of `send`, then `gone` deleted, then the
    manifest sent, if anything differs at all. `size` counts the bytes of all that is sent.
    """

    send: tuple[str, ...]
    new: frozenset[str]
    gone: tuple[str, ...]
    size: int

    @property
    def lines(self) -> list[str]:
        """One line for each step: `+` new, `~` changed, `-` gone."""
        steps = [f"{self._mark(one)} {one}" for one in self.send if one != MANIFEST]
        steps += [f"- {one}" for one in self.gone]
        return steps + [f"{self._mark(one)} {one}" for one in self.send if one == MANIFEST]

    def _mark(self, address: str) -> str:
        return "+" if address in self.new else "~"


def read_manifest(path: Path) -> Mapping[str, Written]:
    """The files that a manifest names. Raises UsageError where it is none of ours."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path} tidak dapat dibaca ({error.strerror}); beri manifest.json dari situs yang "
            f"terakhir dikirim, atau --changes-since {NONE} untuk pengiriman pertama.",
            f"{path} cannot be read ({error.strerror}); give the manifest.json of the site as it "
            f"was last sent, or --changes-since {NONE} for the first time.",
        ) from None
    try:
        files = json.loads(text)["files"]
        return {_safe(address): _written(entry) for address, entry in files.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _not_ours(path) from error


def compare(before: Mapping[str, Written], after: Mapping[str, Written], size: int) -> Difference:
    """What leads from one site to the other, whose own manifest has `size` bytes."""
    send = [one for one in assets_first(after) if before.get(one) != after[one]]
    gone = tuple(sorted(before.keys() - after.keys()))
    new = set(after.keys() - before.keys())
    if not (send or gone) and before:
        return Difference((), frozenset(), (), 0)
    if not before:
        new.add(MANIFEST)
    total = size + sum(after[one].size for one in send)
    return Difference((*send, MANIFEST), frozenset(new), gone, total)


def _safe(address: str) -> str:
    """An address that stays inside a folder and on one line."""
    parts = address.split("/")
    if address == MANIFEST or {"", ".", ".."} & set(parts) or not address.isprintable():
        raise ValueError(address)
    return address


def _written(entry: object) -> Written:
    if not isinstance(entry, dict):
        raise TypeError
    digest, size = entry["sha256"], entry["size"]
    if not isinstance(digest, str) or len(digest) != 64 or not set(digest) <= _HEX:
        raise ValueError(digest)
    if type(size) is not int or size < 0:
        raise ValueError(size)
    return Written(digest, size)


def _not_ours(path: Path) -> UsageError:
    return UsageError(
        f"{path} rusak atau bukan manifest.json dari situs yang dibuat di sini; ambil lagi dari "
        f"situs yang terakhir dikirim, atau kirim semuanya dengan --changes-since {NONE}.",
        f"{path} is damaged, or no manifest.json of a site made here; fetch it again from the "
        f"site as it was last sent, or send everything with --changes-since {NONE}.",
    )
