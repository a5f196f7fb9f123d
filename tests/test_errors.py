"""Everything that stops a command ends in a documented exit code."""

import newsroom.errors
from newsroom.errors import NewsroomError


def test_each_error_is_drawn_in_the_module_with_its_exit_code() -> None:
    drawn = newsroom.errors.__doc__ or ""

    for kind in NewsroomError.__subclasses__():
        line = next(line for line in drawn.splitlines() if f"── {kind.__name__} " in line)
        assert f" {kind.exit_code}  " in line


def test_an_error_speaks_both_languages() -> None:
    error = NewsroomError("berhenti", "stopped")

    assert (str(error), error.message, error.message_en) == ("berhenti", "berhenti", "stopped")
