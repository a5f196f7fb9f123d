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
from newsroom.finding import Finding, Severity
from newsroom.language.calendar.occasion import event_days
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules._shared.captions import label_fix
from newsroom.rules._shared.pictures import is_drawn, listed_pictures
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
        words = f"{image.caption} {image.credit}"
        if image.caption.strip() and not _tells(words, taken, event[0]):
            yield _unlabelled(story, number, image.caption, taken)


def _tells(words: str, taken: date, event: date) -> bool:
    """Whether `words` say when it was: the day, the month with its year, "arsip" and a year.

    A year before that of the event also does where it stands as a time: `pada 2019`.
    """
    if _ARCHIVED.search(words) and str(taken.year) in words:
        return True
    day, month, year = taken.day, taken.month, taken.year
    figures = rf"(?<!\d)0?{day}\s?[/.-]\s?0?{month}\s?[/.-]\s?(?:{year}|{year % 100:02})(?!\d)"
    named = rf"\b{MONTHS[month - 1]}\s{{1,3}}{year}\b"
    earlier = rf"|\b(?:pada|tahun|awal|akhir)\s{{1,3}}{year}\b" if year < event.year else ""
    return bool(re.search(f"{figures}|{named}{earlier}", words, re.IGNORECASE))


def _unlabelled(story: Story, number: int, caption: str, taken: date) -> Finding:
    day = f"{taken.day}/{taken.month}/{taken.year}"
    return finding(
        NAME,
        story,
        story.span("images", number, "caption"),
        f'Foto ini diambil {day}, sebelum acaranya, tetapi keterangannya tidak menyebut itu. Tulis "(arsip, {day})" di akhir caption, atau perbaiki taken_at.',
        f'This photograph was taken on {day}, before the event, and its caption does not say so. Write "(arsip, {day})" at its end, or mend taken_at.',
        fix=label_fix(story, number, caption, f" (arsip, {day})"),
    )
