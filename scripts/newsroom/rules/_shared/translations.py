"""What a translation owes to the story that it translates."""

from collections.abc import Iterable
from datetime import datetime

from newsroom.rules import Context
from newsroom.story import Correction, Story, parse
from newsroom.trail import Step

_OUT = frozenset({Step.APPROVED, Step.MERGED, Step.LIVE})


def story_at(path: str, context: Context) -> Story | None:
    """The story whose file is at `path`, as it now stands."""
    text = context.archive().text(path)
    return parse(path, text, zone=context.settings.zone)[0] if text else None


def not_carried_over(
    original: Story, translation: Story, context: Context
) -> tuple[Correction, ...]:
    """The corrections of `original` that `translation` does not tell, the newest first.

    One that is older than the translation was heeded when it was made. The others stand in it
    under the same `at`.
    """
    made_at = _made_at(translation, context)
    if made_at is None:
        return ()
    told = {one.at for one in translation.meta.corrections}
    missing = [one for one in original.meta.corrections if one.at > made_at and one.at not in told]
    return tuple(sorted(missing, key=lambda one: one.at, reverse=True))


def _made_at(translation: Story, context: Context) -> datetime | None:
    """When somebody first approved the translation; None of one that is still being made."""
    times: Iterable[datetime] = (
        *(review.at for review in translation.meta.reviewed),
        *(one.at for one in context.recorded(translation.id) if one.step in _OUT),
    )
    return min(times, default=None)
