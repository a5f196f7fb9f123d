"""docs/operator.md tells of accounts what the code knows: promises, variables, lifetimes, prices."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.crosspost.adapters import names, secrets_of
from newsroom.crosspost.health import SOON
from newsroom.crosspost.renewal import RENEWALS
from newsroom.crosspost.resolving import Verdict
from newsroom.ledger import OUTBOX
from newsroom.networks import NETWORKS, Correction, X
from newsroom.repository.lacks import APP_KEY, SERVER_SECRETS, SIGNING_KEY

GUIDE = (Path(__file__).parents[2] / "docs" / "operator.md").read_text(encoding="utf-8")
CORRECTIONS: Mapping[Correction, str] = {
    Correction.EDIT: "the post is edited",
    Correction.REPLY: "a reply says what was wrong",
    Correction.EDITOR: "an editor is asked",
    Correction.AGAIN: "it is delivered again",
}
REAL = sorted(set(names()) - {OUTBOX})


def section(title: str) -> str:
    """What stands below a heading of the third level."""
    found = re.search(rf"^### {title}\n(.*?)(?=^##)", GUIDE, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title}"
    return found[1]


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_the_table_of_promises_is_that_of_the_networks() -> None:
    rows = [cells(line) for line in section("What is promised").splitlines() if line[:1] == "|"]

    assert [row[:3] for row in rows[2:]] == [
        [network.title, network.guarantee_en, CORRECTIONS[network.correction]]
        for network in NETWORKS.values()
        if network.name != OUTBOX
    ]
    assert all(row[3] for row in rows)


@pytest.mark.parametrize("network", REAL)
def test_every_network_has_a_section_with_its_variables_table_and_lifetime(network: str) -> None:
    told = section(NETWORKS[network].title)

    for secret in secrets_of(network):
        assert f"`{secret.name}`" in told
    assert f"`[networks.{network}]`" in told
    assert f"| lifetime | {RENEWALS[network].lifetime_en} |" in told


def test_no_variable_is_named_that_nothing_reads() -> None:
    posting = {secret.name for network in REAL for secret in secrets_of(network)}
    forge = {APP_KEY, SERVER_SECRETS[0], SIGNING_KEY, "TAYANG_GITHUB_TOKEN"}

    named = set(re.findall(r"TAYANG_\w+(?:TOKEN|KEY|SECRET|PASSWORD)", GUIDE))
    assert named == posting | forge


def test_the_price_of_a_post_on_x_is_told() -> None:
    told = section("X")
    for price in (X.cost.post, X.cost.with_link, X.cost.alt_text):
        assert f"US${price}" in told
    whole = X.cost.with_link + X.cost.alt_text
    assert f"US${whole}; a hundred stories are US${whole * 100:.2f}" in told


def test_every_word_of_a_person_is_told() -> None:
    told = section("When a post is unknown")

    assert set(re.findall(r"--resolve KEY (\w+)", told)) == set(Verdict)
    assert f"within {SOON.days} days" in section("Sweep")
