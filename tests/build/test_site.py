"""A build: nothing wrong gets on air, and the old site stays until the new one is whole."""

from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from newsroom.build.site import Options, build_site
from newsroom.build.task import Order, TaskKind
from newsroom.errors import BuildError, ContentError, SettingsError
from tests.build.machine import Typist, typed
from tests.newsrooms import NOW
from tests.sites import approved, build, make_site_newsroom, page_of, snapshot, tree
from tests.stories import story_text

DRAFT = {"content/stories/2026/11/draf.md": story_text("tag: salah", slug="draf")}


def test_a_build_says_what_it_did(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    said: list[str] = []
    ticks = iter([10.0, 12.5])

    report = build_site(root, root / "output", NOW, said.append, lambda: next(ticks))

    assert (report.stories, report.removed, report.seconds) == (1, 0, 2.5)
    assert 10 < report.rendered < report.written
    assert report.rendered == len(report.plan.due)
    assert report.peak_mib > 10
    assert said == [
        f"Situs: {report.rendered} halaman dirangkai, {report.written} berkas berubah, 0 dihapus."
    ]


def test_the_second_build_changes_no_byte_and_keeps_the_outbox(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    build(root)
    outbox = root / "output" / "outbox" / "index.html"
    outbox.parent.mkdir()
    outbox.write_text("kotak keluar", encoding="utf-8")
    before = snapshot(root / "output")

    said: list[str] = []
    report = build_site(root, root / "output", NOW + timedelta(hours=3), said.append)

    assert (report.rendered, report.written, report.removed) == (0, 0, 0)
    assert said == ["Situs: tidak ada yang berubah."]
    assert snapshot(root / "output") == before


def cards(root: Path) -> list[str]:
    """The slugs and shapes of the cards in the output."""
    return sorted(path.name.rpartition("-")[0] for path in (root / "output" / "cards").glob("*"))


def test_a_story_has_a_card_for_as_long_as_it_can_be_shared(tmp_path: Path) -> None:
    withdrawn = "withdrawn: {at: 2026-11-19T15:50+08:00, reason: Salah.}"
    embargo = "embargo_until: 2026-11-25T08:00+08:00"
    root = make_site_newsroom(
        tmp_path,
        settings="\n[social]\nshare_days = 3\n",
        files={
            **approved(),
            **approved(withdrawn, slug="dicabut"),
            **approved(embargo, slug="nanti"),
        },
    )
    days = {}
    for day in (0, 3, 7):
        typed(root, NOW + timedelta(days=day))
        days[day] = cards(root)

    assert days == {0: shapes("pasar"), 3: [], 7: shapes("nanti")}


def shapes(slug: str) -> list[str]:
    """One card for previews of links, three to be passed on by hand."""
    return [f"{slug}-{shape}" for shape in ("1080x1080", "1080x1350", "1080x1920", "1200x630")]


def test_previews_of_links_show_the_card_then_the_first_picture_or_the_sites_card(
    tmp_path: Path,
) -> None:
    files = {
        **approved("images: [{file: pasar.png, alt: Los pasar, ai: true}]"),
        **approved(slug="taman"),
    }
    root = make_site_newsroom(tmp_path, files=files)
    picture = root / "content" / "images" / "pasar.png"
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (300, 200), "teal").save(picture)
    build(root)
    assert previewed(root, "pasar")["og:image"] == page_of(root).card
    assert previewed(root, "taman")["og:image:width"] == "1200"

    build(root, NOW + timedelta(days=30))

    shown = page_of(root).picture
    assert shown is not None
    assert previewed(root, "pasar") == {
        "og:image": f"https://berita.contoh.example{shown.address}",
        "og:image:type": "image/jpeg",
        "og:image:width": str(shown.width),
        "og:image:height": str(shown.height),
        "og:image:alt": "Ilustrasi AI. Los pasar",
        "twitter:card": "summary_large_image",
    }
    (site_card,) = (root / "output" / "theme").glob("situs-1200x630-*.jpg")
    assert previewed(root, "taman")["og:image"].endswith(f"/theme/{site_card.name}")


def previewed(root: Path, slug: str) -> dict[str, str]:
    """What a page tells those who show a preview of its link."""
    page = (root / "output" / "2026" / "11" / slug / "index.html").read_text(encoding="utf-8")
    metas = [meta.attrib for meta in tree(page).iter("meta")]
    named = {meta.get("property", meta.get("name", "")): meta.get("content", "") for meta in metas}
    return {name: said for name, said in named.items() if name.startswith(("og:image", "twitter:"))}


@pytest.mark.parametrize(
    "name", ["2026/11/pasar/index.html", "cards/*-1200x630-*", "theme/style-*.css"]
)
@pytest.mark.parametrize("lost", [True, False])
def test_a_file_that_was_lost_or_changed_is_put_right(
    tmp_path: Path, name: str, lost: bool
) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    typed(root)
    before = snapshot(root / "output")
    (file,) = (root / "output").glob(name)
    file.unlink() if lost else file.write_bytes(b"rusak")

    assert typed(root).written == 1
    assert snapshot(root / "output") == before


def test_a_file_that_nobody_accounts_for_goes_when_everything_is_built_anew(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    typed(root)
    before = snapshot(root / "output")
    (root / "output" / "cards" / "lama.jpg").write_bytes(b"lama")
    (root / "output" / "lama").mkdir()
    (root / "output" / "lama" / "index.html").write_bytes(b"lama")

    assert typed(root, full=True).removed == 2
    assert snapshot(root / "output") == before


def test_a_story_that_is_gone_takes_its_page_along(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files={**approved(), **approved(slug="taman")})
    typed(root)
    (root / "content" / "stories" / "2026" / "11" / "taman.md").unlink()

    # Besides its page: story.json, short address, kit, and four cards.
    assert typed(root).removed == 8
    assert not (root / "output" / "2026" / "11" / "taman").exists()
    assert (root / "output" / "2026" / "11" / "pasar" / "index.html").is_file()


def test_a_folder_in_the_place_of_a_page_that_is_gone_goes_along(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files={**approved(), **approved(slug="taman")})
    typed(root)
    (root / "content" / "stories" / "2026" / "11" / "taman.md").unlink()
    page = root / "output" / "2026" / "11" / "taman" / "index.html"
    page.unlink()
    page.mkdir()
    (page / "lain").write_bytes(b"lain")

    typed(root)

    assert not page.parent.exists()


@pytest.mark.parametrize(
    ("files", "place", "told"),
    [
        (approved("tag: salah"), "content/stories/2026/11/pasar.md:14:1", "tag"),
        (approved("images: [{file: tiada.jpg}]"), "pasar.md:14:17", "tiada.jpg"),
        ({"content/stories/2026/11/x.md": "kosong"}, "x.md:1:1", "bagian depan"),
        ({"content/registers/campaigns.yml": "- {id: x}"}, "campaigns.yml:1:3", "name"),
        ({"content/pages/tentang.md": "kosong"}, "content/pages/tentang.md:1:1", "bagian depan"),
    ],
    ids=["key", "picture", "unreadable", "register", "page"],
)
def test_a_fault_in_what_would_be_on_air_stops_the_build_before_it_begins(
    tmp_path: Path, files: dict[str, str], place: str, told: str
) -> None:
    root = make_site_newsroom(tmp_path, files=files)

    with pytest.raises(ContentError) as refused:
        build(root)

    assert place in refused.value.message
    assert told in refused.value.message
    assert not (root / "output").exists()


def test_a_story_without_a_headline_does_not_go_on_air(tmp_path: Path) -> None:
    files = {
        path: text.replace("title: Pasar Tepian Buka Lebih Pagi\n", "")
        for path, text in approved().items()
    }

    with pytest.raises(ContentError, match="tanpa judul"):
        build(make_site_newsroom(tmp_path, files=files))


def test_an_edit_of_the_elections_judges_every_story_again(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    page = root / "output/2026/11/pasar/index.html"
    register = root / "content/registers/elections.yml"
    build(root)
    on_air_at_first = page.exists()

    register.write_text(
        "- {name: Pemilihan, since: 2026-11-01, until: 2026-11-27, candidates: [Ratna Wulandari]}\n"
    )
    build(root)
    held_in_those_days = not page.exists()
    register.write_text(register.read_text().replace("2026-11-27", "2026-11-18"))
    build(root)

    assert (on_air_at_first, held_in_those_days, page.exists()) == (True, True, True)


def test_a_fault_in_a_draft_stops_nothing(tmp_path: Path) -> None:
    assert typed(make_site_newsroom(tmp_path, files={**approved(), **DRAFT})).stories == 1


def test_many_faults_are_told_in_part(tmp_path: Path) -> None:
    files = {f"content/stories/2026/11/s{number}.md": "kosong" for number in range(12)}

    with pytest.raises(ContentError) as refused:
        build(make_site_newsroom(tmp_path, files=files))

    assert refused.value.message.endswith("dan 2 lagi")
    assert refused.value.message_en.endswith("and 2 more")


def test_a_colour_that_cannot_be_read_is_a_fault_of_newsroom_toml(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, settings='\n[look]\ncolour = "#ffd700"\n', files=approved())

    with pytest.raises(SettingsError, match="yang terdekat dan terbaca"):
        build(root)


def test_when_pelican_fails_the_old_site_stays_and_the_next_build_makes_up_for_it(
    tmp_path: Path,
) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    build(root)
    before = snapshot(root / "output")
    conf = (root / "pelicanconf.py").read_text(encoding="utf-8")
    (root / ".cache" / "newsroom" / "build-left-by-a-killed-one").mkdir()
    write(root, approved(slug="taman"))
    (root / "pelicanconf.py").write_text("raise ValueError('rusak')", encoding="utf-8")

    with pytest.raises(BuildError, match="rusak"):
        build(root)
    assert snapshot(root / "output") == before
    assert list((root / ".cache" / "newsroom").glob("build-*")) == []

    (root / "pelicanconf.py").write_text(conf, encoding="utf-8")
    assert build(root).stories == 2
    assert (root / "output" / "2026" / "11" / "taman" / "index.html").is_file()


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8")


def test_a_fault_leaves_everything_as_it_was_for_the_next_build(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    typed(root)
    before = snapshot(root / "output")
    write(root, approved(slug="taman"))
    write(root, approved("tag: salah"))

    with pytest.raises(ContentError):
        typed(root)
    assert snapshot(root / "output") == before

    write(root, approved())
    assert typed(root).stories == 2


def test_nothing_is_shown_twice_after_a_fault_in_the_middle(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())

    def fail(order: Order) -> None:
        if order.task.kind is TaskKind.SITEMAP:
            raise BuildError("rusak", "broken")

    with pytest.raises(BuildError):
        typed(root, typist=Typist(fail))
    assert not (root / "output").exists()

    whole = Typist()
    typed(root, typist=whole)
    assert len(whole.addresses) == len(set(whole.addresses)) > 10


@pytest.mark.parametrize("at", [100, 4096 + 5, 2 * 4096 + 5, 3 * 4096 + 5, -20])
def test_a_damaged_cache_never_gives_a_wrong_page(tmp_path: Path, at: int) -> None:
    files = {path: text for n in range(8) for path, text in approved(slug=f"s{n}").items()}
    root = make_site_newsroom(tmp_path, files=files)
    typed(root)
    before = snapshot(root / "output")
    cache = root / ".cache" / "newsroom" / "texts.sqlite"
    data = bytearray(cache.read_bytes())
    data[at : at + 16] = b"\xff" * 16
    cache.write_bytes(data)
    write(root, approved(slug="s9"))

    typed(root, full=True)
    (root / "content" / "stories" / "2026" / "11" / "s9.md").unlink()
    typed(root)

    assert snapshot(root / "output") == before


def test_two_outputs_of_one_newsroom_know_nothing_of_each_other(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    typed(root)
    write(root, approved(slug="taman"))
    typed(root, output="lain")

    assert not (root / "output" / "2026" / "11" / "taman").exists()
    assert typed(root, output="lain").rendered == 0
    typed(root)
    assert snapshot(root / "output") == snapshot(root / "lain")


def test_a_damaged_memory_is_thrown_away_with_a_notice(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    typed(root)
    before = snapshot(root / "output")
    (state,) = (root / ".cache" / "newsroom").glob("state-*.sqlite")
    state.write_bytes(state.read_bytes()[:-1] + b"?")
    said: list[str] = []

    options = Options(jobs=1, search=False, renderers=Typist())
    report = build_site(root, root / "output", NOW, said.append, options=options)

    assert report.rendered > 10
    assert said == [
        f"{state.name} rusak, jadi dibuang; semuanya dirangkai lagi.",
        f"Situs: {report.rendered} halaman dirangkai, 0 berkas berubah, 0 dihapus.",
    ]
    assert snapshot(root / "output") == before
