"""The text of a story on pages."""

import pytest

from newsroom.page.text import WORDS_A_MINUTE, reading_minutes


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (1, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2)]
)
def test_a_minute_is_told_once_it_is_begun(words: int, minutes: int) -> None:
    assert reading_minutes("<p>" + "kata " * words + "</p>") == minutes


def test_markup_takes_no_time() -> None:
    html = '<p><a href="/a b c" rel="noopener">kata</a></p>' * WORDS_A_MINUTE

    assert reading_minutes(html) == 1
