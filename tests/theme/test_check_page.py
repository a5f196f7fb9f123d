"""The page /cek/ on a phone: whose a text, a link or an id is, and that nothing typed is sent."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from newsroom.clock import fixed_clock
from newsroom.ledger import Ledger, StoredHappening
from newsroom.settings import LedgerSettings
from newsroom.trail import Evidence, Step
from tests.newsrooms import NOW
from tests.sites import approved, build, make_site_newsroom
from tests.theme.browsing import Reader

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
OURS = "berita.contoh.example"
POST = "https://x.com/kotacontoh/status/1861"
BODY = (
    "Pasar Tepian di Kelurahan Sela Hulu dibuka pukul lima pagi mulai Senin, satu jam lebih awal "
    "dari sebelumnya, karena pembeli datang sejak subuh. Sebanyak 120 pedagang sayur dan ikan "
    "menyetujui perubahan itu dalam rapat di balai kelurahan. Pengelola menambah dua lampu di "
    "pintu timur dan seorang penjaga malam. Retribusi kios tetap Rp2.500 sehari, dan parkir sepeda "
    "motor tidak dipungut biaya sampai akhir tahun. Truk pemasok masuk lewat gerbang selatan."
)
FIXED = (
    "Perahu lambung merah mengangkut murid dari Tanjung Damar ke Muara Lontar setiap hari sekolah. "
    "Juru mudi mencatat nama penumpang, membagikan pelampung, dan menunggu sampai semua duduk. "
    "Perjalanan sepanjang dua kilometer itu memakan waktu dua belas menit bila air tenang."
)
GONE = (
    "Kebun bibit di Bukit Kenari membagikan pohon mangga kepada setiap keluarga yang mendaftar di "
    "kelurahan. Petugas memeriksa kartu keluarga, memotret halaman rumah, lalu mengantar bibit "
    "dengan gerobak pada hari Sabtu. Warga diminta menyiram pohonnya selama musim kemarau. Bibit "
    "yang mati dalam tiga bulan pertama diganti tanpa biaya asalkan batangnya dibawa kembali. Ketua "
    "kelompok tani setempat menyiapkan pupuk kandang, cangkul pinjaman, dan pagar bambu bagi rumah "
    "yang memelihara kambing. Panitia mencatat letak setiap pohon pada peta kelurahan, lalu "
    "menghitung buahnya pada panen pertama empat tahun lagi. Sekolah dasar di lereng bukit "
    "mendapat jatah tersendiri untuk kebun belajar, begitu pula langgar, gereja, dan pos ronda."
)
CLAIM = "Warga Kota Contoh wajib membayar Rp150.000 untuk mengganti KTP sebelum akhir Oktober."
CORRECTION = (
    "corrections: [{at: 2026-11-19T15:30+08:00, wrong: sepuluh menit, right: dua belas menit}]"
)
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Pembagian itu masih usulan.}"
HOAX = f'kind: clarification\nclaim: "{CLAIM}"\nverdict: false'


def story(slug: str, title: str, body: str, front: str = "", *, year: int = 2026) -> dict[str, str]:
    """A story that is on air, from November of a year."""
    path, text = next(iter(approved(front, slug=slug).items()))
    head, _, _ = text.rpartition("---\n\n")
    made = re.sub("title: .*", f'title: "{title}"', f"{head}---\n\n{body}\n", count=1)
    if "kind:" in front:
        made = made.replace("kind: news\n", "", 1)
    return {path.replace("2026", str(year)): made.replace("2026-11", f"{year}-11")}


def stories() -> dict[str, str]:
    """Five stories: one of them corrected, one withdrawn, one that answers a hoax, one old."""
    return {
        **story("pasar", "Pasar Tepian Buka Pukul Lima Pagi", BODY),
        **story("perahu", "Perahu Merah Antar Murid ke Muara Lontar", FIXED, CORRECTION),
        **story("bibit", "Kebun Bibit Bagikan Pohon Mangga", GONE, WITHDRAWN),
        **story("hoaks", "Tidak Ada Biaya Ganti Kartu Penduduk", "Cetak ulang gratis.", HOAX),
        **story("lama", "Jembatan Kayu Diganti Beton", "Kayu tua dilepas dahulu.", year=2023),
        **story("tua", "Dermaga Tua Dicat Biru", "Warga mengecat tiang.", year=2022),
    }


def recorded(root: Path) -> None:
    """Let the ledger of the newsroom in `root` know of a post of the first story."""
    subprocess.run(["git", "init", "--quiet", root], check=True)
    at = datetime.fromisoformat("2026-11-19T16:10+08:00")
    step = StoredHappening(step=Step.POSTED, at=at, evidence=Evidence.RETURNED, who="x", url=POST)
    ledger = Ledger(root, LedgerSettings(), clock=fixed_clock(at))
    ledger.update("2026-11-19-pasar", lambda one: replace(one, happenings=(step,)), "Record")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site_newsroom(tmp_path_factory.mktemp("cek") / "redaksi", files=stories())
    build(root)
    return root / "output"


@pytest.fixture
def reader(browser: Browser, output: Path) -> Iterator[Reader]:
    """A reader with a phone; nothing that happens there may be complained of."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    reader = Reader(context, output)
    with reader.online():
        yield reader
        assert [one for one in reader.complaints if "blocked by Playwright" not in one] == []
        context.close()


