"""What a build has to do, and why."""

from dataclasses import dataclass, field

NEW, DAMAGED, EVERYTHING = "new", "damaged", "everything"
"""Reasons that are no node: the output is new, its file is not what was written, too much changed."""


@dataclass(slots=True)
class Plan:
    """What to do: outputs to render with their reasons, files that go, and the pictures on these."""

    due: dict[str, list[str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    shown_until_now: set[str] = field(default_factory=set)

    def add(self, address: str, reason: str) -> None:
        """An output must be rendered."""
        reasons = self.due.setdefault(address, [])
        if reason not in reasons:
            reasons.append(reason)
