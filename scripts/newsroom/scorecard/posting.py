"""Posts in figures: by network what became of them, and how readers answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.ledger import OUTBOX
from newsroom.networks import NETWORKS


@dataclass(frozen=True, slots=True)
class Answers:
    """One sort of answer: the sum over the posts of which the network tells it.

    `posts` are these; without any, the sum is None: nobody knows.
    """

    posts: int
    sum: int | None


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """The stories' own posts at a network.

    `posted`, `deleted`, `refused` and `open` add up to `posts`. `answered` of the posted ones
    were asked about at the network, and told something.
    """

    network: str
    name: str
    posts: int
    posted: int
    deleted: int
    refused: int
    open: int
    answered: int
    likes: Answers
    shares: Answers
    comments: Answers
    views: Answers

    @property
    def is_outbox(self) -> bool:
        """Whether nobody outside the newsroom can read what lies there."""
        return self.network == OUTBOX


def networks_of(posts: Mapping[str, Sequence[int]]) -> tuple[NetworkFigures, ...]:
    """The figures of networks, given the numbers of their posts as a `Bundle` has them.

    In the order of the house, the outbox last.
    """
    order = [*NETWORKS, *sorted(posts.keys() - NETWORKS.keys())]
    return tuple(_figures(name, posts[name]) for name in order if name in posts)


def _figures(name: str, numbers: Sequence[int]) -> NetworkFigures:
    network = NETWORKS.get(name)
    posts, posted, deleted, refused, open_, answered, *told = numbers
    pairs = zip(told[::2], told[1::2], strict=True)
    answers = [Answers(known, total if known else None) for known, total in pairs]
    counts = posts, posted, deleted, refused, open_, answered
    return NetworkFigures(name, network.title if network else name, *counts, *answers)
