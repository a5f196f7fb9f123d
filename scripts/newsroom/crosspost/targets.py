"""Where posts go: the networks themselves where an account is live, else the outbox."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.errors import SettingsError
from newsroom.ledger import OUTBOX
from newsroom.networks import NETWORKS
from newsroom.settings import Settings
from newsroom.typed import did_you_mean


@dataclass(frozen=True, slots=True)
class Target:
    """Where a post goes: it is made for `network`, and delivered to `account` on `via`.

    Stories that came on air before `live_since` are not for it.
    """

    network: str
    via: str
    account: str
    live_since: datetime | None = None

    @property
    def is_real(self) -> bool:
        """Whether readers see what arrives there; only the newsroom sees the outbox."""
        return self.via != OUTBOX


def targets_of(
    settings: Settings, now: datetime, *, only: str | None = None, local: bool = False
) -> tuple[Target, ...]:
    """One target for every enabled account of newsroom.toml, in its order.

    An account whose `live_since` has come is its own network's; any other one, and with `local`
    every one, is the outbox's. `only` keeps a single network. Raises SettingsError for a network
    that is not known.
    """
    for name in settings.networks:
        if name not in NETWORKS or name == OUTBOX:
            raise _unknown_network(name)
    targets = []
    for name, account in settings.networks.items():
        if not account.enabled or only not in (None, name):
            continue
        since = account.live_since
        if local or since is None or since > now:
            targets.append(Target(name, OUTBOX, name))
        else:
            targets.append(Target(name, name, account.account, since))
    return tuple(targets)


def _unknown_network(name: str) -> SettingsError:
    known = [network for network in NETWORKS if network != OUTBOX]
    hint, hint_en = did_you_mean(name, known)
    return SettingsError(
        f'newsroom.toml: jaringan "{name}" tidak dikenal.{hint} Yang ada: {", ".join(known)}.',
        f'newsroom.toml: unknown network "{name}".{hint_en} There are: {", ".join(known)}.',
    )
