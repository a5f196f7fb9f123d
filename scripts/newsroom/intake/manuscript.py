"""What a reporter answered in the form, as a draft of a story."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from newsroom.draft import Draft, text_of
from newsroom.finding import Finding, Severity
from newsroom.intake.answers import Answers, fault, is_strange
from newsroom.intake.lines import one_sentence_a_line
from newsroom.intake.moments import read_day, read_said
from newsroom.intake.sources import MOST, read_sources
from newsroom.intake.story_form import AI_MADE, KINDS, desk_options
from newsroom.intake.uploads import Uploads, find_uploads
from newsroom.registers import Person, Registers
from newsroom.settings import Settings
from newsroom.story import Image, Kind, Source

MOST_PICTURES = 10
MOST_FRONT = 60_000
"""So many characters of front matter; a story's file may have some more (`story.frontmatter`)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known besides the answers.

    `title` is the issue's, which GitHub asks for above every form, and becomes the headline.
    `opened_by` is None for somebody who is not in people.yml.
    """

    settings: Settings
    registers: Registers
    title: str
    opened_by: Person | None
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A form read. `draft` is None where an error was found, and then nothing may be written.

    `uploads` are the addresses of its pictures, `images` what is said of each, without files;
    `note` is for the editor alone.
    """

    draft: Draft | None
    uploads: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    note: str = ""
    findings: tuple[Finding, ...] = ()

    def with_pictures(self, files: Mapping[str, str]) -> Draft | None:
        """The draft with those of its pictures that were got: their files by their addresses."""
        if self.draft is None:
            return None
        images = {
            files[address]: replace(image, file=files[address])
            for address, image in zip(self.uploads, self.images, strict=True)
            if address in files
        }
        return replace(self.draft, images=tuple(images.values()))


def read_manuscript(answers: Answers, asked: Asked) -> Manuscript:
    """The draft that the answers make, and every fault of them."""
    if not answers.by_id:
        return Manuscript(None, findings=answers.findings)
    reading = _Reading(answers, asked)
    draft, images = reading.draft()
    reading.judge_length(replace(draft, images=images, body="-"))
    found = (*answers.findings, *reading.found)
    sound = all(one.severity is not Severity.ERROR for one in found)
    note = answers["catatan"].text
    return Manuscript(draft if sound else None, reading.addresses, images, note, found)


