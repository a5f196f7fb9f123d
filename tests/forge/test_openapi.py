"""The check itself: GitHub's description finds what GitHub would refuse."""

import json
from typing import Any

import pytest

from tests.crosspost.fakes import Reply, Seen, read_request
from tests.forge.openapi import MISSING, description, is_here

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not is_here(), reason=MISSING)]
HERE = "/repos/kantor/berita"


def faults(method: str, target: str, body: Any = None, reply: Reply | None = None) -> list[str]:
    data = b"" if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"} if data else {}
    seen: Seen = read_request(method, target, headers, data)
    return description().faults(seen, reply or Reply(304, b""))


def test_what_github_describes_passes() -> None:
    assert faults("GET", f"{HERE}/pulls?state=open&per_page=100") == []
    assert faults("POST", f"{HERE}/issues/7/labels", {"labels": ["aman"]}) == []
    assert faults("GET", f"{HERE}/contents/content/a.md?ref=naskah/7") == []
    assert faults("GET", f"{HERE}/commits/abc/statuses", reply=Reply(200, [])) == []
    assert faults("PATCH", f"{HERE}/git/refs/heads/naskah/7", {"sha": "a", "force": False}) == []


@pytest.mark.parametrize(
    ("method", "target", "body", "fault"),
    [
        ("GET", f"{HERE}/pull/7", None, "GitHub knows no GET"),
        ("PUT", f"{HERE}/pulls", {}, "GitHub knows no PUT"),
        ("GET", f"{HERE}/pulls?status=open", None, 'no parameter "status"'),
        ("GET", f"{HERE}/pulls?state=opened", None, "is not one of"),
        ("GET", f"{HERE}/pulls?per_page=banyak", None, "is not of type"),
        ("POST", f"{HERE}/pulls", {"head": "a", "title": "b"}, "'base' is a required property"),
        ("POST", f"{HERE}/pulls", {"head": "a", "base": "b", "titel": "c"}, 'no key "titel"'),
        ("POST", f"{HERE}/git/refs", {"ref": "refs/heads/a", "sha": 7}, "is not of type"),
        ("POST", f"{HERE}/issues/7/comments", None, "the body is missing"),
        ("GET", f"{HERE}/pulls/7", {"x": 1}, "a body where none is described"),
    ],
)
def test_what_it_does_not_describe_is_named(
    method: str, target: str, body: Any, fault: str
) -> None:
    assert fault in "; ".join(faults(method, target, body))


def test_answers_are_held_against_it_too() -> None:
    found = faults("GET", f"{HERE}/issues/7", reply=Reply(200, {"number": 7}))

    assert any("'title' is a required property" in fault for fault in found)
