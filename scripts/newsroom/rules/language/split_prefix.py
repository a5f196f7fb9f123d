"""A verb torn from its prefix: di laksanakan, di gelar."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Passage, Role
from newsroom.language.speech import own_words
from newsroom.language.spelling import is_word
from newsroom.language.words import word_set
from newsroom.registers import Registers
from newsroom.registers.wordlist import WordList
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "split-prefix"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Awalan di- ditulis terpisah dari kata kerjanya.",
    summary_en="The prefix di- is written apart from its verb.",
    why="Awalan di- membentuk kata kerja (digelar), kata depan di menunjuk tempat (di gedung). "
    "Kesalahan ini yang paling cepat dilihat pembaca.",
    why_en="The prefix di- makes verbs (digelar), the preposition di points to a place (di gedung). "
    "It is the mistake that readers see first.",
    cure="Rangkaikan di- dengan kata kerjanya: dilaksanakan, digelar, diusung.",
    cure_en="Write di- and its verb as one word: dilaksanakan, digelar, diusung.",
    basis=("EYD V",),
    fixing=Fixing.SAFE,
)
_MOST = 20
_NONSTANDARD = "nonstandard-word"
_SPLIT = re.compile(
    r"(?<![\w-])(?P<di>[Dd]i) {1,3}(?P<verb>[A-Za-z][a-z]{2,24})(?P<more> [a-z]{4,16})?(?![\w-])"
)
_NO_VERBS = word_set("hayati kontrakan tetapi")
# Places and things that take di- too: behind an auxiliary they may still be where somebody is.
_NOUNS = word_set("""
    alas bendung jilid kapur kontrak kubur lantai langgar pagar palang parkir raja tambang tembok
    """)
_AUXILIARY = re.compile(r"\b(?:akan|belum|bisa|boleh|dapat|harus|perlu|sudah|telah|wajib) {1,3}\Z")
_BY = re.compile(r" {1,3}oleh\b")
_REACH = 12
_SHORTEST = 4
_SHORTEST_WITH_PER = 7


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per verb, outside quotes, at most 20; the safe fix takes the space away."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    for passage in own_words(story):
        for start, end, joined in split_verbs(passage, context.registers):
            yield _split(story, passage, (start, end), joined)


def split_verbs(passage: Passage, registers: Registers) -> Iterator[tuple[int, int, str]]:
    """Where in the prose of `passage` a verb stands apart from its di-, and both as one word."""
    prose, verbs = passage.prose, registers.word_list(NAME).patterns
    for match in _SPLIT.finditer(prose):
        written = match["verb"]
        if written[0].isupper() and passage.role is not Role.TITLE:
            continue
        start, end = match.start(), match.end("verb")
        stem, joined = written.lower().removesuffix("nya"), match["di"] + written.lower()
        if match["more"] and stem + match["more"] in verbs:
            yield start, match.end(), joined + match["more"].strip()
        elif stem in verbs or _is_passive(stem) or _acts_here(prose, start, end, stem):
            yield start, end, joined
        elif standard := _standard(joined, registers.word_list(_NONSTANDARD)):
            yield start, end, standard


def _standard(joined: str, words: WordList) -> str | None:
    """The standard form of a verb that `words` list in another: dirubah, dipersilahkan."""
    hit = next(words.find(joined), None) if joined.lower() in words.patterns else None
    standard = hit.replacement(joined) if hit else ""
    return standard if re.match(r"[Dd]i\w", standard) else None


def _is_passive(stem: str) -> bool:
    """Whether di- and `stem` make a verb by the stem's form: selenggarakan, hadiri, pertegas.

    The dictionary takes di- with nouns in -an too (dijaringan), so what stands before the ending
    has to be a word of its own, and the whole no noun of one in -k (ajak-an).
    """
    if stem in _NO_VERBS or not is_word("di" + stem):
        return False
    if stem.startswith("per") and len(stem) >= _SHORTEST_WITH_PER:
        return stem.endswith("kan") or not stem.endswith("an")
    if stem.endswith("kan"):
        return is_word(stem[:-3]) and not is_word(stem[:-2])
    return stem.endswith("i") and len(stem) > _SHORTEST and is_word(stem[:-1])


def _acts_here(prose: str, start: int, end: int, stem: str) -> bool:
    """Whether a word that may be a thing is a verb here: harus di kunci, di gambar oleh."""
    beside = _AUXILIARY.search(prose, max(0, start - _REACH), start) or _BY.match(prose, end)
    return bool(beside) and stem not in _NOUNS and is_word("di" + stem)


def _split(story: Story, passage: Passage, place: tuple[int, int], joined: str) -> Finding:
    written = passage.prose[slice(*place)]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + place[0], passage.start + place[1]),
        f'"{written}" seharusnya satu kata: "{joined}". Di- di sini awalan kata kerja, bukan kata depan.',
        f'"{written}" should be one word: "{joined}". Here di- is the prefix of a verb, not a preposition.',
        # Another form of the word is more than a space less: somebody should look.
        fix=Fix(joined, safe=joined.lower() == written.replace(" ", "").lower()),
    )
