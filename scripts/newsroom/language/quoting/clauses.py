"""The words around a verb of saying, and the person that they name."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.language.lexicon import COLLECTIVE, FAMILIAR, HONORIFICS, PARTICLES
from newsroom.language.naming.names import SHORTENED, Name, is_ordinary, is_title, split_run
from newsroom.language.words import Word, word_set

# What is said of the speaker ends here: circumstance, company, the matter itself.
_STOPS = word_set("""
    atas bahwa bersama dalam dari dengan di didampingi dihubungi dikonfirmasi dikutip ditemui
    ditulis hingga kala karena ke kemudian kepada ketika lalu lantas lewat melalui mengenai menjawab
    menanggapi mengutip menambahkan menjelang menutup menyoal oleh pada sambil sampai saat sebagaimana
    sebelum seiring sejak sembari semasa seperti seraya serta sesaat setelah seusai soal tentang
    terkait tatkala untuk usai yang
    """)
_ADVERBS = word_set("""
    akhirnya hanya ikut juga kembali kemudian langsung lalu lantas pula pun sebelumnya selanjutnya
    sempat sendiri turut
    """)
_IN = word_set("dalam dengan di lewat melalui pada saat usai")
_BEFORE_OBJECTS = word_set("""
    antara atas bagi bersama dan dari dengan di kepada ke oleh pada seperti serta terhadap untuk
    """)
_THAT = word_set("itu ini tersebut")
_LONGEST = 30
_ENDS = frozenset('.?!;:"“”„')


@dataclass(frozen=True, slots=True)
class Lexis:
    """What is known of words here.

    No names are the `ordinary` words of the story and those of the `city`'s name; `people` are
    the keys of names that are known, for they tell where an office ends and a name begins.
    """

    ordinary: frozenset[str] = frozenset()
    city: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def is_name_like(self, word: Word) -> bool:
        """Whether a person's name can begin with `word`."""
        return (
            word.is_capitalised
            and word.lower not in self.city
            and not is_title(word)
            and not is_ordinary(word, self.ordinary)
        )


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a sentence and the text that they stand in (places count from its start)."""

    text: str
    words: Sequence[Word]

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next one, or the end of the text."""
        end = len(self.text)
        if index + 1 < len(self.words):
            end = self.words[index + 1].start
        return self.text[self.words[index].end : end]


def phrase_after(clause: Clause, verb: int) -> int:
    """The index behind the last word that tells who speaks, after the verb at index `verb`."""
    index = verb
    while index + 1 < len(clause.words) and index - verb < _LONGEST:
        following = clause.words[index + 1]
        if _ends(clause, index) or _stops(clause, index + 1, following):
            break
        index += 1
    return index + 1


def _ends(clause: Clause, index: int) -> bool:
    gap = clause.gap(index)
    if not _ENDS.intersection(gap):
        return False
    if gap.rstrip() != ".":
        return True
    word = clause.words[index]
    # M.Si, H. Andi
    return not (gap == "." or len(word.text) == 1 or word.lower in SHORTENED | HONORIFICS)


def _stops(clause: Clause, index: int, word: Word) -> bool:
    if word.text in ("dan", "serta"):
        # Dinas Komunikasi dan Informatika
        return not (index + 1 < len(clause.words) and clause.words[index + 1].is_capitalised)
    return word.text in _STOPS


def name_after(clause: Clause, verb: int, end: int, lexis: Lexis) -> Name | None:
    """The person named between the verb at index `verb` and index `end`.

    Either the name comes first (`kata Budi, Ketua RT`), or it stands behind a comma or `bernama`
    (`kata Ketua RT, Budi`), or behind the city's name (`kata Kepala Dinas Kota Contoh Budi`).
    """
    first = verb + 1
    while first < end and _is_honorific(clause.words[first]):
        first += 1
    if first >= end:
        return None
    if lexis.is_name_like(clause.words[first]):
        return _name_at(clause, first, end, lexis)
    for index in range(first, end - 1):
        if "," in clause.gap(index) or clause.words[index].text == "bernama":
            return _appositive(clause, index + 1, end, lexis)
    return _behind_office(clause, first, end, lexis)


def _is_honorific(word: Word) -> bool:
    return word.lower in HONORIFICS or word.lower == "oleh"


