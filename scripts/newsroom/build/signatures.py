"""Which signatures of lists a site has, and which of them fit nothing any more."""

from newsroom.build.outputs import Outputs
from newsroom.build.task import TaskKind
from newsroom.provenance.day_list import FOLDER, SIGNATURE


def stale_signatures(outputs: Outputs, changed: set[str]) -> set[str]:
    """The signatures whose lists are among `changed` or gone, or that are so themselves."""
    found = signatures(outputs)
    lists = outputs.of_kind(TaskKind.DAY_LIST) - changed if found else set()
    return {one for one in found if one.removesuffix(SIGNATURE) not in lists or one in changed}


def signatures(outputs: Outputs) -> set[str]:
    """The addresses of all signatures that the site has."""
    return {one for one in outputs.files(f"{FOLDER}/") if one.endswith(SIGNATURE)}
