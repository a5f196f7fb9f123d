"""CODEOWNERS asks editors for stories and maintainers for code."""

import re
from dataclasses import replace

import pytest

from newsroom.errors import SettingsError
from newsroom.github.codeowners import codeowners
from newsroom.registers import Registers
from newsroom.settings import Settings
from tests.newsrooms import make_registers
from tests.stories import make_settings

LOGINS = {"dewi": "dewi-gh", "hendro": "Hendro-GH", "siti": "siti-gh"}
TEAM = "@kantor/teknis"


def registers() -> Registers:
    people = tuple(replace(one, github=LOGINS.get(one.id, "")) for one in make_registers().people)
    return Registers(people=people)


def settings(*maintainers: str) -> Settings:
    made = make_settings()
    return replace(made, office=replace(made.office, maintainers=maintainers))


def owners(text: str, path: str) -> list[str]:
    """Who owns `path`: of the lines that match, the last counts."""
    found: list[str] = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        pattern, *named = line.split()
        if pattern == "*" or f"/{path}".startswith(pattern):
            found = named
    return found


@pytest.mark.parametrize(
    ("path", "owned_by"),
    [
        ("content/stories/2026/11/pasar.md", ["@dewi-gh", "@Hendro-GH"]),
        ("content/images/2026/11/pasar.jpg", ["@dewi-gh", "@Hendro-GH"]),
        ("content/registers/officials.yml", ["@dewi-gh", "@Hendro-GH"]),
        ("content/registers/people.yml", [TEAM]),
        (".github/workflows/publish.yml", [TEAM]),
        (".github/CODEOWNERS", [TEAM]),
        ("scripts/newsroom/approval.py", [TEAM]),
        ("theme/templates/base.html", [TEAM]),
        ("newsroom.toml", [TEAM]),
    ],
)
def test_who_is_asked(path: str, owned_by: list[str]) -> None:
    assert owners(codeowners(settings(TEAM), registers()), path) == owned_by


def test_reporters_own_nothing() -> None:
    assert "siti" not in codeowners(settings(TEAM), registers())


def test_without_maintainers_it_says_what_that_means() -> None:
    text = codeowners(settings(), registers())

    assert "anyone who may write can have code" in text
    assert owners(text, "scripts/newsroom/approval.py") == []
    assert owners(text, "content/registers/people.yml") == ["@dewi-gh", "@Hendro-GH"]


def test_without_logins_nobody_is_asked_and_it_says_why() -> None:
    text = codeowners(settings(TEAM), make_registers())

    assert "No editor has `github`" in text
    assert owners(text, "content/stories/2026/11/pasar.md") == [TEAM]


def test_every_line_is_a_comment_or_a_pattern_with_owners() -> None:
    for text in (codeowners(settings(TEAM), registers()), codeowners(settings(), Registers())):
        for line in filter(None, text.splitlines()):
            assert re.fullmatch(r"#.*|(\*|/\S+) +@\S+( @\S+)*", line), line


@pytest.mark.parametrize("owner", ["teknis", "@a b", "@a/b/c", "@a\n* @penipu", ""])
def test_an_owner_that_is_none_is_refused(owner: str) -> None:
    with pytest.raises(SettingsError, match="tulis @akun atau @organisasi/tim"):
        codeowners(settings(owner), registers())
