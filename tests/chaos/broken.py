"""Deliverers that are broken on purpose: chaos that finds nothing in these finds nothing at all."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from unittest.mock import patch

from newsroom.crosspost import deliver, sending
from newsroom.crosspost.adapters import Adapter, Receipt
from newsroom.crosspost.gate import MainGate
from newsroom.crosspost.outcome import Done, Result
from newsroom.crosspost.plan import Row
from newsroom.crosspost.run import Run, arrived
from newsroom.crosspost.sending import _Claimed, _request
from newsroom.ledger import Claim, State
from newsroom.story import Story


@contextmanager
def _blind() -> Iterator[None]:
    """A claim without outcome is taken for a post that never arrived."""

    def settle(_run: Run, _row: Row, _claim: Claim, _adapter: Adapter) -> None:
        return None

    with patch.object(deliver, "settle", settle):
        yield


@contextmanager
def _hasty() -> Iterator[None]:
    """A post is recorded before it is sent."""

    def request(run: Run, one: _Claimed) -> Claim:
        known = arrived(one.claim, State.POSTED, Receipt("early", ""), run.now)
        run.record(one.row, known)
        return _request(run, one)

    with patch.object(sending, "_request", request):
        yield


@contextmanager
def _trusting() -> Iterator[None]:
    """The main branch is not asked."""

    def stands(_gate: MainGate, _story: Story, _now: datetime, *, withdrawn: bool = False) -> str:
        return ""

    with patch.object(MainGate, "stands", stands):
        yield


@contextmanager
def _silent() -> Iterator[None]:
    """Posts that arrived are left as they are, whatever becomes of their story."""

    def change(_run: Run, row: Row, _claim: Claim, _adapter: Adapter) -> Done:
        return Done(row, Result.SETTLED)

    with patch.object(deliver, "change", change):
        yield


BREAKAGES: Mapping[str, Callable[[], AbstractContextManager[None]]] = {
    "": nullcontext,
    "blind": _blind,
    "hasty": _hasty,
    "trusting": _trusting,
    "silent": _silent,
}
"""By name, and the empty one that breaks nothing."""
