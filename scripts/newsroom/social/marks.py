"""The mark of a campaign on the cards of its stories: a few words, on a colour of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsroom.finding import START, Finding
from newsroom.registers import FOLDER, Campaign, load_some
from newsroom.social.wording import clean_line
from newsroom.story import Story

LONGEST = 24
"""So many characters find room beside the newsroom's name on every card."""

PAPER, INK = "#fbfaf6", "#1b1a18"
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: letters on their ground."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_REGISTER = f"{FOLDER}/campaigns.yml"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a card for a campaign; nothing where `text` is empty. `colour` is `#rrggbb`."""

    text: str = ""
    colour: str = ""


NO_MARK = Mark()


def mark_of(story: Story, root: Path) -> Mark:
    """The mark of the story's campaign, by the register of the newsroom in `root`.

    Read only for a story of a campaign, and again only where the register's file has changed.
    """
    campaign = story.meta.campaign
    if not campaign:
        return NO_MARK
    file = root / _REGISTER
    try:
        stat = file.stat()
    except OSError:
        return NO_MARK
    return _marks(root, stat.st_mtime_ns, stat.st_size, stat.st_ino).get(campaign, NO_MARK)


@lru_cache(maxsize=4)
def _marks(root: Path, _time: int, _size: int, _inode: int) -> Mapping[str, Mark]:
    campaigns = load_some(root, "campaigns")[0].campaigns
    return {one.id: mark for one in reversed(campaigns) if (mark := mark_in(one)).text}


def mark_in(campaign: Campaign) -> Mark:
    """The mark of `campaign`; none where `faults_in` finds fault with it."""
    if not campaign.mark or any(_faults(campaign)):
        return NO_MARK
    return Mark(clean_line(campaign.mark), _hex(campaign.colour) or INK)


def faults_in(campaigns: Iterable[Campaign]) -> Iterator[Finding]:
    """Marks that cannot stand on a card: too long, a colour that nothing is read on, or no words."""
    for campaign in campaigns:
        for message, message_en in _faults(campaign):
            yield Finding(
                "invalid-front-matter",
                _REGISTER,
                START,
                f"{campaign.id}: {message}",
                f"{campaign.id}: {message_en}",
            )


def _faults(campaign: Campaign) -> Iterator[tuple[str, str]]:
    text, colour = clean_line(campaign.mark), campaign.colour
    if len(text) > LONGEST:
        yield (
            f"tanda {len(text)} karakter; di kartu hanya muat {LONGEST}. Pendekkan.",
            f"a mark of {len(text)} characters; a card has room for {LONGEST}. Shorten it.",
        )
    if colour and not text:
        yield (
            "ada colour tanpa mark; warna saja tidak berkata apa-apa. Isi mark, misalnya HUT ke-120.",
            "there is a colour without a mark; a colour alone says nothing. Give a mark, too.",
        )
    known = _hex(colour)
    if colour and not known:
        yield (
            f'warna "{colour}" tidak dikenal; tulis seperti "#8c4a00".',
            f'unknown colour "{colour}"; write it like "#8c4a00".',
        )
    elif known and (best := _best(known)) < LEAST_CONTRAST:
        yield _too_faint(known, best)


def _too_faint(colour: str, best: float) -> tuple[str, str]:
    near = nearest(colour)
    least = LEAST_CONTRAST
    told = f"tulisan di atas {colour} berkontras {best:.1f}:1, perlu {least}:1. Terdekat: {near}."
    told_en = (
        f"letters on {colour} have a contrast of {best:.1f}:1, need {least}:1. Nearest: {near}."
    )
    return told, told_en


def nearest(colour: str) -> str:
    """`colour`, as much darker as letters on it need to be read."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for percent in range(100, -1, -1):
        red, green, blue = (part * percent // 100 for part in parts)
        darker = f"#{red:02x}{green:02x}{blue:02x}"
        if _best(darker) >= LEAST_CONTRAST:
            return darker
    return INK


def _best(colour: str) -> float:
    # Pillow is slow to import, and few campaigns have a colour.
    from newsroom.social.colour import contrast

    return max(contrast(colour, PAPER), contrast(colour, INK))


def _hex(colour: str) -> str:
    return colour.lower() if _COLOUR.fullmatch(colour) else ""
