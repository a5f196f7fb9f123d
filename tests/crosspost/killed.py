"""A process that delivers to the outbox and is killed on the way; for the test of kills."""

import os
import signal
import sys
from pathlib import Path

from newsroom.crosspost.adapters import Delivery, Receipt, Tokens
from newsroom.crosspost.adapters.outbox import Outbox
from newsroom.crosspost.deliver import deliver_due
from newsroom.ledger import Ledger
from newsroom.social.post import Post
from newsroom.workspace import open_workspace
from tests.crosspost.worlds import targets
from tests.newsrooms import NOW


def die(*_: object) -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(root: Path, moment: str) -> None:
    """Deliver until the moment: before or after the first delivery, or before it is recorded."""
    update = Ledger.update

    class Deadly(Outbox):
        """The outbox, which ends the process around a delivery."""

        def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
            if moment == "before-deliver":
                die()
            receipt = super().publish(post, delivery, tokens)
            if moment == "after-deliver":
                die()
            return receipt

    def recording(self: Ledger, story: str, change: object, message: str) -> object:
        if moment == "before-record" and message.startswith("Record"):
            die()
        return update(self, story, change, message)  # type: ignore[arg-type]

    Ledger.update = recording  # type: ignore[method-assign, assignment]
    deliver_due(
        open_workspace(root),
        root / "output",
        targets(),
        clock=lambda: NOW,
        run="killed",
        load_adapter=lambda _: Deadly(),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
