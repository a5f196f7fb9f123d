"""The captions of the share kit: what employees can say when they pass a story on.

Every line is the story's own, word for word: headline and place, summary, a quote with its
speaker, a sentence with a figure. Rules choose; nothing is written for the kit. The paid label and
the mark stand first, as in the office's own posts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from newsroom.language.lexicon import FUNCTION_WORDS
from newsroom.language.words import plain_words
from newsroom.networks import FACEBOOK, TELEGRAM, THREADS, Network, X
from newsroom.settings import Settings
from newsroom.social.compose import label_of
from newsroom.social.counting import fits, length_of
from newsroom.social.cutting import Fits, cut
from newsroom.social.excerpts import strongest_figure, strongest_quote
from newsroom.social.parts import Parts
from newsroom.social.wording import clean_line, mark
from newsroom.story import Story

MOST = 3
NEAR_DOUBLE = 0.5
"""From this share of common words on two captions say the same."""

NETWORKS = (X, THREADS, TELEGRAM, FACEBOOK)
"""Where the kit leads to and a text can be too long; WhatsApp takes 65,536 characters."""

_TAG_ROOM = 80
"""So many characters at most the tag of an office adds to the address."""


class CaptionKind(StrEnum):
    """What a caption is made of."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    QUOTE = "quote"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption, ready to be passed on with the story's address behind it."""

    kind: CaptionKind
    text: str


@dataclass(frozen=True, slots=True)
class Kit:
    """The captions of a story, no two of which say the same."""

    captions: tuple[Caption, ...] = ()


def disclosure_of(settings: Settings) -> str:
    """The line by which a civil servant says whose employee is sharing."""
    own = clean_line(settings.social.disclosure)
    return own or f"Saya pegawai Pemerintah {settings.office.city}."


def kit_of(story: Story, settings: Settings) -> Kit:
    """The captions for `story`: the headline's first, then those that differ most, three at most.

    Each fits every network that the kit leads to, the address and the disclosure line included.
    Headline and summary are shortened to fit; a quote or a figure that does not fit is left out.
    """
    frame = Parts(label=label_of(story, X), mark=mark(story.meta), body="", link="")
    fit = partial(_fits, settings=settings, link=story.address)
    bodies = dict(_bodies(story, settings, lambda body: fit(frame.text(body))))
    chosen = _that_differ([Caption(kind, body) for kind, body in bodies.items()])
    return Kit(tuple(Caption(one.kind, frame.text(one.text)) for one in chosen))


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common (Jaccard), without those that say nothing."""
    first, second = _telling(one), _telling(other)
    return len(first & second) / len(first | second) if first | second else 1.0


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in plain_words(text)) - FUNCTION_WORDS


def _bodies(story: Story, settings: Settings, fit: Fits) -> Iterator[tuple[CaptionKind, str]]:
    meta = story.meta
    title, summary = clean_line(meta.title), clean_line(meta.summary)
    place = clean_line(meta.event.place) if meta.event else ""
    placed = f"{title}\n{place}" if title and place and place not in title else title
    yield CaptionKind.HEADLINE, placed if fit(placed) else cut(title, fit)
    yield CaptionKind.SUMMARY, cut(summary, fit)
    quote = strongest_quote(story, settings.office.city)
    said = f"“{quote.words}”\n— {quote.name}, {quote.role}" if quote else ""
    figure = strongest_figure(story)
    yield CaptionKind.QUOTE, said if fit(said) else ""
    yield CaptionKind.FIGURE, figure if fit(figure) else ""


def _that_differ(candidates: Iterable[Caption]) -> Sequence[Caption]:
    """The first, then always the one least like those that are chosen, in their first order."""
    rest = [one for one in candidates if one.text]
    chosen = rest[:1]
    del rest[:1]
    while rest and len(chosen) < MOST:
        nearest = {one: max(likeness(one.text, other.text) for other in chosen) for one in rest}
        best = min(rest, key=lambda one: nearest[one])
        if nearest[best] >= NEAR_DOUBLE:
            break
        chosen.append(best)
        rest.remove(best)
    order = list(CaptionKind)
    return sorted(chosen, key=lambda one: order.index(one.kind))


def _fits(text: str, *, settings: Settings, link: str) -> bool:
    """Whether a text finds room on every network with the disclosure line and the address."""
    whole = f"{text}\n\n{disclosure_of(settings)}"
    address = len(settings.office.site_url) + len(link) + _TAG_ROOM
    return all(_has_room(whole, network, address) for network in NETWORKS)


def _has_room(text: str, network: Network, address: int) -> bool:
    if not fits(text, network):
        return False
    weight = network.link_weight or address
    return length_of(text, network) + len("\n\n") + weight <= network.limit
