"""What a failure means: only what could have been seen leaves a doubt, and no words get out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.crosspost.adapters import CannotError, NotDeliveredError
from newsroom.crosspost.failure import Failure, failure_of
from newsroom.ledger import State
from newsroom.transport import TransportError
from tests.newsrooms import NOW

ERRORS = st.one_of(
    st.builds(
        NotDeliveredError,
        st.sampled_from([State.BLOCKED, State.REJECTED, State.UNKNOWN]),
        st.sampled_from(["token", "http-500", "spam"]),
        st.none() | st.just(NOW),
    ),
    st.builds(TransportError, st.sampled_from(["timeout", "refused"]), sent=st.booleans()),
    st.builds(CannotError, st.just("edit")),
    st.builds(RuntimeError, st.just("token=secret")),
)


@given(ERRORS)
def test_what_nobody_could_have_seen_leaves_no_doubt(error: Exception) -> None:
    assert failure_of(error, visible=False).state is not State.UNKNOWN


@given(ERRORS, st.booleans())
def test_nothing_that_an_unforeseen_error_says_is_kept(error: Exception, visible: bool) -> None:
    assert "secret" not in repr(failure_of(error, visible=visible))


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (TransportError("tls", sent=False), Failure(State.BLOCKED, "tls", rests=True)),
        (TransportError("timeout", sent=True), Failure(State.UNKNOWN, "timeout")),
        (NotDeliveredError(State.UNKNOWN, "duplicate"), Failure(State.UNKNOWN, "duplicate")),
        (NotDeliveredError(State.REJECTED, "spam"), Failure(State.REJECTED, "spam")),
        (NotDeliveredError(State.BLOCKED, "card-x"), Failure(State.BLOCKED, "card-x")),
        (NotDeliveredError(State.BLOCKED, "token"), Failure(State.BLOCKED, "token", rests=True)),
        (
            NotDeliveredError(State.BLOCKED, "http-503", NOW),
            Failure(State.BLOCKED, "http-503", NOW, rests=True),
        ),
        (CannotError("edit"), Failure(State.BLOCKED, "cannot-edit")),
        (KeyError("x"), Failure(State.UNKNOWN, "fault-KeyError")),
    ],
)
def test_publishing_fails_in_these_ways(error: Exception, failure: Failure) -> None:
    assert failure_of(error, visible=True) == failure
