"""An office beside the name of somebody who does not hold it on the day of the event.

Only names of registered officials and listed sources are judged, and only beside an office of the
register. Silent where the sentence looks back: `mantan`, `Plt`, `periode 2016–2021`, `saat itu`.
"""

from collections.abc import Iterable
from datetime import date

from newsroom.clock import say_date
from newsroom.finding import Finding, Severity
from newsroom.language.calendar.occasion import event_days
from newsroom.language.naming.likeness import same_person
from newsroom.language.naming.names import person_key
from newsroom.language.naming.offices import Key
from newsroom.registers import Official
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.incumbents import claims
from newsroom.rules._shared.officials import terms
from newsroom.story import Story

NAME = "role-not-held"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Jabatan yang disebut tidak dipegang orang itu pada hari acara.",
    summary_en="Somebody is given an office that is not theirs on the day of the event.",
    why="Pejabat berganti, naskah lama disalin. Pembaca yang menghubungi orang yang salah akan "
    "meragukan beritanya juga.",
    why_en="Officials change and old copy is reused. Readers who turn to the wrong person will "
    "doubt the story too.",
    cure="Cocokkan dengan surat keputusan atau content/registers/officials.yml. Tulis mantan, Plt, "
    "atau jabatan yang sekarang; perbarui register bila masa jabatannya sudah berganti.",
    cure_en="Check the decree or content/registers/officials.yml. Write former, acting, or the "
    "present office; update the register if terms have changed.",
    basis=("KEJ 1", "UU KIP 7"),
)
_Verdict = tuple[str, str]


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per person and office, where they first stand together."""
    if not context.registers.officials or not story.readable("event"):
        return
    days = event_days(story, context.settings.zone)
    if days is None:
        return
    settled: set[tuple[str, Key]] = set()
    for claim in claims(story, context):
        cause = (person_key(claim.name), claim.key)
        verdict = None if cause in settled else _verdict(context, claim.name, claim.key, days)
        if verdict is None:
            settled.add(cause)
        elif not claim.looks_back(days[1].year):
            settled.add(cause)
            yield finding(
                NAME,
                story,
                story.body_span(*claim.place),
                f'"{claim.office}" untuk {claim.name}: {verdict[0]} Tulis jabatan yang benar, atau perbarui officials.yml.',
                f'"{claim.office}" for {claim.name}: {verdict[1]} Give the right office, or update officials.yml.',
            )


def _verdict(context: Context, name: str, key: Key, days: tuple[date, date]) -> _Verdict | None:
    """Why `name` does not hold the office; None where that is not certain."""
    all_terms = terms(context, key)
    on_duty = [one for one in all_terms if _covers(one, days)]
    if any(_is(one, name) for one in on_duty):
        return None
    own = [one for one in all_terms if _is(one, name)]
    if own and own[-1].until and own[-1].until < days[0]:
        day = own[-1].until
        return f"masa jabatannya berakhir {say_date(day)}.", f"the term ended on {day.isoformat()}."
    if own:
        day = own[-1].since
        return f"baru menjabat sejak {say_date(day)}.", f"in office only since {day.isoformat()}."
    if on_duty:
        holder = on_duty[-1].name
        return (
            f"menurut register, pada hari itu jabatan ini dipegang {holder}.",
            f"by the register {holder} held it on that day.",
        )
    return None


def _covers(one: Official, days: tuple[date, date]) -> bool:
    return one.since <= days[1] and (one.until is None or one.until >= days[0])


def _is(one: Official, name: str) -> bool:
    return any(same_person(name, known) for known in (one.name, *one.aliases))
