"""Issue forms filled in, rendered into the body of an issue as GitHub does it."""

from collections.abc import Mapping

from newsroom.intake.answers import NO_ANSWER
from newsroom.intake.form import Field, FieldKind, Form, read_form
from newsroom.intake.story_form import FILE, story_form
from tests.stories import make_settings

SETTINGS = make_settings()
FORM = read_form(FILE, story_form(SETTINGS))

UPLOAD = "https://github.com/user-attachments/assets/0c8a2f6e-4d1b-4e0a-9a53-7f1c2b3d4e5f"
OTHER_UPLOAD = "https://github.com/user-attachments/assets/11111111-2222-3333-4444-555555555555"

TITLE = "Pasar Tepian Buka Lebih Pagi"
ANSWERS: Mapping[str, str] = {
    "jenis": "Berita",
    "desk": "Layanan",
    "acara": "Pembukaan Pasar Tepian",
    "tempat": "Pasar Tepian, Jalan Dahlia",
    "selesai": "15.00",
    "ringkasan": "Pasar Tepian kini buka pukul 05.00 WITA.",
    "isi": "Pasar Tepian buka lebih pagi mulai Kamis (19/11/2026).\n\nPedagang sudah siap.",
    "narasumber": "Ratna Wulandari, Kepala Pasar",
}


def rendered(
    answers: Mapping[str, str] = ANSWERS, *, form: Form = FORM, ends: str = "\n", **more: str
) -> str:
    """The body of an issue: `answers` and `more` by the id of their field.

    Boxes are given by the labels of those that are ticked, one in a line.
    """
    given = {**answers, **more}
    parts = [f"{one.heading}\n\n{_answer(one, given.get(one.id, ''))}" for one in form.fields]
    return "\n\n".join(parts).replace("\n", ends)


def _answer(asked: Field, text: str) -> str:
    if asked.kind is FieldKind.CHECKBOXES:
        ticked = text.split("\n")
        return "\n".join(f"- [{'X' if one in ticked else ' '}] {one}" for one in asked.options)
    if text and asked.fenced:
        return f"```shell\n{text}\n```"
    return text or NO_ANSWER
