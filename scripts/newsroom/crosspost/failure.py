"""What a failure at a network means: for the post, and for the account. Pure."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.crosspost.adapters import CannotError, NotDeliveredError
from newsroom.ledger import State
from newsroom.transport import TransportError

_OF_THE_ACCOUNT = frozenset({"token", "credits", "quota", "rate-limit", "forbidden", "restricted"})
_OUT_OF_REACH = frozenset({"name", "refused", "connect-timeout", "tls", "unreachable"})


@dataclass(frozen=True, slots=True)
class Failure:
    """`state` and `reason` go into the claim, with `not_before`.

    `rests` says that the account is left alone for the rest of the run: its next post would fare
    no better.
    """

    state: State
    reason: str
    not_before: datetime | None = None
    rests: bool = False


def failure_of(error: Exception, *, visible: bool) -> Failure:
    """What `error` means. `visible`: the call that failed could have changed what readers see.

    Of an error that no adapter foresaw only the kind is kept: its words could hold a token.
    """
    if isinstance(error, NotDeliveredError):
        state = error.state if visible or error.state is not State.UNKNOWN else State.BLOCKED
        rests = state is State.BLOCKED and (
            error.not_before is not None or error.reason in _OF_THE_ACCOUNT | _OUT_OF_REACH
        )
        return Failure(state, error.reason, error.not_before, rests)
    if isinstance(error, TransportError):
        state = State.UNKNOWN if visible and error.sent else State.BLOCKED
        return Failure(state, error.reason, rests=not error.sent)
    if isinstance(error, CannotError):
        return Failure(State.BLOCKED, f"cannot-{error.reason}")
    return Failure(State.UNKNOWN if visible else State.BLOCKED, f"fault-{type(error).__name__}")
