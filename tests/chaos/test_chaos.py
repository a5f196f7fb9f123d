"""Whatever is done to the deliverer, readers see every post once and nothing too early.

`make chaos` does the same with a thousand seeds; docs/adr/0039 says what is counted.
"""

from collections.abc import Sequence

import pytest

from newsroom.networks import NETWORKS
from tests.chaos.__main__ import main, run_all
from tests.chaos.seed import Tally
from tests.chaos.seeds import is_asked_about, summed
from tests.chaos.troubles import TROUBLES
from tests.crosspost import fakes

EACH_TROUBLE = range(12)
"""Every trouble once, some twice."""
AT_ONCE = 2


def run(numbers: Sequence[int], broken: str = "") -> Tally:
    """What the seeds came to, over all networks."""
    total = Tally()
    for tally in summed(run_all(numbers, jobs=AT_ONCE, broken=broken)).values():
        total.add(tally)
    return total


@pytest.mark.slow
def test_some_seeds() -> None:
    assert len(EACH_TROUBLE) >= len(TROUBLES)

    total = run(EACH_TROUBLE)

    assert (total.doubled, total.lost, total.unapproved) == (0, 0, 0)
    assert total.kills
    assert total.posted
    assert total.corrected


@pytest.mark.slow
def test_more_seeds_on_every_network(capsys: pytest.CaptureFixture[str]) -> None:
    numbers = ["--first", "1000", "--seeds", "16", "--jobs", str(AT_ONCE)]

    assert main(numbers) == 0

    *rows, total, kills = capsys.readouterr().out.splitlines()
    assert {row.split()[0] for row in rows[1:]} == set(fakes.names())
    assert total.startswith("16 seeds")
    assert kills.startswith("killed at:")


@pytest.mark.slow
@pytest.mark.parametrize("broken", ["blind", "hasty", "trusting", "silent"])
def test_a_deliverer_that_is_broken_is_found_out(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sent again without looking, recorded before it is sent, the main branch not asked, corrections
    not told."""
    assert main(["--seeds", "36", "--jobs", str(AT_ONCE), "--broken", broken]) == 1
    assert "seed " in capsys.readouterr().out


def test_only_networks_without_a_key_ask_a_person() -> None:
    asked = {name for name in fakes.names() if is_asked_about(name)}

    assert asked == {"facebook", "telegram", "x"}
    assert set(fakes.names()) <= set(NETWORKS)
