"""`newsroom serve`: shows the site, builds it again on every change, keeps the old one on faults."""

import io
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen  # noqa: TID251 - asks the server of the test itself

import pytest

from newsroom.clock import fixed_clock
from newsroom.commands import Shell
from newsroom.commands.serve import serve
from newsroom.errors import UsageError
from tests.newsrooms import NOW
from tests.shells import call
from tests.sites import approved, make_site_newsroom

STORY = "content/stories/2026/11/pasar.md"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path, io.StringIO(), io.StringIO(), fixed_clock(NOW), {})


def said(shell: Shell) -> str:
    assert isinstance(shell.err, io.StringIO)
    return shell.err.getvalue()


def ask(shell: Shell, address: str) -> tuple[int, str]:
    """What the server that `shell` announced answers."""
    site = said(shell).split("Situs: ")[1].split()[0].rstrip("/")
    try:
        with urlopen(site + address) as answer:  # noqa: S310 - http to itself
            assert answer.headers["Cache-Control"] == "no-store"
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_every_change_is_built_and_a_fault_keeps_the_old_site(tmp_path: Path, shell: Shell) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    story = root / STORY
    seen = []

    def changes() -> Iterator[object]:
        seen.append(ask(shell, "/2026/11/pasar/")[1])
        story.write_text(story.read_text().replace("Buka Lebih Pagi", "Buka Lebih Siang"))
        yield "a change"
        seen.append(ask(shell, "/2026/11/pasar/")[1])
        story.write_text("rusak")
        yield "another"
        seen.append(ask(shell, "/2026/11/pasar/")[1])
        assert ask(shell, "/tiada/")[0] == 404
        assert "Halaman ini tidak ada" in ask(shell, "/tiada/")[1]

    serve(root, 0, shell, changes())

    assert ["Lebih Pagi" in seen[0], "Lebih Siang" in seen[1], "Lebih Siang" in seen[2]] == [
        True
    ] * 3
    assert f"{STORY}:1:1" in said(shell)


def test_a_taken_port_is_told(tmp_path: Path, shell: Shell) -> None:
    root = make_site_newsroom(tmp_path, files={STORY: "rusak"})
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        with pytest.raises(UsageError, match="pilih yang lain dengan --port"):
            serve(root, other.getsockname()[1], shell, [])


def test_a_port_that_no_machine_has_is_told(tmp_path: Path, shell: Shell) -> None:
    root = make_site_newsroom(tmp_path, files={STORY: "rusak"})

    with pytest.raises(UsageError, match="Port 99999 tidak dapat dipakai"):
        serve(root, 99999, shell, [])


def test_the_port_must_be_a_number(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path)

    assert call(tmp_path, "serve", "--port", "delapan").code == 2
