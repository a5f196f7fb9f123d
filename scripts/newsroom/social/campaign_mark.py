"""The campaign's mark at the end of a card's band: its words on its colour, over the whole height."""

from PIL import ImageDraw

from newsroom.social.colour import readable_on
from newsroom.social.typesetting import Face, draw_spaced, drawable, spaced_width


def draw_campaign_mark(
    pen: ImageDraw.ImageDraw,
    band: tuple[int, int, int, int],
    words: str,
    colour: str,
    size: int,
    baseline: int,
    inks: tuple[str, str],
) -> int:
    """Draw `words` at the right end of `band` (left, top, right, bottom); returns where they begin.

    `colour` is their ground, `inks` are those that letters may have. Nothing is drawn, and the
    band's end returned, where the typeface can draw none of the words.
    """
    said = drawable(words.upper(), Face.LABEL)
    if not said:
        return band[2]
    pad = size
    left = band[2] - round(spaced_width(said, size)) - 2 * pad
    pen.rectangle((left, band[1], band[2], band[3] - 1), fill=colour)
    draw_spaced(pen, (left + pad, baseline), said, size, fill=readable_on(colour, inks))
    return left


def shortened(names: list[str], room: float, size: int) -> str:
    """As many of `names`, from the first, as fit into `room`; of the first alone, as many words."""
    for count in range(len(names), 0, -1):
        said = drawable(" · ".join(names[:count]).upper(), Face.LABEL)
        if spaced_width(said, size) <= room:
            return said
    words = said.split()
    while len(words) > 1 and spaced_width(" ".join([*words, "…"]), size) > room:
        words.pop()
    return f"{' '.join(words)} …"
