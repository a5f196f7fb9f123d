"""The sections of the scorecard: each a chart and the table with the same figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from newsroom.clock import MONTHS, say_duration
from newsroom.page.addresses import scorecard_address
from newsroom.page.chart import (
    DOTTED,
    HOLLOW,
    SOLID,
    STRIPED,
    Amount,
    Chart,
    Span,
    columns,
    rows,
    spans,
)
from newsroom.page.score_strip import share_of
from newsroom.page.words import Link, say_promise
from newsroom.scorecard import (
    FEW,
    Answers,
    Figures,
    Group,
    LegFigures,
    NetworkFigures,
    Scorecard,
)
from newsroom.scorecard.definitions import STEPS
from newsroom.trail import Step

NOTHING = "–"
"""Stands where a figure is not known or not told."""

PROMISE_KEPT = ((SOLID, "tepat waktu"), (STRIPED, "terlambat"), (HOLLOW, "tidak terukur"))
FATES = (
    *((SOLID, "tersiar"), (HOLLOW, "dihapus kembali"), (STRIPED, "ditolak atau tertahan")),
    (DOTTED, "belum pasti, atau di kotak keluar"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about, and its figures."""

    head: Link
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `heads` begins with what the rows are about."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart and the table with the same figures. `about` says in words what the chart shows."""

    id: str
    title: str
    about: str
    chart: Chart | None
    legend: tuple[tuple[str, str], ...]
    table: Table


def panels_of(card: Scorecard) -> tuple[Panel, ...]:
    """By month, by step, by desk and, where there are posts, by network."""
    panels = [_months(card.months), _legs(card.total.legs, card.limit), _desks(card.desks)]
    return (*panels, *([_networks(card.networks)] if card.networks else []))


def _months(months: Sequence[Group]) -> Panel:
    shown = [
        Amount(MONTHS[int(one.key[5:]) - 1][:3], _year_note(one.key, before), _kept(one.figures))
        for before, one in zip(("", *(one.key for one in months)), months, strict=False)
    ]
    table = Table(
        "Berita menurut bulan tayang",
        ("Bulan", *_COUNT_HEADS),
        tuple(Row(Link(month_name(one.key, 3), ""), _counts(one.figures)) for one in months),
    )
    about = "Banyaknya berita tiap bulan: yang tepat waktu, terlambat, dan tidak terukur."
    return Panel("bulan", "Tepat waktu tiap bulan", about, columns(shown), PROMISE_KEPT, table)


def _desks(desks: Sequence[Group]) -> Panel:
    shown = [Amount(one.name, _share_note(one.figures), _kept(one.figures)) for one in desks]
    table = Table(
        "Berita menurut desk",
        ("Desk", *_COUNT_HEADS),
        tuple(Row(Link(one.name, ""), _counts(one.figures)) for one in desks),
    )
    about = "Banyaknya berita tiap desk: yang tepat waktu, terlambat, dan tidak terukur."
    return Panel("desk", "Tepat waktu tiap desk", about, rows(shown), PROMISE_KEPT, table)


def _legs(legs: Sequence[LegFigures], limit: timedelta) -> Panel:
    shown = [
        Span(
            _leg_name(one),
            _leg_note(one),
            _minutes(one, "median"),
            _minutes(one, "p90"),
            is_promised=one.leg.start is Step.ENDED,
        )
        for one in legs
    ]
    heads = ("Nilai tengah", "9 dari 10", "Diketahui", "Dinyatakan", "Terbalik", "Tak diketahui")
    table = Table(
        "Nilai tengah dan banyaknya berita tiap langkah",
        ("Langkah", *heads),
        tuple(Row(Link(_leg_name(one), ""), _leg_cells(one)) for one in legs),
    )
    about = (
        "Lama tiap langkah: titik pada nilai tengah, garis sampai lama yang tidak dilampaui "
        f"sembilan dari sepuluh berita. Garis tegak: janji {say_promise(limit)} sejak acara selesai."
    )
    enough = any(one.known >= FEW for one in legs)
    chart = spans(shown, limit.total_seconds() / 60) if enough else None
    return Panel("langkah", "Lama tiap langkah", about, chart, (), table)


