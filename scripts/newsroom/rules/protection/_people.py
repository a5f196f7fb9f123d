"""What gives somebody away: names, initials, ages, schools, addresses, relatives."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from newsroom.language.lexicon import (
    COLLECTIVE,
    CROWD,
    DAYS,
    FAMILIAR,
    FUNCTION_WORDS,
    HONORIFICS,
    MONTHS,
)
from newsroom.language.naming.names import is_title, person_key
from newsroom.language.orthography.spelling import is_word
from newsroom.language.words import Word, word_set, words_of
from newsroom.registers import Registers
from newsroom.story import Story

ADULT = 18
_TOLD = 5
_CAP = r"[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?"
NAME = rf"(?:(?:H|Hj|M|Moh|Muh|Ny|Nn|Tn|Sdr|Sdri)\.\s)?{_CAP}(?:\s(?:bin\s|binti\s)?(?:{_CAP}|[A-Z]\b\.?)){{0,4}}"
INITIALS = r"[A-Z](?:\.?[A-Z]){0,3}\.?"
_YEARS = r"(?:tahun|thn|th)\b"
# (15), (15 tahun), , 15 tahun, berusia 15
_AGED = rf"(?:\s?\(\s?(?P<age>\d{{1,2}})(?:\s?{_YEARS})?\s?[),]|,\s(?P<set>\d{{1,2}})(?=,\s)|,?\s(?:yang\s)?(?:masih\s)?(?:(?:berusia|berumur|usia|umur)\s(?P<aged>\d{{1,2}})\b|(?P<years>\d{{1,2}})\s{_YEARS}(?!\s(?:penjara|lalu|terakhir|silam))))"
_NAMED_AGE = re.compile(rf"\b(?P<name>{NAME}){_AGED}")
_INITIALS_AGE = re.compile(rf"(?<![\w.])(?P<name>{INITIALS})(?=\W){_AGED}")
_GROWN = r"pria|lelaki|tersangka|pelaku|guru|oknum|ustaz|sopir|warga|terduga|pemuda|terdakwa"
_INITIALS = re.compile(
    rf"\b(?i:korban|siswa|siswi|pelajar|murid|santri|santriwati|bocah|balita|anak|remaja|gadis)\b(?:(?!{_GROWN})[^.;()\n]){{0,40}}?[Ii]nisial\s(?P<name>{INITIALS})(?!\w)(?!{_AGED})"
)
_PERSON_AGE = re.compile(
    rf"\b(?:korban|pelaku|tersangka|anak|bocah|gadis|remaja|perempuan|laki-laki|siswa|siswi|pelajar|putri|putra|pemuda|santri|santriwati|murid|keponakan|cucu|ABH)(?:nya)?(?:\s(?:perempuan|laki-laki|SD|SMP|SMA|SMK|itu|tersebut))?{_AGED}"
    rf"|\b(?:berusia|berumur)\s(?P<alone>\d{{1,2}})\b(?!\s(?:bulan|hari|abad))",
    re.IGNORECASE,
)
_KIND = r"(?:SD|SDN|SDIT|SDK|SMP|SMPN|SMPIT|SMPK|SMA|SMAN|SMAK|SMK|SMKN|MI|MIN|MTs|MTsN|MA|MAN|SLB|SLBN|TK|PAUD)"
_OWN = r"(?!Kota\b|Kabupaten\b|Kecamatan\b|Provinsi\b|Swasta\b(?!\s[A-Z]))"
_SCHOOL = re.compile(
    rf"(?<!\w){_KIND}(?:\s(?:Negeri|Islam|Katolik|Kristen|Inpres|IT|Swasta|Luar\sBiasa))?\s(?:\d{{1,3}}\b|{_OWN}{_CAP}(?:\s{_OWN}{_CAP}){{0,2}})(?:\s(?:Kota|Kabupaten)\s{_CAP})?"
    rf"|\b(?:[Pp]ondok\s[Pp]esantren|[Pp]onpes|[Pp]esantren|[Pp]anti\s[Aa]suhan)\s{_CAP}(?:[\s-]{_CAP}){{0,2}}"
)
# A school that only says where something happened.
_BESIDE = re.compile(r"\b(?:dekat|depan|sekitar|samping|belakang|kawasan|seberang)\s\Z")
_RT = r"RT\.?\s?\d{1,3}(?:\s?[/,]?\s?(?:RW\.?\s?)?\d{1,3}\b)?"
_PLACE = rf"(?:{_RT}|(?:Jalan|Jl\.?|Gang|Gg\.?|Lorong|Kelurahan|Desa|Dusun|Kampung|Perumahan|Perum|Kompleks|Komplek|Blok|Rusun)\s{_CAP}(?:\s{_CAP}){{0,2}}(?:\s\d{{1,4}}\b)?)"
_ADDRESS = re.compile(
    rf"\b(?:(?:korban|pelaku|tersangka|anak|bocah|siswi|siswa|pelajar|remaja|gadis|ABH|\d\d?\)|tahun)[^.;\n]{{0,25}}?\b(?:warga|asal|penduduk)"
    rf"|tinggal|berdomisili|beralamat|rumah(?:nya)?(?!\s(?:sakit|tahanan|makan|ibadah|dinas|jabatan|produksi))|kediaman(?:nya)?|kontrakan(?:nya)?|indekos(?:nya)?|kos(?:nya)?)\b[^.;\n]{{0,40}}?(?P<at>{_PLACE})"
    rf"|(?<!Ketua )(?<!Pak )(?<!ketua )(?<!\w)(?P<rt>{_RT})"
)
_PREY = r"(?:korban|siswa|siswi|pelajar|murid|santri|santriwati|bocah|balita|anak|remaja|gadis|pelaku|penyintas|pelapor|mahasiswi)(?:nya|\syang\smelapor)?"
_WHICH = r"(?:\s(?:(?:1[0-7]|[0-9])\stahun|perempuan|laki-laki|korban|pelaku|SD|SMP|SMA|SMK|MTs|itu|tersebut|malang|asal|di\sbawah\sumur|pe[a-z]{4,14}an(?:\sseksual)?|kekerasan(?:\sseksual)?))"
_PREY_NAMED = re.compile(
    rf"\b(?P<prey>(?i:{_PREY})){_WHICH}{{0,3}}(?:(?:,?\s(?:yang\s)?bernama|\satas\snama|\sa\.n\.)\s|\s|(?P<comma>,\s))(?:(?P<honor>Ny|Nn|Tn|Nona|Nyonya|Bunga)\.?\s)?(?P<name>{NAME}|(?<=Ny\.\s){INITIALS}|(?<=Nona\s){INITIALS})"
)
_SCHOOLED = re.compile(
    rf"\b(?:siswa|siswi|pelajar|murid|santri)\s(?:kelas\s\w{{1,4}}\s)?(?:{_SCHOOL.pattern}),\s(?P<name>{NAME})(?=[,(\s])|\b(?P<first>{NAME}),\s(?:seorang\s)?(?:siswa|siswi|pelajar|murid|santri)\s(?:{_KIND}|kelas)\b"
)
# Who speaks for them is named behind a comma too.
_HELPER = re.compile(
    r"\b(?:kuasa hukum|penasihat hukum|pengacara|advokat|pembela|pendamping|psikolog|konselor|juru bicara|dokter|guru|wali kelas|tetangga|teman|rekan|sahabat|pengasuh)(?:\s(?:dari|bagi|para|keluarga|anak)){0,2}\s\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",|\s\(|\.|$|\s(?:di|ter|me|ber)[a-z]{3,}|\s(?:yang|itu|kini|masih)\b")
_INVENTED = re.compile(
    r"bukan nama sebenarnya|nama samaran|nama disamarkan|disamarkan|sebut saja", re.IGNORECASE
)
_SUFFERS = r"(?:di(?:perkosa|cabuli|setubuhi|rudapaksa|lecehkan|sodomi|gagahi))\b"
_DOES = r"(?:memperkosa|mencabuli|menyetubuhi|merudapaksa|melecehkan|menyodomi|menggagahi)"
_WHO = r"(?:\s?\(\d{1,2}(?:\stahun)?\))?(?:,\s[^.,;()\n]{2,40},|,)?"
_VICTIM = re.compile(
    rf"\b(?P<name>{NAME}){_WHO}\s(?:yang\s)?(?:diduga\s|telah\s|mengaku\s|menjadi\skorban\s)?(?:{_SUFFERS}|(?:men)?jadi\skorban\b)"
)
# Rani (25), korban pelecehan
_VICTIM_FIRST = re.compile(
    rf"\b(?P<name>{NAME})(?:\s?\(\d{{1,2}}(?:\stahun)?\))?,\s(?:seorang\s|yang\smenjadi\s|salah\ssatu\s)?korban\b(?=,|\s(?:pe[a-z]{{4,14}}an|kekerasan|itu|tersebut)\b)"
)
# perempuan yang dilecehkan, Rani (25)
_VICTIM_LAST = re.compile(
    rf"\byang\s(?:diduga\s|telah\s)?{_SUFFERS}(?:\s[a-z]{{2,12}}){{0,2}},\s(?:yaitu\s|yakni\s)?(?P<name>{NAME})(?=\s?\(\d)"
)
_VICTIM_INITIALS = re.compile(
    rf"\b(?i:korban)(?:nya)?\b[^.;()\n]{{0,25}}?(?:,\s|\s)(?:(?:ber)?inisial\s|Ny\.?\s|Nona\s|Nn\.?\s|Sdri\.?\s)(?P<name>{INITIALS})(?!\w)"
    rf"|\b(?i:korban)(?:nya)?,?\s(?P<short>{INITIALS})(?=\s?\(\d|,)"
    rf"|(?<![\w.])(?P<suffers>{INITIALS}){_WHO}\s(?:diduga\s|mengaku\s|telah\s)?(?:{_SUFFERS}|(?:men)?jadi\skorban\b)"
    rf"|\b{_DOES}\s(?P<done>{INITIALS})(?!\w)"
)
_THAT_CHILD = re.compile(
    r"\b(?:anak|bocah|siswa|siswi|pelajar|murid|santri|santriwati|remaja|balita|gadis)"
    r"(?:\s(?:perempuan|laki-laki|malang|yang\s[a-z]{3,20})){0,2}\s(?:itu|tersebut|ini)\b",
    re.IGNORECASE,
)
# What happened to somebody, which the dictionary may not know: perundungan.
_NOUN = re.compile(r"(?:pe|ke)[a-z]{4,14}an")
_OF_A_CASE = re.compile(
    r"(?:korban|pelaku|tersangka|siswa|siswi|pelajar|murid|santri|anak|ayah|ibu|orang tua|keluarga)\b",
    re.IGNORECASE,
)
_NO_NAMES = CROWD | word_set(
    "korban pelaku tersangka bocah remaja anak siswi santri murid bayi balita"
)
_SCHOOLS = word_set("SD SDN SMP SMPN SMA SMAN SMK SMKN MI MIN MTS MA MAN TK PAUD SLB RT RW KTP")


@dataclass(frozen=True, slots=True)
class Trace:
    """Something by which a person can be found: `start` to `end` of the text."""

    start: int
    end: int


def child_ages(text: str) -> bool:
    """Whether somebody below 18 is spoken of."""
    return any(age < ADULT for age in _ages(text))


def adult_ages(text: str) -> bool:
    """Whether somebody's age of 18 or more is given."""
    return any(age >= ADULT for age in _ages(text))


