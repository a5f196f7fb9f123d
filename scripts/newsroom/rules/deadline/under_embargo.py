"""A story under embargo: on air already, or soon free.

What is under embargo may wait in the repository: the edition holds it back from the site, the
feeds and the posts by itself. An error that lasts as long as the embargo would therefore keep
nothing back and only block everybody else's work. It is an error when the record shows that the
story is out all the same; in the last days before its hour it is a hint, so that the editor on
duty knows.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from newsroom.clock import say_duration, say_moment
from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.story import Story
from newsroom.trail import Happening, Step

NAME = "under-embargo"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Berita ditahan embargo, atau sudah keluar sebelum embargonya berakhir.",
    summary_en="The story is under embargo, or came out before its embargo ended.",
    why="Embargo adalah kesepakatan dengan narasumber dan media lain. Sekali dilanggar, kabarnya tidak dapat "
    "ditarik kembali, dan narasumber berhenti percaya.",
    why_en="An embargo is an agreement with a source and with other media. Once it is broken the news cannot "
    "be taken back, and the source stops trusting.",
    cure="Selama embargo berlaku, situs dan unggahan menahan berita ini sendiri; periksa saja jamnya. Bila "
    "sudah terlanjur keluar: turunkan, kabari narasumber, atau hapus embargo_until bila ia mengizinkan.",
    cure_en="While the embargo lasts, the site and the posts hold the story back by themselves; only make sure "
    "of its hour. If it is out already: take it down, tell the source, or remove embargo_until with their consent.",
    basis=("KEJ 7",),
    waivable=Waivable.NEVER,
    any_language=True,
)
NOTICE = timedelta(days=7)
"""How long before its end an embargo is worth a hint. What waits for years needs none every day."""


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding, and none once the embargo is over."""
    until = story.meta.embargo_until
    if until is None or until <= context.now:
        return
    out = _came_out(context.recorded(story.id))
    if out is not None:
        yield _broken(story, out, until, context)
    elif until - context.now <= NOTICE:
        yield _held(story, until, context)


def _came_out(recorded: Iterable[Happening]) -> Happening | None:
    """The first time that readers could see it."""
    public = [one for one in recorded if one.step in (Step.LIVE, Step.POSTED)]
    return min(public, key=lambda one: one.at, default=None)


def _broken(story: Story, out: Happening, until: datetime, context: Context) -> Finding:
    zone = context.settings.zone
    at, end = out.at.astimezone(zone), until.astimezone(zone)
    where = out.url or out.who or story.address
    return finding(
        NAME,
        story,
        story.span("embargo_until"),
        f"Embargo berlaku sampai {say_moment(end)}, tetapi berita ini sudah keluar sejak {say_moment(at)} ({where}). Turunkan dan kabari narasumber, atau hapus embargo_until bila diizinkan.",
        f"The embargo lasts until {end:%Y-%m-%d %H:%M}, but the story has been out since {at:%Y-%m-%d %H:%M} ({where}). Take it down and tell the source, or remove embargo_until if they consent.",
    )


def _held(story: Story, until: datetime, context: Context) -> Finding:
    end = until.astimezone(context.settings.zone)
    left = say_duration(until - context.now)
    held = finding(
        NAME,
        story,
        story.span("embargo_until"),
        f"Masih ditahan embargo sampai {say_moment(end)}, {left} lagi: situs dan unggahan belum memuatnya. Periksa jamnya, dan jangan sebarkan isinya dengan cara lain.",
        f"Under embargo until {end:%Y-%m-%d %H:%M}: the site and the posts do not carry it yet. Make sure of the hour, and pass nothing of it on in other ways.",
    )
    return replace(held, severity=Severity.HINT)
