"""An anniversary that is counted wrong, or a founding day with digits of its year mixed up."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from newsroom.clock import say_date
from newsroom.finding import Finding, Severity
from newsroom.language.calendar.dates import DateMention, find_dates
from newsroom.language.calendar.occasion import event_days
from newsroom.language.counting import anniversaries as days
from newsroom.language.counting.anniversaries import Counted
from newsroom.language.passages import Passage, story_passages
from newsroom.registers import Anniversary
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "wrong-anniversary"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Bilangan hari jadi tidak cocok dengan tahun berdirinya.",
    summary_en="The number of an anniversary does not fit the year of the founding.",
    why="Hari jadi dihitung orang banyak. Bilangan yang salah di berita resmi terpasang di spanduk "
    "dan sulit ditarik.",
    why_en="Many people count the years. A wrong number in the official news ends up on banners and "
    "is hard to take back.",
    cure="Hitung lagi: tahun perayaan dikurangi tahun berdiri menurut anniversaries.yml. Sebut tahun "
    "perayaannya di kalimat itu bila bukan tahun ini.",
    cure_en="Count again: the year of the celebration less the year of founding in anniversaries.yml. "
    "Name the year in that sentence if it is not this one.",
    basis=("KEJ 1", "UU KIP 7"),
)
_REPUBLIC = ("Republik Indonesia", "RI", "NKRI", "Indonesia", days.INDEPENDENCE)
_MOST = 10
_DAY_NAME = re.compile(r"(?:HUT|Hari Jadi|Hari Ulang Tahun|Ulang Tahun)\s+", re.IGNORECASE)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most ten findings: numbers, and founding days with a digit of the year wrong."""
    passages, known = story_passages(story), context.registers.anniversaries
    dates = {(one.day, one.month) for one in find_dates(passages)}
    founded = any((one.first.day, one.first.month) in dates for one in known)
    if not known or not (founded or any(days.may_count(one.prose) for one in passages)):
        return ()
    if not days.tells_of_anniversary(story.text):
        return ()
    return islice(chain(_miscounts(story, context), _foundings(story, context)), _MOST)


def _miscounts(story: Story, context: Context) -> Iterator[Finding]:
    for passage in story_passages(story):
        for counted in days.find_counted(passage.prose):
            known = _known(counted.whose, context)
            years = _years(story, context, passage, counted, known) if known else set()
            if known and years and counted.rank not in {year - known.first.year for year in years}:
                yield _miscounted(story, passage, counted, known, years)


def _known(whose: str, context: Context) -> Anniversary | None:
    """The anniversary of the register whose bearer is named in `whose`."""
    for known in context.registers.anniversaries:
        name = _bearer(known)
        names = _REPUBLIC if name in _REPUBLIC else (name,)
        city = name == context.settings.office.city and whose == "Kota"
        if city or any(days.is_bearer(whose, one) for one in names):
            return known
    return None


def _bearer(known: Anniversary) -> str:
    return _DAY_NAME.sub("", known.name, count=1)


def _years(
    story: Story, context: Context, passage: Passage, counted: Counted, known: Anniversary
) -> set[int]:
    """The years in which the anniversary may be meant; none where the story does not tell."""
    dated = days.dated_years(passage, counted, find_dates(story_passages(story)), known.first)
    if dated:
        return dated
    words = days.around(passage.prose, counted.start)
    campaign = context.registers.campaigns_by_id.get(story.meta.campaign or "")
    years = days.celebrated_years(words, known.first, event_days(story, context.settings.zone))
    return years | ({campaign.date.year} if campaign else set())


def _miscounted(
    story: Story, passage: Passage, counted: Counted, known: Anniversary, years: set[int]
) -> Finding:
    year = min(years, key=lambda one: (abs(one - known.first.year - counted.rank), one))
    written = passage.prose[counted.start : counted.end]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + counted.start, passage.start + counted.end),
        f'"{written}" tidak cocok: {known.name} dihitung sejak {known.first.year}, jadi pada {year} yang ke-{year - known.first.year}. Perbaiki, atau sebut tahun perayaannya.',
        f'"{written}" does not fit: {known.name} counts from {known.first.year}, so {year} is number {year - known.first.year}. Mend it, or name the year that is celebrated.',
    )


def _foundings(story: Story, context: Context) -> Iterator[Finding]:
    passages = story_passages(story)
    for mention in find_dates(passages):
        passage = passages[mention.passage]
        words = days.around(passage.prose, mention.start - passage.start)
        for known in context.registers.anniversaries:
            if days.is_slip(mention, known.first, words) and _bearer(known) in words:
                yield _misdated(story, mention, known)


def _misdated(story: Story, mention: DateMention, known: Anniversary) -> Finding:
    written = story.text[mention.start : mention.end]
    return finding(
        NAME,
        story,
        story.body_span(mention.start, mention.end),
        f'"{written}" tidak cocok: menurut register, {known.name} dihitung sejak {say_date(known.first)}. Perbaiki tahunnya, atau register bila di sana yang salah.',
        f'"{written}" does not fit: in the register {known.name} counts from {known.first.isoformat()}. Mend the year, or the register if that is wrong.',
    )
