"""The scorecard for programs: as JSON, and as a table (CSV) for a spreadsheet.

`newsroom report` prints the same, and the site has both beside the scorecard's pages.
"""

import csv
import io
import json
from collections.abc import Mapping
from datetime import timedelta

from newsroom.scorecard.definitions import DEFINITIONS
from newsroom.scorecard.figures import Figures, Group, LateStory, LegFigures, Scorecard
from newsroom.scorecard.journey import LEGS
from newsroom.scorecard.posting import Answers, NetworkFigures
from newsroom.scorecard.requests import RequestFigures

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(card: Scorecard) -> str:
    """The scorecard as an object: durations in minutes, shares from 0 to 1, null where unknown."""
    told = {
        "at": card.at.isoformat() if card.at else None,
        "limit_minutes": minutes(card.limit),
        "since": card.since or None,
        "until": card.until or None,
        "waiting": card.waiting,
        "total": _figures(card.total),
        "desks": [_group(one, "desk") for one in card.desks],
        "months": [_group(one, "month") for one in card.months],
        "late": [_late_object(one) for one in card.late],
        "requests": _requests_object(card.requests) if card.requests else None,
        "networks": [_network_object(one) for one in card.networks],
        "definitions": {one.name: [one.text, one.text_en] for one in DEFINITIONS},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_csv(card: Scorecard) -> str:
    """One row for all stories, each desk, month and network; times in minutes, empty: unknown.

    A network's row has the columns of posts, the others have those of stories.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    legs = [f"{leg.name}_{part}" for leg in LEGS for part in _CSV_LEG]
    writer.writerow([*_CSV_NAMES, *_CSV_FIGURES, *legs, *_CSV_POSTS])
    writer.writerow(_csv_row("total", "", "", card.total))
    for scope, groups in (("desk", card.desks), ("month", card.months)):
        for one in groups:
            writer.writerow(_csv_row(scope, one.key, one.name, one.figures))
    stories = [""] * (len(_CSV_FIGURES) + len(legs))
    for network in card.networks:
        writer.writerow(["network", network.network, network.name, *stories, *_posts(network)])
    return out.getvalue()


def minutes(time: timedelta | None) -> float | None:
    """`time` in minutes, to a tenth of one; None where it is not known."""
    return None if time is None else round(time.total_seconds() / 60, 1)


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
        "median_minutes": minutes(one.median),
        "p90_minutes": minutes(one.p90),
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
        "over_minutes": minutes(one.over),
        "reason": one.reason or None,
    }


def _network_object(one: NetworkFigures) -> Mapping[str, object]:
    counts = {name: getattr(one, name) for name in _FATES}
    answers = {name: _answers_object(getattr(one, name)) for name in _ANSWERS}
    return {"network": one.network, "name": one.name, **counts, **answers}


def _answers_object(one: Answers) -> Mapping[str, object]:
    return {"posts": one.posts, "sum": one.sum}


def _requests_object(one: RequestFigures) -> Mapping[str, object]:
    share = one.in_time_share
    return {
        "all": one.all,
        "replies": one.replies,
        "corrections": one.corrections,
        "in_time": one.in_time,
        "late": one.late,
        "waiting": one.waiting,
        "declined": one.declined,
        "in_time_share": None if share is None else round(share, 4),
    }


_FATES = ("posts", "posted", "deleted", "refused", "open", "answered")
_ANSWERS = ("likes", "shares", "comments", "views")
_CSV_NAMES = ("scope", "key", "name")
_CSV_FIGURES = (
    *("stories", "on_time", "late", "unknown", "on_time_share"),
    *("late_with_reason", "corrected", "corrections", "withdrawn"),
)
_CSV_LEG = ("median_minutes", "p90_minutes", "known", "declared", "reversed", "unknown")
_CSV_POSTS = (*_FATES, *_ANSWERS)


def _csv_row(scope: str, key: str, name: str, figures: Figures) -> list[object]:
    told = _figures(figures)
    row: list[object] = [scope, _harmless(key), _harmless(name)]
    row += [told[head] for head in _CSV_FIGURES]
    for one in figures.legs:
        row += _leg_object(one).values()
    return row + [""] * len(_CSV_POSTS)


def _posts(one: NetworkFigures) -> list[object]:
    return [*(getattr(one, name) for name in _FATES), *(getattr(one, a).sum for a in _ANSWERS)]


def _harmless(text: str) -> str:
    """No cell may begin like a formula, which spreadsheets would work out."""
    return f"'{text}" if text.startswith(_FORMULA) else text
