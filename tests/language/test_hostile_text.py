"""Text made to keep a machine busy: every rule on language stays linear in its length.

The bound is processor time, more than ten times what these texts need; a pattern that
backtracks, or a loop in a loop, needs minutes for them.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

import pytest

from newsroom.rules import load_rule
from newsroom.story import Block, BlockKind, Body, Story
from tests.newsrooms import make_context
from tests.stories import make_story

RULES = (
    "lead-date-mismatch",
    "weekday-date-mismatch",
    "impossible-date",
    "near-duplicate-name",
    "unbalanced-quotes",
    "unattributed-quote",
    "unlisted-speaker",
    "paid-label-mismatch",
)
SECONDS = 12.0
ENDLESS = {
    "one word": "a",
    "capitals": "A",
    "full stops": ".",
    "figures": "1",
    "a date without an end": "1/",
    "stretches": "1-",
    "space": " ",
    "brackets": "(",
    "hyphens": "a-",
    "apostrophes": "a'",
    "commas": ", ",
    "days": "Kamis-",
}
REPEATED = {
    "straight marks": '"',
    "opening marks": "“",
    "closing marks": "”",
    "quotes": "“Kami siap melayani warga kota,” kata Budi Hartono. ",
    "quotes never closed": "“Kami siap, kata Budi ",
    "straight quotes": '"Kami siap" kata Budi, ',
    "verbs": "kata ",
    "subjects and verbs": "Budi Santoso mengatakan ",
    "one long subject": "Aaa ",
    "appositions": ", kata Ketua RT, Budi ",
    "sources": "Menurut Ketua RT, Budi ",
    "nicknames": "Budi sapaan Tono ",
    "initials": "A. ",
    "numbered": "5. A ",
    "names": "Aji Hidayat lalu ",
    "cities": "Kota Kota ",
    "dates": "Kamis (13/1/2021) ",
    "dates in words": "13 Januari 2021 ",
    "paid marks": "(adv ",
    "lines": "a\n",
}


def story_of(paragraphs: list[str]) -> Story:
    """A story with these paragraphs, without the help of a Markdown parser."""
    head = make_story()
    start, blocks = len(head.text), []
    at = start
    for text in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, text, text))
        at += len(text) + 2
    body = "\n\n".join(paragraphs)
    return replace(head, text=head.text + body, body=Body(start, body, tuple(blocks)))


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Fail once the process has worked for `seconds`, however busy the machine is."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"more than {seconds} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check_all(story: Story) -> None:
    context = make_context()
    with processor_time(SECONDS):
        for name in RULES:
            rule = load_rule(name)
            assert rule.check is not None
            for _ in rule.check(story, context):
                pass


@pytest.mark.parametrize("unit", ENDLESS.values(), ids=ENDLESS)
def test_a_line_of_one_thing(unit: str) -> None:
    check_all(story_of([unit * (400_000 // len(unit)) + "x"]))


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_a_line_of_the_same_words(unit: str) -> None:
    check_all(story_of([unit * (80_000 // len(unit))]))


@pytest.mark.parametrize("text", ["“Kami siap melayani warga", "Kamis (13/1/2021) rapat"])
def test_very_many_paragraphs(text: str) -> None:
    check_all(story_of([text] * 4_000))


def test_ten_thousand_quotes_of_as_many_people() -> None:
    letters = "abcdefghij"
    people = (
        f"N{a}{b}u {c.upper()}{d}besar"
        for a in letters
        for b in letters
        for c in letters
        for d in letters
    )
    check_all(story_of([" ".join(f"“Kami siap semua di sini,” kata {one}." for one in people)]))
