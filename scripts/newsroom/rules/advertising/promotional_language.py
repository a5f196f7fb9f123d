"""The language of advertising in a story that nobody paid for."""

from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.quoting.speech import own_words
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.listed import may_hold_itself
from newsroom.story import Label, Story

NAME = "promotional-language"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Berita memakai bahasa iklan.",
    summary_en="News speaks the language of advertising.",
    why="Pembaca berhak tahu mana berita dan mana iklan. Ajakan membeli dan pujian tanpa ukuran "
    "membuat berita resmi terbaca sebagai titipan.",
    why_en="Readers have a right to tell news from advertising. Calls to buy and praise without a "
    "measure make official news read like a favour.",
    cure="Tulis faktanya: harga, jadwal, jumlah, penilai. Bila naskah ini dibayar, beri label: "
    "advertorial dan payer.",
    cure_en="State the facts: price, hours, number, who judged. If the text was paid for, give "
    "label: advertorial and payer.",
    basis=("PPMS 6", "KEJ 3"),
)
_MOST = 20


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per phrase, outside quotes and paid texts; at most 20."""
    if story.meta.label is not Label.NONE:
        return ()
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    phrases = context.registers.word_list(NAME)
    for passage in own_words(story) if may_hold_itself(story, phrases) else ():
        for hit in phrases.find(passage.prose):
            words = passage.prose[hit.start : hit.end]
            yield finding(
                NAME,
                story,
                story.body_span(passage.start + hit.start, passage.start + hit.end),
                f'"{words}" adalah bahasa iklan. Ganti dengan fakta yang dapat diperiksa; bila dibayar, beri label: advertorial.',
                f'"{words}" is the language of advertising. Give facts that can be checked; if it was paid for, label it advertorial.',
            )
