"""A number in the headline that the story does not hold.

Figures and words are compared by value, so `6 jam` and `enam jam` agree. Within five percent it
may be rounding and is only a warning. A number of up to twelve can count what the story lists
without a number; it is reported only where the story gives another for the same things.
"""

from collections.abc import Iterable
from dataclasses import replace

from newsroom.finding import Finding, Severity
from newsroom.language.counting.amounts import Unsupported, find_unsupported, given_in, in_words
from newsroom.language.counting.numbers import find_numbers
from newsroom.language.passages import Passage, Role, body_passages, front_passages
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "headline-number-mismatch"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Angka di judul tidak ada di naskah.",
    summary_en="A number in the headline is not in the story.",
    why="Banyak orang hanya membaca judul. Angka yang salah di sana paling jauh tersebar dan paling "
    "sulit ditarik kembali.",
    why_en="Many people read the headline alone. A wrong number there travels farthest and is the "
    "hardest to take back.",
    cure="Samakan angka di judul dengan angka di naskah menurut catatan. Bila dibulatkan, tulis "
    "sekitar, hampir, atau lebih dari.",
    cure_en="Give the headline the story's number, from your notes. If it is rounded, say about, "
    "nearly, or more than.",
    basis=("KEJ 1", "UU KIP 7"),
)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per number of the headline that nothing in the body bears out."""
    title = next((one for one in front_passages(story) if one.role is Role.TITLE), None)
    if title and find_numbers(title.prose) and story.body.blocks:
        support = given_in(body_passages(story.body))
        for wrong in find_unsupported(title.prose, support):
            yield _finding(story, title, wrong)


def _finding(story: Story, title: Passage, wrong: Unsupported) -> Finding:
    number, instead = wrong.number, wrong.instead
    said = in_words(title.prose, number)
    other = f', tetapi naskah menyebut "{instead.written}"' if instead else ", tetapi naskah tidak"
    other_en = (
        f', but the story says "{instead.written}"' if instead else ", but the story does not"
    )
    advice, advice_en = "Samakan menurut catatan.", "Use one, from your notes."
    if wrong.is_close:
        advice = "Bila dibulatkan, tulis sekitar, hampir, atau lebih dari; bila tidak, samakan."
        advice_en = "If it is rounded, say about, nearly, or more than; if not, use one."
    found = finding(
        NAME,
        story,
        story.body_span(title.start + number.start, title.start + number.end),
        f'Judul menyebut "{said}"{other}. {advice}',
        f'The headline says "{said}"{other_en}. {advice_en}',
    )
    return replace(found, severity=Severity.WARNING) if wrong.is_close else found
