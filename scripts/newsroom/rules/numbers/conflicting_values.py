"""A story that gives one thing two values.

Most pairs of numbers before one noun are of two things. A pair is reported only where the
sentences agree in more than the noun and neither tells of a part, a change or another time, or
where the second number takes the first up with `itu`.

It is a hint, not a warning: what is left out would be wrong too often. Six districts planned for and
five consulted, 36 pupils brought in and 41 sent home can each be right, and only the reporter knows,
so of the conflicts that editors find the rule finds no more than it can be sure of.
"""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.counting.conflicts import Conflict, find_conflicts
from newsroom.language.counting.repeats import find_repeats
from newsroom.language.passages import Role, body_passages
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "conflicting-values"
RULE = Rule(
    severity=Severity.HINT,
    summary="Satu hal disebut dengan dua angka yang berbeda.",
    summary_en="One thing is given two different numbers.",
    why="Dua angka untuk satu hal berarti salah satunya keliru, dan pembaca tidak tahu yang mana.",
    why_en="Two numbers for one thing mean that one is wrong, and the reader cannot tell which.",
    cure="Periksa catatan dan samakan. Bila keduanya benar, katakan bedanya: sejak, menjadi, dari, "
    "di antaranya, tahun lalu.",
    cure_en="Look at your notes and use one. If both are right, say how they differ: since, to, of, "
    "among them, last year.",
    basis=("KEJ 1", "UU KIP 7"),
)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per thing and place, at the second number."""
    text = Role.TEXT
    passages = tuple([one for one in body_passages(story.body) if one.role is text])
    found = {one.two.start: one for one in find_repeats(passages)}
    found |= {one.two.start: one for one in find_conflicts(passages)}
    for start in sorted(found):
        yield _finding(story, found[start])


def _finding(story: Story, conflict: Conflict) -> Finding:
    one, two = conflict.one, conflict.two
    line, column = story.lines.position(one.start)
    return finding(
        NAME,
        story,
        story.body_span(two.start, two.end),
        f'Dua angka untuk {conflict.head}: "{one.written}" ({line}:{column}) dan "{two.written}" di sini. Samakan menurut catatan, atau katakan bedanya.',
        f'Two numbers for "{conflict.head}": "{one.written}" ({line}:{column}) and "{two.written}" here. Use one, from your notes, or say how they differ.',
    )
