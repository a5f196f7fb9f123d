"""The page of one story by itself, as it would be on the site: for previews."""

from dataclasses import replace
from datetime import datetime

from newsroom.edition import Held, Published, consider, trail_at
from newsroom.ledger import Record, recorded_of
from newsroom.page.story_page import StoryPage
from newsroom.page.surroundings import surround
from newsroom.page.text import html_of, reading_minutes
from newsroom.page.ties import Tie, Ties, tie, tie_all
from newsroom.page.translation import make_page
from newsroom.pictures import measure
from newsroom.social.sharing import shareable
from newsroom.story import Story
from newsroom.tongue import Tongues
from newsroom.workspace import Workspace


def page_alone(workspace: Workspace, story: Story, now: datetime) -> tuple[StoryPage, Held | None]:
    """The page of `story` at `now`; where it is held back, as if it were not, and why it is.

    Its neighbours in the desk are left out: they are no part of the story.
    """
    page, held = _page(workspace, story, now)
    return replace(page, ties=_ties(workspace, story, now)), held


def _page(workspace: Workspace, story: Story, now: datetime) -> tuple[StoryPage, Held | None]:
    settings = workspace.settings
    found = consider(story, settings, workspace.elections, workspace.recorded, now)
    held = found if isinstance(found, Held) else None
    published = _draft(workspace, found) if isinstance(found, Held) else found
    recorded = recorded_of(workspace.records.get(story.id) or Record(story=story.id))
    since, days = now if held else published.readable_since, settings.social.share_days
    html = html_of(story)
    page = make_page(
        published,
        surround(settings, workspace.registers, measure),
        html,
        in_outbox=recorded.in_outbox,
        requests=recorded.requests,
        is_shareable=not story.meta.withdrawn and shareable(since, now, days),
        seen_at=now if held else None,
        minutes=reading_minutes(html),
        tongues=Tongues(settings.root),
    )
    return page, held


def _draft(workspace: Workspace, held: Held) -> Published:
    story, recorded = held.story, tuple(workspace.recorded(held.story.id))
    trail = trail_at(story, workspace.settings, held.decision, recorded)
    return Published(story, held.decision, trail)


def _ties(workspace: Workspace, story: Story, now: datetime) -> Ties:
    corpus = workspace.corpus

    def tied(other: Story | None) -> Tie | None:
        if other is None or other.path == story.path:
            return None
        page, held = _page(workspace, other, now)
        return None if held else tie(page.teaser)

    # As on the site: of those that came out at the same time, the last id comes first.
    others = sorted(corpus.stories, key=lambda one: (one.id, one.path), reverse=True)
    later = [
        found
        for other in others
        if story.id and story.id in (other.meta.follows, other.meta.reply_to)
        if (found := tied(other))
    ]
    later.sort(key=lambda one: one.time.moment, reverse=True)
    return tie_all(
        followed=tied(corpus.by_id.get(story.meta.follows or "")),
        answered=tied(corpus.by_id.get(story.meta.reply_to or "")),
        later=later,
        older=None,
        newer=None,
    )