def _ages(text: str) -> Iterator[int]:
    if not any(character.isdigit() for character in text):
        return
    for pattern in (_NAMED_AGE, _INITIALS_AGE, _PERSON_AGE):
        for match in pattern.finditer(text):
            yield _age(match)


def _age(match: re.Match[str]) -> int:
    return int(next(value for key, value in match.groupdict().items() if key != "name" and value))


def person(
    text: str, match: re.Match[str], known: Collection[str], *, strict: bool, group: str = "name"
) -> tuple[int, int] | None:
    """Where the name of a person stands in what a pattern found; None for anybody `known`.

    In a heading, which is `strict`, a word of the dictionary has its capital from there.
    """
    if match[group] is None or _INVENTED.search(text, max(0, match.start() - 15), match.end() + 40):
        return None
    words = [word.moved(match.start(group)) for word in words_of(match[group])]
    while words and _leads(words, text, strict=strict, aged=_has_age(match)):
        if is_title(words[0]) and words[0].lower not in _NO_NAMES | HONORIFICS | FAMILIAR:
            return None
        words = words[1:]
    for index, word in enumerate(words):
        titled = is_title(word) and word.lower not in HONORIFICS
        if titled or word.lower in DAYS | MONTHS | COLLECTIVE | _NO_NAMES:
            words = words[:index]
            break
    if not words or " ".join(word.lower for word in words) in known:
        return None
    if len(words) == 1 and any(words[0].lower in key.split() for key in known):
        return None
    return words[0].start, words[-1].end


