"""A forge for a test, held against GitHub's description where that is here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forge.forge import make_forge
from tests.forge.houses import HOUSE, PEOPLE_HERE
from tests.forge.openapi import description, is_here
from tests.forge.server import FakeForge
from tests.newsrooms import NOW


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[FakeForge]:
    """A forge with a newsroom's repository and its people."""
    made = make_forge(tmp_path, HOUSE, NOW)
    for login in PEOPLE_HERE:
        made.desk.account(login)
    made.desk.account("orang-luar", "read")
    with made:
        yield made
    if is_here():
        assert faults_of(made) == []


def faults_of(forge: FakeForge) -> list[str]:
    """What GitHub's description says against the requests and answers that there were."""
    found = [
        fault for one in forge.exchanges for fault in description().faults(one.seen, one.reply)
    ]
    return list(dict.fromkeys(found))
