"""Text taken over from elsewhere without saying so: another outlet's, or an earlier story's.

The texts decide what is somebody's own: runs of twelve words that more than three stories hold are
boilerplate; quotations, laws, opening hours and telephone numbers may be repeated by anybody.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.corpus import Sketch, sketch
from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, body_passages
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.titles import are_series, plain
from newsroom.rules.sources._brands import find_brand, find_trailers, openings
from newsroom.rules.sources._copying import find_copied
from newsroom.story import Story

NAME = "republished-text"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Naskah memuat teks dari media atau berita lain tanpa menyebutnya.",
    summary_en="The story holds text of another outlet or story without saying so.",
    why="Menyalin tanpa menyebut asalnya adalah plagiat, dan kekeliruan naskah asal ikut tersalin. Pembaca "
    "berhak tahu siapa yang meliput.",
    why_en="Copying without naming the origin is plagiarism, and the mistakes of the origin are copied "
    "along. Readers have a right to know who reported it.",
    cure="Tulis dengan kata sendiri; atau sebut asalnya di republished_from bila dimuat dengan izin; atau isi "
    "follows bila ini lanjutan berita sendiri.",
    cure_en="Write it in your own words; or name the origin in republished_from if you have leave to print "
    "it; or fill in follows if it continues a story of your own.",
    basis=("KEJ 2", "PPMS 7"),
    any_language=True,
)
_MOST_COPIES = 3
_MOST_READ = 10
_ALSO = ("aca juga", "aca Juga", "ACA JUGA")
_READ_ALSO = re.compile(r"\bbaca juga\s{0,3}:", re.IGNORECASE)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Another outlet's mark in the text, and runs of words that an earlier story holds."""
    if story.meta.republished_from:
        return
    yield from _marks(story, context)
    yield from islice(_copies(story, context), _MOST_COPIES)


def _copies(story: Story, context: Context) -> Iterator[Finding]:
    archive = context.archive()
    own = archive.by_path.get(story.path) or sketch(story, context.settings.zone)
    sharing = archive.sharing(own)
    if not sharing:
        return
    age, title = own.age, plain(own.title)
    for path, prints in sorted(sharing.items(), key=lambda one: -len(one[1]))[:_MOST_READ]:
        other = archive.by_path[path]
        if other.age >= age or other.withdrawn or other.id == own.id:
            continue
        if not are_series(title, plain(other.title)) and not archive.are_linked(own, other):
            for start, end in find_copied(story, context, other, prints):
                yield _copy(story, start, end, other)


def _marks(story: Story, context: Context) -> Iterator[Finding]:
    passages = body_passages(story.body)
    for first in openings(passages):
        brand = find_brand(_opening(first, story))
        if brand and not _is_own(first.prose[slice(*brand)], context):
            yield _mark(story, first.start + brand[0], first.start + brand[1])
            break
    for passage, trailer in find_trailers(passages, story.body.text):
        if not _is_own(trailer["whose"] or trailer["news"], context):
            yield _mark(story, passage.start + trailer.start("line"), passage.start + trailer.end())
            break
    if not any(one in story.body.text for one in _ALSO):
        return
    for passage in passages:
        pointer = _READ_ALSO.search(passage.prose) if ":" in passage.prose else None
        if pointer and passage.is_text and "](/" not in story.text[passage.start : passage.end]:
            yield _mark(story, passage.start + pointer.start(), passage.start + pointer.end())
            return


def _opening(passage: Passage, story: Story) -> str:
    """The prose with the bars that it leaves out, as if they parted the cells of a table."""
    written = story.text[passage.start : passage.end]
    if "|" not in written:
        return passage.prose
    return "".join(
        "|" if sign == "|" else one for sign, one in zip(written, passage.prose, strict=True)
    )


def _is_own(brand: str, context: Context) -> bool:
    office = context.settings.office
    own = f"{office.site_url} {office.name.replace(' ', '')}"
    return brand.removeprefix("www.").replace(" ", "").lower() in own.lower()


def _mark(story: Story, start: int, end: int) -> Finding:
    words = story.text[start:end]
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'"{words}" biasanya terbawa dari naskah media lain. Hapus dan tulis dengan kata sendiri, atau sebut asalnya di republished_from.',
        f'"{words}" usually comes along with text of another outlet. Remove it and use your own words, or name the origin in republished_from.',
    )


def _copy(story: Story, start: int, end: int, other: Sketch) -> Finding:
    opening = " ".join(story.text[start:end].split()[:8])
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'"{opening} …" sama kata demi kata dengan {other.path}. Tulis ulang, sebut asalnya di republished_from, atau isi follows bila ini lanjutannya.',
        f'"{opening} …" is word for word in {other.path}. Rewrite it, name the origin in republished_from, or fill in follows if this continues it.',
    )
