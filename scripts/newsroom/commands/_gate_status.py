"""The gate's answer where GitHub looks for it: the commit status `gate` of a pull request.

A workflow of the pull request itself could say anything. This runs on the main branch's own code
and believes no file in hand (docs/adr/0053).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from newsroom.commands import Shell
from newsroom.commands._desk import pulls_of
from newsroom.commands._forge import event_of, open_forge
from newsroom.commands._gate_pull import lines_of
from newsroom.errors import ContentError, NewsroomError, SettingsError
from newsroom.github.client import GitHub
from newsroom.github.judging import House, house_at, judge, main_branch
from newsroom.github.pulls import Pull, open_pulls
from newsroom.github.values import text
from newsroom.settings import ApprovalSource

CONTEXT = "gate"
"""The status's name, which .github/ruleset.json requires."""
LONGEST = 140
"""GitHub takes so many characters of a status's description."""


class State(StrEnum):
    """What a status says."""

    SUCCESS = "success"
    FAILURE = "failure"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate says of a pull request: in one line, and in all."""

    state: State
    description: str
    lines: tuple[str, ...] = ()


def answer_pulls(shell: Shell, *, every: bool) -> int:
    """Answer on the pull requests that the run is about, or on `every` open one.

    Only on those into the main branch: a status belongs to a commit, and what was said of it for
    another branch would count for this one. 0 where each got its answer, whatever that is; 1 where
    one could not be judged. Raises ForgeError.
    """
    github = open_forge(shell)
    bench = _Bench(github, shell, main_branch(github))
    pulls = open_pulls(github) if every else iter(pulls_of(github, event_of(shell)))
    answers = [bench.answer_on(one) for one in pulls if one.base_ref == bench.main]
    shell.say(f"{len(answers)} pull request dijawab.\nPull requests answered: {len(answers)}.")
    return 1 if any(answer.state is State.ERROR for answer in answers) else 0


@dataclass(frozen=True)
class _Bench:
    """Judges pull requests into the branch `main`; its house is read once."""

    github: GitHub
    shell: Shell
    main: str

    @cached_property
    def _house(self) -> House:
        return house_at(self.github, self.main, self.shell.settings.root)

    def answer_on(self, asked: Pull) -> Answer:
        """Judge one, print the answer and publish it. Raises ForgeError."""
        answer = self._answer(asked)
        self.shell.print(f"#{asked.number}: {answer.state}: {answer.description}")
        for line in answer.lines:
            self.shell.print(line)
        _publish(self.github, asked, answer, self.shell.environ)
        return answer

    def _answer(self, asked: Pull) -> Answer:
        try:
            if self._house.settings.approval.source is not ApprovalSource.GITHUB:
                return Answer(State.SUCCESS, "Persetujuan dinyatakan di berkas berita.")
            judgement = judge(self.github, asked, self._house, self.shell.clock())
        except (ContentError, SettingsError) as error:
            return Answer(State.ERROR, _one_line(error), (error.message, error.message_en))
        lines = tuple(lines_of(judgement))
        state = State.SUCCESS if judgement.passed else State.FAILURE
        telling = [line for line in lines if judgement.passed or line.startswith("✗")]
        more = f" (dan {len(telling) - 1} lagi)" if len(telling) > 1 else ""
        said = telling[0].splitlines()[0][2:] if telling else ""
        return Answer(state, f"{_shortened(said, LONGEST - len(more))}{more}", lines)


def _one_line(error: NewsroomError) -> str:
    return _shortened(" ".join(error.message.split()), LONGEST)


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _publish(github: GitHub, asked: Pull, answer: Answer, environ: Mapping[str, str]) -> None:
    """Write the status, unless the newest one says the same: GitHub keeps a thousand of a commit."""
    if _newest(github, asked.head_sha) == (answer.state, answer.description):
        return
    body = {"state": answer.state, "context": CONTEXT, "description": answer.description}
    run = environ.get("GITHUB_RUN_ID")
    if run:
        server = environ.get("GITHUB_SERVER_URL", "https://github.com")
        body["target_url"] = f"{server}/{github.repository}/actions/runs/{run}"
    github.write("POST", f"statuses/{asked.head_sha}", body, repeat=True)


def _newest(github: GitHub, commit: str) -> tuple[str, str] | None:
    found: list[Any] = github.read(f"commits/{commit}/statuses", per_page=100)
    for status in found:
        if text(status, "context") == CONTEXT:
            return text(status, "state"), text(status, "description")
    return None
