"""The repository on GitHub that a command works with, from the environment and newsroom.toml."""

from pathlib import Path
from urllib.parse import urlsplit

from newsroom.commands import Shell
from newsroom.errors import UsageError
from newsroom.github.client import SERVER, GitHub
from newsroom.github.events import Event, read_event
from newsroom.transport import HttpTransport


def open_forge(shell: Shell) -> GitHub:
    """The client for this newsroom's repository.

    GITHUB_REPOSITORY and GITHUB_API_URL are set inside GitHub Actions; elsewhere `repository` of
    newsroom.toml says which repository it is. Raises UsageError where nothing does, ForgeError
    where there is no token.
    """
    environ = shell.environ
    return GitHub(
        environ.get("GITHUB_REPOSITORY") or _named(shell),
        token_of(shell),
        HttpTransport(),
        shell.clock,
        server=(environ.get("GITHUB_API_URL") or SERVER).rstrip("/"),
    )


def token_of(shell: Shell) -> str:
    """The newsroom's own token where it has one, else that of the run; empty without either."""
    environ = shell.environ
    return (environ.get("TAYANG_GITHUB_TOKEN") or environ.get("GITHUB_TOKEN") or "").strip()


def event_of(shell: Shell) -> Event | None:
    """The event that started this run; None outside GitHub Actions. Raises ForgeError."""
    path = shell.environ.get("GITHUB_EVENT_PATH")
    if not path:
        return None
    return read_event(shell.environ.get("GITHUB_EVENT_NAME", ""), Path(path).read_bytes())


def _named(shell: Shell) -> str:
    address = shell.settings.office.repository
    if not address:
        raise UsageError(
            "repositori GitHub belum disebut; isi repository di newsroom.toml, atau GITHUB_REPOSITORY.",
            "No repository on GitHub is named; fill in repository in newsroom.toml, or GITHUB_REPOSITORY.",
        )
    return urlsplit(address).path.strip("/")
