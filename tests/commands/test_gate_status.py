"""`newsroom gate --status`: the required check, answered from the main branch's own code."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands import _forge
from newsroom.commands._gate_status import CONTEXT, LONGEST
from newsroom.transport import Answer, Request
from tests.crosspost.fakes import Reply, Seen
from tests.desk.desks import COMMIT, PATH
from tests.desk.forge import NAME, Forge, moment
from tests.forge.openapi import description, is_here
from tests.newsrooms import PEOPLE, make_newsroom
from tests.repository.forge import seen_of
from tests.shells import Said, call
from tests.stories import SETTINGS, story_text

GITHUB = '\n[approval]\nsource = "github"\n'
LOGINS = PEOPLE.replace("role: Penyunting}", "role: Penyunting, github: X}")
for person in ("dewi", "tomi", "hendro"):
    LOGINS = LOGINS.replace("github: X", f"github: {person}-a", 1)
LOGINS = LOGINS.replace("{id: siti, ", "{id: siti, github: siti-r, ")
ENVIRON = {
    "GITHUB_REPOSITORY": NAME,
    "GITHUB_TOKEN": "rahasia",
    "GITHUB_EVENT_NAME": "workflow_run",
    "GITHUB_RUN_ID": "99",
}


@dataclass
class StatusForge(Forge):
    """A forge that keeps the statuses of commits, the newest first, as GitHub gives them."""

    statuses: list[dict[str, Any]] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        self.seen.append(seen_of(request))
        return super().send(request)

    def _routes(self) -> list[tuple[str, str, Callable[..., Any]]]:
        return [
            *super()._routes(),
            ("GET", "/commits/([0-9a-f]+)/statuses", lambda sha, **_: self.statuses),
            ("POST", "/statuses/([0-9a-f]+)", self._status),
        ]

    def _status(self, sha: str, body: Mapping[str, Any], **_: Any) -> Any:
        self.statuses.insert(0, {"sha": sha, **body})
        return body


@dataclass
class Office:
    """A newsroom's clone on a runner, and its forge."""

    root: Path
    forge: StatusForge

    def gate(self, *arguments: str, **run: Any) -> Said:
        told = {"id": 99, "head_sha": COMMIT, "head_branch": "pasar", "event": "pull_request"}
        told |= {"conclusion": "success", "head_repository": {"full_name": NAME}, **run}
        event = {"workflow_run": told, "repository": {"full_name": NAME}, "action": "completed"}
        file = self.root / "event.json"
        file.write_text(json.dumps(event))
        environ = {**ENVIRON, "GITHUB_EVENT_PATH": str(file)}
        return call(self.root, "gate", "--status", *arguments, now=moment(15, 20), environ=environ)

    @property
    def newest(self) -> dict[str, Any]:
        return self.forge.statuses[0]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    base = {
        "newsroom.toml": (SETTINGS + GITHUB).encode(),
        "content/registers/people.yml": LOGINS.encode(),
    }
    forge = StatusForge(base=base, head={PATH: story_text().encode()})
    monkeypatch.setattr(_forge, "HttpTransport", lambda: forge)
    yield Office(make_newsroom(tmp_path, settings=GITHUB), forge)
    if is_here():
        assert [one for seen in forge.seen for one in description().faults(seen, Reply(503))] == []


class TestTheStatus:
    def test_of_a_story_that_nobody_approved_keeps_it_from_being_merged(
        self, office: Office
    ) -> None:
        said = office.gate()

        assert said.code == 0, said.err
        assert office.newest["sha"] == COMMIT
        assert (office.newest["context"], office.newest["state"]) == (CONTEXT, "failure")
        assert "belum disetujui" in office.newest["description"]
        assert office.newest["target_url"] == f"https://github.com/{NAME}/actions/runs/99"

    def test_follows_the_approval_of_an_editor_of_the_desk(self, office: Office) -> None:
        office.gate()
        office.forge.approve("dewi-a")

        office.gate(event="pull_request_review")

        assert office.newest["state"] == "success"
        assert "dewi" in office.newest["description"]

    def test_does_not_believe_the_authors_own_approval(self, office: Office) -> None:
        office.forge.approve("siti-r")

        office.gate()

        assert office.newest["state"] == "failure"

    def test_is_given_to_none_that_goes_into_another_branch(self, office: Office) -> None:
        """The commit may be offered to the main branch, too; there the status would count."""
        office.forge.approve("dewi-a")
        office.forge.into = "cabang-siti"

        said = office.gate()

        assert said.code == 0, said.err
        assert office.forge.statuses == []

    def test_is_written_once_however_often_it_is_asked_for(self, office: Office) -> None:
        for _ in range(3):
            office.gate()

        assert len(office.forge.statuses) == 1

    def test_is_not_taken_from_one_that_another_check_wrote(self, office: Office) -> None:
        office.gate()
        ours = office.forge.statuses.pop()
        office.forge.statuses.append({**ours, "context": "ci"})

        office.gate()

        assert [one["context"] for one in office.forge.statuses] == [CONTEXT, "ci"]

    def test_says_that_a_pull_request_could_not_be_judged(self, office: Office) -> None:
        office.forge.base["newsroom.toml"] = b"[newsroom\n"

        said = office.gate()

        assert said.code == 1
        assert office.newest["state"] == "error"
        assert 0 < len(office.newest["description"]) <= LONGEST

    def test_is_short_enough_for_github(self, office: Office) -> None:
        office.forge.head = {
            f"content/stories/2026/11/{'sangat-' * 20}panjang-{number}.md": b"x"
            for number in range(3)
        }

        office.gate()

        assert len(office.newest["description"]) <= LONGEST
        assert office.newest["description"].endswith("lagi)")


class TestWhichPullRequests:
    def test_is_told_by_the_commit_and_not_by_what_has_moved_on(self, office: Office) -> None:
        office.gate(head_sha="e" * 40)

        assert office.forge.statuses == []

    def test_a_fork_cannot_pass_its_commit_off_as_ours(self, office: Office) -> None:
        office.gate(head_repository={"full_name": "orang/lain"})

        assert office.forge.statuses == []

    def test_can_be_all_that_are_open(self, office: Office) -> None:
        office.gate("--open", head_sha="e" * 40)

        assert office.newest["state"] == "failure"


def test_a_newsroom_that_declares_approvals_needs_none_on_github(office: Office) -> None:
    office.forge.base["newsroom.toml"] = SETTINGS.encode()

    office.gate()

    assert office.newest["state"] == "success"
