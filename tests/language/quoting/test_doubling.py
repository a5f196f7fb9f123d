"""What is said twice to be somebody's, and what goes."""

import pytest

from newsroom.language.quoting.doubling import find_doublings
from tests.language.texts import joined, passages_of


def mended(text: str) -> str:
    """The file without what is one too many."""
    file = joined(text)
    for one in reversed(list(find_doublings(passages_of(text)))):
        file = file[: one.cut[0]] + one.instead + file[one.cut[1] :]
    return file


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“Siap, ujarnya,” ujarnya.", "“Siap,” ujarnya."),
        ("“Siap, jelasnya,” jelas Rina.", "“Siap,” jelas Rina."),
        ("“Siap,” kata dia, katanya.", "“Siap,” kata dia."),
        ("“Siap,” ujarnya,” ujarnya lagi.", "“Siap,” ujarnya lagi."),
        ("“Siap,” ujarnya, kata Rina.", "“Siap,” kata Rina."),
        ("“Siap,” ujarnya,” kata Rina.", "“Siap,” kata Rina."),
        ("Rina berkata, “Siap,” katanya.", "Rina berkata, “Siap.”"),
        ("Rina bertanya, “Siap?” tanya Rina.", "Rina bertanya, “Siap?”"),
    ],
)
def test_one_attribution_stays(text: str, right: str) -> None:
    assert mended(text) == joined(right)
    assert mended(right) == joined(right)


def test_the_mark_too_many_is_told_where_there_is_one() -> None:
    marks = [one.mark for one in find_doublings(passages_of("“Siap,” ujarnya,” ujarnya."))]
    assert marks == [16]
    assert [one.mark for one in find_doublings(passages_of("“Siap,” ujarnya, ujarnya."))] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "“Mahal, katanya,” kata Rina.",
        "“Siap,” ujarnya, “dan cepat,” ujarnya.",
        "“Siap,” pesannya, pesan Rina yang terakhir.",
        "“Siap,” kata Rina, ujar Budi menirukan.",
        "Rina berkata, “Siap,” kata Budi.",
        "Rina berkata. “Siap,” katanya.",
    ],
)
def test_two_who_speak_and_nouns_are_let_pass(text: str) -> None:
    assert list(find_doublings(passages_of(text))) == []
