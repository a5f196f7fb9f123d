"""What Meta's answers mean for a post, and where its tokens go."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.crosspost.adapters import Access, Adapter, NotDeliveredError, connect
from newsroom.crosspost.adapters._meta import mentions
from newsroom.ledger import Claim, State
from newsroom.settings import Account
from newsroom.transport import Answer, Request, TransportError
from tests.crosspost.adapters.meta import DELIVERY, LINK, POST, Saying, claim_of
from tests.newsrooms import NOW

TOKEN = "TAYANG_FACEBOOK_TOKEN"


def failure(code: int, subcode: int | None = None, **more: Any) -> dict[str, Any]:
    return {"error": {"code": code, "error_subcode": subcode, "message": "secret words", **more}}


def refused(
    status: int, body: Any, headers: Mapping[str, str] | None = None
) -> tuple[State, str, datetime | None]:
    """What becomes of a post whose publishing is answered so."""
    page = Saying(status, body, headers or {}).account("facebook", TOKEN)
    with pytest.raises(NotDeliveredError) as caught:
        page.publish(POST, DELIVERY, {})
    assert "secret" not in str(caught.value)
    return caught.value.state, caught.value.reason, caught.value.not_before


@pytest.mark.parametrize(
    ("status", "body", "state", "reason"),
    [
        (400, failure(190), State.BLOCKED, "token"),
        (401, failure(190, 463), State.BLOCKED, "token"),
        (403, failure(10), State.BLOCKED, "forbidden"),
        (403, failure(200), State.BLOCKED, "forbidden"),
        (403, failure(299), State.BLOCKED, "forbidden"),
        (400, failure(4), State.BLOCKED, "rate-limit"),
        (400, failure(17), State.BLOCKED, "rate-limit"),
        (400, failure(32), State.BLOCKED, "rate-limit"),
        (400, failure(341), State.BLOCKED, "rate-limit"),
        (400, failure(613), State.BLOCKED, "rate-limit"),
        (400, failure(80001, 2446079), State.BLOCKED, "rate-limit"),
        (429, failure(4242), State.BLOCKED, "rate-limit"),
        (400, failure(9, 2207042), State.BLOCKED, "quota"),
        (400, failure(25, 2207050), State.BLOCKED, "restricted"),
        (400, failure(9004, 2207052), State.BLOCKED, "picture-unreachable"),
        (400, failure(100, 33), State.BLOCKED, "not-found"),
        # Perhaps ours: another has to look.
        (400, failure(506), State.UNKNOWN, "duplicate"),
        (400, failure(368), State.UNKNOWN, "duplicate"),
        (400, failure(4, 2207051), State.UNKNOWN, "spam-check"),
        (500, failure(2), State.UNKNOWN, "http-500"),
        (400, failure(2), State.UNKNOWN, "server"),
        (400, failure(1), State.UNKNOWN, "server"),
        (400, failure(-1, 2207001), State.UNKNOWN, "server"),
        (400, failure(9007, 2207027), State.UNKNOWN, "container"),
        (400, failure(24, 4279009), State.UNKNOWN, "container"),
        (400, failure(4242, is_transient=True), State.UNKNOWN, "server"),
        (503, failure(190), State.UNKNOWN, "http-503"),
        # Refused for what it says.
        (400, failure(36003, 2207009), State.REJECTED, "picture-ratio"),
        (400, failure(36000, 2207004), State.REJECTED, "picture-too-large"),
        (400, failure(36004, 2207010), State.REJECTED, "text-too-long"),
        (400, failure(100), State.REJECTED, "meta-100"),
        (400, failure(100, 1500), State.REJECTED, "meta-100-1500"),
    ],
)
def test_every_code_has_a_meaning(status: int, body: Any, state: State, reason: str) -> None:
    assert refused(status, body)[:2] == (state, reason)


@pytest.mark.parametrize(
    ("status", "body", "state", "reason"),
    [
        (401, b"<h1>Unauthorized</h1>", State.BLOCKED, "token"),
        (403, {}, State.BLOCKED, "forbidden"),
        (429, {"error": "slow down"}, State.BLOCKED, "rate-limit"),
        (408, b"", State.UNKNOWN, "http-408"),
        (404, b"<h1>Not found</h1>", State.UNKNOWN, "http-404"),
        (302, b"", State.UNKNOWN, "http-302"),
        (502, b"<h1>Bad gateway</h1>", State.UNKNOWN, "http-502"),
        (200, b"<h1>Welcome</h1>", State.UNKNOWN, "garbage"),
        (200, [], State.UNKNOWN, "garbage"),
        (200, {}, State.UNKNOWN, "garbage"),
        (200, failure(190), State.BLOCKED, "token"),
    ],
)
def test_only_graph_itself_can_refuse_a_post(
    status: int, body: Any, state: State, reason: str
) -> None:
    assert refused(status, body)[:2] == (state, reason)


class TestWaiting:
    USAGE = '{"123": [{"type": "pages", "estimated_time_to_regain_access": 19}]}'

    @pytest.mark.parametrize(
        ("headers", "wait"),
        [
            ({}, timedelta(minutes=60)),
            ({"x-business-use-case-usage": USAGE}, timedelta(minutes=19)),
            ({"retry-after": "90"}, timedelta(seconds=90)),
            ({"retry-after": "99999999"}, timedelta(days=31)),
            ({"retry-after": "9" * 40}, timedelta(minutes=60)),
            ({"retry-after": "soon"}, timedelta(minutes=60)),
            ({"x-business-use-case-usage": "[1]"}, timedelta(minutes=60)),
            ({"x-business-use-case-usage": '{"1": [{}]}'}, timedelta(minutes=60)),
        ],
    )
    def test_meta_says_how_long_else_it_is_an_hour(
        self, headers: dict[str, str], wait: timedelta
    ) -> None:
        assert refused(400, failure(4), headers)[2] == NOW + wait

    def test_one_picture_that_fails_makes_no_account_wait(self) -> None:
        assert refused(400, failure(9004, 2207052), {"retry-after": "90"})[2] is None


class TestTokens:
    def test_the_token_is_in_the_header_and_in_no_address(self) -> None:
        network = Saying(200, {"data": [], "success": True, "id": "1"})
        page = network.account("facebook", TOKEN)
        page.publish(POST, DELIVERY, {})
        page.look_up(POST, DELIVERY, claim_of(POST))
        page.check(NOW)
        page.delete(DELIVERY, claim_of(POST, remote_id="1_2"))

        assert len(network.asked) == 5
        for request in network.asked:
            assert request.headers["Authorization"] == "Bearer EAAB-secret"
            assert "EAAB" not in request.url

    def test_an_account_does_not_show_its_token(self) -> None:
        assert "EAAB" not in repr(Saying(200, {}).account("facebook", TOKEN))

    def test_a_strange_id_stays_one_part_of_the_address(self) -> None:
        network = Saying(200, {"success": True})
        page = network.account("facebook", TOKEN)
        page.delete(DELIVERY, claim_of(POST, remote_id="../1?x=y"))

        assert network.asked[0].url.endswith("/v25.0/..%2F1%3Fx%3Dy")


def test_a_deletion_that_is_not_confirmed_is_unknown() -> None:
    page = Saying(200, {"success": False}).account("facebook", TOKEN)
    with pytest.raises(NotDeliveredError, match="unknown: not-confirmed"):
        page.delete(DELIVERY, claim_of(POST, remote_id="1_2"))


def test_an_edit_that_is_not_confirmed_is_unknown() -> None:
    page = Saying(200, {"success": False}).account("facebook", TOKEN)
    with pytest.raises(NotDeliveredError, match="unknown: not-confirmed"):
        page.edit(POST, DELIVERY, claim_of(POST, remote_id="1_2"))


@dataclass
class InsightsRefused(Saying):
    """A network that answers, save for `insights`, which it refuses with `code`."""

    code: int = 4

    def send(self, request: Request) -> Answer:
        if "/insights" in request.url:
            return Answer(400, {}, json.dumps(failure(self.code)).encode())
        return super().send(request)


@pytest.mark.parametrize("network", ["facebook", "instagram"])
def test_a_limit_on_reading_is_told_but_a_missing_right_is_not(network: str) -> None:
    secret, claim = f"TAYANG_{network.upper()}_TOKEN", claim_of(POST, remote_id="1_2")
    poorer = InsightsRefused(200, {}, code=10).account(network, secret).figures(claim)
    assert poorer is not None
    assert poorer.views is None

    with pytest.raises(NotDeliveredError, match="blocked: rate-limit"):
        InsightsRefused(200, {}, code=4).account(network, secret).figures(claim)


def test_a_post_that_the_token_may_not_see_is_not_taken_for_deleted() -> None:
    """Meta says "not found" of both; here it says so of the account too."""
    page = Saying(400, failure(100, 33)).account("facebook", TOKEN)
    with pytest.raises(NotDeliveredError, match="blocked: not-found"):
        page.delete(DELIVERY, claim_of(POST, remote_id="1_2"))


@pytest.mark.parametrize("network", ["instagram", "threads"])
@pytest.mark.parametrize(
    "call",
    [
        lambda account, _: account.prepare(POST, DELIVERY, {}),
        lambda account, claim: account.look_up(POST, DELIVERY, claim),
        lambda account, _: account.allowance(DELIVERY),
        lambda account, claim: account.figures(claim),
        lambda account, claim: account.locate(claim),
    ],
    ids=["prepare", "look_up", "allowance", "figures", "locate"],
)
def test_what_nobody_can_see_is_never_in_doubt(
    network: str, call: Callable[[Adapter, Claim], object]
) -> None:
    account = Saying(500, failure(2)).account(network, f"TAYANG_{network.upper()}_TOKEN")
    claim = claim_of(POST, remote_id="1", tokens={"container": "2"})
    with pytest.raises(NotDeliveredError) as refused:
        call(account, claim)

    assert refused.value.state is State.BLOCKED


@dataclass
class Silent:
    """A transport whose answers get lost."""

    def send(self, _request: Request) -> Answer:
        raise TransportError("reset", sent=True)


def test_only_what_readers_see_can_be_lost_on_the_way() -> None:
    account = Account(account="@kotacontoh", id="1234567890")
    page = connect("facebook", Access(account=account, transport=Silent()))
    assert page

    with pytest.raises(TransportError):
        page.publish(POST, DELIVERY, {})
    with pytest.raises(NotDeliveredError, match="blocked: reset"):
        page.look_up(POST, DELIVERY, claim_of(POST))
    assert page.check(NOW).problem == "reset"


def test_a_network_that_broke_is_a_problem_of_the_account() -> None:
    assert Saying(500, {}).account("facebook", TOKEN).check(NOW).problem == "http-500"


class TestAddresses:
    @pytest.mark.parametrize(
        "text",
        [LINK, LINK[:-1], f"Baca: {LINK}.", f"{LINK[8:-1]}\n#pasar", f"{LINK}?fbclid=abc"],
    )
    def test_an_address_is_found_with_or_without_its_scheme(self, text: str) -> None:
        assert mentions(text, LINK)

    @pytest.mark.parametrize(
        "text", ["", "Pasar", f"{LINK[:-1]}-baru", f"{LINK[:-1]}2", f"{LINK}a", f"{LINK[:-1]}%20"]
    )
    def test_a_longer_address_is_another(self, text: str) -> None:
        assert not mentions(text, LINK)

    def test_no_address_is_nowhere(self) -> None:
        assert not mentions("apa saja", "")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["error", "code"]), inner),
    ),
    st.integers(200, 599),
)
def test_whatever_the_answer_it_is_a_refusal_or_a_receipt(body: Any, status: int) -> None:
    page = Saying(status, body).account("facebook", TOKEN)
    with pytest.raises(NotDeliveredError):
        page.publish(POST, DELIVERY, {})


def test_a_date_is_a_time_to_wait_for_too() -> None:
    later = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    headers = {"retry-after": "Fri, 20 Nov 2026 01:00:00 GMT"}

    assert refused(429, {}, headers)[2] == later
