"""From a story to the posts that are due for it, each with its card named and, when asked, drawn."""

from pathlib import Path

from newsroom.networks import ALT_LIMIT, NETWORKS, Shape
from newsroom.settings import Settings
from newsroom.social.cards import Card, card_name, card_of, describe, ensure_card
from newsroom.social.compose import compose
from newsroom.social.cutting import cut
from newsroom.social.post import Picture, Post
from newsroom.story.model import Story


def networks_for(story: Story, settings: Settings) -> tuple[str, ...]:
    """The networks that are told of `story`, in newsroom.toml's order.

    Those with an enabled account and a row in `networks`, without the ones that the story
    skips; none for a withdrawn story.
    """
    if story.meta.withdrawn:
        return ()
    return tuple(
        name
        for name, account in settings.networks.items()
        if account.enabled and name in NETWORKS and name not in story.meta.social.skip
    )


def prepare_post(story: Story, network: str, settings: Settings) -> Post:
    """The post for `network`, its card named but not drawn. Raises ContentError as `compose`."""
    row = NETWORKS[network]
    picture = _picture(card_of(story, settings, row.shape), story, row.alt_limit)
    return compose(story, row, site_url=settings.office.site_url, picture=picture)


def draw_card(story: Story, shape: Shape, settings: Settings, cache: Path) -> Picture:
    """The story's card, drawn into `cache` where it is not there yet."""
    card = card_of(story, settings, shape)
    ensure_card(card, cache)
    return _picture(card, story, ALT_LIMIT)


def _picture(card: Card, story: Story, alt_limit: int) -> Picture:
    return Picture(
        name=card_name(card),
        width=card.shape.width,
        height=card.shape.height,
        alt=cut(describe(story), lambda text: len(text) <= alt_limit),
    )
