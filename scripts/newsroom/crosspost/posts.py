"""The post that a row stands for, as it would be sent today."""

from dataclasses import replace

from newsroom.crosspost.plan import CORRECTION, Row
from newsroom.networks import Limits
from newsroom.settings import Settings
from newsroom.social.post import Post
from newsroom.social.prepare import NO_LIMITS, prepare_correction, prepare_edit, prepare_post


def post_of(row: Row, settings: Settings, limits: Limits = NO_LIMITS) -> Post:
    """The post of `row`. Raises ContentError where it cannot be composed."""
    story, network = row.story, row.target.network
    if row.kind == CORRECTION:
        original = row.original.remote_id if row.original else ""
        return prepare_correction(
            story, network, settings, row.seq, reply_to=original, limits=limits
        )
    return prepare_post(story, network, settings, limits=limits)


def edit_of(row: Row, settings: Settings, limits: Limits = NO_LIMITS) -> Post:
    """The post of `row` as it tells of the story's newest correction. Raises ContentError."""
    number = len(row.story.meta.corrections)
    return prepare_edit(row.story, row.target.network, settings, number, limits=limits)


def post_to_find(row: Row, settings: Settings, limits: Limits = NO_LIMITS) -> Post:
    """The same as `post_of`, also of a withdrawn story, and with the link that was claimed."""
    story = replace(row.story, meta=replace(row.story.meta, withdrawn=None))
    post = post_of(replace(row, story=story), settings, limits)
    link = row.claim.link if row.claim else ""
    return replace(post, link=link) if link else post
