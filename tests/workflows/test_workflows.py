"""What GitHub runs for this repository: with which rights, on whose word, and that it exists."""

import argparse
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from newsroom.commands import load, names
from newsroom.crosspost import adapters
from newsroom.networks import NETWORKS
from tests.workflows.reading import (
    ROOT,
    Job,
    Workflow,
    action_files,
    all_steps,
    commands,
    workflows,
)

WORKFLOWS = workflows()
JOBS = [job for workflow in WORKFLOWS for job in workflow.jobs]
PINNED = re.compile(r"(?P<action>[\w./-]+)@(?P<sha>[0-9a-f]{40}) # (?P<tag>v\d+\.\d+\.\d+)")
CALL = re.compile(r"(?:^|[\s;&|(])(?:\.venv/bin/)?newsroom ([^;&|<>)]*)")
MAKE = re.compile(r"(?:^|[;&|(] *)make ([a-z -]+)")


def by_name(workflow: Workflow) -> str:
    return workflow.name


def by_place(job: Job) -> str:
    return f"{job.workflow}/{job.id}"


@pytest.mark.parametrize("workflow", [one for one in WORKFLOWS if one.from_forks], ids=by_name)
class TestWhatAForkCanStart:
    """Its author writes the workflow, the Makefile and the code: there must be nothing to take."""

    def test_holds_no_token_that_writes(self, workflow: Workflow) -> None:
        rights = {right for job in workflow.jobs for right in job.permissions.values()}

        assert rights <= {"read", "none"}

    def test_knows_no_secret(self, workflow: Workflow) -> None:
        assert "secrets." not in workflow.text
        assert "secrets[" not in workflow.text
        assert "secrets: inherit" not in workflow.text
        assert [job.id for job in workflow.jobs if job.environment] == []

    def test_writes_nothing_that_a_later_run_would_restore(self, workflow: Workflow) -> None:
        used = [step.get("uses", "") for job in workflow.jobs for step in job.steps]

        assert [
            one for one in used if one.startswith(("actions/cache@", "actions/cache/save@"))
        ] == []


def test_no_workflow_runs_a_strangers_pull_request_with_our_rights() -> None:
    assert [one.name for one in WORKFLOWS if "pull_request_target" in one.triggers] == []
    assert [one.name for one in WORKFLOWS if "allow-unsafe-pr-checkout" in one.text] == []


def test_what_runs_behind_a_pull_request_never_fetches_its_code() -> None:
    behind = [one for one in WORKFLOWS if {"workflow_run", "issues"} & one.triggers]
    checkouts = [
        (workflow.name, step["with"].get("ref", ""))
        for workflow in behind
        for job in workflow.jobs
        for step in job.steps
        if str(step.get("uses", "")).startswith("actions/checkout@")
    ]

    assert [one for one in checkouts if one[1]] == []


def test_what_runs_behind_others_names_them_rightly() -> None:
    known = {one.said["name"] for one in WORKFLOWS}
    behind = {
        name
        for one in WORKFLOWS
        if "workflow_run" in one.triggers
        for name in one.events["workflow_run"]["workflows"]
    }

    assert behind
    assert behind - known == set()


def test_what_came_with_a_pull_request_lies_outside_the_repository() -> None:
    """A file of an artifact must not take the place of one that is run."""
    places = [
        (place, step["with"].get("path", ""))
        for place, step in all_steps()
        if str(step.get("uses", "")).startswith("actions/download-artifact@")
    ]

    assert [one for one in places if not one[1].startswith("${{ runner.temp }}/")] == []


def test_nothing_of_an_event_stands_in_a_script() -> None:
    """An expression is put into the script's text before a shell reads it; variables are not."""
    assert [(place, line) for place, line in commands() if "${{" in line] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=by_name)
def test_a_workflow_has_no_rights_but_those_its_jobs_name(workflow: Workflow) -> None:
    assert workflow.said["permissions"] == {}
    # A called workflow runs in its caller's turn.
    assert "concurrency" in workflow.said or workflow.triggers == {"workflow_call"}


def test_jobs_that_post_wait_for_each_other_and_none_is_pushed_aside() -> None:
    posting = [job for job in JOBS if job.environment == "social"]

    assert len(posting) == 2
    for job in posting:
        assert job.said["concurrency"] == {
            "group": "siar",
            "queue": "max",
            "cancel-in-progress": False,
        }


