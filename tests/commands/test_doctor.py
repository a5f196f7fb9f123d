"""`newsroom doctor`: how every account is, told so that a person can do something about it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.crosspost.fakes import names, peer_of
from tests.crosspost.worlds import make_world
from tests.ledger.conftest import git
from tests.newsrooms import NOW
from tests.shells import Said, call
from tests.wires import closed_port

SINCE = "live_since = 2026-11-01T00:00:00+08:00\n"


@dataclass
class Office:
    """A newsroom and the networks that it has accounts on."""

    root: Path
    stack: ExitStack
    peers: dict[str, Any] = field(default_factory=lambda: {name: peer_of(name) for name in names()})
    environ: dict[str, str] = field(default_factory=dict)

    def opens(self, *networks: str, live: str = SINCE, more: str = "") -> None:
        """Have an account on each of these networks, with its secrets."""
        tables = []
        for name in networks:
            peer = self.peers[name]
            peer.start()
            self.stack.callback(peer.stop)
            self.environ.update(peer.secrets)
            tables.append(f"{self._table(peer)}{live}")
        make_world(self.root, settings="".join(tables) + more)

    def _table(self, peer: Any) -> str:
        account = peer.account
        return (
            f'[networks.{peer.network}]\naccount = "{account.account}"\nid = "{account.id}"\n'
            f'server = "{account.server}"\n'
        )

    def doctor(self, *arguments: str) -> Said:
        """Run the command with the accounts' secrets in the environment."""
        return call(self.root, "doctor", *arguments, environ=self.environ)

    def told(self, *arguments: str) -> Mapping[str, Any]:
        """What it tells a machine of each account, by network."""
        whole = json.loads(self.doctor(*arguments, "--format", "json").out)
        return {account["network"]: account for account in whole["accounts"]}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without accounts yet."""
    with ExitStack() as stack:
        yield Office(tmp_path / "redaksi", stack)


def test_all_is_well_on_every_network(office: Office) -> None:
    office.opens(*names())

    said = office.doctor()

    assert said.code == 0, said.out
    assert said.out.count("[baik / well]") == len(names())
    assert "langsung sejak" in said.out
    assert "8 accounts: 0 blocked, 0 with a warning" in said.err


def test_nothing_is_posted_and_no_secret_is_shown(office: Office) -> None:
    office.opens(*names())

    told = office.doctor().out + office.doctor("--format", "json").out

    assert [peer.visible() for peer in office.peers.values()] == [[]] * len(names())
    assert [secret for secret in office.environ.values() if secret in told] == []
    for name in office.environ:
        assert name in told


@pytest.mark.parametrize("network", sorted(set(names()) - {"websub"}))
def test_a_dead_token_blocks_and_comes_with_the_way_to_a_new_one(
    office: Office, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.opens(network)
    peer = office.peers[network]
    monkeypatch.setattr(peer, "answer", lambda _: peer.expired())

    said = office.doctor()

    assert said.code == 3
    assert "[terhalang / blocked]" in said.out
    assert "masalah: token ditolak atau sudah mati" in said.out
    assert "problem: the token is refused or dead" in said.out
    assert "docs/operator.md" in said.out


def test_a_token_that_dies_soon_is_warned_of_and_blocks_nothing(office: Office) -> None:
    office.opens("threads")
    office.peers["threads"].made_at = int((NOW - timedelta(days=50)).timestamp())
    office.peers["threads"].dies_at = int((NOW + timedelta(days=10)).timestamp())

    said = office.doctor()

    assert said.code == 0
    assert "[perhatian / warning]" in said.out
    assert "umurnya 50 hari; mati Minggu, 29 November 2026, 16.00 WITA, 10 hari lagi" in said.out
    assert "50 days old; dies 2026-11-29T08:00Z, in 10 days" in said.out
    assert "th_refresh_token" in said.out


def test_a_token_whose_hour_has_passed_is_dead(office: Office) -> None:
    office.opens("facebook")
    office.peers["facebook"].dies_at = int((NOW - timedelta(hours=1)).timestamp())

    assert office.doctor().code == 3
    assert office.told()["facebook"]["problem"] == "token"


BLOCKING: Mapping[str, tuple[str, Callable[[Any], None], str]] = {
    "facebook": (
        "facebook",
        lambda peer: peer.scopes.discard("pages_manage_posts"),
        "pages_manage_posts",
    ),
    "x": ("x", lambda peer: setattr(peer, "level", "read"), "write"),
    "mastodon": ("mastodon", lambda peer: peer.scopes.remove("write"), "write:statuses"),
    "telegram": (
        "telegram",
        lambda peer: peer.rights.update(can_post_messages=False),
        "can_post_messages",
    ),
}


@pytest.mark.parametrize("case", BLOCKING)
def test_a_right_without_which_nothing_can_be_posted_blocks(office: Office, case: str) -> None:
    network, take, right = BLOCKING[case]
    office.opens(network)
    take(office.peers[network])

    said = office.doctor()

    assert said.code == 3
    assert f"hak (rights): kurang {right}" in said.out
    assert "akun tidak berhak mengirim pos" in said.out


def test_a_right_for_less_is_a_warning(office: Office) -> None:
    office.opens("threads")
    office.peers["threads"].scopes.discard("threads_delete")

    said = office.doctor()

    assert said.code == 0
    assert "lacks threads_delete" in said.out
    assert office.told()["threads"]["missing_rights"] == ["threads_delete"]


def test_every_missing_secret_is_named_at_once(office: Office) -> None:
    office.opens("x")
    del office.environ["TAYANG_X_API_SECRET"]
    office.environ["TAYANG_X_ACCESS_SECRET"] = " "

    said = office.doctor()

    assert said.code == 3
    assert "rahasia tidak ada atau kosong: TAYANG_X_API_SECRET, TAYANG_X_ACCESS_SECRET." in said.out
    assert "TAYANG_X_ACCESS_SECRET = the account's Access Token Secret" in said.out
    assert office.peers["x"].requests == [], "nothing is asked without its secrets"


def test_one_accounts_fault_stops_no_other(office: Office) -> None:
    office.opens(*names())
    del office.environ["TAYANG_FACEBOOK_TOKEN"]
    toml = office.root / "newsroom.toml"
    away = f"http://127.0.0.1:{closed_port()}"
    toml.write_text(toml.read_text().replace(office.peers["bluesky"].base, away))

    accounts = office.told()

    grades = {name: account["grade"] for name, account in accounts.items()}
    assert grades == {**dict.fromkeys(names(), "well"), "facebook": "blocked", "bluesky": "blocked"}
    assert accounts["bluesky"]["do"]["en"].startswith("check the connection")


def test_an_account_that_is_someone_elses_is_told(office: Office) -> None:
    office.opens("x")
    toml = office.root / "newsroom.toml"
    toml.write_text(toml.read_text().replace('"@kotacontoh"', '"@kotalain"'))

    account = office.told()["x"]

    assert (account["grade"], account["problem"]) == ("blocked", "other-account")
    assert account["do"]["en"].startswith("write the right account (or id) in newsroom.toml")


def test_an_account_without_live_since_only_fills_the_outbox(office: Office) -> None:
    office.opens("facebook", "threads", live="")
    del office.environ["TAYANG_FACEBOOK_TOKEN"]
    office.peers["threads"].scopes.clear()
    office.peers["threads"].scopes.add("threads_basic")

    said = office.doctor()

    assert said.code == 0, "nothing is sent there, so nothing is blocked"
    assert said.out.count("hanya kotak keluar: tanpa live_since") == 2
    assert "before live_since: secret missing or empty: TAYANG_FACEBOOK_TOKEN" in said.out
    assert office.told()["threads"]["grade"] == "warning", "what would block it later is told"


def test_a_date_to_come_is_told(office: Office) -> None:
    office.opens("mastodon", live="live_since = 2026-12-01T00:00:00+08:00\n")

    said = office.doctor()

    assert said.code == 0
    assert "hanya kotak keluar sampai Selasa, 1 Desember 2026, 00.00 WITA" in said.out


def test_an_account_that_is_off_is_not_asked(office: Office) -> None:
    office.opens("telegram", live=f"{SINCE}enabled = false\n")

    said = office.doctor()

    assert said.code == 0
    assert "[tidak mengirim / sends nothing] Telegram" in said.out
    assert "dimatikan, enabled = false (switched off, enabled = false)" in said.out
    assert office.peers["telegram"].requests == []


def test_quotas_come_from_the_network_or_else_from_the_ledger(office: Office) -> None:
    office.opens("threads", "x", "mastodon")

    said = office.doctor()

    assert "250 dari 250 pos dalam 24 jam, kata jaringan" in said.out
    assert "10000 of 10000 posts in 24 hours, by the ledger" in said.out
    assert "jaringan tidak menyebut jumlah" in said.out


def test_a_quota_that_is_used_up_blocks_until_it_is_not(office: Office) -> None:
    office.opens("threads")
    office.peers["threads"].quota = 0

    said = office.doctor()

    assert said.code == 3
    assert "jatah 24 jam ini habis" in said.out
    assert "To do: wait" in said.out


def test_costs_are_told(office: Office) -> None:
    office.opens("x", "mastodon")

    said = office.doctor()

    assert "US$0,015 sepos, US$0,200 dengan tautan (13 kali)" in said.out
    assert "US$0.200 with a link (13 times)" in said.out
    assert "biaya (cost): gratis (free)" in said.out


def test_a_ledger_that_cannot_be_shared_blocks_every_live_account(office: Office) -> None:
    office.opens("mastodon")
    git(office.root, "remote", "add", "origin", "https://example.invalid/redaksi.git")

    said = office.doctor()

    assert said.code == 3
    assert "[terhalang / blocked] ledger: " in said.out
    assert "push = true" in said.out
    assert "[baik / well] Mastodon" in said.out


def test_no_accounts_are_nothing_to_look_after(office: Office) -> None:
    make_world(office.root, settings="# none\n")

    said = office.doctor()

    assert (said.code, said.out) == (0, "")
    assert "newsroom.toml names no account" in said.err


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ('[networks.facbook]\naccount = "a"\n', 'Did you mean "facebook"'),
        ('[networks.x]\nacount = "a"\n', "acount"),
        ("[networks.x\n", "cannot be read"),
    ],
)
def test_a_newsroom_toml_that_is_wrong_is_said_in_one_sentence(
    office: Office, settings: str, why: str
) -> None:
    make_world(office.root, settings=settings)

    said = office.doctor()

    assert (said.code, said.out) == (2, "")
    assert why in said.err


def test_a_server_that_newsroom_toml_lacks_is_that_accounts_fault_alone(office: Office) -> None:
    more = f'[networks.mastodon]\naccount = "kotacontoh"\n{SINCE}'
    office.opens("telegram", more=more)
    office.environ.update(office.peers["mastodon"].secrets)

    said = office.doctor()

    assert said.code == 3
    assert "names no server" in said.out
    assert "[baik / well] Telegram" in said.out


def test_one_network_can_be_asked_alone(office: Office) -> None:
    office.opens("x", "mastodon")

    assert list(office.told("--network", "mastodon")) == ["mastodon"]
    assert office.peers["x"].requests == []

    wrong = office.doctor("--network", "mastodom")
    assert wrong.code == 2
    assert 'Did you mean "mastodon"' in wrong.err
