"""Short addresses lead on to stories, whatever their ids are."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.page.addresses import short_address
from newsroom.page.short import short_page
from newsroom.settings import Office
from newsroom.slug import short_name
from tests.sites import tree

STORY = 'content/stories/2026/11/pasar & "kota".md'
OFFICE = Office(name="Redaksi <Kota>", city="Kota", site_url="https://contoh.example/berita/")


def test_it_leads_on_without_a_script_and_names_the_story_for_machines() -> None:
    page = tree(short_page(STORY, OFFICE))
    metas = {meta.get("http-equiv") or meta.get("name"): meta for meta in page.iter("meta")}
    (canonical,) = page.iter("link")
    (link,) = page.iter("a")

    address = "/berita/2026/11/pasar%20%26%20%22kota%22/"
    assert metas["refresh"].get("content") == f"0; url={address}"
    assert metas["robots"].get("content") == "noindex"
    assert canonical.get("href") == f"https://contoh.example{address}"
    assert (link.get("href"), link.text) == (address, "Buka berita")
    assert page.findtext("head/title") == "Redaksi <Kota>"


def test_an_id_is_read_as_it_is() -> None:
    assert short_address("2022-01-13-rakor-twap") == "/s/2022-01-13-rakor-twap/"


@given(st.text(max_size=300))
def test_any_id_makes_a_safe_name_that_is_its_own(id_: str) -> None:
    name = short_name(id_)

    assert 0 < len(name) <= 120
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert name == short_name(id_)


def test_ids_without_letters_and_very_long_ones_do_not_meet() -> None:
    strange = ["", "日本", "東京", "a" * 200, "a" * 201]

    assert len({short_name(id_) for id_ in strange}) == len(strange)
