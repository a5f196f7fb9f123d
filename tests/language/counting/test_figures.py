"""Where figures stand."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.counting.figures import figure_places


def test_a_run_of_figures_has_one_place() -> None:
    assert figure_places("12 dari 1.250 warga, pukul 10.00") == (0, 8, 10, 27, 30)


def test_a_text_without_figures_has_none() -> None:
    assert figure_places("") == ()
    assert figure_places("dua belas warga") == ()


@given(st.text(alphabet="059 ,.a“²٣–\n\U0001f600", max_size=40))
def test_places_are_those_of_a_search(text: str) -> None:
    assert figure_places(text) == tuple(match.start() for match in re.finditer("[0-9]+", text))
