"""A process that writes to the ledger of the repository named first; for the test of many."""

import sys
from pathlib import Path

from newsroom.ledger import Ledger
from newsroom.settings import LedgerSettings
from tests.ledger.conftest import ENVIRON
from tests.ledger.records import STORY, adding, make_claim


def main(root: Path, name: str) -> None:
    """Four claims in one shared record, and one in a record of its own."""
    ledger = Ledger(root, LedgerSettings(), environ=ENVIRON)
    for turn in range(4):
        ledger.update(STORY, adding(make_claim(account=f"{name}-{turn}")), f"{name}-{turn}")
    ledger.update(f"2026-11-20-{name}", adding(make_claim()), name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