def _networks(networks: Sequence[NetworkFigures]) -> Panel:
    shown = [Amount(one.name, _posted_note(one), _fates(one)) for one in networks]
    heads = ("Kiriman", "Tersiar", "Dihapus", "Ditolak", "Belum pasti")
    answers = ("Suka", "Dibagikan", "Komentar", "Dilihat")
    table = Table(
        "Kiriman dan tanggapan menurut jaringan",
        ("Jaringan", *heads, *answers),
        tuple(Row(Link(one.name, ""), _post_cells(one)) for one in networks),
    )
    about = "Banyaknya kiriman tiap jaringan, dan apa jadinya."
    return Panel("kiriman", "Kiriman dan tanggapan", about, rows(shown), FATES, table)


def years_table(years: Sequence[tuple[str, Figures]]) -> Table:
    """All years with their figures, given the oldest first; the newest stands on top."""
    return Table(
        "Berita menurut tahun tayang",
        ("Tahun", *_COUNT_HEADS),
        tuple(
            Row(Link(year, scorecard_address(year)), _counts(figures))
            for year, figures in reversed(years)
        ),
    )


_COUNT_HEADS = ("Berita", "Tepat", "Terlambat", "Tak terukur", "Persen", "Ralat")


def _counts(figures: Figures) -> tuple[str, ...]:
    counts = figures.stories, figures.on_time, figures.late, figures.unknown
    share = share_of(figures)
    told = NOTHING if share is None else f"{share}%"
    return (*map(number, counts), told, number(figures.corrections))


def _kept(figures: Figures) -> tuple[tuple[str, int], ...]:
    return (SOLID, figures.on_time), (STRIPED, figures.late), (HOLLOW, figures.unknown)


def _share_note(figures: Figures) -> str:
    measured, share = figures.on_time + figures.late, share_of(figures)
    if not measured:
        return f"{number(figures.stories)} berita, tidak terukur"
    if share is None:
        return f"{figures.on_time} dari {measured} tepat waktu"
    return f"{share}% tepat waktu"


def _leg_name(one: LegFigures) -> str:
    return f"{STEPS[one.leg.start]} → {STEPS[one.leg.end]}"


def _leg_note(one: LegFigures) -> str:
    if one.median is None or one.known < FEW:
        return f"{one.known} berita" if one.known else "tidak diketahui"
    return say_duration(one.median)


def _minutes(one: LegFigures, figure: str) -> float | None:
    time: timedelta | None = getattr(one, figure)
    return time.total_seconds() / 60 if time is not None and one.known >= FEW else None


def _leg_cells(one: LegFigures) -> tuple[str, ...]:
    enough = one.known >= FEW and one.median is not None and one.p90 is not None
    times = (one.median, one.p90) if enough else (None, None)
    counts = one.known, one.declared, one.reversed, one.unknown
    return (
        *(say_duration(time) if time is not None else NOTHING for time in times),
        *map(number, counts),
    )


def _posted_note(one: NetworkFigures) -> str:
    return (
        f"{number(one.posts)} di kotak keluar" if one.is_outbox else f"{number(one.posts)} kiriman"
    )


def _fates(one: NetworkFigures) -> tuple[tuple[str, int], ...]:
    if one.is_outbox:
        return ((DOTTED, one.posts),)
    return (SOLID, one.posted), (HOLLOW, one.deleted), (STRIPED, one.refused), (DOTTED, one.open)


def _post_cells(one: NetworkFigures) -> tuple[str, ...]:
    posted = 0 if one.is_outbox else one.posted
    waiting = one.open + (one.posted if one.is_outbox else 0)
    counts = one.posts, posted, one.deleted, one.refused, waiting
    return (*map(number, counts), *map(_answer, (one.likes, one.shares, one.comments, one.views)))


def _answer(one: Answers) -> str:
    return NOTHING if one.sum is None else number(one.sum)


def number(count: int) -> str:
    """`12.345`, as Indonesian writes it."""
    return f"{count:,}".replace(",", ".")


def month_name(key: str, letters: int | None = None) -> str:
    """`November 2026` for `2026-11`; with so many letters of the month, `Nov 2026`."""
    return f"{MONTHS[int(key[5:]) - 1][:letters]} {key[:4]}"


def _year_note(key: str, before: str) -> str:
    return "" if key[:4] == before[:4] else key[:4]
