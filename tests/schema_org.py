"""What JSON-LD must and should tell, type by type, and which terms schema.org knows.

The fields are those that Google Search Central requires or recommends ("Article", "Breadcrumb",
"Event", "Fact check", "Organization", "Site names"), as far as a newsroom can know them. The terms
come from pydantic2-schemaorg, which is made from schema.org's own definitions.
"""

import ast
import importlib.util
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from newsroom.story import Language

TEXT = {"type": "string", "minLength": 1}
WEB = {"type": "string", "pattern": r"^https?://[^\s/]+(/\S*)?$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
NUMBER = {"type": "integer", "minimum": 1}
LANGUAGE = {"enum": [language.value for language in Language]}


def of(*types: str, optional: Mapping[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    """The schema of a thing: its types, what it has to tell, what it may tell, nothing else."""
    fields = {"type_": {"enum": list(types)}, **required}
    named = {name.replace("type_", "@type"): one for name, one in fields.items()}
    return {
        "type": "object",
        "required": list(named),
        "properties": {**named, **(optional or {})},
        "additionalProperties": False,
    }


def some(item: Any) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": 1}


LOGO = of("ImageObject", url=WEB, width={"const": 512}, height={"const": 512})
PICTURE = of(
    "ImageObject",
    url=WEB,
    width=NUMBER,
    height=NUMBER,
    optional={"caption": TEXT, "creditText": TEXT},
)
IMAGES = some({"anyOf": [WEB, PICTURE]})
SHORT_PUBLISHER = of("NewsMediaOrganization", name=TEXT, url=WEB)
POLICIES = {
    "masthead": WEB,
    "correctionsPolicy": WEB,
    "publishingPrinciples": WEB,
    "ethicsPolicy": WEB,
}
PUBLISHER = of("NewsMediaOrganization", name=TEXT, url=WEB, logo=LOGO, **POLICIES)
WORK = of("CreativeWork", url=WEB)
PERSON = of("Person", name=TEXT, url=WEB)

SCHEMAS: Mapping[str, dict[str, Any]] = {
    "NewsArticle": of(
        *("NewsArticle", "AdvertiserContentArticle"),
        headline=TEXT,
        description=TEXT,
        url=WEB,
        mainEntityOfPage=WEB,
        image=IMAGES,
        datePublished=MOMENT,
        dateModified=MOMENT,
        author=some(PERSON),
        publisher=PUBLISHER,
        isPartOf=of("WebSite", name=TEXT, url=WEB),
        publishingPrinciples=WEB,
        articleSection=TEXT,
        inLanguage=LANGUAGE,
        isAccessibleForFree={"const": True},
        optional={
            "editor": of("Person", name=TEXT),
            "dateline": TEXT,
            "keywords": some(TEXT),
            "sponsor": of("Organization", name=TEXT),
            "translationOfWork": WORK,
            "workTranslation": some(WORK),
            "citation": some(of("CreativeWork", name=TEXT, url=WEB)),
            "correction": some(of("CorrectionComment", text=TEXT, datePublished=MOMENT)),
        },
    ),
    "BreadcrumbList": of(
        "BreadcrumbList",
        itemListElement={
            **some(of("ListItem", position=NUMBER, name=TEXT, item=WEB)),
            "minItems": 2,
        },
    ),
    "NewsMediaOrganization": of(
        "NewsMediaOrganization",
        name=TEXT,
        url=WEB,
        logo=LOGO,
        **POLICIES,
        areaServed=of("City", name=TEXT),
        optional={"slogan": TEXT, "address": TEXT},
    ),
    "WebSite": of(
        "WebSite",
        name=TEXT,
        url=WEB,
        inLanguage={"const": "id"},
        publisher=SHORT_PUBLISHER,
        optional={
            "potentialAction": of(
                "SearchAction",
                target=of("EntryPoint", urlTemplate=TEXT),
                **{"query-input": {"const": "required name=search_term_string"}},
            )
        },
    ),
    "Event": of(
        "Event",
        name=TEXT,
        description=TEXT,
        url=WEB,
        startDate=MOMENT,
        eventStatus={"const": "https://schema.org/EventScheduled"},
        eventAttendanceMode={"const": "https://schema.org/OfflineEventAttendanceMode"},
        location=of(
            "Place",
            name=TEXT,
            address=of("PostalAddress", addressLocality=TEXT, addressCountry={"const": "ID"}),
        ),
        organizer=SHORT_PUBLISHER,
        image=IMAGES,
        optional={"endDate": MOMENT},
    ),
    "ClaimReview": of(
        "ClaimReview",
        url=WEB,
        datePublished=MOMENT,
        claimReviewed=TEXT,
        itemReviewed=of("Claim", text=TEXT),
        author=SHORT_PUBLISHER,
        reviewRating=of(
            "Rating",
            ratingValue={"enum": [1, 2, 5]},
            worstRating={"const": 1},
            bestRating={"const": 5},
            alternateName=TEXT,
        ),
        inLanguage=LANGUAGE,
    ),
}


def faults(data: Mapping[str, Any]) -> list[str]:
    """What is wrong with the JSON-LD of a page: each fault with the path of what it is about."""
    if data.get("@context") != "https://schema.org" or not data.get("@graph"):
        return ["it is no graph of schema.org"]
    found = [fault for thing in data["@graph"] for fault in _against_schema(thing)]
    return found + [fault for thing in data["@graph"] for fault in strange_terms(thing)]


def _against_schema(thing: Mapping[str, Any]) -> Iterator[str]:
    sort = str(thing.get("@type"))
    schema = SCHEMAS.get("NewsArticle" if sort == "AdvertiserContentArticle" else sort)
    if schema is None:
        yield f"{sort}: nothing that pages here tell of"
        return
    for error in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(thing):
        yield f"{sort}{error.json_path[1:]}: {error.message}"
    if sort == "BreadcrumbList":
        positions = [step["position"] for step in thing["itemListElement"]]
        if positions != list(range(1, len(positions) + 1)):
            yield f"{sort}: its steps are numbered {positions}"


def strange_terms(thing: Any) -> Iterator[str]:
    """The types that schema.org does not know, and the properties that it gives to other types."""
    if isinstance(thing, list):
        for one in thing:
            yield from strange_terms(one)
    if not isinstance(thing, dict):
        return
    sort = thing.get("@type", "")
    known = properties_of(sort)
    if not known:
        yield f"{sort}: no type of schema.org"
    for name, value in thing.items():
        # `-input` after a property names a blank to be filled in: schema.org, "Actions".
        if name != "@type" and name not in known and name.removesuffix("-input") != "query":
            yield f"{sort}.{name}: no property of this type"
        yield from strange_terms(value)


@cache
def properties_of(sort: str) -> frozenset[str]:
    """The properties of a type of schema.org, inherited ones as well; none for no type."""
    package = importlib.util.find_spec("pydantic2_schemaorg")
    assert package is not None
    assert package.origin is not None
    file = Path(package.origin).with_name(f"{sort}.py")
    if not sort.isalpha() or not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    (model,) = (one for one in tree.body if isinstance(one, ast.ClassDef))
    own = {
        one.target.id
        for one in model.body
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
    }
    inherited = (properties_of(base.id) for base in model.bases if isinstance(base, ast.Name))
    return frozenset(own).union(*inherited)
