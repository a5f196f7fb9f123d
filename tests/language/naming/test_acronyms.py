"""Where acronyms stand in a story, and what explains them."""

import pytest

from newsroom.language.naming.acronyms import first_uses, read_acronyms
from newsroom.story import Story, parse
from tests.stories import WITA, story_text

HEAD = story_text()[: story_text().index("\n---\n") + 5]


def story_of(body: str) -> Story:
    story, found = parse("content/stories/2026/11/pasar.md", f"{HEAD}\n{body}\n", zone=WITA)
    assert story is not None
    assert not found
    return story


def used_in(body: str) -> list[str]:
    return list(read_acronyms(story_of(body)).uses)


def defined_in(body: str) -> list[tuple[str, str]]:
    return [(one.acronym, one.text) for one in read_acronyms(story_of(body)).definitions]


def test_the_first_use_of_each_is_found_at_its_place() -> None:
    story = story_of("Kepala OPD dan ASN hadir. ASN pulang.")

    uses = read_acronyms(story).uses

    assert list(uses) == ["OPD", "ASN"]
    assert story.text[uses["ASN"].start : uses["ASN"].end] == "ASN"
    assert uses["ASN"].start == story.text.index("ASN")


@pytest.mark.parametrize(
    "body",
    [
        "“Semua OPD hadir,” kata Ratna Wulandari.",
        "## UMKM\n\nPasar buka.",
        "Tertulis SELA HULU BERSIH di gapura.",
        "Masuk GRATIS, kata panitia.",
        "Bab XII dan abad XIX.",
        "Mobil KT 1234 AB lewat.",
        "Korban AB (15) dan saksi RS, 34 tahun, datang.",
        "Pesawat CN-235 dan situs www.KPPU.example.",
        "KOTA CONTOH – Pasar buka.",
        "Pasar buka. (DW/RSK)",
        "Ukuran A4 dan obat B3.",
    ],
)
def test_what_only_looks_like_an_acronym_is_no_use(body: str) -> None:
    assert used_in(body) == []


def test_both_orders_of_bracket_and_words_are_read() -> None:
    assert defined_in("Rapat Badan Kepegawaian Daerah (BKD) dimulai.") == [
        ("BKD", "Rapat Badan Kepegawaian Daerah")
    ]
    assert defined_in("Rapat BKD (Badan Kepegawaian Daerah) dimulai.") == [
        ("BKD", "Badan Kepegawaian Daerah")
    ]


def test_the_words_go_back_to_the_beginning_of_the_clause() -> None:
    body = "Pasar buka. Warga, lurah, dan Dinas Komunikasi dan Informatika (Diskominfo) hadir."

    assert defined_in(body) == [("Diskominfo", "Warga lurah dan Dinas Komunikasi dan Informatika")]


@pytest.mark.parametrize(
    "body", ["Rina (43) pulang.", "Rapat (7/10/2026) usai.", "Rapat (OPD) usai."]
)
def test_a_bracket_that_explains_nothing_is_no_definition(body: str) -> None:
    assert defined_in(body) == []


def test_a_coined_acronym_is_found_as_a_word_of_its_own() -> None:
    story = story_of("Diskominfoan bukan kata. Kantor Diskominfo buka.")

    (use,) = first_uses(story, ["Diskominfo", "Bappeda"])

    assert use.start == story.text.index("Diskominfo buka")
