"""Claims without outcome: the network is asked, then a person."""

from dataclasses import replace

from newsroom.crosspost.adapters import Absence, Adapter, Receipt
from newsroom.crosspost.failure import Failure, failure_of
from newsroom.crosspost.outcome import Done, Result
from newsroom.crosspost.plan import Row
from newsroom.crosspost.posts import post_to_find
from newsroom.crosspost.run import Run, arrived
from newsroom.crosspost.steps import Step
from newsroom.ledger import Claim, State

ASK_AFTER = 5
"""After so many fruitless look-ups a person is asked."""


def settle(run: Run, row: Row, claim: Claim, adapter: Adapter) -> Done | None:
    """Ask the network about a claim without outcome; None where it certainly did not arrive.

    Raises ContentError where the post cannot be composed, so that nobody knows what to look for.
    """
    limits = run.limits(row.target, adapter)
    if isinstance(limits, Failure):
        return Done(row, Result.UNKNOWN, limits.reason)
    post = post_to_find(row, run.settings, limits)
    try:
        answer = adapter.look_up(post, run.delivery, claim)
        reason = "not-found"
    except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
        failure = failure_of(error, visible=False)
        run.rest(row.target, failure)
        answer, reason = Absence.UNSURE, f"look-up-{failure.reason}"
    run.at(Step.LOOKED_UP, row)
    if isinstance(answer, Receipt):
        found = arrived(claim, State.RECONCILED, answer, claim.claimed_at)
        run.record(row, found)
        return Done(row, Result.RECONCILED, claim=found)
    if answer is Absence.CERTAIN:
        return None
    # A look-up that failed has not looked.
    looks = claim.looks + (reason == "not-found")
    open_ = replace(claim, state=State.UNKNOWN, reason=reason, looks=looks)
    # Whoever changed the claim meanwhile is alive and knows more: its tokens must not be lost.
    run.record(row, open_, seen=claim)
    return Done(row, Result.UNKNOWN, reason, open_)
