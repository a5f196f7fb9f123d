"""Whether words can be what an acronym stands for.

Indonesian acronyms take the initials of the words that carry meaning (APBD), letters or syllables
from inside them (LAPAN, TAPM, Diskominfo), and pass over `dan`, `di`, `untuk`. So a fit is easily
granted here; a misfit is claimed only where the letters were plainly meant to be the initials.
"""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from newsroom.language.orthography.spelling import is_word
from newsroom.language.words import Word, word_set, words_of

CONNECTORS = word_set(
    "dan serta atau di ke dari pada untuk bagi atas dengan oleh dalam yang tentang of the and for in"
)
_NAME_OF_PLACE = word_set("kabupaten kota provinsi republik")
_MOST_WORDS = 12
_MORE_WORDS = 3
_SHORT = 4
_VOWELS = frozenset("aeiou")


def content_key(text: str) -> tuple[str, ...]:
    """The words of an expansion that carry meaning, in lower case: equal ones mean the same."""
    return tuple(
        part for word in words_of(text) for part in word.lower.split("-") if part not in CONNECTORS
    )


def letters_of(acronym: str) -> str:
    """The letters of an acronym in lower case, without hyphens and figures."""
    return "".join(letter for letter in acronym.lower() if letter.isalpha())


def initials(words: Iterable[str]) -> str:
    """The first letters of the words (in lower case) that carry meaning."""
    return "".join(word[0] for word in words if word not in CONNECTORS)


def fits(acronym: str, words: Sequence[Word]) -> bool:
    """Whether the letters of `acronym` can be taken in order from some of the last `words`.

    The first letter has to begin a word. Acronyms with figures (P2TP2A) are always granted.
    """
    letters = letters_of(acronym)
    if any(letter.isdigit() for letter in acronym):
        return True
    lower = [word.lower for word in words]
    return any(
        word[0] == letters[0] and _is_subsequence(letters, "".join(lower[index:]))
        for index, word in enumerate(lower)
    )


