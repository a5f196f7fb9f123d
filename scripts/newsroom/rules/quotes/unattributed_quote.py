"""Quoted speech without a word on who said it."""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.naming.names import is_title, read_person
from newsroom.language.passages import body_passages
from newsroom.language.quoting.voices import find_unattributed
from newsroom.language.words import opening_words, plain_words
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "unattributed-quote"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Kutipan tidak menyebut siapa yang berbicara.",
    summary_en="A quote does not say who is speaking.",
    why="Ucapan tanpa pemilik tidak dapat diperiksa, dan pembaca akan menebak sendiri siapa yang "
    "mengatakannya.",
    why_en="Words without an owner cannot be checked, and readers will guess who said them.",
    cure="Sebut pembicaranya dalam kalimat itu atau kalimat di sebelahnya: kata, ujar, menurut, "
    "menambahkan. Judul, tema, dan semboyan tidak perlu.",
    cure_en="Name the speaker in that sentence or the one beside it: said, according to, added. "
    "Titles, themes and slogans need none.",
    basis=("KEJ 2", "KEJ 1"),
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per speech, at its first quotation mark."""
    names = _names(story) - set(plain_words(context.settings.office.city.lower()))
    for quote in find_unattributed(body_passages(story.body), names):
        begins = opening_words(story.text[slice(*quote.inside)])
        yield finding(
            NAME,
            story,
            story.body_span(quote.start, quote.end),
            f"Kutipan “{begins}” tidak menyebut siapa yang berbicara. Tambahkan pembicaranya, misalnya: kata (nama), (jabatan).",
            f"The quote “{begins}” does not say who is speaking. Add the speaker: said (name), (role).",
        )


def _names(story: Story) -> frozenset[str]:
    """The words of the names of the sources, in lower case."""
    people = (read_person(source.name) for source in story.meta.sources)
    return frozenset(
        word.lower
        for person in people
        if person
        for word in person.words
        if len(word.text) > 2 and not is_title(word)
    )
