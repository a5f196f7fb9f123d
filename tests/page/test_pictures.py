"""Pictures on pages: a choice of sizes and formats, also in running text, and nothing dangerous."""

import re
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.page.pictures import TEXT_SIZES, pictures_of, with_pictures
from newsroom.pictures import Original, fallback, measure, variants_of
from newsroom.story.html import relocated, render
from newsroom.theme.environment import make_environment
from tests.pictures.photos import encoded, place, quarters
from tests.sites import ROOT, approved, make_site_newsroom, page_of, text_of, tree
from tests.stories import make_story

LARGE = Original("2022/01/los pasar.jpg", "a" * 64, 4000, 3000)
LookUp = Callable[[str], Original | None]


def only(original: Original) -> LookUp:
    """A content/images with this one picture."""
    return lambda name: original if name == original.name else None


def shown(markdown: str, root: str = "", *, plain: bool = False) -> tuple[str, set[Original]]:
    """Markdown as a page of a site below `root` shows it."""
    html = relocated(render(markdown), lambda at: root + at if at[:1] == "/" else at)
    return with_pictures(html, only(LARGE), root, plain=plain)


def first(html: str, name: str) -> Element:
    found = tree(html).find(f".//{name}")
    assert found is not None
    return found


class TestOfAStory:
    """The pictures that a story lists."""

    def test_a_picture_knows_its_files_and_its_jpeg(self, tmp_path: Path) -> None:
        place(tmp_path, "a.png", encoded(quarters(1200, 800), "PNG"))
        original = measure(tmp_path, "a.png")
        assert original is not None

        story = make_story("images: [{file: a.png, alt: Pasar}]")
        (picture,) = pictures_of(tmp_path, story)

        jpeg = fallback(original)
        assert picture.original == original
        assert (picture.address, picture.width, picture.height) == (
            f"/images/{jpeg.name}",
            960,
            640,
        )
        assert picture.names == tuple(variant.name for variant in variants_of(original))
        assert [source.mime for source in picture.sources] == [
            "image/avif",
            "image/webp",
            "image/jpeg",
        ]

    def test_the_measuring_can_be_somebody_elses(self, tmp_path: Path) -> None:
        story = make_story("images: [{file: a.png, alt: Pasar}, {file: b.png, alt: Kapal}]")
        asked: list[tuple[Path, str]] = []

        def known(root: Path, name: str) -> Original | None:
            asked.append((root, name))
            return LARGE if name == "b.png" else None

        assert [picture.alt for picture in pictures_of(tmp_path, story, known)] == ["Kapal"]
        assert asked == [(tmp_path, "a.png"), (tmp_path, "b.png")]

    @pytest.mark.parametrize("root", ["", "/berita", "https://a.example/berita"])
    def test_a_srcset_gives_every_address_with_its_width(self, root: str) -> None:
        story = make_story("images: [{file: a.png, alt: Pasar}]")
        (picture,) = pictures_of(Path(), story, lambda _, name: LARGE)

        srcset = picture.sources[0].srcset(root)

        assert re.fullmatch(
            ", ".join(
                rf"{re.escape(root)}/images/2022/01/los-pasar-{width}-[0-9a-f]{{12}}\.avif {width}w"
                for width in (480, 960, 1440)
            ),
            srcset,
        )

    @pytest.mark.parametrize(
        ("most", "widths"), [(0, [480, 960, 1440]), (960, [480, 960]), (100, [480])]
    )
    def test_narrow_places_offer_no_wide_files(self, most: int, widths: list[int]) -> None:
        story = make_story("images: [{file: a.png, alt: Pasar}]")
        (picture,) = pictures_of(Path(), story, lambda _, name: LARGE)

        found = re.findall(r" (\d+)w", picture.sources[0].srcset("", most))

        assert [int(width) for width in found] == widths

    def test_a_withdrawn_story_shows_none(self, tmp_path: Path) -> None:
        front = "images: [{file: a.png, alt: x}]\nwithdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}"
        root = make_site_newsroom(tmp_path, files=approved(front))
        place(root, "a.png", encoded(quarters(), "PNG"))

        assert page_of(root).originals == set()


