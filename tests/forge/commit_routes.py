"""Files, commits and branches: what the fake forge answers, out of a real repository."""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from tests.crosspost.fakes import RefusedError, Reply, Seen
from tests.forge import shapes
from tests.forge.desk import REPOSITORY
from tests.forge.git import MAIN
from tests.forge.server import FakeForge, Routes, Token, refusal
from tests.forge.shapes import JSON

ROUTES = Routes()
LARGEST_CONTENT = 1_000_000


@ROUTES.on("GET", "contents/{path+}", "contents")
def contents(forge: FakeForge, seen: Seen, token: Token, path: str) -> Reply:
    bare, ref = forge.desk.bare, seen.query.get("ref", MAIN)
    commit = bare.head(ref) or ref
    kind, name = bare.at(commit, path) if bare.kind(commit) == "commit" else ("", "")
    if not kind:
        raise RefusedError(refusal(404, "Not Found"))
    assert kind == "blob", "the newsroom reads files"
    data = bare.read(name)
    is_large = len(data) > LARGEST_CONTENT
    url = f"{forge.base}/repos/{REPOSITORY}/contents/{path}?ref={ref}"
    links = {"self": url, "git": None, "html": None}
    return Reply(
        200,
        {
            "type": "file",
            "name": path.rsplit("/", maxsplit=1)[-1],
            "path": path,
            "sha": name,
            "size": len(data),
            "url": url,
            "git_url": None,
            "html_url": None,
            "download_url": None,
            "_links": links,
            "encoding": "none" if is_large else "base64",
            "content": "" if is_large else _lined(data),
        },
    )


@ROUTES.on("GET", "git/ref/heads/{branch+}", "contents")
def ref(forge: FakeForge, seen: Seen, token: Token, branch: str) -> Reply:
    head = forge.desk.bare.head(branch)
    if not head:
        raise RefusedError(refusal(404, "Not Found"))
    return Reply(200, _ref(forge, branch, head))


