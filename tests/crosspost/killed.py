"""A process that delivers to the outbox and is killed on the way; for the test of kills."""

import os
import signal
import sys
from pathlib import Path

from newsroom.crosspost.accounts import open_outbox
from newsroom.crosspost.steps import Step
from tests.crosspost.worlds import deliver
from tests.newsrooms import NOW


def main(root: Path, step: str) -> None:
    """Deliver until `step` has been done once, then end this process as a power cut would."""

    def die(done: Step, _network: str) -> None:
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    deliver(root, open_outbox, run="killed", now=NOW, at=die)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
