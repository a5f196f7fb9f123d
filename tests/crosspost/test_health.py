"""What is said of accounts: nobody is forgotten, and no network goes without a way to new tokens."""

from dataclasses import fields
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import pytest

from newsroom.crosspost.adapters import Adapter, Delivery, Health, Receipt, Tokens, names
from newsroom.crosspost.advice import advice_on
from newsroom.crosspost.checkup_report import text_of
from newsroom.crosspost.health import Checkup, Examiner, Grade, Standing
from newsroom.crosspost.renewal import RENEWALS
from newsroom.ledger import OUTBOX
from newsroom.settings import Account
from newsroom.social.post import Post
from newsroom.transport import TransportError
from tests.newsrooms import NOW
from tests.stories import WITA

LIVE = Account(account="kotacontoh", live_since=NOW)


def checkup(network: str = "threads", *, problem: str = "", **health: Any) -> Checkup:
    """A live account's checkup."""
    found = Health(problem=problem, **health)
    return Checkup(
        network=network,
        account=LIVE,
        standing=Standing.LIVE,
        at=NOW,
        secrets=MappingProxyType({}),
        health=found,
        used=0,
    )


def test_every_network_has_a_way_to_new_tokens() -> None:
    assert set(RENEWALS) == set(names()) - {OUTBOX}
    for renewal in RENEWALS.values():
        assert all(getattr(renewal, one.name) for one in fields(renewal) if one.name != "ages")


@pytest.mark.parametrize("network", RENEWALS)
@pytest.mark.parametrize(
    "problem",
    [
        *("token", "forbidden", "other-account", "account", "not-found", "no-account-id"),
        *("credits", "restricted", "rate-limit", "quota", "refused", "tls", "http-503"),
        *("secret-unusable:T", "fault-ValueError", "garbage", "satu.\none."),
    ],
)
def test_every_problem_is_said_in_two_languages_with_what_to_do(network: str, problem: str) -> None:
    one = checkup(network, problem=problem)

    advice = advice_on(one)

    assert one.grade is Grade.BLOCKED
    assert advice
    assert all((advice.what.text, advice.what.text_en, advice.do.text, advice.do.text_en))
    assert advice.what.text != advice.what.text_en
    assert "\n    masalah: " in text_of(one, WITA)
    assert "\n    problem: " in text_of(one, WITA)


@pytest.mark.parametrize(
    ("days", "soon", "problem"), [(15, False, ""), (14, True, ""), (0, False, "token")]
)
def test_two_weeks_before_its_end_a_token_is_warned_of(
    days: int,
    soon: bool,
    problem: str,
) -> None:
    one = checkup(expires_at=NOW + timedelta(days=days))

    assert (one.dies_soon, one.problem) == (soon, problem)


def test_what_the_network_says_is_left_goes_before_what_the_ledger_counts() -> None:
    assert (checkup(left=3, quota=250).left, checkup().left) == (3, 250)
    assert checkup("mastodon").left is None


class Broken(Adapter):
    """An account whose adapter has a fault, or whose network is gone."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
        """Nothing is published here."""
        raise self.error

    def check(self, _now: object) -> Health:
        """Fail."""
        raise self.error


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (TransportError("connect-timeout", sent=False), "connect-timeout"),
        (ValueError("token=rahasia"), "fault-ValueError"),
    ],
)
def test_a_fault_is_a_code_and_never_holds_what_the_error_said(
    error: Exception, problem: str
) -> None:
    examiner = Examiner(open_account=lambda _: Broken(error), environ={}, now=NOW)

    found = examiner.examine("x", LIVE)

    assert found.problem == problem
    assert "rahasia" not in repr(found)
