"""Accounts are opened with secrets of the environment alone, and say plainly what is missing."""

from collections.abc import Mapping

import pytest

from newsroom.clock import fixed_clock
from newsroom.crosspost.accounts import NoNetwork, Opener, Shut, open_outbox
from newsroom.crosspost.adapters import Access, Adapter, names, secrets_of
from newsroom.crosspost.adapters.outbox import Outbox
from newsroom.crosspost.targets import Target
from newsroom.crosspost.words import words
from newsroom.errors import SettingsError
from newsroom.transport import Request, TransportError
from tests.newsrooms import NOW
from tests.stories import make_settings

X = Target("x", "x", "kotacontoh", NOW)
SETTINGS = make_settings('[networks.x]\naccount = "kotacontoh"\nid = "7"\n')
SECRETS = {secret.name: f"rahasia-{number}" for number, secret in enumerate(secrets_of("x"))}


def opened(environ: Mapping[str, str], target: Target = X) -> tuple[Adapter | Shut, list[Access]]:
    """What came of opening an account, and what its adapter was given."""
    given: list[Access] = []

    def connect(network: str, access: Access) -> Adapter | None:
        given.append(access)
        return Outbox() if network in names() else None

    opener = Opener(SETTINGS, environ, NoNetwork(), fixed_clock(NOW), connect)
    return opener(target), given


def test_an_account_gets_its_table_and_its_secrets_and_no_others() -> None:
    found, (access,) = opened({**SECRETS, "TAYANG_FACEBOOK_TOKEN": "lain", "HOME": "/root"})

    assert isinstance(found, Outbox)
    assert access.account == SETTINGS.networks["x"]
    assert access.secrets == SECRETS
    assert access.clock() == NOW


def test_no_secret_shows_in_what_is_printed_of_it() -> None:
    _, (access,) = opened(SECRETS)

    assert not any(secret in repr(access) for secret in SECRETS.values())


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("value", [None, "", "  ", "\n"])
def test_a_secret_that_is_missing_is_named_with_what_to_do(name: str, value: str | None) -> None:
    environ = {**SECRETS, name: value or ""}
    if value is None:
        del environ[name]

    found, given = opened(environ)

    assert found == Shut(f"secret-missing:{name}")
    assert given == [], "nothing is opened without its secrets"
    told = words(f"secret-missing:{name}")
    assert f"rahasia {name} tidak ada atau kosong" in told
    assert f"secret {name} is missing or empty" in told
    assert "docs/operator.md" in told


def test_a_line_end_behind_a_secret_does_no_harm() -> None:
    _, (access,) = opened({name: f"{value}\r\n" for name, value in SECRETS.items()})

    assert access.secrets == SECRETS


@pytest.mark.parametrize("value", ["dua\nbaris", "kopi\x00", "“token”"])
def test_a_secret_that_no_header_can_hold_is_told_without_showing_it(value: str) -> None:
    name = next(iter(SECRETS))

    found, _ = opened({**SECRETS, name: value})

    assert found == Shut(f"secret-unusable:{name}")
    assert value not in words(f"secret-unusable:{name}")


def test_a_network_without_adapter_says_so() -> None:
    found, _ = opened({}, Target("x", "newsgroup", "kotacontoh", NOW))

    assert found == Shut("no-adapter:newsgroup")
    assert "no adapter for newsgroup" in words("no-adapter:newsgroup")


def test_settings_that_an_adapter_refuses_shut_that_account() -> None:
    def refusing(_network: str, _access: Access) -> Adapter | None:
        raise SettingsError("server harus https://", "server must be https://")

    opener = Opener(SETTINGS, SECRETS, NoNetwork(), fixed_clock(NOW), refusing)

    assert opener(X) == Shut("server harus https://\nserver must be https://")


def test_the_outbox_needs_no_secret_and_is_the_only_one_that_is_local() -> None:
    assert isinstance(open_outbox(Target("x", "outbox", "x")), Outbox)
    assert open_outbox(X) == Shut("no-adapter:x")
    with pytest.raises(TransportError) as caught:
        NoNetwork().send(Request(method="GET", url="https://x.example"))
    assert not caught.value.sent
