"""Text made to keep a machine busy, or to make it stumble: every rule takes it in its stride.

The bound is processor time, more than ten times what these texts need; a pattern that
backtracks, or a loop in a loop, needs minutes for them.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.checker import apply_fixes, make_checker
from newsroom.rules import load_rules
from newsroom.story import Block, BlockKind, Body, Story
from tests.newsrooms import make_context
from tests.patience import processor_time
from tests.stories import make_story, story_text

SECONDS = 4.0
WHOLE_FILE_SECONDS = 30.0
MEGABYTE = 1_000_000
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
    cut = Body(start, body)
    # Known here, and slow to find in a text like this.
    cut.__dict__["blocks"] = tuple(blocks)
    return replace(head, text=head.text + body, body=cut)


def check_all(story: Story) -> None:
    context = make_context()
    for rule in load_rules():
        if rule.check is not None:
            with processor_time(SECONDS):
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


WHOLE = {
    "a megabyte in one line": "Kami siap melayani warga kota " * (MEGABYTE // 30),
    "ten thousand quotes": "“Kami siap melayani warga,” kata Budi. " * 10_000,
    "ten thousand paragraphs": "Rapat dibuka, Kamis (19/11/2026).\n\n" * 10_000,
    "quotes in quotes": "> " * 2_000 + "dalam",
    "lists in lists": "".join("  " * depth + "- butir\n" for depth in range(300)),
    "brackets in brackets": "[" * 20_000 + "teks" + "](a)" * 20_000,
    "emphasis": "*a **b " * 20_000,
    "hidden characters": "wa\u200brga\u202e kota\u00ad " * 20_000,
    "look-alike letters": "w\u0430rga kota " * 20_000,
    "emoji": "👨‍👩‍👧‍👦 pasar 🛶 " * 20_000,
    "scripts": "Pasar 市場 سوق рынок ตลาด " * 20_000,
    "apostrophes": "Sa'diyah d’Arc Ma`ruf " * 20_000,
    "figures": "Rp1.250.000 dan 3,5 persen dari 1.200 warga " * 10_000,
    "acronyms": "TWAP (Tim Wali Kota) BKPPD " * 10_000,
    "addresses": "[di sini](https://contoh.example/a?utm_source=b) " * 10_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
def test_a_whole_file_made_to_keep_a_machine_busy(body: str) -> None:
    checker = make_checker(make_context())
    with processor_time(WHOLE_FILE_SECONDS):
        checker.check_text("content/stories/2026/11/besar.md", story_text() + body)


HIDDEN = ("\u200b", "\u202e", "\u0430", "👨‍👩‍👧", "\r\n")
MARKDOWN = ("\n\n", "# ", "> ", "- ", "| a | b |\n|---|---|\n", "![](x.jpg)", "[a](/b/)", "*", "_")
FAULTS = """korban|siswi SMP 3|(15)|NIK 6472011203010001|Rp. 5.000,-|ke 3|di usung|HUT ke-120
10:00 WIB|kemarin|ungkapnya.|TWAP|(TWAP)|resiko|Jum’at|yang yang|mencari,“ ujarnya|(adv)"""
PIECES = st.text(max_size=8) | st.sampled_from(
    (
        *ENDLESS.values(),
        *REPEATED.values(),
        *HIDDEN,
        *MARKDOWN,
        *FAULTS.replace("\n", "|").split("|"),
    )
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_nothing_makes_a_rule_stumble_and_every_finding_lies_in_the_file(body: str) -> None:
    checker = make_checker(make_context())
    text = story_text() + body

    found = checker.check_text("content/stories/2026/11/acak.md", text)

    lines = text.split("\n")
    for one in found:
        assert 1 <= one.span.line <= one.span.end_line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1
        assert one.span.end_column <= len(lines[one.span.end_line - 1]) + 1
    apply_fixes(text, found)
