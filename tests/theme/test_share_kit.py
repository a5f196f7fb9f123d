"""The share kit on a phone, in a real Chromium: shared, copied, kept, decoded; nobody is followed."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from newsroom.build.site import build_site
from tests.newsrooms import NOW
from tests.sites import approved, build, make_site_newsroom
from tests.theme.browsing import Reader, drawn, until
from tests.theme.test_offline_reading import headline, kept, read

pytestmark = pytest.mark.browser

KIT = "/kit/"
STORY = "/kit/2026-11-19-pasar/"
URL = "https://berita.contoh.example/2026/11/pasar/"
SHORT = "https://berita.contoh.example/s/2026-11-19-pasar/"
OFFICES = "- {id: dinas-pasar, name: Dinas Pasar}\n- {id: badan-arsip, name: Badan Arsip}\n"
LINE = "Saya pegawai Pemerintah Kota Contoh."
QUOTE = "“Pedagang sudah siap sejak subuh hari ini”\n— Ratna Wulandari, Kepala Pasar"
CORRECTED = "corrections: [{at: 2026-11-19T15:30+08:00, wrong: Lima, right: Enam}]"
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Salah.}"
CANNOT_SHARE = "delete Navigator.prototype.share;"
CAN_SHARE = """
navigator.canShare = (what) => what.files.length > 0;
navigator.share = async ({ text, files }) => {
  window.shared = { text, files: files.map(({ name, type, size }) => [name, type, size > 0]) };
};
"""
STORED = """async () => ({
  local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
})"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        **approved(),
        **approved(CORRECTED, slug="taman"),
        **approved("verification: pending", slug="jalan"),
        **approved(WITHDRAWN, slug="parkir"),
        "content/registers/offices.yml": OFFICES,
    }
    root = make_site_newsroom(tmp_path_factory.mktemp("kit") / "redaksi", files=files)
    build(root)
    return root / "output"


def phone(browser: Browser, width: int = 390, **more: object) -> BrowserContext:
    given: dict[str, object] = {"viewport": {"width": width, "height": 844}, "has_touch": True}
    return browser.new_context(**given, **more)  # type: ignore[arg-type] # playwright's are literals


@pytest.fixture
def reader(browser: Browser, output: Path) -> Iterator[Reader]:
    context = phone(browser, permissions=["clipboard-read", "clipboard-write"])
    reader = Reader(context, output)
    with reader.online():
        yield reader
        assert reader.complaints == []
        context.close()


def kit(reader: Reader, before: str = CANNOT_SHARE, address: str = STORY) -> Page:
    """A page of the kit in a browser that was changed `before`."""
    reader.page.add_init_script(before)
    page = reader.open(address)
    page.wait_for_load_state("networkidle")
    return page


def asked(page: Page, name: str) -> dict[str, list[str]]:
    """What the visible link of this name asks of a network."""
    link = page.locator(".kit__bar a:visible", has_text=name).first
    return parse_qs(urlsplit(link.get_attribute("href") or "").query)


def test_whatsapp_comes_first_with_the_chosen_caption_and_the_address(reader: Reader) -> None:
    page = kit(reader)

    said = f"Pasar Tepian Buka Lebih Pagi\n\n{URL}?utm_source=kit"
    assert asked(page, "WhatsApp") == {"text": [said]}
    page.get_by_label("Kutipan").check()
    assert asked(page, "WhatsApp") == {"text": [f"{QUOTE}\n\n{URL}?utm_source=kit"]}


def test_the_other_ways_are_one_touch_away(reader: Reader) -> None:
    page = kit(reader)
    page.get_by_text("Lainnya").locator("visible=true").click()

    names = page.locator(".kit__others a:visible").all_inner_texts()
    assert names == ["Telegram", "Facebook", "X", "Threads", "Surel"]
    assert asked(page, "Threads")["url"] == [f"{URL}?utm_source=kit"]


def test_an_office_is_chosen_once_and_tags_every_link(reader: Reader) -> None:
    page = kit(reader, address=KIT)
    page.get_by_label("Kantor Anda").select_option("Dinas Pasar")
    page.locator(f'.kit__row a[href="{STORY}"]').click()
    page.wait_for_url(f"**{STORY}")

    expect(page.get_by_label("Kantor Anda")).to_have_value("dinas-pasar")
    tagged = f"{URL}?utm_source=kit&utm_campaign=dinas-pasar"
    assert asked(page, "WhatsApp")["text"][0].endswith(tagged)
    expect(page.locator("[data-kit-url]")).to_have_text(tagged)