def _run_end(clause: Clause, start: int, end: int) -> int:
    """The index behind the run of capitalised words, and particles, that begins at `start`."""
    index = start
    while index + 1 < end and _goes_on(clause, index):
        index += 1
    while not clause.words[index].is_capitalised and index > start:
        index -= 1
    return index + 1


def _goes_on(clause: Clause, index: int) -> bool:
    word, following, gap = clause.words[index], clause.words[index + 1], clause.gap(index)
    shortened = len(word.text) == 1 or word.lower in SHORTENED | HONORIFICS
    if not (gap.isspace() or (shortened and gap.rstrip() == ".")):
        return False
    return following.is_capitalised or following.text in PARTICLES


def _name_at(clause: Clause, start: int, end: int, lexis: Lexis) -> Name | None:
    run = list(clause.words[start : _run_end(clause, start, end)])
    pieces = split_run(run, stops=lexis.city)
    if not pieces or pieces[0][0] is not run[0]:
        return None
    collective = any(word.lower in COLLECTIVE for word in pieces[0])
    return None if collective else Name(tuple(pieces[0]))


def _appositive(clause: Clause, start: int, end: int, lexis: Lexis) -> Name | None:
    """The name at `start`, where the clause does not go on with a verb of its own."""
    while start < end and _is_honorific(clause.words[start]):
        start += 1
    if start >= end or not lexis.is_name_like(clause.words[start]):
        return None
    behind = _run_end(clause, start, end)
    goes_on = behind < end and clause.gap(behind - 1).isspace()
    return None if goes_on else _name_at(clause, start, end, lexis)


def _behind_office(clause: Clause, start: int, end: int, lexis: Lexis) -> Name | None:
    """The name at the end of a run that begins with an office.

    It is certain where it is known, or stands behind a rank, an academic title or the city's name.
    """
    run = list(clause.words[start : _run_end(clause, start, end)])
    for count in range(len(run) - 1, 1, -1):
        if Name(tuple(run[-count:])).key in lexis.people:
            return Name(tuple(run[-count:]))
    ends = [index for index, word in enumerate(run) if _ends_office(word, lexis)]
    tail = run[ends[-1] + 1 :] if ends else []
    shortest = 1 if ends and run[ends[-1]].lower in HONORIFICS else 2
    if len(tail) < shortest or not all(lexis.is_name_like(word) for word in tail):
        return None
    return Name(tuple(tail))


def _ends_office(word: Word, lexis: Lexis) -> bool:
    # Ibu and Bapak also stand in the names of institutions: Rumah Sakit Ibu dan Anak.
    rank = word.lower in HONORIFICS and word.lower not in FAMILIAR
    return rank or word.lower in lexis.city


def name_before(clause: Clause, verb: int, lexis: Lexis) -> Name | None:
    """The person who is the subject of the verb at index `verb`: `Budi Santoso menambahkan`."""
    last = _subject_end(clause, verb)
    if last < 0 or not clause.words[last].is_capitalised:
        return None
    first = last
    while first and clause.words[first - 1].is_capitalised and clause.gap(first - 1).isspace():
        first -= 1
    while first < last and is_ordinary(clause.words[first], ()):
        first += 1
    start = clause.words[first].start
    degree = clause.gap(last)[:1] == "." or clause.text[max(0, start - 1) : start] == "."
    if degree or (first and clause.words[first - 1].text in _BEFORE_OBJECTS):
        return None
    if not lexis.is_name_like(clause.words[first]):
        return _behind_office(clause, first, last + 1, lexis)
    name = _name_at(clause, first, last + 1, lexis)
    # One word at the beginning of a sentence may be any noun: Sekolah menjelaskan.
    return name if name and (first or len(name.words) > 1) else None


def _subject_end(clause: Clause, verb: int) -> int:
    """The index of the last word of the subject; -1 where there is none."""
    index = verb - 1
    while index >= 0 and clause.words[index].text in _ADVERBS:
        index -= 1
    word = clause.words[index].text if index >= 1 else ""
    if word.endswith("nya") and clause.words[index - 1].text in _IN:
        index -= 2
    elif word in _THAT and index >= 2 and clause.words[index - 2].text in _IN:
        index -= 3
    return index
