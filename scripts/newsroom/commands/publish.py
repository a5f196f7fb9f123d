"""`newsroom publish`: check, gate, build, send, see it live, post, record, build again with the trail."""

import argparse
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._publishing import Publication
from newsroom.commands._workflow import tell_workflow
from newsroom.commands.deploy import destination_of
from newsroom.crosspost.outcome import NEWS, Outcome
from newsroom.crosspost.targets import targets_of
from newsroom.ledger import Ledger
from newsroom.settings import DeployTarget
from newsroom.workspace import Workspace, demand_reviews, open_workspace

HELP = "check, build, send, post and record: the whole chain"
DONE, TO_LOOK_AT = 0, 3
AGAIN = "Membangun lagi dengan jejaknya (build again)"


def configure(parser: argparse.ArgumentParser) -> None:
    """How much of the chain, and where to."""
    part = parser.add_mutually_exclusive_group()
    part.add_argument(
        "--local", action="store_true", help="deliver to the outbox on this machine; send nothing"
    )
    part.add_argument(
        "--stage",
        choices=["site", "posts"],
        help="what a workflow does before and after it sends the site by itself: "
        "check, gate and build, or look at the live site and post",
    )
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the site (default: output)"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Do it; 0 when all is settled, 3 when a post or a page needs a person's eye."""
    workspace = open_workspace(shell.settings.root)
    settings = workspace.settings
    output = shell.folder / args.output if args.output else settings.root / "output"
    if args.local:
        demand_reviews(settings)
        return _locally(workspace, shell, output)
    if args.stage is None:
        destination_of(settings)
    Ledger(settings.root, settings.ledger, clock=shell.clock).fetch()
    demand_reviews(settings)
    if args.stage == "site":
        return _site(workspace, shell, output)
    if args.stage == "posts":
        return _posts(workspace, shell, output)
    return _whole(workspace, shell, output)


def _locally(workspace: Workspace, shell: Shell, output: Path) -> int:
    publication = Publication(workspace, shell, output, total=5)
    targets = targets_of(workspace.settings, shell.clock(), local=True)
    _make(publication)
    outcome = publication.post(targets, "Menaruh pos di kotak keluar (outbox)")
    if outcome.count(*NEWS):
        # What was recorded just now belongs on the pages.
        publication.build(AGAIN)
    else:
        publication.skip(AGAIN)
    _say_where_to_look(shell, output)
    return _code(outcome)


def _site(workspace: Workspace, shell: Shell, output: Path) -> int:
    publication = Publication(workspace, shell, output, total=3, signed_elsewhere=True)
    _make(publication)
    pages = workspace.settings.deploy.target is DeployTarget.PAGES
    # A server is compared file by file when the site is sent there.
    signing = bool(workspace.settings.provenance.public_key)
    changed = not pages or publication.differs_from_live()
    tell_workflow(shell, pages=pages, changed=changed, signing=signing)
    return DONE


def _posts(workspace: Workspace, shell: Shell, output: Path) -> int:
    publication = Publication(workspace, shell, output, total=2)
    code, news = _see_and_post(publication)
    tell_workflow(shell, news=news)
    return code


def _whole(workspace: Workspace, shell: Shell, output: Path) -> int:
    publication = Publication(workspace, shell, output, total=8)
    _make(publication)
    publication.send()
    code, news = _see_and_post(publication)
    if news:
        publication.build(AGAIN)
        publication.send()
    else:
        publication.skip(AGAIN)
        publication.skip("Mengirim lagi (deploy again)")
    return code


def _make(publication: Publication) -> None:
    publication.check()
    publication.gate()
    publication.build()


def _see_and_post(publication: Publication) -> tuple[int, bool]:
    """The exit code, and whether anything was recorded that belongs on the pages."""
    seen = publication.see()
    now = publication.shell.clock()
    outcome = publication.post(
        targets_of(publication.workspace.settings, now), "Mengirim pos (crosspost)"
    )
    all_seen = all(one.at for one in seen)
    news = any(one.at for one in seen) or bool(outcome.count(*NEWS))
    return (_code(outcome) if all_seen else TO_LOOK_AT), news


def _code(outcome: Outcome) -> int:
    return DONE if outcome.settled else TO_LOOK_AT


def _say_where_to_look(shell: Shell, output: Path) -> None:
    shell.say("")
    shell.print(f"Situs (site)           {output / 'index.html'}")
    shell.print(f"Kotak keluar (outbox)  {output / 'outbox' / 'index.html'}")
    shell.print("Buku catatan (ledger)  git ls-tree -r --name-only ledger")
    shell.say("Lihat di peramban: make serve. / See it in a browser: make serve.")
