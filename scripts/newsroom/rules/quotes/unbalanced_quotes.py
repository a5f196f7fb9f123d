"""A quotation mark without its partner, or turned the wrong way."""

from collections.abc import Iterable

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import body_passages, front_passages
from newsroom.language.quoting.doubling import find_doublings
from newsroom.language.quoting.quotes import Fault, FaultKind, read_quotes
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "unbalanced-quotes"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Tanda petik tidak berpasangan, atau arahnya terbalik.",
    summary_en="A quotation mark has no partner, or is turned the wrong way.",
    why="Tanda petik menunjukkan kata mana yang sungguh diucapkan. Tanpa pasangannya, kalimat "
    "wartawan terbaca sebagai ucapan narasumber, atau sebaliknya.",
    why_en="Quotation marks tell which words were really said. Without the partner, the reporter's "
    "words read as the source's, or the other way round.",
    cure="Buka dengan “ dan tutup dengan ” dalam alinea yang sama. Ucapan beberapa alinea dibuka di "
    "awal tiap alinea dan ditutup sekali di akhir.",
    cure_en="Open with “ and close with ” in the same paragraph. Speech of several paragraphs opens "
    "at the beginning of each and closes once, at the end.",
    basis=("EYD V", "KEJ 1"),
    fixing=Fixing.SUGGESTED,
    any_language=True,
)
_UNCLOSED = (
    "Tanda petik buka sebelum “{words}” tidak ditutup. Tulis ” di akhir ucapan; bila ucapan berlanjut "
    "ke alinea berikut, ulangi “ di awal alinea itu."
)
_UNCLOSED_EN = (
    "The quotation mark before “{words}” is never closed. Write ” where the speech ends; if it goes "
    "on in the next paragraph, repeat “ at the beginning of that."
)
_UNOPENED = (
    "Tanda petik tutup setelah “{words}” tidak ada pembukanya. Tulis “ di awal ucapan, atau hapus "
    "tanda ini."
)
_UNOPENED_EN = (
    "The quotation mark behind “{words}” closes what was never opened. Write “ where the speech "
    "begins, or remove this mark."
)
_TURNED = (
    "Tanda petik di dekat “{words}” terbalik. Ucapan dibuka dengan “ dan ditutup dengan ”, menempel "
    "pada katanya."
)
_TURNED_EN = (
    "The quotation mark near “{words}” is turned the wrong way. Speech opens with “ and closes with "
    "”, right beside its words."
)
_MIXED = (
    'Tanda petik di dekat “{words}” berpasangan dengan jenis lain: “ ditutup dengan ”, " dengan ". '
    "Samakan keduanya."
)
_MIXED_EN = (
    'The quotation mark near “{words}” has a partner of another kind: “ closes with ”, " with ". '
    "Make the two alike."
)
_REACH = 60
_MESSAGES = {
    FaultKind.UNCLOSED: (_UNCLOSED, _UNCLOSED_EN),
    FaultKind.UNOPENED: (_UNOPENED, _UNOPENED_EN),
    FaultKind.TURNED: (_TURNED, _TURNED_EN),
    FaultKind.MIXED: (_MIXED, _MIXED_EN),
}


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per mark, in the text and in what the front matter shows readers.

    A mark too many in an attribution said twice goes with that, which has a rule of its own.
    """
    front, body = front_passages(story), body_passages(story.body)
    faults = (*read_quotes(front).faults, *read_quotes(body).faults)
    if not faults:
        return
    doubled = {one.mark for one in find_doublings(body)}
    for fault in faults:
        if fault.at in doubled:
            continue
        message, message_en = _MESSAGES[fault.kind]
        words = _beside(story.text, fault)
        yield finding(
            NAME,
            story,
            story.body_span(fault.at, fault.at + 1),
            message.format(words=words),
            message_en.format(words=words),
            fix=_fix(story, fault),
        )


def _beside(text: str, fault: Fault) -> str:
    """The words by which a reporter knows the mark again."""
    _, _, line = text[max(0, fault.at - _REACH) : fault.at].rpartition("\n")
    closes = fault.edit is not None and fault.edit.replacement == "”"
    if fault.kind is FaultKind.UNOPENED or (fault.kind is FaultKind.MIXED and closes):
        return " ".join(line.split()[-3:])
    line, _, _ = text[fault.at + 1 : fault.at + _REACH].partition("\n")
    return " ".join(line.split()[:3])


def _fix(story: Story, fault: Fault) -> Fix | None:
    if fault.edit is None:
        return None
    span = story.body_span(fault.edit.start, fault.edit.end)
    return Fix(fault.edit.replacement, safe=False, span=span)
