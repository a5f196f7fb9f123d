"""A name in the headline that the story spells otherwise, or never says.

Silent about ordinary words, whose capitals mean nothing in a headline, and about short forms
(`Pemkot`, `Sekda`): what those stand for is in the editors' list of the rule's name. Names of
registered officials are left to misspelled-official.
"""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.naming.headlines import NameMismatch
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.headlines import headline_mismatches
from newsroom.story import Story

NAME = "headline-name-mismatch"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Nama di judul tidak sama dengan nama di isi berita.",
    summary_en="A name in the headline is not that of the story.",
    why="Judul dibaca paling banyak orang dan disalin ke mana-mana. Nama yang salah di sana menjadi "
    "nama yang diingat dan dicari.",
    why_en="The headline is what most people read and what is copied everywhere. A wrong name there "
    "is the name that is remembered and searched for.",
    cure="Cocokkan dengan catatan, lalu samakan nama di judul dan di isi.",
    cure_en="Check your notes and make the names in headline and story the same.",
    basis=("KEJ 1", "UU KIP 7"),
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per name of the headline."""
    for one in headline_mismatches(story, context):
        yield _finding(story, one)


def _finding(story: Story, one: NameMismatch) -> Finding:
    span = story.body_span(one.start, one.end)
    if not one.body:
        return finding(
            NAME,
            story,
            span,
            f'Judul menyebut "{one.word}", tetapi isi berita tidak. Sebutkan di isi, atau perbaiki judulnya.',
            f'The headline names "{one.word}", the story does not. Name it there, or mend the headline.',
        )
    return finding(
        NAME,
        story,
        span,
        f'Judul menulis "{one.word}", isi berita "{one.body}". Samakan dengan nama yang benar.',
        f'The headline has "{one.word}", the story "{one.body}". Make both the right name.',
    )
