"""`newsroom sweep`: what time alone brings is done, and dying tokens are told in time."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_crosspost_live import Office, office
from tests.crosspost.fakes import Reply, Seen, peer_of
from tests.crosspost.worlds import APPROVED, make_world
from tests.ledger.conftest import git
from tests.newsrooms import NOW
from tests.shells import Said, call

__all__ = ["office"]
EMBARGO = f"{APPROVED}\nembargo_until: 2026-11-19T17:00+08:00"
HOUR = timedelta(hours=1)


def sweep(office: Office, *, later: timedelta = timedelta(), **secrets: str) -> Said:
    """Sweep at this hour, with the accounts' secrets in the environment."""
    office.peer.now(NOW + later)
    environ = {**office.peer.secrets, **secrets}
    return call(office.root, "sweep", now=NOW + later, environ=environ)


def on_posting(peer: Any, answer: Callable[[Seen], Reply], patch: pytest.MonkeyPatch) -> None:
    """Let the network answer so where a status is to be published."""
    usual = peer.answer
    patch.setattr(
        peer,
        "answer",
        lambda seen: (answer if seen.path == "/api/v1/statuses" else usual)(seen),
    )


def test_a_story_goes_out_once_its_embargo_is_over(office: Office) -> None:
    office.says(EMBARGO)

    early = sweep(office)
    assert (early.code, office.peer.visible()) == (0, [])

    due = sweep(office, later=2 * HOUR)
    assert (due.code, len(office.peer.visible())) == (0, 1)
    assert "Mastodon: terbit (posted)" in due.out

    again = sweep(office, later=3 * HOUR)
    assert (again.code, again.out, len(office.peer.visible())) == (0, "", 1)


def test_a_post_goes_out_once_the_pause_that_its_network_asked_for_has_passed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        on_posting(office.peer, lambda _: office.peer.limited(NOW + HOUR), patch)
        assert sweep(office).code == 3
    sent = len(office.peer.requests)

    waiting = sweep(office, later=HOUR / 2)
    assert waiting.code == 3
    assert "menunggu, atas permintaan jaringan" in waiting.err
    assert len(office.peer.requests) == sent, "the network is left alone"

    assert sweep(office, later=2 * HOUR).code == 0
    assert len(office.peer.visible()) == 1


def test_a_post_without_outcome_is_looked_for_and_not_sent_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer: Any = office.peer
    usual = peer.answer

    def lost(seen: Seen) -> Reply:
        usual(seen)
        return office.peer.broken()

    with monkeypatch.context() as patch:
        on_posting(office.peer, lost, patch)
        assert sweep(office).code == 3
    assert office.claim.state == "unknown"

    said = sweep(office, later=HOUR / 4)

    assert said.code == 0
    assert "ternyata sudah masuk (reconciled)" in said.out
    assert len(office.peer.visible()) == 1


class TestTokens:
    """Threads tells when its token dies. The account went live after the story was on air."""

    @pytest.fixture
    def threads(self, office: Office) -> Iterator[Any]:
        peer: Any = peer_of("threads")
        peer.start()
        with (office.root / "newsroom.toml").open("a") as file:
            file.write(
                f'[networks.threads]\naccount = "kotacontoh"\nid = "{peer.account.id}"\n'
                f'server = "{peer.base}"\nlive_since = 2026-11-19T16:00:00+08:00\n'
            )
        office.says(APPROVED)
        yield peer
        peer.stop()

    @pytest.mark.parametrize(("days", "code"), [(15, 0), (14, 3), (1, 3), (-1, 3)])
    def test_are_warned_of_two_weeks_before_they_die(
        self, office: Office, threads: Any, days: int, code: int
    ) -> None:
        threads.dies_at = int((NOW + timedelta(days=days)).timestamp())

        said = sweep(office, **threads.secrets)

        assert said.code == code
        assert ("th_refresh_token" in said.err) is (code == 3)
        assert len(office.peer.visible()) == 1, "what was due went out all the same"

    def test_a_secret_that_is_missing_is_told(self, office: Office, threads: Any) -> None:
        said = sweep(office)

        assert said.code == 3
        assert "TAYANG_THREADS_TOKEN" in said.err
        assert threads.requests == []

    def test_are_told_even_where_nothing_can_be_sent(self, office: Office, threads: Any) -> None:
        threads.dies_at = int((NOW + timedelta(days=1)).timestamp())
        git(office.root, "remote", "add", "origin", "https://example.invalid/redaksi.git")

        said = sweep(office, **threads.secrets)

        assert said.code == 3
        assert "push = true" in said.err
        assert "th_refresh_token" in said.err


def test_networks_whose_tokens_do_not_age_are_not_asked_about_them(office: Office) -> None:
    sweep(office)

    assert not [seen for seen in office.peer.requests if "verify_credentials" in seen.path]


def test_without_accounts_there_is_nothing_to_do(tmp_path: Path) -> None:
    make_world(tmp_path, settings="# none\n")

    said = call(tmp_path, "sweep")

    assert (said.code, said.out) == (0, "")


def test_an_unknown_network_stops_it(tmp_path: Path) -> None:
    make_world(tmp_path, settings='[networks.facbook]\naccount = "a"\n')

    said = call(tmp_path, "sweep")

    assert said.code == 2
    assert 'Did you mean "facebook"' in said.err
