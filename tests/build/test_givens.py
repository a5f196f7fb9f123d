"""What holds for the whole site: worked out from files, and compared value by value."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsroom.build.givens import CURRENT, NOTHING, Givens, Site
from newsroom.build.inventory import work_out
from newsroom.build.moment import utc
from newsroom.node import Node, NodeKind
from newsroom.settings import load_settings
from newsroom.typed import from_json, to_json
from tests.newsrooms import NOW, PEOPLE
from tests.sites import ROOT, make_site_newsroom
from tests.stories import make_settings

CAMPAIGNS = """\
- {id: hari-jadi, name: Hari Jadi, date: 2027-02-21, description: Menuju.}
- {id: pasar, name: Pekan Pasar, date: 2026-11-19, description: Hari ini.}
- {id: lama, name: Lama, date: 2026-11-18, description: Kemarin.}
"""
PAGE = "---\ntitle: Tentang\nslug: tentang\n---\n\nIsi. ![denah](/images/denah.png)\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"content/registers/campaigns.yml": CAMPAIGNS, "content/pages/tentang.md": PAGE}
    root = make_site_newsroom(tmp_path, files=files)
    (root / "content" / "images").mkdir()
    Image.new("RGB", (30, 20), "teal").save(root / "content" / "images" / "denah.png")
    return root


def site(root: Path, now: datetime = NOW) -> Site:
    settings = load_settings(root)
    return Site(settings, work_out(settings)[0], now)


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_they_can_be_kept_as_json(root: Path) -> None:
    givens = site(root).givens

    kept = from_json(Givens, to_json(Givens, givens))

    assert to_json(Givens, kept) == to_json(Givens, givens)
    assert (kept.people, kept.campaigns, kept.pages) == (
        givens.people,
        givens.campaigns,
        givens.pages,
    )


def test_what_pages_wear_comes_with_its_files(root: Path) -> None:
    givens, files, found = work_out(load_settings(root))

    assert found == []
    assert givens.wear.stylesheet.removeprefix("/") in files
    assert givens.wear.icon.removeprefix("/") in files
    assert all(name.startswith("theme/") for name in files)


def test_faults_of_registers_and_pages_are_found(root: Path) -> None:
    (root / "content" / "registers" / "people.yml").write_text("- {id: x}", "utf-8")
    (root / "content" / "pages" / "x.md").write_text("kosong", "utf-8")

    paths = {finding.path for finding in work_out(load_settings(root))[2]}

    assert paths == {"content/registers/people.yml", "content/pages/x.md"}


@pytest.mark.parametrize(
    ("path", "old", "new", "changed"),
    [
        (
            "newsroom.toml",
            'city = "Kota Contoh"',
            'city = "Kota Lain"',
            "office:office frame:office",
        ),
        ("newsroom.toml", 'name = "Budaya"', 'name = "Seni"', "office:desks frame:desks"),
        ("newsroom.toml", 'editors = ["hendro"]', 'editors = ["siti"]', ""),
        ("content/registers/people.yml", "Dewi Anggraini", "Dewi Lestari", "person:dewi"),
        ("content/registers/campaigns.yml", "Menuju.", "Menuju esok.", "campaign:hari-jadi"),
        (
            "content/registers/campaigns.yml",
            "2026-11-18",
            "2026-12-01",
            "campaign:lama campaigns:current standing:lama",
        ),
        ("content/pages/tentang.md", "Isi.", "Lain.", "page:content/pages/tentang.md"),
        (
            "content/pages/tentang.md",
            "title: Tentang",
            "title: Kami",
            "page:content/pages/tentang.md frame:pages",
        ),
    ],
)
def test_an_edit_changes_the_values_that_it_is_about_and_no_other(
    root: Path, path: str, old: str, new: str, changed: str
) -> None:
    nodes = {
        *(Node(NodeKind.OFFICE, name) for name in ("office", "desks", "deadline", "zone", "root")),
        *(Node(NodeKind.FRAME, name) for name in ("office", "url", "root", "desks", "pages")),
        *(Node(NodeKind.LOOK, name) for name in ("stylesheet", "icon", "paper")),
        *(Node(NodeKind.PERSON, name) for name in ("siti", "dewi", "tiada")),
        *(Node(NodeKind.CAMPAIGN, name) for name in ("hari-jadi", "pasar", "lama", "tiada")),
        *(Node(NodeKind.STANDING, name) for name in ("hari-jadi", "pasar", "lama", "tiada")),
        Node(NodeKind.CAMPAIGNS, CURRENT),
        Node(NodeKind.PAGE, "content/pages/tentang.md"),
        Node(NodeKind.TEMPLATE, "story.html"),
    }
    before = site(root)
    was = {node: before.print_of(node) for node in nodes}
    edit(root, path, old, new)
    after = site(root)

    assert {str(node) for node in nodes if after.print_of(node) != was[node]} == set(
        changed.split()
    )


def test_where_the_repository_lies_is_nothing_that_pages_show(root: Path) -> None:
    here = site(root)
    there = replace(here, settings=replace(here.settings, root=Path("/elsewhere")))

    node = Node(NodeKind.OFFICE, "root")
    assert here.print_of(node) == there.print_of(node)


def test_a_picture_in_a_page_counts_as_the_page(root: Path) -> None:
    node = Node(NodeKind.PAGE, "content/pages/tentang.md")
    was = site(root).print_of(node)
    Image.new("RGB", (30, 20), "red").save(root / "content" / "images" / "denah.png")

    assert site(root).print_of(node) != was


@pytest.mark.parametrize(
    ("days", "current"),
    [
        (-2, ("lama", "pasar", "hari-jadi")),
        (0, ("pasar", "hari-jadi")),
        (1, ("hari-jadi",)),
        (99, ()),
    ],
)
def test_campaigns_are_current_until_their_day_is_over(
    root: Path, days: int, current: tuple[str, ...]
) -> None:
    assert site(root, NOW + timedelta(days=days)).current_campaigns == current


def test_how_far_a_campaign_is_changes_each_night_until_its_day_and_never_again(
    root: Path,
) -> None:
    def standings(id_: str) -> list[str]:
        node = Node(NodeKind.STANDING, id_)
        return [site(root, NOW + timedelta(days=day)).print_of(node) for day in range(4)]

    assert len(set(standings("hari-jadi"))) == 4
    assert len(set(standings("pasar"))) == 2
    assert len(set(standings("lama"))) == 1
    assert len(set(standings("tiada"))) == 1


@given(st.integers(0, 5 * 365 * 24))
def test_security_txt_holds_for_three_to_six_months(hours: int) -> None:
    now = NOW + timedelta(hours=hours)
    left = Site(make_settings(), NOTHING, now).security_until - now

    assert timedelta(days=89) < left <= timedelta(days=185)


@pytest.mark.parametrize(
    ("hour", "until", "between"),
    [
        ("2026-10-01T00:00+08:00", "2027-04-01", ("2026-10-01", "2027-01-01")),
        ("2026-12-31T23:59+08:00", "2027-04-01", ("2026-10-01", "2027-01-01")),
        ("2026-12-31T16:00+00:00", "2027-07-01", ("2027-01-01", "2027-04-01")),
        ("2027-05-05T08:00+08:00", "2027-10-01", ("2027-04-01", "2027-07-01")),
    ],
)
def test_it_expires_at_the_end_of_the_next_quarter(
    hour: str, until: str, between: tuple[str, str]
) -> None:
    site = Site(make_settings(), NOTHING, datetime.fromisoformat(hour))

    assert site.security_until == midnight(until)
    assert site.days == " ".join(utc(midnight(day)) for day in between)


def midnight(day: str) -> datetime:
    """The beginning of a day where the newsroom is."""
    return datetime.fromisoformat(f"{day}T00:00:00+08:00")


def test_campaigns_bound_the_days_too_since_the_days_until_then_are_counted(root: Path) -> None:
    days = ("2026-11-19", "2026-11-20", "2026-11-21")
    first, second, third = (utc(midnight(day)) for day in days)

    assert site(root).days == f"{first} {second}"
    assert site(root, NOW + timedelta(days=1)).days == f"{second} {third}"


def test_once_the_last_campaign_is_over_only_the_quarter_ends_them(root: Path) -> None:
    begun, over = (utc(midnight(day)) for day in ("2027-02-22", "2027-04-01"))

    assert site(root, NOW + timedelta(days=99)).days == f"{begun} {over}"


def test_of_two_entries_with_one_id_the_first_counts(root: Path) -> None:
    edit(root, "content/registers/campaigns.yml", "id: lama", "id: pasar")
    settings = load_settings(root)

    found = Site(settings, work_out(settings)[0], NOW)

    assert found.campaigns["pasar"].name == "Pekan Pasar"


def test_people_who_are_not_there_have_a_value_too(root: Path) -> None:
    node = Node(NodeKind.PERSON, "yosef")
    was = site(root).print_of(node)
    file = root / "content" / "registers" / "people.yml"
    file.write_text(PEOPLE + "- {id: yosef, name: Yosef, role: Reporter}\n", "utf-8")

    assert site(root).print_of(node) != was


class TestTemplates:
    """A template counts with all that it includes or imports."""

    @pytest.fixture
    def theme(self, root: Path) -> Path:
        (root / "theme").unlink()
        shutil.copytree(ROOT / "theme", root / "theme")
        return root / "theme" / "templates"

    def prints(self, theme: Path) -> dict[str, str]:
        return dict(work_out(load_settings(theme.parents[1]))[0].templates)

    def changed(self, theme: Path, name: str) -> set[str]:
        """The whole pages that an edit of one template changes."""
        before = self.prints(theme)
        (theme / name).write_text((theme / name).read_text("utf-8") + " ", "utf-8")
        after = self.prints(theme)
        return {one for one in before if before[one] != after[one] and "/" not in one}

    def test_a_component_changes_its_users_only(self, theme: Path) -> None:
        assert self.changed(theme, "components/lead/lead.html") == {"index.html"}
        assert "sitemap.xml" not in self.changed(theme, "base.html")
        assert "story.html" in self.changed(theme, "components/footer/footer.html")

    def test_a_name_that_is_only_known_while_rendering_could_be_any(self, theme: Path) -> None:
        (theme / "robots.txt").write_text("{% include which %}", "utf-8")

        assert "robots.txt" in self.changed(theme, "components/lead/lead.html")

    def test_stylesheets_are_no_templates(self, theme: Path) -> None:
        assert not any(name.endswith(".css") for name in self.prints(theme))
