"""A number, a date or a name that readers of the posts get and readers of the story do not.

Read are the reporter's captions and the summary, of which posts without a caption are made; their
headline has rules of its own. A name has two words or more, one of them no Indonesian word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.calendar.dates import find_dates
from newsroom.language.calendar.occasion import event_days
from newsroom.language.counting.amounts import (
    Given,
    Unsupported,
    find_unsupported,
    given_in,
    in_words,
)
from newsroom.language.counting.claims import (
    date_is_given,
    foreign_names,
    has_strange_word,
    words_in,
)
from newsroom.language.counting.numbers import find_numbers
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.language.words import words_of
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "fact-not-in-story"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Takarir atau ringkasan menyebut fakta yang tidak ada di naskah.",
    summary_en="A caption or the summary states a fact that the story does not hold.",
    why="Unggahan diteruskan tanpa beritanya. Angka atau nama yang hanya ada di sana tidak pernah "
    "disunting bersama naskah.",
    why_en="Posts are passed on without their story. A number or a name that only they have was never "
    "edited with the text.",
    cure="Samakan takarir dengan naskah menurut catatan, atau masukkan faktanya ke naskah.",
    cure_en="Make the caption agree with the story, from your notes, or put the fact into the story.",
    basis=("KEJ 1", "UU KIP 7"),
)
_Passages = tuple[Passage, ...]
_MOST = 20
_CHECKED = (Role.SOCIAL, Role.SUMMARY)
_WHERE = {Role.SOCIAL: ("Takarir", "The caption"), Role.SUMMARY: ("Ringkasan", "The summary")}


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per fact and caption, at most twenty."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    passages = story_passages(story)
    claims = [one for one in passages if one.role in _CHECKED]
    if not claims or not story.body.blocks:
        return
    base = tuple(one for one in passages if one.role not in _CHECKED)
    for claim in claims:
        # What a summary says is no support for itself.
        more = tuple(one for one in claims if one.role is Role.SUMMARY and one is not claim)
        yield from _numbers(story, claim, (base, more))
        yield from _names(story, context, claim, base + more)
    yield from _dates(story, context, passages)


def _numbers(story: Story, claim: Passage, others: Iterable[_Passages]) -> Iterator[Finding]:
    if not find_numbers(claim.prose):
        return
    support = [one for passages in others for one in given_in(passages)]
    event = story.meta.event
    for text in (event.name, event.place) if event else ():
        support += [Given(one, "") for one in find_numbers(text)]
    for wrong in find_unsupported(claim.prose, support):
        yield _number(story, claim, wrong)


def _names(story: Story, context: Context, claim: Passage, others: _Passages) -> Iterator[Finding]:
    if not has_strange_word(claim.prose, story.text[story.body.start :].lower()):
        return
    allowed = context.registers.word_list(NAME).patterns
    office = context.settings.office
    city = frozenset(word.lower for word in words_of(office.city)) - {"kota"}
    people = [f"{one.name} {one.role}" for one in story.meta.sources]
    registered = [person.name for person in context.registers.people]
    event = [story.meta.event.name, story.meta.event.place] if story.meta.event else []
    more = [*people, *registered, *event, *story.meta.tags, story.meta.payer or "", office.name]
    words = words_in([*(one.prose for one in others), *more])
    for name in foreign_names(claim.prose, words, city=city, allowed=allowed):
        yield _fact(story, claim, name.start, name.end, name.text, "")


def _dates(story: Story, context: Context, passages: _Passages) -> Iterator[Finding]:
    mentions = find_dates(passages)
    given = [one for one in mentions if passages[one.passage].role not in _CHECKED]
    if not given or len(given) == len(mentions):
        return
    days: list[date] = list(event_days(story, context.settings.zone) or ())
    campaign = context.registers.campaigns_by_id.get(story.meta.campaign or "")
    days += [campaign.date] if campaign else []
    for mention in mentions:
        claim = passages[mention.passage]
        if claim.role in _CHECKED and not date_is_given(mention, given, days):
            start, end = mention.start - claim.start, mention.end - claim.start
            yield _fact(story, claim, start, end, claim.prose[start:end], "")


def _number(story: Story, claim: Passage, wrong: Unsupported) -> Finding:
    number, instead = wrong.number, wrong.instead
    said = in_words(claim.prose, number)
    found = _fact(story, claim, number.start, number.end, said, instead.written if instead else "")
    return replace(found, severity=Severity.WARNING) if wrong.is_close else found


def _fact(story: Story, claim: Passage, start: int, end: int, said: str, instead: str) -> Finding:
    where, where_en = _WHERE[claim.role]
    other = f'naskah menyebut "{instead}"' if instead else "naskah tidak"
    other_en = f'the story says "{instead}"' if instead else "the story does not"
    return finding(
        NAME,
        story,
        story.body_span(claim.start + start, claim.start + end),
        f'{where} menyebut "{said}", tetapi {other}. Samakan menurut catatan.',
        f'{where_en} says "{said}", but {other_en}. Use one, from your notes.',
    )
