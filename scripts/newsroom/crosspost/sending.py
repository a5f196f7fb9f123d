"""Sending the posts of one story: claim all, prepare each, publish each, record each.

Behind each of these a run may be stopped; the next one finds in the ledger what it needs to go on.
Right before the request that readers can see, the claim is marked as `publishing`. The mark of the
first post goes in with the tokens of all, that of each other one with the record of the one before.
A claim without the mark may be taken over at once: its run cannot write the mark any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from newsroom.crosspost.adapters import Adapter, Tokens, payload_of
from newsroom.crosspost.failure import Failure, failure_of
from newsroom.crosspost.outcome import Done, Result
from newsroom.crosspost.plan import Row
from newsroom.crosspost.run import Run, arrived, failed, is_ours, names
from newsroom.crosspost.steps import Step
from newsroom.ledger import SETTLED, Claim, Record, State
from newsroom.social.post import Post

FRESH = timedelta(seconds=60)
"""A claim that was confirmed longer ago is confirmed once more before its post is published.

Others take a claim for abandoned after minutes (Mastodon's adapter after five); so a run that was
held up must not go on as if nothing had happened.
"""
RENEWALS = 3
"""So many times a claim is confirmed before a run that is that slow gives up, having sent nothing."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A post that may be sent; `reserved` are the tokens that go in with its claim."""

    row: Row
    post: Post
    adapter: Adapter
    reserved: Tokens


@dataclass(frozen=True, slots=True)
class _Claimed(Ready):
    """A post that this run has claimed."""

    claim: Claim


def send(run: Run, ready: Sequence[Ready]) -> Iterator[Done]:
    """Send a story's posts, which have passed the gate."""
    if not ready:
        return
    taken, record = _claim(run, ready)
    mine = {one.row.key for one in taken}
    yield from (_not_ours(one.row, record) for one in ready if one.row.key not in mine)
    prepared, lost = _prepare(run, taken)
    yield from lost
    yield from _publish_each(run, prepared)


def _claim(run: Run, ready: Sequence[Ready]) -> tuple[list[_Claimed], Record]:
    """Claim all posts at once; those that nobody else claimed meanwhile are ours."""
    claims = {one.row.key: _new_claim(run, one) for one in ready}
    taken: dict[str, Claim] = {}

    def change(record: Record) -> Record:
        taken.clear()
        for one in ready:
            if record.posts.get(one.row.key) == one.row.claim:
                taken[one.row.key] = claims[one.row.key]
        return replace(record, posts={**record.posts, **taken})

    story = ready[0].row.story
    message = f"Claim {story.id} for {names([one.row for one in ready])}"
    record = run.ledger.update(story.id, change, message)
    run.at(Step.CLAIMED, *(one.row for one in ready))
    ours = [
        _Claimed(one.row, one.post, one.adapter, one.reserved, taken[one.row.key])
        for one in ready
        if one.row.key in taken
    ]
    return ours, record


def _new_claim(run: Run, one: Ready) -> Claim:
    row, old, now = one.row, one.row.claim, run.now
    payload = payload_of(one.post)
    told = len(row.story.meta.corrections)
    in_doubt = old is not None and old.is_open
    if old and in_doubt:
        # What arrives in the end may say what the text of any earlier attempt said.
        told = min(old.told, told)
    return Claim(
        network=row.target.via,
        account=row.target.account,
        kind=row.kind,
        seq=row.seq,
        state=State.CLAIMED,
        attempt=old.attempt + 1 if old else 1,
        run=run.means.run,
        claimed_at=now,
        payload=payload,
        tokens=_tokens(one, payload),
        told=told,
        link=one.post.link,
        # The outbox is looked up at once, so there a mark would only cost a change of the ledger.
        publishing=in_doubt or not row.target.is_real,
    )


def _tokens(one: Ready, payload: str) -> Tokens:
    """What the post will be known by. Tokens of an earlier attempt are kept.

    Where it is certain that nothing was sent, what was prepared for another text is left behind.
    """
    old = one.row.claim
    if old is None:
        return one.reserved
    known = dict(old.tokens)
    if old.payload != payload and not old.is_open:
        known = {name: value for name, value in known.items() if name in one.reserved}
    return {**one.reserved, **known}


def _prepare(run: Run, taken: Sequence[_Claimed]) -> tuple[list[_Claimed], list[Done]]:
    """Prepare each post, then note all tokens at once; what another run took over is left to it."""
    outcomes: dict[str, Claim] = {}
    for one in taken:
        claim = _prepared(run, one)
        if claim != one.claim:
            outcomes[one.row.key] = claim
        run.at(Step.PREPARED, one.row)
    outcomes |= _first_mark(run, taken, outcomes)
    if not outcomes:
        return list(taken), []
    story = taken[0].row.story
    message = f"Note what {story.id} will be known by, and begin to publish"
    record = run.update(story.id, outcomes, message)
    run.at(Step.NOTED, *(one.row for one in taken))
    return _sorted_out(taken, outcomes, record)


def _first_mark(
    run: Run, taken: Sequence[_Claimed], outcomes: Mapping[str, Claim]
) -> Mapping[str, Claim]:
    """The mark of the first post that will be published, if it needs one."""
    for one in taken:
        claim = outcomes.get(one.row.key, one.claim)
        if claim.state is State.CLAIMED:
            return {} if claim.publishing else {one.row.key: _marked(run, claim)}
    return {}


def _marked(run: Run, claim: Claim) -> Claim:
    return replace(claim, publishing=True, claimed_at=run.now)


def _prepared(run: Run, one: _Claimed) -> Claim:
    claim = one.claim
    try:
        tokens = one.adapter.prepare(one.post, run.delivery, claim.tokens)
    except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
        failure = failure_of(error, visible=False)
        run.rest(one.row.target, failure)
        return _ended(run, one, failure)
    noted = {**claim.tokens, **tokens}
    return claim if noted == claim.tokens else replace(claim, tokens=noted, claimed_at=run.now)


def _sorted_out(
    taken: Sequence[_Claimed], outcomes: dict[str, Claim], record: Record
) -> tuple[list[_Claimed], list[Done]]:
    """The posts that can be published, and what came of the others."""
    prepared: list[_Claimed] = []
    lost: list[Done] = []
    for one in taken:
        claim = outcomes.get(one.row.key, one.claim)
        if record.posts.get(one.row.key) != claim:
            lost.append(_not_ours(one.row, record))
        elif claim.state is not State.CLAIMED:
            lost.append(Done(one.row, Result(claim.state), claim.reason, claim))
        else:
            prepared.append(replace(one, claim=claim))
    return prepared, lost


def _publish_each(run: Run, prepared: Sequence[_Claimed]) -> Iterator[Done]:
    """Publish one post after the other; the record of each one marks the next."""
    waiting = list(prepared)
    while waiting:
        one = waiting.pop(0)
        came = _publish(run, one)
        if isinstance(came, Done):
            yield came
            continue
        following = [replace(next_, claim=_marked(run, next_.claim)) for next_ in waiting[:1]]
        marks = {next_.row.key: next_.claim for next_ in following}
        record = run.record(one.row, came, besides=marks)
        yield Done(one.row, Result(came.state), came.reason, came)
        waiting[:1], lost = _sorted_out(following, marks, record)
        yield from lost


def _publish(run: Run, one: _Claimed) -> Claim | Done:
    """Publish one post with one request. The claim with what came of it is still to be recorded."""
    row = one.row
    refusal = run.means.gate.stands(row.story, run.now) if row.target.is_real else ""
    run.at(Step.CHECKED, row)
    if refusal:
        return _ended(run, one, Failure(State.BLOCKED, refusal))
    fresh = _confirmed(run, one)
    if not isinstance(fresh, _Claimed):
        return fresh
    outcome = _request(run, fresh)
    run.at(Step.PUBLISHED, row)
    return outcome


def _ended(run: Run, one: _Claimed, failure: Failure) -> Claim:
    """The claim of an attempt that failed.

    Where it took over a claim without outcome, that one's request may still be on its way: what
    this attempt did not send, or was refused, leaves the post as unknown as it was. Its tokens
    are kept then, whatever the text.
    """
    old = one.row.claim
    if old and old.is_open:
        failure = replace(failure, state=State.UNKNOWN)
    return failed(one.claim, failure, run.now)


def _confirmed(run: Run, one: _Claimed) -> _Claimed | Claim | Done:
    """The post with its claim marked and confirmed not long ago; another run may have it by now."""
    for _ in range(RENEWALS):
        if one.claim.publishing and run.now - one.claim.claimed_at <= FRESH:
            return one
        claim = _marked(run, one.claim)
        record = _renew(run, one.row, claim)
        if record.posts.get(one.row.key) != claim:
            return _not_ours(one.row, record)
        one = replace(one, claim=claim)
    return _ended(run, one, Failure(State.BLOCKED, "slow"))


def _renew(run: Run, row: Row, claim: Claim) -> Record:
    def change(record: Record) -> Record:
        known = record.posts.get(row.key)
        # A run that looked it up meanwhile calls it unknown, and has sent nothing.
        if not is_ours(known, claim) or known.state not in (State.CLAIMED, State.UNKNOWN):
            return record
        return replace(record, posts={**record.posts, row.key: claim})

    record = run.ledger.update(row.story.id, change, f"Renew the claim of {row.story.id}")
    run.at(Step.RENEWED, row)
    return record


def _request(run: Run, one: _Claimed) -> Claim:
    """The claim with what came of publishing. An interruption passes: the claim stays."""
    try:
        receipt = one.adapter.publish(one.post, run.delivery, one.claim.tokens)
    except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
        failure = failure_of(error, visible=True)
        run.rest(one.row.target, failure)
        return _ended(run, one, failure)
    return arrived(one.claim, State.POSTED, receipt, run.now)


def _not_ours(row: Row, record: Record) -> Done:
    """Another run was faster; it may already be through."""
    known = record.posts.get(row.key)
    if known and known.state in SETTLED:
        return Done(row, Result.SETTLED)
    return Done(row, Result.ELSEWHERE, known.run if known else "")
