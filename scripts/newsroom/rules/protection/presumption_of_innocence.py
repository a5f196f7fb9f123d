"""Somebody called a culprit by name while no court has said so.

Read only where the story speaks of suspicion or arrest and of no verdict. Initials are passed
over, and so are the many `pelaku` who do something good (the exceptions of the word list).
"""

from collections.abc import Iterable
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, story_passages
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.matters import speaks_of
from newsroom.rules.protection._culprits import At, culprits
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
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each place where a name and such a word stand together."""
    words = context.registers.word_list(NAME)
    groups = context.registers.word_list("irrelevant-identity").patterns
    found = (
        (passage, hit, at)
        for passage in story_passages(story)
        for hit in words.find(passage.prose)
        for at in culprits(story, passage, hit, groups)
    )
    named = list(islice(found, _MOST))
    if not named or speaks_of(story, context.registers, f"{NAME}-verdict"):
        return
    if speaks_of(story, context.registers, f"{NAME}-status"):
        for passage, hit, at in named:
            yield _finding(story, passage, hit, at)


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
