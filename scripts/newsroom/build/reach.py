"""How far a change in the index reaches: the nodes that could change, and what each is now."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newsroom.build.index import FIRST, PER_PAGE, Index, Position
from newsroom.build.kits import DAY, KEPT_OUT, OF_CAMPAIGN, SHARED, WEEK, is_of_kit
from newsroom.build.listed import (
    ALL,
    ARCHIVE,
    AUTHOR,
    CLARIFIED,
    DESK,
    FOREIGN,
    FRESH,
    PROVEN,
    RECENT,
    YEAR,
)
from newsroom.build.shelves import MOST_ADDRESSES
from newsroom.build.sought import HOAXES
from newsroom.build.tallies import LATEST, YEARS
from newsroom.node import Node, NodeKind, fingerprint

_OF_ALL = (
    NodeKind.NOTICES,
    NodeKind.WITHDRAWN,
    NodeKind.YEARS,
    NodeKind.TOPICS,
    NodeKind.LISTINGS,
    NodeKind.EVENTS,
    NodeKind.SCORES,
    NodeKind.LIST_DAYS,
)


def candidates(index: Index, before: Sequence[Position], after: Sequence[Position]) -> set[Node]:
    """The nodes that could change when stories leave the positions `before` and come to `after`.

    To be asked before the index changes and again afterwards: what could change are both answers
    together, since either may have more pages.
    """
    found = {Node(kind, ALL) for kind in _OF_ALL}
    found |= {Node(NodeKind.SCORES, name) for name in (LATEST, YEARS)}
    for position in (*before, *after):
        found |= _about(index, position)
    kept = {(position.sought_in, position.rank) for position in before} & {
        (position.sought_in, position.rank) for position in after
    }
    for position in (*before, *after):
        moved = (position.sought_in, position.rank) not in kept
        if position.sought_in:
            found |= {*index.seekers.nodes(position.sought_in, position.rank, moved=moved)}
    lowest: dict[str, str] = {}
    for listing, rank, *_ in _seats(before) ^ _seats(after):
        lowest[listing] = min(lowest.get(listing, rank), rank)
    for listing, rank in lowest.items():
        found |= _within(index, listing, rank)
    return found


def _seats(positions: Iterable[Position]) -> set[tuple[str, str, str, str]]:
    """The places in listings; whoever keeps one as it was changes nothing in that listing."""
    return {
        (listing, position.rank, position.path, label)
        for position in positions
        for listing, label in position.listings.items()
    }


def _about(index: Index, position: Position) -> set[Node]:
    path = position.path
    found = {
        Node(NodeKind.STORY, path),
        Node(NodeKind.TEASER, path),
        Node(NodeKind.BESIDE, path),
        Node(NodeKind.EVENTS, path),
        Node(NodeKind.RELATED, path),
    }
    newer = index.kin.newer(position.rank, position.listings, position.people)
    found |= {Node(NodeKind.RELATED, one) for one in newer}
    found |= {Node(NodeKind.KNOWN, position.id), Node(NodeKind.LATER, position.follows)}
    found.add(Node(NodeKind.SHARED, position.id))
    found |= {Node(kind, position.reply_to) for kind in (NodeKind.LATER, NodeKind.REPLIES)}
    if position.month:
        found.add(Node(NodeKind.SCORES, position.month[:4]))
    if position.translation_of:
        found.add(Node(NodeKind.LATER, position.translation_of))
    for listing in position.listings:
        if listing.startswith(YEAR):
            found.add(Node(NodeKind.WORDS, listing.removeprefix(YEAR)))
        if listing.startswith(DESK):
            beside = (index.next_to(listing, position.rank, way) for way in "<>")
            found |= {Node(NodeKind.BESIDE, one) for one in beside if one}
        if listing == CLARIFIED:
            found.add(Node(NodeKind.SOUGHT, HOAXES))
        found |= {Node(NodeKind.BELOW, sort) for sort in _sorts(listing)}
    return found


def _sorts(listing: str) -> Iterator[str]:
    """What the names of this listing and of its like begin with, where pages list these."""
    if listing.startswith(ARCHIVE):
        yield ARCHIVE
        yield f"{listing.rpartition('/')[0]}/"
    elif listing.startswith(AUTHOR):
        yield AUTHOR
    else:
        yield from (one for one in (FOREIGN, DAY, WEEK, OF_CAMPAIGN) if listing.startswith(one))


def _within(index: Index, listing: str, rank: str) -> set[Node]:
    """The nodes of a listing that change when a story comes or goes at `rank`."""
    if listing.startswith(PROVEN):
        return {Node(NodeKind.DAY, listing.removeprefix(PROVEN))}
    if listing == RECENT:
        return {Node(NodeKind.RECENT, ALL)}
    if is_of_kit(listing):
        return {Node(NodeKind.KIT, ALL if listing in (SHARED, KEPT_OUT) else listing)}
    if listing.startswith((YEAR, FOREIGN)):
        year = listing.partition("/")[2]
        parts = index.parts(year)
        older = index.count_below(listing, rank) if len(parts) > 1 else 0
        # It may be the first of a part that is not there yet, or no more.
        first = min(older // MOST_ADDRESSES, len(parts) - 1)
        found = {Node(NodeKind.YEAR, part) for part in parts[first:]}
        return found | {Node(NodeKind.PARTS, year)}
    found = {Node(NodeKind.NEWEST, listing), Node(NodeKind.MEMBERS, f"{listing}#{FIRST}")}
    older, last = index.count_below(listing, rank), index.last_page(listing)
    first = min(max(1, last), older // PER_PAGE + 1)
    return found | {Node(NodeKind.MEMBERS, f"{listing}#{n}") for n in range(first, last + 1)}


def in_reading_order(nodes: Iterable[Node]) -> list[Node]:
    """Pages of a listing one behind the other, the newest last: each is found from the one before."""

    def place(node: Node) -> tuple[str, str, float]:
        if node.kind is not NodeKind.MEMBERS:
            return node.kind, node.name, 0
        listing, _, number = node.name.rpartition("#")
        return node.kind, listing, int(number) or math.inf

    return sorted(nodes, key=place)


def print_of(index: Index, node: Node) -> str:
    """The fingerprint of what the index says of `node`."""
    return fingerprint(_VALUES[node.kind](index, node.name))


def _members(index: Index, name: str) -> object:
    listing, _, number = name.rpartition("#")
    return index.page(listing, int(number))


def _events(index: Index, name: str) -> object:
    return index.events() if name == ALL else index.event(name)


def _kit(index: Index, name: str) -> object:
    if name != ALL:
        return index.kits.stories(name)
    return index.kits.stories(SHARED), index.kits.kept_out()


_VALUES: Mapping[NodeKind, Callable[[Index, str], object]] = {
    NodeKind.STORY: Index.print_of,
    NodeKind.TEASER: Index.teaser,
    NodeKind.KNOWN: Index.known,
    NodeKind.LATER: Index.later,
    NodeKind.REPLIES: Index.replies,
    NodeKind.DAY: Index.day,
    NodeKind.LIST_DAYS: lambda index, _: index.list_days(),
    NodeKind.BESIDE: Index.beside,
    NodeKind.MEMBERS: _members,
    NodeKind.NEWEST: Index.newest,
    NodeKind.RECENT: lambda index, _: index.recent(),
    NodeKind.YEAR: Index.year,
    NodeKind.PARTS: Index.parts,
    NodeKind.WORDS: Index.words,
    NodeKind.NOTICES: lambda index, _: index.notices(),
    NodeKind.WITHDRAWN: lambda index, _: index.withdrawn(),
    NodeKind.YEARS: lambda index, _: index.years(),
    NodeKind.TOPICS: lambda index, _: index.topics(),
    # What is fresh has no page of its own, so it adds none; nor has the kit's any in sitemaps.
    NodeKind.LISTINGS: lambda index, _: [
        one for one in index.listings() if one != FRESH and not is_of_kit(one)
    ],
    NodeKind.BELOW: Index.below,
    NodeKind.SOUGHT: lambda index, name: index.seekers.print_of(name),
    NodeKind.SHARED: lambda index, id_: index.kits.shared(id_),
    NodeKind.KIT: _kit,
    NodeKind.EVENTS: _events,
    NodeKind.RELATED: lambda index, path: index.kin.related(path),
    NodeKind.SCORES: lambda index, name: index.tallies.print_of(name),
}
