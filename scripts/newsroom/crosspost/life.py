"""Life after posting: a correction reaches the post, a withdrawal takes it away.

Editing and deleting may be done over and over: they leave the post as they would have left it the
first time. So they need no claim; what they did is recorded behind them.
"""

from dataclasses import replace

from newsroom.crosspost.adapters import Adapter, CannotError, Receipt, payload_of
from newsroom.crosspost.failure import Failure, failure_of
from newsroom.crosspost.outcome import Done, Result
from newsroom.crosspost.plan import Change, Row
from newsroom.crosspost.posts import edit_of
from newsroom.crosspost.run import Run
from newsroom.crosspost.steps import Step
from newsroom.ledger import Claim, State
from newsroom.networks import NETWORKS
from newsroom.social.prepare import draw_card

BY_HAND = {Change.EDITOR: "correct-by-hand", Change.DELETE: "delete-by-hand"}
"""What a person is asked to do, as codes."""


def change(run: Run, row: Row, claim: Claim, adapter: Adapter) -> Done:
    """Do what is to be done about a post that arrived. Raises ContentError as `edit_of`."""
    if row.target.is_real:
        refusal = run.means.gate.stands(row.story, run.now, withdrawn=row.change is Change.DELETE)
        if refusal:
            return Done(row, Result.BLOCKED, refusal)
    if row.change is Change.DELETE:
        return _delete(run, row, claim, adapter)
    return _edit(run, row, claim, adapter)


def _edit(run: Run, row: Row, claim: Claim, adapter: Adapter) -> Done:
    limits = run.limits(row.target, adapter)
    if isinstance(limits, Failure):
        return Done(row, Result.BLOCKED, limits.reason)
    post = edit_of(row, run.settings, limits)
    if reason := run.draw(row, post):
        return Done(row, Result.BLOCKED, reason)
    try:
        if post.picture:
            draw_card(row.story, NETWORKS[row.target.network].shape, run.settings, run.cards)
    except OSError as error:
        return Done(row, Result.BLOCKED, f"card-{type(error).__name__}")
    try:
        if row.change is Change.AGAIN:
            receipt = adapter.publish(post, run.delivery, claim.tokens)
        else:
            receipt = adapter.edit(post, run.delivery, claim)
    except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
        return _refused(run, row, error, BY_HAND[Change.EDITOR])
    run.at(Step.EDITED, row)
    edited = _edited(row, claim, receipt, payload_of(post))
    run.record(row, edited)
    return Done(row, Result.EDITED, claim=edited)


def _edited(row: Row, claim: Claim, receipt: Receipt, payload: str) -> Claim:
    return replace(
        claim,
        remote_id=receipt.remote_id or claim.remote_id,
        url=receipt.url or claim.url,
        payload=payload,
        told=len(row.story.meta.corrections),
    )


def _delete(run: Run, row: Row, claim: Claim, adapter: Adapter) -> Done:
    if row.target.is_real and not claim.remote_id:
        return Done(row, Result.ASKED, BY_HAND[Change.DELETE])
    try:
        adapter.delete(run.delivery, claim)
    except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
        return _refused(run, row, error, BY_HAND[Change.DELETE])
    run.at(Step.DELETED, row)
    gone = replace(claim, state=State.DELETED, reason="withdrawn", at=run.now)
    run.record(row, gone)
    return Done(row, Result.DELETED, claim=gone)


def _refused(run: Run, row: Row, error: Exception, by_hand: str) -> Done:
    """What fails is done again by the next run; what the network does not offer, a person does."""
    failure = failure_of(error, visible=False)
    run.rest(row.target, failure)
    if isinstance(error, CannotError) or failure.state is State.REJECTED:
        return Done(row, Result.ASKED, by_hand)
    return Done(row, Result.BLOCKED, failure.reason)


def locate(run: Run, row: Row, claim: Claim, adapter: Adapter) -> None:
    """Learn the address of a post whose receipt had none; the next run tries again if need be."""
    try:
        url = adapter.locate(claim)
        run.at(Step.LOOKED_UP, row)
    except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
        run.rest(row.target, failure_of(error, visible=False))
        return
    if url and url != claim.url:
        run.record(row, replace(claim, url=url), seen=claim)
