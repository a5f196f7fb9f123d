"""Whether a sentence is about one person, by name or as `ia`, `politisi itu`, `perempuan berhijab itu`."""

from collections.abc import Sequence

from newsroom.language.lexicon import CROWD, ROLES
from newsroom.language.words import Word, word_set, words_of

PRONOUNS = word_set("ia dia beliau")
THAT = word_set("itu ini tersebut tadi")
PEOPLE = (
    ROLES
    | CROWD
    | word_set("""
    aktivis alumnus anak arsitek atlet ayah bapak bidan bocah budayawan doktor emak gadis ibu
    istri jurnalis kakek kepala kiper lansia lelaki laki-laki lulusan mantan montir nakhoda nenek
    orang paman pegawai pegiat pejuang pekerja pelaku pelajar pelaut pelukis pemain pemandu
    pematung pembatik pembicara pembina pemilik pemuda pemudi pemudik penari pencipta pendaki
    pendayung pendiri penenun pengacara pengamat pengasuh pengemudi pengendara penggagas penggerak
    penghuni pengurus penjaga penjual penulis penumpang penyair penyanyi penyintas perantau
    perawat perempuan perwira pesepak pesilat peneliti petenis polisi politikus politisi polwan
    prajurit pria psikolog pustakawan putra putri remaja santri sarjana sastrawan seniman
    sejarawan sesepuh srikandi suami sukarelawan sutradara tetangga tukang ulama ustazah wanita
    wartawan wasit
    """)
)
_KIN = word_set("adik anak ayah bapak cucu emak ibu istri kakak kakek nenek orang suami")
# How far into a sentence its subject is looked for, and how long a description may be.
_SUBJECT = 6
_DESCRIPTION = 9


def is_about_person(sentence: str) -> bool:
    """Whether a pronoun stands where the subject does, a description that ends in `itu`, or kin.

    Kin are somebody's: `Anak sulungnya merantau`.
    """
    words = words_of(sentence)
    if _are_kin(words[:3]):
        return True
    for index, word in enumerate(words[:_SUBJECT]):
        if word.lower in PRONOUNS:
            return True
        if word.lower in PEOPLE and _is_pointed_at(words[index + 1 : index + _DESCRIPTION]):
            return True
    return False


def _is_pointed_at(words: Sequence[Word]) -> bool:
    return any(word.lower in THAT for word in words)


def _are_kin(words: Sequence[Word]) -> bool:
    first = words[0].lower if words else ""
    owned = any(word.lower.endswith("nya") for word in words)
    return owned and (first in _KIN or first.removesuffix("nya") in _KIN)
