"""Whether there is nothing to do, told without opening more than a few files: the usual answer."""

from datetime import datetime
from pathlib import Path

from newsroom.build.inputs import Stamps, compare
from newsroom.build.moment import utc
from newsroom.build.output import MANIFEST
from newsroom.build.outputs import Outputs, digest_of
from newsroom.build.state import DAYS, MANIFEST_DIGEST, SEARCH_WAITS, TIP, State
from newsroom.ledger import Ledger
from newsroom.settings import Settings


def count_if_settled(
    state: State, settings: Settings, output: Path, stamps: Stamps, now: datetime
) -> int | None:
    """How many stories are on air where all is as the last build left it, or None.

    That is: no file differs, the ledger is the same, nothing changes with the hour, and the
    output stands as it was written.
    """
    if state.is_new or compare(dict(state.db.execute("SELECT path, stamps FROM folder")), stamps):
        return None
    if state.value(SEARCH_WAITS) or not _same_days(state, utc(now)):
        return None
    if state.db.execute(_TURNED, (utc(now), utc(now))).fetchone():
        return None
    if Ledger(settings.root, settings.ledger).changes(state.value(TIP))[0] != state.value(TIP):
        return None
    if digest_of(output / MANIFEST) != state.value(MANIFEST_DIGEST):
        return None
    if Outputs(state.db).damaged(output) or state.is_changed:
        return None
    (count,) = state.db.execute("SELECT count(*) FROM story WHERE on_air").fetchone()
    return int(count)


def _same_days(state: State, now: str) -> bool:
    passed, _, ahead = state.value(DAYS).partition(" ")
    return passed <= now < ahead


_TURNED = "SELECT 1 FROM story WHERE until <= ? OR since > ? LIMIT 1"
