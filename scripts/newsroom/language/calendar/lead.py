"""The date in a story's lead: when, among who, what, when, where."""

import re
from functools import lru_cache

from newsroom.language.calendar.dates import DateMention, find_dates
from newsroom.language.calendar.occasion import Days
from newsroom.language.passages import Passage, Role
from newsroom.language.sentences import sentence_around

_PARAGRAPHS = 3
# Right before a date these say that it is not the day of the event.
_BEFORE = re.compile(
    r"\b(?:sampai|hingga|sejak|mulai|dari|sebelum|setelah|usai|pasca|jelang|menjelang|lambat"
    r"|antara|tenggat|batas)\b(?:\W{1,3}\w+){0,3}\W{0,3}\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\)?\W{0,3}(?:\w{1,20} )?(?:lalu|silam|mendatang|depan|nanti|besok|kemarin)\b"
)
_PLANNED = re.compile(
    r"\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|ditargetkan|berencana)\b", re.IGNORECASE
)
_WINDOW = 80


@lru_cache(maxsize=4)
def lead_mismatch(
    passages: tuple[Passage, ...], event: Days, *, announced: bool
) -> DateMention | None:
    """The first date like `(13/1/2022)` in the lead, where it is not of the `event`.

    `passages` are the body's. Dates that their sentence sets apart from the event are passed
    over: `sampai Sabtu (…)`, `akan digelar Sabtu (…)` unless the event itself is only `announced`.
    """
    leading = [index for index, passage in enumerate(passages) if passage.is_text][:_PARAGRAPHS]
    # The items of a list have days of their own.
    lead = [index for index in leading if passages[index].role is not Role.ITEM]
    dates = [one for one in find_dates(passages) if one.passage in lead and _is_dateline(one)]
    for mention in dates:
        if not _is_set_apart(passages[mention.passage], mention, announced=announced):
            beside = [one for one in dates if one.passage == mention.passage]
            return None if any(_is_of(one, event) for one in beside) else mention
    return None


def _is_dateline(mention: DateMention) -> bool:
    return mention.in_figures and mention.in_brackets and mention.year is not None


def _is_of(mention: DateMention, event: Days) -> bool:
    days = [
        mention.on(mention.year or 0, day) for day in (mention.first or mention.day, mention.day)
    ]
    return any(event[0] <= day <= event[1] for day in days if day)


def _is_set_apart(passage: Passage, mention: DateMention, *, announced: bool) -> bool:
    prose, start, end = passage.prose, mention.start - passage.start, mention.end - passage.start
    if _BEFORE.search(prose[max(0, start - _WINDOW) : start]):
        return True
    if announced:
        return False
    begin, _ = sentence_around(prose, start)
    planned = _PLANNED.search(prose, begin, start) is not None
    return planned or _BEHIND.match(prose, end) is not None
