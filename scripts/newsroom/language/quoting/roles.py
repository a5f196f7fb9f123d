"""Whether a text says who a person is: an office, an occupation, an age, a relation."""

import re
from collections.abc import Collection, Iterator, Sequence

from newsroom.language.lexicon import FAMILIAR, HONORIFICS, INSTITUTIONS
from newsroom.language.quoting.subjects import PEOPLE, THAT
from newsroom.language.quoting.verbs import EVERY
from newsroom.language.sentences import sentence_around
from newsroom.language.words import Word, word_set, words_of

_NEAR = 8
_AHEAD = 120
_DESCRIPTION = 9
_RANKS = HONORIFICS - FAMILIAR
_RELATING = word_set("""
    adik anak asal cucu dari ibunda juara kakak keponakan kerabat mewakili orangtua peraih pihak
    sebagai selaku sepupu
    """)
# What somebody does for a living tells the role without naming it: sudah lama berjualan sagu.
_WORKING = word_set("""
    bekerja berdagang berjualan berjuang bertani bertugas bertanggung kelahiran lahir melatih melaut
    memelihara memiliki memimpin menari mendirikan mengabdi mengajar mengelola mengemudikan mengetuai
    menganyam mengurus menjabat menjadi menjaga menjual menenun menulis merantau merawat merintis
    mewakili
    """)
_NOT = word_set("batal belum berhenti tak tidak")
# (45), 45 tahun, 45 th
_AGE = re.compile(r"\W{0,3}\(\d{1,3}(?:\s?t(?:ahu|h)n?\.?)?\)|,? \d{1,3} tahun")
_SHORTEST_AGENT = 6
# Behind a name these go on with the sentence; any other word is an apposition: kata Rina, penjual …
_GOING_ON = word_set("""
    akhir awal baru-baru belum di dalam dengan hari kala kemarin kepada ketika lewat malam melalui
    menanggapi mengenai menjelang pada pagi saat sambil sampai sebelum seusai sembari seraya sesaat
    sesudah setelah siang sore tadi tentang terkait usai
    """)


def has_role(
    prose: str, start: int, end: int, *, known: Collection[str] = (), apposition: bool = False
) -> bool:
    """Whether the name at `start` to `end` of `prose` has a role within eight words of its sentence.

    `known` are words in lower case that tell this person's role. With `apposition`, any word in
    lower case behind the name and a comma is one.
    """
    begin, stop = sentence_around(prose, start)
    if _AGE.match(prose, end):
        return True
    before = words_of(prose[begin:start])[-_NEAR:]
    behind = words_of(prose[end:stop])[:_NEAR]
    if any(_tells(word, known) for word in (*_certain(before), *_certain(behind))) or _is_described(
        prose[stop : stop + _AHEAD]
    ):
        return True
    return apposition and _is_apposition(prose[end:stop], behind)


def _is_described(rest: str) -> bool:
    """Whether the next sentence says what the person is: `Nelayan itu menambal jaring`."""
    words = [word.lower for word in words_of(rest)[:_DESCRIPTION]]
    return bool(words) and words[0] in PEOPLE and not THAT.isdisjoint(words)


def _certain(words: Sequence[Word]) -> Iterator[Word]:
    """The words without work that is not done: `belum memiliki toko`, `tidak melaut`."""
    for index, word in enumerate(words):
        if not (word.lower in _WORKING and index and words[index - 1].lower in _NOT):
            yield word


def _tells(word: Word, known: Collection[str]) -> bool:
    # anggotanya, ketuanya, suaminya
    lower = word.lower.removesuffix("nya")
    if lower in known or word.lower in known or word.is_acronym:
        return True
    if lower in PEOPLE or lower in _RANKS or lower in _RELATING or lower in _WORKING:
        return True
    return (lower in INSTITUTIONS and word.is_capitalised) or (
        _is_agent(lower) and lower not in EVERY
    )


def _is_agent(word: str) -> bool:
    """Whether a word is formed as one for who does something: `penjahit`, `relawan`."""
    if len(word) < _SHORTEST_AGENT or not word.isalpha():
        return False
    return (word.startswith("pe") and not word.endswith("an")) or word.endswith(("wan", "wati"))


def _is_apposition(text: str, words: Sequence[Word]) -> bool:
    if not words or text[: words[0].start].strip() != ",":
        return False
    return words[0].text.islower() and words[0].text not in _GOING_ON
