"""The scorecard as text for people, as JSON, and as a table (CSV) for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta, tzinfo

from newsroom.clock import say_duration, say_moment
from newsroom.scorecard.definitions import DEFINITIONS
from newsroom.scorecard.figures import Figures, Group, LateStory, LegFigures, Scorecard
from newsroom.scorecard.journey import LEGS, Leg
from newsroom.trail import Step

STEPS: Mapping[Step, str] = {
    Step.ENDED: "selesai",
    Step.SUBMITTED: "dikirim",
    Step.APPROVED: "disetujui",
    Step.MERGED: "digabung",
    Step.LIVE: "tayang",
    Step.POSTED: "disiarkan",
}
"""What the steps are called."""

_LATE_SHOWN = 20
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(card: Scorecard, zone: tzinfo) -> str:
    """The scorecard for a terminal; delays without number, as far as they fit, are named."""
    lines = [
        f"Kartu nilai redaksi, {say_moment(card.at.astimezone(zone))}{_period(card)}",
        f"Janji: tayang paling lambat {say_duration(card.limit)} setelah acara.",
        f"Promise: on air at most {_minutes(card.limit):g} minutes after the event.",
        "",
        *_table(_counts(card)),
        "",
        *_table(_legs(card.total)),
        "",
        *_late(card.late),
        f"Ralat / corrections: {card.total.corrections} pada {card.total.corrected} berita.",
        f"Dicabut / withdrawn: {card.total.withdrawn}. Ditahan / held back: {card.waiting}.",
        "",
        *(f"{one.name}: {one.text} / {one.text_en}" for one in DEFINITIONS),
    ]
    return "\n".join(lines) + "\n"


def as_json(card: Scorecard) -> str:
    """The scorecard as an object: durations in minutes, shares from 0 to 1, null where unknown."""
    told = {
        "at": card.at.isoformat(),
        "limit_minutes": _minutes(card.limit),
        "since": card.since or None,
        "until": card.until or None,
        "waiting": card.waiting,
        "total": _figures(card.total),
        "desks": [_group(one, "desk") for one in card.desks],
        "months": [_group(one, "month") for one in card.months],
        "late": [_late_object(one) for one in card.late],
        "definitions": {one.name: [one.text, one.text_en] for one in DEFINITIONS},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_csv(card: Scorecard) -> str:
    """One row for all stories, each desk and each month; empty where unknown, times in minutes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_CSV_HEADS, *(f"{leg.name}_{part}" for leg in LEGS for part in _CSV_LEG)])
    writer.writerow(_csv_row("total", "", "", card.total))
    for scope, groups in (("desk", card.desks), ("month", card.months)):
        for one in groups:
            writer.writerow(_csv_row(scope, one.key, one.name, one.figures))
    return out.getvalue()


def _period(card: Scorecard) -> str:
    if not card.since and not card.until:
        return ""
    return f" ({card.since or '…'} sampai {card.until or '…'})"


def _minutes(time: timedelta | None) -> float | None:
    return None if time is None else round(time.total_seconds() / 60, 1)


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


def _figures(figures: Figures) -> Mapping[str, object]:
    share = figures.on_time_share
    return {
        "stories": figures.stories,
        "on_time": figures.on_time,
        "late": figures.late,
        "unknown": figures.unknown,
        "on_time_share": None if share is None else round(share, 4),
        "late_with_reason": figures.late_with_reason,
        "corrected": figures.corrected,
        "corrections": figures.corrections,
        "withdrawn": figures.withdrawn,
        "legs": {one.leg.name: _leg_object(one) for one in figures.legs},
    }


def _leg_object(one: LegFigures) -> Mapping[str, object]:
    return {
        "median_minutes": _minutes(one.median),
        "p90_minutes": _minutes(one.p90),
        "known": one.known,
        "declared": one.declared,
        "reversed": one.reversed,
        "unknown": one.unknown,
    }


def _group(one: Group, kind: str) -> Mapping[str, object]:
    return {kind: one.key or None, "name": one.name or None, **_figures(one.figures)}


def _late_object(one: LateStory) -> Mapping[str, object]:
    return {
        "story": one.story,
        "path": one.path,
        "title": one.title,
        "desk": one.desk,
        "over_minutes": _minutes(one.over),
        "reason": one.reason or None,
    }


_CSV_HEADS = (
    *("scope", "key", "name", "stories", "on_time", "late", "unknown", "on_time_share"),
    *("late_with_reason", "corrected", "corrections", "withdrawn"),
)
_CSV_LEG = ("median_minutes", "p90_minutes", "known", "declared", "reversed", "unknown")


def _csv_row(scope: str, key: str, name: str, figures: Figures) -> list[object]:
    told = _figures(figures)
    row: list[object] = [scope, _harmless(key), _harmless(name)]
    row += [told[head] for head in _CSV_HEADS[3:]]
    for one in figures.legs:
        row += _leg_object(one).values()
    return row


def _harmless(text: str) -> str:
    """No cell may begin like a formula, which spreadsheets would work out."""
    return f"'{text}" if text.startswith(_FORMULA) else text
