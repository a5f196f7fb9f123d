"""A translation that still says what its original had to correct, or stands where that was withdrawn.

Whoever corrects the original is told, too, but not kept from it: the correction must not wait for
a translator.
"""

from collections.abc import Iterable
from dataclasses import replace

from newsroom.clock import say_moment
from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.translations import not_carried_over, story_at
from newsroom.story import Correction, Story

NAME = "stale-translation"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Ralat atau pencabutan berita asli belum sampai ke terjemahannya.",
    summary_en="A correction or withdrawal of the original has not reached its translation.",
    why="Pembaca bahasa lain percaya pada terjemahan saja. Kekeliruan yang sudah diakui dalam bahasa "
    "Indonesia tidak boleh tetap beredar dalam bahasa lain.",
    why_en="Readers of another language have nothing but the translation. A mistake that was owned up to "
    "in Indonesian must not go on in their language.",
    cure="Betulkan terjemahannya dan tulis corrections dengan at yang sama seperti di berita aslinya. Bila "
    "aslinya dicabut, cabut juga terjemahannya.",
    cure_en="Mend the translation, and write corrections with the same at as in the original. Where that "
    "was withdrawn, withdraw the translation, too.",
    basis=("KEJ 10", "PPMS 4"),
    any_language=True,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """In a translation: what it lacks. In an original: which translations lack something."""
    if story.is_translation:
        yield from _of_translation(story, context)
    elif story.id and (story.meta.corrections or story.meta.withdrawn):
        yield from _of_original(story, context)


def _of_translation(story: Story, context: Context) -> Iterable[Finding]:
    found = context.archive().by_id.get(story.meta.translation_of or "")
    original = story_at(found.path, context) if found and found.path != story.path else None
    if original is None or story.meta.withdrawn:
        return
    if original.meta.withdrawn:
        yield _finding(
            story,
            "translation_of",
            f"{original.path} sudah dicabut. Cabut juga terjemahan ini, dengan alasan yang sama.",
            f"{original.path} was withdrawn. Withdraw this translation, too, for the same reason.",
        )
        return
    for correction in not_carried_over(original, story, context)[:1]:
        when, at = _times(correction, context)
        yield _finding(
            story,
            "translation_of",
            f"Ralat {when} di {original.path} belum ada di terjemahan ini. Betulkan isinya, lalu tulis corrections dengan at: {at}.",
            f"The correction of {at} in {original.path} is not in this translation yet. Mend the text, then write corrections with that at.",
        )


def _of_original(story: Story, context: Context) -> Iterable[Finding]:
    for one in context.archive().translations_of(story.id):
        translation = story_at(one.path, context)
        if translation is None or translation.meta.withdrawn:
            continue
        if story.meta.withdrawn:
            yield _warning(
                story,
                "withdrawn",
                f"Terjemahannya, {one.path}, belum dicabut. Cabut juga, dengan alasan yang sama.",
                f"Its translation, {one.path}, still stands. Withdraw it, too, for the same reason.",
            )
            continue
        for correction in not_carried_over(story, translation, context)[:1]:
            when, at = _times(correction, context)
            yield _warning(
                story,
                "corrections",
                f"Ralat {when} belum ada di terjemahannya, {one.path}. Betulkan juga di sana, dengan at: {at}.",
                f"The correction of {at} is not in the translation yet, {one.path}. Mend that, too, with the same at.",
            )


def _times(correction: Correction, context: Context) -> tuple[str, str]:
    at = correction.at.astimezone(context.settings.zone)
    return say_moment(at), at.isoformat(timespec="minutes")


def _warning(story: Story, key: str, message: str, message_en: str) -> Finding:
    return replace(_finding(story, key, message, message_en), severity=Severity.WARNING)


def _finding(story: Story, key: str, message: str, message_en: str) -> Finding:
    return finding(NAME, story, story.span(key), message, message_en)
