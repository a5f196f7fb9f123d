"""Accounts, hashtags and tags that lead to a person."""

import re
from collections.abc import Iterable, Iterator

from newsroom.finding import Span
from newsroom.language.naming.names import find_names
from newsroom.language.passages import Passage, Role, front_passages, story_passages
from newsroom.registers import Registers
from newsroom.rules import Context
from newsroom.story import Story

_TAGGED = re.compile(r"(?<![\w.])[@#](\w[\w.]{2,39})")


def may_tag(story: Story, captions: Iterable[Passage]) -> bool:
    """Whether a caption or a tag could point at somebody: the cheap question."""
    marked = any("@" in one.prose or "#" in one.prose for one in captions)
    return marked or any(tag.title() in story.text for tag in story.meta.tags)


def people_tagged(story: Story, context: Context) -> Iterator[tuple[Span, str]]:
    """Where captions and tags point at a person, with what is written there.

    Every account but the office's own counts, and the name of anybody in the story who is neither
    its source nor in a register.
    """
    people = {name.replace(" ", "") for name in _unlisted(story, context.registers)}
    own = {one.account.lower() for one in context.settings.networks.values()}
    for caption in front_passages(story):
        for match in _TAGGED.finditer(caption.prose) if caption.role is Role.SOCIAL else ():
            handle = match[1].lower()
            is_account = match[0][0] == "@" and handle not in own
            if is_account or handle.replace("_", "").replace(".", "") in people:
                start = caption.start + match.start()
                yield story.body_span(start, start + len(match[0])), match[0]
    for index, tag in enumerate(story.meta.tags):
        if tag.lower().replace(" ", "") in people:
            yield story.span("tags", index), tag


def _unlisted(story: Story, registers: Registers) -> set[str]:
    listed = [one.name.lower() for one in story.meta.sources]
    listed += [one.name.lower() for one in registers.officials]
    listed += [one.name.lower() for one in registers.people]
    named = {
        name.text.lower()
        for passage in story_passages(story)
        for name in find_names(passage.prose)
        if passage.role is not Role.SOCIAL and len(name.words) > 1
    }
    return {name for name in named if not any(name in one for one in listed)}
