"""A story as its page shows it."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from tests.newsrooms import NOW
from tests.sites import approved, build, make_site_newsroom, page_of
from tests.stories import story_text


def test_people_are_named_and_addressed_by_their_register(tmp_path: Path) -> None:
    page = page_of(make_site_newsroom(tmp_path, files=approved(authors="siti, budi, siti")))

    assert [(link.name, link.address) for link in page.authors] == [
        ("Siti Rahma", "/penulis/siti/"),
        ("Budi Santoso", "/penulis/budi/"),
    ]
    assert page.editor == "Dewi Anggraini"


def test_somebody_missing_from_the_register_keeps_a_name(tmp_path: Path) -> None:
    page = page_of(make_site_newsroom(tmp_path, files=approved(authors="yosef-lakamera")))

    assert [link.name for link in page.authors] == ["Yosef Lakamera"]


def test_a_withdrawn_story_keeps_its_headline_and_its_reason_only(tmp_path: Path) -> None:
    files = approved("withdrawn: {at: 2026-11-19T15:30+08:00, reason: Sumbernya keliru.}")
    page = page_of(make_site_newsroom(tmp_path, files=files))

    assert page.title == "Pasar Tepian Buka Lebih Pagi"
    assert page.withdrawal is not None
    assert page.withdrawal.reason == "Sumbernya keliru."
    assert page.withdrawal.time.hour == "15.30 WITA"
    assert not any([page.summary, page.body, page.sources, page.pictures, page.share, page.tags])


def test_corrections_are_told_newest_first_with_their_time(tmp_path: Path) -> None:
    files = approved(
        "corrections:\n"
        "  - {at: 2026-11-19T15:10+08:00, wrong: enam, right: lima}\n"
        "  - {at: 2026-11-19T15:20+08:00, wrong: Senin, right: Kamis}"
    )
    page = page_of(make_site_newsroom(tmp_path, files=files))

    assert [(box.time.clock, box.right) for box in page.corrections] == [
        ("15.20", "Kamis"),
        ("15.10", "lima"),
    ]
    assert page.updated is not None
    assert page.updated.clock == "15.20"


def test_a_paid_story_names_its_payer_and_marks_its_links(tmp_path: Path) -> None:
    files = approved("label: advertorial\npayer: Koperasi Sela")
    path, text = files.popitem()
    page = page_of(
        make_site_newsroom(tmp_path, files={path: text + "\n[Pesan](https://a.example)\n"})
    )

    assert page.label == "ADVERTORIAL · dibayar oleh Koperasi Sela"
    assert 'rel="sponsored noopener"' in page.body
    assert page.share[0].address.startswith("https://wa.me/?text=ADVERTORIAL%20")


def test_whatsapp_comes_first_and_no_link_needs_a_script(tmp_path: Path) -> None:
    page = page_of(make_site_newsroom(tmp_path, files=approved()))

    assert [link.name for link in page.share] == ["WhatsApp", "Telegram", "Facebook", "X"]
    assert page.share[0].address == (
        "https://wa.me/?text=Pasar%20Tepian%20Buka%20Lebih%20Pagi%20"
        "https%3A%2F%2Fberita.contoh.example%2F2026%2F11%2Fpasar%2F"
    )


def test_its_permanent_address_is_made_of_its_id(tmp_path: Path) -> None:
    page = page_of(make_site_newsroom(tmp_path, files=approved()))

    assert page.short_url == "https://berita.contoh.example/s/2026-11-19-pasar/"


def test_its_code_for_paper_stands_there_while_it_is_shared(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())

    assert page_of(root).code is not None
    assert page_of(root, now=LATER).code is None


def test_its_reading_time_is_told_in_minutes(tmp_path: Path) -> None:
    files = {path: text + "kata " * 395 for path, text in approved().items()}
    page = page_of(make_site_newsroom(tmp_path, files=files))

    assert page.minutes == 3


def test_the_trail_says_who_approved_it(tmp_path: Path) -> None:
    page = page_of(make_site_newsroom(tmp_path, files=approved()))

    assert [(point.name, point.by) for point in page.strip.points if point.by] == [
        ("disetujui", "Dewi Anggraini")
    ]


def test_readers_answer_by_letter_where_the_office_names_no_repository(tmp_path: Path) -> None:
    page = page_of(make_site_newsroom(tmp_path, files=approved()))

    assert [(link.name, link.address) for link in page.respond] == [
        ("Laporkan kekeliruan", "/redaksi/#hak-jawab"),
        ("Minta hak jawab", "/redaksi/#hak-jawab"),
    ]


def test_with_a_repository_they_get_a_form(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    toml = root / "newsroom.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace(
            "[newsroom]", '[newsroom]\nrepository = "https://github.com/kantor/berita"', 1
        ),
        encoding="utf-8",
    )

    (report, ask) = page_of(root).respond
    assert report.address.startswith("https://github.com/kantor/berita/issues/new?template=")
    assert "jenis=Hak%20jawab" in ask.address


def test_follow_ups_and_replies_are_tied_in_both_directions(tmp_path: Path) -> None:
    files = {
        **approved(slug="awal"),
        **approved("follows: 2026-11-19-awal", slug="lanjut"),
        **approved("kind: reply\nreply_to: 2026-11-19-awal", slug="jawab"),
    }
    root = make_site_newsroom(tmp_path, files=files)

    tied = {
        slug: [(other.relation, other.address) for other in page_of(root, slug).ties.related]
        for slug in ("awal", "lanjut", "jawab")
    }
    assert tied == {
        "awal": [("Lanjutan", "/2026/11/lanjut/"), ("Hak jawab", "/2026/11/jawab/")],
        "lanjut": [("Lanjutan dari", "/2026/11/awal/")],
        "jawab": [("Hak jawab atas", "/2026/11/awal/")],
    }


def test_a_story_that_is_not_on_air_is_tied_to_nothing(tmp_path: Path) -> None:
    files = {
        **approved(slug="awal"),
        **approved(
            "follows: 2026-11-19-awal\nembargo_until: 2027-01-01T00:00+08:00", slug="lanjut"
        ),
    }

    assert page_of(make_site_newsroom(tmp_path, files=files), "awal").ties.related == ()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://contoh.example/data", "https://contoh.example/data"),
        ("javascript:alert(1)", ""),
        ("//contoh.example", ""),
        ("https://[tidak-sah", ""),
    ],
)
def test_a_source_leads_only_to_web_pages(tmp_path: Path, url: str, address: str) -> None:
    files = approved()
    path, text = files.popitem()
    text = text.replace("method: interview,", f'method: document, url: "{url}",')

    (source,) = page_of(make_site_newsroom(tmp_path, files={path: text})).sources

    assert source.address == address
    assert (source.method, source.day) == ("dokumen", "Kamis, 19 November 2026")


def picture(root: Path, name: str = "pasar.png") -> None:
    file = root / "content" / "images" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (300, 200), "teal").save(file)


@pytest.mark.parametrize(
    ("more", "label"),
    [
        ("taken_at: 2026-11-19", ""),
        ("taken_at: 2026-11-01", "Arsip"),
        ("taken_at: 2026-11-01, ai: true", "Ilustrasi AI"),
        ("taken_at: 2026-11-01, caption: Ilustrasi pasar", ""),
    ],
)
def test_a_picture_says_first_what_it_is(tmp_path: Path, more: str, label: str) -> None:
    files = approved(f"images: [{{file: pasar.png, alt: Pasar, {more}}}]")
    root = make_site_newsroom(tmp_path, files=files)
    picture(root)

    (shown,) = page_of(root).pictures

    assert re.fullmatch("/images/pasar-300-[0-9a-f]{12}.jpg", shown.address)
    assert (shown.width, shown.height) == (300, 200)
    assert shown.label == label


@pytest.mark.parametrize(("more", "alt"), [("", "Pasar"), ("decorative: true", "")])
def test_an_ornament_is_not_read_out(tmp_path: Path, more: str, alt: str) -> None:
    files = approved(f"images: [{{file: pasar.png, alt: Pasar, {more}}}]")
    root = make_site_newsroom(tmp_path, files=files)
    picture(root)

    assert [shown.alt for shown in page_of(root).pictures] == [alt]


@pytest.mark.parametrize("name", ["../../newsroom.toml", "/etc/passwd", "tiada.png", "a" * 5000])
def test_a_picture_outside_its_folder_is_not_shown(tmp_path: Path, name: str) -> None:
    root = make_site_newsroom(tmp_path, files=approved(f'images: [{{file: "{name}"}}]'))

    assert page_of(root).pictures == ()


LATER = NOW + timedelta(days=30)
SITE = "https://berita.contoh.example"


def test_a_page_names_its_card_while_it_can_be_shared(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved("images: [{file: pasar.png, alt: Pasar}]"))
    picture(root)
    page = page_of(root)

    assert page.is_shareable
    assert page.card.startswith(f"{SITE}/cards/pasar-1200x630-")


def test_afterwards_its_first_picture_stands_for_it(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved("images: [{file: pasar.png, alt: Pasar}]"))
    picture(root)
    page = page_of(root, now=LATER)

    assert page.picture is not None
    assert (page.is_shareable, page.card) == (False, "")


def test_a_withdrawn_story_is_not_shared(tmp_path: Path) -> None:
    files = approved("withdrawn: {at: 2026-11-19T15:30+08:00, reason: Sumbernya keliru.}")
    page = page_of(make_site_newsroom(tmp_path, files=files))

    assert (page.is_shareable, page.card) == (False, "")


@pytest.mark.parametrize(
    ("hour", "shared"),
    [("2027-01-15T00:00", True), ("2027-01-30T07:59", True), ("2027-01-30T08:00", False)],
)
def test_the_days_count_from_the_end_of_an_embargo(tmp_path: Path, hour: str, shared: bool) -> None:
    files = approved("embargo_until: 2026-12-31T08:00+08:00")
    now = datetime.fromisoformat(f"{hour}+08:00")

    assert page_of(make_site_newsroom(tmp_path, files=files), now=now).is_shareable is shared


def test_a_draft_can_be_shared_the_moment_it_is_seen(tmp_path: Path) -> None:
    files = {
        path: text.replace("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]", "")
        for path, text in approved().items()
    }
    page = page_of(make_site_newsroom(tmp_path, files=files), now=LATER)

    assert page.seen_at == LATER
    assert page.is_shareable


def test_a_story_of_the_fast_lane_says_that_its_second_edit_is_to_come(tmp_path: Path) -> None:
    lane = "\n[approval]\nfast_lane = true\n"
    front = "reviewed: [{by: hendro, at: 2026-11-19T15:40+08:00}]"
    other_desk = {"content/stories/2026/11/pasar.md": story_text(front)}
    both = f"{front[:-1]}, {{by: dewi, at: 2026-11-19T16:00+08:00}}]"
    cleared = {"content/stories/2026/11/air.md": story_text(both, slug="air")}
    root = make_site_newsroom(tmp_path, settings=lane, files=other_desk | cleared)

    assert page_of(root).awaits_second_edit
    assert page_of(root).teaser.awaits_second_edit
    assert not page_of(root, "air").awaits_second_edit

    build(root)
    html = (root / "output/2026/11/pasar/index.html").read_text("utf-8")
    assert "Menunggu suntingan kedua" in html
    assert "Menunggu suntingan kedua" not in (root / "output/2026/11/air/index.html").read_text(
        "utf-8"
    )
