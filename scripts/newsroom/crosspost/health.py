"""How the office's accounts are: each is opened and asked, and what it says is judged.

Nothing that readers see changes. One account's fault never stops the others, and of a secret only
the name of its variable is known here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from newsroom.crosspost.accounts import Open, Shut
from newsroom.crosspost.adapters import Health, secrets_of
from newsroom.crosspost.failure import failure_of
from newsroom.crosspost.past import AccountName
from newsroom.crosspost.targets import Target
from newsroom.networks import NETWORKS
from newsroom.settings import Account

SOON = timedelta(days=14)
"""A token that dies within it is warned of: time enough for a holiday and for a person's."""


class Standing(StrEnum):
    """What newsroom.toml says of an account.

    `live`: posts go out. `outbox`: they only lie in the outbox, for `live_since` is absent or yet
    to come. `off`: `enabled = false`.
    """

    LIVE = "live"
    OUTBOX = "outbox"
    OFF = "off"


class Grade(StrEnum):
    """How an account does. `resting`: nothing is sent there, and nothing is wrong with that."""

    WELL = "well"
    RESTING = "resting"
    WARNING = "warning"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """One account, examined at `at`.

    `secrets` says of each variable whether it holds anything. `health` is None where the account
    was not asked. `used` are the posts of the last 24 hours by the ledger, None where that cannot
    be read.
    """

    network: str
    account: Account
    standing: Standing
    at: datetime
    secrets: Mapping[str, bool]
    health: Health | None = None
    used: int | None = None

    @property
    def problem(self) -> str:
        """Why it cannot post: a short code or a sentence; empty where it can, or was not asked."""
        health = self.health
        if health is None:
            return ""
        if not health.problem and health.expires_at and health.expires_at <= self.at:
            return "token"
        if not health.problem and self.left == 0:
            return "quota"
        return health.problem

    @property
    def left(self) -> int | None:
        """The posts that may still be sent: what the network says, else what the ledger leaves."""
        if self.health and self.health.left is not None:
            return self.health.left
        quota = self.quota
        return None if quota is None or self.used is None else max(0, quota - self.used)

    @property
    def quota(self) -> int | None:
        """The posts of 24 hours, by the network or its row; None where nobody prints a number."""
        if self.health and self.health.quota is not None:
            return self.health.quota
        return NETWORKS[self.network].per_day

    @property
    def missing_secrets(self) -> tuple[str, ...]:
        """The variables that hold nothing."""
        return tuple(name for name, present in self.secrets.items() if not present)

    @property
    def dies_soon(self) -> bool:
        """Whether the token lives, and dies within `SOON`."""
        end = self.health.expires_at if self.health else None
        return end is not None and self.at < end <= self.at + SOON

    @property
    def grade(self) -> Grade:
        """How it does. Only a live account can be `blocked`: another one sends nothing."""
        if self.standing is Standing.OFF:
            return Grade.RESTING
        if self.problem and self.standing is Standing.LIVE:
            return Grade.BLOCKED
        if self.standing is Standing.OUTBOX and self.missing_secrets:
            return Grade.RESTING
        if self.problem or self.dies_soon or (self.health and self.health.missing):
            return Grade.WARNING
        return Grade.WELL


@dataclass(frozen=True, slots=True, kw_only=True)
class Examiner:
    """Examines accounts at `now`.

    `environ` holds the secrets, `used` are posts of the last 24 hours by account, None where the
    ledger cannot be read.
    """

    open_account: Open
    environ: Mapping[str, str]
    now: datetime
    used: Mapping[AccountName, int] | None = None

    def examine(self, network: str, account: Account) -> Checkup:
        """The account of newsroom.toml on `network`; one that is switched off is not asked."""
        checkup = Checkup(
            network=network,
            account=account,
            standing=standing_of(account, self.now),
            at=self.now,
            secrets=self._secrets(network),
            used=None if self.used is None else self.used.get((network, account.account), 0),
        )
        if checkup.standing is Standing.OFF:
            return checkup
        target = Target(network, network, account.account, account.live_since)
        return replace(checkup, health=self._ask(target))

    def _secrets(self, network: str) -> Mapping[str, bool]:
        needed = (secret.name for secret in secrets_of(network))
        return {name: bool(self.environ.get(name, "").strip()) for name in needed}

    def _ask(self, target: Target) -> Health:
        try:
            adapter = self.open_account(target)
            if isinstance(adapter, Shut):
                return Health(problem=adapter.reason)
            return adapter.check(self.now)
        except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
            return Health(problem=failure_of(error, visible=False).reason)


def standing_of(account: Account, now: datetime) -> Standing:
    """What newsroom.toml says of `account` at `now`."""
    if not account.enabled:
        return Standing.OFF
    live = account.live_since is not None and account.live_since <= now
    return Standing.LIVE if live else Standing.OUTBOX
