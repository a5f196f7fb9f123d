"""What stands around every page, and what every page wears."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsroom.page.addresses import MASTHEAD, desk_address, root_of
from newsroom.page.static_page import StaticPage
from newsroom.page.words import Link
from newsroom.settings import Office, Settings


@dataclass(frozen=True, slots=True)
class Frame:
    """The name, the desks, the pages. Nothing in it changes when a story comes out.

    `url` is the site's whole address; `root` is its path, before every address: mostly empty.
    `searchable`: it has a search index.
    """

    office: Office
    url: str
    root: str
    desks: tuple[Link, ...]
    pages: tuple[Link, ...]
    searchable: bool = False


@dataclass(frozen=True, slots=True)
class Wear:
    """The addresses of the stylesheet and the icon, and the paper's colour, light and dark.

    `fonts` are the addresses of the serif's files, `card` is that of the JPEG that previews of links show where a page has none of its own.
    `scripts` maps the names of scripts (`search`) to their addresses, `icons` those of the PNG
    icons (`192`, `512`, `maskable`).
    """

    stylesheet: str
    icon: str
    paper: Mapping[str, str]
    fonts: tuple[str, ...] = ()
    card: str = ""
    scripts: Mapping[str, str] = field(default_factory=dict)
    icons: Mapping[str, str] = field(default_factory=dict)


NO_FRAME = Frame(Office(name="", city="", site_url=""), "", "", (), ())
NO_WEAR = Wear("", "", {})
"""Those of no site yet."""


def frame_of(settings: Settings, pages: Iterable[StaticPage]) -> Frame:
    """The frame of the newsroom's site."""
    links = [Link(page.matter.title, page.address) for page in pages]
    if all(link.address != MASTHEAD for link in links):
        links.append(Link("Redaksi", MASTHEAD))
    return Frame(
        office=settings.office,
        url=settings.office.site_url.rstrip("/"),
        root=root_of(settings.office),
        desks=tuple(Link(desk.name, desk_address(id_)) for id_, desk in settings.desks.items()),
        pages=tuple(links),
        searchable=settings.search.enabled,
    )