@ROUTES.on("POST", "git/refs", "contents")
def create_ref(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    branch = str(seen.fields["ref"]).removeprefix("refs/heads/")
    commit = str(seen.fields["sha"])
    if forge.desk.bare.head(branch):
        raise RefusedError(refusal(422, "Reference already exists"))
    _point(forge, branch, commit)
    return Reply(201, _ref(forge, branch, commit))


@ROUTES.on("PATCH", "git/refs/heads/{branch+}", "contents")
def move_ref(forge: FakeForge, seen: Seen, token: Token, branch: str) -> Reply:
    commit, bare = str(seen.fields["sha"]), forge.desk.bare
    head = bare.head(branch)
    if not head:
        raise RefusedError(refusal(422, "Reference does not exist"))
    if not seen.fields.get("force") and not bare.contains(commit, head):
        raise RefusedError(refusal(422, "Update is not a fast forward"))
    _point(forge, branch, commit)
    return Reply(200, _ref(forge, branch, commit))


@ROUTES.on("POST", "git/blobs", "contents")
def create_blob(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    data = b64decode(str(seen.fields["content"]), validate=True)
    name = forge.desk.bare.blob(data)
    return Reply(201, {"sha": name, "url": f"{forge.base}/repos/{REPOSITORY}/git/blobs/{name}"})


@ROUTES.on("GET", "git/blobs/{name}", "contents")
def blob(forge: FakeForge, seen: Seen, token: Token, name: str) -> Reply:
    if forge.desk.bare.kind(name) != "blob":
        raise RefusedError(refusal(404, "Not Found"))
    data = forge.desk.bare.read(name)
    return Reply(
        200,
        {
            "sha": name,
            "node_id": shapes.node("blob", name),
            "url": f"{forge.base}/repos/{REPOSITORY}/git/blobs/{name}",
            "size": len(data),
            "encoding": "base64",
            "content": _lined(data),
        },
    )


@ROUTES.on("POST", "git/trees", "contents")
def create_tree(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    entries = seen.fields["tree"]
    assert all(one["mode"] == "100644" and one["type"] == "blob" for one in entries)
    made = forge.desk.bare.tree(
        str(seen.fields["base_tree"]), {str(one["path"]): one["sha"] for one in entries}
    )
    url = f"{forge.base}/repos/{REPOSITORY}/git/trees/{made}"
    return Reply(201, {"sha": made, "url": url, "tree": [], "truncated": False})


@ROUTES.on("GET", "git/commits/{sha}", "contents")
def git_commit(forge: FakeForge, seen: Seen, token: Token, sha: str) -> Reply:
    return Reply(200, _git_commit(forge, sha))


@ROUTES.on("POST", "git/commits", "contents")
def create_commit(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    made = forge.desk.bare.commit_tree(
        str(seen.fields["tree"]),
        [str(parent) for parent in seen.fields["parents"]],
        str(seen.fields["message"]),
        forge.desk.now,
        "tayang",
    )
    return Reply(201, _git_commit(forge, made))


@ROUTES.on("GET", "commits", "contents")
def commits(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    bare, start = forge.desk.bare, seen.query.get("sha", MAIN)
    if "path" not in seen.query:
        return forge.page(seen, [_commit(forge, one) for one in bare.log(start)])
    found = bare.newest(start, seen.query["path"])
    return Reply(200, [_commit(forge, found)] if found else [])


@ROUTES.on("GET", "commits/{sha}/pulls", "pull_requests")
def pulls_of_commit(forge: FakeForge, seen: Seen, token: Token, sha: str) -> Reply:
    found = [
        forge.simple(request)
        for request in forge.desk.requests.values()
        if sha in (request.merge_commit, forge.desk.head_of(request))
    ]
    return forge.page(seen, found)


@ROUTES.on("GET", "commits/{sha}/statuses", "statuses")
def statuses(forge: FakeForge, seen: Seen, token: Token, sha: str) -> Reply:
    found = [_status(forge, sha, one) for one in reversed(forge.desk.statuses.get(sha, []))]
    return forge.page(seen, found)


@ROUTES.on("POST", "statuses/{sha}", "statuses")
def create_status(forge: FakeForge, seen: Seen, token: Token, sha: str) -> Reply:
    given = {name: str(value) for name, value in seen.fields.items()}
    if len(given["description"]) > 140:
        raise RefusedError(refusal(422, "Validation Failed: description is too long"))
    forge.desk.statuses.setdefault(sha, []).append(given)
    forge.desk.checks[sha, given["context"]] = given["state"] == "success"
    return Reply(201, _status(forge, sha, given))


def _status(forge: FakeForge, sha: str, given: Mapping[str, str]) -> JSON:
    at = shapes.when(forge.desk.now)
    return {
        "url": f"{forge.base}/repos/{REPOSITORY}/statuses/{sha}",
        "avatar_url": None,
        "id": shapes.number_of("status", sha, given["context"]),
        "node_id": shapes.node("status", sha),
        "state": given["state"],
        "description": given["description"],
        "target_url": given.get("target_url"),
        "context": given["context"],
        "created_at": at,
        "updated_at": at,
        "creator": forge.user("github-actions[bot]"),
    }


def _point(forge: FakeForge, branch: str, commit: str) -> None:
    assert branch != MAIN, "the main branch is protected"
    if forge.desk.bare.kind(commit) != "commit":
        raise RefusedError(refusal(422, "Object does not exist"))
    forge.desk.bare.point(branch, commit)
    forge.desk.moved(branch)


def _ref(forge: FakeForge, branch: str, commit: str) -> JSON:
    url = f"{forge.base}/repos/{REPOSITORY}/git"
    return {
        "ref": f"refs/heads/{branch}",
        "node_id": shapes.node("ref", branch),
        "url": f"{url}/refs/heads/{branch}",
        "object": {"type": "commit", "sha": commit, "url": f"{url}/commits/{commit}"},
    }


def _git_commit(forge: FakeForge, sha: str) -> JSON:
    bare = forge.desk.bare
    if bare.kind(sha) != "commit":
        raise RefusedError(refusal(404, "Not Found"))
    return shapes.git_commit(
        forge.base,
        REPOSITORY,
        sha=sha,
        tree=bare.run("rev-parse", f"{sha}^{{tree}}"),
        parents=bare.run("log", "-1", "--format=%P", sha).split(),
        message=bare.run("log", "-1", "--format=%B", sha),
    )


def _commit(forge: FakeForge, sha: str) -> JSON:
    """A commit as the list of commits has it."""
    git = _git_commit(forge, sha)
    url = f"{forge.base}/repos/{REPOSITORY}/commits/{sha}"
    told = ("author", "committer", "message", "tree", "verification")
    return {
        **{name: git[name] for name in ("sha", "node_id", "html_url", "parents")},
        "url": url,
        "comments_url": f"{url}/comments",
        "author": None,
        "committer": None,
        "commit": {name: git[name] for name in told} | {"url": git["url"], "comment_count": 0},
    }


def _lined(data: bytes) -> str:
    """Base64 with line ends, as GitHub sends it."""
    text = b64encode(data).decode()
    return "".join(f"{text[at : at + 60]}\n" for at in range(0, len(text), 60))
