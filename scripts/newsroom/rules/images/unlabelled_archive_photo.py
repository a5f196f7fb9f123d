"""An old photograph whose caption does not say so.

Illustrations are exempt, for they show no moment. Portraits are not: no machine tells them from
other photographs, and a face of years ago also wants its date. A photograph taken after the event
is no archive photograph, whatever else it may be, and is let pass. Where there is no caption at
all, `missing-credit` asks for one first.
"""

import re
from collections.abc import Iterable
from datetime import date

from newsroom.clock import MONTHS
from newsroom.finding import Finding, Fix, Severity
from newsroom.language.occasion import event_days
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules.pictures import is_drawn, listed_pictures
from newsroom.story import Story

NAME = "unlabelled-archive-photo"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Foto lama dipakai tanpa keterangan bahwa itu foto arsip.",
    summary_en="An old photograph is used without saying that it is from the archive.",
    why="Pembaca mengira foto di berita menunjukkan peristiwanya. Foto lama tanpa tanggal membuat keadaan "
    "dahulu terbaca sebagai keadaan sekarang, dan begitulah hoaks sering bermula.",
    why_en="Readers take the photograph in a story for the event. An old one without its date makes what was "
    "look like what is, and that is how many a hoax begins.",
    cure='Tulis "(arsip, tanggal/bulan/tahun)" di akhir caption. Bila fotonya memang dari acara ini, perbaiki '
    "taken_at; tanggal kamera sering keliru.",
    cure_en='Write "(arsip, day/month/year)" at the end of the caption. If the photograph is of this event '
    "after all, mend taken_at; the clocks of cameras are often wrong.",
    basis=("KEJ 4",),
    fixing=Fixing.SAFE,
)
_ARCHIVED = re.compile(r"\b(?:arsip|dokumentasi|dok|file)\b", re.IGNORECASE)


_AROUND_LETTERS = re.compile(r"[\s\\'\"]+")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each old picture whose caption tells neither its day nor its year."""
    if not story.meta.images or not story.readable("event"):
        return
    event = event_days(story, context.settings.zone)
    if event is None:
        return
    for number, image in listed_pictures(story):
        taken = image.taken_at
        if taken is None or taken >= event[0] or is_drawn(image) or image.decorative:
            continue
        if image.caption.strip() and not _tells(f"{image.caption} {image.credit}", taken):
            yield _unlabelled(story, number, image.caption, taken)


def _tells(words: str, taken: date) -> bool:
    """Whether `words` say when it was: the day, the month with its year, or "arsip" and a year."""
    if _ARCHIVED.search(words) and str(taken.year) in words:
        return True
    day, month, year = taken.day, taken.month, taken.year
    figures = rf"(?<!\d)0?{day}\s?[/.-]\s?0?{month}\s?[/.-]\s?(?:{year}|{year % 100:02})(?!\d)"
    named = rf"\b{MONTHS[month - 1]}\s{{1,3}}{year}\b"
    return bool(re.search(f"{figures}|{named}", words, re.IGNORECASE))


def _unlabelled(story: Story, number: int, caption: str, taken: date) -> Finding:
    day = f"{taken.day}/{taken.month}/{taken.year}"
    return finding(
        NAME,
        story,
        story.span("images", number, "caption"),
        f'Foto ini diambil {day}, sebelum acaranya, tetapi keterangannya tidak menyebut itu. Tulis "(arsip, {day})" di akhir caption, atau perbaiki taken_at.',
        f'This photograph was taken on {day}, before the event, and its caption does not say so. Write "(arsip, {day})" at its end, or mend taken_at.',
        fix=_label(story, number, caption, f" (arsip, {day})"),
    )


def _label(story: Story, number: int, caption: str, label: str) -> Fix | None:
    """The label set behind the caption's words, before a full stop; None where YAML makes it hard."""
    span = story.span("images", number, "caption")
    start = story.lines.offset(span.line, span.column)
    written = story.text[start : story.lines.offset(span.end_line, span.end_column)]
    if written[:1] in "'\"":
        end = len(written) - 1
    elif written[:1] in "|>":
        end = len(written.rstrip())
    elif _in_brackets(story, number):
        # A comma would end a bare value there.
        return Fix(_quoted(_labelled(caption, label)), safe=True) if "\n" not in written else None
    else:
        end = len(written)
    # What the file shows last must be what the caption ends with, or the place is not understood.
    if _AROUND_LETTERS.sub("", written[:end])[-12:] != _AROUND_LETTERS.sub("", caption)[-12:]:
        return None
    at = start + len(written[:end].rstrip()) - _ends_sentence(caption.rstrip())
    return Fix(label, safe=True, span=story.body_span(at, at))


def _labelled(caption: str, label: str) -> str:
    words = caption.rstrip()
    at = len(words) - _ends_sentence(words)
    return words[:at] + label + words[at:]


def _ends_sentence(words: str) -> bool:
    # The full stop of an abbreviation (S.H.) or of dots ends none.
    last = words.rsplit(maxsplit=1)[-1:] or [""]
    return last[0].endswith(".") and "." not in last[0][:-1]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _in_brackets(story: Story, number: int) -> bool:
    places = [story.span("images"), story.span("images", number)]
    starts = [story.lines.offset(place.line, place.column) for place in places]
    return any(story.text[start : start + 1] in ("[", "{") for start in starts)
