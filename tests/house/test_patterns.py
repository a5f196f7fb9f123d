"""No pattern of the newsroom takes more than its share of time, whatever text it is given.

A pattern that backtracks badly shows it on texts made of what it looks for: each is run over long
texts of its own matches, of their beginnings and of their single characters. The bound is processor
time, far above what a linear search needs for these texts and far below what a bad one takes.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
import regex
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import newsroom
from tests.patience import processor_time

Pattern = re.Pattern[str] | regex.Pattern[str]
LENGTH = 30_000
SECONDS = 2.0
# What reads the text of stories. Elsewhere patterns read short values, or the newsroom's own output.
READERS = re.compile(
    r"newsroom\.(?:language(?:\.\w+)?|registers|rules\.\w+|social|story|intake)\.\w+"
)


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Every compiled pattern that a module which reads stories holds, by its name."""
    for module in walk_packages(newsroom.__path__, "newsroom."):
        if not READERS.fullmatch(module.name):
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern | regex.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name.removeprefix('newsroom.')}.{name}", value


PATTERNS = dict(patterns())
# hypothesis makes matches of the standard library's patterns only.
NO_MATCHES = ("a", "A1_", "#a", "a b", "😀\u200d", "e\u0301", "https://a.b/", "@a", "\u2066.")


def worst_cases(example: str) -> Iterator[str]:
    """Long texts that begin again and again to be a match, and break off at the end."""
    pieces = {example, example[: len(example) // 2], *example[:4]}
    for piece in pieces - {""}:
        yield piece * (LENGTH // len(piece)) + "\x00"
        yield example + piece * (LENGTH // len(piece)) + "\x00"


def search_all(pattern: Pattern, text: str) -> None:
    with processor_time(SECONDS):
        for _ in pattern.finditer(text):
            pass


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_stays_linear_on_texts_of_its_own_making(name: str) -> None:
    pattern = PATTERNS[name]

    if isinstance(pattern, regex.Pattern):
        for example in NO_MATCHES:
            for text in worst_cases(example):
                search_all(pattern, text)
        return

    @settings(
        max_examples=4,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(pattern))
    def attack(example: str) -> None:
        for text in worst_cases(example):
            search_all(pattern, text)

    attack()


def test_a_pattern_that_backtracks_is_caught() -> None:
    bad = re.compile(r"(?:a+)+b")

    with pytest.raises(pytest.fail.Exception):
        search_all(bad, "a" * LENGTH)
