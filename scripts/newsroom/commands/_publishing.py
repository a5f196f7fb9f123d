"""The steps of `newsroom publish`, each shown as it happens."""

import secrets
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

from newsroom.approval import explain
from newsroom.build.output import MANIFEST
from newsroom.build.signing import sign_lists
from newsroom.build.site import build_site
from newsroom.clock import say_moment
from newsroom.commands import Shell
from newsroom.commands._checking import check_files, check_registers, checker_of
from newsroom.commands._posting import means_of
from newsroom.commands._signing_key import KEY as SIGNING_KEY
from newsroom.commands._signing_key import signing
from newsroom.commands._steps import Steps, Tell
from newsroom.commands.deploy import destination_of, refuse_a_strange_server, told
from newsroom.commands.probe import look_for_new_ones
from newsroom.corpus import story_paths
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.outcome import TROUBLE, Done, Outcome
from newsroom.crosspost.report import line, summary
from newsroom.crosspost.targets import Target
from newsroom.deploy import Rsyncer, look, send
from newsroom.edition import Held, Hold
from newsroom.errors import ContentError, UsageError
from newsroom.finding import Finding, Severity, tell_places
from newsroom.live import SPREADING, Sighting
from newsroom.probe import Probe
from newsroom.settings import ApprovalSource
from newsroom.transport import HttpTransport
from newsroom.workspace import Workspace

PATIENCE = timedelta(minutes=15)
"""So long a fresh site may take until readers see it: Pages take 10 minutes at times."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A run of publishing the newsroom of `workspace`, in `total` steps, into `output`.

    `signed_elsewhere`: this process must not have the key that signs (docs/adr/0058).
    """

    workspace: Workspace
    shell: Shell
    output: Path
    total: int
    signed_elsewhere: bool = False
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def check(self) -> None:
        """Errors stop everything, save those in drafts: stories that claim no approval yet."""
        paths = story_paths(self.workspace.settings.root)
        with self._step(f"Memeriksa {len(paths)} berita (check)") as tell:
            checker = checker_of(self.workspace, self.shell.clock())
            found = check_registers(self.workspace, checker)
            found += check_files(self.workspace, checker, paths)
            errors = [one for one in found if one.severity is Severity.ERROR]
            drafts = self._drafts()
            blocking = [one for one in errors if one.path not in drafts]
            tell(f"{len(errors)} kesalahan, {len(found) - len(errors)} peringatan dan petunjuk")
            if blocking:
                raise _refused(blocking)

    def _drafts(self) -> set[str]:
        if self.workspace.settings.approval.source is ApprovalSource.DECLARED:
            return {one.path for one in self.workspace.corpus.stories if not one.has("reviewed")}
        held = self.workspace.edition(self.shell.clock()).held
        return {one.story.path for one in held if one.hold is Hold.UNAPPROVED}

    def gate(self) -> None:
        """Say who is held back, and why."""
        edition = self.workspace.edition(self.shell.clock())
        with self._step("Memeriksa persetujuan (gate)") as tell:
            tell(f"{len(edition.published)} boleh tayang, {len(edition.held)} ditahan")
        for held in edition.held:
            self.shell.say(f"      {held.story.path}: {self._why(held)}")

    def _why(self, held: Held) -> str:
        until = held.story.meta.embargo_until
        if held.hold is Hold.EMBARGO and until is not None:
            local = until.astimezone(self.workspace.settings.zone)
            return f"embargo sampai {say_moment(local)}"
        seen = " (pernah tayang; halamannya hilang dari situs sampai disetujui lagi)"
        was_out = held.story.id in self.workspace.records
        return explain(held.decision)[0] + (seen if was_out else "")

    def build(self, title: str = "Membangun situs (build)") -> None:
        """Build the site."""
        root = self.workspace.settings.root
        with self._step(title) as tell:
            report = build_site(root, self.output, now=self.shell.clock())
            tell(
                f"{report.stories} berita, {report.rendered} halaman dirangkai, "
                f"{report.written} berkas berubah, {report.removed} dihapus "
                f"({report.seconds:.1f} detik)"
            )
            if not self.signed_elsewhere:
                self._sign(tell)

    def _sign(self, tell: Tell) -> None:
        """Sign the lists of days where the key is here; a story does not wait for a signature."""
        settings, environ = self.workspace.settings, self.shell.environ
        if not (settings.provenance.public_key or environ.get(SIGNING_KEY)):
            return
        try:
            done = sign_lists(settings.root, self.output, signing(environ, settings))
            tell(f"{done.lists} daftar ditandatangani, {done.written} di antaranya baru")
        except UsageError as error:
            self.shell.say(f"      {error.message}\n      {error.message_en}")

    def send(self) -> None:
        """Send the site to the office's server, if anything of it differs there."""
        with self._step("Mengirim ke server (deploy)") as tell:
            there = destination_of(self.workspace.settings)
            rsync = Rsyncer(self.shell.environ)
            standing = look(self.output, there, rsync)
            refuse_a_strange_server(standing, there, first=False)
            if not standing.is_settled:
                send(self.output, there, standing, rsync)
            tell(told(standing, sent=True).splitlines()[0])

    def differs_from_live(self) -> bool:
        """Whether readers get another site than the one that was built."""
        url = f"{self.workspace.settings.office.site_url}/{MANIFEST}"
        return not _probe().holds(url, (self.output / MANIFEST).read_bytes())

    def see(self) -> list[Sighting]:
        """Look for new stories at the live site, and record since when they are there."""
        with self._step("Melihat situs yang tayang (probe)") as tell:
            is_there = (self.output / MANIFEST).is_file() and not self.differs_from_live()
            patience = SPREADING if is_there else PATIENCE
            seen = look_for_new_ones(self.workspace, _probe(), self.shell, patience)
            tell(f"{sum(bool(one.at) for one in seen)} dari {len(seen)} berita baru terlihat")
        return seen

    def post(self, targets: Sequence[Target], title: str) -> Outcome:
        """Deliver what is due."""
        with self._step(title) as tell:

            def say(done: Done) -> None:
                tell(f"{done.row.story.slug} → {done.row.target.network}")

            means = means_of(self.workspace, targets, self.shell, say)
            outcome = deliver_due(self.workspace, self.output, targets, means)
            tell(summary(outcome)[0])
        for done in outcome.done:
            if done.result in TROUBLE:
                self.shell.say(f"      {line(done)}")
        return outcome

    def skip(self, title: str) -> None:
        """Say that a step has nothing to do."""
        with self._step(title) as tell:
            tell("tidak perlu, tidak ada yang baru")

    def _step(self, title: str) -> AbstractContextManager[Tell]:
        return Steps(self.shell, self.total).step(next(self.numbers), title)


def _probe() -> Probe:
    return Probe(HttpTransport(), lambda: secrets.token_hex(8))


def _refused(errors: list[Finding]) -> ContentError:
    told, told_en = tell_places(errors)
    return ContentError(
        f"{len(errors)} kesalahan, jadi tidak ada yang diterbitkan:\n{told}\n"
        "Selengkapnya: newsroom check",
        f"Errors: {len(errors)}, so nothing was published:\n{told_en}\nAll of them: newsroom check",
    )
