"""`newsroom verify`: whether a story, or the list of a day, is the newsroom's and was not changed."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._site_files import Target, target_of
from newsroom.errors import SettingsError, UsageError
from newsroom.provenance.checking import Check, Checker, Result, Verdict
from newsroom.provenance.keys import BadKeyError, PublicKey, read_public_key
from newsroom.provenance.page_text import read_page
from newsroom.settings import Settings
from newsroom.transport import HttpTransport

HELP = "check that a story is the newsroom's and was not changed"
CODES: Mapping[Verdict, int] = {Verdict.PROVEN: 0, Verdict.ALTERED: 1, Verdict.UNPROVEN: 3}
_MARKS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.PROVEN: ("cocok", "fits"),
    Verdict.ALTERED: ("TIDAK COCOK", "DOES NOT FIT"),
    Verdict.UNPROVEN: ("belum terbukti", "not proven"),
}
_WORDS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.PROVEN: (
        (
            "Terbukti: pemegang kunci itu pernah menandatangani isi ini, dan tidak ada yang berubah "
            "sejak itu. Apakah beritanya benar, dan apakah ini versi terbaru, tidak terbukti dengannya."
        ),
        (
            "Proven: whoever holds that key once signed this, and nothing has changed since. Whether the "
            "story is true, and whether this is its newest version, is not proven by that."
        ),
    ),
    Verdict.ALTERED: (
        "Ada yang tidak cocok: isi ini diubah, rusak, atau bukan dari redaksi.",
        "Something does not fit: this was changed, is damaged, or is not the newsroom's.",
    ),
    Verdict.UNPROVEN: (
        "Belum terbukti: yang dapat diperiksa cocok, tetapi tidak ada tanda tangan yang diperiksa.",
        "Not proven: what could be checked fits, but no signature was checked.",
    ),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """What to check, and by which key."""
    parser.add_argument(
        "what",
        metavar="URL|FILE",
        help="a story's page, its story.json, or the list of a day; a file with its neighbours",
    )
    parser.add_argument(
        "--key",
        help="the newsroom's public key, or a file that holds it (default: newsroom.toml's)",
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Check; 0 proven, 1 something does not fit, 3 it cannot be told."""
    settings = _settings(shell)
    target = target_of(args.what, shell.folder, HttpTransport())
    key = _given(args.key, shell.folder) if args.key else _own(settings, target)
    checker = Checker(target.fetch, key, _site(settings, target))
    result = _check(checker, target)
    for check in result.checks:
        shell.print(_told(check))
    for words in _WORDS[result.verdict]:
        shell.say(words)
    return CODES[result.verdict]


def _check(checker: Checker, target: Target) -> Result:
    if target.is_list:
        return checker.day(target.name, files=not target.is_remote)
    page = target.fetch(target.page) if target.page else None
    if target.page and page is None:
        missing = Check(Verdict.UNPROVEN, f"{target.page} tidak ada", f"there is no {target.page}")
        return Result((missing,))
    return checker.story(target.name, read_page(page) if page is not None else None)


def _told(check: Check) -> str:
    mark, mark_en = _MARKS[check.verdict]
    return f"{mark}: {check.text}\n    {mark_en}: {check.text_en}"


def _settings(shell: Shell) -> Settings | None:
    """newsroom.toml, where the command is called in a newsroom."""
    try:
        return shell.settings
    except SettingsError:
        return None


def _site(settings: Settings | None, target: Target) -> str:
    """The address that the files must name as theirs; a copy on a disk may be of any site."""
    if target.is_remote:
        return target.site
    inside = settings is not None and target.folder.is_relative_to(settings.root)
    return settings.office.site_url.rstrip("/") if settings and inside else ""


def _own(settings: Settings | None, target: Target) -> PublicKey | None:
    """newsroom.toml's key; none for another site, whose key it cannot be."""
    if settings is None or not settings.provenance.public_key:
        return None
    ours = settings.office.site_url.rstrip("/")
    if target.is_remote and target.site != ours:
        return None
    return read_public_key(settings.provenance.public_key)


def _given(text: str, folder: Path) -> PublicKey:
    file = folder / text
    try:
        line = file.read_text("utf-8") if file.is_file() else text
        return read_public_key(line)
    except (BadKeyError, UnicodeDecodeError, OSError) as error:
        raise UsageError(
            f"--key bukan kunci publik ({error}); beri berkas .pub, atau barisnya: ssh-ed25519 AAAA…",
            f"--key is no public key ({error}); give a file .pub, or its line: ssh-ed25519 AAAA…",
        ) from None
