"""Somebody called a culprit by name while no court has said so.

Read only where the story speaks of suspicion or arrest and of no verdict. Initials are passed
over, and so are the many `pelaku` who do something good (the exceptions of the word list).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.language.words import word_set
from newsroom.registers import Registers
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Rule, finding
from newsroom.rules.protection._matters import has_word
from newsroom.rules.protection._people import NAME as PERSON
from newsroom.rules.protection._people import person
from newsroom.story import Story

NAME = "presumption-of-innocence"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Seseorang disebut pelaku sebelum ada putusan pengadilan.",
    summary_en="Somebody is called a culprit before a court has decided.",
    why="Tersangka belum tentu bersalah. Sebutan pelaku atau pencuri menghukumnya lebih dahulu, dan tetap "
    "melekat bila pengadilan membebaskannya.",
    why_en="A suspect may be innocent. To be called a culprit or a thief is a punishment in advance, and "
    "it sticks even if the court acquits.",
    cure='Tulis menurut tahap perkaranya: "terduga pelaku", "tersangka", "terdakwa"; "terpidana" setelah '
    "putusan berkekuatan hukum tetap.",
    cure_en='Write what the stage of the case allows: "terduga pelaku", "tersangka", "terdakwa"; '
    '"terpidana" after a final verdict.',
    basis=("KEJ 3", "UU Pers 5"),
)
_AFTER = re.compile(
    rf"(?:\s(?:utama|tunggal|tersebut|itu|kasus|dalam|korupsi|kekerasan|motor|kabel|uang|bantuan|narkoba|sabu|pe[a-z]{{4,14}}an|curanmor|pungli|begal)){{0,4}}(?:(?P<told>,?\s(?:yang\s)?bernama\s|\satas\snama\s)|(?P<comma>,\s)|\s)(?P<name>{PERSON})"
    rf"|(?:\s[a-z-]{{2,14}}){{1,4}},\s(?P<aged>{PERSON})(?=\s?\(\d\d)"
)
_BEFORE = re.compile(
    rf"(?P<name>{PERSON})(?:(?:\s?\(\d{{1,2}}(?:\stahun)?\))?,?\s(?:adalah|merupakan|ialah|sebagai)\s(?:seorang\s|salah satu\s)?|\s?\(\d{{1,2}}(?:\stahun)?\),\s)\Z"
)
_GUARDED = re.compile(
    r"\b(?:terduga|diduga|dugaan|tersangka|dituduh|dituding|bukan|disangka|didakwa|korban|menduga|jika|apakah)\b(?:\s\w+){0,3}\s?\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",|\s?\(|\s(?:di|ter|me|ber|yang)[a-z]*\b|\.")
# Behind these stands the victim: pembunuh Rani, pelaku penganiayaan Rani.
_OF_SOMEBODY = word_set("pembunuh perkosa culik aniaya cabul keroyok bacok tikam tusuk tembak")
_REACH = 60
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each place where a name and such a word stand together."""
    words = context.registers.word_list(NAME)
    hits = ((one, hit) for one in story_passages(story) for hit in words.find(one.prose))
    named = list(islice((found for one, hit in hits for found in _named(one, hit)), _MOST))
    if named and _is_open(story, context.registers):
        for passage, hit, at in named:
            yield _finding(story, passage, hit, at)


def _is_open(story: Story, registers: Registers) -> bool:
    """Whether somebody is suspected in the story, and nobody sentenced."""
    texts = [passage.prose for passage in story_passages(story)]
    return any(has_word(registers, f"{NAME}-status", text) for text in texts) and not any(
        has_word(registers, f"{NAME}-verdict", text) for text in texts
    )


def _named(passage: Passage, hit: Hit) -> Iterator[tuple[Passage, Hit, tuple[int, int]]]:
    prose = passage.prose
    strict = passage.role in (Role.TITLE, Role.HEADING)
    before = prose[max(0, hit.start - _REACH) : hit.start]
    if _GUARDED.search(before):
        return
    match = _AFTER.match(prose, hit.end)
    if match and not _is_victim(prose, hit, match):
        group = "name" if match["name"] else "aged"
        at = person(prose, match, (), strict=strict, group=group)
        if at:
            yield passage, hit, at
            return
    match = _BEFORE.search(before)
    at = person(before, match, (), strict=strict) if match else None
    if at:
        offset = hit.start - len(before)
        yield passage, hit, (at[0] + offset, at[1] + offset)


def _is_victim(prose: str, hit: Hit, match: re.Match[str]) -> bool:
    """Whether the name belongs to somebody else: the victim, or who speaks behind a comma."""
    if match["comma"]:
        return not _GOES_ON.match(prose, match.end())
    if match["aged"]:
        return False
    told = prose[hit.start : match.start("name")].lower()
    return not match["told"] and any(deed in told for deed in _OF_SOMEBODY)


def _finding(story: Story, passage: Passage, hit: Hit, at: tuple[int, int]) -> Finding:
    word, name = passage.prose[hit.start : hit.end], passage.prose[at[0] : at[1]]
    start, end = min(hit.start, at[0]), max(hit.end, at[1])
    return finding(
        NAME,
        story,
        story.body_span(passage.start + start, passage.start + end),
        f'{name} disebut "{word}", padahal belum ada putusan. Tulis "terduga", "tersangka", atau "terdakwa" menurut tahap perkaranya.',
        f'{name} is called "{word}" though there is no verdict. Write "terduga", "tersangka" or "terdakwa", as the case stands.',
    )
