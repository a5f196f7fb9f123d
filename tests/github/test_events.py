"""Events: GitHub's own examples are read, strangers' files are refused with a sentence."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import ForgeError
from newsroom.github.events import (
    DispatchEvent,
    Event,
    IssueEvent,
    PullEvent,
    PushEvent,
    ReviewEvent,
    RunEvent,
    read_event,
)
from tests.forge.openapi import HERE, MISSING, is_here

KINDS: dict[str, type[Event]] = {
    "pull_request": PullEvent,
    "pull_request_review": ReviewEvent,
    "issues": IssueEvent,
    "issue_comment": IssueEvent,
    "workflow_run": RunEvent,
    "push": PushEvent,
    "workflow_dispatch": DispatchEvent,
    "repository_dispatch": DispatchEvent,
}


def examples(name: str) -> Iterator[dict[str, Any]]:
    known = json.loads((HERE / "events.json").read_text("utf-8"))
    (found,) = (one["examples"] for one in known if one["name"] == name)
    yield from found


def read(name: str, value: object) -> Event:
    return read_event(name, json.dumps(value).encode())


@pytest.mark.slow
@pytest.mark.skipif(not is_here(), reason=MISSING)
@pytest.mark.parametrize("name", KINDS)
def test_every_example_of_githubs_is_read(name: str) -> None:
    count = 0
    for value in examples(name):
        event = read(name, value)
        assert isinstance(event, KINDS[name])
        assert event.repository == value["repository"]["full_name"]
        assert event.sender == value["sender"]["login"]
        _compare(event, value)
        count += 1
    assert count


def _compare(event: Event, value: dict[str, Any]) -> None:
    """What was read is what stands in the example."""
    if isinstance(event, PullEvent | ReviewEvent):
        given = value["pull_request"]
        assert event.pull.number == given["number"]
        assert event.pull.head_sha == given["head"]["sha"]
        assert event.pull.author == given["user"]["login"]
        assert event.pull.created_at == datetime.fromisoformat(given["created_at"])
        assert event.pull.draft == given.get("draft", False)
    if isinstance(event, ReviewEvent) and event.review:
        assert event.review.commit == value["review"]["commit_id"]
        assert event.review.state == value["review"]["state"].lower()
    if isinstance(event, IssueEvent):
        assert event.issue.title == value["issue"]["title"]
        assert event.issue.body == (value["issue"]["body"] or "")
        assert event.issue.association == value["issue"]["author_association"]
    if isinstance(event, RunEvent):
        assert event.head_sha == value["workflow_run"]["head_sha"]
        assert event.run == value["workflow_run"]["id"]
    if isinstance(event, PushEvent):
        assert event.ref == value["ref"]


@pytest.mark.slow
@pytest.mark.skipif(not is_here(), reason=MISSING)
def test_an_example_that_was_merged_tells_by_whom_and_when() -> None:
    """The examples have none, so one is made that fits GitHub's schema of such an event."""
    closed = next(one for one in examples("pull_request") if one["action"] == "closed")
    closed["pull_request"] |= {
        "merged": True,
        "merged_at": "2026-11-23T08:00:00Z",
        "merged_by": closed["sender"],
        "merge_commit_sha": "a" * 40,
    }

    event = read("pull_request", closed)

    assert isinstance(event, PullEvent)
    assert event.pull.merged_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert event.pull.merged_by == closed["sender"]["login"]
    assert event.pull.merge_commit == "a" * 40


def test_a_run_of_a_fork_is_known_as_such() -> None:
    run = {"id": 1, "head_sha": "a", "head_repository": {"full_name": "Orang/Berita"}}
    value = {"repository": {"full_name": "kantor/berita"}, "workflow_run": run}

    found = read("workflow_run", value)
    own = read(
        "workflow_run",
        value | {"workflow_run": run | {"head_repository": {"full_name": "Kantor/Berita"}}},
    )
    gone = read("workflow_run", value | {"workflow_run": run | {"head_repository": None}})

    assert [one.is_fork for one in (found, own, gone) if isinstance(one, RunEvent)] == [
        True,
        False,
        True,
    ]


def test_inputs_of_a_dispatch_are_text() -> None:
    given = {"berita": "a/b.md", "paksa": True, "n": 3, "kosong": None, "dalam": {"a": 1}}

    found = read("workflow_dispatch", {"inputs": given})

    assert isinstance(found, DispatchEvent)
    assert found.inputs == {"berita": "a/b.md", "paksa": "true", "n": "3", "kosong": ""}


def test_a_branch_that_is_new_or_gone_has_no_commit_there() -> None:
    zero = "0" * 40
    new = read("push", {"ref": "refs/heads/a", "before": zero, "after": "b" * 40})
    gone = read("push", {"ref": "refs/heads/a", "before": "b" * 40, "after": zero, "deleted": True})

    assert isinstance(new, PushEvent)
    assert isinstance(gone, PushEvent)
    assert (new.before, gone.after) == ("", "")


def test_events_of_which_nothing_is_needed_are_read_plainly() -> None:
    assert read("schedule", {"schedule": "*/5 * * * *"}) == Event(name="schedule")


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b'{"issue": 1}', b"[" * 100_000])
def test_what_is_no_such_event_is_refused_with_a_sentence(name: str, data: bytes) -> None:
    if name.endswith("dispatch") and data.startswith(b"{"):
        pytest.skip("a dispatch may be empty")
    with pytest.raises(ForgeError, match="GITHUB_EVENT_PATH"):
        read_event(name, data)


jsons = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=10,
)
_KEYS = [
    "pull_request",
    "review",
    "issue",
    "workflow_run",
    "inputs",
    "ref",
    "number",
    "id",
    "user",
    "labels",
]


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(_KEYS), jsons, max_size=6))
def test_whatever_stands_in_the_file_it_is_read_or_refused(name: str, value: object) -> None:
    try:
        read(name, value)
    except ForgeError:
        return
