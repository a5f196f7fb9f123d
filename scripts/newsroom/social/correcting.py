"""What a post says once its story was corrected: in the post itself, or in a reply below it."""

from collections.abc import Callable
from dataclasses import replace

from newsroom.networks import Network, Says
from newsroom.social.compose import (
    address,
    compose,
    label_of,
    link_line,
    parts_of,
    post_of,
    refuse_withdrawn,
)
from newsroom.social.counting import fits
from newsroom.social.cutting import cut
from newsroom.social.parts import Parts, bounded, fitted, too_long
from newsroom.social.post import Picture, Post
from newsroom.social.wording import clean_line
from newsroom.story.model import Correction, Story

MARK = "RALAT"
_NOTE, _LABEL = 0.45, 0.3
"""How much of an edited post may tell of the correction, and how much may say who paid: the rest
is the corrected caption's."""
_WRONG, _WRONG_OF_NOTE = 0.3, 0.2
"""How much of a reply, and of an edited post, what was wrong may take from what is right."""


def compose_edit(
    story: Story, network: Network, number: int, *, site_url: str, picture: Picture | None = None
) -> Post:
    """Today's post for `story`, which also says what its correction `number` put right.

    Corrections count from 1. Raises ContentError as `compose`, IndexError where there is none
    such.
    """
    refuse_withdrawn(story)
    correction = _correction(story, number)
    if network.says is Says.FEEDS:
        return compose(story, network, site_url=site_url)
    parts = parts_of(story, network, site_url)
    parts = replace(parts, label=bounded(parts.label, network, share=_LABEL))
    begins = parts.body.casefold().startswith(MARK.casefold())
    mark = parts.mark if begins else "\n".join(part for part in (MARK, parts.mark) if part)
    note = _note(correction, network)
    text, was_cut = fitted(replace(parts, mark=mark, note=note), story, network)
    return post_of(story, network, text, site_url, picture=picture, was_cut=was_cut)


def compose_correction(
    story: Story, network: Network, number: int, *, site_url: str, reply_to: str = ""
) -> Post:
    """What is said below a post that cannot be edited: what was wrong, what is right, the link.

    Corrections count from 1; `reply_to` is the network's id of the post. Raises ContentError as
    `compose`, IndexError where there is no such correction.
    """
    refuse_withdrawn(story)
    correction = _correction(story, number)
    link = link_line(network, address(story, site_url), attached=False)
    parts = Parts(label=label_of(story, network), mark=MARK, body="", link=link)
    body, was_cut = _shortened(correction, parts, network)
    text = parts.text(body)
    if not fits(text, network):
        raise too_long(story, network)
    post = post_of(story, network, text, site_url, was_cut=was_cut)
    return replace(post, reply_to=reply_to)


def _correction(story: Story, number: int) -> Correction:
    """The correction with this number, its texts on one line each."""
    if not 1 <= number <= len(story.meta.corrections):
        raise IndexError(f"{story.path}: no correction {number}")
    found = story.meta.corrections[number - 1]
    wrong, right, note = (clean_line(text) for text in (found.wrong, found.right, found.note))
    return replace(found, wrong=wrong, right=right, note=note)


def _note(correction: Correction, network: Network) -> str:
    """What an edited post says of the correction."""

    def fit(body: str) -> bool:
        return fits(body, network, share=_NOTE)

    return _told(correction, fit, bounded(correction.wrong, network, share=_WRONG_OF_NOTE))


def _shortened(correction: Correction, parts: Parts, network: Network) -> tuple[str, bool]:
    """What a reply says, and whether it lost a word of what was wrong or is right.

    The editor's note gives way first.
    """

    def fit(body: str) -> bool:
        return fits(parts.text(body), network)

    for note in dict.fromkeys((correction.note, "")):
        whole = _lines(correction.wrong, correction.right, note)
        if fit(whole):
            return whole, False
    return _told(correction, fit, bounded(correction.wrong, network, share=_WRONG)), True


def _told(correction: Correction, fit: Callable[[str], bool], least: str) -> str:
    """What was wrong and what is right, as much as fits; of what was wrong at least `least`."""
    right = cut(correction.right, lambda shorter: fit(_lines(least, shorter)))
    wrong = cut(correction.wrong, lambda shorter: fit(_lines(shorter, right)))
    return _lines(wrong, right)


def _lines(wrong: str, right: str, note: str = "") -> str:
    said = (wrong and f"Semula tertulis: {wrong}", right and f"Yang benar: {right}", note)
    return "\n".join(line for line in said if line)
