"""A translation that nobody can trace to its original, or that comes out before it.

The page of a translation and that of its original lead to each other by `translation_of` alone.
Most rules read Indonesian, so what has no Indonesian original would come out unchecked.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from newsroom.clock import say_moment
from newsroom.corpus import Sketch
from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.translations import story_at
from newsroom.story import Language, Story

NAME = "unlinked-translation"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Terjemahan tidak menyebut berita aslinya, atau mendahuluinya.",
    summary_en="A translation does not name the story that it translates, or comes out before it.",
    why="Isi berita diperiksa dalam bahasa Indonesia. Naskah berbahasa lain tanpa berita asli tayang "
    "tanpa pemeriksaan itu, dan ralatnya tidak ke mana-mana.",
    why_en="What a story says is checked in Indonesian. A text in another language without an original "
    "would come out without that, and corrections would not reach it.",
    cure="Isi translation_of dengan id berita aslinya, yang berbahasa Indonesia. Satu berita punya paling "
    "banyak satu terjemahan tiap bahasa, dengan embargo yang sama.",
    cure_en="Put the id of the Indonesian story in translation_of. A story has one translation into a "
    "language at most, under the same embargo.",
    basis=("KEJ 1", "SOP 1"),
    any_language=True,
)
_ALIKE = 75


def check(story: Story, context: Context) -> Iterable[Finding]:
    """What is wrong with the tie of a translation to its original."""
    of = story.meta.translation_of
    if not story.is_translation:
        if of and story.readable("lang"):
            yield _finding(story, "lang" if story.has("lang") else "translation_of", *_NOT_FOREIGN)
        return
    if not of:
        if story.readable("translation_of"):
            yield _finding(story, "lang", *_WITHOUT_ORIGINAL)
        return
    original = context.archive().by_id.get(of)
    if original is None or original.path == story.path:
        yield _finding(story, "translation_of", *_unknown(story, of, context))
    elif original.lang != Language.ID:
        yield _finding(story, "translation_of", *_translated(original))
    else:
        yield from _beside(story, original, context)


def _beside(story: Story, original: Sketch, context: Context) -> Iterable[Finding]:
    """Another translation into the same language, and an embargo that is not kept."""
    for other in context.archive().translations_of(original.id):
        if other.lang == story.meta.lang and other.path != story.path and not other.withdrawn:
            yield _finding(story, "translation_of", *_twice(original, other))
            break
    source = story_at(original.path, context)
    embargo = source.meta.embargo_until if source else None
    own = story.meta.embargo_until
    if embargo and (own is None or own < embargo):
        until = say_moment(embargo.astimezone(context.settings.zone))
        yield _finding(
            story,
            "embargo_until" if own else "translation_of",
            f"Berita aslinya diembargo sampai {until}. Tulis embargo_until yang sama di sini.",
            f"The original is under embargo until {until}. Write the same embargo_until here.",
        )


_NOT_FOREIGN = (
    "Berita berbahasa Indonesia tidak memakai translation_of. Hapus kunci itu, atau isi lang dengan bahasa naskah ini.",
    "A story in Indonesian has no translation_of. Remove that key, or put the language of this text in lang.",
)
_WITHOUT_ORIGINAL = (
    "Naskah berbahasa lain harus terjemahan. Isi translation_of dengan id berita aslinya, yang berbahasa Indonesia.",
    "A text in another language has to be a translation. Put the id of its Indonesian original in translation_of.",
)


def _unknown(story: Story, of: str, context: Context) -> tuple[str, str]:
    ids = (one for one in context.archive().by_id if one != story.id)
    nearest = process.extractOne(of, ids, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    hint = f' Mungkin maksudnya "{nearest[0]}".' if nearest else ""
    hint_en = f' Did you mean "{nearest[0]}"?' if nearest else ""
    return (
        f'Tidak ada berita lain dengan id "{of}".{hint} Isi translation_of dengan id berita aslinya.',
        f'There is no other story with the id "{of}".{hint_en} Put the id of the original in translation_of.',
    )


def _translated(original: Sketch) -> tuple[str, str]:
    of = original.translation_of or "…"
    return (
        f"{original.path} sendiri terjemahan. Terjemahkan dari berita aslinya: translation_of: {of}.",
        f"{original.path} is a translation itself. Translate the original: translation_of: {of}.",
    )


def _twice(original: Sketch, other: Sketch) -> tuple[str, str]:
    return (
        f"{original.path} sudah diterjemahkan ke bahasa ini: {other.path}. Satukan keduanya.",
        f"{original.path} was translated into this language already: {other.path}. Make them one.",
    )


def _finding(story: Story, key: str, message: str, message_en: str) -> Finding:
    return finding(NAME, story, story.span(key), message, message_en)
