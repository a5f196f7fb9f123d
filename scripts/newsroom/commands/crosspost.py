"""`newsroom crosspost`: what is due on the networks, sending it, and what came of it."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._posting import Teller, means_of, opener_of
from newsroom.crosspost.accounts import Shut
from newsroom.crosspost.budget import purse_of, spent, spread
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.figures import read_figures, wanted
from newsroom.crosspost.plan import PASSING, Obstacle, Row, Standing, plan
from newsroom.crosspost.report import prices, summary, table
from newsroom.crosspost.resolving import Verdict, Word, find, resolve
from newsroom.crosspost.targets import Target, targets_of
from newsroom.crosspost.words import words
from newsroom.errors import UsageError
from newsroom.ledger import Ledger, State
from newsroom.typed import did_you_mean
from newsroom.workspace import Workspace, open_workspace

HELP = "show which posts are due, deliver them, or settle one that is unclear"
SETTLED, TO_LOOK_AT = 0, 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Deliver, look only, read figures, or settle a post; one network, another folder."""
    parser.add_argument("--network", metavar="N", help="only this network, such as facebook")
    parser.add_argument("--local", action="store_true", help="deliver to the outbox only")
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the built site (default: output)"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--dry-run", action="store_true", help="show the plan and send nothing")
    instead.add_argument("--figures", action="store_true", help="read how readers answered")
    instead.add_argument(
        "--resolve",
        metavar=("KEY", "VERDICT"),
        nargs=2,
        help=f"say what became of a post: {', '.join(Verdict)}",
    )
    parser.add_argument("--url", metavar="URL", help="with --resolve: where the post is")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Do it; 0 where all is settled, 3 where a person has to look."""
    if args.url and not args.resolve:
        raise UsageError("--url hanya dipakai bersama --resolve.", "--url goes with --resolve.")
    workspace = open_workspace(shell.settings.root)
    if args.resolve:
        return _resolve(workspace, args, shell)
    targets = _targets(workspace, args, shell)
    if not targets:
        shell.say("Tidak ada akun yang aktif di newsroom.toml ([networks.…]).")
        shell.say("No account is enabled in newsroom.toml ([networks.…]).")
        return SETTLED
    desk = _Desk(workspace, targets, shell)
    if args.figures:
        return desk.figures()
    desk.say_where()
    if args.dry_run:
        return desk.show()
    return desk.deliver(shell.folder / args.output if args.output else None)


def _targets(workspace: Workspace, args: argparse.Namespace, shell: Shell) -> tuple[Target, ...]:
    only, settings, now = args.network, workspace.settings, shell.clock()
    known = [target.network for target in targets_of(settings, now)]
    if only is not None and only not in known:
        hint, hint_en = did_you_mean(only, known)
        raise UsageError(
            f'tidak ada akun aktif di jaringan "{only}".{hint} Yang aktif: {", ".join(known)}.',
            f'No account is enabled on "{only}".{hint_en} Enabled: {", ".join(known)}.',
        )
    return targets_of(settings, now, only=only, local=args.local)


@dataclass(frozen=True, slots=True)
class _Desk:
    """The accounts in hand."""

    workspace: Workspace
    targets: Sequence[Target]
    shell: Shell

    def deliver(self, output: Path | None) -> int:
        """Send what is due."""
        output = output or self.workspace.settings.root / "output"
        teller = Teller(self.shell)
        means = means_of(self.workspace, self.targets, self.shell, teller.tell)
        outcome = deliver_due(self.workspace, output, self.targets, means)
        teller.close()
        said, said_en = summary(outcome)
        local = not all(target.is_real for target in self.targets)
        where = f" Lihat: {output / 'outbox' / 'index.html'}" if local else ""
        self.shell.say(f"{said}.{where}\n{said_en}.")
        return SETTLED if outcome.settled else TO_LOOK_AT

    def show(self) -> int:
        """Show the plan and send nothing."""
        rows = self._rows()
        self.shell.print(table(rows, self.workspace.settings))
        for sentence in prices(target.network for target in self.targets):
            self.shell.say(sentence)
        for reason in self._shut(rows):
            self.shell.say(words(reason))
        due = sum(row.is_due for row in rows)
        self.shell.say(f"{due} pos siap; tidak ada yang dikirim.\nDue: {due}; nothing was sent.")
        return TO_LOOK_AT if any(_needs_a_look(row) for row in rows) else SETTLED

    def figures(self) -> int:
        """Read how readers answered."""
        ledger = _ledger(self.workspace, self.shell)
        posts = wanted(ledger.records().values(), self.targets, self.shell.clock())
        read = read_figures(ledger, posts, opener_of(self.workspace, self.targets, self.shell))
        for network, reason in read.failed.items():
            self.shell.say(f"{network}: {words(reason)}")
        self.shell.say(f"Angka tanggapan: {read.count} pos.\nFigures read: {read.count} posts.")
        return TO_LOOK_AT if read.failed else SETTLED

    def say_where(self) -> None:
        """Say which accounts are live, and which only fill the outbox."""
        live = self._named(real=True)
        if live:
            self.shell.say(f"Langsung ke akun: {live}.\nTo the accounts themselves: {live}.")
        local = self._named(real=False)
        if local:
            self.shell.say(
                f"Untuk {local}: pos masuk kotak keluar di komputer ini, karena akun itu tanpa "
                "live_since yang sudah lewat, atau karena --local.\n"
                "These go to the outbox on this machine; nothing leaves it."
            )

    def _named(self, *, real: bool) -> str:
        accounts = self.workspace.settings.networks
        return ", ".join(
            f"{target.network} ({accounts[target.network].account})"
            for target in self.targets
            if target.is_real is real
        )

    def _rows(self) -> tuple[Row, ...]:
        now, settings = self.shell.clock(), self.workspace.settings
        records = _ledger(self.workspace, self.shell).records()
        edition = self.workspace.edition(now)
        rows = plan(edition, records, self.targets, settings=settings, now=now)
        return spread(rows, purse_of(self.targets, spent(records.values(), now)))

    def _shut(self, rows: Sequence[Row]) -> list[str]:
        """Why accounts that are needed cannot be used: mostly a secret that is missing."""
        needed = dict.fromkeys(row.target for row in rows if row.is_due and row.target.is_real)
        open_account = opener_of(self.workspace, self.targets, self.shell)
        opened = [open_account(target) for target in needed]
        return [account.reason for account in opened if isinstance(account, Shut)]


def _ledger(workspace: Workspace, shell: Shell) -> Ledger:
    ledger = Ledger(workspace.settings.root, workspace.settings.ledger, clock=shell.clock)
    ledger.fetch()
    return ledger


def _needs_a_look(row: Row) -> bool:
    blocked = row.claim is not None and row.claim.state is State.BLOCKED
    stuck = row.obstacle in PASSING or row.obstacle is Obstacle.ID_CHANGED
    return blocked or stuck or row.standing in (Standing.UNKNOWN, Standing.REJECTED)


def _resolve(workspace: Workspace, args: argparse.Namespace, shell: Shell) -> int:
    key, verdict = args.resolve
    if verdict not in list(Verdict):
        hint, hint_en = did_you_mean(verdict, list(Verdict))
        raise UsageError(
            f'"{verdict}" bukan keputusan.{hint} Pilih: {", ".join(Verdict)}.',
            f'"{verdict}" is no verdict.{hint_en} Choose: {", ".join(Verdict)}.',
        )
    ledger = _ledger(workspace, shell)
    story_id = find(ledger.records(), key)
    story = workspace.corpus.by_id.get(story_id)
    word = Word(
        verdict=Verdict(verdict),
        now=shell.clock(),
        url=args.url or "",
        corrections=len(story.meta.corrections) if story else None,
    )
    claim = resolve(ledger, story_id, key, word)
    shell.print(f"{story_id} → {claim.network}: {claim.state}")
    return SETTLED
