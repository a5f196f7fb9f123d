"""Where posts go: a live account is the network itself, any other one the outbox."""

from datetime import timedelta

import pytest

from newsroom.crosspost.targets import Target, targets_of
from newsroom.errors import SettingsError
from newsroom.settings import Settings
from tests.crosspost.worlds import SETTINGS
from tests.newsrooms import NOW
from tests.stories import make_settings

X = Target("x", "outbox", "x")
FACEBOOK = Target("facebook", "outbox", "facebook")


def live(since: str = NOW.isoformat()) -> Settings:
    """Settings with an account on X that is live, and one on Facebook that never was."""
    return make_settings(
        f'[networks.x]\naccount = "kotacontoh"\nlive_since = {since}\n'
        '[networks.facebook]\naccount = "kotacontoh"\n'
    )


def test_without_a_date_everything_goes_to_the_outbox() -> None:
    settings = make_settings(
        '[networks.x]\naccount = "a"\n[networks.facebook]\naccount = "b"\nenabled = false\n'
    )

    assert targets_of(settings, NOW) == (X,)


def test_a_live_account_is_its_own_network() -> None:
    assert targets_of(live(), NOW) == (Target("x", "x", "kotacontoh", NOW), FACEBOOK)


def test_a_date_to_come_is_not_yet() -> None:
    assert targets_of(live(), NOW - timedelta(seconds=1)) == (X, FACEBOOK)


def test_local_is_always_the_outbox() -> None:
    assert targets_of(live(), NOW, local=True) == (X, FACEBOOK)


def test_may_be_a_single_network() -> None:
    assert targets_of(make_settings(SETTINGS), NOW, only="facebook") == (FACEBOOK,)


@pytest.mark.parametrize("name", ["facebok", "outbox"])
def test_must_be_known(name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        targets_of(make_settings(f'[networks.{name}]\naccount = "a"\n'), NOW)

    assert "There are: facebook, instagram, x," in caught.value.message_en
