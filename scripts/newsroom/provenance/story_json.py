"""`story.json`: what stands beside a story's page for machines that check it.

It says what the page says, with how each time is known, and nothing that readers are not told.
People are named by their ids: a name may change, and an archive's hashes should not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

from newsroom.edition import Published
from newsroom.provenance.text import canonical_text, text_digest
from newsroom.social.wording import clean_line
from newsroom.story import Kind, Language, Story, Verdict
from newsroom.trail import Evidence, Happening, Step
from newsroom.typed import Moment, strict_keys, to_json


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """A step of the way on air: when, and how that is known.

    `who` approved it (an id of people.yml), or the network that took the post. `url` is where the
    step can be seen: the post, the page, the pull request.
    """

    step: Step
    at: Moment
    evidence: Evidence
    who: str = ""
    url: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """An approval by an editor (an id of people.yml).

    `covers` is the SHA-256 of the manuscript that was approved, where the forge recorded it.
    """

    by: str
    at: Moment
    evidence: Evidence
    covers: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A post of the story on a network, and its address where the network gave one."""

    network: str
    url: str
    at: Moment


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction: what was wrong, what is right."""

    at: Moment
    wrong: str
    right: str
    note: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """When and why the story was withdrawn."""

    at: Moment
    reason: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Clarified:
    """Of a clarification: the claim that went around, and what was found of it."""

    claim: str
    verdict: Verdict | None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A story that carries the right of reply to this one."""

    id: str
    url: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class StoryJson:
    """A published story, as a machine can check it.

    `text` is the canonical text and `sha256` the hash of its UTF-8; both are null once the story
    was withdrawn. `version` is the one that its page names. `updated_at` is the newest correction
    or the withdrawal. `clarifies` is null unless its kind is `clarification`.
    """

    id: str
    url: str
    short_url: str
    title: str
    lang: Language
    kind: Kind
    desk: str
    text: str | None
    sha256: str | None
    version: str
    published_at: Moment
    updated_at: Moment | None
    corrections: tuple[Corrected, ...]
    withdrawn: Withdrawn | None
    clarifies: Clarified | None
    trail: tuple[Stepped, ...]
    approvals: tuple[Approved, ...]
    posts: tuple[Posted, ...]
    replies: tuple[Reply, ...]


class Where(NamedTuple):
    """Where a story stands: the whole addresses of its page, also the short one."""

    url: str
    short_url: str


def story_json(
    published: Published,
    html: str,
    where: Where,
    *,
    version: str,
    zone: tzinfo,
    replies: Iterable[Reply] = (),
) -> StoryJson:
    """What `story.json` says of a story whose text is `html` and whose page names `version`.

    Times are told in `zone`; nothing else of the newsroom is read.
    """
    story, meta = published.story, published.story.meta
    happenings = [_in(zone, one) for one in published.trail.happenings]
    text = _text_of(story, html)
    changed = story.last_declared_change
    return StoryJson(
        id=story.id,
        url=where.url,
        short_url=where.short_url,
        title=clean_line(meta.title),
        lang=meta.lang,
        kind=meta.kind,
        desk=meta.desk,
        text=text,
        sha256=None if text is None else text_digest(text),
        version=version,
        published_at=_told(published.at, zone),
        updated_at=_told(changed, zone) if changed else None,
        corrections=_corrections(story, zone),
        withdrawn=_withdrawal(story, zone),
        clarifies=_claim(story),
        trail=tuple(map(_step, happenings)),
        approvals=tuple(_approvals(happenings)),
        posts=tuple(_posts(happenings)),
        replies=tuple(replies),
    )


def encode(said: StoryJson) -> str:
    """The file's text: JSON, the same for the same story, one value on a line."""
    return to_json(StoryJson, said, indent=1, terse=True) + "\n"


def _text_of(story: Story, html: str) -> str | None:
    meta = story.meta
    if meta.withdrawn:
        return None
    return canonical_text(clean_line(meta.title), clean_line(meta.summary), html)


def _told(moment: datetime, zone: tzinfo) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:  # the first or last day that Python knows; a typing error
        return moment


def _in(zone: tzinfo, one: Happening) -> Happening:
    return Happening(one.step, _told(one.at, zone), one.evidence, one.who, one.url, one.covers)


def _step(one: Happening) -> Stepped:
    # Who handed a story in may be anybody's account, which readers are not told either.
    who = one.who if one.step in (Step.APPROVED, Step.POSTED) else ""
    return Stepped(step=one.step, at=one.at, evidence=one.evidence, who=who, url=one.url)


def _approvals(happenings: Iterable[Happening]) -> Iterator[Approved]:
    for one in happenings:
        if one.step is Step.APPROVED:
            yield Approved(by=one.who, at=one.at, evidence=one.evidence, covers=one.covers)


def _posts(happenings: Iterable[Happening]) -> Iterator[Posted]:
    for one in happenings:
        if one.step is Step.POSTED:
            yield Posted(network=one.who, url=one.url, at=one.at)


def _corrections(story: Story, zone: tzinfo) -> tuple[Corrected, ...]:
    oldest_first = sorted(story.meta.corrections, key=lambda one: one.at)
    return tuple(
        Corrected(
            at=_told(one.at, zone),
            wrong=clean_line(one.wrong),
            right=clean_line(one.right),
            note=clean_line(one.note),
        )
        for one in oldest_first
    )


def _withdrawal(story: Story, zone: tzinfo) -> Withdrawn | None:
    withdrawn = story.meta.withdrawn
    if withdrawn is None:
        return None
    return Withdrawn(at=_told(withdrawn.at, zone), reason=clean_line(withdrawn.reason))


def _claim(story: Story) -> Clarified | None:
    meta = story.meta
    if meta.kind is not Kind.CLARIFICATION or not meta.claim or meta.withdrawn:
        return None
    return Clarified(claim=clean_line(meta.claim), verdict=meta.verdict)
