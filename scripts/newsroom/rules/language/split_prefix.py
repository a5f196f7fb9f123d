"""A verb torn from its prefix: di laksanakan, di gelar."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Passage, Role
from newsroom.language.speech import own_words
from newsroom.language.spelling import is_word
from newsroom.language.words import word_set
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
_SPLIT = re.compile(r"(?<![\w-])(?P<di>[Dd]i) {1,3}(?P<verb>[A-Za-z][a-z]{3,24})(?![\w-])")
_NO_VERBS = word_set("hayati kontrakan tetapi")
_SHORTEST = 4


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per verb, outside quotes, at most 20; the safe fix takes the space away."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    verbs = context.registers.word_list(NAME).patterns
    for passage in own_words(story):
        for match in _SPLIT.finditer(passage.prose):
            written = match["verb"]
            if written[0].isupper() and passage.role is not Role.TITLE:
                continue
            stem = written.lower().removesuffix("nya")
            if stem in verbs or _is_passive(stem):
                yield _split(story, passage, match)


def _is_passive(stem: str) -> bool:
    """Whether di- and `stem` make a verb by the stem's ending: selenggarakan, hadiri.

    The dictionary takes di- with nouns in -an too (dijaringan), so what stands before the ending
    has to be a word of its own, and the whole no noun of one in -k (ajak-an).
    """
    if stem in _NO_VERBS or not is_word("di" + stem):
        return False
    if stem.endswith("kan"):
        return is_word(stem[:-3]) and not is_word(stem[:-2])
    return stem.endswith("i") and len(stem) > _SHORTEST and is_word(stem[:-1])


def _split(story: Story, passage: Passage, match: re.Match[str]) -> Finding:
    joined = match["di"] + match["verb"].lower()
    return finding(
        NAME,
        story,
        story.body_span(passage.start + match.start(), passage.start + match.end()),
        f'"{match[0]}" seharusnya satu kata: "{joined}". Di- di sini awalan kata kerja, bukan kata depan.',
        f'"{match[0]}" should be one word: "{joined}". Here di- is the prefix of a verb, not a preposition.',
        fix=Fix(joined, safe=True),
    )