def check(page: Page, text: str) -> None:
    page.get_by_label("Tautan, teks, atau id").fill(text)
    page.get_by_role("button", name="Periksa").click()


def answered(page: Page, *titles: str) -> None:
    """Wait until the page gives these answers."""
    expect(page.locator(".verdict h2")).to_have_text(list(titles))


SAME, CUT = "Teks ini sama dengan berita kami", "Teks ini bagian dari berita kami"
ALTERED, ADDED = "Teks kami yang diubah", "Teks kami, dengan tambahan"
NONE, SHORT = "Tidak kami temukan", "Terlalu pendek untuk dicocokkan"
YES, NO = "Ya, ini berita kami", "Tidak ada berita kami di sana"
LIKELY = "Kemungkinan besar dari berita kami"
FOREIGN = (
    "Festival layang-layang di kabupaten tetangga dibatalkan karena angin kencang, ujar panitia. "
    "Peserta dari tujuh provinsi sudah tiba sejak Jumat dan diminta menunggu kabar selanjutnya."
)


def test_a_whole_text_is_ours_whoever_typed_it_again(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, BODY.upper().replace("RP2.500", "rp 2500"))

    answered(page, SAME)
    link = page.locator(".verdict__story a")
    assert link.get_attribute("href") == "/2026/11/pasar/"
    expect(page.locator(".verdict__state")).to_have_text(re.compile("masih berlaku"))


def test_a_piece_of_it_is_ours_too(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, " ".join(BODY.split()[5:50]))

    answered(page, CUT)


