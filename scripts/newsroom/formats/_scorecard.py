"""The scorecard as text for people."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo

from newsroom.clock import say_duration, say_moment
from newsroom.scorecard.definitions import DEFINITIONS, STEPS
from newsroom.scorecard.figures import Figures, LateStory, LegFigures, Scorecard
from newsroom.scorecard.files import minutes
from newsroom.scorecard.journey import Leg
from newsroom.scorecard.posting import Answers, NetworkFigures
from newsroom.scorecard.requests import RequestFigures

_LATE_SHOWN = 20


def as_text(card: Scorecard, zone: tzinfo) -> str:
    """The scorecard for a terminal; delays without number, as far as they fit, are named."""
    lines = [
        f"Rapor redaksi{_moment(card.at, zone)}{_period(card)}",
        f"Janji: tayang paling lambat {say_duration(card.limit)} setelah acara.",
        f"Promise: on air at most {minutes(card.limit):g} minutes after the event.",
        "",
        *_table(_counts(card)),
        "",
        *_table(_legs(card.total)),
        "",
        *_late(card.late),
        *_networks(card.networks),
        f"Ralat / corrections: {card.total.corrections} pada {card.total.corrected} berita.",
        f"Dicabut / withdrawn: {card.total.withdrawn}. Ditahan / held back: {_number(card.waiting)}.",
        *_requests(card.requests),
        "",
        *(f"{one.name}: {one.text} / {one.text_en}" for one in DEFINITIONS),
    ]
    return "\n".join(lines) + "\n"


def _moment(at: datetime | None, zone: tzinfo) -> str:
    return f", {say_moment(at.astimezone(zone))}" if at else ""


def _period(card: Scorecard) -> str:
    if not card.since and not card.until:
        return ""
    return f" ({card.since or '…'} sampai {card.until or '…'})"


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share:.0%}"


def _counts(card: Scorecard) -> list[tuple[str, ...]]:
    heads = ("", "berita", "tepat", "terlambat", "?", "tepat/terukur", "ralat")
    heads_en = ("", "stories", "on time", "late", "unknown", "share", "corrections")
    named = [("semua / all", card.total)]
    named += [(one.name or "(tanpa desk)", one.figures) for one in card.desks]
    named += [(one.name or "(bulan tidak diketahui)", one.figures) for one in card.months]
    return [heads, heads_en, *(_count_row(name, figures) for name, figures in named)]


def _count_row(name: str, figures: Figures) -> tuple[str, ...]:
    counts = (figures.stories, figures.on_time, figures.late, figures.unknown)
    share = _percent(figures.on_time_share)
    return (name, *map(str, counts), share, str(figures.corrections))


def _legs(figures: Figures) -> list[tuple[str, ...]]:
    heads = ("langkah", "median", "p90", "diketahui", "dinyatakan", "terbalik", "?")
    heads_en = ("step", "median", "p90", "known", "declared", "reversed", "unknown")
    return [heads, heads_en, *map(_leg_row, figures.legs)]


def _leg_row(one: LegFigures) -> tuple[str, ...]:
    counts = (one.known, one.declared, one.reversed, one.unknown)
    return (_leg_name(one.leg), *map(_said, (one.median, one.p90)), *map(str, counts))


def _leg_name(leg: Leg) -> str:
    return f"{STEPS[leg.start]} → {STEPS[leg.end]}"


def _said(time: timedelta | None) -> str:
    return "?" if time is None else say_duration(time)


def _late(late: Sequence[LateStory]) -> Iterable[str]:
    if not late:
        return
    yield "Terlambat / late:"
    for one in late[:_LATE_SHOWN]:
        by = f"lewat {say_duration(one.over)}" if one.over else "tidak terukur / not measured"
        yield f"  {one.path}: {by}; {one.reason or 'tanpa alasan / no reason given'}"
    if len(late) > _LATE_SHOWN:
        more = len(late) - _LATE_SHOWN
        yield f"  dan {more} lagi; semuanya di --format json / and {more} more"
    yield ""


def _networks(networks: Sequence[NetworkFigures]) -> Iterable[str]:
    if not networks:
        return
    heads = ("kiriman", "semua", "tersiar", "dihapus", "ditolak", "belum pasti")
    heads_en = ("posts", "all", "posted", "deleted", "refused", "open")
    answers = ("suka", "dibagikan", "komentar", "dilihat")
    answers_en = ("likes", "shares", "comments", "views")
    yield from _table([(*heads, *answers), (*heads_en, *answers_en), *map(_network_row, networks)])
    yield ""


def _network_row(one: NetworkFigures) -> tuple[str, ...]:
    counts = (one.posts, one.posted, one.deleted, one.refused, one.open)
    answers = (one.likes, one.shares, one.comments, one.views)
    return (one.name, *map(str, counts), *map(_answer, answers))


def _answer(one: Answers) -> str:
    return _number(one.sum)


def _number(number: int | None) -> str:
    return "?" if number is None else str(number)


def _requests(one: RequestFigures | None) -> Iterable[str]:
    if one is None or not one.all:
        return
    yield (
        f"Permintaan pembaca / requests: {one.all} (hak jawab {one.replies}, ralat {one.corrections}); "
        f"tepat waktu {one.in_time}, terlambat {one.late}, menunggu {one.waiting}, ditolak {one.declined}."
    )


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The first column to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
