"""A reply that gets less room than what it answers, or far more.

Proportion is judged by what can be counted: the words of the reply against those of the paragraphs
that name whoever replies, its desk, the networks it is kept from, and whether it was sold. Whether
the words are fair, no count tells. Where no paragraph of the original names the replying party, as
with a party that was only hinted at, the lengths of both stories are all there is to compare.
"""

from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Severity
from newsroom.language.passages import body_passages
from newsroom.language.words import words_of
from newsroom.rules import Context, Rule, finding
from newsroom.story import Label, Source, Story, parse

NAME = "disproportionate-reply"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Hak jawab mendapat ruang yang tidak sepadan dengan bagian yang dijawabnya.",
    summary_en="A reply has less room, or far more, than the part of the story that it answers.",
    why="Jawaban yang jauh lebih pendek, disimpan di desk lain, atau tidak disiarkan seperti berita "
    "semula tidak sampai kepada pembaca yang sama.",
    why_en="A reply that is much shorter, put in another desk, or not posted as the story was does not "
    "reach the same readers.",
    cure="Muat isi pokok surat jawabannya, di desk dan jaringan yang sama dengan berita semula. Bila "
    "perbedaannya disepakati dengan yang menjawab, kesampingkan aturan ini dengan alasannya.",
    cure_en="Print the substance of the letter, in the desk and on the networks of the story. Where "
    "whoever replies agreed to the difference, waive this rule and say so.",
    basis=("KEJ 11", "PHJ"),
)
_LEAST = 0.5
"""Of the words answered, a reply has at least so many; below, not even each second word is met."""
_MOST = 3
_LONG = 300
"""A reply may always have so many words: a short story can need a long answer."""


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Up to five findings, one for each way in which reply and story differ."""
    meta = story.meta
    before = context.archive().by_id.get(meta.reply_to or "")
    if before is None or before.path == story.path or before.withdrawn or meta.withdrawn:
        return
    text = context.archive().text(before.path)
    original = parse(before.path, text, zone=context.settings.zone)[0] if text else None
    if original is not None:
        yield from _length(story, original)
        yield from _place(story, original)


def _length(story: Story, original: Story) -> Iterator[Finding]:
    words, whole = _words(story), _words(original)
    answered = sum(
        len(words_of(passage.prose))
        for passage in body_passages(original.body)
        if any(_is_named(source, passage.prose) for source in story.meta.sources)
    )
    if words < answered * _LEAST:
        yield finding(
            NAME,
            story,
            story.span("reply_to"),
            f"Hak jawab ini {words} kata, sedangkan bagian yang dijawabnya {answered} kata. Muat pokok jawabannya.",
            f"This reply has {words} words, the part that it answers {answered}. Print the substance of it.",
        )
    elif words > max(_LONG, whole * _MOST):
        yield finding(
            NAME,
            story,
            story.span("reply_to"),
            f"Hak jawab ini {words} kata, berita yang dijawabnya hanya {whole} kata. Batasi pada bagian yang dijawab.",
            f"This reply has {words} words, the story that it answers only {whole}. Keep to what it answers.",
        )


def _is_named(source: Source, prose: str) -> bool:
    """Whether `prose` names the source, or the body it speaks for: its role without the first word."""
    body = " ".join(source.role.split()[1:])
    return source.name in prose or (body[:1].isupper() and " " in body and body in prose)


def _words(story: Story) -> int:
    return sum(len(words_of(passage.prose)) for passage in body_passages(story.body))


def _place(story: Story, original: Story) -> Iterator[Finding]:
    meta = story.meta
    if meta.label is Label.ADVERTORIAL:
        yield finding(
            NAME,
            story,
            story.span("label"),
            "Hak jawab bukan ruang berbayar; hapus label dan payer.",
            "The right of reply is no paid space; remove label and payer.",
        )
    if meta.desk != original.meta.desk:
        yield finding(
            NAME,
            story,
            story.span("desk"),
            f'Berita yang dijawab ada di desk "{original.meta.desk}"; muat jawabannya di desk itu juga.',
            f'The story that is answered stands in the desk "{original.meta.desk}"; put the reply there, too.',
        )
    less = sorted(set(meta.social.skip) - set(original.meta.social.skip))
    if less:
        yield finding(
            NAME,
            story,
            story.span("social", "skip"),
            f"Berita semula disiarkan di {', '.join(less)}, jawabannya tidak. Hapus dari skip.",
            f"The story was posted to {', '.join(less)}, its reply is not. Take that out of skip.",
        )
