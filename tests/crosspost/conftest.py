"""Fixtures of the tests of delivery."""

import pytest

from newsroom.social import drawing


@pytest.fixture
def plain_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards are written without being drawn: drawing takes longer than all the rest."""
    monkeypatch.setattr(drawing, "draw", lambda _: b"a picture")
