"""Parts that do not come to the whole that the story gives."""

from collections.abc import Iterable
from decimal import Decimal

from newsroom.finding import Finding, Severity
from newsroom.language.counting.numbers import find_numbers
from newsroom.language.counting.partitions import find_wrong_partitions
from newsroom.language.counting.sums import Mismatch, find_wrong_sums
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "sum-mismatch"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Bagian-bagiannya tidak sama dengan jumlah yang disebut.",
    summary_en="The parts do not come to the whole that is given.",
    why="Pembaca menjumlahkan sendiri. Satu angka yang tidak cocok membuat semua angka lain diragukan.",
    why_en="Readers add up for themselves. One number that does not fit makes them doubt the rest.",
    cure="Hitung lagi menurut catatan. Bila bagian-bagiannya memang bukan semuanya, katakan: di "
    "antaranya, selebihnya, atau angka dari tahun yang lain.",
    cure_en="Add up again, from your notes. If the parts are not all of it, say so: among them, the "
    "rest, or figures of another year.",
    basis=("KEJ 1", "UU KIP 7"),
)
_ROLES = (Role.TEXT, Role.ITEM, Role.EXCERPT, Role.SUMMARY)
_MOST = 10


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per sum, share or rest; at most ten."""
    before = ""
    found = 0
    for passage in story_passages(story):
        if passage.role in _ROLES:
            for wrong in _wrong(passage.prose, before):
                found += 1
                if found <= _MOST:
                    yield _finding(story, passage, wrong)
        before = passage.prose if passage.is_text else ""


def _wrong(prose: str, before: str) -> list[Mismatch]:
    """The mismatches of a passage, in order, each place once."""
    if len(find_numbers(prose)) < 2:
        return []
    found = list(find_wrong_sums(prose, before))
    found += [
        more
        for more in find_wrong_partitions(prose)
        if all(more.end <= one.start or one.end <= more.start for one in found)
    ]
    return sorted(found)


def _finding(story: Story, passage: Passage, wrong: Mismatch) -> Finding:
    right = _written(wrong.right)
    return finding(
        NAME,
        story,
        story.body_span(passage.start + wrong.start, passage.start + wrong.end),
        f"{wrong.sum} = {right}, tetapi yang disebut {wrong.stated}. Hitung lagi, atau katakan bahwa ini bukan semuanya.",
        f"{wrong.sum} = {right}, but the story gives {wrong.stated}. Add up again, or say that this is not all.",
    )


def _written(value: Decimal) -> str:
    """`1.250` or `41,7`, as the press writes it."""
    text = f"{value:,.1f}".removesuffix(".0")
    return text.translate(str.maketrans(".,", ",."))