def test_a_changed_word_is_shown_with_the_one_that_stood_there(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(
        page, BODY.replace("tidak dipungut biaya", "dipungut biaya").replace("Rp2.500", "Rp25.000")
    )

    answered(page, ALTERED)
    words = page.locator("[data-words]")
    assert words.locator("ins").all_text_contents() == ["25.000"]
    assert words.locator("del").all_text_contents() == ["2.500", "tidak"]


def test_what_others_wrote_around_it_is_told_apart(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, f"INFO DARI GRUP SEBELAH!!\n\n{BODY}\n\nSebarkan sebelum dihapus")

    answered(page, ADDED)
    added = page.locator("[data-words] ins").all_text_contents()
    assert added == ["INFO DARI GRUP SEBELAH!!", "Sebarkan sebelum dihapus"]


def test_a_correction_is_told_with_its_text(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, FIXED)

    answered(page, SAME)
    state = page.locator(".verdict__state--corrected")
    expect(state).to_contain_text("Sudah diralat")
    expect(state.locator("ins")).to_have_text("dua belas menit")


def test_a_withdrawn_text_is_known_by_its_traces_alone(reader: Reader, output: Path) -> None:
    assert "mangga" not in (output / "2026/11/bibit/story.json").read_text("utf-8").lower().replace(
        "kebun bibit bagikan pohon mangga", ""
    )
    page = reader.open("/cek/")
    check(page, GONE)

    answered(page, "Kemungkinan besar dari berita yang kami cabut")
    expect(page.locator(".verdict__state--withdrawn")).to_contain_text("masih usulan")


def test_a_headline_proves_nothing_of_the_text(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, f"PASAR TEPIAN BUKA PUKUL LIMA PAGI\n\n{FOREIGN}")

    answered(page, "Judulnya sama dengan judul berita kami")


def test_a_foreign_text_is_not_called_false(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, FOREIGN)

    answered(page, NONE)
    expect(page.locator(".verdict__why")).to_contain_text("tidak berarti palsu")


def test_too_few_words_are_not_looked_up(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, "besok libur")

    answered(page, SHORT)


def test_older_years_are_looked_through_when_asked(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, "Dermaga Tua Dicat Biru")
    answered(page, SHORT)
    assert not [url for url in reader.requests if "/cek/2022" in url]

    page.get_by_role("button", name="Cocokkan juga dengan tahun-tahun sebelumnya").click()

    answered(page, "Judulnya sama dengan judul berita kami")


@pytest.mark.parametrize(
    "link",
    [
        f"https://{OURS}/2026/11/pasar/?utm_source=wa&utm_campaign=dinas#x",
        f"Baca *{OURS}/2026/11/pasar/*!",
        f"https://{OURS}/s/2026-11-19-pasar/",
        "2026-11-19-pasar",
        "/s/2026-11-19-PASAR",
        f"https://{OURS}/2022/11/tua/",
    ],
)
def test_a_link_or_an_id_leads_to_its_story(reader: Reader, link: str) -> None:
    page = reader.open("/cek/")
    check(page, link)

    answered(page, YES)


@pytest.mark.parametrize(
    ("link", "title"),
    [
        (f"https://{OURS}/2026/11/tiada/", NO),
        ("2026-11-19-tiada", NO),
        (f"https://{OURS}/arsip/", "Alamat ini milik kami"),
        ("https://berita-contoh.example/2026/11/pasar/", "Awas, alamat ini bukan milik kami"),
        (f"https://{OURS}@jahat.top/2026/11/pasar/", "Awas, alamat ini bukan milik kami"),
        ("https://kabar.tetangga.example/x", "Alamat ini bukan situs kami"),
    ],
)
def test_other_links_are_told_for_what_they_are(reader: Reader, link: str, title: str) -> None:
    page = reader.open("/cek/")
    check(page, link)

    answered(page, title)


def test_a_known_hoax_leads_to_what_was_found_of_it(reader: Reader) -> None:
    page = reader.open("/cek/")
    check(page, "Warga kota contoh diwajibkan bayar Rp 150.000 utk penggantian KTP akhir Oktober!!")

    answered(page, "Mirip kabar yang sudah kami periksa")
    expect(page.locator(".verdict")).to_contain_text("Hasil pemeriksaan: Salah")
    assert page.locator(".verdict__story a").get_attribute("href") == "/2026/11/hoaks/"


SECRETS = (
    "rahasia sekali " + " ".join(BODY.split()[:60]),
    f"https://{OURS}/2026/11/rahasia-sekali/?token=rahasia",
    "rahasia-sekali-7",
    "https://x.com/rahasia/status/1",
    "https://rahasia.example/?q=rahasia",
)


@pytest.mark.parametrize("text", SECRETS)
def test_nothing_that_is_typed_is_in_any_request(reader: Reader, text: str) -> None:
    page = reader.open("/cek/")
    check(page, text)
    page.locator(".verdict").first.wait_for()

    known = re.compile(
        r"/(cek/|theme/[\w.-]+|manifest\.webmanifest|cek/\d{4}(-(\d+|siaran))?\.(bin|json)"
        r"|cek/hoaks\.json|\d{4}/11/(pasar|perahu|bibit|hoaks|lama|tua)/story\.json)"
    )
    asked = [urlsplit(unquote(url)) for url in reader.requests]
    assert [one for one in asked if one.query or not known.fullmatch(one.path)] == []
    assert {one.hostname for one in asked} == {"127.0.0.1"}
    assert page.url == reader.url("/cek/")


def test_the_index_is_loaded_with_the_first_use_only(reader: Reader) -> None:
    page = reader.open("/cek/")
    page.wait_for_load_state("networkidle")

    scripts = [url for url in reader.requests if url.endswith(".js")]
    assert len(scripts) == 2
    assert not [url for url in reader.requests if "/cek/2" in url]


def test_a_hostile_text_stays_text(reader: Reader) -> None:
    attack = "<img src=x onerror=window.jebol=1>"
    page = reader.open("/cek/")
    check(page, BODY.replace("Sebanyak", f"{attack} Sebanyak"))

    answered(page, ALTERED)
    assert page.locator(".verdict img").count() == 0
    assert page.evaluate("window.jebol === undefined")


def test_it_works_without_a_network_after_a_visit(browser: Browser, output: Path) -> None:
    context = browser.new_context(viewport=PHONE)
    reader = Reader(context, output)
    with reader.online():
        page = reader.open("/cek/")
        page.evaluate("navigator.serviceWorker.ready")
        check(page, " ".join([BODY] * 3))
        page.locator(".verdict").wait_for()
        page.reload()
        page.wait_for_load_state("networkidle")
        page.get_by_label("Tautan, teks, atau id").focus()
        page.wait_for_load_state("networkidle")
    page.goto(reader.url("/cek/"))
    check(page, " ".join([BODY] * 3))

    answered(page, LIKELY)
    expect(page.locator("[data-kept]")).to_contain_text("yang tersimpan di peramban ini pada")
    check(page, FOREIGN)
    answered(page, NONE)
    context.close()


CAMERA = """
    window.BarcodeDetector = class {
        static async getSupportedFormats() { return ["qr_code"]; }
        async detect() { return [{rawValue: "https://%s/s/2026-11-19-pasar/"}]; }
    };
    navigator.mediaDevices.getUserMedia = async () => {
        const canvas = document.createElement("canvas");
        canvas.getContext("2d").fillRect(0, 0, 9, 9);
        window.stream = canvas.captureStream(5);
        return window.stream;
    };
"""


def test_a_code_is_read_by_the_camera_which_closes_again(browser: Browser, output: Path) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block")
    context.add_init_script(CAMERA % OURS)
    reader = Reader(context, output)
    with reader.online():
        page = reader.open("/cek/")
        page.get_by_role("button", name="Pindai QR").click()

        answered(page, YES)
        expect(page.locator("[data-camera]")).to_be_hidden()
        assert page.evaluate("window.stream.getTracks().every((one) => one.readyState === 'ended')")
    context.close()


def test_where_the_browser_reads_no_codes_the_phones_camera_is_named(reader: Reader) -> None:
    page = reader.open("/cek/")

    expect(page.locator("[data-unscanned]")).to_contain_text("buka kamera ponsel Anda")
    expect(page.get_by_role("button", name="Pindai QR")).to_be_hidden()


def test_without_a_script_the_page_says_how_to_check(browser: Browser, output: Path) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    reader = Reader(context, output)
    with reader.online():
        page = reader.open("/cek/")

        expect(page.get_by_label("Tautan, teks, atau id")).to_be_hidden()
        ways = page.locator(".check__without a").evaluate_all("all => all.map(a => a.pathname)")
        expect(page.locator(".check__without")).to_contain_text(f"{OURS}/s/")
    assert ways == ["/cari/", "/arsip/", "/klarifikasi/", "/ralat/"]
    context.close()


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_small_phone_and_a_thumb(browser: Browser, output: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640}, service_workers="block")
    reader = Reader(context, output)
    with reader.online():
        page = reader.open("/cek/")
        check(page, BODY.replace("tidak dipungut", "dipungut"))
        answered(page, ALTERED)

        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for button in page.locator("main button:visible").all():
            box = button.bounding_box()
            assert box
            assert box["height"] >= 44
    context.close()


