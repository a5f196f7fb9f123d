"""A receipt that says something else than its story: other words, an unknown source or person.

Readers unfold a receipt to see what the newsroom did; one that does not fit the text is worse than
none. Words are compared without case and marks, figures as they are written.
"""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.receipts import stands_in
from newsroom.story import Receipt, Story
from newsroom.typed import did_you_mean

NAME = "receipt-mismatch"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Bukti pemeriksaan menyebut pernyataan, sumber, atau orang yang tidak ada pada berita ini.",
    summary_en="A receipt names a statement, a source or a person that this story does not have.",
    why="Pembaca membuka bukti pemeriksaan untuk melihat kerja redaksi. Bukti atas kalimat yang tidak "
    "ada di berita, atau dari orang yang tidak dikenal, tidak membuktikan apa pun.",
    why_en="Readers unfold a receipt to see the newsroom's work. One for words that the story does not "
    "hold, or by somebody unknown, proves nothing.",
    cure="Salin pernyataannya kata demi kata dari berita. Isi source dengan nama salah satu sources, "
    "dan checked_by dengan id orang di content/registers/people.yml.",
    cure_en="Copy the statement word for word from the story. Put the name of one of its sources in "
    "source, and the id of somebody in content/registers/people.yml in checked_by.",
    basis=("PPMS 2", "KEJ 2"),
    any_language=True,
)
_SHOWN = 60


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Up to three findings per receipt; a withdrawn story shows none of them."""
    if story.meta.withdrawn or not story.readable("claims"):
        return
    people = [person.id for person in context.registers.people]
    for place, receipt in enumerate(story.meta.claims):
        if not stands_in(receipt.statement, story):
            yield _other_words(story, place, receipt)
        yield from _source(story, place, receipt)
        yield from _person(story, place, receipt, people)


def _other_words(story: Story, place: int, receipt: Receipt) -> Finding:
    said = shorten(receipt.statement, _SHOWN, placeholder=" …")
    return finding(
        NAME,
        story,
        story.span("claims", place, "statement"),
        f'"{said}" tidak ada di berita. Salin kata demi kata dari judul, ringkasan, atau naskah.',
        f'The story does not say "{said}". Copy it word for word from the headline, the summary or the text.',
    )


def _source(story: Story, place: int, receipt: Receipt) -> Iterator[Finding]:
    names = [source.name for source in story.meta.sources]
    if receipt.source in names or not story.readable("sources"):
        return
    hint, hint_en = did_you_mean(receipt.source, names)
    yield finding(
        NAME,
        story,
        story.span("claims", place, "source"),
        f'"{receipt.source}" tidak tercantum di sources.{hint} Pakai nama yang sama, atau tambahkan sumbernya.',
        f'"{receipt.source}" is not among the sources.{hint_en} Use the same name, or add the source.',
    )


def _person(story: Story, place: int, receipt: Receipt, people: list[str]) -> Iterator[Finding]:
    if receipt.checked_by in people:
        return
    hint, hint_en = did_you_mean(receipt.checked_by, people)
    yield finding(
        NAME,
        story,
        story.span("claims", place, "checked_by"),
        f'Tidak ada orang dengan id "{receipt.checked_by}" di content/registers/people.yml.{hint}',
        f'Nobody in content/registers/people.yml has the id "{receipt.checked_by}".{hint_en}',
    )
