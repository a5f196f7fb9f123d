"""WebSub: the hub is told which feeds changed, as often as it takes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Adapter,
    CannotError,
    Delivery,
    Health,
    NotDeliveredError,
    connect,
)
from newsroom.ledger import State
from newsroom.networks import WEBSUB
from newsroom.settings import Account
from newsroom.social.compose import compose
from newsroom.transport import HttpTransport
from tests.crosspost.adapters.meta import Saying, claim_of
from tests.crosspost.fakes.websub import FakeHub
from tests.newsrooms import NOW
from tests.stories import make_story

SITE = "https://berita.kotacontoh.id"
FEEDS = tuple(f"{SITE}/feeds/{name}" for name in ("atom.xml", "rss.xml", "all.json", "layanan.xml"))
POST = compose(make_story(), WEBSUB, site_url=SITE)
DELIVERY = Delivery(Path("output"), SITE, "run-1", NOW, Path("cards"))


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    with FakeHub() as hub:
        yield hub


@pytest.fixture
def websub(hub: FakeHub) -> Adapter:
    access = Access(account=hub.account, transport=HttpTransport(), clock=lambda: NOW)
    adapter = connect("websub", access)
    assert adapter
    return adapter


def saying(answer: Saying) -> Adapter:
    adapter = connect("websub", Access(account=Account(account="hub"), transport=answer))
    assert adapter
    return adapter


def test_the_hub_is_told_of_all_feeds_in_one_request(hub: FakeHub, websub: Adapter) -> None:
    receipt = websub.publish(POST, DELIVERY, websub.reserve(POST, "key", NOW))

    assert hub.heard == [FEEDS]
    assert receipt.url == FEEDS[0]
    assert receipt.remote_id == hub.visible()[0].remote_id


def test_telling_it_again_changes_nothing_for_anybody(hub: FakeHub, websub: Adapter) -> None:
    for _ in range(3):
        websub.publish(POST, DELIVERY, {})

    assert len(hub.visible()) == 1


def test_what_is_unclear_may_always_be_told_again(websub: Adapter) -> None:
    assert websub.look_up(POST, DELIVERY, claim_of(POST)) is Absence.CERTAIN


def test_a_correction_and_a_withdrawal_change_the_feeds_too(hub: FakeHub, websub: Adapter) -> None:
    claim = claim_of(POST, tokens=websub.reserve(POST, "key", NOW))
    websub.edit(POST, DELIVERY, claim)
    websub.delete(DELIVERY, claim)

    assert hub.heard == [FEEDS, FEEDS]


def test_a_claim_that_names_no_feeds_is_left_to_a_person(websub: Adapter) -> None:
    with pytest.raises(CannotError, match="no-feeds"):
        websub.delete(DELIVERY, claim_of(POST))


@pytest.mark.parametrize("status", [200, 202, 204])
def test_a_hub_says_yes_in_several_ways(hub: FakeHub, websub: Adapter, status: int) -> None:
    hub.status = status

    assert websub.publish(POST, DELIVERY, {}).url == FEEDS[0]


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (200, "<title>Portal</title>", State.UNKNOWN),
        (302, "", State.UNKNOWN),
        (503, "", State.UNKNOWN),
        (400, "Invalid value for hub.url", State.REJECTED),
        (404, "", State.BLOCKED),
        (429, "", State.BLOCKED),
    ],
)
def test_anything_else_is_no_yes(status: int, body: str, state: State) -> None:
    with pytest.raises(NotDeliveredError) as caught:
        saying(Saying(status, body)).publish(POST, DELIVERY, {})

    assert caught.value.state is state


def test_without_a_server_in_newsroom_toml_it_is_the_hub_that_is_documented() -> None:
    answer = Saying(204, "")
    saying(answer).publish(POST, DELIVERY, {})

    assert answer.asked[0].url == "https://pubsubhubbub.appspot.com/"


def test_a_hub_that_answers_is_well(websub: Adapter) -> None:
    assert websub.check(NOW) == Health(name="127.0.0.1")
    assert saying(Saying(503, "")).check(NOW).problem == "http-503"


def test_an_address_that_is_none_is_refused(websub: Adapter) -> None:
    with pytest.raises(NotDeliveredError) as caught:
        websub.publish(replace(POST, text="feeds/atom.xml"), DELIVERY, {})

    assert (caught.value.state, caught.value.reason) == (State.REJECTED, "http-400")
