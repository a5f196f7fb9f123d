"""JSON-LD: what pages tell search engines. Terms as schema.org has them.

What must and what should be told follows Google Search Central, "Article", "Breadcrumb", "Event"
and "Fact check (ClaimReview)". What all stories tell alike comes from `publisher_ld`, made once
for many pages.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from itertools import count
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from newsroom.page.addresses import CORRECTIONS, GUIDELINES, MASTHEAD, SEARCH
from newsroom.page.frame import Frame, Wear
from newsroom.page.receipts import citations_of
from newsroom.page.story_page import StoryPage
from newsroom.page.words import Link
from newsroom.settings import Office
from newsroom.story import Kind, Verdict
from newsroom.tongue import SOURCE_CODE

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
LOGO = "512"
"""The icon that is the newsroom's logo, by its width and height in pixels."""
_HEAD = '{"@context":"https://schema.org","@graph":['

RATINGS: Mapping[Verdict, int] = MappingProxyType(
    {Verdict.FALSE: 1, Verdict.MISLEADING: 2, Verdict.TRUE: 5}
)
"""Verdicts as numbers from 1 (false) to 5 (true): Google, "Fact check", on `ratingValue`."""


def json_ld(page: StoryPage, publisher: str) -> Markup:
    """The story as JSON-LD, safe inside a `script` element.

    `publisher` is what `publisher_ld` gives for stories like this one.
    """
    article, trail = _ENCODER.encode(_article(page)), _trail_of(page)
    others = "".join("," + _ENCODER.encode(one) for one in _others(page))
    graph = f"{_HEAD}{article[:-1]},{publisher}}},{trail}{others}]}}"
    return Markup(_escaped(graph))  # noqa: S704 - escaped right here


def publisher_ld(site: Frame, look: Wear, *, bare: bool = False, lang: str = SOURCE_CODE) -> Markup:
    """The part of every story's article that names who publishes it and by which principles.

    For a `bare` story, which has neither card nor picture, the site's card stands in, as it does
    in previews of links.
    """
    shared: dict[str, Any] = {
        "publisher": _publisher(site, look),
        "isPartOf": {"@type": "WebSite", "name": site.office.name, "url": f"{site.url}/"},
        **_principles(site),
        "inLanguage": lang,
        "isAccessibleForFree": True,
    }
    if bare:
        shared["image"] = [site.url + look.card]
    return Markup(_escaped(_ENCODER.encode(shared)[1:-1]))  # noqa: S704 - escaped right here


def front_ld(site: Frame, look: Wear) -> Markup:
    """The newsroom and its site, for the front page."""
    office = site.office
    website: dict[str, Any] = {
        "@type": "WebSite",
        "name": office.name,
        "url": f"{site.url}/",
        "inLanguage": "id",
        "publisher": {"@type": "NewsMediaOrganization", "name": office.name, "url": f"{site.url}/"},
    }
    if site.searchable:
        website["potentialAction"] = _search(site)
    return _graph(_publisher(site, look) | _more_of(office), website)


def trail_ld(site: Frame, *links: tuple[str, str]) -> Markup:
    """Where a page stands: the front page, then `links`, each a name and an address on the site."""
    return _graph(_trail(site.office.name, site.url, links))


def _graph(*things: Mapping[str, Any]) -> Markup:
    graph = f"{_HEAD}{','.join(map(_ENCODER.encode, things))}]}}"
    return Markup(_escaped(graph))  # noqa: S704 - escaped right here


