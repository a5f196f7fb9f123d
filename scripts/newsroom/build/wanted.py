"""Which outputs the site has: an address for every story, listing page, feed and sitemap."""

from collections.abc import Iterator
from urllib.parse import unquote

from newsroom.build.givens import Site
from newsroom.build.index import FIRST, Index
from newsroom.build.kits import DAY, OF_CAMPAIGN, WEEK
from newsroom.build.listed import ALL, ARCHIVE, AUTHOR, CLARIFIED, PROVEN, TAG
from newsroom.build.shelves import parts_of
from newsroom.build.sought import HOAXES, POSTS
from newsroom.build.tallies import LATEST
from newsroom.build.task import JSON_FEED, PAGES, RECENT_NEWS, SITEMAPS, Task, TaskKind
from newsroom.page.addresses import (
    AGENDA,
    AGENDA_FILE,
    ARCHIVES,
    CAMPAIGNS,
    CHECK,
    CORRECTIONS,
    EVENT_FILE,
    KIT,
    MASTHEAD,
    OFFLINE,
    PRESS,
    PROOFS,
    SCORECARD_FILE,
    SEARCH,
    STORY_FILE,
    kit_address,
    scorecard_address,
    short_address,
    year_address,
)
from newsroom.page.listing import campaign_name, desk_name, listing_address
from newsroom.provenance.day_list import SIGNERS
from newsroom.slug import slug
from newsroom.social.feeds import ATOM, JSON, RSS, desk_feed, language_feed
from newsroom.story import address_of


def story_output(path: str) -> str:
    """The file of the story whose own file is at `path`: `2022/01/rakor-twap/index.html`."""
    return address_of(path)[1:] + "index.html"


def json_output(path: str) -> str:
    """The file beside the page of the same story, for machines that check it."""
    return address_of(path)[1:] + STORY_FILE


def day_output(day: str) -> str:
    """The list of the stories that came out on a day, `2026-11-23`."""
    return f"{PROVEN}{day}.txt"


def short_output(id_: str) -> str:
    """The file at the short address of the story with this id."""
    return short_address(id_)[1:] + "index.html"


def kit_output(id_: str) -> str:
    """The file in the share kit of the story with this id."""
    return kit_address(id_)[1:] + "index.html"


def event_output(path: str) -> str:
    """The file for calendars of the story whose own file is at `path`."""
    return address_of(path)[1:] + EVENT_FILE


def sought_output(name: str) -> str:
    """The file of the index of /cek/ with this name: `cek/2026.bin`, `cek/2026-0.json`."""
    is_packed = name.isdigit() or name.endswith(f"-{POSTS}")
    return f"{CHECK[1:]}{name}.{'bin' if is_packed else 'json'}"


def listing_outputs(listing: str, index: Index) -> Iterator[tuple[str, Task]]:
    """The files of a listing, with their tasks."""
    for number in range(FIRST, index.last_page(listing) + 1):
        yield _file(listing_address(listing, number)), Task(TaskKind.LISTING, f"{listing}#{number}")


def listings(site: Site, index: Index) -> set[str]:
    """All listings that have a page: desks, campaigns, clarifications always."""
    found = {name for name in index.listings() if name.startswith((AUTHOR, TAG, ARCHIVE))}
    found |= {CLARIFIED, *index.languages()} | {desk_name(id_) for id_ in site.settings.desks}
    return found | {campaign_name(id_) for id_ in site.campaigns if slug(id_)}


def fixed_outputs(site: Site, index: Index) -> dict[str, Task]:
    """The files that do not belong to a story or a listing."""
    found = {**_always(), **_by_time(index), **campaign_outputs(site, index)}
    parts = [part for name in sitemaps(index) for part in index.parts(name)]
    for part in (*parts_of(PAGES, len(fixed_addresses(site, index))), *parts):
        found[f"sitemap-{part}.xml"] = Task(TaskKind.SITEMAP, part)
    if site.settings.provenance.public_key:
        found[PROVEN + SIGNERS] = Task(TaskKind.SIGNERS, ALL)
    for id_ in site.settings.desks:
        found[desk_feed(id_)] = Task(TaskKind.FEED, f"{desk_name(id_)}.atom")
    for code in index.languages():
        found[language_feed(code)] = Task(TaskKind.FEED, f"{code}.atom")
    if site.settings.search.enabled:
        found[sought_output(HOAXES)] = Task(TaskKind.SOUGHT, HOAXES)
    # A calendar without an event would be none (RFC 5545, 3.6).
    if any(site.occasions) or any(index.events()):
        found[AGENDA_FILE.strip("/")] = Task(TaskKind.CALENDAR, ALL)
    found[_file(MASTHEAD)] = Task(TaskKind.MASTHEAD, "")
    for page in site.givens.pages:
        kind = TaskKind.MASTHEAD if page.address == MASTHEAD else TaskKind.PAGE
        found[_file(page.address)] = Task(kind, page.path)
    return found


