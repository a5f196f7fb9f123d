"""The boxes around a story's text: sources, corrections, withdrawal, the claim it answers."""

from dataclasses import dataclass
from datetime import tzinfo

from newsroom.page.addresses import web_address
from newsroom.page.words import METHODS, VERDICTS, Link, Time, tell_date, time_in
from newsroom.social.wording import clean_line
from newsroom.story import Kind, Story
from newsroom.tongue import SOURCE, Tongue


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the reader sees it. `address` is empty unless it leads to a web page."""

    name: str
    role: str
    method: str
    day: str
    address: str


@dataclass(frozen=True, slots=True)
class CorrectionBox:
    """A correction: when, what was wrong, what is right."""

    time: Time
    wrong: str
    right: str
    note: str


@dataclass(frozen=True, slots=True)
class WithdrawalBox:
    """A withdrawal: when and why."""

    time: Time
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The claim that a clarification answers, what was found of it, and where that can be seen.

    `evidence` is the first of the story's sources that is a web page.
    """

    text: str
    verdict: str
    evidence: Link | None = None


def sources_of(story: Story, tongue: Tongue = SOURCE) -> tuple[SourceLine, ...]:
    """What the story relies on."""
    return tuple(
        SourceLine(
            clean_line(source.name),
            clean_line(source.role),
            tongue.say(METHODS[source.method]),
            tell_date(source.at, tongue) if source.at else "",
            web_address(source.url),
        )
        for source in story.meta.sources
    )


def corrections_of(
    story: Story, zone: tzinfo, tongue: Tongue = SOURCE
) -> tuple[CorrectionBox, ...]:
    """The story's corrections, newest first."""
    newest_first = sorted(story.meta.corrections, key=lambda c: c.at, reverse=True)
    return tuple(
        CorrectionBox(
            time_in(correction.at, zone, tongue),
            clean_line(correction.wrong),
            clean_line(correction.right),
            clean_line(correction.note),
        )
        for correction in newest_first
    )


def withdrawal_of(story: Story, zone: tzinfo, tongue: Tongue = SOURCE) -> WithdrawalBox | None:
    """The story's withdrawal, or None."""
    withdrawn = story.meta.withdrawn
    if withdrawn is None:
        return None
    return WithdrawalBox(time_in(withdrawn.at, zone, tongue), clean_line(withdrawn.reason))


def claim_of(story: Story, tongue: Tongue = SOURCE) -> Claim | None:
    """Of a clarification: the claim and the verdict."""
    meta = story.meta
    if not meta.claim or meta.kind is not Kind.CLARIFICATION:
        return None
    verdict = tongue.say(VERDICTS[meta.verdict]) if meta.verdict else ""
    pages = (Link(line.name, line.address) for line in sources_of(story) if line.address)
    return Claim(clean_line(meta.claim), verdict, next(pages, None))
