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
    State,
    StoredHappening,
    happenings,
    key_of,
    path_of,
)
from newsroom.ledger.recorded import Fate, Recorded, Sent, recorded_of, sent
from newsroom.ledger.store import Ledger

__all__ = [
    "ARRIVED",
    "OUTBOX",
    "POST",
    "SETTLED",
    "Claim",
    "Fate",
    "Figures",
    "Ledger",
    "Record",
    "Recorded",
    "Sent",
    "State",
    "StoredHappening",
    "happenings",
    "key_of",
    "path_of",
    "recorded_of",
    "sent",
]
