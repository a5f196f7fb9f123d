"""A long command shows its steps: a spinner on a terminal, plain lines anywhere else."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.clock import fixed_clock
from newsroom.commands import Shell
from newsroom.commands._steps import Steps
from tests.newsrooms import NOW


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def colourful(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rich finds in its own environment: a terminal that can do everything."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def steps_on(stream: io.StringIO, environ: Mapping[str, str] | None = None) -> Steps:
    return Steps(Shell(Path(), io.StringIO(), stream, fixed_clock(NOW), environ or {}), total=2)


def test_a_step_ends_in_the_last_thing_it_told() -> None:
    stream = io.StringIO()

    with steps_on(stream).step(1, "Memeriksa") as tell:
        tell("berita pertama")
        tell("2 berita")

    assert stream.getvalue() == "✓ 1/2 Memeriksa: 2 berita\n"


def test_a_step_that_fails_says_so_and_lets_the_fault_pass() -> None:
    stream = io.StringIO()

    with pytest.raises(OSError, match="penuh"), steps_on(stream).step(2, "Membangun"):
        raise OSError("penuh")

    assert stream.getvalue() == "✗ 2/2 Membangun: gagal\n"


def test_a_terminal_sees_what_is_going_on() -> None:
    stream = Terminal()

    with steps_on(stream).step(1, "Memeriksa") as tell:
        tell("[berita] pertama")

    shown = stream.getvalue()
    assert "Memeriksa: [berita] pertama" in shown
    assert shown.endswith("✓ 1/2 Memeriksa: [berita] pertama\n")


def test_a_dumb_terminal_sees_plain_lines() -> None:
    stream = Terminal()

    with steps_on(stream, {"TERM": "dumb"}).step(1, "Memeriksa") as tell:
        tell("2 berita")

    assert stream.getvalue() == "✓ 1/2 Memeriksa: 2 berita\n"


def test_no_color_is_obeyed() -> None:
    stream = Terminal()

    with steps_on(stream, {"NO_COLOR": "1"}).step(1, "Memeriksa") as tell:
        tell("2 berita")

    assert "\x1b[32m" not in stream.getvalue()
