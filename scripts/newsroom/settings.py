"""newsroom.toml: every choice that an office makes, read once into a frozen `Settings`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsroom.errors import SettingsError
from newsroom.typed import Moment, Problem, read, strict_keys
from newsroom.typed.toml import line_of

FILE_NAME = "newsroom.toml"
LONGEST_SHARING = 3650
"""Ten years, in days: whoever writes more has most likely not meant days."""
_REPOSITORY = re.compile(r"https://[a-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")


class RuleLevel(StrEnum):
    """What newsroom.toml may say of a rule."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


class ApprovalSource(StrEnum):
    """Where approvals are recorded."""

    DECLARED = "declared"
    GITHUB = "github"


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who publishes. `site_url` has no slash at its end; `notice` stands at the foot of pages.

    `licence` says what others may do with the stories; where it is empty they have to ask.
    `security_contact` is the page on which holes in the site can be reported, for security.txt;
    without it, that is the site's own /redaksi/.
    `repository` is the web address of the newsroom's repository, whose issue forms take errors
    and replies; without it readers are led to the masthead.
    `maintainers` are the accounts (`@login`) and teams (`@organisation/team`) on GitHub that answer
    for code, workflows and settings.
    """

    name: str
    city: str
    site_url: str
    time_zone: str = "Asia/Makassar"
    tagline: str = ""
    responsible: str = ""
    address: str = ""
    notice: str = ""
    licence: str = ""
    security_contact: str = ""
    repository: str = ""
    maintainers: tuple[str, ...] = ()


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineSettings:
    """The promise: on air at most `minutes` after the event ended; a warning before that."""

    minutes: int = 120
    warn_after: int = 90

    @property
    def limit(self) -> timedelta:
        """The promise as a duration."""
        return timedelta(minutes=self.minutes)


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSettings:
    """Where approvals come from; with the `fast_lane`, any editor's first lets a story out (ADR 48)."""

    source: ApprovalSource = ApprovalSource.DECLARED
    fast_lane: bool = False


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk: its name, and the ids (people.yml) of the editors who may approve its stories."""

    name: str
    editors: tuple[str, ...] = ()
    description: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the office on a network; the key in newsroom.toml is the network's name.

    `account` is the name that people know. `id` is the network's own for it (a Page, an Instagram
    or Threads user), `server` the address of the network's interface where it is not the usual
    one. Posts really go out from `live_since` on, for stories on air since then; without it they
    go to the outbox.
    """

    account: str
    enabled: bool = True
    id: str = ""
    server: str = ""
    live_since: Moment | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSettings:
    """The branch that records what was posted; pushed to `remote` only when `push` says so."""

    branch: str = "ledger"
    remote: str = "origin"
    push: bool = False


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colour of the city, as `#rrggbb`."""

    colour: str = "#0f5e66"


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class SocialSettings:
    """For how many days a story is passed on: so long it has a card and its page names it."""

    share_days: int = 30


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How long is too long: headlines in characters, leads and sentences in words.

    The headline's limit is that of the Reuters handbook; the others are the office's own.
    """

    headline_shortest: int = 20
    headline_longest: int = 64
    lead_longest: int = 45
    sentence_longest: int = 35


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """Whether the site can be searched; without it the builds of a large archive are quicker."""

    enabled: bool = True


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The tables of newsroom.toml."""

    newsroom: Office
    deadline: DeadlineSettings = DeadlineSettings()
    approval: ApprovalSettings = ApprovalSettings()
    desks: Mapping[str, Desk] = field(default_factory=dict)
    networks: Mapping[str, Account] = field(default_factory=dict)
    ledger: LedgerSettings = LedgerSettings()
    look: Look = Look()
    social: SocialSettings = SocialSettings()
    search: SearchSettings = SearchSettings()
    style: Style = Style()
    rules: Mapping[str, RuleLevel] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """newsroom.toml as read, with the repository's root folder."""

    root: Path
    office: Office
    deadline: DeadlineSettings
    approval: ApprovalSettings
    desks: Mapping[str, Desk]
    networks: Mapping[str, Account]
    ledger: LedgerSettings
    look: Look
    social: SocialSettings
    search: SearchSettings
    style: Style
    rules: Mapping[str, RuleLevel]
    zone: ZoneInfo


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds newsroom.toml."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise SettingsError(
        f"{FILE_NAME} tidak ditemukan di {start} maupun di atasnya; jalankan dari dalam repositori redaksi.",
        f"No {FILE_NAME} in {start} or above it; run this inside the newsroom's repository.",
    )


