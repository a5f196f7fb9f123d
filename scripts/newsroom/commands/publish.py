"""`newsroom publish`: check, gate, build, post, record, and build again with the trail."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from newsroom.approval import explain
from newsroom.build.site import build_site
from newsroom.clock import say_moment
from newsroom.commands import Shell
from newsroom.commands._checking import check_files, check_registers, checker_of
from newsroom.commands._posting import means_of
from newsroom.commands._steps import Steps
from newsroom.corpus import story_paths
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.outcome import NEWS, TROUBLE, Done, Outcome
from newsroom.crosspost.report import line, summary
from newsroom.crosspost.targets import Target, targets_of
from newsroom.edition import Held, Hold
from newsroom.errors import ContentError, UsageError
from newsroom.finding import Finding, Severity, tell_places
from newsroom.workspace import Workspace, demand_reviews, open_workspace

HELP = "check, build, post and record: the whole chain"

STEPS = 5
DONE, TO_LOOK_AT = 0, 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument(
        "--local",
        action="store_true",
        help="deliver to the outbox on this machine (the only way in this version)",
    )
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the site (default: output)"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Do it all; 0 when all is settled, 3 when a post needs a person's eye."""
    workspace = open_workspace(shell.settings.root)
    _refuse_what_is_not_built(args, workspace)
    targets = targets_of(workspace.settings, shell.clock(), local=True)
    output = shell.folder / args.output if args.output else workspace.settings.root / "output"
    steps = Steps(shell, STEPS)
    _check(workspace, steps, shell)
    _gate(workspace, steps, shell)
    _build(workspace, steps, shell, output, number=3, title="Membangun situs (build)")
    outcome = _post(workspace, targets, steps, shell, output)
    _build_again(workspace, outcome, steps, shell, output)
    _say_where_to_look(shell, output)
    return DONE if outcome.settled else TO_LOOK_AT


def _refuse_what_is_not_built(args: argparse.Namespace, workspace: Workspace) -> None:
    if not args.local:
        raise UsageError(
            "versi ini hanya menerbitkan di komputer ini: newsroom publish --local",
            "This version publishes on this machine only: newsroom publish --local",
        )
    demand_reviews(workspace.settings)


def _check(workspace: Workspace, steps: Steps, shell: Shell) -> None:
    """Errors stop everything, save those in drafts: stories that claim no approval yet."""
    paths = story_paths(workspace.settings.root)
    with steps.step(1, f"Memeriksa {len(paths)} berita (check)") as tell:
        checker = checker_of(workspace, shell.clock())
        found = check_registers(workspace, checker) + check_files(workspace, checker, paths)
        errors = [one for one in found if one.severity is Severity.ERROR]
        drafts = {s.path for s in workspace.corpus.stories if not s.has("reviewed")}
        blocking = [one for one in errors if one.path not in drafts]
        tell(f"{len(errors)} kesalahan, {len(found) - len(errors)} peringatan dan petunjuk")
        if blocking:
            raise _refused(blocking)


def _refused(errors: list[Finding]) -> ContentError:
    told, told_en = tell_places(errors)
    return ContentError(
        f"{len(errors)} kesalahan, jadi tidak ada yang diterbitkan:\n{told}\n"
        "Selengkapnya: newsroom check",
        f"Errors: {len(errors)}, so nothing was published:\n{told_en}\nAll of them: newsroom check",
    )


def _gate(workspace: Workspace, steps: Steps, shell: Shell) -> None:
    edition = workspace.edition(shell.clock())
    with steps.step(2, "Memeriksa persetujuan (gate)") as tell:
        tell(f"{len(edition.published)} boleh tayang, {len(edition.held)} ditahan")
    for held in edition.held:
        shell.say(f"      {held.story.path}: {_why(held, workspace)}")


def _why(held: Held, workspace: Workspace) -> str:
    until = held.story.meta.embargo_until
    if held.hold is Hold.EMBARGO and until is not None:
        return f"embargo sampai {say_moment(until.astimezone(workspace.settings.zone))}"
    seen = " (pernah tayang; halamannya hilang dari situs sampai disetujui lagi)"
    was_out = held.story.id in workspace.records
    return explain(held.decision)[0] + (seen if was_out else "")


def _build(
    workspace: Workspace, steps: Steps, shell: Shell, output: Path, *, number: int, title: str
) -> None:
    with steps.step(number, title) as tell:
        report = build_site(workspace.settings.root, output, now=shell.clock())
        tell(
            f"{report.stories} berita, {report.rendered} halaman dirangkai, {report.written} berkas "
            f"berubah, {report.removed} dihapus ({report.seconds:.1f} detik)"
        )


def _post(
    workspace: Workspace, targets: Sequence[Target], steps: Steps, shell: Shell, output: Path
) -> Outcome:
    with steps.step(4, "Menaruh pos di kotak keluar (outbox)") as tell:

        def say(done: Done) -> None:
            tell(f"{done.row.story.slug} → {done.row.target.network}")

        means = means_of(workspace, targets, shell, say)
        outcome = deliver_due(workspace, output, targets, means)
        tell(summary(outcome)[0])
    for done in outcome.done:
        if done.result in TROUBLE:
            shell.say(f"      {line(done)}")
    return outcome


def _build_again(
    workspace: Workspace, outcome: Outcome, steps: Steps, shell: Shell, output: Path
) -> None:
    """What was recorded just now belongs on the pages."""
    title = "Membangun lagi dengan jejaknya (build again)"
    if outcome.count(*NEWS):
        _build(workspace, steps, shell, output, number=STEPS, title=title)
        return
    with steps.step(STEPS, title) as tell:
        tell("tidak perlu, tidak ada yang baru")


def _say_where_to_look(shell: Shell, output: Path) -> None:
    shell.say("")
    shell.print(f"Situs (site)           {output / 'index.html'}")
    shell.print(f"Kotak keluar (outbox)  {output / 'outbox' / 'index.html'}")
    shell.print("Buku catatan (ledger)  git ls-tree -r --name-only ledger")
    shell.say("Lihat di peramban: make serve. / See it in a browser: make serve.")
