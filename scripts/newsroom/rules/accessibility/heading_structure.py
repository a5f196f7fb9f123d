"""Headings, tables and media that people with a screen reader cannot find their way in."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.links import find_medium
from newsroom.language.words import opening_words
from newsroom.rules import Context, Rule, finding
from newsroom.story import Block, BlockKind, Story

NAME = "heading-structure"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Judul bagian melompat, tabel tanpa kepala, atau video dan audio tanpa transkrip.",
    summary_en="Headings skip a level, a table has no header, or video and audio have no transcript.",
    why="Pembaca layar melompat dari judul ke judul dan menyebut kepala kolom di setiap sel. Siapa yang tidak "
    "mendengar memerlukan kata-kata di dalam video. Tanpa itu beritanya tertutup bagi mereka.",
    why_en="Screen readers jump from heading to heading and tell the column of every cell. People who do not "
    "hear need the words of a video. Without these the story is closed to them.",
    cure="Mulai judul bagian dengan ##, turun satu tingkat setiap kali; isi baris pertama tabel dengan nama "
    'kolom; tulis bagian "## Transkrip" atau tautkan transkripnya.',
    cure_en="Begin headings with ##, one level deeper at a time; name the columns in a table's first row; write "
    'a section "## Transkrip" or link to the transcript.',
    basis=("PPRD 7", "UU PD 24"),
    any_language=True,
)
MOST = 5
_TOP = 1
_PUT_IN_WORDS = re.compile(
    r"\b(?:transkrip|takarir|subtitle|teks lengkap|naskah lengkap)", re.IGNORECASE
)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """The first heading on the headline's level, jumps and tables up to a bound, the first medium."""
    headings = [block for block in story.body.blocks if block.kind is BlockKind.HEADING]
    if headings:
        yield from _levels(story, headings)
    yield from islice(_tables(story), MOST)
    yield from _media(story)


def _levels(story: Story, headings: list[Block]) -> Iterator[Finding]:
    tops = [block for block in headings if block.level == _TOP]
    if tops:
        yield _at(
            story,
            tops[0],
            "Judul bagian ini setingkat judul berita (#), yang hanya satu, yaitu title; tulis dengan ##.",
            "This heading is on the level of the headline (#), of which there is one, the title; write ##.",
        )
    yield from islice(_jumps(story, headings), MOST)


def _jumps(story: Story, headings: list[Block]) -> Iterator[Finding]:
    level = _TOP
    for block in headings:
        if block.level > level + 1:
            wanted, title = "#" * (level + 1), opening_words(block.prose)
            yield _at(
                story,
                block,
                f'Judul bagian "{title}" melompat dari tingkat {level} ke {block.level}; tulis dengan {wanted}.',
                f'The heading "{title}" jumps from level {level} to {block.level}; write {wanted}.',
            )
        level = block.level


def _tables(story: Story) -> Iterator[Finding]:
    before: BlockKind | None = None
    for block in story.body.blocks:
        bare = block.kind is BlockKind.HTML and _is_bare_table(block.text)
        if block.kind is BlockKind.TABLE and before is not BlockKind.TABLE:
            bare = not block.prose.strip()
        before = block.kind
        if bare:
            yield _at(
                story,
                block,
                "Tabel ini tidak punya baris kepala; isi baris pertamanya dengan nama kolom.",
                "This table has no header; name its columns in the first row.",
            )


def _is_bare_table(html: str) -> bool:
    lower = html.lower()
    return "<table" in lower and "<td" in lower and "<th" not in lower


def _media(story: Story) -> Iterator[Finding]:
    text = story.body.text
    medium = find_medium(text) if "/" in text else None
    if medium is None or _PUT_IN_WORDS.search(text):
        return
    start = story.body.start
    yield finding(
        NAME,
        story,
        story.body_span(start + medium[0], start + medium[1]),
        'Video atau audio ini belum punya transkrip; tulis bagian "## Transkrip" atau tautkan transkripnya.',
        'This video or audio has no transcript; write a section "## Transkrip" or link to one.',
    )


def _at(story: Story, block: Block, message: str, message_en: str) -> Finding:
    end = block.start + len(block.text.partition("\n")[0].rstrip())
    return finding(NAME, story, story.body_span(block.start, end), message, message_en)
