"""The list of a day: the hashes of all stories that came out on it, as `sha256sum` writes them.

It stands at `/bukti/<day>.txt`. `sha256sum -c` checks it in a copy of the site, `ssh-keygen` its
signature; both pass over nothing that matters: every line but the first two names a file.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

FOLDER = "bukti"
"""The folder of the site with the lists."""

NAMESPACE = "tayang-bukti"
"""What signatures of lists are made for: one for something else does not pass for one."""

SIGNATURE = ".sig"
"""What the name of a list's signature ends with."""

SIGNERS = "allowed_signers"
"""The file beside the lists that `ssh-keygen` takes the key from."""

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<file>[^\n]+)")
_NAME = re.compile(r"(?:.*/)?(?P<day>\d{4}-\d{2}-\d{2})\.txt")


class DayList(NamedTuple):
    """A list as read: the whole address that it says it stands at, and hashes by file."""

    url: str
    digests: Mapping[str, str]


def list_name(day: date) -> str:
    """`bukti/2026-11-23.txt`, below the site's root."""
    return f"{FOLDER}/{day.isoformat()}.txt"


def is_list(address: str) -> bool:
    """Whether a file of the site, by its name below the root, is the list of a day."""
    return address.startswith(f"{FOLDER}/") and _NAME.fullmatch(address) is not None


def write_list(url: str, digests: Iterable[tuple[str, str]]) -> str:
    """The list that stands at the whole address `url`, of files by name with their SHA-256.

    The address is part of it: the list of one day, or of another site, cannot pass for it.
    """
    head = [f"# {url}", "# SHA-256 of each story.json; see /bukti/"]
    lines = (f"{digest}  {name}" for name, digest in digests)
    return "\n".join([*head, *lines]) + "\n"


def read_list(text: str) -> DayList | None:
    """What a list says; None where it is not whole."""
    first, *lines = text.split("\n")
    if not first.startswith("# ") or len(lines) < 2 or lines[-1]:
        return None
    found = [_LINE.fullmatch(line) for line in lines[1:-1]]
    digests = {one["file"]: one["digest"] for one in found if one}
    if None in found or len(digests) != len(found):
        return None
    return DayList(first.removeprefix("# "), digests)


def signers_file(host: str, key: str) -> str:
    """The file from which `ssh-keygen -Y verify -I host` takes the public key `key`, a line."""
    return f'{host} namespaces="{NAMESPACE}" {key}\n'
