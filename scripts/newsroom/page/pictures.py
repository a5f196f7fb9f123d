"""Pictures of a story as pages show them: in several sizes and formats, with their words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

from newsroom.pictures import Original, Variant, fallback, measure, variants_of
from newsroom.social.wording import clean_line
from newsroom.story import Image, Story
from newsroom.story.html import PICTURES
from newsroom.tongue import message

TEXT_SIZES = "(min-width: 1254px) 571px, (min-width: 960px) 46vw, 92vw"
"""How wide a picture stands in a story, by the width of the window: theme/styles/2-page.css."""

_SHOWN = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Source:
    """A format of a picture: its media type, and each address on the site with its width in px."""

    mime: str
    steps: tuple[tuple[str, int], ...]

    def srcset(self, root: str, most: int = 0) -> str:
        """The attribute of this name, on a site below `root` (a path, or a whole address).

        `most` leaves out what is wider than so many pixels: for places that are never that wide.
        """
        fitting = [step for step in self.steps if not most or step[1] <= most] or self.steps[:1]
        return ", ".join(f"{root}{address} {width}w" for address, width in fitting)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the address on the site and the size in pixels of its JPEG, its words.

    `sources` are all its formats, the best first, the JPEG last. `label` is what a reader must
    know first: that it was made by a machine, or is an old one.
    """

    original: Original
    address: str
    width: int
    height: int
    sources: tuple[Source, ...]
    alt: str
    caption: str
    credit: str
    label: str

    @property
    def names(self) -> tuple[str, ...]:
        """The files that it shows, below output/images."""
        found = (address for source in self.sources for address, _ in source.steps)
        return tuple(address.removeprefix(PICTURES) for address in found)


def pictures_of(
    root: Path, story: Story, measure: Callable[[Path, str], Original | None] = measure
) -> tuple[Picture, ...]:
    """The pictures of `story` that can be shown.

    `measure` finds a picture by the newsroom's folder and the name below content/images.
    """
    found = ((image, measure(root, image.file)) for image in story.meta.images)
    return tuple(_picture(story, image, original) for image, original in found if original)


def sources_of(original: Original) -> tuple[Source, ...]:
    """All that `original` is drawn as, by format."""
    grouped = groupby(variants_of(original), key=lambda variant: variant.format)
    return tuple(
        Source(kind.mime, tuple((address_of(variant), variant.width) for variant in variants))
        for kind, variants in grouped
    )


def address_of(variant: Variant) -> str:
    """Where `variant` stands on the site; its name is plain ASCII."""
    return PICTURES + variant.name


def with_pictures(
    html: str, look_up: Callable[[str], Original | None], root: str, *, plain: bool = False
) -> tuple[str, set[Original]]:
    """Rendered Markdown with its pictures as they are drawn, and the originals of these.

    `html` is what `newsroom.story.html.render` gives, with addresses below `root`; `look_up`
    finds an original by its name below content/images. A picture that it does not find leaves
    its alternative text. `plain` gives a single JPEG instead of a choice: for feeds, where `root`
    is a whole address.
    """
    shown: set[Original] = set()

    def replaced(found: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(found[0]))
        alt = unescape(attributes.get("alt", ""))
        name = _name(unescape(attributes.get("src", "")), root)
        original = look_up(name) if name else None
        if original is None:
            return escape(alt, quote=False)
        shown.add(original)
        return _plain(original, alt, root) if plain else _choice(original, alt, root)

    return _SHOWN.sub(replaced, html), shown


def _name(address: str, root: str) -> str:
    """The name below content/images that an address in a text means, or nothing."""
    if not address.startswith(root + PICTURES):
        return ""
    path = re.split("[?#]", address.removeprefix(root + PICTURES))[0]
    return unquote(path)


def _choice(original: Original, alt: str, root: str) -> str:
    """The markup of theme/templates/components/picture."""
    *better, jpeg = sources_of(original)
    sizes = f'sizes="{TEXT_SIZES}"'
    choice = "".join(
        f'<source type="{source.mime}" srcset="{escape(source.srcset(root))}" {sizes}>'
        for source in better
    )
    more = f'srcset="{escape(jpeg.srcset(root))}" {sizes} loading="lazy" decoding="async"'
    return f"<picture>{choice}{_plain(original, alt, root, more)}</picture>"


def _plain(original: Original, alt: str, root: str, more: str = "") -> str:
    jpeg = fallback(original)
    source = escape(root + address_of(jpeg))
    size = f'width="{jpeg.width}" height="{jpeg.height}"'
    return f'<img src="{source}" {size} alt="{escape(alt)}"{more and " " + more}>'


def _picture(story: Story, image: Image, original: Original) -> Picture:
    jpeg = fallback(original)
    return Picture(
        original=original,
        address=address_of(jpeg),
        width=jpeg.width,
        height=jpeg.height,
        sources=sources_of(original),
        # An empty text is how a page says that there is nothing to read out.
        alt="" if image.decorative else clean_line(image.alt),
        caption=clean_line(image.caption),
        credit=clean_line(image.credit),
        label=_label(story, image),
    )


def _label(story: Story, image: Image) -> str:
    if image.ai:
        return message("Ilustrasi AI")
    event = story.meta.event
    ended = event.ended_at if event else None
    drawn = "ilustrasi" in f"{image.caption} {image.credit}".casefold()
    old = ended and image.taken_at and image.taken_at < ended.date()
    return message("Arsip") if old and not drawn else ""
