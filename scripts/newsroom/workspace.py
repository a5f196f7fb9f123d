"""A newsroom opened for work: settings, registers, stories and records, each read once."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from newsroom.corpus import Archive, Corpus, read_archive, read_corpus, story_paths
from newsroom.edition import Edition, edit
from newsroom.errors import LedgerError
from newsroom.finding import Finding
from newsroom.ledger import Ledger, Record, happenings
from newsroom.registers import Election, Registers, load_registers, load_some
from newsroom.settings import ApprovalSource, Settings, load_settings
from newsroom.trail import Happening


@dataclass(frozen=True)
class Workspace:
    """What every command and plug-in starts from; nothing is read before it is asked for."""

    settings: Settings

    @cached_property
    def _registers(self) -> tuple[Registers, list[Finding]]:
        return load_registers(self.settings.root)

    @property
    def registers(self) -> Registers:
        """The newsroom's registers."""
        return self._registers[0]

    @property
    def register_findings(self) -> list[Finding]:
        """What is wrong in the registers."""
        return self._registers[1]

    @cached_property
    def elections(self) -> tuple[Election, ...]:
        """The elections of the registers, alone: most who ask what is on air need no other."""
        return load_some(self.settings.root, "elections")[0].elections

    @cached_property
    def corpus(self) -> Corpus:
        """All stories."""
        return read_corpus(self.settings.root, zone=self.settings.zone)

    @cached_property
    def archive(self) -> Archive:
        """All stories in short; files that no cache knows are read by several processes."""
        settings = self.settings
        return read_archive(settings.root, zone=settings.zone, jobs=os.cpu_count() or 1)

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The ledger's records by story id, as they were when first asked for."""
        return Ledger(self.settings.root, self.settings.ledger).records()

    def recorded(self, story_id: str) -> Iterable[Happening]:
        """What was recorded of the story with this id."""
        record = self.records.get(story_id)
        return happenings(record) if record else ()

    def recorded_alone(self, story_id: str) -> Iterable[Happening]:
        """The same, reading only this story's record: quicker for a few stories of a large archive."""
        if not story_id:
            return ()
        return happenings(Ledger(self.settings.root, self.settings.ledger).record(story_id))

    def edition(self, now: datetime) -> Edition:
        """What is on air at `now`."""
        return edit(self.corpus, self.settings, self.elections, self.recorded, now)


def demand_reviews(settings: Settings) -> None:
    """Raise LedgerError where approvals are reviews and the ledger, which has them, is not here.

    Without it no story counts as approved, and an empty site would take the place of the full one.
    """
    if settings.approval.source is not ApprovalSource.GITHUB:
        return
    if not story_paths(settings.root) or Ledger(settings.root, settings.ledger).is_here:
        return
    branch, remote = settings.ledger.branch, settings.ledger.remote
    raise LedgerError(
        f"persetujuan dari GitHub dicatat di cabang {branch}, dan cabang itu tidak ada di sini; tanpa "
        f"itu situs akan kosong. Ambil dulu: git fetch {remote} {branch}:{branch}; di repositori baru: "
        "newsroom record-pull",
        f"Approvals from GitHub are recorded on the branch {branch}, which is not here; without it the "
        f"site would be empty. Get it first: git fetch {remote} {branch}:{branch}; in a new repository: "
        "newsroom record-pull",
    )


def open_workspace(root: Path) -> Workspace:
    """Open the newsroom whose newsroom.toml stands in `root`."""
    return Workspace(load_settings(root))
