"""The name of a registered official that is nearly right.

Silent where somebody else may be meant: another role beside the name, another source called so,
two people in one sentence, short or common first names without an office beside them.
"""

from collections.abc import Iterable

from newsroom.finding import Finding, Fix, Severity
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules._shared.officials import Misspelling, misspelled
from newsroom.story import Story

NAME = "misspelled-official"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Nama pejabat tidak ditulis seperti di register.",
    summary_en="The name of an official is not spelled as in the register.",
    why="Nama pejabat paling sering dicari dan dikutip. Salah satu huruf saja membuat berita sulit "
    "ditemukan dan terlihat ceroboh.",
    why_en="Officials' names are what people search for and quote. One wrong letter makes a story "
    "hard to find and looks careless.",
    cure="Pakai ejaan di content/registers/officials.yml. Bila memang orang lain, tulis keduanya di "
    "different_people; bila registernya yang keliru, perbaiki register itu.",
    cure_en="Use the spelling of content/registers/officials.yml. If it is somebody else, give both "
    "in different_people; if the register is wrong, mend it there.",
    basis=("KEJ 1", "UU KIP 7"),
    fixing=Fixing.SAFE,
    any_language=True,
)
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per place, at most ten. The fix is safe where the official is certainly meant."""
    for one in misspelled(story, context)[:_MOST]:
        yield _finding(story, one)


def _finding(story: Story, one: Misspelling) -> Finding:
    start, end = one.place
    written = " ".join(story.text[start:end].split())
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'"{written}" mirip nama pejabat "{one.right}" ({one.role}). Pakai ejaan register, atau tulis keduanya di different_people bila memang orang lain.',
        f'"{written}" is close to the official "{one.right}" ({one.role}). Use the register\'s spelling, or give both in different_people if it is somebody else.',
        fix=Fix(one.right, safe=one.is_certain),
    )
