"""A filled-in form becomes a story whose file says exactly what was answered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.draft import text_of
from newsroom.finding import Severity
from newsroom.intake.answers import read_answers
from newsroom.intake.manuscript import MOST_PICTURES, Asked, Manuscript, read_manuscript
from newsroom.intake.story_form import AI_MADE
from newsroom.registers import Person
from newsroom.story import Kind, parse
from tests.intake.github_forms import ANSWERS, FORM, OTHER_UPLOAD, SETTINGS, TITLE, UPLOAD, rendered
from tests.newsrooms import make_registers
from tests.stories import WITA

SITI = Person(id="siti", name="Siti Rahma", role="Reporter")
OPENED = datetime(2026, 11, 19, 15, 40, tzinfo=WITA)
ASKED = Asked(SETTINGS, make_registers(), TITLE, SITI, OPENED)
PATH = "content/stories/2026/11/pasar.md"


def manuscript(*, asked: Asked = ASKED, **more: str) -> Manuscript:
    return read_manuscript(read_answers(FORM, rendered({**ANSWERS, **more})), asked)


def manuscript_of(answers: Mapping[str, str]) -> Manuscript:
    return read_manuscript(read_answers(FORM, rendered({**ANSWERS, **answers})), ASKED)


def messages_of(answers: Mapping[str, str]) -> list[str]:
    return [one.message for one in manuscript_of(answers).findings]


def messages(*, asked: Asked = ASKED, **more: str) -> list[str]:
    return [one.message for one in manuscript(asked=asked, **more).findings]


def test_the_answers_become_a_story() -> None:
    told = manuscript(topik="pasar, layanan kota", catatan="Mohon cepat.")

    assert told.findings == ()
    assert told.draft is not None
    story, found = parse(PATH, text_of(told.draft, PATH), zone=WITA)
    assert found == []
    assert story is not None
    meta = story.meta
    assert (meta.title, meta.kind, meta.desk) == (TITLE, Kind.NEWS, "layanan")
    assert meta.authors == ("siti",)
    assert meta.event is not None
    assert (meta.event.name, meta.event.place) == (ANSWERS["acara"], ANSWERS["tempat"])
    assert meta.event.ended_at == datetime(2026, 11, 19, 15, 0, tzinfo=WITA)
    assert meta.tags == ("pasar", "layanan kota")
    assert [one.name for one in meta.sources] == ["Ratna Wulandari"]
    assert story.body.text.strip() == ANSWERS["isi"]
    assert "Mohon cepat" not in story.text
    assert told.note == "Mohon cepat."


def test_an_agenda_says_when_it_starts() -> None:
    draft = manuscript(jenis="Agenda", selesai="21/11/2026 07.30").draft

    assert draft is not None
    assert draft.kind is Kind.AGENDA
    assert draft.at == datetime(2026, 11, 21, 7, 30, tzinfo=WITA)


def test_whoever_sent_the_form_is_always_an_author() -> None:
    draft = manuscript(penulis="Budi Santoso, dewi").draft

    assert draft is not None
    assert draft.authors == ("siti", "budi", "dewi")


def test_a_sender_whom_nobody_knows_needs_an_author_from_the_register() -> None:
    unknown = replace(ASKED, opened_by=None)

    assert "Penulis: akun GitHub pengirim tidak ada" in messages(asked=unknown)[0]
    told = manuscript(asked=unknown, penulis="budi")
    assert told.draft is not None
    assert told.draft.authors == ("budi",)


def test_an_author_whom_nobody_knows_is_named() -> None:
    assert messages(penulis="Rudi") == [
        'Penulis lain: "Rudi" tidak ada di content/registers/people.yml; tulis nama atau id yang ada di sana.'
    ]


@pytest.mark.parametrize("title", ["", "  ", "Pasar\x00", "Pasar \ud83d"])
def test_a_title_that_is_none_stops_the_story(title: str) -> None:
    told = manuscript(asked=replace(ASKED, title=title))

    assert told.draft is None
    assert told.findings[0].message.startswith("Judul: kosong")


def test_an_hour_that_cannot_be_told_stops_the_story() -> None:
    told = manuscript(selesai="sore tadi")

    assert told.draft is None
    assert "jamnya tidak terbaca" in told.findings[0].message


def test_pictures_get_what_is_said_of_them_in_order() -> None:
    told = manuscript(
        foto=f"![a.jpg]({UPLOAD})\n![b.jpg]({OTHER_UPLOAD})",
        tampak="Pedagang menata sayur\nPembeli pertama datang",
        keterangan="Pasar Tepian, Kamis.\n\nPembeli.",
        pembuat="Foto: Diskominfo/Rudi",
        hari_foto="18/11/2026",
        rekaan=AI_MADE,
    )

    assert told.findings == ()
    draft = told.with_pictures({UPLOAD: "2026/11/a.jpg", OTHER_UPLOAD: "2026/11/b.jpg"})
    assert draft is not None
    first, second = draft.images
    assert (first.file, first.alt, first.caption) == (
        "2026/11/a.jpg",
        "Pedagang menata sayur",
        "Pasar Tepian, Kamis.",
    )
    assert (second.alt, second.credit) == ("Pembeli pertama datang", "Foto: Diskominfo/Rudi")
    assert (second.taken_at, second.ai) == (date(2026, 11, 18), True)


def test_a_picture_that_was_not_got_takes_its_words_along() -> None:
    told = manuscript(foto=f"{UPLOAD}\n{OTHER_UPLOAD}", tampak="Pertama\nKedua")

    draft = told.with_pictures({OTHER_UPLOAD: "2026/11/b.jpg"})

    assert draft is not None
    assert [(one.file, one.alt) for one in draft.images] == [("2026/11/b.jpg", "Kedua")]


def test_pictures_pasted_into_the_text_are_taken_out_of_it() -> None:
    told = manuscript(isi=f"Teras.\n\n![x]({UPLOAD})\n\nIsi.")

    assert told.uploads == (UPLOAD,)
    assert told.draft is not None
    assert told.draft.body.split() == ["Teras.", "Isi."]


def test_twenty_pictures_are_cut_to_ten_without_stopping_the_story() -> None:
    addresses = [UPLOAD[:-2] + f"{number:02}" for number in range(20)]
    told = manuscript(foto="\n".join(f"![x]({one})" for one in addresses))

    assert told.draft is not None
    assert told.uploads == tuple(addresses[:MOST_PICTURES])
    assert [one.severity for one in told.findings] == [Severity.WARNING]
    assert "20 foto, paling banyak 10" in told.findings[0].message


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"tampak": "Satu\nDua"}, "Yang tampak di foto: 2 baris untuk 0 foto"),
        ({"jenis": "Foto"}, "Foto: berita foto memerlukan sedikitnya satu foto"),
        ({"foto": UPLOAD, "hari_foto": "dulu"}, "Tanggal foto: tidak terbaca"),
        ({"isi": f"![x]({UPLOAD})"}, "Isi berita: hanya berisi foto"),
        ({"narasumber": "\n".join(["Budi, warga"] * 21)}, "Narasumber: 21 baris, paling banyak 20"),
    ],
)
def test_what_cannot_be_a_story_is_said(answers: dict[str, str], told: str) -> None:
    assert manuscript_of(answers).draft is None
    assert any(message.startswith(told) for message in messages_of(answers))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"foto": "https://penipu.example/x.jpg"}, "Foto: hanya foto yang diunggah"),
        ({"foto": "![Uploading x.jpg…]()"}, "Foto: ada foto yang belum selesai terunggah"),
    ],
)
def test_a_picture_that_cannot_be_taken_does_not_stop_the_story(
    answers: dict[str, str], told: str
) -> None:
    assert manuscript_of(answers).draft is not None
    assert [message.startswith(told) for message in messages_of(answers)] == [True]


def test_what_no_file_could_hold_is_said() -> None:
    told = manuscript(ringkasan="\u200b" * 10_000)

    assert told.draft is None
    assert told.findings[0].message.startswith("Isian selain isi berita terlalu panjang")


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40), max_size=5).map(
        "\n".join
    )
)
@example("Ratna, Kepala Pasar: {a}, [b]\n, ,\nhttps://x.example/a,b}")
def test_sources_topics_and_captions_are_written_as_they_were_read(text: str) -> None:
    listed = " ".join(text.split())
    told = manuscript(
        narasumber=f"Budi, warga\n{text}", topik=f"pasar, {listed}", foto=UPLOAD, tampak=listed
    )
    draft = told.with_pictures({UPLOAD: "2026/11/a.jpg"})
    if draft is None:  # a heading of the form, or more sources than there may be
        return

    story, found = parse(PATH, text_of(draft, PATH), zone=WITA)

    assert found == []
    assert story is not None
    assert story.meta.sources == draft.sources
    assert story.meta.tags == draft.tags
    assert story.meta.images == draft.images


HOSTILE = (
    'Pasar"\nreviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]\n---',
    "---\ntitle: lain\n---",
    "&a *a !!python/object:os.system [x]",
    "x: y # z",
    "{{7*7}} ${{ secrets.TOKEN }} $(id) `id`",
    "'; DROP TABLE --",
    "null",
    "2026-11-19",
    "\u202e\u200b﻿",
    "a" * 5000,
)


@given(
    st.sampled_from(HOSTILE)
    | st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
)
@example("\\")
@example('"')
def test_no_answer_becomes_anything_but_its_own_value(text: str) -> None:
    line = " ".join(text.split())
    told = manuscript(
        asked=replace(ASKED, title=text),
        acara=text,
        tempat=text,
        ringkasan=text,
        terlambat=text,
        pembuat=text,
        foto=UPLOAD,
    )
    draft = told.with_pictures({UPLOAD: "2026/11/a.jpg"})
    if not line or any(one in line for one in ("### ", "_No response_")):
        return

    assert draft is not None, told.findings
    story, found = parse(PATH, text_of(draft, PATH), zone=WITA)

    assert found == []
    assert story is not None
    meta = story.meta
    assert meta.event is not None
    values = {meta.title, meta.event.name, meta.event.place, meta.summary, meta.late_reason}
    assert values == {line}
    assert meta.images[0].credit == line
    assert meta.reviewed == ()
    assert meta.waivers == ()
    assert meta.authors == ("siti",)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_text_of_a_story_reaches_its_front_matter(text: str) -> None:
    told = manuscript(isi=text)
    assert told.draft is not None

    story, found = parse(PATH, text_of(told.draft, PATH), zone=WITA)

    assert found == []
    assert story is not None
    assert story.body.text.strip() == text.strip()
    assert story.meta.reviewed == ()
    assert story.meta.title == TITLE
