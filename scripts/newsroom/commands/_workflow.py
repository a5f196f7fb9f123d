"""What a command tells the workflow that called it."""

from pathlib import Path

from newsroom.commands import Shell

OUTPUTS = "GITHUB_OUTPUT"
"""The variable that names the file for a step's outputs."""


def tell_workflow(shell: Shell, **outputs: bool) -> None:
    """Give a workflow's step its outputs, as `true` or `false`; nothing outside a workflow."""
    file = shell.environ.get(OUTPUTS)
    if not file:
        return
    with Path(file).open("a", encoding="utf-8") as told:
        told.writelines(f"{name}={str(value).lower()}\n" for name, value in outputs.items())
