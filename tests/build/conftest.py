"""For the tests of the build."""

import locale
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def same_locale() -> Iterator[None]:
    """Pelican sets the locale of its process; where that is this one, other tests must not see it."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)
