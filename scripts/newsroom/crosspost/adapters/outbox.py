"""The outbox: the network that needs no account, and the preview of all the others.

Every post is laid down as it would be sent, and a page shows how it will look. Nothing leaves
the machine, so what is not in the folder has certainly not arrived.
"""

from newsroom.crosspost.adapters import (
    Absence,
    Delivery,
    NotDeliveredError,
    Receipt,
    payload_of,
)
from newsroom.ledger import Claim, State
from newsroom.social.cards import copy_card
from newsroom.social.outbox_page import card_path, find, lay_down, write_page
from newsroom.social.post import Post

FOLDER = "outbox"


def deliver(post: Post, context: Delivery) -> Receipt:
    """Lay the post down in the outbox, its card first, so that no post lies there without one.

    Raises NotDeliveredError where the outbox cannot be written.
    """
    outbox = context.output / FOLDER
    try:
        if post.picture:
            copy_card(context.cards / post.picture.name, card_path(outbox, post.picture).parent)
        lay_down(outbox, post)
    except OSError as error:
        raise NotDeliveredError(State.BLOCKED, f"outbox-{type(error).__name__}") from error
    return _receipt(post, context)


def look_up(post: Post, context: Delivery, claim: Claim) -> Receipt | Absence:
    """Whether the post lies in the outbox, as it was claimed or as it would be sent today."""
    laid = find(context.output / FOLDER, post.story_id, post.network)
    if laid is not None and payload_of(laid) in (claim.payload, payload_of(post)):
        return _receipt(post, context)
    return Absence.CERTAIN


def keeps(story_id: str, network: str, context: Delivery) -> bool:
    """Whether a post still lies in the outbox with its card: the folder may have been removed."""
    outbox = context.output / FOLDER
    laid = find(outbox, story_id, network)
    return laid is not None and (laid.picture is None or card_path(outbox, laid.picture).is_file())


def finish(context: Delivery) -> None:
    """Build the outbox's page again; the same posts give the same bytes."""
    write_page(context.output / FOLDER)


def _receipt(post: Post, context: Delivery) -> Receipt:
    name = f"{post.story_id}-{post.network}"
    return Receipt(remote_id=name, url=f"{context.site_url}/{FOLDER}/#{name}")
