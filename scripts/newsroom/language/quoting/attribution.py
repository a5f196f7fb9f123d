"""Who says what: the grammar of attribution in Indonesian news.

`kata Budi selaku Ketua RT`, `ujar Kepala Dinas Kesehatan, Rina`, `ungkapnya`, `sambung dia`,
`menurut Budi Santoso`, `Budi dalam paparannya menjelaskan`. Only what the grammar makes certain
is called a speaker; a role or an institution alone is not.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from newsroom.language.lexicon import CROWD
from newsroom.language.naming.names import Name
from newsroom.language.passages import Passage
from newsroom.language.quoting.clauses import Clause, Lexis, name_after, name_before, phrase_after
from newsroom.language.quoting.speech import without_speech
from newsroom.language.quoting.verbs import BARE, PASSIVE, PLAIN, SAYING, SAYING_THAT
from newsroom.language.sentences import split_sentences
from newsroom.language.words import Word, word_set, words_of, words_within

# How far back a subject is looked for, so that time does not grow with a sentence's length.
_WINDOW = 300
_ONE_OF = word_set("seorang salah satu para sejumlah beberapa sebagian")
_THAT = word_set("itu ini tersebut tadi")
# A crowd that calls out is no source: “Setuju!” sahut warga.
_CALLING = word_set("celetuk sahut seru timpal")
_VERBS = BARE | PASSIVE | SAYING | SAYING_THAT | {"menurut"}
# The word itself (dalam kata Sela), or a borrowed saying (seperti kata Datuk Bandaro).
_NO_SAYING = word_set("""
    arti bak dalam dengan ibarat kedua laksana meminjam menirukan mengutip satu sebagaimana sebuah
    sepatah seperti
    """)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to have said something; places are offsets into the file.

    `said_by` is all that may tell who: role, name, apposition. `speaker` is the person's name,
    and `crowd` the word for one of many (`kata seorang warga`), where the grammar makes it certain.
    """

    verb: Word
    said_by: str
    speaker: Name | None = None
    crowd: Word | None = None


def find_attributions(passages: tuple[Passage, ...], lexis: Lexis) -> Iterator[Attribution]:
    """The attributions outside quotes in the running text among `passages`."""
    for passage, prose in zip(passages, without_speech(passages), strict=True):
        verbs = [word.start for word in words_of(prose) if word.lower in _VERBS]
        if not verbs or not passage.is_text:
            continue
        for start, end in split_sentences(prose):
            if bisect_left(verbs, start) < bisect_left(verbs, end):
                clause = Clause(prose[start:end], words_within(prose, start, end))
                yield from _in_sentence(clause, passage.start + start, lexis)


def _in_sentence(clause: Clause, offset: int, lexis: Lexis) -> Iterator[Attribution]:
    text = clause.text
    for index, word in enumerate(clause.words):
        found = None
        verb = word.lower
        if verb in BARE:
            found = _after_bare(clause, index, lexis)
        elif verb in PASSIVE or verb == "menurut":
            found = _after(clause, index, lexis, shortest=2)
        elif verb in SAYING or (verb in SAYING_THAT and _says_that(clause, index)):
            said_by = text[max(0, word.start - _WINDOW) : word.start]
            found = Attribution(word, said_by, name_before(clause, index, lexis))
        if found is not None:
            yield _moved(found, offset)


def _after_bare(clause: Clause, index: int, lexis: Lexis) -> Attribution | None:
    """`kata Budi`, where `kata` is a verb and no noun."""
    word = clause.words[index]
    quoted = _follows_quote(clause.text, word.start)
    if quoted:
        found = _after(clause, index, lexis, shortest=1)
        named = found.speaker is not None or word.lower in _CALLING
        crowd = None if named else _crowd(clause, index)
        return Attribution(found.verb, found.said_by, found.speaker, crowd)
    if index and clause.words[index - 1].lower in _NO_SAYING:
        return None
    if word.lower not in PLAIN and not _before(clause.text, word.start).endswith(","):
        return None
    found = _after(clause, index, lexis, shortest=1 if word.lower in PLAIN else 2)
    return found if found.speaker is None or _is_closed(clause, found.speaker) else None


def _follows_quote(text: str, at: int) -> bool:
    """Whether quoted speech ends right before `at`: `,” kata`, `”, kata`."""
    return bool({"”", '"', "“"}.intersection(_before(text, at)[-2:]))


def _before(text: str, at: int) -> str:
    """The few characters before `at`, without the space between."""
    return text[max(0, at - 8) : at].rstrip()


def _is_closed(clause: Clause, name: Name) -> bool:
    """Whether a mark follows the name, so that it is not the subject of what follows."""
    return clause.text[name.end : name.end + 1] in ("", ",", ".", ";", ":")


def _after(clause: Clause, index: int, lexis: Lexis, *, shortest: int) -> Attribution:
    end = phrase_after(clause, index)
    said_by = clause.text[clause.words[index].end : clause.words[end - 1].end]
    name = name_after(clause, index, end, lexis)
    if name is not None and len(name.words) < shortest:
        name = None
    return Attribution(clause.words[index], said_by, name)


def _says_that(clause: Clause, index: int) -> bool:
    following = clause.words[index + 1].text if index + 1 < len(clause.words) else ""
    return following == "bahwa" or clause.gap(index).lstrip()[:1] in (",", ":", "“", '"')


def _crowd(clause: Clause, verb: int) -> Word | None:
    """One of many who is not named: `kata seorang warga`, not `kata warga itu`."""
    end = phrase_after(clause, verb)
    said = list(dropwhile(lambda word: word.text in _ONE_OF, clause.words[verb + 1 : end]))
    if not said or said[0].text not in CROWD:
        return None
    named = any(word.text in _THAT or word.is_capitalised for word in said[1:])
    return None if named else said[0]


def _moved(found: Attribution, by: int) -> Attribution:
    speaker = Name(tuple(word.moved(by) for word in found.speaker.words)) if found.speaker else None
    crowd = found.crowd.moved(by) if found.crowd else None
    return Attribution(found.verb.moved(by), found.said_by, speaker, crowd)
