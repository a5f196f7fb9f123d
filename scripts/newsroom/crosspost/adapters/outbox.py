"""The outbox: the network that needs no account, and the preview of all the others.

Every post is laid down as it would be sent, and a page shows how it will look. Nothing leaves
the machine, so what is not in the folder has certainly not arrived.
"""

from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Adapter,
    Delivery,
    NotDeliveredError,
    Receipt,
    Secret,
    Tokens,
    payload_of,
)
from newsroom.ledger import Claim, State
from newsroom.social.cards import copy_card
from newsroom.social.outbox_page import card_path, find, lay_down, post_path, write_page
from newsroom.social.post import Post

SECRETS: tuple[Secret, ...] = ()
FOLDER = "outbox"


def connect(_access: Access) -> Adapter:
    """The outbox; it has no account."""
    return Outbox()


class Outbox(Adapter):
    """The folder that posts are laid down in."""

    def publish(self, post: Post, delivery: Delivery, _tokens: Tokens) -> Receipt:
        """Lay the post down, its card first, so that no post lies there without one.

        Raises NotDeliveredError where the outbox cannot be written.
        """
        outbox = delivery.output / FOLDER
        try:
            if post.picture:
                copy_card(
                    delivery.cards / post.picture.name, card_path(outbox, post.picture).parent
                )
            lay_down(outbox, post)
        except OSError as error:
            raise NotDeliveredError(State.BLOCKED, f"outbox-{type(error).__name__}") from error
        return _receipt(post.story_id, post.network, delivery)

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
        """Whether the post lies in the outbox, as it was claimed or as it would be sent today."""
        laid = find(delivery.output / FOLDER, post.story_id, post.network)
        if laid is not None and payload_of(laid) in (claim.payload, payload_of(post)):
            return _receipt(post.story_id, post.network, delivery)
        return Absence.CERTAIN

    def delete(self, delivery: Delivery, claim: Claim) -> None:
        """Take a post's file away; its card may be another's too. The account is the network.

        Raises NotDeliveredError where the outbox cannot be written.
        """
        story_id = claim.remote_id.removesuffix(f"-{claim.account}")
        try:
            post_path(delivery.output / FOLDER, story_id, claim.account).unlink(missing_ok=True)
        except OSError as error:
            raise NotDeliveredError(State.BLOCKED, f"outbox-{type(error).__name__}") from error

    def keeps(self, story_id: str, network: str, delivery: Delivery) -> bool:
        """Whether a post still lies here with its card: the folder may have been removed."""
        outbox = delivery.output / FOLDER
        laid = find(outbox, story_id, network)
        return laid is not None and (
            laid.picture is None or card_path(outbox, laid.picture).is_file()
        )

    def finish(self, delivery: Delivery) -> None:
        """Build the outbox's page again; the same posts give the same bytes."""
        write_page(delivery.output / FOLDER)


def _receipt(story_id: str, network: str, delivery: Delivery) -> Receipt:
    name = f"{story_id}-{network}"
    return Receipt(remote_id=name, url=f"{delivery.site_url}/{FOLDER}/#{name}")
