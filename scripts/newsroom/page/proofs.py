"""The page that says what proves a story to be ours, what does not, and how anybody checks it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from newsroom.clock import say_date
from newsroom.page.words import Link
from newsroom.provenance.day_list import FOLDER, NAMESPACE, SIGNERS, list_name, signers_file
from newsroom.provenance.keys import read_public_key
from newsroom.settings import Settings


@dataclass(frozen=True, slots=True)
class ProofsPage:
    """What the page shows. `key` and `fingerprint` are empty where the newsroom has no key.

    `who` is what the key is known by, `purpose` what its signatures are made for; `signers` is
    the address of the file that `ssh-keygen` reads both from. `days` are the newest lists.
    """

    key: str
    fingerprint: str
    who: str
    purpose: str
    signers: str
    days: tuple[Link, ...]

    @property
    def newest(self) -> str:
        """The address of the newest list, for examples; some list's where there is none yet."""
        return self.days[0].address if self.days else f"/{list_name(date(2026, 11, 23))}"


def proofs_page(settings: Settings, days: Iterable[str]) -> ProofsPage:
    """The page of a newsroom that has lists of these days (`2026-11-23`, newest first)."""
    line = settings.provenance.public_key
    key = read_public_key(line) if line else None
    return ProofsPage(
        key=key.line if key else "",
        fingerprint=key.fingerprint if key else "",
        who=signer_of(settings),
        purpose=NAMESPACE,
        signers=f"/{FOLDER}/{SIGNERS}",
        days=tuple(_link(date.fromisoformat(day)) for day in days),
    )


def signers_of(settings: Settings) -> str:
    """The file that `ssh-keygen -Y verify` takes the newsroom's key from."""
    key = read_public_key(settings.provenance.public_key)
    return signers_file(signer_of(settings), key.line)


def signer_of(settings: Settings) -> str:
    """What the key is known by: the host of the site."""
    return urlsplit(settings.office.site_url).hostname or ""


def _link(day: date) -> Link:
    return Link(say_date(day), f"/{list_name(day)}")
