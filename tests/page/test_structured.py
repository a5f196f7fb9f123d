"""JSON-LD: search engines are told the same as readers, in terms that schema.org knows."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsroom.page.frame import Frame, Wear, frame_of
from newsroom.page.story_page import StoryPage
from newsroom.page.structured import RATINGS, front_ld, json_ld, publisher_ld, trail_ld
from newsroom.page.surroundings import public
from newsroom.page.versions import versions_of
from newsroom.page.words import Link
from newsroom.story import Verdict
from newsroom.tongue import Tongues
from tests.newsrooms import NOW
from tests.schema_org import faults, properties_of, strange_terms
from tests.sites import ROOT, approved, make_site_newsroom, page_of
from tests.stories import make_settings

SITE = "https://berita.contoh.example"
LATER = NOW + timedelta(days=30)
LOOK = Wear("", "", {}, icons={"512": "/theme/ikon.png"}, card="/theme/situs.jpg")


def frame(*pages: Link, more: str = "") -> Frame:
    found = frame_of(public(make_settings(more)), ())
    return Frame(found.office, found.url, found.root, found.desks, pages, found.searchable)


GUIDED = frame(Link("Pedoman", "/pedoman/"))


def told(page: StoryPage, site: Frame = GUIDED) -> dict[str, Any]:
    """What is told of a story, by type; everything in it is checked."""
    bare = not (page.card or page.picture)
    data = json.loads(json_ld(page, publisher_ld(site, LOOK, bare=bare)))
    assert faults(data) == []
    return {thing["@type"]: thing for thing in data["@graph"]}


def newsroom(folder: Path, front: str = "") -> Path:
    return make_site_newsroom(folder, files=approved(front))


def picture(root: Path) -> None:
    (root / "content" / "images").mkdir()
    Image.new("RGB", (1200, 800), "teal").save(root / "content" / "images" / "pasar.png")


def test_an_article_tells_what_readers_see(tmp_path: Path) -> None:
    correction = "corrections: [{at: 2026-11-19T15:20+08:00, wrong: enam, right: lima}]"
    article = told(page_of(newsroom(tmp_path, f"tags: [pasar ikan]\n{correction}")))["NewsArticle"]

    assert article["headline"] == "Pasar Tepian Buka Lebih Pagi"
    assert article["datePublished"] == "2026-11-19T15:40:00+08:00"
    assert article["dateModified"] == "2026-11-19T15:20:00+08:00"
    assert article["author"] == [
        {"@type": "Person", "name": "Siti Rahma", "url": f"{SITE}/penulis/siti/"}
    ]
    assert article["editor"]["name"] == "Dewi Anggraini"
    assert article["correction"][0]["text"] == "lima"
    assert (article["dateline"], article["keywords"]) == ("Pasar Tepian", ["pasar ikan"])


def test_it_cites_the_pages_that_it_was_checked_against(tmp_path: Path) -> None:
    files = approved(
        "claims: [{statement: A, source: Ratna Wulandari, method: document, checked_by: dewi,"
        " at: 2026-11-19}]"
    )
    path, text = files.popitem()
    text = text.replace("method: interview,", 'method: document, url: "https://a.example/",')

    article = told(page_of(make_site_newsroom(tmp_path, files={path: text})))["NewsArticle"]

    assert [one["url"] for one in article["citation"]] == ["https://a.example/"]


def test_it_names_who_publishes_it_and_by_which_principles(tmp_path: Path) -> None:
    article = told(page_of(newsroom(tmp_path)))["NewsArticle"]

    assert article["publisher"]["logo"]["url"] == f"{SITE}/theme/ikon.png"
    assert article["publisher"]["correctionsPolicy"] == f"{SITE}/ralat/"
    assert article["publishingPrinciples"] == f"{SITE}/pedoman/"
    assert article["isPartOf"] == {
        "@type": "WebSite",
        "name": "Redaksi Kota Contoh",
        "url": f"{SITE}/",
    }


def test_guidelines_that_have_no_page_are_not_named() -> None:
    assert "pedoman" not in publisher_ld(frame(), LOOK)
    assert "pedoman" not in front_ld(frame(), LOOK)


def test_its_card_and_its_picture_stand_for_it_while_it_can_be_shared(tmp_path: Path) -> None:
    root = newsroom(
        tmp_path, "images: [{file: pasar.png, alt: Pasar, caption: Pagi, credit: Budi}]"
    )
    picture(root)
    page = page_of(root)
    assert page.picture is not None
    image = {
        "@type": "ImageObject",
        "url": SITE + page.picture.address,
        "width": 960,
        "height": 640,
        "caption": "Pagi",
        "creditText": "Budi",
    }

    assert told(page)["NewsArticle"]["image"] == [page.card, image]
    assert told(page_of(root, now=LATER))["NewsArticle"]["image"] == [image]


def test_without_card_and_picture_that_of_the_site_stands_for_it(tmp_path: Path) -> None:
    page = page_of(newsroom(tmp_path), now=LATER)

    assert told(page)["NewsArticle"]["image"] == [f"{SITE}/theme/situs.jpg"]


def test_paid_stories_are_told_apart_also_for_machines(tmp_path: Path) -> None:
    found = told(page_of(newsroom(tmp_path, "label: advertorial\npayer: Koperasi Sela")))

    assert "NewsArticle" not in found
    assert found["AdvertiserContentArticle"]["sponsor"]["name"] == "Koperasi Sela"


def test_the_trail_leads_from_the_front_page_over_the_desk(tmp_path: Path) -> None:
    steps = told(page_of(newsroom(tmp_path)))["BreadcrumbList"]["itemListElement"]

    assert [(step["name"], step["item"]) for step in steps] == [
        ("Redaksi Kota Contoh", f"{SITE}/"),
        ("Layanan", f"{SITE}/desk/layanan/"),
        ("Pasar Tepian Buka Lebih Pagi", f"{SITE}/2026/11/pasar/"),
    ]


CLAIM = "kind: clarification\nclaim: Pasar ditutup\nverdict: "


def test_a_translation_and_its_original_are_told_to_be_one_work(tmp_path: Path) -> None:
    original = page_of(newsroom(tmp_path / "1"))
    front = "lang: en\ntranslation_of: 2026-11-19-pasar"
    english = page_of(newsroom(tmp_path / "2", front))
    tongues = Tongues(ROOT)

    here = versions_of("id", original.url, [replace(english.teaser, url=f"{SITE}/en/")], tongues)
    there = versions_of("en", f"{SITE}/en/", [original.teaser], tongues)

    article = told(replace(original, versions=here))["NewsArticle"]
    assert article["workTranslation"] == [{"@type": "CreativeWork", "url": f"{SITE}/en/"}]
    things = told(replace(english, versions=there))
    assert things["NewsArticle"]["translationOfWork"]["url"] == original.url
    trail = things["BreadcrumbList"]["itemListElement"]
    assert [(step["name"], step["item"]) for step in trail][1] == ("English", f"{SITE}/en/")


def test_the_language_is_told(tmp_path: Path) -> None:
    assert '"inLanguage":"en"' in publisher_ld(GUIDED, LOOK, lang="en")
    claim = "kind: clarification\nclaim: It closes\nverdict: false\nlang: en"
    assert told(page_of(newsroom(tmp_path, claim)))["ClaimReview"]["inLanguage"] == "en"


@pytest.mark.parametrize("verdict", Verdict)
def test_a_clarification_reviews_its_claim(tmp_path: Path, verdict: Verdict) -> None:
    review = told(page_of(newsroom(tmp_path, CLAIM + verdict)))["ClaimReview"]

    assert review["claimReviewed"] == "Pasar ditutup"
    assert review["reviewRating"]["ratingValue"] == RATINGS[verdict]
    assert review["reviewRating"]["alternateName"] in {"Salah", "Menyesatkan", "Benar"}


@pytest.mark.parametrize("front", ["kind: clarification\nclaim: Pasar ditutup", "verdict: false"])
def test_a_claim_without_verdict_or_a_verdict_without_claim_is_no_review(
    tmp_path: Path, front: str
) -> None:
    assert "ClaimReview" not in told(page_of(newsroom(tmp_path, front)))


def agenda(folder: Path, event: str) -> StoryPage:
    files = approved("kind: agenda")
    path, text = files.popitem()
    text = text.replace("  place: Pasar Tepian\n  ended_at: 2026-11-19T15:00+08:00", event)
    return page_of(make_site_newsroom(folder, files={path: text}))


def test_an_agenda_is_an_event_with_place_and_hours(tmp_path: Path) -> None:
    hours = "starts_at: 2026-11-28T08:00+08:00\n  ended_at: 2026-11-28T04:00+00:00"
    event = told(agenda(tmp_path, f"  place: Dermaga\n  {hours}"))["Event"]

    assert (event["startDate"], event["endDate"]) == (
        "2026-11-28T08:00:00+08:00",
        "2026-11-28T12:00:00+08:00",
    )
    assert event["location"]["name"] == "Dermaga"
    assert event["location"]["address"]["addressLocality"] == "Kota Contoh"


@pytest.mark.parametrize(
    "event", ["  place: Dermaga", "  starts_at: 2026-11-28T08:00+08:00", "  name: Lomba"]
)
def test_an_agenda_without_place_or_beginning_is_no_event(tmp_path: Path, event: str) -> None:
    path, text = approved("kind: agenda").popitem()
    kept = "  name: Pembukaan pasar\n" if "name" not in event else ""
    whole = "  name: Pembukaan pasar\n  place: Pasar Tepian\n  ended_at: 2026-11-19T15:00+08:00"
    root = make_site_newsroom(tmp_path, files={path: text.replace(whole, kept + event)})

    assert "Event" not in told(page_of(root))


@given(words=st.lists(st.sampled_from(["</script>", "<!--", "&amp;", "]]>", '"', "\\", "\u2028"])))
def test_data_for_machines_cannot_end_its_element(words: list[str]) -> None:
    name = "".join(words)
    data = trail_ld(frame(), (name, "/desk/layanan/"))

    assert not set("<>&") & set(data)
    assert json.loads(data)["@graph"][0]["itemListElement"][1]["name"] == name


def test_nor_can_a_story(tmp_path: Path) -> None:
    path, text = approved().popitem()
    text = text.replace("title: Pasar", "title: </script><b>&Pasar")
    data = json_ld(
        page_of(make_site_newsroom(tmp_path, files={path: text})), publisher_ld(GUIDED, LOOK)
    )

    assert not set("<>&") & set(data)
    assert json.loads(data)["@graph"][0]["headline"].startswith("</script><b>&Pasar")


def graph(text: str) -> Iterator[dict[str, Any]]:
    data = json.loads(text)
    assert faults(data) == []
    yield from data["@graph"]


def test_the_front_page_tells_of_the_newsroom_and_how_its_site_is_searched() -> None:
    newsroom, site = graph(front_ld(GUIDED, LOOK))

    assert newsroom["areaServed"]["name"] == "Kota Contoh"
    assert newsroom["masthead"] == f"{SITE}/redaksi/"
    action = site["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}/cari/?q={{search_term_string}}"


def test_a_site_without_search_is_not_searched() -> None:
    unsearchable = frame(Link("Pedoman", "/pedoman/"), more="[search]\nenabled = false\n")

    assert "potentialAction" not in list(graph(front_ld(unsearchable, LOOK)))[1]


def test_terms_that_schema_org_lacks_are_found() -> None:
    assert "dateline" in properties_of("NewsArticle")
    assert "headline" in properties_of("NewsArticle")
    assert "dateline" not in properties_of("Article")
    assert list(strange_terms({"@type": "NewsArticle", "headLine": "x"})) == [
        "NewsArticle.headLine: no property of this type"
    ]
    assert list(strange_terms({"@type": "Berita"})) == ["Berita: no type of schema.org"]
