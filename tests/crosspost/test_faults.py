"""Whatever happens between the newsroom and a network, no post is doubled and none is lost.

Every adapter is sent through every fault of the table (tests/crosspost/faults.py) at every request
of a run, and then through the runs that follow. The rules are those of the deliverer itself.
"""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import unquote_to_bytes

import pytest

from newsroom.crosspost import adapters
from newsroom.crosspost.outcome import Result
from newsroom.crosspost.steps import Step
from newsroom.ledger import ARRIVED, State
from newsroom.networks import NETWORKS, Network, PictureUse
from tests.crosspost import fakes
from tests.crosspost.fakes import Reply
from tests.crosspost.faults import FAR, FAULTS, Fault, Line, as_http
from tests.crosspost.stages import CORRECTED, WITHDRAWN, Stage, staged
from tests.newsrooms import NOW

WITHOUT_STAND_IN = {"outbox": "it is a folder on this machine; nothing is sent"}
"""Adapters that need no stand-in, and why."""

ASKS = {
    "facebook": "no key against doubled posts; that a post is not listed proves nothing",
    "x": "no key against doubled posts; that a post is not listed proves nothing",
    "telegram": "no key against doubled posts, and a bot cannot read the channel",
}
"""Networks where a person settles what nobody knows, and why. All others settle it themselves."""

STAYS = {
    "websub": "readers see the feeds, and the story itself says there that it was withdrawn",
}
"""Networks that have nothing to take away, and why."""

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LATER = (MINUTE, 10 * MINUTE, 7 * HOUR, 26 * HOUR, 52 * HOUR)
"""The runs that follow. In between end a claim's five minutes, FAR, a container's 24 hours."""
LETTING_GO = (1, 2)
"""After so many of those runs the network gets what was held: it was looked up, or sent again."""

QUICK = ("refused", "500-after-success", "answer-lost", "html-200", "expired-token")
"""The faults that the later requests of a post's life meet in `make test`; all in `make test-all`."""

every_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
most_faults_slow = pytest.mark.parametrize(
    "fault",
    [
        pytest.param(fault, marks=() if fault.name in QUICK else pytest.mark.slow, id=fault.name)
        for fault in FAULTS
    ],
)


def test_every_adapter_has_a_stand_in() -> None:
    """A new network cannot be left out of this table."""
    assert set(adapters.names()) == set(fakes.names()) | set(WITHOUT_STAND_IN)
    assert not set(fakes.names()) & set(WITHOUT_STAND_IN)
    assert set(ASKS) <= set(fakes.names())


WORLDS = [
    *((network, "", "") for network in fakes.names()),
    # Where a photo story goes another way than a link.
    *((n, "kind: photo", "") for n in fakes.names() if NETWORKS[n].picture is PictureUse.PREVIEW),
    # Servers that speak Mastodon's interface and know no keys (GoToSocial 0.20).
    ("mastodon", "", "ignores_keys"),
]
"""A network, what its story says besides, and a switch of its stand-in."""


