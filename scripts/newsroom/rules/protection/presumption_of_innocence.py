"""Somebody called a culprit by name while no court has said so.

Read only where the story speaks of suspicion or arrest and of no verdict. Initials are passed
over, and so are the many `pelaku` who do something good (the exceptions of the word list).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.language.words import word_set
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Rule, finding
from newsroom.rules.protection._matters import speaks_of
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
    rf"(?:\s(?:utama|tunggal|tersebut|itu|kasus|dalam|korupsi|kekerasan|kejahatan|kriminal|motor|kabel|uang|bantuan|narkoba|sabu|pe[a-z]{{4,14}}an|curanmor|pungli|begal)){{0,4}}(?:(?P<told>,?\s(?:yang\s)?bernama\s|\satas\snama\s)|(?P<comma>,\s)|\s)(?P<name>{PERSON})"
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
# Right behind any other word may stand what was stolen: pencuri Honda; or who suffered: pembunuh Rani.
_DIRECT = word_set("pelaku pelakunya koruptor penipu perusuh penjahat")
_OBJECT = re.compile(
    r"perkosa|bunuh|culik|aniaya|cabul|keroyok|bacok|tikam|tusuk|tembak|motor|kabel|uang|sabu|narkoba|curanmor"
)
_CHILD = re.compile(r"(?:\s?\(|,\s)(?:1[0-7]|[0-9])(?:\stahun\b|\)|,)")
_REACH = 60
_HEAD = 50_000
_MOST = 10
At = tuple[int, int]


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each place where a name and such a word stand together."""
    words = context.registers.word_list(NAME)
    groups = context.registers.word_list("irrelevant-identity").patterns
    found = (
        (passage, hit, at)
        for passage in story_passages(story)
        for hit in words.find(passage.prose)
        for at in _named(story, passage, hit, groups)
    )
    named = list(islice(found, _MOST))
    if not named or speaks_of(story, context.registers, f"{NAME}-verdict"):
        return
    if speaks_of(story, context.registers, f"{NAME}-status"):
        for passage, hit, at in named:
            yield _finding(story, passage, hit, at)


def _named(story: Story, passage: Passage, hit: Hit, groups: Collection[str]) -> Iterator[At]:
    prose, strict = passage.prose, passage.role in (Role.TITLE, Role.HEADING)
    offset = max(0, hit.start - _REACH)
    before = prose[offset : hit.start]
    if _GUARDED.search(before):
        return
    match, back = _AFTER.match(prose, hit.end), _BEFORE.search(before)
    at = None
    if match and not _is_other(story, prose, hit, match):
        group = "name" if match["name"] else "aged"
        at = person(prose, match, groups, strict=strict, group=group)
    if at:
        # A child is not to be named at all, whatever it is called: child-identity says so.
        if not _CHILD.match(prose, at[1]):
            yield at
    elif back and (at := person(before, back, groups, strict=strict)):
        yield at[0] + offset, at[1] + offset


def _is_other(story: Story, prose: str, hit: Hit, match: re.Match[str]) -> bool:
    """Whether the name belongs to a thing, to the victim, or to who speaks behind a comma."""
    if match["aged"] or match["told"]:
        return False
    if match["comma"]:
        return not _GOES_ON.match(prose, match.end())
    if _OBJECT.search(prose[hit.start : match.start("name")].lower()):
        return True
    known = (f"{match['name']} (", f"tersangka {match['name']}")
    direct = prose[hit.start : hit.end].lower() in _DIRECT
    return not direct and not any(sign in story.text[:_HEAD] for sign in known)


def _finding(story: Story, passage: Passage, hit: Hit, at: At) -> Finding:
    word, name = passage.prose[hit.start : hit.end], passage.prose[at[0] : at[1]]
    start, end = min(hit.start, at[0]), max(hit.end, at[1])
    return finding(
        NAME,
        story,
        story.body_span(passage.start + start, passage.start + end),
        f'{name} disebut "{word}", padahal belum ada putusan. Tulis "terduga", "tersangka", atau "terdakwa" menurut tahap perkaranya.',
        f'{name} is called "{word}" though there is no verdict. Write "terduga", "tersangka" or "terdakwa", as the case stands.',
    )
