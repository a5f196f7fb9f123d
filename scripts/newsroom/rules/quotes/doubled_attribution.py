"""The same words said twice to be somebody's: `, ujarnya,” ujarnya.`, `,” kata dia, katanya`."""

from collections.abc import Iterable

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import body_passages
from newsroom.language.quoting.doubling import Doubling, find_doublings
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "doubled-attribution"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Satu ucapan dua kali disebut siapa yang mengatakannya.",
    summary_en="One quote says twice who said it.",
    why="Kata seperti ujarnya yang terbawa ke dalam tanda petik terbaca sebagai ucapan narasumber, "
    "dan pembaca mengira naskahnya tidak disunting.",
    why_en="A word such as ujarnya that slipped inside the quotation marks reads as the source's own, "
    "and readers think that nobody edited the text.",
    cure="Sisakan satu, di luar tanda petik: “Kami siap,” ujarnya.",
    cure_en="Keep one, outside the quotation marks: “Kami siap,” ujarnya.",
    basis=("SOP 3", "KEJ 1"),
    fixing=Fixing.SAFE,
)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per doubled attribution, at the one that is too much."""
    for one in find_doublings(body_passages(story.body)):
        yield _finding(story, one)


def _finding(story: Story, one: Doubling) -> Finding:
    written = story.text[one.start : one.end]
    return finding(
        NAME,
        story,
        story.body_span(one.start, one.end),
        f'"{written}" berlebih: ucapan ini sudah disertai "{one.kept}". Hapus salah satu.',
        f'"{written}" is one too many: these words already have "{one.kept}". Remove one.',
        fix=Fix(one.instead, safe=True, span=story.body_span(*one.cut)),
    )
