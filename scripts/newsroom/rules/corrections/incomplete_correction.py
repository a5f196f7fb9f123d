"""A correction that does not say when, what was wrong and what is right, or that was not carried out.

That it is headed "Ralat" and shows its time is the site's business: every entry of `corrections`
becomes such a box. Whether the text was mended is asked of the newest entry, and of what can be
looked up: figures and names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.finding import Finding, Severity
from newsroom.registers import WordList
from newsroom.rules import Context, Rule, finding
from newsroom.rules.corrections._mended import (
    Undone,
    find_empty,
    find_undone,
    lacks_apology,
    wording_of,
)
from newsroom.story import Correction, Story
from newsroom.typed import Loc

NAME = "incomplete-correction"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Ralat tidak menyebut waktu, yang keliru dan yang benar, atau isinya belum diperbaiki.",
    summary_en="A correction lacks the time, what was wrong or what is right, or was not carried out.",
    why='Dari kata "diperbarui" pembaca tidak tahu apa yang keliru, dan kekeliruannya terus beredar. '
    "Angka, nama atau judul yang keliru merugikan orang; untuk itu redaksi meminta maaf.",
    why_en='From the word "updated" readers do not learn what was wrong, and the mistake goes on. A '
    "wrong figure, name or headline harms people, and so the newsroom apologises.",
    cure="Tulis setiap ralat dengan at (waktunya), wrong (yang semula tertulis) dan right (yang benar), "
    "perbaiki isi beritanya, dan minta maaf di note.",
    cure_en="Write every correction with at (the time), wrong (what was written) and right (what is so), "
    "mend the story itself, and apologise in note.",
    basis=("PPMS 4", "KEJ 10", "UU Pers 1"),
)
_KEYS = ("at", "wrong", "right")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """What each correction lacks, and what the newest one has left undone."""
    if ("corrections",) not in story.keys:
        return
    if ("corrections",) in story.unreadable:
        yield _lacking(story, ("corrections",), _KEYS)
        return
    count = sum(len(loc) == 2 and loc[0] == "corrections" for loc in story.positions)
    entries = iter(story.meta.corrections)
    newest = max((one.at for one in story.meta.corrections), default=None)
    phrases = context.registers.word_list(NAME)
    for index in range(count):
        unreadable = {bad[2:] for bad in story.unreadable if bad[:2] == ("corrections", index)}
        entry = None if unreadable else next(entries, None)
        missing = [key for key in _KEYS if not story.has("corrections", index, key)]
        if missing:
            yield _lacking(story, ("corrections", index), missing)
        elif entry:
            yield from _faults(story, index, entry, phrases, newest=entry.at == newest)
        elif unreadable == {("at",)} and (empty := find_empty(*wording_of(story, index), phrases)):
            yield _empty(story, index, empty)


def _faults(
    story: Story, index: int, entry: Correction, phrases: WordList, *, newest: bool
) -> Iterator[Finding]:
    if empty := find_empty(entry.wrong, entry.right, phrases):
        yield _empty(story, index, empty)
        return
    if newest and (undone := find_undone(story, entry)):
        yield _not_done(story, index, undone)
    if lacks_apology(entry):
        yield _without_apology(story, index)


def _lacking(story: Story, loc: Loc, keys: Iterable[str]) -> Finding:
    named = ", ".join(keys)
    return finding(
        NAME,
        story,
        story.span(*loc),
        f"Ralat ini tidak menyebut {named}. Tulis at (waktunya), wrong (yang semula tertulis) dan right (yang benar).",
        f"This correction lacks {named}. Write at (the time), wrong (what was written) and right (what is so).",
    )


def _empty(story: Story, index: int, key: str) -> Finding:
    return finding(
        NAME,
        story,
        story.span("corrections", index, key),
        "Dari ralat ini pembaca tidak tahu apa yang keliru. Tulis di wrong apa yang semula tertulis, dan di right apa yang benar.",
        "This correction does not tell readers what was wrong. Put in wrong what was written, and in right what is so.",
    )


def _not_done(story: Story, index: int, undone: Undone) -> Finding:
    if undone.key == "right":
        told, told_en = "belum ada di berita", "is not in the story yet"
    else:
        told, told_en = "masih ada di berita", "still stands in the story"
    return finding(
        NAME,
        story,
        story.span("corrections", index, undone.key),
        f'Menurut ralat ini isinya sudah diperbaiki, tetapi "{undone.word}" {told}. Perbaiki isi berita, atau ralatnya.',
        f'This correction says that the story was mended, but "{undone.word}" {told_en}. Mend the story, or the correction.',
    )


def _without_apology(story: Story, index: int) -> Finding:
    told = finding(
        NAME,
        story,
        story.span("corrections", index),
        "Yang keliru angka, nama atau judul, tetapi ralatnya tanpa permintaan maaf. Tambahkan di note.",
        "A figure, a name or the headline was wrong, but the correction has no apology. Add it to note.",
    )
    return replace(told, severity=Severity.WARNING)