def test_nothing_but_the_office_is_kept_and_nothing_is_sent(reader: Reader) -> None:
    page = kit(reader)
    page.get_by_label("Kantor Anda").select_option("Badan Arsip")
    page.get_by_label(LINE).check()
    page.get_by_label("Kutipan").check()
    asked_before = len(reader.requests)
    page.get_by_role("button", name="Salin").locator("visible=true").click()
    page.wait_for_timeout(200)

    assert page.evaluate(STORED) == {
        "local": {"tayang:kantor": "badan-arsip"},
        "session": {},
        "cookies": "",
        "databases": 0,
    }
    assert reader.context.cookies() == []
    assert reader.requests[asked_before:] == []
    assert [url for url in reader.requests if "badan-arsip" in url or "?" in url] == []
    page.get_by_label("Kantor Anda").select_option("Tidak memilih")
    assert page.evaluate(STORED)["local"] == {}


def test_the_disclosure_line_goes_along_where_somebody_wants_it(reader: Reader) -> None:
    page = kit(reader)
    page.get_by_label(LINE).check()
    page.get_by_role("button", name="Salin").locator("visible=true").click()

    expect(page.get_by_role("status")).to_contain_text("Disalin.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"Pasar Tepian Buka Lebih Pagi\n\n{LINE}\n\n{URL}?utm_source=kit"
    assert asked(page, "WhatsApp") == {"text": [copied]}


def test_the_phones_own_sheet_gets_the_text_and_the_card(reader: Reader) -> None:
    page = kit(reader, CAN_SHARE)
    page.get_by_role("button", name="Aplikasi").locator("visible=true").click()
    until(page, lambda: page.evaluate("'shared' in window"))

    shared = page.evaluate("shared")
    assert shared["text"] == f"Pasar Tepian Buka Lebih Pagi\n\n{URL}?utm_source=kit"
    [[name, kind, is_whole]] = shared["files"]
    assert "1080x1350" in name
    assert (kind, is_whole) == ("image/jpeg", True)


def test_where_the_phone_has_no_sheet_there_is_no_button(reader: Reader) -> None:
    expect(kit(reader).get_by_text("Aplikasi").first).to_be_hidden()


def test_a_corrected_story_says_that_this_one_is_to_be_shared(reader: Reader) -> None:
    page = kit(reader, address="/kit/2026-11-19-taman/")

    expect(page.locator(".kit__corrected")).to_contain_text("Bagikan yang ini")


def test_what_is_not_to_be_shared_is_told_and_has_no_kit(reader: Reader) -> None:
    page = kit(reader, address=KIT)

    expect(page.get_by_role("region", name="Jangan bagikan lagi")).to_contain_text("Parkir")
    expect(page.get_by_role("region", name="Belum untuk dibagikan")).to_contain_text(
        "Faktanya masih diverifikasi."
    )
    assert not {"2026-11-19-jalan", "2026-11-19-parkir"} & kits(reader)


def kits(reader: Reader) -> set[str]:
    return {path.name for path in (reader.output / "kit").iterdir()}


def codes(picture: bytes) -> list[str]:
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))
    return [one.text for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_on_the_page_leads_to_the_permanent_address(reader: Reader, scheme: str) -> None:
    reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two literals
    page = kit(reader)

    assert codes(page.locator(".kit__code").screenshot()) == [SHORT]


def test_the_code_on_the_card_that_the_page_shows_does_too(reader: Reader) -> None:
    page = kit(reader)
    card = page.locator(".kit__card")
    card.scroll_into_view_if_needed()
    drawn(card)

    assert page.evaluate("document.querySelector('.kit__card').naturalWidth") == 1200
    file = page.evaluate(
        "async () => [...new Uint8Array(await (await fetch(document.querySelector('.kit__card').src)).arrayBuffer())]"
    )
    assert codes(bytes(file)) == [SHORT]


def test_all_four_shapes_can_be_downloaded(reader: Reader) -> None:
    page = kit(reader)
    addresses = page.locator(".kit__shapes a").evaluate_all("links => links.map(one => one.href)")

    sizes = []
    for address in addresses:
        file = reader.output / urlsplit(address).path.lstrip("/")
        with Image.open(file) as card:
            sizes.append(card.size)
    assert sizes == [(1200, 630), (1080, 1350), (1080, 1080), (1080, 1920)]


def test_a_digest_is_pasted_as_it_stands_and_is_short(reader: Reader) -> None:
    page = kit(reader, address="/kit/hari/2026-11-19/")
    page.get_by_role("button", name="Salin").click()
    expect(page.get_by_role("status")).to_contain_text("Disalin.")

    pasted = page.evaluate("navigator.clipboard.readText()")
    assert pasted.startswith("*Kabar Kota Contoh*\nKamis, 19 November 2026\n\n• ")
    assert f"• Pasar Tepian Buka Lebih Pagi\n{URL}" in pasted
    assert "Jalan" not in pasted
    # WhatsApp takes 65,536; people read less.
    assert page.evaluate("text => text.length", pasted) <= 3000
    assert asked(page, "WhatsApp")["text"][0].endswith("/kit/hari/2026-11-19/")


@pytest.mark.parametrize("address", [KIT, STORY, "/kit/pekan/2026-W47/"])
def test_at_320_pixels_everything_has_room_and_can_be_hit_with_a_thumb(
    browser: Browser, output: Path, address: str
) -> None:
    reader = Reader(phone(browser, 320), output)
    with reader.online():
        page = kit(reader, address=address)
        targets = page.locator("main").locator(
            ".kit__bar a:visible, .kit__bar button:visible, .kit__bar summary:visible, "
            ".kit__row a, .kit__choice label, .kit__shapes a, select:visible, .kit__check label"
        )
        boxes = [one.bounding_box() for one in targets.all()]

        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert boxes
        assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
        reader.context.close()


@pytest.mark.parametrize("address", [STORY, "/kit/pekan/2026-W47/"])
def test_the_bar_lies_under_the_thumb(browser: Browser, output: Path, address: str) -> None:
    reader = Reader(browser.new_context(viewport={"width": 320, "height": 560}), output)
    with reader.online():
        page = kit(reader, address=address)
        box = page.locator(".kit__main:visible").bounding_box()

        assert box is not None
        assert 560 / 2 < box["y"] <= 560 - box["height"]
        reader.context.close()


def test_without_a_script_all_captions_and_links_are_there(browser: Browser, output: Path) -> None:
    reader = Reader(phone(browser, java_script_enabled=False), output)
    with reader.online():
        page = reader.open(STORY)
        page.get_by_label("Kutipan").check()

        assert asked(page, "WhatsApp") == {"text": [f"{QUOTE}\n\n{URL}?utm_source=kit"]}
        expect(page.get_by_text(f"tambahkan sendiri: “{LINE}”")).to_be_visible()
        expect(page.get_by_role("button", name="Salin").first).to_be_hidden()
        expect(page.locator("[data-kit-own]")).to_be_hidden()
        reader.context.close()


def test_without_a_network_an_opened_kit_its_card_and_the_list_are_there(
    browser: Browser, output: Path
) -> None:
    context = phone(browser, permissions=["clipboard-read", "clipboard-write"])
    reader = Reader(context, output)
    with reader.online():
        read(reader, "/")
        read(reader, STORY)
        reader.page.locator(".kit__card").scroll_into_view_if_needed()
        drawn(reader.page.locator(".kit__card"))
        until(reader.page, lambda: KIT in kept(reader.page))

    page = reader.open(STORY)
    assert headline(page).endswith("Pasar Tepian Buka Lebih Pagi")
    page.get_by_role("button", name="Salin").locator("visible=true").click()
    expect(page.get_by_role("status")).to_contain_text("Disalin.")
    assert page.evaluate("document.querySelector('.kit__card').naturalWidth") == 1200

    assert headline(reader.open(KIT)) == "Kit berbagi"
    context.close()


def test_the_page_of_a_story_loads_nothing_of_the_kit(reader: Reader) -> None:
    kit(reader, address="/2026/11/pasar/")

    assert [url for url in reader.requests if "/theme/kit-" in url] == []


def test_a_withdrawn_story_goes_from_the_browser_with_its_kit(
    browser: Browser, tmp_path: Path
) -> None:
    root = make_site_newsroom(tmp_path / "redaksi", files={**approved(), **approved(slug="taman")})
    build(root)
    reader = Reader(browser.new_context(), root / "output")
    with reader.online():
        read(reader, "/")
        read(reader, STORY)
    for path, text in approved(WITHDRAWN).items():
        (root / path).write_text(text, "utf-8")
    build_site(root, root / "output", NOW)
    with reader.online():
        page = reader.open("/2026/11/taman/")
        until(page, lambda: STORY not in kept(page))
        reader.context.close()
