"""What the newsroom wants of its repository: rules, labels, environments, Pages, variables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.errors import SettingsError
from newsroom.settings import DeployTarget, Settings

RULESETS = (".github/ruleset.json", ".github/ruleset-ledger.json")
GATE = "gate"
APP_ID, APP_CLIENT_ID = "TAYANG_APP_ID", "TAYANG_APP_CLIENT_ID"
"""The variables that tell workflows which app is the newsroom's."""
SIGNING = "signing"
"""The environment of the one job that has the key which signs the lists of days."""
MAIN = "main"
"""The branch from which the workflows publish; no environment's secrets reach another."""
ACTIONS_APP = 15368
"""The number of GitHub Actions among GitHub's apps: whose checks and statuses count without an app
of the newsroom's own. From `app.id` of check runs in GitHub's examples of payloads."""

REPOSITORY: Mapping[str, Any] = {
    "allow_squash_merge": True,
    "allow_merge_commit": False,
    "allow_rebase_merge": False,
    "squash_merge_commit_title": "PR_TITLE",
    "delete_branch_on_merge": True,
    "has_issues": True,
}
TOKENS: Mapping[str, Any] = {
    "default_workflow_permissions": "read",
    "can_approve_pull_request_reviews": False,
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its name, its colour (six hexadecimal digits), what it says."""

    name: str
    color: str
    description: str


LABELS = (
    Label("naskah", "0f5e66", "Formulir berita / A story sent in by the form"),
    Label("aman", "2e7d32", "Tenggat masih jauh / The deadline is far"),
    Label("mepet", "f9a825", "Tenggat sudah dekat / The deadline is near"),
    Label("lewat", "c62828", "Tenggat sudah lewat / The deadline has passed"),
    Label("tanggapan", "455a64", "Formulir pembaca / A reader's form"),
    Label("diterima", "0f5e66", "Permintaan pembaca yang dilayani / A request taken on"),
    Label("terjawab", "2e7d32", "Sudah dijawab di situs / Answered on the site"),
    Label("suntingan-kedua", "6a1b9a", "Tayang, menunggu suntingan kedua / Awaits the second edit"),
)


@dataclass(frozen=True, slots=True)
class App:
    """The newsroom's GitHub App: its number, and the client id that workflows sign in with."""

    id: int | None = None
    client_id: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that is wanted."""

    rulesets: Sequence[Mapping[str, Any]]
    labels: Sequence[Label]
    environments: Sequence[str]
    has_pages: bool
    variables: Mapping[str, str]


def wanted(settings: Settings, app: App) -> Wanted:
    """What this newsroom wants. Raises SettingsError where a ruleset's file cannot be read."""
    on_pages = settings.deploy.target is DeployTarget.PAGES
    variables = {APP_ID: str(app.id or ""), APP_CLIENT_ID: app.client_id}
    return Wanted(
        rulesets=[_fitted(_read(settings.root / name), settings, app) for name in RULESETS],
        labels=LABELS,
        environments=(
            *("social", "app", "github-pages" if on_pages else "server"),
            *([SIGNING] if settings.provenance.public_key else []),
        ),
        has_pages=on_pages,
        variables={name: value for name, value in variables.items() if value},
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        ruleset = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{file} tidak dapat dibaca ({error}); kembalikan dari Git: git checkout -- {file.name}",
            f"{file} cannot be read ({error}); bring it back from Git: git checkout -- {file.name}",
        ) from None
    if not isinstance(ruleset, dict) or "name" not in ruleset:
        raise SettingsError(
            f"{file} bukan ruleset GitHub; kembalikan dari Git.",
            f"{file} is no ruleset of GitHub's; bring it back from Git.",
        )
    return ruleset


def _fitted(ruleset: dict[str, Any], settings: Settings, app: App) -> dict[str, Any]:
    """With the ledger's branch and the newsroom's app in their places."""
    include = ruleset["conditions"]["ref_name"]["include"]
    ledger = f"refs/heads/{settings.ledger.branch}"
    include[:] = [ledger if one == "refs/heads/ledger" else one for one in include]
    for rule in ruleset["rules"]:
        for check in rule.get("parameters", {}).get("required_status_checks", []):
            if check["context"] == GATE and app.id:
                check["integration_id"] = app.id
    return ruleset