def test_jobs_that_post_are_given_the_secrets_of_every_network() -> None:
    networks = [import_module(f"{adapters.__name__}.{name}") for name in NETWORKS]
    wanted = {secret.name for network in networks for secret in network.SECRETS}

    for job in (job for job in JOBS if job.environment == "social"):
        given = [set(step.get("env", {})) - {"GITHUB_TOKEN"} for step in job.steps]
        assert wanted in given, job.workflow


def test_secrets_are_in_environments_that_only_the_main_branch_reaches() -> None:
    found = {job.environment for job in JOBS if "secrets." in str(job.said)}

    assert found == {"social", "app", "server", "signing"}


def test_the_key_that_signs_is_known_where_no_page_is_rendered() -> None:
    holding = [job for job in JOBS if "TAYANG_SIGNING_KEY" in str(job.said)]

    assert [by_place(job) for job in holding] == ["site.yml/sign"]
    steps = [step for job in holding for step in job.steps]
    assert [step["run"] for step in steps if "TAYANG" in str(step)] == [".venv/bin/newsroom sign"]
    run = " ".join(str(step.get("run", "")) for step in steps)
    assert not re.search(r"newsroom (?:build|publish|check)", run)


@pytest.mark.parametrize("job", JOBS, ids=by_place)
class TestAJob:
    def test_says_what_its_token_may_do_and_how_long_it_may_take(self, job: Job) -> None:
        assert "permissions" in job.said
        # A called workflow says it in its own jobs.
        assert "uses" in job.said or 0 < job.said["timeout-minutes"] <= 60

    def test_has_secrets_only_of_its_environment(self, job: Job) -> None:
        assert "secrets." not in str(job.said) or job.environment

    def test_leaves_no_token_behind_in_the_clone(self, job: Job) -> None:
        checkouts = [
            step["with"]["persist-credentials"]
            for step in job.steps
            if str(step.get("uses", "")).startswith("actions/checkout@")
        ]

        assert set(checkouts) <= {False}


def used_lines() -> list[tuple[str, str]]:
    files = [*(ROOT / ".github/workflows").glob("*.yml"), *action_files()]
    return [
        (file.relative_to(ROOT).as_posix(), line.partition("uses:")[2].strip())
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip().removeprefix("- ").startswith("uses:")
    ]


def test_every_action_is_pinned_to_a_commit_that_its_tag_is_told_of() -> None:
    strange = [
        (place, used)
        for place, used in used_lines()
        if not used.startswith("$/") and not PINNED.fullmatch(used)
    ]

    assert used_lines()
    assert strange == []


def test_an_action_has_one_commit_everywhere() -> None:
    found = [match for _, used in used_lines() if (match := PINNED.fullmatch(used))]
    pins = {(one["action"].split("/")[1], one["sha"], one["tag"]) for one in found}

    assert sorted(name for name, _, _ in pins) == sorted({name for name, _, _ in pins})


def test_every_action_and_workflow_of_our_own_is_there() -> None:
    own = {used.removeprefix("$/") for _, used in used_lines() if used.startswith("$/")}
    there = {one for one in own if (ROOT / one).is_file() or (ROOT / one / "action.yml").is_file()}

    assert own
    assert own - there == set()


def test_every_make_target_that_is_called_exists() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    called = {
        target
        for _, line in commands()
        for match in MAKE.finditer(line)
        for target in match[1].split()
    }

    assert called
    assert called - targets == set()


def calls() -> list[tuple[str, list[str]]]:
    return [
        (place, shlex.split(match[1]))
        for place, line in commands()
        for match in CALL.finditer(line)
    ]


@pytest.mark.parametrize(("place", "words"), calls(), ids=str)
def test_every_newsroom_command_that_is_called_exists(place: str, words: list[str]) -> None:
    name, *arguments = words
    assert name in names(), place
    parser = argparse.ArgumentParser(exit_on_error=False)
    load(name).configure(parser)

    parser.parse_args(arguments)


def test_scripts_that_are_called_exist() -> None:
    called = {
        word
        for _, line in commands()
        for word in line.split()
        if word.startswith("scripts/") and Path(word).suffix
    }

    assert {one for one in called if not (ROOT / one).is_file()} == set()