class _Reading:
    """One form while it is read; collects what is wrong."""

    def __init__(self, answers: Answers, asked: Asked) -> None:
        self.answers = answers
        self.asked = asked
        self.found: list[Finding] = []
        self.body = find_uploads(answers["isi"].text)
        self.pictures = find_uploads(answers["foto"].text)
        shown = dict.fromkeys((*self.pictures.addresses, *self.body.addresses))
        self.addresses = tuple(shown)[:MOST_PICTURES]
        self._judge_uploads(len(shown))

    def draft(self) -> tuple[Draft, tuple[Image, ...]]:
        """The draft, sound where nothing was found, and what is said of its pictures."""
        kind = KINDS.get(self._text("jenis"), Kind.NEWS)
        at = self._moment(kind)
        draft = Draft(
            title=self._title(),
            kind=kind,
            desk=desk_options(self.asked.settings).get(self._text("desk"), ""),
            authors=self._authors(),
            event=self._text("acara"),
            place=self._text("tempat"),
            at=at,
            summary=self._text("ringkasan"),
            sources=self._sources(at.date()),
            tags=self._listed("topik"),
            late_reason=self._text("terlambat"),
            body=self._body(),
        )
        return draft, self._images(kind, at.date())

    def judge_length(self, front: Draft) -> None:
        """Find a story whose answers, without its text, are more than a file can hold of them."""
        count = len(text_of(front, "content/stories/2026/01/x.md"))
        if count > MOST_FRONT:
            self.found.append(
                fault(
                    1,
                    f"Isian selain isi berita terlalu panjang ({count} karakter, paling banyak {MOST_FRONT}); "
                    "persingkat ringkasan, narasumber, dan keterangan fotonya.",
                    f"What is not the story's text is too long ({count} characters, at most {MOST_FRONT}); "
                    "shorten the summary, the sources and the captions.",
                )
            )

    def _text(self, id_: str) -> str:
        return self.answers[id_].text

    def _title(self) -> str:
        title = " ".join(self.asked.title.split())
        if not title or any(is_strange(sign) for sign in title):
            self.found.append(
                fault(
                    1,
                    "Judul: kosong atau memuat karakter kendali; tulis judul berita di judul isu ini.",
                    "Title: empty, or with a control character; write the headline as this issue's title.",
                )
            )
        return title

    def _listed(self, id_: str) -> tuple[str, ...]:
        parts = (" ".join(part.split()) for part in self._text(id_).split(","))
        return tuple(dict.fromkeys(filter(None, parts)))

    def _lines(self, id_: str) -> list[str]:
        lines = (" ".join(line.split()) for line in self._text(id_).split("\n"))
        return [line for line in lines if line]

    def _fault(self, id_: str, message: str, message_en: str, *, blocks: bool = True) -> None:
        self.found.append(fault(self.answers[id_].line, message, message_en, blocks=blocks))

    def _moment(self, kind: Kind) -> datetime:
        zone, opened = self.asked.settings.zone, self.asked.opened_at
        said = self._text("selesai")
        ahead = kind is Kind.AGENDA
        moment = read_said(said, asked_at=opened, zone=zone, ahead=ahead)
        if moment is None and said:
            self._fault(
                "selesai",
                "Kapan acara selesai: jamnya tidak terbaca dengan pasti; tulis 15.00, atau "
                "19/11/2026 15.00 dengan hari yang benar.",
                "Kapan acara selesai: the hour cannot be told for certain; write 15.00, or "
                "19/11/2026 15.00 with the right day.",
            )
        return moment.astimezone(zone) if moment else opened.astimezone(zone)

    def _authors(self) -> tuple[str, ...]:
        """The ids of the authors; whoever opened the issue is always the first.

        So nobody can approve a story that he or she sent in under another's name.
        """
        opened_by = self.asked.opened_by
        ids = [opened_by.id] if opened_by else []
        for said in self._listed("penulis"):
            person = self._person(said)
            if person is None:
                self._fault(
                    "penulis",
                    f'Penulis lain: "{said}" tidak ada di content/registers/people.yml; tulis nama atau id yang ada di sana.',
                    f'Penulis lain: "{said}" is not in content/registers/people.yml; write a name or id from there.',
                )
            else:
                ids.append(person.id)
        if not ids:
            self._fault(
                "penulis",
                "Penulis: akun GitHub pengirim tidak ada di content/registers/people.yml; minta redaksi "
                "mencatatnya di kunci github, atau isi Penulis lain.",
                "Penulis: the sender's GitHub account is not in content/registers/people.yml; have the "
                "desk note it under the key github, or fill in Penulis lain.",
            )
        return tuple(dict.fromkeys(ids))

    def _person(self, said: str) -> Person | None:
        people = self.asked.registers.people
        word = said.removeprefix("@").casefold()
        alike = [one for one in people if word in (one.id.casefold(), one.name.casefold())]
        return alike[0] if len(alike) == 1 else None

    def _sources(self, day: date) -> tuple[Source, ...]:
        sources = read_sources(self._text("narasumber"), day=day)
        if len(sources) > MOST:
            self._fault(
                "narasumber",
                f"Narasumber: {len(sources)} baris, paling banyak {MOST}; satu baris untuk satu narasumber.",
                f"Narasumber: {len(sources)} lines, at most {MOST}; one line for one source.",
            )
        return sources

    def _body(self) -> str:
        text = self.body.rest.strip()
        if not text and self._text("isi"):
            self._fault(
                "isi",
                "Isi berita: hanya berisi foto; tulis beritanya.",
                "Isi berita: it holds pictures only; write the story.",
            )
        return one_sentence_a_line(text)

    def _images(self, kind: Kind, day: date) -> tuple[Image, ...]:
        count = len(self.addresses)
        alts, captions = self._lines("tampak"), self._lines("keterangan")
        for id_, label, lines in (
            ("tampak", "Yang tampak di foto", alts),
            ("keterangan", "Keterangan foto", captions),
        ):
            if len(lines) > count:
                self._fault(
                    id_,
                    f"{label}: {len(lines)} baris untuk {count} foto; satu baris untuk setiap foto.",
                    f"{label}: {len(lines)} lines for {count} pictures; one line for each picture.",
                )
        if kind is Kind.PHOTO and not count:
            self._fault(
                "foto",
                "Foto: berita foto memerlukan sedikitnya satu foto.",
                "Foto: a photo story needs at least one picture.",
            )
        taken = self._taken(day)
        made = AI_MADE in self.answers["rekaan"].chosen
        credit = self._text("pembuat")
        return tuple(
            Image(file="", alt=alt, caption=caption, credit=credit, taken_at=taken, ai=made)
            for alt, caption in zip(_padded(alts, count), _padded(captions, count), strict=True)
        )

    def _taken(self, day: date) -> date:
        said = self._text("hari_foto")
        taken = read_day(said) if said else day
        if taken is None:
            self._fault(
                "hari_foto",
                "Tanggal foto: tidak terbaca; tulis misalnya 18/11/2026.",
                "Tanggal foto: it cannot be read; write for instance 18/11/2026.",
            )
        return taken or day

    def _judge_uploads(self, count: int) -> None:
        if count > MOST_PICTURES:
            self._fault(
                "foto",
                f"Foto: {count} foto, paling banyak {MOST_PICTURES}; yang pertama-tama saja yang ikut.",
                f"Foto: {count} pictures, at most {MOST_PICTURES}; only the first ones are taken.",
                blocks=False,
            )
        for id_, label, uploads in (("foto", "Foto", self.pictures), ("isi", "Isi", self.body)):
            for message, message_en in _upload_faults(id_, label, uploads):
                self._fault(id_, message, message_en, blocks=False)


def _upload_faults(id_: str, label: str, uploads: Uploads) -> Iterator[tuple[str, str]]:
    if uploads.unfinished:
        yield (
            f"{label}: ada foto yang belum selesai terunggah saat formulir dikirim; unggah lagi.",
            f"{label}: a picture was still being uploaded when the form was sent; upload it again.",
        )
    if id_ == "foto" and uploads.foreign:
        yield (
            f"{label}: hanya foto yang diunggah ke formulir ini yang diambil, bukan tautan ke tempat lain.",
            f"{label}: only pictures uploaded into this form are taken, no links to other places.",
        )


def _padded(lines: list[str], count: int) -> list[str]:
    return (lines + [""] * count)[:count]
