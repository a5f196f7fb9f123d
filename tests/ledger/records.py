"""Records and ledgers for tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom.clock import fixed_clock
from newsroom.ledger import Claim, Ledger, Record, State, key_of
from newsroom.settings import LedgerSettings
from tests.ledger.conftest import ENVIRON
from tests.stories import WITA

NOW = datetime(2026, 11, 19, 16, 0, tzinfo=WITA)
STORY = "2026-11-19-pasar"


def make_claim(**changes: Any) -> Claim:
    """A claim of a post on X, by the run r1, without outcome."""
    claim = Claim(
        network="x",
        account="kotacontoh",
        kind="post",
        seq=1,
        state=State.CLAIMED,
        attempt=1,
        run="r1",
        claimed_at=NOW,
        payload="0" * 64,
    )
    return replace(claim, **changes)


def adding(claim: Claim) -> Callable[[Record], Record]:
    """The change that puts `claim` into a record, beside what is there."""

    def change(record: Record) -> Record:
        key = key_of(record.story, claim.network, claim.account, claim.kind, claim.seq)
        return replace(record, posts={**record.posts, key: claim})

    return change


def make_ledger(root: Path, *, push: bool = False, **more: Any) -> Ledger:
    """A ledger of the repository `root` that never waits."""
    given: dict[str, Any] = {
        "clock": fixed_clock(NOW),
        "pause": lambda _: None,
        "jitter": lambda: 1.0,
        "environ": ENVIRON,
    }
    settings = more.pop("settings", LedgerSettings(push=push))
    return Ledger(root, settings, **{**given, **more})


def accounts(ledger: Ledger, story: str = STORY) -> list[str]:
    """The accounts that the story's record names, sorted."""
    return sorted(claim.account for claim in ledger.record(story).posts.values())
