"""Workflows and actions of this repository as values, for the tests that judge them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FROM_FORKS = frozenset({"pull_request", "pull_request_review", "pull_request_review_comment"})
"""Events whose runs take the workflow, and all else, from the pull request itself."""


@dataclass(frozen=True)
class Job:
    """A job of a workflow: its id and what is said of it."""

    workflow: str
    id: str
    said: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What GitHub calls its check."""
        return str(self.said.get("name", self.id))

    @property
    def permissions(self) -> Mapping[str, str]:
        """What its token may do."""
        found = self.said.get("permissions", {})
        assert isinstance(found, dict), f"{self.workflow}: name each permission"
        return found

    @property
    def steps(self) -> list[Mapping[str, Any]]:
        """Its steps."""
        return list(self.said.get("steps", []))

    @property
    def environment(self) -> str:
        """The environment whose secrets it gets, if any."""
        found = self.said.get("environment", "")
        return str(found["name"]) if isinstance(found, dict) else str(found)


@dataclass(frozen=True)
class Workflow:
    """A workflow: its file's name, its text, and what it says."""

    name: str
    text: str
    said: Mapping[Any, Any]

    @property
    def triggers(self) -> frozenset[str]:
        """The events that start it."""
        return frozenset(self.events)

    @property
    def events(self) -> Mapping[str, Any]:
        """The events that start it, each with its conditions."""
        # YAML 1.1 reads the key `on` as a truth.
        found = self.said.get("on", self.said.get(True))
        return found if isinstance(found, dict) else dict.fromkeys([found], None)

    @property
    def jobs(self) -> list[Job]:
        """Its jobs."""
        return [Job(self.name, job, said) for job, said in self.said["jobs"].items()]

    @property
    def from_forks(self) -> bool:
        """Whether a stranger's pull request runs it, in words of the stranger's own."""
        return bool(self.triggers & FROM_FORKS)


def workflows() -> list[Workflow]:
    """All workflows."""
    files = sorted((ROOT / ".github/workflows").glob("*.yml"))
    texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    return [Workflow(name, text, yaml.safe_load(text)) for name, text in texts.items()]


def action_files() -> list[Path]:
    """The composite actions of this repository."""
    own = [ROOT / "action.yml"] if (ROOT / "action.yml").is_file() else []
    return [*own, *sorted((ROOT / ".github/actions").glob("*/action.yml"))]


def action_steps() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The steps of the composite actions, each with its action's place."""
    for file in action_files():
        for step in yaml.safe_load(file.read_text(encoding="utf-8"))["runs"]["steps"]:
            yield file.relative_to(ROOT).as_posix(), step


def all_steps() -> list[tuple[str, Mapping[str, Any]]]:
    """Every step of every workflow and action, with the place it stands in."""
    jobs = [job for workflow in workflows() for job in workflow.jobs]
    of_jobs = [(f"{job.workflow}/{job.id}", step) for job in jobs for step in job.steps]
    return [*of_jobs, *action_steps()]


def commands() -> Iterator[tuple[str, str]]:
    """Every line that a shell is given, with the place it stands in; continued lines are joined."""
    for place, step in all_steps():
        script = re.sub(r"\\\n\s*", " ", str(step.get("run", "")))
        for line in script.splitlines():
            if line.strip():
                yield place, line.strip()
