"""Where a named person lives, so exactly that anybody can find the door."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.language.names import name_key
from newsroom.language.sentences import split_sentences
from newsroom.registers import Registers
from newsroom.rules.protection._people import NAME, person

_CAP = r"[A-Z][\w'’]+"
_STREET = rf"(?:Jalan|Jl\.?|Gang|Gg\.?|Lorong|Perumahan|Perum|Kompleks|Komplek)\s{_CAP}(?:\s{_CAP}|\s[IVX]+\b){{0,3}}"
_HOUSE = r"(?:,?\sBlok\s[A-Z0-9]{1,4})?,?\s(?:Nomor|No\.?|nomor|no\.)\s?\d{1,4}[A-Za-z]?\b"
_BLOCK = r"RT\.?\s?\d{1,3}\s?(?:[/,]?\s?(?:dan\s)?RW\.?\s?\d{1,3}|/\s?\d{1,3})\b"
_WHERE = rf"(?:{_STREET}(?:{_HOUSE})?,?\s{_BLOCK}|{_BLOCK}|{_STREET}{_HOUSE})"
_LIVES = re.compile(
    rf"\b(?P<name>{NAME})(?:\s?\(\d{{1,2}}(?:\stahun)?\))?,?\s(?:(?:yang|seorang|adalah|kini|sehari-hari)\s){{0,2}}"
    rf"(?:warga|bertempat\stinggal|tinggal|berdomisili|beralamat|beralamatkan|penghuni)\b[^;\n]{{0,40}}?(?P<at>{_WHERE})"
    rf"|\b(?:rumah|kediaman|kontrakan|alamat)\s(?:milik\s|keluarga\s|pribadi\s)?(?:(?:Bapak|Ibu|Pak|Bu|H\.|Hj\.)\s)?(?P<owner>{NAME})(?:\s?\(\d{{1,2}}(?:\stahun)?\))?[^;\n]{{0,40}}?(?P<place>{_WHERE})"
)
# Rudi menerima bantuan di rumahnya, Jalan Melati Nomor 5.
_THEIRS = re.compile(
    rf"\b(?:rumahnya|kediamannya|tempat\stinggalnya)\b[^;\n]{{0,40}}?(?P<at>{_WHERE})"
)


@dataclass(frozen=True, slots=True)
class Home:
    """The address at `start` to `end`, and whose it is; empty for somebody not named beside it."""

    start: int
    end: int
    person: str


def homes(prose: str, registers: Registers) -> Iterator[Home]:
    """The homes of people in `prose`; an official's is known and no secret."""
    for begin, end in split_sentences(prose):
        sentence = prose[begin:end]
        for match in _LIVES.finditer(sentence):
            owned = match["owner"] is not None
            at = person(
                sentence,
                match,
                registers.known_people,
                strict=False,
                group="owner" if owned else "name",
            )
            if at:
                start, stop = match.span("place" if owned else "at")
                yield Home(begin + start, begin + stop, sentence[at[0] : at[1]])
        theirs = _THEIRS.search(sentence)
        if theirs and not _names_official(sentence, registers):
            yield Home(begin + theirs.start("at"), begin + theirs.end("at"), "")


def _names_official(sentence: str, registers: Registers) -> bool:
    plain = name_key(sentence)
    return any(key in plain for key in registers.known_people)
