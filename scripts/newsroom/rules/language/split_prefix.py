"""A verb torn from its prefix: di laksanakan, di gelar."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.orthography.passives import NOUNS_OF_TWO, acts_here, is_noun, is_passive
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
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
# Looked for first: a pattern that begins by looking behind is tried at every letter.
_DI = re.compile(r"[Dd]i ")
_SPLIT = re.compile(
    r"(?<![\w-])(?P<di>[Dd]i) {1,3}(?P<verb>[A-Za-z][a-z]{2,24})(?P<more> [a-z]{4,16})?(?![\w-])"
)


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
    nonstandard = registers.word_list(_NONSTANDARD)
    for match in [_SPLIT.match(prose, di.start()) for di in _DI.finditer(prose)]:
        if match is None:
            continue
        written = match["verb"]
        if written[0].isupper() and passage.role is not Role.TITLE:
            continue
        start, end = match.start(), match.end("verb")
        stem, joined = written.lower().removesuffix("nya"), match["di"] + written.lower()
        both = stem + (match["more"] or "")
        if both in NOUNS_OF_TWO:
            continue
        if match["more"] and both in verbs:
            yield start, match.end(), joined + match["more"].strip()
        elif stem in verbs or is_passive(stem) or acts_here(prose, start, end, stem):
            yield start, end, joined
        elif joined.lower() in nonstandard.patterns and not is_noun(stem):
            standard = _standard(joined, nonstandard)
            if standard:
                yield start, end, standard


def _standard(joined: str, words: WordList) -> str | None:
    """The standard form of a verb that `words` list in another: dirubah, dipersilahkan."""
    hit = next(words.find(joined), None)
    standard = hit.replacement(joined) if hit else ""
    return standard if re.match(r"[Dd]i\w", standard) else None


def _split(story: Story, passage: Passage, place: tuple[int, int], joined: str) -> Finding:
    written = passage.prose[slice(*place)]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + place[0], passage.start + place[1]),
        f'"{written}" seharusnya satu kata: "{joined}". Di- di sini awalan kata kerja, bukan kata depan.',
        f'"{written}" should be one word: "{joined}". Here di- is the prefix of a verb, not a preposition.',
        # Somebody should look where it is more than a space less, or a place in a headline.
        fix=Fix(joined, safe=joined == "".join(written.split())),
    )
