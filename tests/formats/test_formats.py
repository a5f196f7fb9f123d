"""What holds for every format: found by its file, and never at a loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import formats
from newsroom.finding import Finding, Fix, Severity, Span
from tests.formats.findings import FINDING, PATH, many, report

each_format = pytest.mark.parametrize("name", formats.names())
NUMBERS = st.integers(1, 5)
TEXTS = st.text(max_size=30)
ANY_FINDING = st.builds(
    Finding,
    rule=TEXTS,
    path=TEXTS,
    span=st.builds(Span, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    message=TEXTS,
    message_en=TEXTS,
    severity=st.sampled_from([None, *Severity]),
    basis=st.just(("KEJ 1",)),
    fix=st.none() | st.builds(Fix, TEXTS, safe=st.booleans()),
)


def test_the_promised_formats_are_there() -> None:
    assert {"text", "github", "markdown", "json", "sarif"} <= set(formats.names())


@each_format
@given(found=st.lists(ANY_FINDING, max_size=4), source=TEXTS)
@settings(max_examples=50)
def test_a_format_renders_whatever_is_found(name: str, found: list[Finding], source: str) -> None:
    rendered = formats.load(name).render(found, report(source))

    assert rendered == "" or rendered.endswith("\n")


@each_format
def test_a_format_says_the_same_twice(name: str) -> None:
    found = [FINDING, *many(3)]
    module = formats.load(name)

    assert module.render(found, report()) == module.render(found, report())
    assert PATH.encode() in module.render(found, report()).replace("&#95;", "_").encode()


def test_counts_are_told_in_both_languages() -> None:
    found = [*many(1), *many(2, Severity.HINT)]

    assert formats.tell_counts(found, 3) == (
        "3 berita diperiksa: 1 kesalahan, 0 peringatan, 2 petunjuk.",
        "3 stories checked: 1 error, 0 warnings, 2 hints.",
    )