@pytest.fixture(scope="module", params=WORLDS, ids=lambda world: " ".join(filter(None, world)))
def stage(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """Every network in turn."""
    network, front, switch = request.param
    folder = tmp_path_factory.mktemp(network)
    with staged(fakes.peer_of(network), folder, front, switch) as stage:
        yield stage


def test_without_a_fault_the_post_is_published_by_one_request(stage: Stage) -> None:
    steps = publish(stage)
    assert steps.count(Step.PUBLISHED) == 1
    assert stage.claim is not None
    assert stage.claim.state is State.POSTED
    assert stage.visible
    check_seen_once(stage)


def test_a_picture_comes_from_this_machine_or_from_the_site_as_networks_say(stage: Stage) -> None:
    publish(stage)
    network = NETWORKS[stage.peer.network]
    sent = b"".join(seen.body for seen in stage.peer.requests)
    assert (b"/cards/" in unquote_to_bytes(sent)) is (
        is_attached(network, stage.front) and not network.picture_uploaded
    )


def is_attached(network: Network, front: str) -> bool:
    """Whether the post has a picture of its own, and not only the preview of its link."""
    return network.picture is PictureUse.ATTACHED or (
        network.picture is PictureUse.PREVIEW and "photo" in front
    )


def test_a_second_run_sends_nothing_again(stage: Stage) -> None:
    publish(stage)
    seen = stage.visible
    steps = stage.run(MINUTE).steps
    assert not {Step.PREPARED, Step.PUBLISHED} & set(steps)
    assert stage.visible == seen


@every_fault
def test_a_fault_at_every_request(stage: Stage, fault: Fault) -> None:
    for at, step in enumerate(publish(stage)):
        for letting_go in LETTING_GO if fault.is_held else (0,):
            stage.begin()
            stage.run(fault=fault, at=at)
            check_recorded(stage, fault, step)
            follow(stage, letting_go)
            check_end(stage, unclear=step is Step.PUBLISHED and State.UNKNOWN in fault.publish)


@pytest.mark.parametrize("first", ["answer-lost", "500-and-nothing-done"])
@most_faults_slow
def test_another_fault_when_the_next_run_settles_it(stage: Stage, first: str, fault: Fault) -> None:
    """Whether the first one arrived or not: looking it up, or sending it again, fails too."""
    at_publishing = publish(stage).index(Step.PUBLISHED)
    lost = named(first)
    for at in range(len(settle(stage, lost, at_publishing))):
        stage.begin()
        stage.run(fault=lost, at=at_publishing)
        stage.run(10 * MINUTE, fault, at)
        check_seen_once(stage)
        follow(stage, 1 if fault.is_held else 0, since=10 * MINUTE)
        check_end(stage, unclear=True)


def test_nothing_is_sent_before_a_far_reset(stage: Stage) -> None:
    at = publish(stage).index(Step.PUBLISHED)
    stage.begin()
    stage.run(fault=named("429-far-reset"), at=at)
    for waiting in (MINUTE, 10 * MINUTE, FAR - 10 * MINUTE):
        assert stage.run(waiting).steps == ()
    stage.run(FAR + 10 * MINUTE)
    assert stage.visible
    check_seen_once(stage)


def _refused(line: Line) -> None:
    line.hear()
    # What Graph says of a text that is too long; others only look at the status.
    line.say(as_http(Reply(422, {"error": {"code": 36004}})))


TEXT_REFUSED = Fault("text-refused", _refused, arrives=False, publish=(State.REJECTED,))
CHANGED = "social: {default: Lain sekali bunyinya}"


@pytest.mark.parametrize(
    "second", ["text-refused", pytest.param("expired-token", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("letting_go", ["before", "after"])
def test_another_text_after_a_refusal_while_the_first_request_is_under_way(
    stage: Stage, second: str, letting_go: str
) -> None:
    """The first attempt is late, the second is refused, and the third says something else."""
    late = named("arrives-late")
    at = publish(stage).index(Step.PUBLISHED)
    again = settle(stage, late, at)
    stage.begin()
    stage.run(fault=late, at=at)
    if Step.PUBLISHED in again:
        fault = TEXT_REFUSED if second == TEXT_REFUSED.name else named(second)
        stage.run(10 * MINUTE, fault, again.index(Step.PUBLISHED))
        assert stage.claim is not None
        assert stage.claim.state is State.UNKNOWN
    if letting_go == "before":
        stage.proxy.let_go()
    stage.run(20 * MINUTE, says=CHANGED)
    follow(stage, 0, since=20 * MINUTE, says=CHANGED)
    assert len(stage.visible) <= 1
    check_end(stage, unclear=True)


@pytest.mark.parametrize("after", [10 * MINUTE, 2 * HOUR], ids=["minutes", "hours"])
def test_a_correction_while_the_first_request_is_under_way(stage: Stage, after: timedelta) -> None:
    """Text and card are others when the next run looks; then the first request arrives."""
    late = named("arrives-late")
    at = publish(stage).index(Step.PUBLISHED)
    stage.begin()
    stage.run(fault=late, at=at)
    stage.run(after, says=CORRECTED)
    follow(stage, 0, since=after, says=CORRECTED)
    assert len([one for one in stage.visible if not one.reply_to]) <= 1


@most_faults_slow
def test_a_fault_when_the_story_is_withdrawn(stage: Stage, fault: Fault) -> None:
    """In the end no reader sees the post, or a person is asked to take it away."""
    for at in range(len(change(stage, WITHDRAWN))):
        publish(stage)
        stage.run(HOUR, fault, at, says=WITHDRAWN)
        follow(stage, 1 if fault.is_held else 0, since=HOUR, says=WITHDRAWN)
        (done,) = stage.run(LATER[-1], says=WITHDRAWN).done
        unseen = not stage.visible or stage.peer.network in STAYS
        gone = stage.claim and stage.claim.state is State.DELETED and unseen
        assert gone or done.result is Result.ASKED


@most_faults_slow
def test_a_fault_when_the_story_is_corrected(stage: Stage, fault: Fault) -> None:
    """In the end the post tells of the correction, or an editor is asked to."""
    for at in range(len(change(stage, CORRECTED))):
        publish(stage)
        stage.run(HOUR, fault, at, says=CORRECTED)
        follow(stage, 1 if fault.is_held else 0, since=HOUR, says=CORRECTED)
        done = stage.run(LATER[-1], says=CORRECTED).done
        told = any(claim.told or claim.kind == "correction" for claim in stage.claims)
        assert told or Result.ASKED in {one.result for one in done}


def named(name: str) -> Fault:
    """The fault of this name."""
    return next(fault for fault in FAULTS if fault.name == name)


def publish(stage: Stage) -> tuple[Step | None, ...]:
    """Post without a fault. Returns what its requests were for."""
    stage.begin()
    return stage.run().steps


def settle(stage: Stage, lost: Fault, at: int) -> tuple[Step | None, ...]:
    """Post into a fault, and settle it in the next run. Returns what its requests were for."""
    stage.begin()
    stage.run(fault=lost, at=at)
    return stage.run(10 * MINUTE).steps


def change(stage: Stage, says: str) -> tuple[Step | None, ...]:
    """Post, then let the story say something else. Returns what its requests were for."""
    publish(stage)
    return stage.run(HOUR, says=says).steps


def follow(
    stage: Stage, letting_go: int, *, since: timedelta = timedelta(), says: str = ""
) -> None:
    """The runs that follow; after so many of them the network gets what was held."""
    for number, after in enumerate(later for later in LATER if later > since):
        if number == letting_go:
            stage.proxy.let_go()
            check_seen_once(stage)
        elif number > letting_go and stage.is_settled and after != LATER[-1]:
            continue  # a run that finds nothing to do takes time all the same
        stage.run(after, says=says)
        check_seen_once(stage)
    check_silent(stage)


def check_recorded(stage: Stage, fault: Fault, step: Step | None) -> None:
    """What the ledger holds right after the fault."""
    if step is not Step.PUBLISHED:
        check_before_publishing(stage)
        return
    claim = stage.claim
    assert claim is not None
    assert claim.state in fault.publish
    assert claim.reason == fault.reason or not fault.reason
    assert bool(stage.visible) is (fault.arrives and not fault.is_held)
    if fault.name == "429-far-reset":
        assert claim.not_before is not None
        assert abs(claim.not_before - NOW - FAR) < 2 * MINUTE


def check_before_publishing(stage: Stage) -> None:
    """Nothing that fails before publishing is seen, and none of it is unknown."""
    claim = stage.claim
    if claim and claim.state in ARRIVED:
        assert stage.visible, "said to be posted"
        return
    assert claim is None or claim.state is State.BLOCKED
    assert not stage.visible


def check_seen_once(stage: Stage) -> None:
    """No two posts that readers see say the same."""
    seen = [one.text for one in stage.visible]
    assert len(set(seen)) == len(seen), f"seen twice: {stage.visible}"
    assert len(seen) <= len(stage.claims) or stage.peer.network == "websub"


def check_end(stage: Stage, *, unclear: bool) -> None:
    """The post stands there and is recorded; or it was `unclear`, and a person is asked."""
    claim = stage.claim
    assert claim is not None
    if claim.state in ARRIVED:
        assert claim.remote_id in {one.remote_id for one in stage.visible}
        return
    assert stage.peer.network in ASKS, f"{claim.state}: {claim.reason}"
    assert unclear
    assert claim.state is State.UNKNOWN
    assert [one.result for one in stage.run(LATER[-1]).done] == [Result.UNKNOWN]


def check_silent(stage: Stage) -> None:
    """Secrets stand in no message, no record and no address (Telegram's interface asks for one)."""
    for secret in stage.peer.secrets.values():
        assert not [told for told in stage.told if secret in told]
        if stage.peer.network != "telegram":
            addresses = [f"{seen.path} {seen.query}" for seen in stage.peer.requests]
            assert not [address for address in addresses if secret in address]
