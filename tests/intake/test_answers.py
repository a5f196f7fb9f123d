"""What GitHub renders from a form is read back exactly, or not at all."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.finding import Severity
from newsroom.intake.answers import MOST_CHARACTERS, NO_ANSWER, is_of, read_answers
from newsroom.intake.form import FieldKind, Form, read_form
from newsroom.intake.story_form import AI_MADE
from tests.intake.github_forms import ANSWERS, FORM, rendered

FENCED = read_form(
    "galat.yml",
    """\
body:
  - type: textarea
    id: catatan
    attributes: {label: Catatan mesin, render: shell}
  - type: input
    id: nama
    attributes: {label: Nama}
""",
)
HEADINGS = {one.heading for one in FORM.fields}


def messages(body: str, form: Form = FORM) -> list[str]:
    return [one.message for one in read_answers(form, body).findings]


def test_every_answer_is_found_under_its_heading() -> None:
    answers = read_answers(FORM, rendered())

    assert answers.findings == ()
    assert {id_: answers[id_].text for id_ in ANSWERS} == ANSWERS
    assert answers["desk"].chosen == ("Layanan",)


def test_what_was_not_answered_is_empty() -> None:
    answers = read_answers(FORM, rendered())

    assert "### Catatan untuk penyunting\n\n_No response_" in rendered()
    assert answers["catatan"].text == answers["foto"].text == ""


def test_lines_may_end_as_on_windows() -> None:
    body = rendered(ends="\r\n")

    assert read_answers(FORM, body).by_id == read_answers(FORM, rendered()).by_id


@pytest.mark.parametrize(
    ("boxes", "ticked"),
    [
        (f"- [X] {AI_MADE}", (AI_MADE,)),
        (f"- [x] {AI_MADE}", (AI_MADE,)),
        (f"* [x] {AI_MADE}  ", (AI_MADE,)),
        (f"- [ ] {AI_MADE}", ()),
        (f"- [x] ~~{AI_MADE}~~", ()),
        (f"~~- [x] {AI_MADE}~~", ()),
        ("- [x] Kotak buatan sendiri", ()),
        ("_No response_", ()),
    ],
)
def test_boxes_are_ticked_or_struck_out(boxes: str, ticked: tuple[str, ...]) -> None:
    body = rendered().replace(f"- [ ] {AI_MADE}", boxes)

    assert read_answers(FORM, body)["rekaan"].chosen == ticked


def test_a_code_fence_of_githubs_own_is_taken_off() -> None:
    answer = "```\nbukan akhir\n``"

    assert (
        read_answers(FENCED, rendered({"catatan": answer}, form=FENCED))["catatan"].text == answer
    )


def test_a_code_fence_of_the_reporter_stays() -> None:
    answers = read_answers(FORM, rendered(isi="```\n### Latar\n```"))

    assert answers["isi"].text == "```\n### Latar\n```"


def test_headings_of_the_reporter_belong_to_the_answer() -> None:
    answers = read_answers(FORM, rendered(isi="Teras.\n\n### Latar\n\n## Desk\n\n### Desk layanan"))

    assert answers["isi"].text == "Teras.\n\n### Latar\n\n## Desk\n\n### Desk layanan"
    assert answers["desk"].text == "Layanan"


def test_a_heading_that_stands_twice_cannot_be_told_apart() -> None:
    body = rendered(isi="Teras.\n\n### Desk\n\nBudaya")

    answers = read_answers(FORM, body)

    assert answers.by_id == {}
    assert messages(body) == [
        '"### Desk" ada lebih dari sekali; ubah yang bukan dari formulir, misalnya menjadi "## Desk".'
    ]
    assert body.split("\n")[answers.findings[0].span.line - 1] == "### Desk"


def test_a_heading_that_was_deleted_is_named() -> None:
    body = rendered().replace("### Isi berita\n", "")

    assert messages(body) == [
        'Judul "### Isi berita" tidak ada lagi; kembalikan baris itu, atau isi formulir yang baru.'
    ]


def test_a_heading_that_need_not_be_answered_may_be_deleted() -> None:
    body = rendered().replace("### Catatan untuk penyunting\n\n_No response_", "")

    assert messages(body) == []


def test_headings_in_another_order_are_not_the_forms() -> None:
    body = rendered()
    moved = "### Desk\n\nLayanan\n\n"
    assert moved in body

    assert messages(body.replace(moved, "") + f"\n\n{moved}") == [
        "Urutan judul formulir berubah; kembalikan seperti semula, atau isi formulir yang baru."
    ]


def test_what_has_to_be_answered_is_asked_for() -> None:
    assert messages(rendered(acara="", tempat=" \n ")) == [
        "Nama acara: belum diisi; isi lalu simpan lagi.",
        "Tempat acara: belum diisi; isi lalu simpan lagi.",
    ]


def test_a_choice_that_is_none_is_answered_with_the_nearest() -> None:
    (told,) = messages(rendered(desk="layanan"))

    assert told.startswith('Desk: "layanan" tidak ada dalam pilihan. Mungkin maksudnya "Layanan".')
    assert told.endswith("Pilihannya: Layanan, Budaya.")


def test_text_above_the_form_is_not_lost_silently() -> None:
    answers = read_answers(FORM, f"Tolong cepat.\n\n{rendered()}")

    assert answers.usable
    assert [one.severity for one in answers.findings] == [Severity.WARNING]
    assert "baris 1–2" in answers.findings[0].message


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800"])
def test_signs_that_no_story_can_hold_are_found(sign: str) -> None:
    body = rendered(isi=f"Teras.\n\nPasar{sign} buka.")

    found = read_answers(FORM, body).findings

    assert [f"U+{ord(sign):04X}" in one.message for one in found] == [True]
    assert sign in body.split("\n")[found[0].span.line - 1]


def test_line_breaks_of_word_processors_are_line_breaks() -> None:
    answers = read_answers(FORM, rendered(isi="Satu.\x0bDua.\u2028Tiga.", acara="Pasar\tTepian"))

    assert answers["isi"].text == "Satu.\nDua.\nTiga."
    assert answers["acara"].text == "Pasar Tepian"


def test_a_text_longer_than_githubs_is_not_read() -> None:
    answers = read_answers(FORM, rendered(isi="x" * MOST_CHARACTERS))

    assert not answers.usable
    assert "terlalu panjang" in answers.findings[0].message


@pytest.mark.parametrize("body", ["", "\r\n", "Halo", "### ", "###", "### Tempat acara"])
def test_an_issue_without_the_form_is_told_so_and_nothing_is_taken(body: str) -> None:
    assert not is_of(FORM, body)
    assert read_answers(FORM, body).by_id == {}
    assert not read_answers(FORM, body).usable


def test_an_issue_of_the_form_is_known_by_its_headings() -> None:
    assert is_of(FORM, rendered(ends="\r\n"))
    assert not is_of(FENCED, rendered())


def lines_of_answers() -> st.SearchStrategy[str]:
    """Lines with what Markdown, YAML and the form itself read something into."""
    marks = [
        "###",
        "# ",
        "---",
        "- [x] ",
        "```",
        "~~~",
        "&a ",
        "*a",
        "!!python ",
        "{{",
        "${{ ",
        "$(",
        "`",
    ]
    headings = sorted(HEADINGS)
    return st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30),
        st.sampled_from(
            [*marks, *(one + "x" for one in headings), *(f" {one}" for one in headings)]
        ),
        st.sampled_from(headings),
    )


def as_read(kind: FieldKind, text: str) -> str:
    """`text` as a form keeps it: without space around it, and a single line where it is one."""
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").strip()
    return " ".join(text.split()) if kind is FieldKind.INPUT else text


@given(
    isi=st.lists(lines_of_answers(), min_size=1, max_size=6).map("\n".join),
    acara=lines_of_answers(),
    catatan=st.lists(lines_of_answers(), max_size=4).map("\n".join),
    ends=st.sampled_from(["\n", "\r\n"]),
)
@example(isi="### Desk", acara="x", catatan="", ends="\n")
@example(isi=NO_ANSWER, acara=NO_ANSWER, catatan="", ends="\r\n")
def test_any_answers_are_read_back_or_refused(
    isi: str, acara: str, catatan: str, ends: str
) -> None:
    given = {"isi": isi, "acara": acara, "catatan": catatan}

    answers = read_answers(FORM, rendered({**ANSWERS, **given}, ends=ends))

    doubled = any(line.rstrip() in HEADINGS for text in given.values() for line in text.split("\n"))
    if doubled:
        assert answers.by_id == {}
        assert not answers.usable
        return
    for id_, text in given.items():
        wanted = as_read(FORM.field(id_).kind, text)
        assert answers[id_].text == ("" if wanted == NO_ANSWER else wanted)
    assert answers["tempat"].text == ANSWERS["tempat"]