class TestInText:
    """Pictures that stand in Markdown."""

    def test_a_picture_becomes_a_choice(self) -> None:
        html, originals = shown("Ini ![Los pasar](/images/2022/01/los%20pasar.jpg) baru.")

        assert originals == {LARGE}
        assert [element.tag for element in first(html, "picture")] == ["source", "source", "img"]
        image = first(html, "img")
        assert image.get("alt") == "Los pasar"
        assert (image.get("width"), image.get("height")) == ("960", "720")
        assert (image.get("loading"), image.get("decoding")) == ("lazy", "async")
        assert text_of(first(html, "p")) == "Ini baru."

    def test_its_markup_is_that_of_the_theme(self) -> None:
        html, _ = shown('![Los <b> & "pasar" onload=x](/images/2022/01/los%20pasar.jpg)', "/berita")
        environment = make_environment(ROOT)
        environment.globals["site"] = {"root": "/berita"}
        macro = environment.get_template("components/picture/picture.html").module.picture  # type: ignore[attr-defined] # made by the template
        story = make_story('images: [{file: a.png, alt: Los <b> & "pasar" onload=x}]')
        (picture,) = pictures_of(Path(), story, lambda _, name: LARGE)

        theirs = tree(macro(picture, "", TEXT_SIZES)).find(".//picture")
        ours = tree(html).find(".//picture")

        assert theirs is not None
        assert ours is not None
        assert theirs[-1].attrib.pop("class") == ""
        assert [(e.tag, e.attrib) for e in ours] == [(e.tag, e.attrib) for e in theirs]

    def test_feeds_get_one_jpeg_with_its_whole_address(self) -> None:
        root = "https://berita.contoh.example/berita"
        html, originals = shown("![x](/images/2022/01/los%20pasar.jpg)", root, plain=True)

        jpeg = fallback(LARGE)
        assert originals == {LARGE}
        assert html.strip() == (
            f'<p><img src="{root}/images/{jpeg.name}" width="960" height="720" alt="x"></p>'
        )

    @pytest.mark.parametrize(
        ("markdown", "text"),
        [
            ("Lihat ![denah <i>&](/images/tiada.png).", "Lihat denah <i>&."),
            ("![luar](https://a.example/images/2022/01/los%20pasar.jpg)", "luar"),
            ("![](/images/tiada.png)", ""),
            ("<img alt='tanpa alamat'>", "tanpa alamat"),
            ("![naik](/images/../images/2022/01/los%20pasar.jpg)", "naik"),
        ],
    )
    def test_a_picture_that_is_not_there_leaves_its_words(self, markdown: str, text: str) -> None:
        html, originals = shown(markdown)

        assert originals == set()
        assert tree(html).find(".//img") is None
        assert text_of(tree(html)) == text

    @pytest.mark.parametrize(
        "address",
        ["2022/01/los%20pasar.jpg?lama", "2022/01/los%20pasar.jpg#atas", "2022%2F01/los pasar.jpg"],
    )
    def test_an_address_means_its_file(self, address: str) -> None:
        assert shown(f"<img src='/images/{address}' alt=x>")[1] == {LARGE}

    @pytest.mark.parametrize("address", ["", "https://a.example/a.jpg", "/images/a.jpg", "a.jpg"])
    def test_nothing_outside_the_site_is_looked_up(self, address: str) -> None:
        asked: list[str] = []

        with_pictures(f'<img src="{address}" alt="">', asked.append, "/berita")

        assert asked == []

    def test_text_without_pictures_is_left_as_it_is(self) -> None:
        html = render("Kata `<img src=/images/a.jpg>` dan [tautan](/x?<img>).")

        assert with_pictures(html, only(LARGE), "") == (html, set())

    def test_a_page_that_shows_a_picture_tells_of_it(self, tmp_path: Path) -> None:
        files = approved()
        path, text = files.popitem()
        root = make_site_newsroom(tmp_path, files={path: text + "\n![denah](/images/denah.png)\n"})
        place(root, "denah.png", encoded(quarters(), "PNG"))

        page = page_of(root)

        assert {original.name for original in page.originals} == {"denah.png"}
        assert "<picture>" in page.body
        assert "<picture>" not in page.body_with_whole_addresses
        assert 'src="https://berita.contoh.example/images/denah-120-' in (
            page.body_with_whole_addresses
        )


WILD = st.lists(
    st.sampled_from(
        [
            *("![", "](", ")", "/images/2022/01/los%20pasar.jpg", "<img", " src=", " alt=", ">"),
            *('"', "'", "<", "&", "onerror=alert(1)", "<script>", "</picture>", "srcset=x"),
            *("\n\n", "`", "[", "](/x)", "<a href=", "&quot;", "&#34;", "/images/", "<!--", "é"),
        ]
    )
    | st.text(max_size=3),
    max_size=25,
).map("".join)

ALLOWED = {
    "img": {"src", "alt", "width", "height", "srcset", "sizes", "loading", "decoding"},
    "source": {"type", "srcset", "sizes"},
    "picture": set(),
}


LISTED = WILD.map(lambda alt: f"![{alt}](/images/2022/01/los%20pasar.jpg)")


@given(WILD | LISTED, st.booleans())
def test_no_text_gets_more_out_of_a_picture_than_a_picture(markdown: str, plain: bool) -> None:
    before = render(markdown)
    html, originals = with_pictures(before, only(LARGE), "", plain=plain)

    page = tree(html)
    files = {f"/images/{variant.name}" for variant in variants_of(LARGE)}
    for element in page.iter():
        tag = str(element.tag)
        assert set(element.attrib) <= ALLOWED.get(tag, {"href", "rel", "start", "class"}), html
        assert tag not in {"script", "style", "iframe", "object"}
    for image in page.iter("img"):
        assert image.get("src") in files
        assert set(re.findall(r"(\S+) \d+w", image.get("srcset", ""))) <= files
    assert bool(originals) == any(True for _ in page.iter("img"))
    assert words(html) == words(re.sub("<img[^>]*>", partial(_alt, only(LARGE)), before))


def words(html: str) -> str:
    return "".join(tree(html).itertext())


def _alt(look_up: LookUp, found: re.Match[str]) -> str:
    """What a picture leaves in the text: its words, where it cannot be shown."""
    if re.search('src="/images/2022/01/los(%20| )pasar.jpg"', unescape(found[0])):
        return ""
    alt = re.search(' alt="([^"]*)"', found[0])
    return alt[1] if alt else ""
