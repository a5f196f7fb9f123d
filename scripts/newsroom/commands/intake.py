"""`newsroom intake`: an issue form becomes a pull request, or gets an answer."""

import argparse

from newsroom.commands import Shell
from newsroom.commands._forge import event_of, open_forge, token_of
from newsroom.commands._forms import response_form
from newsroom.errors import UsageError
from newsroom.github.attachments import fetch
from newsroom.github.client import GitHub
from newsroom.github.events import IssueEvent
from newsroom.github.intake import Outcome, Room, Taken, is_story, take_in
from newsroom.github.issues import issue_of
from newsroom.github.responses import answer
from newsroom.intake.answers import is_of
from newsroom.intake.form import read_form
from newsroom.intake.story_form import FILE, story_form
from newsroom.intake.template import story_checklist
from newsroom.rules import load_rules
from newsroom.settings import Settings
from newsroom.workspace import open_workspace

HELP = "turn an issue form into a pull request (inside GitHub Actions, or with --issue)"


def configure(parser: argparse.ArgumentParser) -> None:
    """The issue is that of the event, unless one is named."""
    parser.add_argument("--issue", type=int, metavar="NUMBER", help="take in this issue")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Take the issue in; 0 whenever it was answered, whatever the answer."""
    number = args.issue if args.issue is not None else _number(shell)
    github = open_forge(shell)
    settings = shell.settings
    outcome = _take(github, settings, shell, number)
    message, message_en = _TOLD[outcome.taken]
    pull = f" (#{outcome.pull})" if outcome.pull else ""
    shell.print(outcome.taken)
    shell.say(f"Formulir #{number}: {message}{pull}.\nForm #{number}: {message_en}{pull}.")
    return 0


def _take(github: GitHub, settings: Settings, shell: Shell, number: int) -> Outcome:
    value = github.read(f"issues/{number}")
    registers = open_workspace(settings.root).registers
    room = Room(
        root=settings.root,
        settings=settings,
        registers=registers,
        form=read_form(FILE, story_form(settings)),
        checklist=story_checklist(load_rules()),
        fetch=lambda address: fetch(github.transport, address, token_of(shell)),
    )
    issue = issue_of(value)
    if is_story(room, issue):
        return take_in(github, room, value)
    responses = response_form(settings)
    if responses and is_of(responses, issue.body):
        return answer(github, responses, settings, registers, value)
    return Outcome(Taken.IGNORED)


def _number(shell: Shell) -> int:
    event = event_of(shell)
    if isinstance(event, IssueEvent):
        return event.issue.number
    raise UsageError(
        "peristiwanya bukan isu; jalankan dari alur kerja untuk issues, atau beri --issue NOMOR.",
        "The event is no issue; run this from a workflow on issues, or give --issue NUMBER.",
    )


_TOLD = {
    Taken.IGNORED: ("bukan urusan redaksi, dibiarkan", "none of the newsroom's forms, left alone"),
    Taken.WAITING: ("dari luar, menunggu label naskah", "from outside, waits for the label naskah"),
    Taken.INCOMPLETE: (
        "belum lengkap, pengirim sudah diberi tahu",
        "incomplete, the sender was told",
    ),
    Taken.OPENED: ("menjadi pull request", "became a pull request"),
    Taken.UPDATED: ("naskah diperbarui", "the story was brought up to date"),
    Taken.UNCHANGED: ("tidak ada yang berubah", "nothing changed"),
    Taken.BY_HAND: (
        "naskah sudah disunting di cabangnya, tidak ditimpa",
        "the story was changed by hand and not overwritten",
    ),
    Taken.OVER: ("pull request sudah ditutup", "the pull request is closed already"),
    Taken.ANSWERED: ("tanggapan pembaca dijawab", "the reader was answered"),
}
