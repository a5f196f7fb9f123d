"""Which characters hide something, and which are what they are for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.orthography.hidden import HiddenKind, find_hidden

ZERO_WIDTH_SPACE, JOINER, NON_JOINER = "\u200b", "\u200d", "\u200c"
RIGHT_TO_LEFT = "\u202e"


def kinds(text: str) -> list[HiddenKind]:
    return [one.kind for one in find_hidden(text)]


def mended(text: str) -> str:
    for one in reversed(list(find_hidden(text))):
        if one.replacement is not None:
            text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"pasar{ZERO_WIDTH_SPACE} tepian", HiddenKind.INVISIBLE),
        ("pa\u00adsar", HiddenKind.INVISIBLE),
        ("satu\u2028dua", HiddenKind.INVISIBLE),
        (f"pa{JOINER}sar", HiddenKind.INVISIBLE),
        (f"{RIGHT_TO_LEFT}pasar", HiddenKind.DIRECTION),
        ("pasar\x08", HiddenKind.CONTROL),
        ("pasar\ufdd0", HiddenKind.NO_CHARACTER),
        ("\U0010ffff", HiddenKind.NO_CHARACTER),
        ("p\u0430sar", HiddenKind.LOOK_ALIKE),
    ],
)
def test_what_hides_is_found(text: str, kind: HiddenKind) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Pasar “Tepian” – 05.00… 30 °C, 5 m², 10 μg, 4 kΩ\tnaïf\r\n",
        f"\U0001f468{JOINER}\U0001f469{JOINER}\U0001f467 \u2764\ufe0f",
        f"\u0645\u06cc{NON_JOINER}\u062e\u0648\u0627\u0647\u0645",
        "\u0633\u0644\u0627\u0645\u200f 120",
        "Москва, Αθήνα",
    ],
)
def test_letters_signs_and_joiners_in_their_place_are_let_pass(text: str) -> None:
    assert kinds(text) == []


def test_mending_leaves_what_readers_see() -> None:
    assert mended(f"p\u0430s{ZERO_WIDTH_SPACE}ar\u2028tepian") == "pasar tepian"


def test_a_run_is_one_place() -> None:
    assert kinds(f"pasar{ZERO_WIDTH_SPACE * 9}") == [HiddenKind.INVISIBLE]


@given(st.text())
def test_any_text_can_be_read_and_mending_twice_changes_nothing_more(text: str) -> None:
    once = mended(text)

    assert mended(once) == once or kinds(once)
