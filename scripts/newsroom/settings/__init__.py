"""newsroom.toml: every choice that an office makes, read once into a frozen `Settings`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsroom.errors import SettingsError
from newsroom.settings.choices import (
    Account,
    ApprovalSettings,
    ApprovalSource,
    Choices,
    DeadlineSettings,
    DeploySettings,
    DeployTarget,
    Desk,
    LedgerSettings,
    Look,
    Office,
    ProvenanceSettings,
    RequestSettings,
    RuleLevel,
    SearchSettings,
    SocialSettings,
    Style,
)
from newsroom.settings.limits import FILE_NAME, LONGEST_SHARING, refuse_what_cannot_be
from newsroom.typed import Problem, read
from newsroom.typed.toml import line_of

__all__ = [
    "FILE_NAME",
    "LONGEST_SHARING",
    "Account",
    "ApprovalSettings",
    "ApprovalSource",
    "Choices",
    "DeadlineSettings",
    "DeploySettings",
    "DeployTarget",
    "Desk",
    "LedgerSettings",
    "Look",
    "Office",
    "ProvenanceSettings",
    "RequestSettings",
    "RuleLevel",
    "SearchSettings",
    "Settings",
    "SocialSettings",
    "Style",
    "find_root",
    "load_settings",
    "parse_settings",
]


@dataclass(frozen=True, slots=True)
class Settings:
    """newsroom.toml as read, with the repository's root folder."""

    root: Path
    office: Office
    deadline: DeadlineSettings
    requests: RequestSettings
    approval: ApprovalSettings
    desks: Mapping[str, Desk]
    networks: Mapping[str, Account]
    ledger: LedgerSettings
    deploy: DeploySettings
    look: Look
    social: SocialSettings
    search: SearchSettings
    provenance: ProvenanceSettings
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
    refuse_what_cannot_be(choices)
    return _settings(root, choices)


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