def load_settings(root: Path) -> Settings:
    """Read `root`/newsroom.toml. Raises SettingsError naming every problem with its line."""
    path = root / FILE_NAME
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} tidak dapat dibaca ({error}); periksa berkasnya.",
            f"{path} cannot be read ({error}); check the file.",
        ) from None
    return parse_settings(root, text)


def parse_settings(root: Path, text: str) -> Settings:
    """Read the text of newsroom.toml; `root` is only recorded."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{FILE_NAME} tidak dapat dibaca: {error}. Perbaiki baris itu.",
            f"{FILE_NAME} cannot be read: {error}. Mend that line.",
        ) from None
    choices, problems = read(Choices, data)
    if problems or choices is None:
        raise _refused(text, problems)
    _refuse_what_cannot_be(choices)
    return _settings(root, choices)


def _refuse_what_cannot_be(choices: Choices) -> None:
    """Values of the right type that would put false figures or dead links on every page."""
    minutes, days = choices.deadline.minutes, choices.social.share_days
    address = choices.newsroom.site_url
    if minutes < 1:
        raise SettingsError(
            f"{FILE_NAME}, [deadline]: minutes = {minutes} bukan tenggat; tulis paling sedikit 1.",
            f"{FILE_NAME}, [deadline]: minutes = {minutes} is no deadline; write 1 or more.",
        )
    if not 1 <= days <= LONGEST_SHARING:
        raise SettingsError(
            f"{FILE_NAME}, [social]: share_days = {days} di luar batas; tulis 1 sampai {LONGEST_SHARING}.",
            f"{FILE_NAME}, [social]: share_days = {days} is out of bounds; write 1 to {LONGEST_SHARING}.",
        )
    contact = choices.newsroom.security_contact
    # RFC 9116, 2.5.3: an address on the web has to begin so. A line of its own is all it may fill.
    if contact and (not contact.startswith("https://") or contact.split() != [contact]):
        raise SettingsError(
            f'{FILE_NAME}, [newsroom]: security_contact = "{contact}" bukan alamat halaman; awali '
            "dengan https://, tanpa spasi.",
            f'{FILE_NAME}, [newsroom]: security_contact = "{contact}" is no address of a page; '
            "begin it with https://, without spaces.",
        )
    if not address.startswith(("https://", "http://")):
        raise SettingsError(
            f'{FILE_NAME}, [newsroom]: site_url = "{address}" bukan alamat lengkap; awali dengan https://.',
            f'{FILE_NAME}, [newsroom]: site_url = "{address}" is no full address; begin it with https://.',
        )
    repository = choices.newsroom.repository
    if repository and not _REPOSITORY.fullmatch(repository):
        raise SettingsError(
            f'{FILE_NAME}, [newsroom]: repository = "{repository}" bukan alamat repositori; tulis misalnya "https://github.com/kantor/berita".',
            f'{FILE_NAME}, [newsroom]: repository = "{repository}" is no address of a repository; write for instance "https://github.com/office/news".',
        )


def _settings(root: Path, choices: Choices) -> Settings:
    tables = {one.name: getattr(choices, one.name) for one in fields(choices)}
    office = tables.pop("newsroom")
    return Settings(root=root, office=office, zone=_zone(office.time_zone), **tables)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(
            f'{FILE_NAME}: zona waktu "{name}" tidak dikenal; pakai misalnya Asia/Makassar.',
            f'{FILE_NAME}: unknown time zone "{name}"; use for instance Asia/Makassar.',
        ) from None


def _refused(text: str, problems: list[Problem]) -> SettingsError:
    lines = text.splitlines()
    told = [(line_of(lines, problem.loc), problem) for problem in problems]
    return SettingsError(
        "\n".join(f"{FILE_NAME}:{line}: {problem.message}" for line, problem in told),
        "\n".join(f"{FILE_NAME}:{line}: {problem.message_en}" for line, problem in told),
    )
