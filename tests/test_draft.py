"""A draft from a few answers is a story that can be read back, whatever was answered."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.draft import Draft, free_path, slug_of, text_of
from newsroom.story import Image, Kind, Method, Source, parse
from tests.stories import WITA

AT = datetime(2026, 11, 19, 15, tzinfo=WITA)
PATH = "content/stories/2026/11/x.md"


def draft(text: str = "Pasar Tepian", kind: Kind = Kind.NEWS) -> Draft:
    return Draft(
        title=text,
        kind=kind,
        desk="layanan",
        authors=("siti-rahma",),
        event=text,
        place=text,
        at=AT,
        summary=text,
        sources=(Source(name=text, role=text, method=Method.INTERVIEW, at=AT.date()),),
        images=(Image(file="2026/11/x.jpg", alt=text, caption=text, credit=text, ai=True),),
        tags=(text, text),
        late_reason=text,
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("TWAP Samarinda Gelar Rakor: Medsos", "twap-samarinda-gelar-rakor-medsos"),
        ("Jum'at Bersih", "jumat-bersih"),
        ("Kafé & Teh", "kafe-teh"),
        ("“…”", "berita"),
        ("日本", "berita"),
    ],
)
def test_a_slug_is_the_title_in_plain_letters(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@given(st.text(max_size=200))
def test_a_slug_is_always_a_safe_file_name(title: str) -> None:
    slug = slug_of(title)

    assert 0 < len(slug) <= 60
    assert not slug.strip("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug[0] != "-" != slug[-1]


def test_a_taken_path_gets_a_number(tmp_path: Path) -> None:
    first = free_path(tmp_path, draft())
    (tmp_path / first).parent.mkdir(parents=True)
    (tmp_path / first).touch()

    assert first == "content/stories/2026/11/pasar-tepian.md"
    assert free_path(tmp_path, draft()) == "content/stories/2026/11/pasar-tepian-2.md"


# Beside any sign there is, the signs that YAML reads something into.
TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("aB1 ,:;-#&*!|>'\"%@`{}[]()?~."), max_size=40
)


@given(TEXTS.map(lambda text: " ".join(text.split())).filter(bool))
@example("Kepala Pasar, Kota Contoh")
@example("{name: Budi}")
def test_every_answer_is_read_back_as_it_was_given(text: str) -> None:
    story, found = parse(PATH, text_of(draft(text), PATH), zone=WITA)

    assert found == []
    assert story is not None
    meta = story.meta
    assert {meta.title, meta.summary, meta.late_reason, *meta.tags} == {text}
    assert meta.sources == draft(text).sources
    assert meta.images == draft(text).images
    assert meta.event is not None
    assert (meta.event.name, meta.event.place, meta.event.ended_at) == (text, text, AT)


def test_an_agenda_says_when_it_starts() -> None:
    story, _ = parse(PATH, text_of(draft(kind=Kind.AGENDA), PATH), zone=WITA)

    assert story is not None
    assert story.meta.event is not None
    assert story.meta.event.starts_at == AT
    assert story.meta.event.ended_at is None


def test_a_body_stands_in_the_place_of_the_frame() -> None:
    written = replace(draft(), body="---\n\nPasar buka.\n")

    story, found = parse(PATH, text_of(written, PATH), zone=WITA)

    assert found == []
    assert story is not None
    assert story.body.text.strip() == "---\n\nPasar buka."


def test_a_story_keeps_its_id_when_its_day_changes() -> None:
    story, _ = parse(PATH, text_of(draft(), PATH, id_="2026-11-18-x"), zone=WITA)

    assert story is not None
    assert story.id == "2026-11-18-x"


def test_the_frame_of_the_body_names_the_right_day() -> None:
    assert "Kamis (19/11/2026)" in text_of(draft(), PATH)
