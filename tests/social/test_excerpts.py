"""What of a text can stand alone: nothing that leans on its neighbours, nobody's words unclear."""

import pytest

from newsroom.social.excerpts import Quotation, strongest_figure, strongest_quote
from newsroom.story import Story, parse
from tests.stories import WITA, story_text

CITY = "Kota Contoh"
SOURCES = """\
sources:
  - {name: Ratna Wulandari, role: Kepala Pasar Tepian, method: interview}
  - {name: Budi Laksana, role: "", method: interview}
  - {name: Sari Melati, role: Pedagang ikan, method: interview}
"""


def story_with(body: str) -> Story:
    """A story with these sources and this body."""
    front = story_text().partition("sources:")[0] + SOURCES + "---\n\n" + body + "\n"
    story, _ = parse("content/stories/2026/11/pasar.md", front, zone=WITA)
    assert story is not None
    return story


def quote(body: str) -> Quotation | None:
    return strongest_quote(story_with(body), CITY)


def figure(body: str) -> str:
    return strongest_figure(story_with(body))


SIX = "Kami buka lebih pagi mulai besok"


@pytest.mark.parametrize(
    "body",
    [
        f"“{SIX},” kata Ratna Wulandari.",
        f"“{SIX},” kata Kepala Pasar Tepian Ratna Wulandari.",
        f"Ratna Wulandari berkata, “{SIX}”",
        f"“{SIX},” kata Ratna Wulandari. “Itu saja dari kami untuk warga kota.”",
    ],
)
def test_a_quote_comes_with_the_name_and_the_role_of_its_speaker(body: str) -> None:
    assert quote(body) == Quotation(SIX, "Ratna Wulandari", "Kepala Pasar Tepian")


@pytest.mark.parametrize(
    "body",
    [
        f"“{SIX},” ujarnya.",
        f"“{SIX}.” Ratna Wulandari pulang.",
        f"“{SIX},” kata Budi Laksana.",
        f"“{SIX},” kata Hasan Basri.",
        "“Kami siap,” kata Ratna Wulandari.",
        "“yang penting buka lebih pagi mulai besok,” kata Ratna Wulandari.",
        "“Itu sebabnya kami buka lebih pagi besok,” kata Ratna Wulandari.",
        "“Kami menolak tuduhan bahwa iuran itu dipakai,” kata Ratna Wulandari.",
        f"> “{SIX},” kata Ratna Wulandari.",
    ],
    ids=[
        "only looked back at",
        "nobody says so",
        "a source without a role",
        "no source at all",
        "too short",
        "a part of a sentence",
        "leaning on what was said before",
        "disputed",
        "an excerpt",
    ],
)
def test_a_quote_is_left_alone(body: str) -> None:
    assert quote(body) is None


def test_of_several_the_one_of_about_fourteen_words_is_taken() -> None:
    long = "Kami buka lebih pagi supaya ibu-ibu sempat belanja sebelum mengantar anak ke sekolah"
    found = quote(f"“{SIX},” kata Ratna Wulandari.\n\n“{long},” kata Sari Melati.")

    assert found == Quotation(long, "Sari Melati", "Pedagang ikan")


def test_what_markdown_hides_is_not_quoted() -> None:
    link = "[besok](https://a.example)"
    found = quote(f"“Kami buka *lebih pagi*, mulai {link}, untuk semua,” kata Ratna Wulandari.")

    assert found is not None
    assert found.words == "Kami buka lebih pagi, mulai besok, untuk semua"


def test_a_figure_is_told_in_the_reporters_own_sentence() -> None:
    said = "Pembangunan pasar itu menelan biaya Rp148,6 miliar."
    body = f"Pasar Tepian dibuka.\n\nPemerintah kota membangun los ikan dengan biaya Rp148,6 miliar. {said}"

    assert figure(body) == "Pemerintah kota membangun los ikan dengan biaya Rp148,6 miliar."


@pytest.mark.parametrize(
    "body",
    [
        "Nilainya mencapai Rp23,6 miliar untuk tahun ini saja.",
        "Jumlah itu naik menjadi 140 pohon dalam setahun terakhir.",
        "Namun warga menanam 140 pohon di tepi sungai kemarin.",
        "Di dalamnya tersimpan 140 surat dari warga kota ini.",
        "“Kami menanam 140 pohon di tepi sungai,” kata Ratna Wulandari.",
        "Warga menanam tiga pohon di tepi sungai kemarin pagi.",
        "Pasar buka mulai pukul 05.00 WITA setiap hari kerja.",
        "Warga mempersoalkan iuran Rp5.000 per hari di los pasar.",
        "Sebanyak 140 pohon.",
        "- Warga menanam 140 pohon di tepi sungai kemarin.",
    ],
    ids=[
        "of something named before",
        "pointing back",
        "linked to the sentence before",
        "inside something",
        "somebody else's words",
        "small",
        "an hour",
        "disputed",
        "no sentence",
        "an item of a list",
    ],
)
def test_a_figure_that_cannot_stand_alone_is_left_in_its_place(body: str) -> None:
    assert figure(body) == ""


def test_money_and_shares_tell_more_than_counts() -> None:
    body = "Warga menanam 140 pohon di tepi sungai kemarin.\n\nSebanyak 80 persen bibit hidup sampai musim hujan."

    assert "80 persen" in figure(body)
