"""A new story's file: valid front matter from a few answers, and the frame of a body."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.clock import DAYS
from newsroom.corpus import FOLDER
from newsroom.story import Kind

MAX_SLUG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reporter says before writing.

    `at` is the event's end; for an agenda, its start. `reply_to` is the id of the story that a
    reply answers. A photo story has a `picture` in content/images, with what it shows (`alt`), its
    caption and its credit.
    """

    title: str
    kind: Kind
    desk: str
    author: str
    event: str
    place: str
    at: datetime
    summary: str
    source: str
    role: str
    reply_to: str | None = None
    picture: str | None = None
    alt: str = ""
    caption: str = ""
    credit: str = ""


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


def text_of(draft: Draft, path: str) -> str:
    """The text of the story file at `path`."""
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    key = "starts_at" if draft.kind is Kind.AGENDA else "ended_at"
    moment = draft.at.isoformat(timespec="minutes")
    return f"""\
---
id: {draft.at:%Y-%m-%d}-{slug}
title: {_quoted(draft.title)}
kind: {draft.kind}
desk: {_quoted(draft.desk)}
authors: [{_quoted(draft.author)}]
event:
  name: {_quoted(draft.event)}
  place: {_quoted(draft.place)}
  {key}: {moment}
summary: {_quoted(draft.summary)}
tags: []
sources:
  - {{name: {_quoted(draft.source)}, role: {_quoted(draft.role)}, method: interview, at: {draft.at:%Y-%m-%d}}}
{_images(draft)}
label: none
social: {{}}
{_reply(draft)}---

Tulis teras berita di sini: siapa, melakukan apa, di mana, {_day(draft.at)}.

Satu kalimat per baris; satu baris kosong di antara alinea.
"""


def _images(draft: Draft) -> str:
    if draft.picture is None:
        return "images: []"
    return f"""\
images:
  - file: {_quoted(draft.picture)}
    alt: {_quoted(draft.alt)}
    caption: {_quoted(draft.caption)}
    credit: {_quoted(draft.credit)}
    taken_at: {draft.at:%Y-%m-%d}
    ai: false"""


def _reply(draft: Draft) -> str:
    return f"reply_to: {_quoted(draft.reply_to)}\n" if draft.reply_to is not None else ""


def _day(moment: datetime) -> str:
    return f"{DAYS[moment.weekday()]} ({moment.day}/{moment.month}/{moment.year})"


def _quoted(text: str) -> str:
    """`text` as YAML, bare where nothing in it could be misread."""
    bare = re.fullmatch(r"[^\W\d_][\w .,/()-]*[\w.)]|[^\W\d_]", text)
    reserved = text.lower() in ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
    if bare and not reserved and text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else f"\\U{ord(sign):08x}"
        for sign in json.dumps(text, ensure_ascii=False)
    )
