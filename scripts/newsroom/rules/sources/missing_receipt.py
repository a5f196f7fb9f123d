"""Money, victims or an accusation that no receipt of the story vouches for.

It only asks. Money counts where the story rides on it: at least a thousand million rupiah in the
headline, the summary or the first paragraph. Victims count where more than one is told of, accusations
where the house's word lists know them; the bare word `tuduhan` only points back to one. What quotes say counts too: it is printed all the same.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from newsroom.finding import Finding, Severity
from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.passages import Passage, Role
from newsroom.language.sentences import sentence_around
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.accusing import accusations
from newsroom.rules._shared.receipts import plain_words, read_passages, vouched_values
from newsroom.story import Kind, Story

NAME = "missing-receipt"
RULE = Rule(
    severity=Severity.HINT,
    summary="Angka uang, korban, atau tuduhan belum disertai bukti pemeriksaan.",
    summary_en="Money, victims or an accusation come without a receipt.",
    why="Angka dan tuduhan inilah yang paling sering diragukan, dan yang paling merugikan bila keliru. "
    "Bukti pemeriksaan menunjukkan siapa yang memeriksanya, dari mana, dan kapan.",
    why_en="These are what readers doubt most, and what harms most when wrong. A receipt shows who "
    "checked it, against what, and when.",
    cure="Tambahkan di claims: {statement: kalimatnya, source: nama sumbernya, method: document, "
    "checked_by: id Anda, at: tanggal}. Bila belum diperiksa, periksalah lebih dahulu.",
    cure_en="Add to claims: {statement: the sentence, source: the name of its source, method: document, "
    "checked_by: your id, at: the day}. If it was not checked yet, check it first.",
    basis=("PPMS 2", "KEJ 3"),
)
_KINDS = (Kind.NEWS, Kind.PHOTO)
_MUCH = Decimal(1_000_000_000)
_BACK = "tuduhan"
_PEOPLE = re.compile(
    r"(?:orang|warga|jiwa|korban|penumpang|pekerja|buruh|pedagang|petani|petugas|anak|siswa|siswi|santri|pelajar|mahasiswa|guru|"
    r"penghuni|pengendara|wisatawan|nelayan|keluarga|penduduk|balita|bayi|pasien)\b"
)
_HARMED = re.compile(
    r"\b(?:tewas|meninggal|gugur|terluka|luka(?:-luka)?|cedera|mengungsi|pengungsi|keracunan|tenggelam|hanyut|"
    r"korban (?:jiwa|tewas|luka|meninggal|kekerasan|kebakaran|banjir|longsor|kecelakaan))\b",
    re.IGNORECASE,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most three findings: the first of each that no receipt speaks of."""
    if story.meta.kind not in _KINDS or story.meta.withdrawn or not story.readable("claims"):
        return
    statements = [receipt.statement for receipt in story.meta.claims]
    passages = read_passages(story)
    values = vouched_values(statements)
    for what, what_en, numbers in (
        ("Angka uang", "The sum", _sums(passages)),
        ("Jumlah korban", "The number of victims", _victims(passages)),
    ):
        first = next((one for one in numbers if one[1].value not in values), None)
        if first:
            passage, number = first
            yield _finding(story, (what, what_en), passage, (number.start, number.end))
    yield from _accusation(story, context, passages, statements)


def _sums(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Number]]:
    """Large sums in what the story rides on: headline, summary, first paragraph."""
    is_first = True
    for passage in passages:
        if passage.role in (Role.TITLE, Role.SUMMARY) or (passage.is_text and is_first):
            for number in find_numbers(passage.prose):
                if number.kind is NumberKind.MONEY and number.value >= _MUCH:
                    yield passage, number
        is_first = is_first and not passage.is_text


def _victims(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Number]]:
    for passage in passages:
        if not _HARMED.search(passage.prose):
            continue
        for number in find_numbers(passage.prose):
            start, end = sentence_around(passage.prose, number.start)
            counts = number.kind is NumberKind.COUNT and number.value > 1
            counted = counts and _PEOPLE.match(" ".join(number.nouns))
            if counted and _HARMED.search(passage.prose[start:end]):
                yield passage, number


def _accusation(
    story: Story, context: Context, passages: Iterable[Passage], statements: Iterable[str]
) -> Iterator[Finding]:
    said = [plain_words(statement) for statement in statements]
    for passage in passages:
        for hit in accusations(passage.prose, context.registers):
            words = plain_words(passage.prose[hit.start : hit.end])
            if words.strip() != _BACK and not any(words in one for one in said):
                told = ("Tuduhan", "The accusation")
                yield _finding(story, told, passage, (hit.start, hit.end))
                return


def _finding(story: Story, what: tuple[str, str], passage: Passage, at: tuple[int, int]) -> Finding:
    words = passage.prose[at[0] : at[1]].strip()
    return finding(
        NAME,
        story,
        story.body_span(passage.start + at[0], passage.start + at[1]),
        f'{what[0]} "{words}" belum disertai bukti pemeriksaan; bila sudah diperiksa, tulis di claims siapa yang memeriksa dan dari mana.',
        f'{what[1]} "{words}" comes without a receipt; if it was checked, say in claims by whom and against what.',
    )