def _escaped(text: str) -> str:
    """JSON in which nothing can end an element early or be read as markup."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _article(page: StoryPage) -> dict[str, Any]:
    site = _site_of(page)
    meta = page.story.meta
    article: dict[str, Any] = {
        "@type": "AdvertiserContentArticle" if page.paid else "NewsArticle",
        "headline": page.title,
        "description": page.summary,
        "url": page.url,
        "mainEntityOfPage": page.url,
        "datePublished": page.time.iso,
        "dateModified": (page.updated or page.time).iso,
        "author": [_person(site, link) for link in page.authors],
        "articleSection": page.desk.name,
    }
    if images := _images(site, page):
        article["image"] = images
    if page.editor:
        article["editor"] = {"@type": "Person", "name": page.editor}
    if page.place and not page.paid:
        article["dateline"] = page.place
    if page.tags:
        article["keywords"] = [link.name for link in page.tags]
    if page.paid and meta.payer:
        article["sponsor"] = {"@type": "Organization", "name": meta.payer}
    if page.corrected:
        article["correction"] = [
            {"@type": "CorrectionComment", "text": box.right, "datePublished": box.time.iso}
            for box in page.corrections
        ]
    return article | citations_of(page.receipts) | _translations(page)


def _translations(page: StoryPage) -> dict[str, Any]:
    """The same story in other languages."""
    if not page.versions.others:
        return {}
    original = page.versions.original
    if original:
        return {"translationOfWork": {"@type": "CreativeWork", "url": original.url}}
    found = [{"@type": "CreativeWork", "url": one.url} for one in page.versions.others]
    return {"workTranslation": found}


def _others(page: StoryPage) -> list[dict[str, Any]]:
    """What is told of agendas and clarifications besides their articles."""
    meta, found = page.story.meta, []
    if meta.kind is Kind.AGENDA and page.starts and page.place:
        found.append(_event(page, page.starts.iso))
    if page.claim and meta.verdict:
        found.append(_review(page, meta.verdict))
    return found


def _images(site: str, page: StoryPage) -> list[Any]:
    """What stands for the story: its card while it can be shared, and its first picture."""
    found: list[Any] = [page.card] if page.card else []
    picture = page.picture
    if picture:
        image = {
            "@type": "ImageObject",
            "url": site + picture.address,
            "width": picture.width,
            "height": picture.height,
            "caption": picture.caption,
            "creditText": picture.credit,
        }
        found.append({name: value for name, value in image.items() if value})
    return found


def _person(site: str, link: Link) -> dict[str, str]:
    person = {"@type": "Person", "name": link.name}
    return {**person, "url": site + link.address} if link.address else person


def _trail_of(page: StoryPage) -> str:
    """From the front page over the desk to the story, as JSON."""
    ahead = _trail_to(page.settings.office.name, _site_of(page), page.desk)
    position = 3 if page.desk.address else 2
    step = {"@type": "ListItem", "position": position, "name": page.title, "item": page.url}
    return f"{ahead},{_ENCODER.encode(step)}]}}"


@lru_cache(maxsize=256)
def _trail_to(name: str, site: str, desk: Link) -> str:
    """The beginning of the trails of a desk's stories."""
    links = ((desk.name, desk.address),) if desk.address else ()
    return _ENCODER.encode(_trail(name, site, links)).removesuffix("]}")


def _trail(name: str, site: str, links: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    steps = ((name, "/"), *links)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": site + address}
            for number, (name, address) in zip(count(1), steps, strict=False)
        ],
    }


def _event(page: StoryPage, starts: str) -> dict[str, Any]:
    """The event of an agenda, which readers may come to."""
    event, office = page.story.meta.event, page.settings.office
    found: dict[str, Any] = {
        "@type": "Event",
        "name": (event.name if event else "") or page.title,
        "description": page.summary,
        "url": page.url,
        "startDate": starts,
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": page.place,
            "address": {
                "@type": "PostalAddress",
                "addressLocality": office.city,
                "addressCountry": "ID",
            },
        },
        "organizer": _short_publisher(page),
    }
    if event and event.ended_at:
        found["endDate"] = event.ended_at.astimezone(page.settings.zone).isoformat()
    if images := _images(_site_of(page), page):
        found["image"] = images
    return found


def _review(page: StoryPage, verdict: Verdict) -> dict[str, Any]:
    """The claim that a clarification answers, and what was found of it."""
    claim = page.claim.text if page.claim else ""
    return {
        "@type": "ClaimReview",
        "url": page.url,
        "datePublished": page.time.iso,
        "claimReviewed": claim,
        "itemReviewed": {"@type": "Claim", "text": claim},
        "author": _short_publisher(page),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[verdict],
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": page.claim.verdict if page.claim else "",
        },
        "inLanguage": page.lang,
    }


def _site_of(page: StoryPage) -> str:
    return page.settings.office.site_url.rstrip("/")


def _short_publisher(page: StoryPage) -> dict[str, str]:
    name = page.settings.office.name
    return {"@type": "NewsMediaOrganization", "name": name, "url": f"{_site_of(page)}/"}


def _publisher(site: Frame, look: Wear) -> dict[str, Any]:
    policies = {"correctionsPolicy": site.url + CORRECTIONS, **_principles(site)}
    if _has_guidelines(site):
        policies["ethicsPolicy"] = site.url + GUIDELINES
    return {
        "@type": "NewsMediaOrganization",
        "name": site.office.name,
        "url": f"{site.url}/",
        "logo": {
            "@type": "ImageObject",
            "url": site.url + look.icons[LOGO],
            "width": int(LOGO),
            "height": int(LOGO),
        },
        "masthead": site.url + MASTHEAD,
        **policies,
    }


def _principles(site: Frame) -> dict[str, str]:
    return {"publishingPrinciples": site.url + GUIDELINES} if _has_guidelines(site) else {}


def _has_guidelines(site: Frame) -> bool:
    return any(page.address == GUIDELINES for page in site.pages)


def _more_of(office: Office) -> dict[str, Any]:
    """What only the front page tells of the newsroom."""
    area = {"@type": "City", "name": office.city}
    found = {"slogan": office.tagline, "address": office.address, "areaServed": area}
    return {name: value for name, value in found.items() if value}


def _search(site: Frame) -> dict[str, Any]:
    """How the site is searched. `query-input` is schema.org's own way of naming the blank."""
    return {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{site.url}{SEARCH}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
