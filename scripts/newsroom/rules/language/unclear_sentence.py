"""A sentence too long to be clear. Only a hint: length alone does not make a sentence unclear."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Role
from newsroom.language.quoting.speech import own_words
from newsroom.language.sentences import split_sentences
from newsroom.language.words import opening_words, words_of
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "unclear-sentence"
RULE = Rule(
    severity=Severity.HINT,
    summary="Sebuah kalimat terlalu panjang untuk dibaca sekali jalan.",
    summary_en="A sentence is too long to be read in one go.",
    why="Prosedur kantor ini meminta kabar yang tepat, singkat, dan jelas. Kalimat panjang memaksa "
    "pembaca mengulang dari awal, apalagi di layar kecil.",
    why_en="This office's procedure asks for news that is exact, short and clear. A long sentence "
    "makes readers start again, above all on a small screen.",
    cure="Bagi menjadi dua kalimat, satu pikiran untuk satu kalimat. Batasnya: sentence_longest di "
    "newsroom.toml.",
    cure_en="Make it two sentences with one thought each. The limit is sentence_longest in "
    "newsroom.toml.",
    basis=("SOP 3",),
)
_ENTRY, _ENTRIES = 4, 5
"""Five stretches of at most four words between commas are a list, which reads faster than it counts."""
_COMMA = re.compile(r"[,;]")
_TEXT = (Role.TEXT, Role.SUMMARY)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per sentence; quoted words do not count."""
    longest = context.settings.style.sentence_longest
    for passage in own_words(story):
        words = words_of(passage.prose)
        if passage.role not in _TEXT or len(words) <= longest:
            continue
        starts = [word.start for word in words]
        for start, end in split_sentences(passage.prose):
            count = bisect_left(starts, end) - bisect_left(starts, start)
            sentence = passage.prose[start:end]
            if count <= longest or _is_list(sentence):
                continue
            begins = opening_words(sentence)
            yield finding(
                NAME,
                story,
                story.body_span(passage.start + start, passage.start + end),
                f"Kalimat “{begins}” memuat {count} kata di luar kutipan; paling banyak {longest}. Bagi menjadi dua kalimat.",
                f"The sentence “{begins}” has {count} words outside quotes; {longest} at most. Make it two sentences.",
            )


def _is_list(sentence: str) -> bool:
    stretches = _COMMA.split(sentence)[1:]
    return sum(len(one.split()) <= _ENTRY for one in stretches) >= _ENTRIES
