"""Orders and sheets of the scorecard: of the newest months, or of a year; a page, CSV or JSON."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from newsroom.build.listed import ALL
from newsroom.build.sheets import AnySheet, Sheet, TextSheet
from newsroom.build.tallies import LATEST, YEARS, Tallies, years_from
from newsroom.node import Node, NodeKind
from newsroom.page.scorecard_page import scorecard_page
from newsroom.scorecard import Scorecard
from newsroom.scorecard.files import as_csv, as_json
from newsroom.settings import Settings
from newsroom.typed import from_json, to_json

READ = frozenset(Node(NodeKind.OFFICE, field) for field in ("desks", "deadline", "zone"))
"""What is read of newsroom.toml where a scorecard is made."""

_FILES = {"csv": as_csv, "json": as_json}


def values_of(
    name: str,
    tallies: Tallies,
    settings: Settings,
    read: Callable[[NodeKind, str, Any], Any],
) -> dict[str, Any]:
    """What a worker must be told for the output `name`; `read` hears what it was made of."""
    period, _, end = name.partition(".")
    card = read(NodeKind.SCORES, period, tallies.card(period, settings))
    values: dict[str, Any] = {"card": to_json(Scorecard, card)}
    if end:
        return values
    if period == LATEST:
        return values | {"years": read(NodeKind.SCORES, ALL, tallies.figures())}
    return values | {"beside": read(NodeKind.SCORES, YEARS, tallies.years())}


def scorecard_sheet(name: str, values: Mapping[str, Any], zone: tzinfo) -> AnySheet:
    """The output `name` of the scorecard."""
    period, _, end = name.partition(".")
    card = from_json(Scorecard, values["card"])
    if end:
        return TextSheet(_FILES[end](card))
    year = "" if period == LATEST else period
    years = years_from(values.get("years", ()))
    scores = scorecard_page(card, zone, year=year, years=years, beside=values.get("beside", ()))
    return Sheet("scorecard.html", {"scores": scores})
