"""Candidates in stories: who is named or shown while an election's days last.

A public office must be seen to be neutral then, so such a story has no share kit
(`newsroom.social.brake`) and needs a second editor (`newsroom.approval`). Names are found as words,
whatever stands between them; whose face is in a picture is read from the words about it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from newsroom.language.passages import Role, story_passages
from newsroom.language.words import words_of
from newsroom.registers.elections import Candidate, Election
from newsroom.story import Story

BASIS = "SKB Netralitas ASN"
"""The key in content/registers/codes.yml of what the brake stands on."""

_UNREAD = ("reviewed", "waivers", "different_people")
"""Keys of the front matter that readers never see."""

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"(?:&nbsp;|[\W_]){0,12}"
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate of an election in a story, at `start` to `end` of its file."""

    candidate: Candidate
    election: Election
    start: int
    end: int


def watched(
    elections: Iterable[Election], moments: Iterable[datetime], zone: tzinfo
) -> tuple[Election, ...]:
    """The elections whose days, in `zone`, hold any of `moments`."""
    days = [moment.astimezone(zone).date() for moment in moments]
    return tuple(one for one in elections if any(one.since <= day <= one.until for day in days))


def mentions(story: Story, elections: Iterable[Election]) -> Iterator[Mention]:
    """Each candidate of `elections` whom `story` names or shows, where it does so first.

    A name with one letter amiss counts where the right one stands nowhere: a slip hides nobody.
    """
    for election in elections:
        for candidate in election.candidates:
            at = min(_exact(story, candidate), default=None)
            at = at or min(_slips(story, candidate), default=None)
            if at is not None:
                yield Mention(candidate, election, *at)


def turns_of(elections: Iterable[Election], zone: tzinfo) -> tuple[datetime, ...]:
    """The moments in which the days of `elections` begin and are over, in `zone`."""
    return tuple(
        datetime.combine(day, time(), zone)
        for one in elections
        for day in (one.since, _next(one.until))
    )


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _exact(story: Story, candidate: Candidate) -> Iterator[Stretch]:
    """Where the story has a name of the candidate; one in its address counts as in the title."""
    silent = _silent(story, candidate)
    names = (bare(candidate), *candidate.aliases)
    for name in names:
        found = (match.span() for match in _pattern(name).finditer(story.text))
        yield from (place for place in found if not _within(place, silent))
    if any(_pattern(name).search(story.slug) for name in names):
        yield story.positions.offsets(("title",)) or (0, 0)


def bare(candidate: Candidate) -> str:
    """The candidate's name without titles and degrees."""
    # Takes longer to import than most checks take, and few stories are asked.
    from newsroom.language.naming.roster import bare_name

    return bare_name(candidate.name)


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    """Finds `name` as whole words: over line breaks and emphasis, as a hashtag, as a file's name.

    In any case; a name of one word only with a capital, since many are words as well.
    """
    words = _WORD.findall(name)
    if len(words) > 1:
        joined = _BETWEEN.join(map(re.escape, words))
        return re.compile(rf"(?<![^\W_]){joined}(?![^\W_])", re.IGNORECASE)
    cased = "|".join(re.escape(form) for one in words for form in (one, one.upper()))
    return re.compile(rf"(?<![^\W_])(?:{cased or '(?!)'})(?![^\W_])")


def _slips(story: Story, candidate: Candidate) -> Iterator[Stretch]:
    """Where the full name is written with a letter amiss."""
    from newsroom.language.naming.roster import Roster

    roster, silent = Roster([bare(candidate)]), _silent(story, candidate)
    for passage in story_passages(story):
        words = words_of(passage.prose)
        heading = passage.role in (Role.TITLE, Role.HEADING)
        for found in roster.find(passage.prose, words, in_title_case=heading):
            place = words[found.first].start, words[found.last].end
            at = passage.start + place[0], passage.start + place[1]
            if found.is_slight and not _within(at, silent):
                yield at


def _silent(story: Story, candidate: Candidate) -> Sequence[Stretch]:
    """Where a name means nothing: in keys that nobody reads, in a phrase that means another."""
    unread = (story.positions.offsets((key,)) for key in _UNREAD)
    others = (_pattern(one).finditer(story.text) for one in candidate.exceptions)
    return [at for at in unread if at] + [match.span() for some in others for match in some]


def _within(place: Stretch, stretches: Iterable[Stretch]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in stretches)
