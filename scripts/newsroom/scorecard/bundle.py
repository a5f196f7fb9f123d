"""Many tallies in one value that can be put together with others, medians and all.

A median cannot be worked out of two medians. So a bundle keeps the times themselves, sorted, and
nothing else of a story: small enough to be kept for each month of an archive.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from newsroom.scorecard.journey import LEGS, Promise
from newsroom.scorecard.tally import Tally


class Times(NamedTuple):
    """The times that a leg took, in microseconds and sorted, of those that took it in order.

    `reversed` took its end first; of the others' ends `declared` are the newsroom's own word.
    """

    in_order: Sequence[int]
    reversed: int = 0
    declared: int = 0


class Sheaf(NamedTuple):
    """What is counted of some stories, and the times of each of `LEGS`."""

    stories: int
    on_time: int
    late: int
    unknown: int
    late_with_reason: int
    corrected: int
    corrections: int
    withdrawn: int
    legs: Sequence[Times]


class Late(NamedTuple):
    """A delay, by how many microseconds, and what is told of its story."""

    over: int | None
    reason: str
    desk: str
    story: str
    path: str
    title: str


class Bundle(NamedTuple):
    """A month: a sheaf for each desk, the delays, and the posts of each network.

    Of a network there are six numbers of posts (all, posted, deleted, refused, open, answered),
    then for each sort of answer how many posts tell it, and its sum. `known_at` is when the newest
    of all this became known, in seconds since 1970.
    """

    month: str
    desks: Mapping[str, Sheaf]
    late: Sequence[Late]
    posts: Mapping[str, Sequence[int]]
    known_at: int


NOTHING = Sheaf(0, 0, 0, 0, 0, 0, 0, 0, (Times(()),) * len(LEGS))
_COUNTS = len(NOTHING) - 1


def bundles_of(tallies: Iterable[Tally]) -> list[Bundle]:
    """The bundles of all months that these stories came out in, the first one first."""
    months: dict[str, list[Tally]] = {}
    for one in tallies:
        months.setdefault(one.month, []).append(one)
    return [_bundle(month, months[month]) for month in sorted(months)]


def sheaf_of(tallies: Sequence[Tally]) -> Sheaf:
    """The sheaf of these stories."""
    if not tallies:
        return NOTHING
    promises = [one.promise for one in tallies]
    late = [one for one in tallies if one.promise == Promise.LATE]
    times = zip(*(one.legs for one in tallies), strict=True)
    declared = zip(*(one.declared for one in tallies), strict=True)
    return Sheaf(
        stories=len(tallies),
        on_time=promises.count(Promise.KEPT),
        late=len(late),
        unknown=promises.count(Promise.UNKNOWN),
        late_with_reason=sum(bool(one.late_reason) for one in late),
        corrected=sum(one.corrections > 0 for one in tallies),
        corrections=sum(one.corrections for one in tallies),
        withdrawn=sum(one.is_withdrawn for one in tallies),
        legs=[_leg(*one) for one in zip(times, declared, strict=True)],
    )


def together(sheaves: Iterable[Sheaf]) -> Sheaf:
    """All stories of these sheaves in one."""
    found = list(sheaves)
    if len(found) < 2:
        return found[0] if found else NOTHING
    counts = (sum(column) for column in zip(*(one[:_COUNTS] for one in found), strict=True))
    legs = zip(*(one.legs for one in found), strict=True)
    return Sheaf._make((*counts, tuple(_times(leg) for leg in legs)))


def add_up(posts: Iterable[Mapping[str, Sequence[int]]]) -> dict[str, Sequence[int]]:
    """The numbers of each network, of all these together."""
    found: dict[str, Sequence[int]] = {}
    for networks in posts:
        for network, numbers in networks.items():
            before = found.get(network, (0,) * len(numbers))
            found[network] = tuple(map(sum, zip(before, numbers, strict=True)))
    return found


def pack_bundle(bundle: Bundle) -> str:
    """The bundle as JSON that `unpack_bundle` turns back into an equal one."""
    return json.dumps(bundle, separators=(",", ":"))


def unpack_bundle(text: str) -> Bundle:
    """What `pack_bundle` was given."""
    month, desks, late, posts, known_at = json.loads(text)
    sheaves = {
        desk: Sheaf._make((*counts, [Times(*leg) for leg in legs]))
        for desk, (*counts, legs) in desks.items()
    }
    return Bundle(month, sheaves, [Late(*one) for one in late], posts, known_at)


def _bundle(month: str, tallies: Sequence[Tally]) -> Bundle:
    desks: dict[str, list[Tally]] = {}
    for one in tallies:
        desks.setdefault(one.desk, []).append(one)
    return Bundle(
        month,
        {desk: sheaf_of(desks[desk]) for desk in sorted(desks)},
        sorted(
            (
                Late(one.over, one.late_reason, one.desk, one.story, one.path, one.title)
                for one in tallies
                if one.is_delay
            ),
            key=lambda one: (one.story, one.path),
        ),
        add_up({post.network: post.numbers} for one in tallies for post in one.posts),
        max(one.known_at for one in tallies),
    )


def _leg(times: Sequence[int | None], declared: Sequence[bool]) -> Times:
    taken = [time for time in times if time is not None]
    in_order = sorted(time for time in taken if time >= 0)
    pairs = zip(times, declared, strict=True)
    own = sum(own for time, own in pairs if own and time is not None and time >= 0)
    return Times(in_order, len(taken) - len(in_order), own)


def _times(legs: Sequence[Times]) -> Times:
    # Sorted pieces are sorted together in one pass.
    in_order = sorted(chain.from_iterable(one.in_order for one in legs))
    return Times(in_order, sum(one.reversed for one in legs), sum(one.declared for one in legs))
