"""The trusted side of the desk: from an event to the pull requests that it is about, told of."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._forge import open_forge, token_of
from newsroom.desk.gather import WEB, Gathered, Sources, gather
from newsroom.desk.report import MOST_BYTES, Report, decode
from newsroom.desk.telling import clock_runs, is_to_tell, preview_of, tell, tell_again
from newsroom.errors import ContentError, LedgerError
from newsroom.github.client import GitHub
from newsroom.github.events import Event, PullEvent, PushEvent, ReviewEvent, RunEvent
from newsroom.github.judging import House, main_house
from newsroom.github.pulls import Pull, open_pulls, pull, pulls_of_commit
from newsroom.ledger import Ledger, happenings
from newsroom.trail import Step, Trail
from newsroom.workspace import Workspace, open_workspace

_RECENTLY = timedelta(hours=6)
_MOST_AIRED = 40
_PULL = re.compile(r"https?://[^/]+/(?P<repository>[^/]+/[^/]+)/pull/(?P<number>[1-9][0-9]{0,9})")


@dataclass(frozen=True)
class Counter:
    """Where pull requests are told of."""

    shell: Shell
    github: GitHub

    @cached_property
    def _house(self) -> House:
        return main_house(self.github, self.shell.settings.root)

    @cached_property
    def _workspace(self) -> Workspace:
        settings = self.shell.settings
        try:
            Ledger(settings.root, settings.ledger, clock=self.shell.clock).fetch()
        except LedgerError as error:
            # Without it stories only seem not to be on air yet.
            self.shell.say(f"newsroom: {error.message}\n{error.message_en}")
        return open_workspace(settings.root)

    @property
    def web(self) -> str:
        """Where people see the forge."""
        return (self.shell.environ.get("GITHUB_SERVER_URL") or WEB).rstrip("/")

    def gathered(self, asked: Pull) -> Gathered:
        """All that is known of a pull request without a report. Raises ForgeError."""
        workspace = self._workspace
        names = {person.id: person.name for person in workspace.registers.people}
        sources = Sources(
            *(
                self.github,
                self._house,
                workspace.recorded_alone,
                self.shell.clock(),
                names,
                self.web,
            )
        )
        return gather(sources, asked)

    def tell(self, asked: Pull, report: Path | None, run: int) -> str:
        """Write the comment, with the findings of `report`; its address. Raises ForgeError."""
        gathered = self.gathered(asked)
        read, why = read_report(report)
        desk = replace(
            gathered.desk,
            report=read,
            no_report=why,
            preview=preview_of(self.github, run, self.web) if run else "",
            run=f"{self.web}/{self.github.repository}/actions/runs/{run}" if run else "",
        )
        return tell(self.github, replace(gathered, desk=desk))

    def aired(self) -> Iterator[Pull]:
        """Pull requests whose clock runs on in their comment, though the probe saw their story live.

        One run may put the stories of several pull requests on air; the ledger knows which, for
        the last hours. Raises ForgeError.
        """
        for number in sorted(self._recently_aired(), reverse=True)[:_MOST_AIRED]:
            if clock_runs(self.github, number):
                yield pull(self.github, number)

    def _recently_aired(self) -> set[int]:
        since = self.shell.clock() - _RECENTLY
        found: set[int] = set()
        for record in self._workspace.records.values():
            live = Trail(happenings(record)).first(Step.LIVE)
            if live and live.at >= since:
                addresses = (step.url for step in record.happenings if step.step is Step.MERGED)
                matches = (_PULL.fullmatch(address) for address in addresses)
                found |= {int(one["number"]) for one in matches if one and self._is_ours(one)}
        return found

    def _is_ours(self, found: re.Match[str]) -> bool:
        return found["repository"].lower() == self.github.repository.lower()

    def is_to_tell(self, asked: Pull) -> bool:
        """Whether time alone has brought something new. Raises ForgeError."""
        deadline = self._workspace.settings.deadline
        return is_to_tell(self.github, asked, deadline, self.shell.clock())

    def tell_again(self, asked: Pull) -> bool:
        """Say what time and approvals have changed; whether they have. Raises ForgeError."""
        return tell_again(self.github, self.gathered(asked))


def open_counter(shell: Shell) -> Counter:
    """The counter of this newsroom's repository. Raises UsageError, ForgeError as `open_forge`."""
    return Counter(shell, open_forge(shell))


def may_open(shell: Shell) -> bool:
    """Whether the environment says which repository it is and has a token for it."""
    return bool(shell.environ.get("GITHUB_REPOSITORY") and token_of(shell))


def read_report(file: Path | None) -> tuple[Report | None, str]:
    """The report in `file`, or None and why; whatever lies there, it is no traceback."""
    if file is None or not file.is_file():
        return None, ""
    try:
        with file.open("rb") as opened:
            return decode(opened.read(MOST_BYTES + 1)), ""
    except ContentError as error:
        return None, error.message


def pulls_of(github: GitHub, event: Event | None) -> tuple[Pull, ...]:
    """The pull requests that an event is about. Raises ForgeError.

    That of a run is found by the commit that it looked at, never by what the run left behind; one
    that has moved on since is none, because a newer run tells of it.
    """
    for kind, find in _FINDERS.items():
        if isinstance(event, kind):
            return tuple(find(github, event))
    return ()


def _of_run(github: GitHub, event: RunEvent) -> Iterator[Pull]:
    for one in open_pulls(github):
        same = one.head_repository.lower() == event.head_repository.lower()
        if event.head_sha and one.head_sha == event.head_sha and same:
            yield one


def _of_pull(github: GitHub, event: PullEvent | ReviewEvent) -> Iterator[Pull]:
    yield pull(github, event.pull.number)


def _of_push(github: GitHub, event: PushEvent) -> Iterator[Pull]:
    yield from pulls_of_commit(github, event.after) if event.after else ()


_FINDERS: Mapping[type, Callable[..., Iterator[Pull]]] = {
    RunEvent: _of_run,
    PullEvent: _of_pull,
    ReviewEvent: _of_pull,
    PushEvent: _of_push,
}
