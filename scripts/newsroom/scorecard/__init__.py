"""The scorecard: how well the newsroom keeps its procedure, counted from the trails alone.

`journey` reads one story's trail, `figures` counts many of them, `definitions` says in words what
every figure means. Nothing is guessed: what no trail tells is counted as unknown.
"""

from newsroom.scorecard.figures import (
    Figures,
    Group,
    LateStory,
    LegFigures,
    Scorecard,
    score,
)
from newsroom.scorecard.journey import LEGS, Journey, Leg, Promise, journey_of

__all__ = [
    "LEGS",
    "Figures",
    "Group",
    "Journey",
    "LateStory",
    "Leg",
    "LegFigures",
    "Promise",
    "Scorecard",
    "journey_of",
    "score",
]
