"""What the index keeps of a story file: read, judged and shortened, in whichever process."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple

from newsroom.build.aired import Aired
from newsroom.build.cache import Cache, Text, key_of
from newsroom.build.kits import in_kit
from newsroom.build.listed import day_of, listings_of, news_of, news_until, people_of
from newsroom.build.moment import utc
from newsroom.build.recalled import make_text
from newsroom.build.sought import Sought, sought_of
from newsroom.build.tallies import tally_for
from newsroom.edition import Held, consider
from newsroom.finding import Finding, Severity
from newsroom.ledger import Recorded, path_of
from newsroom.node import fingerprint
from newsroom.page.agenda import Occasion, occasion_of, over_at
from newsroom.page.faults import page_faults
from newsroom.page.notices import fresh_until
from newsroom.page.story_page import StoryPage
from newsroom.page.surroundings import Surroundings, public
from newsroom.page.teaser import Teaser
from newsroom.page.text import reading_minutes
from newsroom.page.ties import Tie, tie
from newsroom.page.translation import make_page
from newsroom.pictures import Original, measure
from newsroom.registers import Election
from newsroom.scorecard import Tally
from newsroom.settings import Settings
from newsroom.social.cards import cards_on_site
from newsroom.social.sharing import shareable, shareable_until
from newsroom.story import Story, parse_bytes, read_bytes
from newsroom.tongue import Tongues
from newsroom.trail import Happening
from newsroom.typed import from_json, to_json

WITHDRAWN = "withdrawn"
"""The notices of a story that was withdrawn."""

GONE = "translation withdrawn"
"""Those of a translation, which the page of all withdrawals leaves to its original."""

_ALWAYS, _NEVER = "", "9"


class Entry(NamedTuple):
    """A story file in short. All but the first two are empty where nothing has changed.

    `listings` maps the listings that it stands in to what they must know of it. `since` and
    `until` bound the time for which all this holds. `event` is JSON of an `Occasion`, `event_at`
    sorts it. `people` are those who speak in it. `kit` is JSON of a `Kit`, where it is passed on.
    By `sought` it is found on /cek/; `tally` is what the scorecard counts of it.
    """

    path: str
    key: str
    unchanged: bool = False
    id: str = ""
    on_air: bool = False
    rank: str = ""
    desk: str = ""
    follows: str = ""
    reply_to: str = ""
    translation_of: str = ""
    print: str = ""
    teaser: str = ""
    tie: str = ""
    aired: str = ""
    notices: str = ""
    cards: str = ""
    words: str = ""
    since: str = _ALWAYS
    until: str = _NEVER
    listings: Mapping[str, str] = {}
    used: tuple[str, ...] = ()
    event: str = ""
    event_at: str = ""
    event_over: bool = False
    people: tuple[str, ...] = ()
    sought: Sought = Sought()
    kit: str = ""
    tally: Tally | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads story files of the newsroom in `root`, as things stand at `now`.

    `home` is the cache folder, where their texts are kept. The `elections` of the registers decide
    what the share kit holds.
    """

    settings: Settings
    home: Path
    now: datetime
    elections: tuple[Election, ...]

    def __call__(self, stories: Sequence[tuple[str, str]]) -> list[Entry]:
        """The entries of files, given by path (relative to the root) and known key.

        Where the bytes still have that key the entry just says so.
        """
        with closing(Cache(self.home)) as cache:
            reader = _Reader(
                self,
                cache,
                public(self.settings),
                cache.has_records,
                Tongues(self.settings.root),
                {},
            )
            entries = [reader.entry(path, known) for path, known in stories]
            cache.keep(reader.texts.items())
        return entries


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files one by one; `texts` are those that `cache` did not have."""

    reading: Reading
    cache: Cache
    shown: Settings
    has_records: bool
    tongues: Tongues
    texts: dict[str, Text]

    def entry(self, path: str, known: str) -> Entry:
        settings = self.reading.settings
        data, found = read_bytes(settings.root, path)
        if data is None:
            return Entry(path, "", findings=tuple(found))
        key = key_of(data, settings.zone.key)
        if key == known:
            return Entry(path, key, unchanged=True)
        story, found = parse_bytes(path, data, zone=settings.zone)
        if story is None:
            return Entry(path, key, findings=tuple(found))
        entry = self._judged(story, key, self._html(story, key))
        if not entry.on_air:
            return entry
        return entry._replace(findings=(*_faults(found), *entry.findings))

    def _html(self, story: Story, key: str) -> str:
        text = self.cache.text(key)
        if text is None:
            text = self.texts[key] = make_text(story)
        return text.html

    def _judged(self, story: Story, key: str, html: str) -> Entry:
        settings, now = self.reading.settings, self.reading.now
        recorded = _recorded(self.cache, story.id) if self.has_records else Recorded()

        def happenings(_: str) -> tuple[Happening, ...]:
            return recorded.happenings

        published = consider(story, settings, self.reading.elections, happenings, now)
        if isinstance(published, Held):
            since, until = _bounds(now, [story.meta.embargo_until])
            return Entry(story.path, key, id=story.id, since=since, until=until)
        asked = _Asked(settings.root)
        days = settings.social.share_days
        silent = story.meta.withdrawn or story.is_translation
        shared = not silent and shareable(published.readable_since, now, days)
        page = make_page(
            published,
            # No people and campaigns: they are nothing that others show of a story.
            Surroundings(self.shown, {}, {}, asked),
            html,
            in_outbox=recorded.in_outbox,
            is_shareable=shared,
            tongues=self.tongues,
        )
        kit, listings, turns = in_kit(page, self.reading.elections, now, is_shareable=shared)
        in_outbox, minutes = recorded.in_outbox, reading_minutes(html)
        known = in_outbox, shared, minutes, recorded.requests, bool(kit)
        aired = Aired(published.decision, published.trail, *known)
        # Of newsroom.toml's networks, pages know nothing.
        cards = cards_on_site(story, settings) if shared else ()
        sought = sought_of(page, html) if settings.search.enabled else Sought()
        entry = _of_page(page, key, aired, asked, now, turns)
        entry = entry._replace(sought=sought, kit=kit, cards=" ".join(cards))
        tally = tally_for(published, settings, recorded)
        return entry._replace(listings={**entry.listings, **listings}, tally=tally)


class _Asked(dict[str, "Original | None"]):
    """Measures pictures, and remembers which it was asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root

    def __call__(self, _: Path, name: str) -> Original | None:
        return self[name]

    def __missing__(self, name: str) -> Original | None:
        self[name] = found = measure(self._root, name)
        return found

    @property
    def files(self) -> set[str]:
        """The files that decide the answers: `./a.png` is `a.png`, and a link stands for two."""
        found = {original.name for original in self.values() if original}
        return found | {normpath(name) for name in self}


