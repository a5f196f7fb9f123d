"""Whether readers had already seen a story as it was at the revision that a check compares with."""

from newsroom.edition import Published, consider
from newsroom.rules import Context
from newsroom.settings import ApprovalSource
from newsroom.story import Story, parse
from newsroom.trail import Step

_SEEN = {Step.LIVE, Step.POSTED}


def story_then(path: str, context: Context) -> Story | None:
    """The story at `path` as it was; None where it was not there, could not be read, or is as it was."""
    text = context.before.text(path) if context.before else None
    return parse(path, text, zone=context.settings.zone)[0] if text is not None else None


def was_on_air(then: Story, context: Context) -> bool:
    """Whether the story was out: recorded as seen, or approved and not under embargo.

    Where approvals are reviews on GitHub, what stands on the base was merged, and so approved.
    """
    if any(one.step in _SEEN for one in context.recorded(then.id)):
        return True
    embargo = then.meta.embargo_until
    if context.settings.approval.source is ApprovalSource.GITHUB:
        return embargo is None or embargo <= context.now
    decided = consider(
        then, context.settings, context.registers.elections, context.recorded, context.now
    )
    return isinstance(decided, Published)
