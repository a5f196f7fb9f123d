"""Front matter with the place of every key and value.

python-frontmatter splits the file, with a handler of ours that remembers where; PyYAML gives
the events. Scalars stay text: what a value means is decided by the model's types, so `no` is
never read as false and a version number never as a float. Anchors, aliases and tags are not
part of the story format, which also rules out YAML bombs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from newsroom.typed import Loc

try:
    from yaml import CSafeLoader as _Loader
except ImportError:
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 8
MAX_VALUES = 4000
_NOTHING = ("", "~", "null")
"""How YAML writes that there is no value."""

Range = tuple[int, int]
"""Offsets (start, end) into the text."""


class FrontMatterError(Exception):
    """The front matter cannot be read at all. `at` is where, as offsets into the text."""

    def __init__(self, message: str, message_en: str, at: Range, quoted: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.message_en = message_en
        self.at = at
        self.quoted = quoted


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key given twice in one mapping; the first one counts."""

    loc: Loc
    at: Range


@dataclass(slots=True)
class YamlData:
    """Plain data (text, None, list, dict) and the offsets of all values and keys."""

    data: object = None
    values: dict[Loc, Range] = field(default_factory=dict)
    keys: dict[Loc, Range] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parts:
    """A story file taken apart: the YAML, and the offset at which the body begins."""

    yaml: YamlData
    body_offset: int


