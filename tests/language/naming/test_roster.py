"""Names of officials found in a text, right and nearly so."""

import pytest

from newsroom.language.naming.roster import Mention, Roster, bare_name
from newsroom.language.words import words_of

ROSTER = Roster(["Rosmalia Tandiala", "Nyoman Giriastra", "Andi Harun", "Agus M. Setiawan"])


def found(text: str, *, in_title_case: bool = False) -> list[Mention]:
    return list(ROSTER.find(text, words_of(text), in_title_case=in_title_case))


def test_a_name_spelled_right_has_no_slip() -> None:
    (mention,) = found("Wali Kota Rosmalia Tandiala hadir.")

    assert (mention.right, mention.first, mention.last) == ("Rosmalia Tandiala", 2, 3)
    assert mention.slip is None


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Rosmalia Tandiela", ("tandiela", "tandiala")),
        ("Rosmala Tandiala", ("rosmala", "rosmalia")),
        ("Nyoman Giri Astra", ("nyoman giri astra", "nyoman giriastra")),
        ("Andi Harum", ("harum", "harun")),
        ("Agus M. Setyawan", ("setyawan", "setiawan")),
    ],
)
def test_one_word_of_a_name_may_be_misspelled(text: str, slip: tuple[str, str]) -> None:
    assert [mention.slip for mention in found(text)] == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "Rosmali Tandiela",  # two words at fault
        "Rosmalia dan Tandiala",
        "Rosmalia. Tandiala",
        "rosmalia tandiala",
        "Andi Har",
        "Rosmalia Tandiala Putri",
        "Rosmalia",
    ],
)
def test_another_name_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_in_a_headline_a_verb_behind_a_name_is_no_part_of_it() -> None:
    assert found("Rosmalia Tandiala Buka Pasar", in_title_case=True)
    assert not found("Rosmalia Tandiala Buka Pasar")


@pytest.mark.parametrize(
    ("text", "slight"),
    [
        ("Rosmalia Tandialla", True),
        ("Nyoman Giri Astra", True),
        ("Andi Harum", False),
        ("Rosmalia Tandialo", False),
        ("Rosmalia Handiala", False),
    ],
)
def test_a_slip_is_slight_where_nobody_else_is_called_so(text: str, slight: bool) -> None:
    (mention,) = found(text)

    assert mention.is_slight == slight


def test_titles_and_degrees_are_no_part_of_a_name() -> None:
    assert bare_name("dr. Hj. Puspita Wirasanti, M.Kes.") == "Puspita Wirasanti"
