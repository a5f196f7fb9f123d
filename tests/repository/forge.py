"""A repository's settings on a forge in memory, as far as `newsroom setup` reads and changes them."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from newsroom.transport import Answer, Request
from tests.crosspost.fakes import Reply, Seen

NAME = "kantor/berita"
REFUSED = {"message": "Resource not accessible by personal access token"}
Body = Mapping[str, Any]


@dataclass
class Forge:
    """Fresh from "use this template": nothing is set up. `refuse` names paths that answer 403."""

    admin: bool = True
    repository: dict[str, Any] = field(
        default_factory=lambda: {
            "allow_squash_merge": True,
            "allow_merge_commit": True,
            "default_branch": "main",
        }
    )
    tokens: dict[str, Any] = field(
        default_factory=lambda: {"default_workflow_permissions": "write"}
    )
    labels: dict[str, dict[str, Any]] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Any] | None = None
    environments: dict[str, dict[str, Any]] = field(default_factory=dict)
    branches: dict[str, list[str]] = field(default_factory=dict)
    secrets: dict[str, list[str]] = field(default_factory=dict)
    rulesets: dict[int, dict[str, Any]] = field(default_factory=dict)
    refuse: str = ""
    seen: list[Seen] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        parts = urlsplit(request.url)
        path = unquote(parts.path)
        body = json.loads(request.body) if request.body else {}
        self.seen.append(seen_of(request))
        inside = path.removeprefix(f"/repos/{NAME}").removeprefix("/")
        if self.refuse and request.method != "GET" and inside.startswith(self.refuse):
            return Answer(403, {}, json.dumps(REFUSED).encode())
        for method, pattern, answer in self._routes():
            found = re.fullmatch(pattern, inside)
            if found and method == request.method:
                value = answer(*found.groups(), body)
                status = 404 if value is None else 200
                return Answer(status, {}, json.dumps({} if value is None else value).encode())
        raise AssertionError(f"{request.method} {inside}: newsroom setup has no business there")

    @property
    def writes(self) -> list[str]:
        """What was asked for besides reading."""
        return [f"{one.method} {one.path}" for one in self.seen if one.method != "GET"]

    def faults(self, judge: Callable[[Seen, Reply], list[str]]) -> list[str]:
        """What `judge` says against the requests; answers are this stand-in's own."""
        return [fault for one in self.seen for fault in judge(one, Reply(503))]

    def _routes(self) -> list[tuple[str, str, Callable[..., Any]]]:
        return [
            ("GET", "", lambda _: {**self.repository, "permissions": {"admin": self.admin}}),
            ("PATCH", "", lambda body: _changed(self.repository, body)),
            ("GET", "actions/permissions/workflow", lambda _: self.tokens),
            ("PUT", "actions/permissions/workflow", lambda body: _changed(self.tokens, body)),
            ("GET", "labels", lambda _: list(self.labels.values())),
            ("POST", "labels", lambda body: self.labels.setdefault(body["name"], dict(body))),
            ("PATCH", "labels/(.+)", self._relabel),
            ("GET", "actions/variables/(.+)", self._variable),
            ("POST", "actions/variables", self._set),
            ("PATCH", "actions/variables/(.+)", lambda _, body: self._set(body)),
            ("GET", "pages", lambda _: self.pages),
            ("POST", "pages", self._publish),
            ("PUT", "pages", lambda body: _changed(self.pages or {}, body)),
            ("GET", "environments/([^/]+)", lambda name, _: self.environments.get(name)),
            ("PUT", "environments/([^/]+)", self._environment),
            ("GET", "environments/([^/]+)/secrets", self._secrets),
            ("GET", "environments/([^/]+)/deployment-branch-policies", self._policies),
            ("POST", "environments/([^/]+)/deployment-branch-policies", self._policy),
            ("GET", "rulesets", lambda _: [_in_short(n, r) for n, r in self.rulesets.items()]),
            ("POST", "rulesets", lambda body: self._rule(len(self.rulesets) + 1, body)),
            ("GET", r"rulesets/(\d+)", lambda number, _: self.rulesets[int(number)]),
            ("PUT", r"rulesets/(\d+)", lambda number, body: self._rule(int(number), body)),
        ]

    def _relabel(self, name: str, body: Body) -> Any:
        new = {"name": body["new_name"], **{k: v for k, v in body.items() if k != "new_name"}}
        self.labels = {k: v for k, v in self.labels.items() if k.lower() != name.lower()}
        return self.labels.setdefault(body["new_name"], new)

    def _variable(self, name: str, _: Body) -> Any:
        return {"name": name, "value": self.variables[name]} if name in self.variables else None

    def _set(self, body: Body) -> Any:
        self.variables[body["name"]] = body["value"]
        return body

    def _publish(self, body: Body) -> Any:
        self.pages = {"html_url": "https://berita.contoh.example/", **body}
        return self.pages

    def _environment(self, name: str, body: Body) -> Any:
        rules = []
        if "wait_timer" in body:
            rules.append({"type": "wait_timer", "wait_timer": body["wait_timer"]})
        if body.get("reviewers"):
            people = [{"type": r["type"], "reviewer": {"id": r["id"]}} for r in body["reviewers"]]
            rules.append({"type": "required_reviewers", "reviewers": people})
        policy = body["deployment_branch_policy"]
        made = {"name": name, "protection_rules": rules, "deployment_branch_policy": policy}
        self.environments[name] = made
        return made

    def _secrets(self, name: str, _: Body) -> Any:
        if name not in self.environments:
            return None
        return {"secrets": [{"name": secret} for secret in self.secrets.get(name, [])]}

    def _policies(self, name: str, _: Body) -> Any:
        return {"branch_policies": [{"name": one} for one in self.branches.get(name, [])]}

    def _policy(self, name: str, body: Body) -> Any:
        self.branches.setdefault(name, []).append(body["name"])
        return body

    def _rule(self, number: int, body: Body) -> Any:
        # GitHub gives rules back in an order of its own, with fields of its own.
        rules = [dict(rule) for rule in reversed(body["rules"])]
        self.rulesets[number] = {**body, "rules": rules, "id": number, "source": NAME}
        return self.rulesets[number]


def _changed(there: dict[str, Any], body: Body) -> Any:
    there.update(body)
    return there


def _in_short(number: int, ruleset: Body) -> Any:
    return {"id": number, "name": ruleset["name"]}


def seen_of(request: Request) -> Seen:
    """A request as a server would see it, for GitHub's description."""
    parts = urlsplit(request.url)
    headers = {name.lower(): value for name, value in request.headers.items()}
    body = request.body or b""
    fields = json.loads(body) if body else {}
    query = dict(parse_qsl(parts.query))
    return Seen(request.method, unquote(parts.path), query, headers, body, fields, {})
