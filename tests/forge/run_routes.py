"""Remarks on lines, and what runs left behind: what the fake forge answers."""

from tests.crosspost.fakes import Reply, Seen
from tests.forge import shapes
from tests.forge.desk import REPOSITORY
from tests.forge.server import FakeForge, Routes, Token

ROUTES = Routes()


@ROUTES.on("GET", "pulls/{number}/comments", "pull_requests")
def remarks(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    request = forge.request(number)
    url = f"{forge.base}/repos/{REPOSITORY}/pulls/{number}"
    found = [
        {
            "id": review.id * 100 + at,
            "node_id": shapes.node("remark", review.id * 100 + at),
            "url": f"{url}/comments/{at}",
            "html_url": f"{url}#discussion_r{at}",
            "pull_request_url": url,
            "pull_request_review_id": review.id,
            "diff_hunk": "@@ -0,0 +1 @@",
            "commit_id": review.commit,
            "original_commit_id": review.commit,
            "user": forge.user(review.by),
            "created_at": shapes.when(review.at),
            "updated_at": shapes.when(review.at),
            "author_association": "NONE",
            "_links": {name: {"href": url} for name in ("self", "html", "pull_request")},
            **{key: value for key, value in comment.items() if key in _SAID},
        }
        for review in request.reviews
        for at, comment in enumerate(review.comments)
    ]
    return forge.page(seen, found)


_SAID = ("path", "line", "side", "start_line", "start_side", "body")


@ROUTES.on("GET", "actions/runs/{run}/artifacts", "actions")
def artifacts(forge: FakeForge, seen: Seen, token: Token, run: str) -> Reply:
    url = f"{forge.base}/repos/{REPOSITORY}/actions/artifacts"
    now = shapes.when(forge.desk.now)
    names = ("laporan", "pratinjau.html") if int(run) else ()
    found = [
        {
            "id": int(run) * 10 + at,
            "node_id": shapes.node("artifact", name),
            "name": name,
            "size_in_bytes": 1000,
            "url": f"{url}/{at}",
            "archive_download_url": f"{url}/{at}/zip",
            "expired": False,
            "created_at": now,
            "expires_at": now,
            "updated_at": now,
        }
        for at, name in enumerate(names)
    ]
    return Reply(200, {"total_count": len(found), "artifacts": found})
