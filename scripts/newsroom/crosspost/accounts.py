"""The office's accounts, opened for a run with the secrets of the environment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from newsroom.clock import Clock
from newsroom.crosspost.adapters import Access, Adapter, connect, secrets_of
from newsroom.crosspost.targets import Target
from newsroom.errors import SettingsError
from newsroom.ledger import OUTBOX
from newsroom.settings import Account, Settings
from newsroom.transport import Answer, Request, Transport, TransportError

SECRET_MISSING, SECRET_UNUSABLE, NO_ADAPTER = "secret-missing", "secret-unusable", "no-adapter"


@dataclass(frozen=True, slots=True)
class Shut:
    """An account that cannot be used.

    `reason` is a short code, or a sentence about newsroom.toml: a line in each language.
    """

    reason: str


Open = Callable[[Target], Adapter | Shut]
"""Opens the account of a target; called once for each account of a run."""


class NoNetwork:
    """A transport that sends nothing."""

    def send(self, _request: Request) -> Answer:
        """Raise TransportError: nothing was sent."""
        raise TransportError("refused", sent=False)


class Connect(Protocol):
    """Gives the account on a network (`adapters.connect`)."""

    def __call__(self, network: str, access: Access, /) -> Adapter | None:
        """None where there is no such adapter."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens accounts. `environ` holds the secrets, `transport` sends."""

    settings: Settings
    environ: Mapping[str, str]
    transport: Transport
    clock: Clock
    connect: Connect = connect

    def __call__(self, target: Target) -> Adapter | Shut:
        """The account of `target`; nothing is sent yet."""
        account = self.settings.networks.get(target.via, Account(account=target.via))
        secrets = self._secrets(target.via)
        if isinstance(secrets, Shut):
            return secrets
        access = Access(
            account=account, transport=self.transport, secrets=secrets, clock=self.clock
        )
        try:
            adapter = self.connect(target.via, access)
        except SettingsError as error:
            return Shut(f"{error.message}\n{error.message_en}")
        return adapter or Shut(f"{NO_ADAPTER}:{target.via}")

    def _secrets(self, network: str) -> Mapping[str, str] | Shut:
        found: dict[str, str] = {}
        for secret in secrets_of(network):
            # A line feed at the end is what files and consoles leave behind.
            value = self.environ.get(secret.name, "").strip()
            if not value:
                return Shut(f"{SECRET_MISSING}:{secret.name}")
            if not value.isascii() or not value.isprintable():
                return Shut(f"{SECRET_UNUSABLE}:{secret.name}")
            found[secret.name] = value
        return found


def open_outbox(target: Target) -> Adapter | Shut:
    """The outbox; no other account is opened."""
    if target.via != OUTBOX:
        return Shut(f"{NO_ADAPTER}:{target.via}")
    access = Access(account=Account(account=OUTBOX), transport=NoNetwork())
    return connect(OUTBOX, access) or Shut(f"{NO_ADAPTER}:{OUTBOX}")
