"""For the tests of the build."""

import locale
from collections.abc import Iterator

import pytest

LOCALE = locale.setlocale(locale.LC_ALL)


@pytest.fixture(autouse=True)
def same_locale() -> Iterator[None]:
    """Pelican sets the locale of its process; where that is this one, other tests must not see it."""
    yield
    locale.setlocale(locale.LC_ALL, LOCALE)
