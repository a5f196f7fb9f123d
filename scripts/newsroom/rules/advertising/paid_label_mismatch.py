"""A text marked as paid and a front matter that says otherwise, or the reverse."""

import re
from collections.abc import Iterable

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Role, value_passage
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import BlockKind, Label, Story

NAME = "paid-label-mismatch"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Tanda berbayar di naskah dan label di bagian depan tidak sejalan.",
    summary_en="The paid mark in the text and the label in the front matter disagree.",
    why="Pembaca berhak tahu sejak awal bahwa sebuah berita dibayar. Label di bagian depan yang "
    "memunculkan keterangan itu di halaman dan di unggahan, bukan (adv) di akhir naskah.",
    why_en="Readers have a right to know from the start that a story was paid for. The label in the "
    "front matter puts that on the page and into the posts, not an (adv) at the end of the text.",
    cure="Bila dibayar: label: advertorial, payer, dan (adv) di akhir naskah. Bila tidak: hapus "
    "tandanya dari naskah, juga payer.",
    cure_en="If it was paid for: label: advertorial, payer, and (adv) at the end of the text. If "
    "not: remove the mark from the text, and payer too.",
    basis=("PPMS 6", "KEJ 3"),
    fixing=Fixing.SAFE,
)
_ADV = r"(?<![^\W_])(?:adv|advertorial|advetorial)(?![^\W_])"
_PAID = (
    rf"(?:[^()\[\]\n]{{0,40}}?{_ADV}[^()\[\]\n]{{0,40}}|iklan|konten berbayar|berbayar|sponsored)"
)
# Newsrooms sign paid texts behind the last sentence, (adv) or (TA/Adv/PemkotContoh), or in front.
_SIGNED = re.compile(
    rf"(?:\A|[.!?…”\"*_])[\s*_]{{0,8}}(?P<mark>[(\[]{_PAID}[)\]])[\s.*_]{{0,8}}\Z", re.IGNORECASE
)
_TITLED = re.compile(rf"(?P<mark>[(\[]{_PAID}[)\]])\s{{0,8}}\Z", re.IGNORECASE)
_OPENING = re.compile(
    rf"[\s*_]{{0,8}}(?:(?P<mark>[(\[]{_PAID}[)\]])|[\w .,]{{1,40}}(?P<dateline>[(\[]{_PAID}[)\]])\s?[–—-])",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"[\s*_#]{0,8}(?P<mark>adv|adve?rtorial|advetorial|iklan)[\s*_.]{0,8}", re.IGNORECASE
)
_TAIL = 120


def check(story: Story, _: Context) -> Iterable[Finding]:
    """At most one finding. A label that cannot be read has its own."""
    if not (story.readable("label") and story.readable("payer")):
        return
    mark = _mark(story)
    paid = story.meta.label is Label.ADVERTORIAL
    if mark and not paid:
        yield _unlabelled(story, *mark)
    elif story.meta.payer and not paid:
        yield _payer_alone(story, story.meta.payer)
    elif paid and not mark and story.body.blocks:
        yield _unmarked(story)


def _mark(story: Story) -> tuple[int, int] | None:
    """Where the text says that it was paid for: in the title, in front, or at the end."""
    title = value_passage(story, Role.TITLE, ("title",))
    blocks = [block for block in story.body.blocks if block.kind is not BlockKind.HTML]
    places = [(block.start, block.text) for block in [*blocks[:1], *blocks[-2:]]]
    if title:
        places.insert(0, (title.start, title.prose))
    for start, text in places:
        tail = max(0, len(text) - _TAIL)
        signed = (_TITLED if title and start == title.start else _SIGNED).search(text, tail)
        match = signed or _OPENING.match(text) or _ALONE.fullmatch(text)
        if match:
            begin, end = match.span(match.lastgroup or 0)
            return start + begin, start + end
    return None


def _unlabelled(story: Story, start: int, end: int) -> Finding:
    written = story.text[start:end]
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'Naskah ditandai berbayar, "{written}", tetapi label di bagian depan bukan advertorial. Bila dibayar, tulis label: advertorial dan payer; bila tidak, hapus tandanya.',
        f'The text is marked as paid, "{written}", but the label in the front matter is not advertorial. If it was paid for, give label: advertorial and payer; if not, remove the mark.',
        fix=_label_fix(story),
    )


def _payer_alone(story: Story, payer: str) -> Finding:
    return finding(
        NAME,
        story,
        story.span("payer"),
        f'Berita ini dibayar oleh "{payer}", tetapi labelnya bukan advertorial. Tulis label: advertorial, atau hapus payer.',
        f'This story was paid for by "{payer}", but its label is not advertorial. Give label: advertorial, or remove payer.',
        fix=_label_fix(story),
    )


def _label_fix(story: Story) -> Fix:
    """Only a suggestion: a mark left over from a copied text must not turn news into a paid text."""
    if story.has("label"):
        return Fix("advertorial", safe=False, span=story.span("label"))
    closing = story.text.rfind("---", 0, story.body.start)
    return Fix("label: advertorial\n", safe=False, span=story.body_span(closing, closing))


def _unmarked(story: Story) -> Finding:
    end = story.body.blocks[-1].end
    # Where a payer is named too, the mark only repeats to readers what is declared twice.
    fix = Fix("\n\n(adv)", safe=bool(story.meta.payer), span=story.body_span(end, end))
    return finding(
        NAME,
        story,
        story.span("label"),
        "Label berita ini advertorial, tetapi naskahnya tidak ditandai; tanpa tanda, salinan naskahnya terbaca sebagai berita. Tulis (adv) di akhir naskah, atau perbaiki labelnya.",
        "The label says advertorial, but the text is not marked; a copy of it would read as news. Write (adv) at the end of the text, or mend the label.",
        fix=fix,
    )