def _has_age(match: re.Match[str]) -> bool:
    return any(match.groupdict().get(key) for key in ("age", "aged", "years", "set"))


def _leads(words: list[Word], text: str, *, strict: bool, aged: bool) -> bool:
    """Whether the first of `words` is no part of the name that may follow."""
    word = words[0]
    if is_title(word) or word.lower in FUNCTION_WORDS | DAYS | MONTHS | _NO_NAMES | HONORIFICS:
        return True
    opening = text[max(0, word.start - 3) : word.start].rstrip()[-1:] in ("", "“", '"', "'", "‘")
    alone = len(words) == 1 and not aged
    if strict and _NOUN.fullmatch(word.lower):
        return True
    return (strict or (opening and alone)) and is_word(word.lower)


def speaks_of_that_child(text: str) -> bool:
    """Whether a child told of before is spoken of: `anak yang terluka itu`."""
    return _THAT_CHILD.search(text) is not None


def children_named(text: str, known: Collection[str], *, strict: bool) -> Iterator[Trace]:
    """Names and initials that stand beside an age below 18."""
    for match in _NAMED_AGE.finditer(text):
        at = person(text, match, known, strict=strict) if _age(match) < ADULT else None
        if at:
            yield Trace(at[0], match.end())
    for match in _INITIALS_AGE.finditer(text):
        letters = match["name"].strip(".")
        if _age(match) < ADULT and letters not in _SCHOOLS and not set(letters) <= set("IVX"):
            yield Trace(*match.span())


