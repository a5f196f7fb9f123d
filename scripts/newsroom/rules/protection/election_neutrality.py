"""A call to vote for a candidate, in a story of an office that must stay neutral.

A warning at all times; an error within the days of content/registers/elections.yml. News of the
election itself (election-neutrality-service.csv) is silent, and so is a vote for nobody in
particular. Speech is read too: an office that prints the call passes it on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from newsroom.finding import Finding, Severity
from newsroom.language.words import words_of
from newsroom.registers import Registers
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.matters import Plain, has_word, plain_sentences, speaks_of
from newsroom.rules.protection._candidates import (
    VOTING,
    called_targets,
    certain_targets,
    tells_number,
)
from newsroom.story import Story

NAME = "election-neutrality"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Berita kantor ini mengajak mendukung calon.",
    summary_en="A story of this office calls for support of a candidate.",
    why="Kantor pemerintah milik semua warga. Aparatur yang membantu salah satu calon dapat dipidana, dan "
    "pemilihannya dapat digugat.",
    why_en="A public office belongs to everybody. Officials who help one candidate can be punished, and "
    "the election can be contested.",
    cure="Hapus ajakan dan dukungannya. Yang boleh diberitakan: jadwal, tempat, dan cara memilih, bukan "
    "siapa yang dipilih.",
    cure_en="Remove the call and the support. What may be reported is when, where and how to vote, not "
    "for whom.",
    basis=("UU Pilkada 70", "KEJ 1"),
)
_WORDS_BETWEEN = 6
_MOST = 10
At = tuple[int, int]


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each sentence in which support and a candidate stand together."""
    lists = context.registers
    if not _speaks_of_candidates(story, lists):
        return
    sentences = [one for one in plain_sentences(story) if has_word(lists, NAME, one[2])]
    found = [(one, at) for one in sentences for at in _support(one, lists)][:_MOST]
    if found:
        severity = Severity.ERROR if _is_watched(story, context) else Severity.WARNING
        for one, at in found:
            yield replace(_finding(story, one, at), severity=severity)


def _speaks_of_candidates(story: Story, lists: Registers) -> bool:
    candidates = (one for election in lists.elections for one in election.candidates)
    names = (name for one in candidates for name in one.names)
    return (
        any(name in story.text for name in names)
        or speaks_of(story, lists, f"{NAME}-target")
        or tells_number(story.text)
    )


def _support(sentence: Plain, lists: Registers) -> Iterator[At]:
    """From the word of support to the candidate, where both stand near; once for a sentence."""
    text = sentence[2]
    if has_word(lists, f"{NAME}-service", text):
        return
    certain = list(certain_targets(text, lists))
    loose = [(hit.start, hit.end) for hit in lists.word_list(f"{NAME}-target").find(text)]
    for hit in lists.word_list(NAME).find(text):
        word = text[hit.start : hit.end].lower()
        targets = [*certain, *(called_targets(text, hit) if word in VOTING else loose)]
        for target in targets:
            one, two = sorted([(hit.start, hit.end), target])
            if one[1] <= two[0] and len(words_of(text[one[1] : two[0]])) <= _WORDS_BETWEEN:
                yield one[0], two[1]
                return


def _is_watched(story: Story, context: Context) -> bool:
    event = story.meta.event
    ended = event.ended_at if event else None
    day: date = (ended or context.now).astimezone(context.settings.zone).date()
    return any(one.since <= day <= one.until for one in context.registers.elections)


def _finding(story: Story, sentence: Plain, at: At) -> Finding:
    _, offset, text = sentence
    words = " ".join(text[at[0] : at[1]].split())
    return finding(
        NAME,
        story,
        story.body_span(offset + at[0], offset + at[1]),
        f'"{words}" mengajak mendukung calon; kantor ini harus netral. Hapus.',
        f'"{words}" calls for support of a candidate; this office must be neutral. Remove it.',
    )
