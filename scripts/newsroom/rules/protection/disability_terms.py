"""A word for people with disabilities that the law and they themselves no longer use."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules._shared.listed import may_hold_itself
from newsroom.story import Story

NAME = "disability-terms"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Istilah untuk penyandang disabilitas merendahkan atau sudah ditinggalkan.",
    summary_en="A term for people with disabilities demeans them or has been given up.",
    why="Undang-undang memakai istilah penyandang disabilitas karena kata lama menamai orang menurut "
    "kekurangannya. Pembaca yang bersangkutan membaca berita ini juga.",
    why_en="The law says people with disabilities, since the old words name a person by what is "
    "lacking. Those people read this story too.",
    cure="Pakai istilah undang-undang, misalnya penyandang disabilitas netra. Sebut disabilitas "
    "hanya bila penting bagi beritanya.",
    cure_en="Use the law's terms, such as penyandang disabilitas netra, and mention a disability "
    "only where it matters to the story.",
    basis=("PPRD 5",),
    fixing=Fixing.SUGGESTED,
)
_MOST = 20
_BEFORE = re.compile(r"(?P<word>[\w-]{1,40})[\s(]{1,3}\Z")
_BEHIND = re.compile(r"\s{1,3}(?P<word>[\w-]{1,40})")
# Behind these stands a name even in a headline, where every word has its capital.
_NAMED = re.compile(
    r"(?:\b(?:UU|Undang-Undang|Perda|Perwali|Peraturan|Persatuan|Ikatan|Himpunan|Yayasan|Panti|SLB|"
    r"Sekolah|Komunitas|Gerakan|Federasi|Organisasi|Forum|Film|Lagu|Novel|Buku)\b[^.!?]{0,60})\Z"
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per term, outside quotes and names; at most 20."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    terms = context.registers.word_list(NAME)
    for passage in own_words(story) if may_hold_itself(story, terms) else ():
        for hit in terms.find(passage.prose):
            if not _is_name(passage, hit):
                yield _term(story, passage, hit)


def _is_name(passage: Passage, hit: Hit) -> bool:
    if not passage.prose[hit.start].isupper():
        return False
    if _NAMED.search(passage.prose, max(0, hit.start - 80), hit.start):
        return True
    if passage.role in (Role.TITLE, Role.HEADING):
        return False
    before = _BEFORE.search(passage.prose, max(0, hit.start - 50), hit.start)
    behind = _BEHIND.match(passage.prose, hit.end)
    return any(match and match["word"][0].isupper() for match in (before, behind))


def _term(story: Story, passage: Passage, hit: Hit) -> Finding:
    written, better = passage.prose[hit.start : hit.end], hit.replacement(passage.prose)
    cure, cure_en = "Cari istilah yang tidak merendahkan.", "Find a term that does not demean."
    if better:
        cure, cure_en = f'Pakai "{better}".', f'Use "{better}".'
    return finding(
        NAME,
        story,
        story.body_span(passage.start + hit.start, passage.start + hit.end),
        f'"{written}" bukan istilah yang dipakai bagi penyandang disabilitas. {cure}',
        f'"{written}" is not a term used for people with disabilities. {cure_en}',
        fix=Fix(better, safe=False) if better else None,
    )
