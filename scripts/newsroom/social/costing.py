"""What a post costs, in US dollars, where a network takes money."""

from decimal import Decimal

from newsroom.networks import FREE, NETWORKS
from newsroom.social.post import Post


def cost_of(post: Post) -> Decimal:
    """What sending `post` costs; its address and the alternative text of its picture included.

    An address counts also where X may not link it (`.example`): X decides that, not the newsroom.
    """
    network = NETWORKS.get(post.network)
    cost = network.cost if network else FREE
    sent = cost.with_link if post.link in post.text else cost.post
    described = post.picture is not None and post.picture.alt != ""
    return sent + (cost.alt_text if described else Decimal(0))


def say_cost(post: Post) -> str:
    """The cost for people: `US$0,205; dengan tautan 13 kali harga tanpa tautan`.

    Empty where a post is free.
    """
    cost = cost_of(post)
    if not cost:
        return ""
    said = f"US${cost}".replace(".", ",")
    times = NETWORKS[post.network].cost.times
    linked = post.link in post.text and times > 1
    return f"{said}; dengan tautan {times} kali harga tanpa tautan" if linked else said
