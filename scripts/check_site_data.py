"""Structured data: every JSON-LD block read, and its fields held against those that readers ask for.

Fields as in Google's guides for Article, Breadcrumb, Organization, Fact Check and Event (November
2026) and schema.org. Of what Google recommends, fields that a press office's free, public events
cannot have (`offers`, `performer`) are left out, and a story without a picture needs no `image`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from check_site_pages import Page
from check_site_table import Limit, Row, faults

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of one type. A dot goes into what a field holds: `location.name`."""

    required: tuple[str, ...]
    recommended: tuple[str, ...] = ()


ARTICLE = Shape(
    ("headline", "datePublished", "author.name", "publisher.name", "mainEntityOfPage"),
    ("dateModified", "author.url", "image", "publisher.url"),
)
PUBLISHER = Shape(("name",), ("url",))
SHAPES: Mapping[str, Shape] = {
    "NewsArticle": ARTICLE,
    "AdvertiserContentArticle": ARTICLE,
    "OpinionNewsArticle": ARTICLE,
    "ReportageNewsArticle": ARTICLE,
    "BreadcrumbList": Shape(("itemListElement.position", "itemListElement.name")),
    "Organization": Shape(("name",)),
    "GovernmentOrganization": PUBLISHER,
    "NewsMediaOrganization": PUBLISHER,
    "Person": Shape(("name",)),
    "CorrectionComment": Shape(("text", "datePublished")),
    "ClaimReview": Shape(
        ("claimReviewed", "reviewRating.alternateName", "url"),
        ("author.name", "datePublished", "itemReviewed", "reviewRating.ratingValue"),
    ),
    "Event": Shape(
        ("name", "startDate", "location.name"),
        ("description", "eventStatus", "location.address", "organizer.name"),
    ),
    "WebSite": Shape(("name", "url")),
}
DATES = ("datePublished", "dateModified", "startDate", "endDate", "uploadDate")
ADDRESSES = ("url", "item", "image", "logo", "mainEntityOfPage", "publishingPrinciples")
LONGEST_HEADLINE = 110
"""Google cut longer ones off, and still advises short headlines."""
FEWEST_STEPS = 2
"""Google, "Breadcrumb": a trail of one page is none."""
SOME = Limit(1, at_least=True)


def structured_data(pages: Sequence[Page]) -> list[Row]:
    """The rows for all JSON-LD of the site."""
    broken: list[str] = []
    missing: list[str] = []
    lacking: list[str] = []
    named = [(page, text) for page in pages for text in page.data]
    for page, text in named:
        address, block = page.address, read_block(text)
        broken += [f"{address}: {fault}" for fault in block_faults(block)]
        for node in nodes(block):
            where = f"{address}: {type_of(node)}"
            broken += [f"{where}: {fault}" for fault in value_faults(node)]
            missing += [f"{where}: {field}" for field in absent(node, required=True)]
            lacking += [
                f"{where}: {field}"
                for field in absent(node, required=False)
                if field != "image" or page.pictured
            ]
    return [
        Row("JSON-LD: blocks", "all", len(named), SOME),
        faults("JSON-LD: wrong", "all", broken),
        faults("JSON-LD: required fields missing", "all", missing),
        faults("JSON-LD: recommended fields missing", "all", lacking),
    ]


def read_block(text: str) -> Any:
    """The value of a block; None where it is no JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def block_faults(block: Any) -> list[str]:
    """What is wrong with a block as a whole."""
    if not isinstance(block, Mapping):
        return ["no JSON object"]
    if block.get("@context") not in {"https://schema.org", "https://schema.org/"}:
        return [f"@context is {block.get('@context')!r}"]
    return [] if block.get("@type") or block.get("@graph") else ["no @type and no @graph"]


def nodes(value: Any) -> Iterator[Node]:
    """Every object with a type in `value`, the outer before the inner."""
    if isinstance(value, Mapping):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from nodes(inner)


def type_of(node: Node) -> str:
    """The type of a node; the first where it has several."""
    named = node["@type"]
    return str(named[0] if isinstance(named, list) else named)


def absent(node: Node, *, required: bool) -> list[str]:
    """The fields of its shape that `node` lacks, or leaves empty."""
    shape = SHAPES.get(type_of(node))
    if shape is None:
        return []
    fields = shape.required if required else shape.recommended
    return [field for field in fields if not _has(node, field.split("."))]


def value_faults(node: Node) -> Iterator[str]:
    """Dates without their offset, addresses without their host, headlines out of bounds."""
    for name, value in node.items():
        for each in value if isinstance(value, list) else [value]:
            if name in DATES and not _is_date(each):
                yield f"{name} is no date with an offset: {each!r}"
            if name in ADDRESSES and isinstance(each, str) and not each.startswith("https://"):
                yield f"{name} is no whole address: {each!r}"
    if len(node.get("headline", "")) > LONGEST_HEADLINE:
        yield f"headline has more than {LONGEST_HEADLINE} characters"
    if type_of(node) == "BreadcrumbList":
        yield from _trail_faults(node.get("itemListElement", []))


def _trail_faults(steps: Sequence[Node]) -> Iterator[str]:
    if [step.get("position") for step in steps] != list(range(1, len(steps) + 1)):
        yield "positions are not 1, 2, 3 …"
    if len(steps) < FEWEST_STEPS:
        yield f"fewer than {FEWEST_STEPS} steps"
    # The last one may do without, being the page itself.
    yield from (
        f"step {number} has no item"
        for number, step in enumerate(steps[:-1], 1)
        if not step.get("item")
    )


def _has(value: Any, path: Sequence[str]) -> bool:
    """Whether every thing at `path` is there and says something; of a list, each of its members."""
    if isinstance(value, list):
        return bool(value) and all(_has(each, path) for each in value)
    if not path:
        return value not in (None, "", {})
    return isinstance(value, Mapping) and _has(value.get(path[0]), path[1:])


def _is_date(value: Any) -> bool:
    try:
        read = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return read.tzinfo is not None or len(value) == len("2026-11-16")
