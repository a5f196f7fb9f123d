"""The scorecard: how well the newsroom keeps its procedure, counted from the trails alone.

`journey` reads one story's trail, `tally` is what counts of it, `bundle` puts many together, `figures`
and `posting` count them, `definitions` says in words what every figure means, `files`
writes them for programs. Nothing is guessed: what no trail tells is counted as unknown.
"""

from newsroom.scorecard.bundle import (
    Bundle,
    bundles_of,
    pack_bundle,
    sheaf_of,
    together,
    unpack_bundle,
)
from newsroom.scorecard.figures import (
    FEW,
    Figures,
    Group,
    LateStory,
    LegFigures,
    Scorecard,
    figures_of,
    score,
)
from newsroom.scorecard.journey import LEGS, Journey, Leg, Promise, journey_of
from newsroom.scorecard.posting import Answers, NetworkFigures
from newsroom.scorecard.tally import Tally, moment, pack, tally_of, unpack

__all__ = [
    "FEW",
    "LEGS",
    "Answers",
    "Bundle",
    "Figures",
    "Group",
    "Journey",
    "LateStory",
    "Leg",
    "LegFigures",
    "NetworkFigures",
    "Promise",
    "Scorecard",
    "Tally",
    "bundles_of",
    "figures_of",
    "journey_of",
    "moment",
    "pack",
    "pack_bundle",
    "score",
    "sheaf_of",
    "tally_of",
    "together",
    "unpack",
    "unpack_bundle",
]
