"""A text marked as paid and a front matter that says otherwise, or the reverse."""

from collections.abc import Iterable

from newsroom.finding import Finding, Fix, Severity
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules.advertising._paid_marks import find_paid_mark, says_paid
from newsroom.story import Label, Story

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


def check(story: Story, _: Context) -> Iterable[Finding]:
    """At most one finding. A label that cannot be read has its own."""
    if not (story.readable("label") and story.readable("payer")):
        return
    mark = find_paid_mark(story)
    paid = story.meta.label is Label.ADVERTORIAL
    if mark and not paid:
        yield _unlabelled(story, *mark)
    elif story.meta.payer and not paid:
        yield _payer_alone(story, story.meta.payer)
    elif paid and not mark and story.body.blocks and not says_paid(story):
        yield _unmarked(story)


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
