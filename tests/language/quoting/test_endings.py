"""Where the mark that ends quoted speech stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.quoting.endings import find_misplaced
from newsroom.language.quoting.quotes import read_quotes
from tests.language.texts import passages_of


def mended(text: str) -> str:
    """`text` with every misplaced mark set right."""
    for one in reversed(list(find_misplaced(passages_of(text)))):
        text = text[: one.start] + one.instead + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“Kami siap melayani warga”, kata Budi.", "“Kami siap melayani warga,” kata Budi."),
        ('"Kami siap melayani warga", ujarnya.', '"Kami siap melayani warga," ujarnya.'),
        ("“Kami siap melayani warga.”, ujarnya.", "“Kami siap melayani warga,” ujarnya."),
        ("“Apa warga sudah siap?”, tanya Budi.", "“Apa warga sudah siap?” tanya Budi."),
        ("Budi berkata, “Kami siap melayani warga”.", "Budi berkata, “Kami siap melayani warga.”"),
        ("Budi berkata, “Apa warga sudah siap?”.", "Budi berkata, “Apa warga sudah siap?”"),
        ("“Kami siap melayani warga” kata Budi.", "“Kami siap melayani warga,” kata Budi."),
        ("“Kami siap melayani warga”, Budi berkata.", "“Kami siap melayani warga,” Budi berkata."),
        ("Menurut Budi, “Warga kota sudah siap”.", "Menurut Budi, “Warga kota sudah siap.”"),
    ],
)
def test_a_mark_outside_moves_inside(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "“Siap”, kata Budi.",
        "“Siap” kata Budi.",
        "Lagu “Kami siap melayani warga” kata Budi lucu.",
        "Ia menyebutnya “pasar yang tidak pernah tidur”.",
        "Temanya, kata Budi, “Bersama menjaga sungai untuk semua”.",
        "Ia menyebut tiga kata kunci: “Cepat, tepat, murah, ramah”.",
        "“Kami dukung gerakan “kota bersih””, kata Budi.",
        "“Kami siap melayani warga, lalu...”, kata Budi.",
        "“Kami siap melayani warga, kata Budi. “Kami siap melayani”, katanya.",
    ],
)
def test_what_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


PIECES = (
    *("“Kami siap melayani warga", "“Apa warga kota siap?", "“", "”", '"', "”,", "”.", '",'),
    *("Budi berkata, ", " kata Budi", ", ujarnya. ", " ", ".", "?"),
)


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=14,
    ).map("".join)
)
def test_mending_keeps_quotes_paired_and_is_done_once(text: str) -> None:
    once = mended(text)

    assert mended(once) == once
    before, after = read_quotes(passages_of(text)), read_quotes(passages_of(once))
    assert len(after.quotes) == len(before.quotes)
    assert len(after.faults) == len(before.faults)
