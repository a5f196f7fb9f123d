"""The newsroom's repository on GitHub, for the commands that look after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from newsroom.commands import Shell
from newsroom.commands._forge import open_forge, token_of
from newsroom.crosspost import adapters
from newsroom.crosspost.advice import Said
from newsroom.crosspost.targets import targets_of
from newsroom.errors import ForgeError, SettingsError
from newsroom.github.client import GitHub
from newsroom.github.values import truth
from newsroom.repository.lacks import Lack, Office, lacks
from newsroom.repository.plan import Change, app_of, plan
from newsroom.repository.wanted import App, wanted
from newsroom.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class Examined:
    """The repository as it was found: what `newsroom setup` would change, what a person has to do.

    `fault` says why it could not be looked at.
    """

    changes: tuple[Change, ...] = ()
    lacks: tuple[Lack, ...] = ()
    fault: Said | None = None

    @property
    def told(self) -> list[Said]:
        """All of it, each with what to do."""
        told = [
            Said(
                f"{one.what}; kerjakan dengan: newsroom setup --apply",
                f"{one.what_en}; do it with: newsroom setup --apply",
            )
            for one in self.changes
        ]
        told += [Said(one.text, one.text_en) for one in self.lacks]
        return [*told, self.fault] if self.fault else told


def examine(shell: Shell) -> Examined | None:
    """Look at the repository; None where there is no token, or nothing says which one it is."""
    if not token_of(shell) or not (
        shell.environ.get("GITHUB_REPOSITORY") or shell.settings.office.repository
    ):
        return None
    try:
        github = open_forge(shell)
        if not is_administrator(github):
            return Examined(fault=_NOT_SEEN)
        app = app_of(github)
        return Examined(tuple(changes(github, shell, app)), tuple(missing(github, shell, app)))
    except (ForgeError, SettingsError) as error:
        return Examined(fault=Said(error.message, error.message_en))


_NOT_SEEN = Said(
    "token di TAYANG_GITHUB_TOKEN bukan milik administrator, jadi pengaturan repositori tidak terlihat.",
    "the token in TAYANG_GITHUB_TOKEN is not an administrator's, so the repository's settings cannot "
    "be seen.",
)


def is_administrator(github: GitHub) -> bool:
    """Whether the token may see and change how the repository is set up. Raises ForgeError."""
    return truth(github.read(""), "permissions", "admin")


def changes(github: GitHub, shell: Shell, app: App) -> list[Change]:
    """What has to be changed there. Raises ForgeError."""
    return plan(github, wanted(shell.settings, app))


def missing(github: GitHub, shell: Shell, app: App) -> list[Lack]:
    """What only a person can do there. Raises ForgeError."""
    workspace = open_workspace(shell.settings.root)
    office = Office(workspace.settings, workspace.registers, _secrets(shell))
    return lacks(github, office, app)


def _secrets(shell: Shell) -> Mapping[str, list[str]]:
    live = [one.via for one in targets_of(shell.settings, shell.clock()) if one.is_real]
    return {
        network: [secret.name for secret in import_module(f"{adapters.__name__}.{network}").SECRETS]
        for network in live
    }
