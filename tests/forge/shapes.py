"""GitHub's JSON as its OpenAPI describes it, filled from what the fake forge knows.

Much of it nobody here reads (addresses above all); it is there so that the answers can be held
against the description, too.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

JSON = dict[str, Any]
_OF_USERS = (
    "events followers following gists organizations received_events repos starred subscriptions"
)
_OF_REPOSITORIES = (
    "archive assignees blobs branches collaborators comments commits compare contents contributors "
    "deployments downloads events forks git_commits git_refs git_tags hooks issue_comment "
    "issue_events issues keys labels languages merges milestones notifications pulls releases "
    "stargazers statuses subscribers subscription tags teams trees"
)


def when(moment: datetime | None) -> str | None:
    """A time as GitHub writes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else None


def node(*parts: object) -> str:
    """A node's opaque name."""
    return sha256(repr(parts).encode()).hexdigest()[:20]


def number_of(*parts: object) -> int:
    """A database id."""
    return int(sha256(repr(parts).encode()).hexdigest()[:8], 16)


def _urls(base: str, names: str) -> JSON:
    return {f"{name}_url": f"{base}/{name}" for name in names.split()}


def user(api: str, login: str, kind: str) -> JSON:
    """A `simple-user`."""
    url = f"{api}/users/{login}"
    return _urls(url, _OF_USERS) | {
        "login": login,
        "id": number_of("user", login),
        "node_id": node("user", login),
        "avatar_url": f"{url}/avatar",
        "gravatar_id": "",
        "html_url": f"https://github.com/{login}",
        "type": kind,
        "site_admin": False,
        "url": url,
    }


def repository(api: str, full_name: str, *, fork: bool = False, full: bool = False) -> JSON:
    """A `repository`, or a `full-repository`."""
    owner, name = full_name.split("/")
    url, page = f"{api}/repos/{full_name}", f"https://github.com/{full_name}"
    made = "2026-01-01T00:00:00Z"
    found = _urls(url, _OF_REPOSITORIES) | {
        "id": number_of("repo", full_name),
        "node_id": node("repo", full_name),
        "name": name,
        "full_name": full_name,
        "owner": user(api, owner, "Organization"),
        "private": False,
        "description": None,
        "fork": fork,
        "url": url,
        "html_url": page,
        "clone_url": f"{page}.git",
        "git_url": f"{page}.git",
        "ssh_url": f"{page}.git",
        "svn_url": page,
        "mirror_url": None,
        "homepage": None,
        "language": None,
        "license": None,
        "default_branch": "main",
        "archived": False,
        "disabled": False,
        "created_at": made,
        "updated_at": made,
        "pushed_at": made,
    }
    counts = "forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count"
    found |= dict.fromkeys(counts.split(), 0)
    found |= dict.fromkeys(("has_issues", "has_projects", "has_wiki", "has_downloads"), True)
    found |= {"has_pages": True, "has_discussions": False}
    return found | ({"network_count": 0, "subscribers_count": 0} if full else {})


def label(api: str, repo: str, name: str) -> JSON:
    """A label."""
    return {
        "id": number_of("label", name),
        "node_id": node("label", name),
        "url": f"{api}/repos/{repo}/labels/{name}",
        "name": name,
        "description": "",
        "color": "ededed",
        "default": False,
    }


def comment(api: str, repo: str, issue: int, id_: int, by: JSON, body: str, at: datetime) -> JSON:
    """A comment on an issue or a pull request."""
    return {
        "id": id_,
        "node_id": node("comment", id_),
        "url": f"{api}/repos/{repo}/issues/comments/{id_}",
        "html_url": f"https://github.com/{repo}/issues/{issue}#issuecomment-{id_}",
        "issue_url": f"{api}/repos/{repo}/issues/{issue}",
        "user": by,
        "body": body,
        "created_at": when(at),
        "updated_at": when(at),
        "author_association": "NONE",
    }


