"""`newsroom serve`: shows the site, builds it again on every change, keeps the old one on faults."""

import io
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen  # noqa: TID251 - asks the server of the test itself

import pytest

import newsroom
from newsroom.clock import fixed_clock
from newsroom.commands import Shell
from newsroom.commands.serve import serve
from newsroom.errors import UsageError
from tests.newsrooms import NOW
from tests.shells import call
from tests.sites import ROOT, approved, make_site_newsroom

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

    def changes() -> Iterator[set[Path]]:
        seen.append(ask(shell, "/2026/11/pasar/")[1])
        story.write_text(story.read_text().replace("Buka Lebih Pagi", "Buka Lebih Siang"))
        yield {story}
        seen.append(ask(shell, "/2026/11/pasar/")[1])
        story.write_text("rusak")
        yield {story}
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


def test_a_change_of_its_own_code_ends_it_for_a_new_start(tmp_path: Path, shell: Shell) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    code = Path(newsroom.__file__)

    assert serve(root, 0, shell, [{code}, {root / STORY}])
    assert not serve(root, 0, shell, [{root / STORY}])


class Served:
    """`newsroom serve` as a process of its own, with what it says line by line."""

    def __init__(self, root: Path) -> None:
        program = str(Path(sys.executable).with_name("newsroom"))
        # What a shell starts in the background ignores Ctrl-C, and so would everything it starts.
        command = ["env", "--default-signal=INT", program, "serve", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True)
        self.site = self.wait_for("Situs: ").split()[1].rstrip("/")

    def wait_for(self, text: str) -> str:
        """The next line with `text`."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if text in line:
                return line
        pytest.fail(f"it ended and never said {text}")

    def page(self) -> str:
        """The page of the story, as it is served."""
        with urlopen(f"{self.site}/2026/11/pasar/") as answer:  # noqa: S310 - http to itself
            return str(answer.read().decode())


@pytest.fixture
def newsroom_served(tmp_path: Path) -> Iterator[tuple[Path, Served]]:
    root = make_site_newsroom(tmp_path, files=approved())
    (root / "theme").unlink()
    shutil.copytree(ROOT / "theme", root / "theme")
    served = Served(root)
    with served.process:
        yield root, served
        served.process.kill()


@pytest.mark.slow
def test_what_is_saved_is_served_until_ctrl_c(newsroom_served: tuple[Path, Served]) -> None:
    root, served = newsroom_served
    story, template = root / STORY, root / "theme/templates/story.html"
    whole = template.read_text()

    story.write_text(story.read_text().replace("Lebih Pagi", "Lebih Siang"))
    served.wait_for("Dibangun dalam")
    assert "Lebih Siang" in served.page()

    template.write_text(whole.replace("{% endblock", "{{ tiada.apa }}{% endblock"))
    assert "theme/templates/story.html:" in served.wait_for("The site could not be built")
    assert "Lebih Siang" in served.page()

    template.write_text(whole)
    served.wait_for("Dibangun dalam")
    # As many editors do: another file takes the place of the old one.
    for name in ("Satu", "Dua"):
        toml = (root / "newsroom.toml").read_text()
        aside = root / "baru.toml"
        aside.write_text(
            re.sub('^name = ".*"', f'name = "Kabar {name}"', toml, count=1, flags=re.MULTILINE)
        )
        aside.rename(root / "newsroom.toml")
        while f"Kabar {name}" not in served.page():
            served.wait_for("Dibangun dalam")

    served.process.send_signal(signal.SIGINT)
    served.wait_for("Selesai.")
    assert served.process.wait() == 0