def _always() -> dict[str, Task]:
    """What every site has, also without a story."""
    return {
        "index.html": Task(TaskKind.FRONT, ALL),
        _file(CORRECTIONS): Task(TaskKind.NOTICES, ALL),
        _file(AGENDA): Task(TaskKind.AGENDA, ALL),
        _file(ARCHIVES): Task(TaskKind.ARCHIVE, ALL),
        _file(PRESS): Task(TaskKind.PRESS, ALL),
        _file(PROOFS): Task(TaskKind.PROOFS, ALL),
        _file(KIT): Task(TaskKind.KIT, ALL),
        "404.html": Task(TaskKind.PLAIN, "not_found.html"),
        "robots.txt": Task(TaskKind.PLAIN, "robots.txt"),
        ".well-known/security.txt": Task(TaskKind.SECURITY, ALL),
        _file(SEARCH): Task(TaskKind.SEARCH, ALL),
        _file(CHECK): Task(TaskKind.CHECK, ALL),
        _file(OFFLINE): Task(TaskKind.PLAIN, "offline.html"),
        "sw.js": Task(TaskKind.PLAIN, "sw.js"),
        "dicabut.json": Task(TaskKind.WITHDRAWN, ALL),
        "manifest.webmanifest": Task(TaskKind.PLAIN, "manifest.webmanifest"),
        "sitemap.xml": Task(TaskKind.SITEMAP, SITEMAPS),
        "sitemap-news.xml": Task(TaskKind.SITEMAP, RECENT_NEWS),
        ATOM: Task(TaskKind.FEED, f"{ALL}.atom"),
        RSS: Task(TaskKind.FEED, f"{ALL}.rss"),
        JSON: Task(TaskKind.FEED, f"{ALL}.{JSON_FEED}"),
    }


def _by_time(index: Index) -> dict[str, Task]:
    """What there is of each year, and the digests of the days and weeks that are passed on."""
    found: dict[str, Task] = {}
    for year in ("", *index.tallies.years()):
        found |= _scorecard(year)
    for year in index.years():
        found[_file(year_address(year))] = Task(TaskKind.ARCHIVE, year)
    for name in (*index.below(DAY), *index.below(WEEK)):
        found[_file(name)] = Task(TaskKind.DIGEST, name)
    return found


def _scorecard(year: str) -> dict[str, Task]:
    """The scorecard of a year, or of the newest months: a page, and two files beside it."""
    address, name = scorecard_address(year), year or LATEST
    files = {f"{address[1:]}{SCORECARD_FILE}.{end}": f"{name}.{end}" for end in ("csv", "json")}
    found = {file: Task(TaskKind.SCORECARD, one) for file, one in files.items()}
    return found | {_file(address): Task(TaskKind.SCORECARD, name)}


def campaign_outputs(site: Site, index: Index) -> dict[str, Task]:
    """The page with all campaigns; each one's agenda for calendars and kit, where there are any."""
    named = {id_: one for id_, one in site.campaigns.items() if slug(id_)}
    found = {_file(CAMPAIGNS): Task(TaskKind.CAMPAIGNS, ALL)} if named else {}
    for id_, campaign in named.items():
        if campaign.agenda:
            name = campaign_name(id_)
            found[name + AGENDA_FILE] = Task(TaskKind.CALENDAR, name)
    kits = {OF_CAMPAIGN + slug(id_) for id_ in named} & {*index.below(OF_CAMPAIGN)}
    return found | {_file(name): Task(TaskKind.DIGEST, name) for name in kits}


def sitemaps(index: Index) -> list[str]:
    """The names of the sitemaps of stories: years, and languages of translations."""
    return [*index.years(), *index.languages()]


def fixed_addresses(site: Site, index: Index) -> list[str]:
    """The addresses that the sitemap of pages names: the front, listings, corrections, pages."""
    pages = [page.address for page in site.givens.pages]
    years = [year_address(year) for year in index.years()]
    listed = [f"/{name}/" for name in sorted(listings(site, index))]
    campaigns = [CAMPAIGNS] if any(map(slug, site.campaigns)) else []
    found = AGENDA, *campaigns, ARCHIVES, *years, CHECK, CORRECTIONS
    scores = [scorecard_address(year) for year in ("", *index.tallies.years())]
    fixed = (*found, *pages, MASTHEAD, PRESS, KIT, PROOFS, *scores)
    return list(dict.fromkeys(["/", *listed, *fixed]))


def _file(address: str) -> str:
    return unquote(address).strip("/") + "/index.html"
