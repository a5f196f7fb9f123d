"""JSON-LD: what a story is, for search engines. Fields as schema.org and Google's article guide."""

import json
from typing import Any

from markupsafe import Markup

from newsroom.page.story_page import StoryPage

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_ld(page: StoryPage) -> Markup:
    """The story as JSON-LD, safe inside a `script` element."""
    text = _ENCODER.encode(_article(page))
    # Nothing inside may end the element early or be read as markup.
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped right here


def _article(page: StoryPage) -> dict[str, Any]:
    office = page.settings.office
    site = office.site_url.rstrip("/")
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "AdvertiserContentArticle" if page.paid else "NewsArticle",
        "headline": page.title,
        "description": page.summary,
        "url": page.url,
        "mainEntityOfPage": page.url,
        **_image(site, page),
        "datePublished": page.time.iso,
        "dateModified": (page.updated or page.time).iso,
        "author": [_person(site, link.name, link.address) for link in page.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": office.name, "url": f"{site}/"},
        "articleSection": page.desk.name,
        "inLanguage": "id",
        "isAccessibleForFree": True,
    }
    if page.paid and page.story.meta.payer:
        article["sponsor"] = {"@type": "Organization", "name": page.story.meta.payer}
    if page.corrections:
        article["correction"] = [
            {"@type": "CorrectionComment", "text": box.right, "datePublished": box.time.iso}
            for box in page.corrections
        ]
    return article


def _image(site: str, page: StoryPage) -> dict[str, list[str]]:
    """What stands for the story: its card while it can be shared, then its first picture."""
    if page.card:
        return {"image": [page.card]}
    return {"image": [site + page.picture.address]} if page.picture else {}


def _person(site: str, name: str, address: str) -> dict[str, str]:
    person = {"@type": "Person", "name": name}
    return {**person, "url": site + address} if address else person