def pull(
    api: str,
    repo: str,
    *,
    number: int,
    title: str,
    body: str | None,
    by: JSON,
    head: tuple[str, str, str],
    base: tuple[str, str],
    times: Mapping[str, datetime | None],
    labels: Iterable[str],
    draft: bool,
    merge_commit: str | None,
) -> JSON:
    """A `pull-request-simple`; `head` is repository (or nothing), branch and commit."""
    url, page = f"{api}/repos/{repo}/pulls/{number}", f"https://github.com/{repo}/pull/{number}"
    names = "comments commits diff patch review_comments statuses"
    links = "comments commits statuses html issue review_comments review_comment self"
    head_repo, branch, commit = head
    owner = (head_repo or "ghost/gone").split("/")[0]
    return _urls(url, names) | {
        "id": number_of("pull", number),
        "node_id": node("pull", number),
        "number": number,
        "url": url,
        "html_url": page,
        "issue_url": f"{api}/repos/{repo}/issues/{number}",
        "review_comment_url": f"{url}/comments{{/number}}",
        "title": title,
        "body": body,
        "state": "closed" if times["closed_at"] else "open",
        "locked": False,
        "draft": draft,
        "user": by,
        "labels": [label(api, repo, name) for name in labels],
        "assignee": None,
        "milestone": None,
        "auto_merge": None,
        "author_association": "CONTRIBUTOR",
        "head": {
            "label": f"{owner}:{branch}",
            "ref": branch,
            "sha": commit,
            "user": user(api, owner, "User"),
            "repo": repository(api, head_repo, fork=head_repo != repo) if head_repo else None,
        },
        "base": {
            "label": f"{repo.split('/', maxsplit=1)[0]}:{base[0]}",
            "ref": base[0],
            "sha": base[1],
            "user": user(api, repo.split("/", maxsplit=1)[0], "Organization"),
            "repo": repository(api, repo),
        },
        "_links": {name: {"href": f"{url}/{name}"} for name in links.split()},
        "merge_commit_sha": merge_commit,
        **{name: when(at) for name, at in times.items()},
    }


def whole(simple: JSON, *, merged_by: JSON | None) -> JSON:
    """A `pull-request` from its simple form."""
    counts = "additions deletions changed_files comments commits review_comments"
    return {
        **simple,
        **dict.fromkeys(counts.split(), 0),
        "merged": simple["merged_at"] is not None,
        "merged_by": merged_by,
        "mergeable": True,
        "mergeable_state": "clean",
        "rebaseable": True,
        "maintainer_can_modify": False,
    }


def review(
    api: str, repo: str, number: int, *, id_: int, by: JSON, state: str, at: datetime, commit: str
) -> JSON:
    """A review of a pull request."""
    page = f"https://github.com/{repo}/pull/{number}#pullrequestreview-{id_}"
    url = f"{api}/repos/{repo}/pulls/{number}"
    return {
        "id": id_,
        "node_id": node("review", id_),
        "user": by,
        "body": "",
        "state": state,
        "html_url": page,
        "pull_request_url": url,
        "_links": {"html": {"href": page}, "pull_request": {"href": url}},
        "submitted_at": when(at),
        "commit_id": commit,
        "author_association": "MEMBER",
    }


def issue(
    api: str,
    repo: str,
    *,
    number: int,
    title: str,
    body: str | None,
    by: JSON,
    labels: Iterable[str],
    is_open: bool,
    created: datetime,
    updated: datetime,
    association: str,
    is_pull: bool,
) -> JSON:
    """An issue, or a pull request seen as one."""
    url = f"{api}/repos/{repo}/issues/{number}"
    page = f"https://github.com/{repo}/{'pull' if is_pull else 'issues'}/{number}"
    found = _urls(url, "comments events") | {
        "id": number_of("issue", number),
        "node_id": node("issue", number),
        "number": number,
        "url": url,
        "html_url": page,
        "labels_url": f"{url}/labels{{/name}}",
        "repository_url": f"{api}/repos/{repo}",
        "title": title,
        "body": body,
        "state": "open" if is_open else "closed",
        "locked": False,
        "user": by,
        "labels": [label(api, repo, name) for name in labels],
        "assignee": None,
        "assignees": [],
        "milestone": None,
        "comments": 0,
        "closed_at": None if is_open else when(updated),
        "created_at": when(created),
        "updated_at": when(updated),
        "author_association": association,
    }
    if is_pull:
        link = f"{api}/repos/{repo}/pulls/{number}"
        found["pull_request"] = {
            "url": link,
            "html_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
        }
    return found


def git_commit(
    api: str, repo: str, *, sha: str, tree: str, parents: Iterable[str], message: str
) -> JSON:
    """A commit as the Git data interface has it."""
    url = f"{api}/repos/{repo}/git/commits/{sha}"
    person = {"name": "forge", "email": "forge@forge.invalid", "date": "2026-01-01T00:00:00Z"}
    return {
        "sha": sha,
        "node_id": node("commit", sha),
        "url": url,
        "html_url": f"https://github.com/{repo}/commit/{sha}",
        "author": person,
        "committer": person,
        "message": message,
        "tree": {"sha": tree, "url": f"{api}/repos/{repo}/git/trees/{tree}"},
        "parents": [
            {
                "sha": parent,
                "url": f"{api}/repos/{repo}/git/commits/{parent}",
                "html_url": f"https://github.com/{repo}/commit/{parent}",
            }
            for parent in parents
        ],
        "verification": {
            "verified": False,
            "reason": "unsigned",
            "signature": None,
            "payload": None,
            "verified_at": None,
        },
    }
