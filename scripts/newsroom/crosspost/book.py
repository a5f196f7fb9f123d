"""What delivery needs of the ledger."""

from collections.abc import Callable
from typing import Protocol

from newsroom.ledger import Record


class Book(Protocol):
    """Keeps records; `newsroom.ledger.Ledger` is the one in earnest."""

    def update(self, story_id: str, change: Callable[[Record], Record], message: str, /) -> Record:
        """Replace a story's record by `change(record)`, decided on the newest one.

        Raises LedgerError where nothing could be written.
        """
