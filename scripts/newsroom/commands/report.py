"""`newsroom report`: the scorecard, from what the trail and the ledger tell."""

import argparse
import re
from collections.abc import Callable, Mapping
from datetime import datetime

from newsroom.commands import Shell
from newsroom.edition import Edition, Published
from newsroom.errors import LedgerError, UsageError
from newsroom.formats._scorecard import as_text
from newsroom.ledger import Ledger, sent
from newsroom.scorecard import Scorecard, Tally, bundles_of, journey_of, score, tally_of
from newsroom.scorecard.files import as_csv, as_json
from newsroom.scorecard.requests import RequestFigures, cases_by_story, requests_in_figures
from newsroom.settings import Settings
from newsroom.typed import did_you_mean
from newsroom.workspace import Workspace, open_workspace

HELP = "figures: stories on time, how long each step takes, corrections, by desk and month"

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


def configure(parser: argparse.ArgumentParser) -> None:
    """The period, the desk, the form."""
    parser.add_argument("--since", metavar="MONTH", type=_month, help="from this month on: 2026-01")
    parser.add_argument("--until", metavar="MONTH", type=_month, help="up to this month: 2026-12")
    parser.add_argument("--desk", metavar="DESK", help="only this desk of newsroom.toml")
    parser.add_argument("--format", choices=["text", "json", "csv"], default="text")


def _month(text: str) -> str:
    if not _MONTH.fullmatch(text):
        raise argparse.ArgumentTypeError("a month such as 2026-11 is needed")
    return text


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Print the figures; always 0, since figures are no fault."""
    settings = shell.settings
    _refuse_what_cannot_be(args, settings)
    _fetch(settings, shell)
    workspace = open_workspace(settings.root)
    edition = workspace.edition(shell.clock())
    tallies = [
        _tally(one, workspace)
        for one in edition.published
        # A translation is the same story once more, and no clock runs for it.
        if args.desk in (None, one.story.meta.desk) and not one.story.is_translation
    ]
    waiting = sum(args.desk in (None, one.story.meta.desk) for one in edition.held)
    card = score(
        *(bundles_of(tallies), settings),
        at=shell.clock(),
        waiting=waiting,
        since=args.since or "",
        until=args.until or "",
        requests=_requests(args, workspace, edition, shell.clock()),
    )
    shell.print(_forms(settings)[args.format](card).removesuffix("\n"))
    return 0


def _tally(one: Published, workspace: Workspace) -> Tally:
    settings, record = workspace.settings, workspace.records.get(one.story.id)
    posts = sent(record) if record else ()
    return tally_of(journey_of(one.story, one.trail, settings.deadline, settings.zone, posts))


def _requests(
    args: argparse.Namespace, workspace: Workspace, edition: Edition, now: datetime
) -> RequestFigures:
    """Readers' requests of the chosen desk and months; a request belongs to the month it came in."""
    settings = workspace.settings
    published = [one for one in edition.published if args.desk in (None, one.story.meta.desk)]
    # A reply may stand in another desk than the story that it answers.
    found = cases_by_story(workspace.records, edition.published, settings.requests.limit)
    cases = [case for one in published for case in found.get(one.story.id, ())]
    chosen = [
        case
        for case in cases
        if (args.since or "")
        <= f"{case.request.at.astimezone(settings.zone):%Y-%m}"
        <= (args.until or "9")
    ]
    return requests_in_figures(chosen, now)


def _forms(settings: Settings) -> Mapping[str, Callable[[Scorecard], str]]:
    return {
        "text": lambda card: as_text(card, settings.zone),
        "json": as_json,
        "csv": as_csv,
    }


def _refuse_what_cannot_be(args: argparse.Namespace, settings: Settings) -> None:
    if args.since and args.until and args.since > args.until:
        raise UsageError(
            f"--since {args.since} sesudah --until {args.until}; tukarlah.",
            f"--since {args.since} is later than --until {args.until}; swap them.",
        )
    if args.desk is not None and args.desk not in settings.desks:
        hint, hint_en = did_you_mean(args.desk, list(settings.desks))
        raise UsageError(
            f'tidak ada desk "{args.desk}" di newsroom.toml.{hint} Yang ada: '
            f"{', '.join(settings.desks) or '–'}.",
            f'newsroom.toml has no desk "{args.desk}".{hint_en} There are: '
            f"{', '.join(settings.desks) or '–'}.",
        )


def _fetch(settings: Settings, shell: Shell) -> None:
    """The newest ledger; where the remote is out of reach, figures come from what is known here."""
    try:
        Ledger(settings.root, settings.ledger, clock=shell.clock).fetch()
    except LedgerError as error:
        shell.say(f"newsroom: {error.message}\n{error.message_en}")
        shell.say("Angka ini dari catatan yang ada di sini. / Figures from the records known here.")
