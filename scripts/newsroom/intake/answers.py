"""The body of an issue read back into the answers that GitHub rendered from a form.

GitHub writes `### Label`, an empty line and the answer, field by field in the form's order, and
`_No response_` where there is none (GitHub Docs, "Syntax for issue forms"). An answer may hold
any lines, so a heading that stands twice cannot be told from an answer: then nothing is taken.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from newsroom.finding import Finding, Severity, Span
from newsroom.intake.form import Field, FieldKind, Form
from newsroom.typed import nearest

NO_ANSWER = "_No response_"
MOST_CHARACTERS = 200_000
"""Far above what GitHub takes (65,536 characters), so that longer texts were not written there."""

RULE = "form"
"""The name under which what is wrong with a form is found."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, "" where nothing was; `line` is that of its heading, from 1.

    `chosen` holds the options of a dropdown that were taken, or the boxes that were ticked.
    """

    text: str = ""
    line: int = 1
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers by the id of their field, and what is wrong with them."""

    by_id: Mapping[str, Answer] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether nothing found is an error."""
        return all(one.severity is not Severity.ERROR for one in self.findings)

    def __getitem__(self, id_: str) -> Answer:
        """The answer to the field `id_`; an empty one where the issue does not have it."""
        return self.by_id.get(id_, Answer())


def is_of(form: Form, body: str) -> bool:
    """Whether an issue was written with `form`: most of its headings are there."""
    lines = {line.rstrip() for line in _lines(body)}
    known = sum(one.heading in lines for one in form.fields)
    return known * 2 > len(form.fields)


def read_answers(form: Form, body: str) -> Answers:
    """The answers in the body of an issue, and every fault of it. Never raises on content."""
    if len(body) > MOST_CHARACTERS:
        return Answers(findings=(_too_long(len(body)),))
    lines = _lines(body)
    places = _places(form, lines)
    found = [*_structure(form, places), *_strange_signs(lines)]
    if any(one.severity is Severity.ERROR for one in found):
        return Answers(findings=tuple(found))
    order = sorted((at[0], one) for one, at in places.items())
    ends = [start for start, _ in order[1:]] + [len(lines)]
    answers = {}
    for (start, id_), end in zip(order, ends, strict=True):
        asked = form.field(id_)
        text = _answer(asked, lines[start + 1 : end])
        answers[id_], faults = _typed(asked, text, start + 1)
        found += faults
    if order and any(line.strip() for line in lines[: order[0][0]]):
        found.append(_above(order[0][0]))
    return Answers(answers, tuple(found))


def _lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _places(form: Form, lines: list[str]) -> dict[str, list[int]]:
    """The indexes of the lines at which each field's heading stands; fields without are left out."""
    ids = {one.heading: one.id for one in form.fields}
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        id_ = ids.get(line.rstrip())
        if id_ is not None:
            places.setdefault(id_, []).append(index)
    return places


def _structure(form: Form, places: Mapping[str, list[int]]) -> Iterator[Finding]:
    for one in form.fields:
        at = places.get(one.id, [])
        if not at and one.required:
            yield fault(
                1,
                f'Judul "{one.heading}" tidak ada lagi; kembalikan baris itu, atau isi formulir yang baru.',
                f'The heading "{one.heading}" is gone; put that line back, or fill in a new form.',
            )
        for index in at[1:]:
            yield fault(
                index + 1,
                f'"{one.heading}" ada lebih dari sekali; ubah yang bukan dari formulir, misalnya menjadi '
                f'"## {one.label}".',
                f'"{one.heading}" stands there more than once; change the one that is not the form\'s, '
                f'for instance to "## {one.label}".',
            )
    first = [places[one.id][0] for one in form.fields if one.id in places]
    if first != sorted(first):
        yield fault(
            min(first) + 1,
            "Urutan judul formulir berubah; kembalikan seperti semula, atau isi formulir yang baru.",
            "The form's headings stand in another order; put them back, or fill in a new form.",
        )


