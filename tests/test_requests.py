"""Requests and their answers: which answer belongs to which request, and what counts as in time."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsroom.requests import (
    Answer,
    Case,
    Outcome,
    Request,
    RequestKind,
    cases_of,
    with_request,
)
from tests.newsrooms import NOW

LIMIT = timedelta(hours=24)
HOUR = timedelta(hours=1)
REPLY, CORRECTION = RequestKind.REPLY, RequestKind.CORRECTION


def asked(hours: int = 0, kind: RequestKind = REPLY, **more: Any) -> Request:
    return Request(kind=kind, at=NOW + hours * HOUR, **more)


def printed(hours: int, address: str = "/jawab/") -> Answer:
    return Answer(NOW + hours * HOUR, address)


def one(case: tuple[Case, ...]) -> Case:
    (only,) = case
    return only


def test_a_reply_that_follows_a_request_answers_it() -> None:
    case = one(cases_of([asked()], LIMIT, replies=[printed(20)]))

    assert (case.outcome, case.settled_at) == (Outcome.ANSWERED, NOW + 20 * HOUR)
    assert case.due_at == NOW + LIMIT
    assert case.is_in_time(NOW + 90 * HOUR) is True


def test_what_was_printed_before_answers_nothing() -> None:
    assert one(cases_of([asked()], LIMIT, replies=[printed(-1)])).outcome is Outcome.WAITING


def test_a_correction_is_no_reply_and_a_reply_no_correction() -> None:
    cases = cases_of([asked()], LIMIT, corrections=[printed(1)])
    others = cases_of([asked(kind=CORRECTION)], LIMIT, replies=[printed(1)])

    assert one(cases).outcome is one(others).outcome is Outcome.WAITING


def test_each_reply_answers_one_request_and_a_correction_all_before_it() -> None:
    replies = cases_of([asked(0), asked(1)], LIMIT, replies=[printed(2, "/a/")])
    mended = cases_of([asked(0, CORRECTION), asked(1, CORRECTION)], LIMIT, corrections=[printed(2)])

    assert [case.outcome for case in replies] == [Outcome.ANSWERED, Outcome.WAITING]
    assert [case.outcome for case in mended] == [Outcome.ANSWERED, Outcome.ANSWERED]


def test_a_request_that_was_declined_takes_no_answer_from_others() -> None:
    declined = asked(0, declined_at=NOW + HOUR, reason="Bukan pihak yang diberitakan.")

    first, second = cases_of([declined, asked(1)], LIMIT, replies=[printed(2)])

    assert (first.outcome, first.settled_at) == (Outcome.DECLINED, NOW + HOUR)
    assert second.outcome is Outcome.ANSWERED


def test_late_is_what_comes_after_its_hour_or_does_not_come() -> None:
    late = one(cases_of([asked()], LIMIT, replies=[printed(25)]))
    waiting = one(cases_of([asked()], LIMIT))

    assert late.is_in_time(NOW) is False
    assert waiting.is_in_time(NOW + LIMIT) is None
    assert waiting.is_in_time(NOW + LIMIT + HOUR) is False


def test_a_form_is_known_by_its_number_and_a_letter_by_its_hour() -> None:
    form = asked(issue=12)

    assert form.is_same(asked(5, CORRECTION, issue=12))
    assert not form.is_same(asked())
    assert asked().is_same(asked(reason="lain"))
    assert not asked().is_same(asked(kind=CORRECTION))


def test_recording_again_keeps_why_it_was_declined() -> None:
    declined = asked(issue=12, declined_at=NOW + HOUR, reason="Keliru alamat.")

    assert with_request([declined], asked(issue=12)) == (declined,)


kinds = st.sampled_from(list(RequestKind))
requests = st.lists(
    st.builds(asked, st.integers(0, 50), kinds, issue=st.integers(0, 4)), max_size=8
)
answers = st.lists(st.builds(printed, st.integers(0, 60)), max_size=5)


@given(requests)
def test_recording_twice_is_recording_once(found: list[Request]) -> None:
    kept: tuple[Request, ...] = ()
    for each in found:
        kept = with_request(kept, each)
    again = kept
    for each in kept:
        again = with_request(again, each)

    assert again == kept
    assert not [(a, b) for a in kept for b in kept if a is not b and a.is_same(b)]


@given(requests, answers, answers)
def test_no_answer_comes_before_its_request_and_no_reply_serves_two(
    found: list[Request], replies: list[Answer], corrections: list[Answer]
) -> None:
    cases = cases_of(found, LIMIT, replies=replies, corrections=corrections)

    served = [case.answer for case in cases if case.answer and case.request.kind is REPLY]
    assert len(cases) == len(found)
    assert all(case.answer.at >= case.request.at for case in cases if case.answer)
    assert len(served) <= len(replies)
