"""The table of speeds: rates are compared, and what was not measured says so."""

from rule_speed import LIMIT_RATE, Run, table, verdict


def test_a_slower_tool_is_told_by_how_much_even_from_a_sample() -> None:
    text = table([Run("newsroom check", 1000, 2.0), Run("other 1.0", 100, 2.0)])

    assert text.splitlines()[2].split() == ["other", "1.0", "100", "2.0", "50.0", "10.0x"]
    assert "sample" in text


def test_a_tool_that_could_not_be_installed_is_not_measured() -> None:
    text = table([Run("newsroom check", 1000, 2.0), Run("other 1.0", 100, None)])

    assert text.splitlines()[2].split(maxsplit=2)[2] == "not measured"
    assert "sample" not in text


def test_the_verdict_names_both_limits() -> None:
    fast = [Run("newsroom check", LIMIT_RATE * 2, 1.0)]

    assert verdict(fast, 0.5).count("kept") == 2
    assert verdict(fast, 0.9).count("MISSED") == 1
