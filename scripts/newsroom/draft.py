"""A new story's file: valid front matter from a few answers, and the frame of a body."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.clock import DAYS
from newsroom.corpus import FOLDER
from newsroom.story import Image, Kind, Source

MAX_SLUG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reporter says of a story.

    `at` is the event's end; for an agenda, its start. `reply_to` is the id of the story that a
    reply answers. `body` is what is written below the front matter; where it is empty, a frame
    that says what to write stands there.
    """

    title: str
    kind: Kind
    desk: str
    authors: tuple[str, ...]
    event: str
    place: str
    at: datetime
    summary: str
    sources: tuple[Source, ...]
    images: tuple[Image, ...] = ()
    tags: tuple[str, ...] = ()
    late_reason: str = ""
    reply_to: str | None = None
    body: str = ""


def slug_of(title: str) -> str:
    """The words of a title as an address: `Rakor TWAP: Medsos` gives `rakor-twap-medsos`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        if slug and len(slug) + len(word) >= MAX_SLUG:
            break
        slug = f"{slug}-{word}".strip("-")[:MAX_SLUG]
    return slug or "berita"


def free_path(root: Path, draft: Draft) -> str:
    """A path below `root` that no story has yet: a number is added where the slug is taken."""
    folder = f"{FOLDER}/{draft.at:%Y/%m}"
    slug, number = slug_of(draft.title), 1
    path = f"{folder}/{slug}.md"
    while (root / path).exists():
        number += 1
        path = f"{folder}/{slug}-{number}.md"
    return path


def id_of(draft: Draft, path: str) -> str:
    """The id of the story that is drafted at `path`: the event's day and the file's name."""
    return f"{draft.at:%Y-%m-%d}-{_slug_at(path)}"


def text_of(draft: Draft, path: str, *, id_: str = "") -> str:
    """The text of the story file at `path`; `id_` is the id of one that has one already."""
    key = "starts_at" if draft.kind is Kind.AGENDA else "ended_at"
    moment = draft.at.isoformat(timespec="minutes")
    return f"""\
---
id: {id_ or id_of(draft, path)}
title: {_quoted(draft.title)}
kind: {draft.kind}
desk: {_quoted(draft.desk)}
authors: {_list(draft.authors)}
event:
  name: {_quoted(draft.event)}
  place: {_quoted(draft.place)}
  {key}: {moment}
summary: {_quoted(draft.summary)}
tags: {_list(draft.tags)}
{_entries("sources", map(_source, draft.sources))}
{_entries("images", map(_image, draft.images))}
label: none
social: {{}}
{_line("late_reason", draft.late_reason)}{_line("reply_to", draft.reply_to)}---

{draft.body.strip() or _frame(draft.at)}
"""


def _slug_at(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def _entries(key: str, entries: Iterable[str]) -> str:
    listed = "".join(f"\n  - {entry}" for entry in entries)
    return f"{key}:{listed}" if listed else f"{key}: []"


def _source(source: Source) -> str:
    parts = [f"name: {_in_row(source.name)}", f"role: {_in_row(source.role)}"]
    parts.append(f"method: {source.method}")
    if source.at:
        parts.append(f"at: {source.at:%Y-%m-%d}")
    if source.url is not None:
        parts.append(f"url: {_in_row(source.url)}")
    return "{" + ", ".join(parts) + "}"


def _image(image: Image) -> str:
    taken = f"\n    taken_at: {image.taken_at:%Y-%m-%d}" if image.taken_at else ""
    return f"""\
file: {_quoted(image.file)}
    alt: {_quoted(image.alt)}
    caption: {_quoted(image.caption)}
    credit: {_quoted(image.credit)}{taken}
    ai: {"true" if image.ai else "false"}"""


def _line(key: str, value: str | None) -> str:
    return f"{key}: {_quoted(value)}\n" if value else ""


def _frame(at: datetime) -> str:
    return f"""\
Tulis teras berita di sini: siapa, melakukan apa, di mana, {_day(at)}.

Satu kalimat per baris; satu baris kosong di antara alinea."""


def _day(moment: datetime) -> str:
    return f"{DAYS[moment.weekday()]} ({moment.day}/{moment.month}/{moment.year})"


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_in_row, texts))}]"


def _in_row(text: str) -> str:
    """`text` as YAML between the brackets of a row, where a comma parts entries."""
    return _quoted(text, bare=r"[^\W\d_][\w ./()-]*[\w.)]|[^\W\d_]")


def _quoted(text: str, *, bare: str = r"[^\W\d_][\w .,/()-]*[\w.)]|[^\W\d_]") -> str:
    """`text` as YAML; without quotation marks where it is of the form `bare` and no YAML word."""
    plain = re.fullmatch(bare, text)
    reserved = text.lower() in ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
    if plain and not reserved and text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else f"\\U{ord(sign):08x}"
        for sign in json.dumps(text, ensure_ascii=False)
    )