def test_a_site_below_a_path_is_looked_up_below_it(browser: Browser, tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path / "redaksi", files=stories())
    file = root / "newsroom.toml"
    changed = file.read_text("utf-8").replace(f"https://{OURS}", f"https://{OURS}/berita")
    file.write_text(changed, "utf-8")
    recorded(root)
    build(root, output=tmp_path / "situs" / "berita")
    context = browser.new_context(service_workers="block")
    reader = Reader(context, tmp_path / "situs")
    with reader.online():
        page = reader.open("/berita/cek/")
        check(page, BODY)
        answered(page, SAME)
        assert page.locator(".verdict__story a").get_attribute("href") == "/berita/2026/11/pasar/"

        check(page, f"https://{OURS}/berita/2026/11/pasar/")
        answered(page, YES)
        check(page, POST.replace("x.com", "mobile.twitter.com"))
        answered(page, "Ya, ini kiriman kami")
        check(page, POST.replace("1861", "1862"))
        answered(page, "Alamat ini bukan situs kami")
    context.close()


def test_where_the_office_does_without_an_index_the_page_says_so(
    browser: Browser, tmp_path: Path
) -> None:
    off = "\n[search]\nenabled = false\n"
    root = make_site_newsroom(tmp_path / "redaksi", settings=off, files=approved())
    build(root, now=NOW)
    reader = Reader(browser.new_context(), root / "output")
    with reader.online():
        page = reader.open("/cek/")

        expect(page.get_by_text("Pencocokan sedang dimatikan oleh redaksi")).to_be_visible()
    assert [file.name for file in (root / "output" / "cek").iterdir()] == ["index.html"]
