"""Cards: the picture that stands for a story on a network, named by everything that is on it.

They are drawn into a cache, once, and copied from there to where they are shown.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from newsroom.clock import say_date, say_hour
from newsroom.files import write_aside
from newsroom.networks import LANDSCAPE, PORTRAIT, SCREEN, SQUARE, Shape
from newsroom.settings import Settings
from newsroom.social.compose import address, permanent_address, short_address
from newsroom.social.marks import mark_of
from newsroom.social.wording import clean_line, mark, paid_label
from newsroom.story.kinds import Kind
from newsroom.story.model import Event, FrontMatter, Image, Story

LAYOUT = 2
"""The version of the drawing. Raise it whenever the same card would look different."""

IMAGES = Path("content", "images")
CACHE = Path(".cache", "newsroom", "cards")
"""Where cards are kept, below the repository's root."""

SHAPES = (LANDSCAPE, PORTRAIT, SQUARE, SCREEN)
"""The shapes in which cards stand on the site. Previews of links show the first one."""

MOST_BYTES = 512 * 1024 * 1024
"""How much the cache may hold: some 4,000 cards."""

_PENS = ("pillow", "font-source-sans-pro", "font-source-serif-pro")

_KINDS = {Kind.ANNOUNCEMENT: "PENGUMUMAN", Kind.AGENDA: "AGENDA", Kind.PHOTO: "FOTO"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPicture:
    """The picture on a card: where it lies, the SHA-256 of its bytes, the words on it."""

    path: Path
    digest: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything that is on a card. Colours are `#rrggbb`; `warning` colours `mark` as one.

    `code` is the address that its QR code leads to; without one it has no code. `campaign` are the
    words of the campaign's mark, on `campaign_colour`.
    """

    slug: str
    shape: Shape
    headline: str
    desk: str
    mark: str
    warning: bool
    label: str
    when: str
    place: str
    address: str
    city: str
    newsroom: str
    colour: str
    picture: CardPicture | None
    campaign: str = ""
    campaign_colour: str = ""
    code: str = ""


def card_of(story: Story, settings: Settings, shape: Shape) -> Card:
    """The card of `story`. Draws nothing.

    Reads the story's first picture, to know its digest, and the mark of its campaign.
    """
    meta = story.meta
    campaign = mark_of(story, settings.root)
    desk = settings.desks.get(meta.desk)
    kind_mark, warning = _card_mark(meta)
    return Card(
        slug=story.slug,
        shape=shape,
        headline=clean_line(meta.title),
        desk=clean_line(desk.name if desk else meta.desk),
        mark=kind_mark,
        warning=warning,
        label=paid_label(meta),
        when=_when(meta.event, meta.kind),
        place=clean_line(meta.event.place) if meta.event else "",
        address=short_address(address(story, settings.office.site_url)),
        city=settings.office.city,
        newsroom=settings.office.name,
        colour=settings.look.colour,
        picture=_picture(meta, settings.root),
        campaign=campaign.text,
        campaign_colour=campaign.colour,
        code=permanent_address(story, settings.office.site_url) if story.id else "",
    )


def site_card(settings: Settings) -> Card:
    """The card of the site itself, for previews of links to what has no card of its own."""
    office = settings.office
    return Card(
        slug="situs",
        shape=LANDSCAPE,
        headline=clean_line(office.tagline or office.name),
        desk="",
        mark="",
        warning=False,
        label="",
        when="",
        place="",
        address=short_address(office.site_url.rstrip("/")),
        city=office.city,
        newsroom=office.name,
        colour=settings.look.colour,
        picture=None,
    )


def card_name(card: Card) -> str:
    """The card's file name: `<slug>-1200x630-<12 hex>.jpg`. Nothing is drawn for it."""
    parts = asdict(card)
    if card.picture:
        del parts["picture"]["path"]
    if not card.campaign:
        # Cards that were drawn before there were marks keep their names.
        del parts["campaign"], parts["campaign_colour"]
    drawn = json.dumps([LAYOUT, parts], sort_keys=True)
    digest = sha256(drawn.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{card.slug}-{card.shape.name}-{digest[:12]}.jpg"


def cards_on_site(story: Story, settings: Settings) -> tuple[str, ...]:
    """The file names of the story's cards on the site, in the order of `SHAPES`."""
    return tuple(card_name(card_of(story, settings, shape)) for shape in SHAPES)


def ensure_card(card: Card, cache: Path) -> Path:
    """The card's file in `cache`, drawn where it is missing, damaged or by another Pillow.

    Beside it lies its seal, by which a card is known to be whole.
    """
    path = cache / card_name(card)
    if not _is_whole(path):
        # Pillow is slow to import, and most runs draw nothing.
        from newsroom.social.drawing import draw

        drawn = draw(card)
        write_aside(path, drawn)
        write_aside(_seal_path(path), _seal(drawn))
    return path


def copy_card(card: Path, folder: Path) -> bool:
    """Put a copy of the file `card` into `folder` where it is not there; whether it was not."""
    target, data = folder / card.name, card.read_bytes()
    if target.is_file() and target.read_bytes() == data:
        return False
    write_aside(target, data)
    return True


def trim_cards(cache: Path, most: int = MOST_BYTES) -> int:
    """Remove the files drawn longest ago until `cache` holds at most `most` bytes; how many.

    What is missed later is drawn again; what cannot be removed stays.
    """
    found = []
    for path in cache.glob("*"):
        with suppress(OSError):
            found.append((path.stat(), path))
    over, removed = sum(stat.st_size for stat, _ in found) - most, 0
    for stat, path in sorted(found, key=lambda one: (one[0].st_mtime_ns, one[1].name)):
        if over <= 0:
            break
        with suppress(OSError):
            path.unlink()
            over, removed = over - stat.st_size, removed + 1
    return removed


def _is_whole(path: Path) -> bool:
    try:
        return _seal_path(path).read_bytes() == _seal(path.read_bytes())
    except OSError:
        return False


def _seal_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def _seal(drawn: bytes) -> bytes:
    return f"{sha256(drawn).hexdigest()} {_pens()}\n".encode()


@cache
def _pens() -> str:
    """What the pixels depend on besides the card and LAYOUT."""
    return " ".join(f"{name}-{version(name)}" for name in _PENS)


def describe(story: Story, campaign: str) -> str:
    """The alternative text of the story's card: what is written on it, then what is pictured.

    `campaign` are the words of its campaign's mark, as the card has them.
    """
    meta = story.meta
    said = [paid_label(meta), campaign, _card_mark(meta)[0], clean_line(meta.title)]
    text = "Kartu berita. " + " ".join(f"{part.rstrip('.')}." for part in said if part)
    image = meta.images[0] if meta.images else None
    if image is None or image.decorative or not image.alt:
        return text
    kind = "Ilustrasi buatan AI" if image.ai else "Gambar"
    return f"{text} {kind}: {clean_line(image.alt)}"


def _card_mark(meta: FrontMatter) -> tuple[str, bool]:
    """The mark, and whether it warns."""
    if meta.withdrawn:
        return "DICABUT", True
    if meta.corrections:
        return "RALAT", True
    said = mark(meta)
    return (said, meta.kind is not Kind.REPLY) if said else (_KINDS.get(meta.kind, ""), False)


def _when(event: Event | None, kind: Kind) -> str:
    """The day of the event; of an agenda the hour too, since its readers want to come."""
    if event is None:
        return ""
    if kind is Kind.AGENDA and event.starts_at:
        return f"{say_date(event.starts_at.date())}, {say_hour(event.starts_at)}"
    moment = event.ended_at or event.starts_at
    return say_date(moment.date()) if moment else ""


def _picture(meta: FrontMatter, root: Path) -> CardPicture | None:
    image = meta.images[0] if meta.images else None
    if image is None:
        return None
    home = (root / IMAGES).resolve()
    path = (home / image.file).resolve()
    try:
        if not path.is_relative_to(home):
            return None
        digest = sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None
    ended = meta.event.ended_at if meta.event else None
    return CardPicture(path=path, digest=digest, note=_note(image, ended))


def _note(image: Image, ended: datetime | None) -> str:
    """The words on a picture: made by a machine or older than its story first, then the credit."""
    words = [clean_line(image.credit)]
    drawn = "ilustrasi" in f"{image.caption} {image.credit}".casefold()
    if image.ai:
        words.insert(0, "Ilustrasi AI")
    elif image.taken_at and ended and image.taken_at < ended.date() and not drawn:
        taken = image.taken_at
        words.insert(0, f"Arsip, {taken.day}/{taken.month}/{taken.year}")
    return " · ".join(word for word in words if word)
