"""The untrusted report: read strictly or not at all."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsroom.desk.report import (
    MOST_BYTES,
    MOST_FINDINGS,
    Report,
    cut_out,
    decode,
    encode,
    reported,
    schema,
)
from newsroom.errors import ContentError
from newsroom.finding import Finding, Fix, Severity, Span
from tests.desk.desks import PATH, finding, post

REPORT = Report(checked=2, findings=(finding(basis=("KEJ 1",)),), left_out=3, posts=(post(),))


def changed(change: Callable[[Any], object]) -> bytes:
    """The report's file, with something of it changed."""
    values = json.loads(encode(REPORT))
    change(values)
    return json.dumps(values).encode()


def test_what_was_written_is_read() -> None:
    assert decode(encode(REPORT).encode()) == REPORT


def test_the_file_is_as_its_schema_says() -> None:
    jsonschema.validate(json.loads(encode(REPORT)), schema())


@pytest.mark.parametrize(
    "change",
    [
        lambda values: values.update(number=7),
        lambda values: values.update(version=2),
        lambda values: values.update(findings="tidak ada"),
        lambda values: values.update(findings=values["findings"] * (MOST_FINDINGS + 1)),
        lambda values: values["findings"][0].update(severity="fatal"),
        lambda values: values["findings"][0].update(rule="../../x"),
        lambda values: values["findings"][0].update(line=0),
        lambda values: values["findings"][0].update(end_line=3),
        lambda values: values["findings"][0].update(line=10**30),
        lambda values: values["findings"][0].update(message="a" * 5000),
        lambda values: values["findings"][0].update(path="a" * 500),
        lambda values: values["findings"][0].pop("message"),
        lambda values: values["posts"][0].update(network="jaringan-gelap"),
        lambda values: values["posts"][0].update(length=-1),
        lambda values: values["posts"][0].update(cost="a" * 500),
        lambda values: values.update(left_out=-1),
    ],
)
def test_a_report_with_anything_odd_is_refused_whole(change: Callable[[Any], object]) -> None:
    with pytest.raises(ContentError, match="tidak dipakai"):
        decode(changed(change))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"null", b"\xff", b"[" * 100_000, b" " * (MOST_BYTES + 1), b'{"a":NaN}']
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError):
        decode(data)


def test_a_report_that_is_too_large_is_not_even_read() -> None:
    padded = encode(REPORT).encode().ljust(MOST_BYTES + 1)

    with pytest.raises(ContentError, match="terlalu besar"):
        decode(padded)
    assert decode(padded[:MOST_BYTES]) == REPORT


@given(some.binary(max_size=200) | some.text(max_size=200).map(str.encode))
def test_no_bytes_end_in_anything_but_a_report_or_a_sentence(data: bytes) -> None:
    with suppress(ContentError):
        decode(data)


def test_a_safe_fix_goes_along_with_what_it_replaces() -> None:
    text = "satu\ndisana ada\n"
    found = Finding(
        "joined-preposition", PATH, Span(2, 1, 2, 7), "Pisahkan.", "Part it.", Severity.ERROR,
        fix=Fix("di sana", safe=True),
    )  # fmt: skip

    fix = reported(found, text).fix

    assert fix is not None
    assert (fix.original, fix.replacement) == ("disana", "di sana")


def test_a_fix_that_is_not_safe_stays_at_home() -> None:
    found = Finding("x", PATH, Span(1, 1, 1, 2), "a", "b", fix=Fix("c", safe=False))

    assert reported(found, "aa").fix is None


def test_places_are_cut_out_across_lines_or_not_at_all() -> None:
    assert cut_out("abc\ndef\nghi", Span(1, 2, 3, 2)) == "bc\ndef\ng"
    assert cut_out("abc", Span(2, 1, 2, 2)) is None
    assert cut_out("abc", Span(1, 9, 1, 10)) is None