def _of_page(
    page: StoryPage,
    key: str,
    aired: Aired,
    asked: _Asked,
    now: datetime,
    kit_turns: Sequence[datetime],
) -> Entry:
    story, meta = page.story, page.story.meta
    teaser, alone = page.teaser, story.is_translation
    event, fresh = None if alone else occasion_of(page), fresh_until(page)
    over = _over(event, page)
    since, until = _bounds(now, [*_turns(page), over, fresh, *kit_turns])
    aired_json, is_fresh = to_json(Aired, aired), fresh is not None and now < fresh
    return Entry(
        story.path,
        key,
        id=story.id,
        on_air=True,
        rank=f"{utc(page.published.at)}|{story.id}|{story.path}",
        desk=meta.desk,
        follows="" if alone else meta.follows or "",
        reply_to="" if alone else meta.reply_to or "",
        translation_of=(alone and meta.translation_of) or "",
        print=fingerprint((key, aired_json, sorted(one.digest for one in page.originals))),
        teaser=to_json(Teaser, teaser),
        tie=to_json(Tie, tie(teaser)),
        aired=aired_json,
        notices=_notices(page),
        words="" if page.withdrawn or alone else fingerprint(_found_by(key, teaser)),
        since=since,
        until=until,
        listings=listings_of(page, is_fresh=is_fresh) | news_of(page, now) | day_of(page),
        used=tuple(sorted(asked.files)),
        findings=tuple(page_faults(page)),
        event=to_json(Occasion, event) if event else "",
        event_at=f"{utc(event.starts.moment)}|{story.path}" if event else "",
        event_over=over is not None and over <= now,
        people=() if page.withdrawn or alone else people_of(page.story),
    )


def _turns(page: StoryPage) -> tuple[datetime | None, ...]:
    """The hours at which a story comes out, is no longer shared, and is no news any more."""
    readable = page.published.readable_since
    no_longer_shared = shareable_until(readable, page.settings.social.share_days)
    return page.story.meta.embargo_until, readable, no_longer_shared, news_until(readable)


def _notices(page: StoryPage) -> str:
    if page.story.is_translation:
        return GONE if page.withdrawn else ""
    return WITHDRAWN if page.withdrawn else "corrected" if page.corrected else ""


def _over(event: Occasion | None, page: StoryPage) -> datetime | None:
    if event is None:
        return None
    ends = event.ends.moment if event.ends else None
    return over_at(event.starts.moment, ends, page.settings.zone)


def _found_by(key: str, teaser: Teaser) -> tuple[object, ...]:
    """What the search index holds of a story."""
    picture = teaser.picture.address if teaser.picture else ""
    said = teaser.title, teaser.time.iso, teaser.kind
    return key, teaser.address, teaser.desk.name, *said, picture


def _recorded(cache: Cache, story_id: str) -> Recorded:
    data = cache.record(path_of(story_id)) if story_id else ""
    return from_json(Recorded, data) if data else Recorded()


def _faults(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.severity is not Severity.HINT]


def _bounds(now: datetime, turns: Sequence[datetime | None]) -> tuple[str, str]:
    """The last of `turns` that is over and the first that is to come."""
    over = [turn for turn in turns if turn is not None and turn <= now]
    to_come = [turn for turn in turns if turn is not None and turn > now]
    return utc(max(over)) if over else _ALWAYS, utc(min(to_come)) if to_come else _NEVER
