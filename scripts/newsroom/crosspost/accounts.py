"""The office's accounts, opened for a run."""

from newsroom.crosspost.adapters import Access, Adapter, connect
from newsroom.ledger import OUTBOX
from newsroom.settings import Account
from newsroom.transport import Answer, Request, TransportError


class NoNetwork:
    """A transport that sends nothing."""

    def send(self, _request: Request) -> Answer:
        """Raise TransportError: nothing was sent."""
        raise TransportError("refused", sent=False)


def open_outbox(via: str) -> Adapter | None:
    """The outbox; no other network is opened."""
    if via != OUTBOX:
        return None
    return connect(OUTBOX, Access(account=Account(account=OUTBOX), transport=NoNetwork()))
