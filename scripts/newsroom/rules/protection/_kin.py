"""Parents and other relatives, by whom a child or a victim is known to the neighbours."""

import re
from collections.abc import Collection, Iterator

from newsroom.rules.protection._people import NAME, Trace, person

_KIN = r"(?:[Aa]yah|[Ii]bu|[Bb]apak|[Kk]akak|[Aa]dik|[Nn]enek|[Kk]akek|[Pp]aman|[Bb]ibi|[Tt]ante)"
_SORT = r"(?:\s(?:kandung|tiri|angkat))?"
_WHOSE = r"(?:nya\b|\s(?:anak\s)?(?:korban|pelaku|ABH)\b)"
_CAP = r"[A-Z][a-z'’]+"
_POLITE = r"(?:Bapak|Pak|Ibu|Bu|Haji|Hajah|H\.|Hj\.|almarhum|almarhumah)"
_WORK = r"(?:pasangan|pedagang|nelayan|petani|guru|pegawai|sopir|pengusaha|buruh|tukang\s[a-z]+|anggota\s[A-Za-z]+|lurah|camat)"
_RELATIVE = re.compile(
    rf"\b(?:{_KIN}{_SORT}(?:nya|\skorban|\spelaku|\sABH|\s[A-Z]{{2,3}}(?=,))"
    r"|[Oo]rang\stua(?:nya|\skorban|\spelaku)?)(?:\s(?:yang\s)?bernama)?,?"
    rf"\s(?:{_POLITE}\s)?(?P<name>{NAME})"
)
# ibu Rangga, Bu Sulastri; but Ibu Kartini, Kepala Sekolah
_OF_NAMED = re.compile(
    rf"\b{_KIN}{_SORT}\s{_CAP},\s(?:(?:Bapak|Pak|Ibu|Bu)\s)(?P<name>{NAME})"
    rf"|\b(?:ayah|ibu|kakak|adik|nenek|kakek|paman|bibi|tante)\s{_CAP},\s(?P<plain>{NAME})(?=,)"
)
# Sulastri (40), ibu korban
_FIRST = re.compile(
    rf"\b(?P<name>{NAME})(?:\s?\(\d\d(?:\stahun)?\))?,\s"
    rf"(?:(?:ayah|ibu|bapak|kakak|adik|nenek|kakek|paman|bibi|tante){_SORT}|orang\stua){_WHOSE}(?=[,.)“”\"]|$)"
)
# putri Ibu Sulastri, anak dari pedagang Rosdi
_CHILD_OF = re.compile(
    r"\b(?:[Aa]nak|[Pp]utr[ai]|[Cc]ucu|[Kk]eponakan)(?:\s(?:pertama|kedua|ketiga|sulung|bungsu|tunggal))?"
    rf"\s(?:dari\s(?:(?:{_WORK}|{_POLITE})\s)+|(?:pasangan\s|{_POLITE}\s)+)(?P<name>{NAME})"
)


def relatives_named(text: str, known: Collection[str], *, strict: bool) -> Iterator[Trace]:
    """Parents and other relatives with their names: `ibu korban, Rina`, `Rina, ibu korban`."""
    for pattern in (_RELATIVE, _OF_NAMED, _FIRST, _CHILD_OF):
        for match in pattern.finditer(text):
            group = match.lastgroup or "name"
            at = person(text, match, known, strict=strict, group=group)
            if at:
                start = at[0] if pattern is _FIRST else match.start()
                yield Trace(start, match.end() if pattern is _FIRST else at[1])
