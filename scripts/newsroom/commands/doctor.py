"""`newsroom doctor`: whether every account of newsroom.toml can post, and what to do if not.

Where it has a token for the repository on GitHub, also what is missing there.
"""

import argparse
from collections.abc import Mapping, Sequence

from newsroom.commands import Shell
from newsroom.commands._posting import refuse_a_ledger_of_its_own
from newsroom.commands._repository import Examined, examine
from newsroom.crosspost.accounts import Opener
from newsroom.crosspost.advice import Said
from newsroom.crosspost.budget import spent
from newsroom.crosspost.checkup_report import json_of, text_of
from newsroom.crosspost.health import Checkup, Examiner, Grade, Standing, standing_of
from newsroom.crosspost.past import AccountName
from newsroom.crosspost.targets import targets_of
from newsroom.crosspost.tip import tip_of
from newsroom.errors import LedgerError, SettingsError, UsageError
from newsroom.ledger import Ledger
from newsroom.settings import Account, Settings
from newsroom.transport import HttpTransport
from newsroom.typed import did_you_mean

HELP = "look after accounts and repository: tokens, rights, quotas, costs, what is missing"
WELL, TO_LOOK_AT = 0, 3


def configure(parser: argparse.ArgumentParser) -> None:
    """All accounts or one network's, for people or for machines."""
    parser.add_argument("--network", metavar="N", help="only this network, such as facebook")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Ask every account how it is; 0 where nothing blocks publishing, 3 otherwise."""
    settings = shell.settings
    accounts = _accounts(settings, args.network, shell)
    used, fault = _ledger(settings, accounts, shell)
    examiner = Examiner(
        open_account=Opener(settings, shell.environ, HttpTransport(), shell.clock),
        environ=shell.environ,
        now=shell.clock(),
        used=used,
    )
    checkups = [examiner.examine(network, account) for network, account in accounts.items()]
    repository = None if args.network else examine(shell)
    if args.format == "json":
        shell.print(json_of(checkups, fault, repository.told if repository else None))
    else:
        _tell(checkups, fault, settings, shell)
        _tell_repository(repository, shell)
    blocked = any(checkup.grade is Grade.BLOCKED for checkup in checkups)
    unready = repository is not None and bool(repository.changes)
    return TO_LOOK_AT if blocked or fault or unready else WELL


def _tell_repository(repository: Examined | None, shell: Shell) -> None:
    if repository is None:
        return
    grade = "perhatian / warning" if repository.told else "baik / well"
    shell.print(f"[{grade}] repositori / repository")
    for said in repository.told:
        shell.print(f"    {said.text}\n    {said.text_en}")


def _accounts(settings: Settings, only: str | None, shell: Shell) -> Mapping[str, Account]:
    targets_of(settings, shell.clock())  # refuses networks that nobody knows
    accounts = settings.networks
    if only is None:
        return accounts
    if only not in accounts:
        hint, hint_en = did_you_mean(only, list(accounts))
        raise UsageError(
            f'tidak ada akun di jaringan "{only}" pada newsroom.toml.{hint} Yang ada: '
            f"{', '.join(accounts) or '–'}.",
            f'newsroom.toml has no account on "{only}".{hint_en} There are: '
            f"{', '.join(accounts) or '–'}.",
        )
    return {only: accounts[only]}


def _ledger(
    settings: Settings, accounts: Mapping[str, Account], shell: Shell
) -> tuple[Mapping[AccountName, int] | None, Said | None]:
    """The posts of the last 24 hours, or what keeps live accounts from recording any."""
    now = shell.clock()
    if not any(standing_of(account, now) is Standing.LIVE for account in accounts.values()):
        return None, None
    ledger = Ledger(settings.root, settings.ledger, clock=shell.clock)
    try:
        refuse_a_ledger_of_its_own(settings, tip_of(settings.root, settings.ledger.remote))
        ledger.fetch()
        return spent(ledger.records().values(), now), None
    except (LedgerError, SettingsError) as error:
        return None, Said(error.message, error.message_en)


def _tell(
    checkups: Sequence[Checkup], fault: Said | None, settings: Settings, shell: Shell
) -> None:
    if not checkups:
        shell.say("Tidak ada akun di newsroom.toml ([networks.…]).")
        shell.say("newsroom.toml names no account ([networks.…]).")
        return
    for checkup in checkups:
        shell.print(text_of(checkup, settings.zone))
    if fault:
        shell.print(f"[terhalang / blocked] ledger: {fault.text}\n    {fault.text_en}")
    counts = {grade: sum(one.grade is grade for one in checkups) for grade in Grade}
    shell.say(
        f"{len(checkups)} akun: {counts[Grade.BLOCKED]} terhalang, {counts[Grade.WARNING]} perlu "
        f"perhatian.\n{len(checkups)} accounts: {counts[Grade.BLOCKED]} blocked, "
        f"{counts[Grade.WARNING]} with a warning."
    )
