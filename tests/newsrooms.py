"""Whole newsrooms for tests: on disk for the commands, in memory for the rules."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import newsroom
from newsroom.corpus import Archive, Before, sketch
from newsroom.registers import SHAPES, Person, Registers, WordList, load_registers
from newsroom.rules import Context
from newsroom.settings import Settings
from newsroom.story import parse
from newsroom.story.frontmatter import read_yaml
from newsroom.typed import read
from tests.stories import SETTINGS, WITA, make_settings

T = TypeVar("T")
NOW = datetime(2026, 11, 19, 16, 0, tzinfo=WITA)
PEOPLE = """\
- {id: siti, name: Siti Rahma, role: Reporter}
- {id: budi, name: Budi Santoso, role: Reporter}
- {id: dewi, name: Dewi Anggraini, role: Penyunting}
- {id: tomi, name: Tomi Wijaya, role: Penyunting}
- {id: hendro, name: Hendro Kusuma, role: Penyunting}
"""


def make_newsroom(
    folder: Path, *, settings: str = "", stories: Mapping[str, str] | None = None
) -> Path:
    """Write newsroom.toml and people.yml into `folder`, and `stories` by their path.

    `settings` is added to newsroom.toml. The desks are those of `tests.stories`.
    """
    files = {
        "newsroom.toml": SETTINGS + settings,
        "content/registers/people.yml": PEOPLE,
        **(stories or {}),
    }
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder


def make_registers(**more: str) -> Registers:
    """The registers of that newsroom; each keyword adds a YAML list to the register it names.

    The word lists are those of the repository: rules and lists are kept together.
    """
    added: dict[str, Any] = {name: _entries(SHAPES[name], text) for name, text in more.items()}
    people = _entries(Person, PEOPLE) + added.pop("people", ())
    return Registers(people=people, words=_word_lists(), **added)


@cache
def _word_lists() -> Mapping[str, WordList]:
    registers, _ = load_registers(Path(newsroom.__file__).parents[2])
    return registers.words


def _entries(shape: type[T], text: str) -> tuple[T, ...]:
    data = read_yaml(text).data
    assert isinstance(data, list)
    entries = []
    for item in data:
        value, problems = read(shape, item)
        assert value is not None
        assert not problems, problems
        entries.append(value)
    return tuple(entries)


def make_archive(files: Mapping[str, str], *, zone: tzinfo = WITA) -> Archive:
    """The archive of story files, given as texts by path."""
    stories = [parse(path, text, zone=zone)[0] for path, text in sorted(files.items())]
    return Archive([sketch(story, zone) for story in stories if story], files.get)


def make_context(
    now: datetime = NOW,
    *,
    settings: Settings | None = None,
    registers: Registers | None = None,
    files: Mapping[str, str] | None = None,
    before: Before | None = None,
) -> Context:
    """What a rule may know in that newsroom; nothing is recorded there.

    `files` are the story files of its archive, texts by path; `before` is how files were.
    """
    return Context(
        settings=settings or make_settings(),
        registers=registers or make_registers(),
        now=now,
        archive=cache(lambda: make_archive(files or {})),
        recorded=lambda _: (),
        before=before,
    )
