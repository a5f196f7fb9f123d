"""What differs between the repository and what is wanted of it: a list of changes, each one request."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsroom.errors import ForgeError
from newsroom.github.client import GitHub
from newsroom.github.values import number, text
from newsroom.repository.wanted import (
    APP_CLIENT_ID,
    APP_ID,
    MAIN,
    REPOSITORY,
    TOKENS,
    App,
    Wanted,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One request that brings the repository nearer: what it does, in both languages, and how."""

    what: str
    what_en: str
    method: str
    path: str
    body: Mapping[str, Any]


def plan(github: GitHub, wanted: Wanted) -> list[Change]:
    """What has to be changed, in order; nothing where all is as wanted. Raises ForgeError."""
    return [change for aspect in _ASPECTS for change in aspect(github, wanted)]


def carry_out(github: GitHub, change: Change) -> None:
    """Make one change. Doing it twice does no harm. Raises ForgeError."""
    github.write(change.method, change.path, change.body)


def app_of(github: GitHub) -> App:
    """The app that the repository's variables name. Raises ForgeError."""
    found = _variable(github, APP_ID) or ""
    return App(int(found) if found.isdecimal() else None, _variable(github, APP_CLIENT_ID) or "")


def _repository(github: GitHub, _: Wanted) -> Iterator[Change]:
    if not covers(github.read(""), REPOSITORY):
        yield Change(
            "gabungkan pull request dengan squash, hapus cabangnya sesudah itu",
            "merge pull requests by squashing, delete their branches behind",
            *("PATCH", "", REPOSITORY),
        )


def _tokens(github: GitHub, _: Wanted) -> Iterator[Change]:
    path = "actions/permissions/workflow"
    if not covers(github.read(path), TOKENS):
        yield Change(
            "token alur kerja hanya membaca, kecuali yang meminta hak sendiri",
            "let the tokens of workflows only read, unless a job asks for more",
            *("PUT", path, TOKENS),
        )


def _labels(github: GitHub, wanted: Wanted) -> Iterator[Change]:
    there = {text(one, "name").lower(): one for one in github.pages("labels")}
    for label in wanted.labels:
        body = {"name": label.name, "color": label.color, "description": label.description}
        old = there.get(label.name.lower())
        if old is None:
            what, what_en = f"buat label {label.name}", f"make the label {label.name}"
            yield Change(what, what_en, "POST", "labels", body)
        elif not covers(old, {"color": label.color, "description": label.description}):
            what, what_en = f"perbarui label {label.name}", f"renew the label {label.name}"
            body = {"new_name": label.name, **{k: v for k, v in body.items() if k != "name"}}
            yield Change(what, what_en, "PATCH", f"labels/{label.name}", body)


def _variables(github: GitHub, wanted: Wanted) -> Iterator[Change]:
    for name, value in wanted.variables.items():
        old = _variable(github, name)
        if old == value:
            continue
        body = {"name": name, "value": value}
        verb = (
            ("POST", "actions/variables") if old is None else ("PATCH", f"actions/variables/{name}")
        )
        yield Change(f"isi variabel {name}", f"set the variable {name}", *verb, body)


def _pages(github: GitHub, wanted: Wanted) -> Iterator[Change]:
    if not wanted.has_pages:
        return
    old = _read(github, "pages")
    if old is None or text(old, "build_type") != "workflow":
        yield Change(
            "nyalakan GitHub Pages, diisi oleh alur kerja publish",
            "switch GitHub Pages on, filled by the workflow publish",
            *("POST" if old is None else "PUT", "pages", {"build_type": "workflow"}),
        )


def _environments(github: GitHub, wanted: Wanted) -> Iterator[Change]:
    for name in wanted.environments:
        path = f"environments/{name}"
        old = _read(github, path)
        policy = {"protected_branches": False, "custom_branch_policies": True}
        if old is None or old.get("deployment_branch_policy") != policy:
            yield Change(
                f"siapkan environment {name}, hanya untuk cabang yang disebut",
                f"prepare the environment {name}, for named branches only",
                *("PUT", path, {**_kept(old), "deployment_branch_policy": policy}),
            )
        if MAIN not in _branches(github, path, old):
            yield Change(
                f"buka environment {name} bagi cabang {MAIN} saja",
                f"open the environment {name} to the branch {MAIN} alone",
                *("POST", f"{path}/deployment-branch-policies", {"name": MAIN, "type": "branch"}),
            )


def _kept(environment: Mapping[str, Any] | None) -> dict[str, Any]:
    """What somebody chose for an environment, which a change of it would take away."""
    kept: dict[str, Any] = {}
    for rule in (environment or {}).get("protection_rules", []):
        if rule.get("type") == "wait_timer":
            kept["wait_timer"] = rule.get("wait_timer", 0)
        if rule.get("type") == "required_reviewers":
            kept["prevent_self_review"] = bool(rule.get("prevent_self_review"))
            kept["reviewers"] = [
                {"type": text(one, "type"), "id": number(one, "reviewer", "id")}
                for one in rule.get("reviewers", [])
            ]
    return kept


def _branches(github: GitHub, path: str, environment: Mapping[str, Any] | None) -> set[str]:
    policy = (environment or {}).get("deployment_branch_policy") or {}
    if not policy.get("custom_branch_policies"):
        return set()
    found = _read(github, f"{path}/deployment-branch-policies") or {}
    return {text(one, "name") for one in found.get("branch_policies", [])}


def _rulesets(github: GitHub, wanted: Wanted) -> Iterator[Change]:
    numbers = {
        text(one, "name"): number(one, "id")
        for one in github.pages("rulesets", includes_parents="false")
    }
    for ruleset in wanted.rulesets:
        name = ruleset["name"]
        if name not in numbers:
            what, what_en = f"pasang ruleset {name}", f"install the ruleset {name}"
            yield Change(what, what_en, "POST", "rulesets", ruleset)
        elif not covers(github.read(f"rulesets/{numbers[name]}"), ruleset):
            what, what_en = f"perbarui ruleset {name}", f"renew the ruleset {name}"
            yield Change(what, what_en, "PUT", f"rulesets/{numbers[name]}", ruleset)


Aspect = Callable[[GitHub, Wanted], Iterator[Change]]
_ASPECTS: Sequence[Aspect] = (
    *(_repository, _tokens, _labels, _variables, _pages, _environments),
    # Last: from then on nothing reaches the main branch but by pull request.
    _rulesets,
)


def covers(there: Any, wanted: Any) -> bool:
    """Whether `there` says all that is `wanted`, and of lists nothing more.

    GitHub adds fields of its own to what it was given, and need not keep the order of a list.
    """
    if isinstance(wanted, Mapping):
        return isinstance(there, Mapping) and all(
            key in there and covers(there[key], value) for key, value in wanted.items()
        )
    if isinstance(wanted, list | tuple):
        if not isinstance(there, list) or len(there) != len(wanted):
            return False
        return all(any(covers(one, wish) for one in there) for wish in wanted)
    return bool(there == wanted)


def _variable(github: GitHub, name: str) -> str | None:
    found = _read(github, f"actions/variables/{name}")
    return None if found is None else text(found, "value")


def _read(github: GitHub, path: str) -> Any | None:
    """What is at `path`, or None where nothing is."""
    try:
        return github.read(path)
    except ForgeError as error:
        if error.is_not_found:
            return None
        raise
