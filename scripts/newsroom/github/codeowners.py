""".github/CODEOWNERS, written from the desks: whom GitHub asks for a review, and of what.

A story's desk stands in its front matter, which GitHub does not read, so every editor owns every
story here, and the check `gate` sees to it that an editor of the right desk approved. Of several
owners any one suffices; the last line that matches counts (GitHub Docs, "About code owners").
"""

import re
from collections.abc import Iterable

from newsroom.errors import SettingsError
from newsroom.registers import Registers
from newsroom.settings import FILE_NAME, Settings

FILE = ".github/CODEOWNERS"
_OWNER = re.compile(r"@[A-Za-z0-9-]{1,39}(?:/[A-Za-z0-9._-]{1,100})?")

_STORIES = ("/content/",)
_TRUSTED = ("/content/registers/people.yml",)
"""What says who is an editor: whoever changes it changes who may approve."""

_HEAD = """\
# Written by `newsroom docs` from the desks in newsroom.toml and `github` in people.yml.
# Every editor owns every story; whether an editor of its desk approved is seen by the check `gate`.
"""
_NO_EDITORS = """
# No editor has `github` in content/registers/people.yml yet, so nobody is asked for stories.
"""
_NO_MAINTAINERS = """
# No `maintainers` in newsroom.toml: anyone who may write can have code, workflows and settings merged
# with one approval. Name a team, such as maintainers = ["@kantor/teknis"].
"""


def codeowners(settings: Settings, registers: Registers) -> str:
    """The text of .github/CODEOWNERS. Raises SettingsError for a maintainer that is none."""
    editors = _editors(settings, registers)
    maintainers = sorted(set(map(_sound, settings.office.maintainers)))
    parts = [_HEAD, "\n" + _lines(["*"], maintainers) if maintainers else _NO_MAINTAINERS]
    parts.append("\n" + _lines(_STORIES, editors) if editors else _NO_EDITORS)
    if maintainers and editors:
        parts.append("\n" + _lines(_TRUSTED, maintainers))
    return "".join(parts)


def _sound(owner: str) -> str:
    if _OWNER.fullmatch(owner):
        return owner
    raise SettingsError(
        f'{FILE_NAME}, [newsroom]: maintainers memuat "{owner}"; tulis @akun atau @organisasi/tim.',
        f'{FILE_NAME}, [newsroom]: maintainers holds "{owner}"; write @login or @organisation/team.',
    )


def _editors(settings: Settings, registers: Registers) -> list[str]:
    ids = {id_ for desk in settings.desks.values() for id_ in desk.editors}
    people = (person for person in registers.people if person.id in ids and person.github)
    return sorted({f"@{person.github}" for person in people}, key=str.lower)


def _lines(patterns: Iterable[str], owners: Iterable[str]) -> str:
    named = " ".join(owners)
    return "".join(f"{pattern:<32} {named}\n" for pattern in patterns)
