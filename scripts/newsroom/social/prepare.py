"""From a story to the posts that are due for it, each with its card named and, when asked, drawn."""

from pathlib import Path

from newsroom.networks import ALT_LIMIT, NETWORKS, Limits, Network, PictureUse, Shape
from newsroom.settings import Settings
from newsroom.social.cards import Card, card_name, card_of, describe, ensure_card
from newsroom.social.compose import compose
from newsroom.social.correcting import compose_correction, compose_edit
from newsroom.social.cutting import cut
from newsroom.social.post import Picture, Post
from newsroom.story.model import Story

NO_LIMITS = Limits()


def networks_for(story: Story, settings: Settings) -> tuple[str, ...]:
    """The networks that are told of `story`, in newsroom.toml's order.

    Those with an enabled account and a row in `networks`, without the ones that the story
    skips; none for a withdrawn story or a translation.
    """
    if story.meta.withdrawn or story.is_translation:
        return ()
    return tuple(
        name
        for name, account in settings.networks.items()
        if account.enabled and name in NETWORKS and name not in story.meta.social.skip
    )


def prepare_post(
    story: Story, network: str, settings: Settings, *, limits: Limits = NO_LIMITS
) -> Post:
    """The post for `network`, its card named but not drawn. Raises ContentError as `compose`.

    `limits` are those that the server says it has.
    """
    row = NETWORKS[network].within(limits)
    picture = _card(story, row, settings)
    return compose(story, row, site_url=settings.office.site_url, picture=picture)


def prepare_edit(
    story: Story, network: str, settings: Settings, number: int, *, limits: Limits = NO_LIMITS
) -> Post:
    """The post as `prepare_post` gives it, which also tells of the story's correction `number`."""
    row = NETWORKS[network].within(limits)
    site_url, picture = settings.office.site_url, _card(story, row, settings)
    return compose_edit(story, row, number, site_url=site_url, picture=picture)


def prepare_correction(
    story: Story,
    network: str,
    settings: Settings,
    number: int,
    *,
    reply_to: str,
    limits: Limits = NO_LIMITS,
) -> Post:
    """The reply to the post `reply_to` that tells of the story's correction `number`; no card."""
    row = NETWORKS[network].within(limits)
    site_url = settings.office.site_url
    return compose_correction(story, row, number, site_url=site_url, reply_to=reply_to)


def draw_card(story: Story, shape: Shape, settings: Settings, cache: Path) -> Picture:
    """The story's card, drawn into `cache` where it is not there yet."""
    card = card_of(story, settings, shape)
    ensure_card(card, cache)
    return _picture(card, story, ALT_LIMIT)


def _card(story: Story, network: Network, settings: Settings) -> Picture | None:
    if network.picture is PictureUse.NONE:
        return None
    return _picture(card_of(story, settings, network.shape), story, network.alt_limit)


def _picture(card: Card, story: Story, alt_limit: int) -> Picture:
    return Picture(
        name=card_name(card),
        width=card.shape.width,
        height=card.shape.height,
        alt=cut(describe(story, card.campaign), lambda text: len(text) <= alt_limit),
    )
