"""The ledger: what was posted and what was recorded, on a branch of its own, never written twice.

Read `record` for what a story's record holds, `store` for how it is kept.
"""

from newsroom.ledger.record import (
    ARRIVED,
    OUTBOX,
    POST,
    SETTLED,
    Claim,
    Figures,
    Record,
    Recorded,
    State,
    StoredHappening,
    happenings,
    key_of,
    path_of,
    recorded_of,
)
from newsroom.ledger.store import Ledger

__all__ = [
    "ARRIVED",
    "OUTBOX",
    "POST",
    "SETTLED",
    "Claim",
    "Figures",
    "Ledger",
    "Record",
    "Recorded",
    "State",
    "StoredHappening",
    "happenings",
    "key_of",
    "path_of",
    "recorded_of",
]
