"""Pull requests, issues, comments, labels, people: what the fake forge answers."""

from tests.crosspost.fakes import RefusedError, Reply, Seen
from tests.forge import shapes
from tests.forge.desk import REPOSITORY
from tests.forge.git import MAIN
from tests.forge.server import FakeForge, Routes, Token, refusal

ROUTES = Routes()


@ROUTES.on("GET", "")
def repository(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    return Reply(200, shapes.repository(forge.base, REPOSITORY, full=True))


@ROUTES.on("GET", "/user")
def me(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    if forge.user(token.login)["type"] == "Bot":
        return refusal(403, "Resource not accessible by integration")
    counts = dict.fromkeys(["followers", "following", "public_gists", "public_repos"], 0)
    blank = dict.fromkeys(["bio", "blog", "company", "email", "hireable", "location", "name"])
    made = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    return Reply(200, forge.user(token.login) | counts | blank | made)


@ROUTES.on("GET", "collaborators/{login}/permission")
def permission(forge: FakeForge, seen: Seen, token: Token, login: str) -> Reply:
    account = forge.desk.accounts.get(login)
    given = account.permission if account else "read"
    rights = dict.fromkeys(("pull", "triage", "push", "maintain", "admin"), False)
    user = forge.user(login) | {"permissions": rights, "role_name": given}
    return Reply(200, {"permission": given, "role_name": given, "user": user})


@ROUTES.on("GET", "pulls", "pull_requests")
def pulls(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    state, head = seen.query.get("state", "open"), seen.query.get("head", "")
    owner = REPOSITORY.split("/")[0]
    requests = list(reversed(forge.desk.requests.values()))
    if seen.query.get("sort") == "updated":
        assert seen.query["direction"] == "desc"
        requests.sort(key=lambda one: one.thread.updated, reverse=True)
    found = [
        forge.simple(request)
        for request in requests
        if state in ("all", "open" if request.thread.is_open else "closed")
        and head in ("", f"{(request.fork or owner).split('/')[0]}:{request.branch}")
    ]
    return forge.page(seen, found)


@ROUTES.on("POST", "pulls", "pull_requests")
def open_pull(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    given, desk = seen.fields, forge.desk
    branch = str(given["head"])
    if not desk.bare.head(branch) or given["base"] != MAIN:
        raise RefusedError(refusal(422, "Validation Failed"))
    if any(one.branch == branch and one.thread.is_open for one in desk.requests.values()):
        raise RefusedError(refusal(422, f"A pull request already exists for {branch}"))
    number = desk.open_pull(branch, str(given["title"]), str(given.get("body", "")), token.login)
    return Reply(201, forge.whole(desk.requests[number]))


@ROUTES.on("GET", "pulls/{number}", "pull_requests")
def pull(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    return Reply(200, forge.whole(forge.request(number)))


@ROUTES.on("PATCH", "pulls/{number}", "pull_requests")
def change_pull(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    request = forge.request(number)
    thread = request.thread
    thread.title = str(seen.fields.get("title", thread.title))
    thread.body = str(seen.fields.get("body", thread.body))
    if "state" in seen.fields:
        thread.is_open = seen.fields["state"] == "open"
    thread.updated = forge.desk.now
    return Reply(200, forge.whole(request))


@ROUTES.on("GET", "pulls/{number}/files", "pull_requests")
def files(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    request = forge.request(number)
    bare, head = forge.desk.bare, forge.desk.head_of(request)
    base = request.merged_base or bare.head(request.base)
    url = f"{forge.base}/repos/{REPOSITORY}"
    found = []
    for one in bare.changed(base, head):
        entry = {
            "sha": one.blob,
            "filename": one.path,
            "status": one.status,
            "additions": one.added,
            "deletions": one.removed,
            "changes": one.added + one.removed,
            "blob_url": f"{url}/blob/{one.blob}",
            "raw_url": f"{url}/raw/{one.blob}",
            "contents_url": f"{url}/contents/{one.path}",
        }
        entry |= {"patch": one.patch} if one.patch else {}
        found.append(entry | ({"previous_filename": one.previous} if one.previous else {}))
    return forge.page(seen, found)


@ROUTES.on("GET", "pulls/{number}/reviews", "pull_requests")
def reviews(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    request = forge.request(number)
    return forge.page(seen, [forge.review(int(number), one) for one in request.reviews])


@ROUTES.on("POST", "pulls/{number}/reviews", "pull_requests")
def create_review(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    request = forge.request(number)
    changed = {one.path for one in forge.desk.bare.changed(MAIN, forge.desk.head_of(request))}
    comments = seen.fields.get("comments", [])
    if any(one["path"] not in changed for one in comments):
        raise RefusedError(refusal(422, "Unprocessable Entity: line must be part of the diff"))
    made = forge.desk.review(
        int(number), token.login, "COMMENTED", commit=str(seen.fields.get("commit_id", ""))
    )
    made.comments = list(comments)
    return Reply(200, forge.review(int(number), made))


@ROUTES.on("GET", "issues", "issues")
def issues(forge: FakeForge, seen: Seen, token: Token) -> Reply:
    state, wanted = seen.query.get("state", "open"), seen.query.get("labels", "")
    found = [
        forge.issue(thread)
        for thread in reversed(forge.desk.threads.values())
        if state in ("all", "open" if thread.is_open else "closed")
        and (not wanted or set(wanted.split(",")) <= set(thread.labels))
    ]
    return forge.page(seen, found)


@ROUTES.on("GET", "issues/{number}", "issues")
def issue(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    return Reply(200, forge.issue(forge.thread(number)))


@ROUTES.on("PATCH", "issues/{number}", "issues")
def change_issue(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    thread = forge.thread(number)
    thread.is_open = seen.fields.get("state", "open") == "open"
    thread.updated = forge.desk.now
    return Reply(200, forge.issue(thread))


@ROUTES.on("GET", "issues/{number}/comments", "issues")
def comments(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    thread = forge.thread(number)
    return forge.page(seen, [forge.comment(thread.number, one) for one in thread.comments])


@ROUTES.on("POST", "issues/{number}/comments", "issues")
def add_comment(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    thread = forge.thread(number)
    body = str(seen.fields["body"])
    if len(body) > 65_536:
        raise RefusedError(refusal(422, "Validation Failed: body is too long"))
    return Reply(
        201, forge.comment(thread.number, forge.desk.say(thread.number, token.login, body))
    )


@ROUTES.on("PATCH", "issues/comments/{id}", "issues")
def change_comment(forge: FakeForge, seen: Seen, token: Token, id: str) -> Reply:  # noqa: A002
    for thread in forge.desk.threads.values():
        for said in thread.comments:
            if said.id == int(id):
                said.body = str(seen.fields["body"])
                return Reply(200, forge.comment(thread.number, said))
    raise RefusedError(refusal(404, "Not Found"))


@ROUTES.on("GET", "issues/{number}/labels", "issues")
def labels(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    return forge.page(seen, _labels(forge, number))


@ROUTES.on("POST", "issues/{number}/labels", "issues")
def add_labels(forge: FakeForge, seen: Seen, token: Token, number: str) -> Reply:
    thread = forge.thread(number)
    thread.labels = list(dict.fromkeys([*thread.labels, *map(str, seen.fields["labels"])]))
    return Reply(200, _labels(forge, number))


@ROUTES.on("DELETE", "issues/{number}/labels/{name}", "issues")
def remove_label(forge: FakeForge, seen: Seen, token: Token, number: str, name: str) -> Reply:
    thread = forge.thread(number)
    if name not in thread.labels:
        raise RefusedError(refusal(404, "Label does not exist"))
    thread.labels.remove(name)
    return Reply(200, _labels(forge, number))


def _labels(forge: FakeForge, number: str) -> list[shapes.JSON]:
    return [shapes.label(forge.base, REPOSITORY, name) for name in forge.thread(number).labels]
