"""A child in a criminal case who can be recognised: victim, witness or suspect.

Who took part in an accident, a fire or a prize-giving is not kept secret; only crimes count, told
in the same sentence or in one beside it. Theft by a child is one, and so is hit-and-run. Speech is read too: an official's words lay a child bare
as well. A child that is missing may be named until it is found (PPRA 9).
"""

import re
from collections.abc import Collection, Iterable, Iterator

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
    children_named,
    initials,
    known_people,
    merged,
    named_beside,
    pupils_named,
    quoted,
    schools,
    speaks_of_that_child,
    victims_named,
)
from newsroom.rules.protection._sources import sources_of_case
from newsroom.story import Story

NAME = "child-identity"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Anak dalam perkara pidana dapat dikenali dari beritanya.",
    summary_en="A child in a criminal case can be recognised from the story.",
    why="Nama, inisial, sekolah, alamat, atau orang tua cukup bagi tetangga untuk tahu siapa anak itu, "
    "dan berita tetap ada seumur hidupnya. Undang-undang mengancam pidana siapa pun yang membukanya, "
    "termasuk kantor pemerintah dan polisi yang dikutip.",
    why_en="A name, initials, a school, an address or a parent is enough for neighbours to know the "
    "child, and the story stays for life. The law threatens anybody who discloses it with prison, a "
    "city office and a quoted police officer too.",
    cure="Hapus nama, inisial, sekolah, alamat di bawah kecamatan, dan keluarga anak itu, juga dari "
    "kutipan; tulis misalnya: seorang anak, 15 tahun, warga Kecamatan Sela.",
    cure_en="Remove the child's name, initials, school, address below the kecamatan and family, from "
    "quotes too; write for example: a child of 15 from the district of Sela.",
    basis=("UU SPPA 19", "PPRA 1", "KEJ 5"),
    waivable=Waivable.SECOND_EDITOR,
)
_SOUGHT = re.compile(
    r"\b(?:belum ditemukan|masih dicari|masih mencari|dalam pencarian|masih hilang|masih disandera)\b",
    re.IGNORECASE,
)
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each sentence that lays a child bare, at the first trace of it."""
    if not tells_of_child_and_crime(story, context.registers) or _SOUGHT.search(story.body.text):
        return
    known = known_people(story, context.registers)
    for name in sources_of_case(story):
        yield _finding(story, (name.start, name.end), f'"{name.prose.strip()}"')
    left = _MOST
    for sentence in crime_sentences(story, context.registers):
        beside = sentence.child and sentence.crime
        found = _traces(sentence, known) if beside else _later(sentence, known)
        traces = merged([*found, *_violated(sentence, known)])
        if traces and left:
            left -= 1
            yield _finding(story, sentence.place(traces[0]), quoted(sentence.text, traces))


def _traces(sentence: Sentence, known: Collection[str]) -> Iterator[Trace]:
    """What gives the child away where the case is told."""
    text, strict = sentence.text, sentence.strict
    yield from children_named(text, known, strict=strict)
    yield from initials(text)
    yield from pupils_named(text, known, strict=strict)
    yield from relatives_named(text, known, strict=strict)
    if sentence.of_child:
        yield from addresses(text, bare=sentence.weighs)
        yield from schools(text, strict=strict) if sentence.weighs else ()
    if Mark.CHILD in sentence.own or not sentence.grown:
        yield from named_beside(text, known, strict=strict)


def _violated(sentence: Sentence, known: Collection[str]) -> Iterator[Trace]:
    """Who suffered a sexual crime by name, unless of age: there sexual-crime-victim speaks."""
    if sentence.sexual and not sentence.grown:
        yield from victims_named(sentence.text, known, strict=sentence.strict)


def _later(sentence: Sentence, known: Collection[str]) -> Iterator[Trace]:
    """What does so farther on, where the story comes back to the victim or to the child."""
    text, strict = sentence.text, sentence.strict
    is_victim = "korban" in text.lower()
    if is_victim or speaks_of_that_child(text):
        yield from children_named(text, known, strict=strict)
        yield from relatives_named(text, known, strict=strict)
        yield from addresses(text, bare=False) if sentence.of_child else ()
        if is_victim and not sentence.grown:
            yield from named_beside(text, known, strict=strict, only=("korban",))


def _finding(story: Story, at: tuple[int, int], told: str) -> Finding:
    return finding(
        NAME,
        story,
        story.body_span(*at),
        f"Anak dalam perkara pidana dapat dikenali dari {told}. Hapus dari berita ini, juga bila dikutip dari polisi.",
        f"A child in a criminal case can be recognised from {told}. Remove it from this story, even if the police said it.",
    )
