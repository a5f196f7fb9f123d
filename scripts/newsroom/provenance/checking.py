"""Checks a story, or the list of a day, by what stands beside it: what fits, and what that proves.

Nothing here trusts what it reads: the one thing given from outside is the key.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from newsroom.provenance.day_list import (
    NAMESPACE,
    SIGNATURE,
    DayList,
    list_name,
    read_list,
)
from newsroom.provenance.keys import PublicKey
from newsroom.provenance.page_text import PageText
from newsroom.provenance.sshsig import is_signed
from newsroom.provenance.story_json import StoryJson
from newsroom.provenance.text import text_digest
from newsroom.typed import read

Fetch = Callable[[str], bytes | None]
"""Gives a file of the site by its name below the site's root; None where it is not to be had."""


class Verdict(StrEnum):
    """What became of a check: all fits and is signed; something does not fit; it cannot be told."""

    PROVEN = "proven"
    ALTERED = "altered"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked, told in both languages."""

    verdict: Verdict
    text: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Result:
    """All that was checked, in order."""

    checks: tuple[Check, ...]

    @property
    def verdict(self) -> Verdict:
        """What it comes to: one thing that does not fit outweighs all that does."""
        found = {check.verdict for check in self.checks}
        for worst in (Verdict.ALTERED, Verdict.UNPROVEN):
            if worst in found:
                return worst
        return Verdict.PROVEN if found else Verdict.UNPROVEN


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks files of the site whose whole address is `site`, empty where that is not known.

    `key` is the newsroom's public key, or None where the caller has none.
    """

    fetch: Fetch
    key: PublicKey | None
    site: str = ""

    def story(self, name: str, page: PageText | None = None) -> Result:
        """Check the story whose `story.json` is called `name`, and its page where it is given."""
        return Result(tuple(self._story(name, page)))

    def day(self, name: str, *, files: bool) -> Result:
        """Check the list called `name`, with the `files` that it names or without."""
        return Result(tuple(self._day(name, files=files)))

    def _story(self, name: str, page: PageText | None) -> Iterator[Check]:
        data = self.fetch(name)
        if data is None:
            yield _unproven(f"{name} tidak ada", f"there is no {name}")
            return
        said = read_story_json(data)
        if said is None:
            yield _altered(f"{name} bukan berkas yang utuh", f"{name} is not whole")
            return
        yield from self._text(said)
        yield from self._place(said, name)
        if page is not None:
            yield from _page(said, page)
        yield from self._listed(said, name, data)

    def _text(self, said: StoryJson) -> Iterator[Check]:
        if said.withdrawn:
            at = said.withdrawn.at.isoformat()
            yield _fits(
                f"berita ini dicabut ({at}): {said.withdrawn.reason}",
                f"this story was withdrawn ({at}): {said.withdrawn.reason}",
            )
        elif said.text is not None and text_digest(said.text) == said.sha256:
            yield _fits("sidik teks cocok dengan teksnya", "the text has its hash")
        else:
            yield _altered("sidik teks tidak cocok dengan teksnya", "the text has another hash")

    def _place(self, said: StoryJson, name: str) -> Iterator[Check]:
        here = name.rpartition("/")[0]
        if not said.url.endswith(f"/{here}/") or (self.site and said.url != f"{self.site}/{here}/"):
            yield _altered(
                f"berkas ini milik alamat lain: {said.url}",
                f"this file belongs to another address: {said.url}",
            )

    def _listed(self, said: StoryJson, name: str, data: bytes) -> Iterator[Check]:
        day = list_name(said.published_at.date())
        url = said.url.removesuffix(f"{name.rpartition('/')[0]}/") + day
        raw = self.fetch(day)
        if raw is None:
            yield _unproven(
                f"daftar harinya ({day}) tidak ada", f"there is no list of its day ({day})"
            )
            return
        found = _read_list(raw)
        if found is None or found.url != url:
            yield _altered(f"{day} bukan daftar hari itu", f"{day} is not the list of that day")
        elif found.digests.get(name) != sha256(data).hexdigest():
            yield _altered(
                f"sidik {name} tidak berdiri di {day}", f"{day} does not hold the hash of {name}"
            )
        else:
            yield _fits(f"sidiknya berdiri di {day}", f"its hash stands in {day}")
        yield self._signed(day, raw)

    def _day(self, name: str, *, files: bool) -> Iterator[Check]:
        raw = self.fetch(name)
        if raw is None:
            yield _unproven(f"{name} tidak ada", f"there is no {name}")
            return
        found = _read_list(raw)
        if found is None or not found.url.endswith(f"/{name}"):
            yield _altered(f"{name} bukan daftar yang utuh", f"{name} is not a whole list")
        elif self.site and found.url != f"{self.site}/{name}":
            yield _altered(
                f"daftar ini milik alamat lain: {found.url}",
                f"this list belongs to another address: {found.url}",
            )
        elif files:
            yield from self._files(found)
        yield self._signed(name, raw)

    def _files(self, found: DayList) -> Iterator[Check]:
        for name, digest in found.digests.items():
            data = self.fetch(name)
            if data is None:
                yield _unproven(f"{name} tidak ada", f"there is no {name}")
            elif sha256(data).hexdigest() == digest:
                yield _fits(f"sidik {name} cocok", f"{name} has its hash")
            else:
                yield _altered(f"sidik {name} tidak cocok", f"{name} has another hash")

    def _signed(self, name: str, data: bytes) -> Check:
        signature = self.fetch(name + SIGNATURE)
        if signature is None:
            return _unproven(f"{name} tidak ditandatangani", f"{name} is not signed")
        if self.key is None:
            return _unproven(
                f"tanda tangan {name} belum diperiksa: beri kunci redaksi dengan --key",
                f"the signature of {name} was not checked: give the newsroom's key with --key",
            )
        known = self.key.fingerprint
        if is_signed(data, signature, self.key, NAMESPACE):
            return _fits(
                f"{name} ditandatangani dengan kunci {known}", f"{name} is signed by {known}"
            )
        return _altered(
            f"tanda tangan {name} tidak cocok dengan kunci {known}",
            f"the signature of {name} does not fit the key {known}",
        )


def read_story_json(data: bytes) -> StoryJson | None:
    """What a `story.json` says; None where it is none, or not whole."""
    try:
        values = json.loads(data.decode())
    except (ValueError, RecursionError):
        return None
    said, problems = read(StoryJson, values)
    return None if problems else said


def _page(said: StoryJson, page: PageText) -> Iterator[Check]:
    if page.version != said.version:
        yield _altered(
            "halaman dan story.json menyebut versi yang berbeda",
            "page and story.json name different versions",
        )
    if said.text is not None and page.text != said.text:
        yield _altered(
            "teks di halaman bukan teks di story.json", "the page's text is not that of story.json"
        )
    elif page.version == said.version:
        yield _fits(
            "halaman memuat teks dan versi yang sama", "the page has the same text and version"
        )


def _read_list(raw: bytes) -> DayList | None:
    try:
        return read_list(raw.decode())
    except UnicodeDecodeError:
        return None


def _fits(text: str, text_en: str) -> Check:
    return Check(Verdict.PROVEN, text, text_en)


def _altered(text: str, text_en: str) -> Check:
    return Check(Verdict.ALTERED, text, text_en)


def _unproven(text: str, text_en: str) -> Check:
    return Check(Verdict.UNPROVEN, text, text_en)
