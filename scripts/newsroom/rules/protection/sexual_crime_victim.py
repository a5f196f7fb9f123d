"""A victim of a sexual crime who can be recognised, or is tied to the suspect as family.

Children are looked after by child-identity; what is found here for them is the family tie, which
names the child to everybody who knows the suspect (PPRA 8). Speech is read too. Stories that warn
of such crimes, and tell no case, are silent; a case told without a victim is a warning only.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.rules._shared.matters import (
    Mark,
    Sentence,
    crime_sentences,
    tells_of_child_and_crime,
)
from newsroom.rules.protection._kin import relatives_named
from newsroom.rules.protection._people import (
    Trace,
    addresses,
    known_people,
    merged,
    named_beside,
    quoted,
    victims_named,
)
from newsroom.rules.protection._sources import sources_of_case
from newsroom.story import Story

NAME = "sexual-crime-victim"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Korban kejahatan susila dapat dikenali dari beritanya.",
    summary_en="The victim of a sexual crime can be recognised from the story.",
    why="Korban yang dikenali menanggung kejahatan itu untuk kedua kali. Nama, alamat, atau hubungan "
    "keluarga dengan tersangka sudah cukup untuk mengenalinya.",
    why_en="A victim who is recognised suffers the crime a second time. A name, an address or the "
    "family tie with the suspect is enough.",
    cure='Tulis "korban" saja, tanpa nama, inisial, alamat, tempat kerja, dan hubungan keluarga dengan '
    "tersangka; sebut tempat paling rinci sampai kecamatan.",
    cure_en='Write "korban" only: no name, initials, address, workplace or family tie with the '
    "suspect; give places down to the kecamatan at most.",
    basis=("KEJ 5", "PPRA 8"),
    waivable=Waivable.SECOND_EDITOR,
)
_KIN = r"(?:ayah|bapak|paman|om|kakek|kakak|abang|adik|sepupu|ipar|mertua|saudara|suami|ibu|bibi|tante)"
_SORT = r"(?:\s(?:kandung|tiri|angkat|ipar|mertua))"
_WHOSE = r"(?:nya\b|\skorban\b)"
_HARM = r"(?:cabuli|perkosa|setubuhi|rudapaksa|lecehkan|sodomi|gagahi)(?:nya)?"
_TIE = re.compile(
    rf"\b(?<!bersama )(?P<step>(?:ayah|bapak|kakak|kakek|abang)\s(?:tiri|angkat)(?:nya\b|\skorban\b)?)(?!\s(?:melapor|mengetahui|mendampingi|melihat|mengadu|curiga|yang\smelapor))"
    rf"|\b(?:oleh|pelaku(?:nya)?|tersangka|terdakwa|terlapor)\b(?:\s(?:adalah|merupakan|ialah|yang|juga|masih|diketahui|tak|tidak|lain|sendiri|tersebut|itu|diduga)){{0,6}}\s(?P<kin>{_KIN}{_SORT}?{_WHOSE})"
    rf"|\b(?:pelaku|tersangka|terdakwa|terlapor)\b[^.;\n]{{0,30}}?\s(?:adalah|merupakan|ialah|tak\slain|tidak\slain|yang\sjuga)\s(?:[a-z]{{2,8}}\s){{0,2}}(?P<is>{_KIN}{_SORT}?{_WHOSE})"
    rf"|\b(?:di|men|me){_HARM}\s(?P<by>{_KIN}{_SORT}?{_WHOSE})"
    rf"|\b(?:(?:men|me)?{_HARM})\s(?P<of>(?:anak|putri|putra|keponakan|cucu|menantu|adik){_SORT}?(?:nya)?(?:\ssendiri)?)(?=\W)(?<!anak)(?<!putri)(?<!putra)(?<!adik)"
    rf"|\bkorban(?:nya)?\b(?:\s(?:adalah|merupakan|ialah|yang|juga|masih|diketahui|tak|tidak|lain|itu)){{1,6}}\s(?P<victim>(?:anak|putri|putra|keponakan|cucu|adik|sepupu|menantu){_SORT}?(?:nya\b|\s(?:pelaku|tersangka|terdakwa)\b))",
    re.IGNORECASE,
)
_HARMED = ("korban", "penyintas", "pelapor", "mahasiswi")
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each sentence that lays a victim bare, at the first trace."""
    sentences = crime_sentences(story, context.registers)
    if not any(one.sexual for one in sentences):
        return
    known = known_people(story, context.registers)
    of_child = tells_of_child_and_crime(story, context.registers)
    for name in () if of_child else sources_of_case(story):
        yield _finding(story, (name.start, name.end), f'"{name.prose.strip()}"')
    left = _MOST
    for sentence in sentences:
        traces = merged(_traces(sentence, known, of_child=of_child))
        if traces and left:
            left -= 1
            found = _finding(story, sentence.place(traces[0]), quoted(sentence.text, traces))
            yield found if _is_certain(sentence) else replace(found, severity=Severity.WARNING)


def _traces(sentence: Sentence, known: Collection[str], *, of_child: bool) -> Iterator[Trace]:
    text, strict = sentence.text, sentence.strict
    if sentence.sexual:
        yield from (Trace(*match.span(match.lastgroup or 0)) for match in _TIE.finditer(text))
    # In a child's case child-identity speaks, unless the sentence is about somebody of age.
    if of_child and (sentence.child or not sentence.grown):
        return
    if not (sentence.sexual or "korban" in text.lower()):
        return
    yield from victims_named(text, known, strict=strict)
    yield from named_beside(text, known, strict=strict, only=_HARMED)
    yield from relatives_named(text, known, strict=strict)
    if "korban" in " ".join(sentence.around).lower():
        yield from addresses(text, bare=bool(sentence.own & (Mark.CASE | Mark.SEXUAL_ACT)))


def _is_certain(sentence: Sentence) -> bool:
    """Whether something was done to somebody, and not only spoken of."""
    return Mark.SEXUAL_ACT in sentence.near or "korban" in " ".join(sentence.around).lower()


def _finding(story: Story, at: tuple[int, int], told: str) -> Finding:
    return finding(
        NAME,
        story,
        story.body_span(*at),
        f'Korban kejahatan susila dapat dikenali dari {told}. Hapus, dan tulis "korban" saja.',
        f'The victim of a sexual crime can be recognised from {told}. Remove it and write "korban" only.',
    )
