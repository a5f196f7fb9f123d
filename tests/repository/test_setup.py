"""`newsroom setup`: the plan first, then what it says, and nothing more the second time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands import _forge
from newsroom.desk import clock, requests
from newsroom.desk.telling import SECOND_EDIT
from newsroom.github.responses import LABEL as RESPONSE_LABEL
from newsroom.intake.story_form import LABEL as FORM_LABEL
from newsroom.provenance.keys import PublicKey
from newsroom.repository.plan import covers
from newsroom.repository.wanted import ACTIONS_APP, LABELS, RULESETS
from tests.forge.openapi import MISSING, description, is_here
from tests.newsrooms import PEOPLE, make_newsroom
from tests.repository.forge import NAME, Forge
from tests.shells import Said, call
from tests.stories import SETTINGS
from tests.workflows.reading import ROOT, workflows

READY = f"""
[approval]
source = "github"

[provenance]
public_key = "{PublicKey(bytes(32)).line}"

[ledger]
push = true
"""
KEYS = {"app": ["TAYANG_APP_KEY"], "signing": ["TAYANG_SIGNING_KEY"]}
"""The secrets of a newsroom without accounts."""
NAMED = SETTINGS.replace(
    "[newsroom]\n",
    f'[newsroom]\nrepository = "https://github.com/{NAME}"\nmaintainers = ["@kantor/teknis"]\n',
)
LOGINS = PEOPLE.replace("id: dewi,", "id: dewi, github: dewi-a,")
for person in ("tomi", "hendro"):
    LOGINS = LOGINS.replace(f"id: {person},", f"id: {person}, github: {person}-a,")
ENVIRONMENTS = ("social", "app", "github-pages", "signing")
APP = ("--app-id", "4711", "--app-client-id", "Iv23liABCDEF")


@dataclass
class Office:
    """A newsroom whose repository is on that forge."""

    root: Path
    forge: Forge

    def setup(self, *arguments: str, **environ: str) -> Said:
        return self.call("setup", *arguments, **environ)

    def call(self, *arguments: str, **environ: str) -> Said:
        environ = {"TAYANG_GITHUB_TOKEN": "rahasia", **environ}
        return call(self.root, *arguments, environ=environ)

    def write(self, settings: str) -> None:
        (self.root / "newsroom.toml").write_text(settings, encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    root = make_newsroom(tmp_path)
    (root / "newsroom.toml").write_text(NAMED + READY, encoding="utf-8")
    (root / "content/registers/people.yml").write_text(LOGINS, encoding="utf-8")
    (root / ".github").mkdir()
    for name in RULESETS:
        (root / name).write_bytes((ROOT / name).read_bytes())
    forge = Forge()
    monkeypatch.setattr(_forge, "HttpTransport", lambda: forge)
    yield Office(root, forge)
    if is_here():
        assert forge.faults(description().faults) == []


class TestThePlan:
    def test_is_shown_and_nothing_is_changed(self, office: Office) -> None:
        said = office.setup()

        assert said.code == 3
        assert "install the ruleset tayang" in said.out
        assert "newsroom setup --apply" in said.err
        assert office.forge.writes == []

    def test_is_empty_when_all_was_done(self, office: Office) -> None:
        office.forge.secrets = {**KEYS}
        assert office.setup("--apply", *APP).code == 0
        before = len(office.forge.writes)

        again = office.setup("--apply")

        assert again.code == 0, again.out
        assert "all is as wanted" in again.err
        assert len(office.forge.writes) == before

    def test_mends_what_somebody_changed_since(self, office: Office) -> None:
        office.setup("--apply", *APP)
        office.forge.rulesets[1]["rules"].pop()
        office.forge.labels["mepet"]["color"] = "000000"
        before = len(office.forge.writes)

        office.setup("--apply")

        assert office.forge.writes[before:] == [
            f"PATCH /repos/{NAME}/labels/mepet",
            f"PUT /repos/{NAME}/rulesets/1",
        ]

    def test_leaves_labels_environments_and_rules_of_others_alone(self, office: Office) -> None:
        office.forge.labels["bug"] = {"name": "bug", "color": "d73a4a", "description": ""}
        office.forge.rulesets[9] = {"name": "theirs", "rules": []}

        office.setup("--apply")

        assert office.forge.labels["bug"]["color"] == "d73a4a"
        assert office.forge.rulesets[9] == {"name": "theirs", "rules": []}

    def test_goes_on_behind_what_is_refused(self, office: Office) -> None:
        office.forge.refuse = "environments"

        said = office.setup("--apply")

        assert said.code == 5
        assert "✗ siapkan environment social" in said.err
        assert {one["name"] for one in office.forge.rulesets.values()} == {
            "tayang",
            "tayang-ledger",
        }


class TestWhatItSets:
    @pytest.fixture
    def ready(self, office: Office) -> Forge:
        office.setup("--apply", *APP)
        return office.forge

    def test_environments_open_to_the_main_branch_alone(self, ready: Forge) -> None:
        assert ready.branches == {name: ["main"] for name in ENVIRONMENTS}
        policies = [one["deployment_branch_policy"] for one in ready.environments.values()]
        assert policies == [{"protected_branches": False, "custom_branch_policies": True}] * 4

    def test_labels_that_the_desk_uses(self, ready: Forge) -> None:
        assert set(ready.labels) == {label.name for label in LABELS}
        assert set(ready.labels) == {
            *clock.LABELS.values(),
            *(SECOND_EDIT, FORM_LABEL, RESPONSE_LABEL, requests.ACCEPTED, requests.SETTLED),
        }

    def test_the_gate_counts_only_from_the_newsrooms_app(self, ready: Forge) -> None:
        checks = {
            check["context"]: check["integration_id"]
            for rule in ready.rulesets[1]["rules"]
            for check in rule.get("parameters", {}).get("required_status_checks", [])
        }

        assert checks == {"redaksi": ACTIONS_APP, "gate": 4711}

    def test_the_app_is_remembered(self, office: Office, ready: Forge) -> None:
        assert ready.variables == {
            "TAYANG_APP_ID": "4711",
            "TAYANG_APP_CLIENT_ID": "Iv23liABCDEF",
        }
        office.setup("--apply")
        assert "4711" in json.dumps(ready.rulesets[1])

    def test_pages_are_filled_by_the_workflow(self, ready: Forge) -> None:
        assert ready.pages is not None
        assert ready.pages["build_type"] == "workflow"

    def test_tokens_of_workflows_only_read(self, ready: Forge) -> None:
        assert ready.tokens["default_workflow_permissions"] == "read"


def test_what_somebody_chose_for_an_environment_stays(office: Office) -> None:
    reviewers = [{"type": "User", "reviewer": {"id": 7}}]
    office.forge.environments["social"] = {
        "name": "social",
        "protection_rules": [
            {"type": "wait_timer", "wait_timer": 5},
            {"type": "required_reviewers", "reviewers": reviewers},
        ],
        "deployment_branch_policy": None,
    }

    office.setup("--apply")

    rules = office.forge.environments["social"]["protection_rules"]
    assert {"type": "wait_timer", "wait_timer": 5} in rules
    assert [one["reviewers"] for one in rules if "reviewers" in one] == [reviewers]


def test_for_a_server_of_ones_own_there_are_no_pages(office: Office) -> None:
    target = '[deploy]\ntarget = "rsync"\ndestination = "redaksi@www.kota.example:/srv"\n'
    office.write(NAMED + READY + target)

    said = office.setup("--apply")

    assert office.forge.pages is None
    assert "server" in office.forge.environments
    assert "TAYANG_DEPLOY_KEY, TAYANG_DEPLOY_KNOWN_HOSTS" in said.out


def test_the_ledgers_branch_is_protected_under_its_own_name(office: Office) -> None:
    office.write((NAMED + READY).replace("push = true", 'push = true\nbranch = "catatan"'))

    office.setup("--apply")

    names = [one["conditions"]["ref_name"]["include"] for one in office.forge.rulesets.values()]
    assert names == [["~DEFAULT_BRANCH"], ["refs/heads/catatan"]]


class TestWhatItCannotDo:
    def test_is_told_with_how_to_do_it(self, office: Office) -> None:
        office.write(SETTINGS)
        (office.root / "content/registers/people.yml").write_text(PEOPLE, encoding="utf-8")

        said = office.setup(GITHUB_REPOSITORY=NAME)

        for told in (
            "[ledger] push = true",
            'source = "github"',
            "fill in repository",
            "fill in maintainers",
            "the login) of dewi, tomi, hendro",
            "has no GitHub App",
            "ssh-keygen -t ed25519",
        ):
            assert told in said.out

    def test_names_the_secrets_of_accounts_that_are_live(self, office: Office) -> None:
        live = '[networks.mastodon]\naccount = "@a@b.example"\nlive_since = 2026-11-01T00:00:00+08:00\n'
        office.write(NAMED + READY + live)

        assert "TAYANG_MASTODON_TOKEN" in office.setup("--apply", *APP).out
        office.forge.secrets = {"social": ["TAYANG_MASTODON_TOKEN"], **KEYS}
        assert office.setup("--apply").code == 0

    def test_names_the_key_that_signs(self, office: Office) -> None:
        assert "TAYANG_SIGNING_KEY" in office.setup("--apply").out
        assert "signing" in office.forge.environments

    def test_sees_a_main_branch_of_another_name(self, office: Office) -> None:
        office.forge.repository["default_branch"] = "master"

        assert "the main branch is called master" in office.setup().out

    def test_sees_that_pages_answer_at_another_address(self, office: Office) -> None:
        office.forge.pages = {
            "build_type": "workflow",
            "html_url": "https://kantor.github.io/berita",
        }

        assert "Custom domain" in office.setup().out


class TestBadInput:
    def test_a_token_that_is_no_administrators_is_told_what_it_lacks(self, office: Office) -> None:
        office.forge.admin = False

        said = office.setup("--apply")

        assert said.code == 5
        assert "Administration" in said.err
        assert office.forge.writes == []

    def test_half_an_app_is_no_app(self, office: Office) -> None:
        assert office.setup("--app-id", "4711").code == 2

    @pytest.mark.parametrize("words", [("--app-id", "x"), ("--app-client-id", "a b")])
    def test_what_is_no_number_or_name_is_refused(
        self, office: Office, words: tuple[str, str]
    ) -> None:
        assert office.setup(*words).code == 2

    def test_a_ruleset_that_is_broken_is_named(self, office: Office) -> None:
        (office.root / RULESETS[0]).write_text("{")

        said = office.setup()

        assert said.code == 2
        assert "ruleset.json" in said.err


class TestDoctor:
    def test_says_what_is_missing_and_how_to_mend_it(self, office: Office) -> None:
        said = office.call("doctor")

        assert said.code == 3
        assert "newsroom setup --apply" in said.out

    def test_is_content_behind_setup(self, office: Office) -> None:
        office.forge.secrets = {**KEYS}
        office.setup("--apply", *APP)

        said = office.call("doctor", "--format", "json")

        assert said.code == 0
        assert json.loads(said.out)["repository"] == []

    def test_without_a_token_speaks_of_accounts_alone(self, office: Office) -> None:
        said = office.call("doctor", "--format", "json", TAYANG_GITHUB_TOKEN="")

        assert json.loads(said.out)["repository"] is None

    def test_does_not_take_what_it_cannot_see_for_missing(self, office: Office) -> None:
        office.forge.admin = False

        said = office.call("doctor")

        assert said.code == 0
        assert "not an administrator's" in said.out


class TestTheRulesets:
    @pytest.mark.parametrize("name", RULESETS)
    @pytest.mark.slow
    @pytest.mark.skipif(not is_here(), reason=MISSING)
    def test_are_such_as_github_takes(self, office: Office, name: str) -> None:
        office.setup("--apply")

        assert f"POST /repos/{NAME}/rulesets" in office.forge.writes

    def test_require_only_checks_that_some_workflow_gives(self) -> None:
        ruleset: Any = json.loads((ROOT / RULESETS[0]).read_bytes())
        required = {
            check["context"]
            for rule in ruleset["rules"]
            for check in rule.get("parameters", {}).get("required_status_checks", [])
        }
        # `gate` is a status, which `newsroom gate --status` writes in gate.yml.
        jobs = {job.name for one in workflows() if one.from_forks for job in one.jobs}

        assert required == {"redaksi", "gate"}
        assert "redaksi" in jobs
        assert "gate" not in {job.name for one in workflows() for job in one.jobs}
        gate = next(one for one in workflows() if one.name == "gate.yml")
        assert "newsroom gate --status" in gate.text


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(PLAIN)
def test_everything_covers_itself(value: object) -> None:
    assert covers(value, value)


@pytest.mark.parametrize(
    ("there", "wanted", "does"),
    [
        ({"a": 1, "more": 2}, {"a": 1}, True),
        ({"a": 1}, {"a": 1, "b": None}, False),
        ([{"type": "b"}, {"type": "a", "x": 1}], [{"type": "a"}, {"type": "b"}], True),
        ([{"type": "a"}, {"type": "b"}], [{"type": "a"}], False),
        (["a", "a"], ["a", "b"], False),
    ],
)
def test_lists_are_compared_whole_and_objects_by_what_is_wanted(
    there: object, wanted: object, does: bool
) -> None:
    assert covers(there, wanted) is does
