"""`newsroom new`: asks a few questions, writes a valid draft."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from newsroom.clock import read_moment, say_moment
from newsroom.commands import Shell
from newsroom.draft import Draft, free_path, text_of
from newsroom.errors import UsageError
from newsroom.files import write_new
from newsroom.registers import Registers
from newsroom.settings import Settings
from newsroom.story import Image, Kind, Method, Source
from newsroom.workspace import open_workspace

HELP = "ask a few questions and write a valid draft"

T = TypeVar("T")


def configure(parser: argparse.ArgumentParser) -> None:
    """Every answer can be given as an option; only the others are asked for."""
    for name, meaning in _OPTIONS:
        parser.add_argument(f"--{name}", metavar="TEXT", help=meaning)


_OPTIONS = (
    ("title", "headline"),
    ("kind", f"one of: {', '.join(Kind)} (default news)"),
    ("desk", "id of a desk in newsroom.toml"),
    ("author", "your id in content/registers/people.yml"),
    ("event", "what happened"),
    ("place", "where"),
    ("at", "when the event ended: 15.00, or 2026-11-19T15:00 (an agenda: when it starts)"),
    ("summary", "one sentence of at most 160 characters"),
    ("source", "the main source's name"),
    ("role", "the main source's role"),
    ("reply-to", "id of the story that a reply answers"),
    ("picture", "a photo story's file in content/images, such as 2026/11/foto.jpg"),
    ("alt", "what the picture shows, for people who do not see it: 40 to 150 characters"),
    ("caption", "the picture's caption"),
    ("credit", "who made the picture"),
)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Ask, write the file, say where it is."""
    settings = shell.settings
    registers = open_workspace(settings.root).registers
    draft = _draft(args, shell, settings, registers)
    path = free_path(settings.root, draft)
    write_new(settings.root / path, text_of(draft, path))
    shell.print(path)
    shell.say(f"Draf tertulis. Berikutnya: sunting {path}, lalu newsroom check {path}")
    shell.say(f"The draft is written. Next: edit {path}, then newsroom check {path}")
    return 0


def _draft(
    args: argparse.Namespace, shell: Shell, settings: Settings, registers: Registers
) -> Draft:
    now = shell.clock().astimezone(settings.zone)
    people = [person.id for person in registers.people]

    def answer(name: str, question: str, accept: Callable[[str], T]) -> T:
        given = getattr(args, name.replace("-", "_"))
        return _accepted(given, accept) if given is not None else _ask(shell, question, accept)

    kind = _accepted(args.kind or Kind.NEWS, _one_of(list(Kind)))
    return Draft(
        title=answer("title", "Judul?", _some_text),
        kind=Kind(kind),
        desk=answer(
            "desk", f"Desk ({_listed(list(settings.desks))})?", _one_of(list(settings.desks))
        ),
        authors=(answer("author", f"Penulis ({_listed(people)})?", _one_of(people)),),
        event=answer("event", "Acara apa?", _some_text),
        place=answer("place", "Di mana?", _some_text),
        at=(at := answer("at", _when(kind, now), lambda text: _moment(text, now))),
        summary=answer("summary", "Ringkasan satu kalimat (paling banyak 160 huruf)?", _short),
        sources=(_source(answer, at),),
        reply_to=answer("reply-to", "Menjawab berita mana (id)?", _some_text)
        if kind == Kind.REPLY
        else None,
        images=(_picture(answer, at),) if kind == Kind.PHOTO else (),
    )


Answer = Callable[[str, str, Callable[[str], str]], str]


def _source(answer: Answer, at: datetime) -> Source:
    return Source(
        name=answer("source", "Nama narasumber utama?", _some_text),
        role=answer("role", "Jabatan atau peran narasumber?", _some_text),
        method=Method.INTERVIEW,
        at=at.date(),
    )


def _picture(answer: Answer, at: datetime) -> Image:
    return Image(
        file=answer("picture", "Berkas foto di content/images?", _some_text),
        alt=answer("alt", "Apa yang tampak di foto (40–150 huruf)?", _alt),
        caption=answer("caption", "Keterangan foto?", _some_text),
        credit=answer("credit", "Siapa pembuat fotonya?", _some_text),
        taken_at=at.date(),
    )


def _when(kind: str, now: datetime) -> str:
    verb = "mulai" if kind == Kind.AGENDA else "selesai"
    return f"Pukul berapa acara {verb}? (15.00 untuk hari ini, kini {say_moment(now)})"


def _ask(shell: Shell, question: str, accept: Callable[[str], T]) -> T:
    while True:
        try:
            return accept(shell.ask(question))
        except ValueError as reason:
            shell.say(f"  {reason}")


def _accepted(given: str, accept: Callable[[str], T]) -> T:
    try:
        return accept(given)
    except ValueError as reason:
        raise UsageError(f'"{given}": {reason}.', f'"{given}" cannot be used here.') from None


def _listed(choices: Sequence[str]) -> str:
    return ", ".join(choices)


def _some_text(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise ValueError("tidak boleh kosong")
    return text


def _short(text: str) -> str:
    text = _some_text(text)
    if len(text) > 160:
        raise ValueError(f"{len(text)} huruf; paling banyak 160")
    return text


def _alt(text: str) -> str:
    text = _some_text(text)
    if not 40 <= len(text) <= 150:
        raise ValueError(f"{len(text)} huruf; 40 sampai 150")
    return text


def _one_of(choices: Sequence[str]) -> Callable[[str], str]:
    def accept(text: str) -> str:
        if text not in choices:
            raise ValueError(f"pilih salah satu: {_listed(choices)}")
        return text

    return accept


def _moment(text: str, now: datetime) -> datetime:
    """An ISO moment, or an hour of today such as 15.00; in the newsroom's zone without offset."""
    hour = re.fullmatch(r"(\d{1,2})[.:](\d{2})", text, re.ASCII)
    if hour and int(hour[1]) < 24 and int(hour[2]) < 60:
        return now.replace(hour=int(hour[1]), minute=int(hour[2]), second=0, microsecond=0)
    moment = read_moment(text)
    if moment is None:
        raise ValueError("tulis jam seperti 15.00 atau tanggal dan jam seperti 2026-11-19T15:00")
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