class _Handler(YAMLHandler):
    """Splits like python-frontmatter does, and remembers the offsets.

    python-frontmatter hands over a text whose line ends and margins it has changed; the offsets
    are those of the text as it stands in the file.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.found: tuple[int, int, int] | None = None

    def split(self, text: str) -> tuple[str, str]:
        marks = self.FM_BOUNDARY.finditer(self.text)
        opening, closing = next(marks, None), next(marks, None)
        if opening is None or closing is None or not text.startswith("---"):
            raise ValueError("no front matter")
        self.found = (opening.end(), closing.start(), closing.end())
        return self.text[opening.end() : closing.start()], self.text[closing.end() :]

    def load(self, fm: str, **_: object) -> dict[str, Any]:  # noqa: ARG002 - the base class's
        # The YAML is read by `read_yaml`, which needs the offsets that are not known here.
        return {}


def split(text: str) -> Parts:
    """Take a story file apart.

    Raises FrontMatterError where there is no front matter or it is not readable YAML.
    """
    handler = _Handler(text)
    frontmatter.parse(text, handler=handler)
    if handler.found is None:
        raise _without_front_matter(text)
    start, end, body = handler.found
    if end - start > MAX_CHARACTERS:
        raise FrontMatterError(
            f"Bagian depan lebih panjang dari {MAX_CHARACTERS} karakter; pindahkan isi berita ke bawah garis ---.",
            f"The front matter is longer than {MAX_CHARACTERS} characters; move the story below the --- line.",
            (start, start),
        )
    return Parts(read_yaml(text[start:end], shift=start), body)


def _without_front_matter(text: str) -> FrontMatterError:
    shift = len(text) - len(text.lstrip())
    if text[shift:].startswith("---"):
        return FrontMatterError(
            "Bagian depan tidak ditutup; tambahkan baris --- di bawah kunci terakhir.",
            "The front matter is not closed; add a line --- below its last key.",
            (shift, shift + 3),
        )
    return FrontMatterError(
        "Berita tidak diawali bagian depan; mulai dengan baris ---, kunci-kuncinya, lalu --- lagi.",
        "The story does not begin with front matter; start with a line ---, the keys, then --- again.",
        (shift, shift),
    )


def read_yaml(text: str, *, shift: int = 0) -> YamlData:
    """Read YAML without anchors, aliases and tags; every scalar stays text.

    `shift` is added to all offsets. Raises FrontMatterError for what cannot be read.
    """
    try:
        return _Builder(_Loader(text).get_event, shift).build()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(text, error, shift) from None
    except yaml.reader.ReaderError as error:
        at = shift + text.find(chr(error.character)) if isinstance(error.character, int) else shift
        raise FrontMatterError(
            "Bagian depan memuat karakter kendali yang tidak terlihat; hapus lalu ketik ulang barisnya.",
            "The front matter holds an invisible control character; delete it and type the line again.",
            (at, at + 1),
        ) from None


def _syntax_error(text: str, error: yaml.MarkedYAMLError, shift: int) -> FrontMatterError:
    mark = error.problem_mark or error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    quoted = _quoted_value(line) if error.problem and "mapping values" in error.problem else None
    if quoted is not None:
        key, value, replacement = quoted
        return FrontMatterError(
            f'Nilai "{key}" memuat titik dua; apit dengan tanda kutip: {replacement}',
            f'The value of "{key}" holds a colon; put it in quotation marks: {replacement}',
            (shift + start + len(line) - len(value), shift + start + len(line)),
            replacement,
        )
    return FrontMatterError(
        "Bagian depan tidak dapat dibaca di sini; periksa titik dua, tanda kutip, kurung dan lekuk baris.",
        f"The front matter cannot be read here ({error.problem}); check colons, quotation marks, brackets "
        "and indentation.",
        (shift + index, shift + index),
    )


_PLAIN_PAIR = re.compile(
    r"\s{0,80}(?:- )?(?P<key>[A-Za-z_]{1,40}):\s{1,80}(?P<value>[^\s\"'\[{>|&*!].*\S|\S)"
)


def _quoted_value(line: str) -> tuple[str, str, str] | None:
    """(key, value, value in quotation marks) of a line whose plain value holds a colon."""
    pair = _PLAIN_PAIR.fullmatch(line)
    if pair is None or ": " not in pair["value"] or " #" in pair["value"]:
        return None
    escaped = pair["value"].replace("\\", "\\\\").replace('"', '\\"')
    return pair["key"], pair["value"], f'"{escaped}"'


class _Builder:
    """Builds plain data from YAML events, within the limits of the format."""

    def __init__(self, next_event: Callable[[], Any], shift: int) -> None:
        self.next = next_event
        self.shift = shift
        self.out = YamlData()
        self.values = 0
        self.last = shift

    def build(self) -> YamlData:
        for event in iter(self.next, None):
            if type(event) is DocumentStartEvent:
                self.out.data = self.value(self.next(), (), 0)
        return self.out

    def range(self, event: Any) -> Range:
        shift = self.shift
        return shift + event.start_mark.index, shift + event.end_mark.index

    def value(self, event: Any, loc: Loc, depth: int) -> object:
        self.values += 1
        if event.anchor or event.tag or depth > MAX_DEPTH or self.values > MAX_VALUES:
            self.refuse_unwanted(event, depth)
        kind = type(event)
        if kind is ScalarEvent:
            at = self.out.values[loc] = self.range(event)
            self.last = at[1]
            text = event.value
            return None if text in _NOTHING and event.implicit[0] else text
        if kind is SequenceStartEvent:
            return self.sequence(event, loc, depth)
        return self.mapping(event, loc, depth) if kind is MappingStartEvent else None

    def sequence(self, start: Any, loc: Loc, depth: int) -> list[object]:
        items: list[object] = []
        event = self.next()
        while type(event) is not SequenceEndEvent:
            items.append(self.value(event, (*loc, len(items)), depth + 1))
            event = self.next()
        self.close(start, event, loc)
        return items

    def mapping(self, start: Any, loc: Loc, depth: int) -> dict[str, object]:
        items: dict[str, object] = {}
        event = self.next()
        while type(event) is not MappingEndEvent:
            self.values += 1
            if event.anchor or event.tag or self.values > MAX_VALUES:
                self.refuse_unwanted(event, depth)
            if type(event) is not ScalarEvent:
                raise self.error(event, "Kunci harus berupa kata.", "A key must be a word.")
            key, inside = event.value, (*loc, event.value)
            if key in items:
                self.out.duplicates.append(Duplicate(inside, self.range(event)))
                self.discard(self.next(), depth)
            else:
                self.out.keys[inside] = self.range(event)
                items[key] = self.value(self.next(), inside, depth + 1)
            event = self.next()
        self.close(start, event, loc)
        return items

    def close(self, start: Any, end: Any, loc: Loc) -> None:
        # libyaml ends a block collection where the next token begins, blank lines included.
        if start.flow_style:
            self.last = self.range(end)[1]
        self.out.values[loc] = (self.range(start)[0], self.last)

    def discard(self, event: Any, depth: int) -> None:
        """Read a value and forget it, places included."""
        kept, self.out = self.out, YamlData()
        self.value(event, (), depth + 1)
        self.out = kept

    def refuse_unwanted(self, event: Any, depth: int) -> None:
        # An alias is an event that has an anchor too, and never a tag.
        if event.anchor:
            raise self.error(
                event,
                "Jangkar & dan alias * tidak dipakai di sini; tulis nilainya langsung, atau apit dengan tanda kutip.",
                "Anchors & and aliases * are not used here; write the value itself, or put it in quotation marks.",
            )
        if event.tag and event.tag != "!":
            raise self.error(
                event,
                "Tanda ! di depan nilai tidak dipakai di sini; hapus, atau apit nilainya dengan tanda kutip.",
                "A tag ! before a value is not used here; remove it, or put the value in quotation marks.",
            )
        if depth > MAX_DEPTH:
            raise self.error(event, "Susunan terlalu dalam.", "The nesting is too deep.")
        if self.values > MAX_VALUES:
            raise self.error(
                event,
                f"Bagian depan memuat lebih dari {MAX_VALUES} nilai.",
                f"The front matter holds more than {MAX_VALUES} values.",
            )

    def error(self, event: Any, message: str, message_en: str) -> FrontMatterError:
        return FrontMatterError(message, message_en, self.range(event))
