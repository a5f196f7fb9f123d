"""`newsroom setup`: the repository on GitHub, made ready for a newsroom; the plan first."""

import argparse
import re

from newsroom.commands import Shell
from newsroom.commands._forge import open_forge
from newsroom.commands._repository import changes, is_administrator, missing
from newsroom.errors import ForgeError, ForgeReason, UsageError
from newsroom.github.client import GitHub
from newsroom.repository.lacks import Lack
from newsroom.repository.plan import Change, app_of, carry_out
from newsroom.repository.wanted import App

HELP = "prepare the repository on GitHub: rules, labels, environments, Pages, variables"
DONE, TO_LOOK_AT = 0, 3
_CLIENT_ID = re.compile(r"[A-Za-z0-9._-]{5,60}")


def configure(parser: argparse.ArgumentParser) -> None:
    """Show or do, and which app is the newsroom's."""
    parser.add_argument(
        "--apply", action="store_true", help="do what the plan says (default: only show it)"
    )
    parser.add_argument("--app-id", type=_number, metavar="N", help="the number of the GitHub App")
    parser.add_argument(
        "--app-client-id", type=_client_id, metavar="ID", help="the client id of the GitHub App"
    )


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text[:12]) < 10**10:
        raise argparse.ArgumentTypeError("the App ID, a number, from the app's page on GitHub")
    return int(text)


def _client_id(text: str) -> str:
    if not _CLIENT_ID.fullmatch(text):
        raise argparse.ArgumentTypeError("the Client ID from the app's page on GitHub")
    return text


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Show the plan, carry it out where asked to; 0 where nothing is left, 3 where something is."""
    github = open_forge(shell)
    if not is_administrator(github):
        raise _no_administrator(github)
    app = _app(args, github)
    planned = changes(github, shell, app)
    _show(planned, github, shell, applying=args.apply)
    failed = _carry_out(github, planned, shell) if args.apply else 0
    left = missing(github, shell, app)
    _tell_lacks(left, shell)
    if failed:
        return ForgeError.exit_code
    return TO_LOOK_AT if left or (planned and not args.apply) else DONE


def _app(args: argparse.Namespace, github: GitHub) -> App:
    """The app that was named, else the one that the repository knows already."""
    if (args.app_id is None) is not (args.app_client_id is None):
        raise UsageError(
            "--app-id dan --app-client-id disebut bersama; keduanya ada di halaman App itu.",
            "--app-id and --app-client-id go together; both stand on the app's page.",
        )
    if args.app_id is not None:
        return App(args.app_id, args.app_client_id)
    return app_of(github)


def _show(planned: list[Change], github: GitHub, shell: Shell, *, applying: bool) -> None:
    if not planned:
        shell.say(f"{github.repository}: sudah siap.\n{github.repository}: all is as wanted.")
        return
    shell.say(f"Rencana untuk {github.repository} (the plan):")
    for change in planned:
        shell.print(f"  • {change.what}\n    {change.what_en}")
    if not applying:
        shell.say(
            "Belum ada yang diubah. Untuk mengerjakannya: newsroom setup --apply\n"
            "Nothing was changed. To do it: newsroom setup --apply"
        )


def _carry_out(github: GitHub, planned: list[Change], shell: Shell) -> int:
    """Do one after the other; one that fails stops none of the others. The number that failed."""
    failed = 0
    for change in planned:
        try:
            carry_out(github, change)
        except ForgeError as error:
            failed += 1
            shell.say(f"✗ {change.what}: {error.message}\n  {change.what_en}: {error.message_en}")
            if error.reason in (ForgeReason.IDENTITY, ForgeReason.RATE_LIMIT):
                break
        else:
            shell.say(f"✓ {change.what}")
    if failed:
        shell.say(
            "Sisanya dapat diulangi kapan saja: newsroom setup --apply\n"
            "The rest can be tried again at any time: newsroom setup --apply"
        )
    return failed


def _tell_lacks(left: list[Lack], shell: Shell) -> None:
    if not left:
        return
    shell.say("\nYang harus dikerjakan orang (what only a person can do):")
    for lack in left:
        shell.print(f"  ! {lack.text}\n    {lack.text_en}")


def _no_administrator(github: GitHub) -> ForgeError:
    return ForgeError(
        ForgeReason.RIGHTS,
        f"token itu bukan milik administrator {github.repository}, jadi pengaturannya tidak terlihat. "
        "Pakai fine-grained token milik administrator dengan hak Administration, Environments, Pages, "
        "Variables, Issues: write, dalam variabel TAYANG_GITHUB_TOKEN.",
        f"The token is not an administrator's of {github.repository}, so its settings cannot be seen. "
        "Use an administrator's fine-grained token with the rights Administration, Environments, "
        "Pages, Variables, Issues: write, in the variable TAYANG_GITHUB_TOKEN.",
    )
