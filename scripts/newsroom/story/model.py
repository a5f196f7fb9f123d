"""What a story is: the front matter as typed values, the body as blocks, the place of each."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from newsroom.finding import START, LineIndex, Span
from newsroom.story.body import Body
from newsroom.story.extent import without
from newsroom.story.kinds import Kind, Label, Language, Method, Verdict, Verification
from newsroom.story.places import Places
from newsroom.story.receipt import Receipt
from newsroom.typed import Day, Loc, Moment, strict_keys


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the story reports; the deadline clock starts at `ended_at`."""

    name: str = ""
    place: str = ""
    starts_at: Moment | None = None
    ended_at: Moment | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who or what the story relies on."""

    name: str
    role: str = ""
    method: Method
    at: Day | None = None
    url: str | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture; `file` is relative to content/images/. A `decorative` one tells nothing."""

    file: str
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    credit: str = ""
    taken_at: Day | None = None
    ai: bool = False


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Social:
    """Captions written by the reporter; `default` serves every network without its own."""

    default: str | None = None
    facebook: str | None = None
    instagram: str | None = None
    x: str | None = None
    threads: str | None = None
    bluesky: str | None = None
    mastodon: str | None = None
    telegram: str | None = None
    skip: tuple[str, ...] = ()

    def own(self, network: str) -> str | None:
        """The caption for the network of this name alone; None where the reporter wrote none."""
        captions = {one.name for one in fields(self)} - {"default", "skip"}
        return getattr(self, network) if network in captions else None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A declared approval. `covers` is the digest of the text that was approved."""

    by: str
    at: Moment
    covers: str | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was wrong, what is right, and since when the story says so."""

    at: Moment
    wrong: str
    right: str
    note: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """When and why a story was withdrawn."""

    at: Moment
    reason: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymity:
    """Why a source is not named, and the editor who knows the name."""

    reason: str
    approved_by: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule set aside for this story, with the reason and the editor who answers for it."""

    rule: str
    reason: str = ""
    by: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The keys of a story's front matter.

    What a rule can demand is optional here: a draft with gaps is still a story.
    """

    id: str = ""
    title: str = ""
    kind: Kind = Kind.NEWS
    desk: str = ""
    authors: tuple[str, ...] = ()
    event: Event | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    campaign: str | None = None
    sources: tuple[Source, ...] = ()
    claims: tuple[Receipt, ...] = ()
    images: tuple[Image, ...] = ()
    label: Label = Label.NONE
    payer: str | None = None
    social: Social = Social()
    reviewed: tuple[Review, ...] = ()
    embargo_until: Moment | None = None
    late_reason: str | None = None
    verification: Verification = Verification.DONE
    anonymous: Anonymity | None = None
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    claim: str | None = None
    verdict: Verdict | None = None
    follows: str | None = None
    reply_to: str | None = None
    republished_from: str | None = None
    lang: Language = Language.ID
    translation_of: str | None = None
    different_people: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()


_NOTHING = ("", "~", "null")
"""How YAML writes that there is no value."""
_REVIEWED: Loc = ("reviewed",)


def address_of(path: str) -> str:
    """Where the story whose file is at `path` stands on the site: `/2022/01/rakor-twap/`."""
    *folders, name = path.split("/")
    year, month = folders[-2:] if len(folders) >= 2 else ("", "")
    return f"/{year}/{month}/{name.removesuffix('.md')}/"


@dataclass(frozen=True, eq=False)
class Story:
    """A story file as read: values, blocks, and where each stands.

    A story is equal only to itself, so that what is worked out from one can be kept by it.

    `path` is relative to the repository, with forward slashes. `text` is the file's whole text.
    `positions` gives the span of every value, `keys` that of every key, by path of keys and
    list indexes: `("sources", 0, "name")`. `unreadable` is where a value was left out of `meta`
    because it, or its key, was not what the format asks for.
    """

    path: str
    text: str
    meta: FrontMatter
    body: Body
    positions: Places = field(repr=False)
    keys: Places = field(repr=False)
    unreadable: frozenset[Loc] = frozenset()

    @property
    def id(self) -> str:
        """The permanent id, the ledger's key."""
        return self.meta.id

    @property
    def is_translation(self) -> bool:
        """Whether it is for readers of another language; there is no other reason to write in one."""
        return self.meta.lang is not Language.ID

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def address(self) -> str:
        """Where the story stands on the site: `/2022/01/rakor-twap/`."""
        return address_of(self.path)

    @property
    def lines(self) -> LineIndex:
        """The line index of `text`."""
        return self.positions.lines

    def has(self, *loc: str | int) -> bool:
        """Whether the file gives a value at `loc`, readable or not; a key alone gives none."""
        at = self.positions.offsets(loc)
        return at is not None and self.text[at[0] : at[1]] not in _NOTHING

    def readable(self, *loc: str | int) -> bool:
        """Whether nothing at, above or inside `loc` was left out: what `meta` says there holds."""
        return not any(bad[: len(loc)] == loc or loc[: len(bad)] == bad for bad in self.unreadable)

    def span(self, *loc: str | int) -> Span:
        """Where the value at `loc` stands; where it is missing, its nearest parent's key.

        A missing key of the front matter itself is missing at its first line.
        """
        if loc in self.positions:
            return self.positions[loc]
        while loc:
            loc = loc[:-1]
            if loc in self.keys:
                return self.keys[loc]
            if loc and loc in self.positions:
                return self.positions[loc]
        front = self.positions.get((), START)
        return Span(front.line, front.column, front.line, front.column)

    def body_span(self, start: int, end: int) -> Span:
        """The span of the file's characters `start` to `end` (offsets into `text`)."""
        return self.lines.span(start, end)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the text without its `reviewed` key: what an approval covers."""
        text = self.text
        key, value = self.keys.offsets(_REVIEWED), self.positions.offsets(_REVIEWED)
        if key and value:
            text = without(text, key[0], value[1])
        unix = text.replace("\r\n", "\n")
        return sha256(unix.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def last_declared_change(self) -> datetime | None:
        """The newest change that the front matter itself dates: a correction or a withdrawal."""
        times = [correction.at for correction in self.meta.corrections]
        if self.meta.withdrawn:
            times.append(self.meta.withdrawn.at)
        return max(times, default=None)