def initials(text: str) -> Iterator[Trace]:
    """Initials of a child or a victim, with no age beside them."""
    for match in _INITIALS.finditer(text):
        full = match["name"].endswith(".") and match["name"].count(".") == 1
        yield Trace(match.start("name"), match.end("name") - full)


def named_beside(
    text: str, known: Collection[str], *, strict: bool, only: tuple[str, ...] = ("",)
) -> Iterator[Trace]:
    """Names beside `korban`, `siswi` and their like (or of `only` those words)."""
    for match in _PREY_NAMED.finditer(text):
        if not match["prey"].lower().startswith(only):
            continue
        if match["comma"] and not _GOES_ON.match(text, match.end()):
            continue
        if _HELPER.search(text, max(0, match.start() - 40), match.start()):
            continue
        at = person(text, match, known, strict=strict)
        if at and " " not in text[at[0] : at[1]] and not _is_told(text, match):
            continue
        if at or (match["honor"] and len(match["name"]) <= len("A.B.C.")):
            yield Trace(*(at or match.span("name")))


def victims_named(text: str, known: Collection[str], *, strict: bool) -> Iterator[Trace]:
    """Who suffered a sexual crime by name or initials: `Rani (25) diperkosa`, `memperkosa AB (22)`."""
    for pattern in (_VICTIM, _VICTIM_FIRST, _VICTIM_LAST):
        for match in pattern.finditer(text):
            at = person(text, match, known, strict=strict)
            if at:
                yield Trace(*at)
    for match in _VICTIM_INITIALS.finditer(text):
        group = match.lastgroup or "name"
        if match[group].strip(".") not in _SCHOOLS:
            yield Trace(*match.span(group))


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether a single capitalised word is said to be a name: `anak bernama Citra`, `Citra (9)`."""
    said = text[match.end("prey") : match.start("name")]
    return bool(match["comma"]) or "nama" in said or "(" in text[match.end() : match.end() + 2]


def pupils_named(text: str, known: Collection[str], *, strict: bool) -> Iterator[Trace]:
    """Names beside a school: `siswi SMPN 3, Rani`, `Rani, siswi SMPN 3`."""
    for match in _SCHOOLED.finditer(text):
        group = "name" if match["name"] else "first"
        at = person(text, match, known, strict=strict, group=group)
        if at:
            yield Trace(*at)


def schools(text: str, *, strict: bool) -> Iterator[Trace]:
    """Schools that are told apart from others; in a heading, by number or by no word of the dictionary."""
    for match in _SCHOOL.finditer(text):
        last = match[0].split()[1]
        beside = _BESIDE.search(text, max(0, match.start() - 12), match.start())
        if beside:
            continue
        if not strict or last[0].isdigit() or not is_word(last.lower()) or last == "Negeri":
            yield Trace(*match.span())


def addresses(text: str, *, bare: bool) -> Iterator[Trace]:
    """Where somebody lives, below the kecamatan; `bare` house-block numbers (RT) too."""
    for match in _ADDRESS.finditer(text):
        if match["at"] or bare:
            yield Trace(*match.span("at" if match["at"] else "rt"))


def merged(traces: Iterable[Trace]) -> list[Trace]:
    """The traces in their order, without those that lie in another."""
    kept: list[Trace] = []
    for trace in sorted(traces, key=lambda one: (one.start, -one.end)):
        if not kept or trace.start >= kept[-1].end:
            kept.append(trace)
    return kept


def quoted(text: str, traces: list[Trace]) -> str:
    """The first traces as they are told in a finding: `"AB (15)", "SMPN 3"`."""
    told = (" ".join(text[one.start : one.end].split()) for one in traces[:_TOLD])
    return ", ".join(f'"{one}"' for one in told) + (", …" if len(traces) > _TOLD else "")


def known_people(story: Story, registers: Registers) -> frozenset[str]:
    """Who speaks in the story for an office, or works for the newsroom or the city, by name key."""
    sources = story.meta.sources
    spoken = {person_key(one.name) for one in sources if not _OF_A_CASE.match(one.role.lstrip())}
    return registers.known_people | spoken