def _is_subsequence(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def misfit(acronym: str, words: Sequence[Word]) -> Sequence[Word] | None:
    """The last of `words`, whose initials `acronym` was meant to be and is not.

    `ODP` behind `Organisasi Perangkat Daerah`: one letter is wrong, turned or left out, or some
    are too many (BKPPD behind `Badan Kepegawaian Daerah`). None wherever that is not certain:
    short or mixed acronyms, foreign ones, names, words that the dictionary does not know.
    """
    letters = letters_of(acronym)
    if len(letters) < 3 or not acronym.isalpha() or not acronym.isupper():
        return None
    near = _capital_end(words)[-len(letters) - _MORE_WORDS :]
    turned = _turned(letters, near) or _swapped(letters, near)
    if turned:
        return turned
    if fits(acronym, near):
        return None
    for tail in _tails(near, len(letters)):
        meant = initials(word.lower for word in tail)
        if len(meant) >= 3 and _was_meant(letters, meant) and _are_known(tail):
            return tail
    return None


def _turned(letters: str, words: Sequence[Word]) -> Sequence[Word] | None:
    """The last words whose initials are `letters` in another order.

    Connectors may count: kekerasan dalam rumah tangga (KDRT).
    """
    content = next(_tails(words, len(letters)), ())
    every = words[-len(letters) :]
    readings = [
        (initials(word.lower for word in content), content),
        ("".join(word.lower[0] for word in every), every),
    ]
    if any(meant == letters for meant, _ in readings):
        return None
    for meant, tail in readings:
        known = sum(is_word(word.lower) for word in tail)
        if sorted(meant) == sorted(letters) and known * 3 >= len(tail) * 2:
            return tail
    return None


def _swapped(letters: str, words: Sequence[Word]) -> Sequence[Word] | None:
    """All of `words`, where `letters` are their initials but for one that its word does not hold.

    Badan Pengelola Pajak (BPD). A vowel there makes a name to be spoken (HIPMI) and is no slip.
    """
    content = [word.lower for word in words if word.lower not in CONNECTORS]
    if len(content) != len(letters) or len(letters) < _SHORT:
        return None
    wrong = [(one, word) for one, word in zip(letters, content, strict=True) if word[0] != one]
    if len(wrong) != 1 or not all(word.is_capitalised for word in words if word.lower in content):
        return None
    letter, word = wrong[0]
    if letter in word or letter in _VOWELS or word is content[0]:
        return None
    return words if _are_known(words) else None


def _are_known(words: Iterable[Word]) -> bool:
    return all(is_word(word.lower) for word in words)


def _capital_end(words: Sequence[Word]) -> Sequence[Word]:
    """The capitalised words at the end of `words`, with the connectors between them; else all."""
    begin = len(words)
    for index in range(len(words) - 1, -1, -1):
        if words[index].is_capitalised:
            begin = index
        elif words[index].lower not in CONNECTORS:
            break
    return words[begin:] if len(words) - begin > 1 else words


def _tails(words: Sequence[Word], count: int) -> Iterator[Sequence[Word]]:
    """Ends of `words` with as many words of meaning as there are letters; then more, then fewer."""
    begins = [index for index, word in enumerate(words) if word.lower not in CONNECTORS]
    for wanted in (count, count + 1, *range(count - 1, 2, -1)):
        if wanted <= len(begins):
            yield words[begins[-wanted] :]


def _was_meant(letters: str, meant: str) -> bool:
    """Whether `letters` are the initials `meant` but for one slip, or with some more inside."""
    if len(meant) >= len(letters):
        return DamerauLevenshtein.distance(letters, meant, score_cutoff=1) == 1
    ends = letters[0] == meant[0] and letters[-1] == meant[-1]
    cut = letters[:-1] == meant
    return cut or (ends and _is_subsequence(meant, letters))


def stands_in(acronym: str, words: Sequence[Word]) -> bool:
    """Whether words whose initials are `acronym` stand side by side in `words`."""
    letters = letters_of(acronym)
    lower = [word.lower for word in words]
    capitals = len(letters) > 2
    return any(
        word[0] == letters[0]
        and (capitals or words[index].is_capitalised)
        and _begins_with(lower[index : index + _MOST_WORDS], letters)
        for index, word in enumerate(lower)
    )


def _begins_with(words: Sequence[str], letters: str) -> bool:
    if words[0] in CONNECTORS:
        return False
    return initials(words).startswith(letters)


def differing(words: Sequence[Word], expansion: str) -> Sequence[Word] | None:
    """The end of `words` that tries to be `expansion` and is not; None where it is, or is none.

    The name of a place may follow (`… Daerah Kota Contoh`) and connectors do not count.
    """
    wanted = content_key(expansion)
    ends = list(_possible_ends(words))
    if any(_key(words[:end])[-len(wanted) :] == wanted for end in ends):
        return None
    begins = [index for index, word in enumerate(words) if word.lower == wanted[0]]
    if not begins:
        return None
    end = min((end for end in ends if end - begins[-1] >= len(wanted) - 1), default=len(words))
    tail = words[begins[-1] : end]
    return tail if _was_tried(_key(tail), wanted) else None


def _key(words: Iterable[Word]) -> tuple[str, ...]:
    return content_key(" ".join(word.text for word in words))


def _was_tried(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether `found` means the same as `wanted`: most words are shared, or one is misspelled."""
    if is_misspelled(found, wanted):
        return True
    shared = len(set(found) & set(wanted))
    return shared >= 2 and shared * 2 >= len(wanted) and len(found) <= len(wanted) + 2


def is_misspelled(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the words are the same but for a letter or two in one of them."""
    pairs = [pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]]
    return (
        len(found) == len(wanted)
        and len(pairs) == 1
        and min(map(len, pairs[0])) > _SHORT
        and DamerauLevenshtein.distance(*pairs[0], score_cutoff=2) <= 2
    )


def _possible_ends(words: Sequence[Word]) -> Iterator[int]:
    """Where the expansion can end: at the last word, or before the name of a place."""
    yield len(words)
    for index in range(len(words) - 1, max(0, len(words) - 4), -1):
        if words[index].lower in _NAME_OF_PLACE:
            yield index
