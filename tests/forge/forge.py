"""The fake forge, put together."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from newsroom.clock import Clock
from newsroom.github.client import GitHub
from newsroom.transport import HttpTransport
from tests.forge import commit_routes, pull_routes, run_routes
from tests.forge.desk import ACTIONS, REPOSITORY, Desk
from tests.forge.git import Bare
from tests.forge.server import WRITE, FakeForge


def make_forge(folder: Path, files: Mapping[str, bytes], now: datetime) -> FakeForge:
    """A forge, not started, whose repository has these files on the main branch."""
    desk = Desk(Bare.make(folder / "forge.git", files, now), now)
    return FakeForge(desk, (*pull_routes.ROUTES, *commit_routes.ROUTES, *run_routes.ROUTES))


def client_of(
    forge: FakeForge,
    login: str = ACTIONS,
    rights: Mapping[str, str] = WRITE,
    clock: Clock | None = None,
) -> GitHub:
    """The newsroom's client at the forge, which never really waits."""
    return GitHub(
        REPOSITORY,
        forge.token(login, rights),
        HttpTransport(),
        clock or (lambda: forge.desk.now),
        lambda _: None,
        forge.base,
    )
