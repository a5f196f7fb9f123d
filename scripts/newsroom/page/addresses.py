"""Where everything stands on the site. The addresses of stories come from their paths."""

from urllib.parse import quote, urlsplit

from newsroom.settings import Office
from newsroom.slug import short_name, slug
from newsroom.story import Story, address_of

CORRECTIONS, GUIDELINES, MASTHEAD = "/ralat/", "/pedoman/", "/redaksi/"
ARCHIVES = "/arsip/"
MASTHEAD, PRESS = "/redaksi/", "/pers/"
CLARIFICATIONS = "/klarifikasi/"
CAMPAIGNS = "/kampanye/"
AGENDA, AGENDA_FILE = "/agenda/", "/agenda.ics"
SCORECARD = "/rapor/"
SCORECARD_FILE = "rapor"
"""The scorecard for programs, beside its page: `rapor.csv`, `rapor.json`."""
EVENT_FILE = "acara.ics"
"""The event of a story for calendars, beside the story's page."""

STORY_FILE = "story.json"
"""What machines check of a story, beside the story's page."""

PROOFS = "/bukti/"
"""What machines check of stories is explained here; the lists of days stand below it."""

SEARCH, CHECK, OFFLINE = "/cari/", "/cek/", "/luring/"
KIT = "/kit/"


def root_of(office: Office) -> str:
    """The path below which the whole site stands: empty, or `/berita` where it has one."""
    return urlsplit(office.site_url).path.rstrip("/")


def address_at(path: str) -> str:
    """The address of the story whose file is at `path`: `/2022/01/rakor-twap/`, in ASCII."""
    return quote(address_of(path), safe="/-._~")


def story_address(story: Story) -> str:
    """`/2022/01/rakor-twap/`, in ASCII."""
    return address_at(story.path)


def short_address(id_: str) -> str:
    """The short address of the story with this id, for good."""
    return f"/s/{short_name(id_)}/"


def kit_address(id_: str) -> str:
    """Where the story with this id stands in the share kit."""
    return f"{KIT}{short_name(id_)}/"


def permanent_address(story: Story) -> str:
    """A story's short address; the usual one where it has no id."""
    return short_address(story.id) if story.id else story_address(story)


def desk_address(id_: str) -> str:
    """Where a desk's stories are listed."""
    return f"/desk/{slug(id_)}/"


def author_address(id_: str) -> str:
    """Where an author's stories are listed, or nothing where the id gives no address."""
    return f"/penulis/{slug(id_)}/" if slug(id_) else ""


def tag_address(tag: str) -> str:
    """Where the stories with a tag are listed."""
    return f"/topik/{slug(tag)}/"


def campaign_address(id_: str) -> str:
    """Where a campaign stands."""
    return f"/kampanye/{slug(id_)}/"


def year_address(year: str) -> str:
    """Where the months of a year are listed."""
    return f"{ARCHIVES}{year}/"


def scorecard_address(year: str = "") -> str:
    """Where the scorecard of a year stands; without one, that of the newest months."""
    return f"{SCORECARD}{year}/" if year else SCORECARD


def web_address(text: str | None) -> str:
    """`text` where it is the address of a web page, else nothing."""
    address = (text or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""
