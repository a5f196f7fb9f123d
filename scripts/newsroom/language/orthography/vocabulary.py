"""Which words the newsroom knows: the dictionary's, its own, and what grows from both; and slips."""

from functools import lru_cache, partial

from newsroom.language.lexicon import DAYS, HONORIFICS, MONTHS, PARTICLES
from newsroom.language.orthography.derivation import is_derived
from newsroom.language.orthography.slips import meant_word
from newsroom.language.orthography.spelling import is_word
from newsroom.language.quoting.verbs import EVERY
from newsroom.language.words import word_set

# Units and abbreviations that stand in running text without a full stop.
_SHORT_FORMS = word_set("""
    al bin binti cc cm db dkk dl dll dpi dsb dst gb gram gwh ha hp hz kb kcal kg kgf kl km knot kpa
    kv kva kw kwh kwp lm lt lux mb mbps mg mhz ml mm mw mwh nm pk ppm psi rpm tb vs watt wp
    """)
_GIVEN = EVERY | HONORIFICS | DAYS | MONTHS | PARTICLES | _SHORT_FORMS


@lru_cache(maxsize=50_000)
def is_known(word: str, house_words: frozenset[str]) -> bool:
    """Whether lower-case `word` is one of the dictionary's or of `house_words`, or grows from one."""
    return _is_listed(word, house_words) or is_derived(
        word, partial(_is_listed, house_words=house_words)
    )


@lru_cache(maxsize=10_000)
def likely_word(word: str, house_words: frozenset[str]) -> str | None:
    """What unknown lower-case `word` was most likely meant to be: a known one, one slip away."""
    return meant_word(word, partial(_is_listed, house_words=house_words))


def _is_listed(word: str, house_words: frozenset[str]) -> bool:
    return is_word(word) or word in house_words or word in _GIVEN
