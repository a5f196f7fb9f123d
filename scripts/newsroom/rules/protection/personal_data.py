"""Personal data that has no place in a story: an identity number, a private mobile number, a home.

Landlines belong to offices and are passed over. So are mobile numbers that are in contacts.yml or
that the same sentence introduces as an office's (personal-data-hotline.csv). Sixteen digits count
as an identity number only where province and date of birth are possible.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.language.sentences import sentence_around
from newsroom.registers import Registers
from newsroom.rules import Context, Rule, finding
from newsroom.rules.protection._homes import Home, homes
from newsroom.rules.protection._numbers import identity_numbers, mobile_numbers, national
from newsroom.story import Story

NAME = "personal-data"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Data pribadi seseorang tertulis di berita.",
    summary_en="Somebody's personal data stands in the story.",
    why="NIK, nomor ponsel, dan alamat rumah dipakai untuk menipu dan mengancam, dan tidak dapat ditarik "
    "lagi setelah tayang. Undang-undang melarang membukanya tanpa hak.",
    why_en="Identity numbers, mobile numbers and home addresses are used for fraud and threats, and "
    "cannot be taken back once on air. The law forbids disclosing them without a right.",
    cure="Hapus datanya. Nomor layanan kantor didaftarkan di content/registers/contacts.yml; alamat "
    "seseorang cukup sampai kelurahan.",
    cure_en="Remove the data. Numbers of an office's service go into content/registers/contacts.yml; "
    "for somebody's address the kelurahan is enough.",
    basis=("UU PDP 65", "KEJ 9"),
    any_language=True,
)
_SHORTEST = b"0" * 9
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_PARTED_BY = b" .-"
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each number or home, at most ten."""
    text = story.text
    if _may_hold_home(text) or _holds_long_number(text):
        passages = story_passages(story)
        texts = ["", *(one.prose if one.is_text else "" for one in passages)]
        found = (
            one
            for passage, before in zip(passages, texts, strict=False)
            for one in _found(story, passage, before, context.registers)
        )
        yield from islice(found, _MOST)


def _holds_long_number(text: str) -> bool:
    """Whether so many digits stand together as a telephone has; bytes tell that in no time."""
    plain = text.encode("utf-8", "surrogatepass").translate(_DIGITS_ALIKE, _PARTED_BY)
    return _SHORTEST in plain


def _may_hold_home(text: str) -> bool:
    """Whether the number of a house or of its neighbourhood may stand in `text`."""
    return "omor " in text or "RT" in text or "No." in text


def _found(story: Story, passage: Passage, before: str, registers: Registers) -> Iterator[Finding]:
    prose = passage.prose
    if _holds_long_number(prose):
        for match in identity_numbers(prose):
            yield _finding(story, passage, match.span(), "NIK", "an identity number (NIK)")
        for match in mobile_numbers(prose):
            if _is_private(prose, match, registers):
                yield _finding(story, passage, match.span(), "nomor ponsel", "a mobile number")
    if passage.role is not Role.TABLE and _may_hold_home(prose):
        for home in homes(prose, registers, before):
            yield _home(story, passage, home)


def _is_private(prose: str, match: re.Match[str], registers: Registers) -> bool:
    number = national(match[0])
    if any(number == national(contact.phone or "") for contact in registers.contacts):
        return False
    start, _ = sentence_around(prose, match.start())
    introduced = prose[start : match.start()]
    return not any(registers.word_list("personal-data-hotline").find(introduced))


def _finding(
    story: Story, passage: Passage, at: tuple[int, int], what: str, what_en: str
) -> Finding:
    start, end = passage.start + at[0], passage.start + at[1]
    # The whole number is not repeated: findings are read by more people than the draft.
    digits = national(story.text[start:end])
    hint = f"{digits[:4]}…{digits[-2:]}"
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f"Ini {what} seseorang ({hint}). Hapus; bila nomor layanan kantor, daftarkan di content/registers/contacts.yml.",
        f"This is {what_en} of a person ({hint}). Remove it; if it is an office's service, list it in content/registers/contacts.yml.",
    )


def _home(story: Story, passage: Passage, home: Home) -> Finding:
    person = home.person or "seseorang"
    person_en = home.person if home.person[:1].isupper() else "a person"
    return finding(
        NAME,
        story,
        story.body_span(passage.start + home.start, passage.start + home.end),
        f"Alamat rumah {person} dapat dicari orang dari sini. Sebut kelurahan atau kecamatannya saja.",
        f"Anybody can find the home of {person_en} from this. Name the kelurahan or kecamatan only.",
    )
