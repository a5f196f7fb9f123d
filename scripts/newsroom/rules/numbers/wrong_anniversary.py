"""An anniversary that is counted wrong, or a founding day with the digits of its year mixed up."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from newsroom.clock import say_date
from newsroom.finding import Finding, Severity
from newsroom.language.anniversaries import (
    INDEPENDENCE,
    Counted,
    celebrated_years,
    find_counted,
    is_bearer,
)
from newsroom.language.dates import DateMention, find_dates
from newsroom.language.occasion import event_days
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
_REPUBLIC = ("Republik Indonesia", "RI", "NKRI", "Indonesia", INDEPENDENCE)
_DAY_NAME = re.compile(r"(?:HUT|Hari Jadi|Hari Ulang Tahun|Ulang Tahun)\s+", re.IGNORECASE)
_FOUNDED = re.compile(r"\b(?:hut|hari jadi|ulang tahun|berdiri|didirikan|lahir)\b", re.IGNORECASE)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per number, and per founding day whose year has one digit wrong."""
    if not context.registers.anniversaries:
        return
    for passage in story_passages(story):
        for counted in find_counted(passage.prose):
            known = _known(counted.whose, context)
            years = _years(story, context, passage, known.first) if known else set()
            if known and years and counted.rank not in {year - known.first.year for year in years}:
                yield _miscounted(story, passage, counted, known, years)
    yield from _foundings(story, context)


def _known(whose: str, context: Context) -> Anniversary | None:
    """The anniversary of the register whose bearer is named in `whose`."""
    for known in context.registers.anniversaries:
        name = _bearer(known)
        names = _REPUBLIC if name in _REPUBLIC else (name,)
        city = name == context.settings.office.city and whose == "Kota"
        if city or any(is_bearer(whose, one) for one in names):
            return known
    return None


def _bearer(known: Anniversary) -> str:
    return _DAY_NAME.sub("", known.name, count=1)


def _years(story: Story, context: Context, passage: Passage, first: date) -> set[int]:
    """The years in which the anniversary may be meant; none where the story does not tell."""
    campaign = context.registers.campaigns_by_id.get(story.meta.campaign or "")
    years = celebrated_years(passage.prose, first, event_days(story, context.settings.zone))
    return years | ({campaign.date.year} if campaign else set())


def _miscounted(
    story: Story, passage: Passage, counted: Counted, known: Anniversary, years: set[int]
) -> Finding:
    year = min(years, key=lambda one: (abs(one - known.first.year - counted.rank), one))
    base, right = known.first.year, year - known.first.year
    written = passage.prose[counted.start : counted.end]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + counted.start, passage.start + counted.end),
        f'"{written}" tidak cocok: {known.name} dihitung sejak {base}, jadi pada {year} yang ke-{right}. Perbaiki, atau sebut tahun perayaannya.',
        f'"{written}" does not fit: {known.name} counts from {base}, so {year} is number {right}. Mend it, or name the year that is celebrated.',
    )


def _foundings(story: Story, context: Context) -> Iterator[Finding]:
    passages = story_passages(story)
    for mention in find_dates(passages):
        prose = passages[mention.passage].prose
        for known in context.registers.anniversaries if _FOUNDED.search(prose) else ():
            if _is_slip(mention, known.first, prose) and _bearer(known) in prose:
                yield _misdated(story, mention, known)


def _is_slip(mention: DateMention, first: date, prose: str) -> bool:
    """Whether the date is the founding day but for one digit of the year, or two that changed places."""
    if mention.year is None or (mention.day, mention.month) != (first.day, first.month):
        return False
    if re.search(rf"\bke-?{mention.year - first.year}\b", prose):
        return False
    one, two = str(mention.year), str(first.year)
    wrong = sum(a != b for a, b in zip(one, two, strict=True))
    return wrong == 1 or (wrong == 2 and Counter(one) == Counter(two))


def _misdated(story: Story, mention: DateMention, known: Anniversary) -> Finding:
    written = story.text[mention.start : mention.end]
    return finding(
        NAME,
        story,
        story.body_span(mention.start, mention.end),
        f'"{written}" tidak cocok: menurut register, {known.name} dihitung sejak {say_date(known.first)}. Perbaiki tahunnya, atau register bila di sana yang salah.',
        f'"{written}" does not fit: in the register {known.name} counts from {known.first.isoformat()}. Mend the year, or the register if that is wrong.',
    )