def _strange_signs(lines: list[str]) -> Iterator[Finding]:
    """Control characters and halves of a character, which no story can hold."""
    for number, line in enumerate(lines, 1):
        sign = next((one for one in line if is_strange(one)), None)
        if sign is not None:
            yield fault(
                number,
                f"Ada karakter kendali yang tidak terlihat (U+{ord(sign):04X}); hapus dan ketik ulang baris ini.",
                f"There is an invisible control character (U+{ord(sign):04X}); delete this line and type it again.",
            )


_BREAKS = "\t\v\f\x85"
"""What word processors put between lines and columns; it becomes a line's end or a space."""


def is_strange(sign: str) -> bool:
    """Whether no text of people holds this sign: control characters, halves of a character."""
    return unicodedata.category(sign) in ("Cc", "Cs") and sign not in _BREAKS


def _answer(asked: Field, lines: list[str]) -> str:
    text = "\n".join(re.sub("[\v\f\x85\u2028\u2029]", "\n", line) for line in lines)
    text = text.replace("\t", " ").strip()
    if asked.fenced:
        text = _unfenced(text)
    if text == NO_ANSWER:
        return ""
    one_line = asked.kind in (FieldKind.INPUT, FieldKind.DROPDOWN)
    return " ".join(text.split()) if one_line else text


_FENCE = re.compile(r"(`{3,}|~{3,})[\w+-]{0,40}")


def _unfenced(text: str) -> str:
    first, _, rest = text.partition("\n")
    inside, _, last = rest.rpartition("\n")
    fence = _FENCE.fullmatch(first)
    return inside if fence and last == fence[1] else text


def _typed(asked: Field, text: str, line: int) -> tuple[Answer, list[Finding]]:
    if not text:
        missing = [_unanswered(asked, line)] if asked.required else []
        return Answer(line=line), missing
    if asked.kind is FieldKind.DROPDOWN:
        return _option(asked, text, line)
    if asked.kind is FieldKind.CHECKBOXES:
        return Answer(text, line, tuple(_ticked(asked, text))), []
    return Answer(text, line), []


def _option(asked: Field, text: str, line: int) -> tuple[Answer, list[Finding]]:
    if text in asked.options:
        return Answer(text, line, (text,)), []
    guess = nearest(text, asked.options)
    hint = f' Mungkin maksudnya "{guess}".' if guess else ""
    hint_en = f' Did you mean "{guess}"?' if guess else ""
    choices = ", ".join(asked.options)
    wrong = fault(
        line,
        f'{asked.label}: "{_short(text)}" tidak ada dalam pilihan.{hint} Pilihannya: {choices}.',
        f'{asked.label}: "{_short(text)}" is no choice.{hint_en} Choices: {choices}.',
    )
    return Answer(text, line), [wrong]


_BOX = re.compile(r"[-*+] \[(?P<mark>[ xX])\] (?P<label>.+)")


def _ticked(asked: Field, text: str) -> Iterator[str]:
    """The options that are ticked; one that was struck out (`~~option~~`) is not."""
    for line in text.split("\n"):
        box = _BOX.fullmatch(line.strip())
        if box and box["mark"] in "xX" and box["label"] in asked.options:
            yield box["label"]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def fault(line: int, message: str, message_en: str, *, blocks: bool = True) -> Finding:
    """A fault of the form in `line` of the issue; `blocks` where no story can be made with it."""
    severity = Severity.ERROR if blocks else Severity.WARNING
    return Finding(RULE, "", Span(line, 1, line, 1), message, message_en, severity)


def _too_long(count: int) -> Finding:
    return fault(
        1,
        f"Isi formulir terlalu panjang ({count} karakter); persingkat sampai {MOST_CHARACTERS}.",
        f"The form is too long ({count} characters); shorten it to {MOST_CHARACTERS}.",
    )


def _unanswered(asked: Field, line: int) -> Finding:
    return fault(
        line,
        f"{asked.label}: belum diisi; isi lalu simpan lagi.",
        f"{asked.label}: not answered; fill it in and save again.",
    )


def _above(index: int) -> Finding:
    return fault(
        1,
        f"Teks di atas formulir (baris 1–{index}) tidak dipakai; pindahkan ke salah satu jawaban.",
        f"The text above the form (lines 1–{index}) is not used; move it into one of the answers.",
        blocks=False,
    )
