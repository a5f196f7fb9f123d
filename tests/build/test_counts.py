"""What an edit makes the build render: exactly these outputs, and no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from newsroom.build.kin import SHOWN
from newsroom.build.workers import Workers
from newsroom.provenance.day_list import is_list
from newsroom.requests import RequestKind
from newsroom.trail import Step
from tests.build.newsroom_edits import (
    AGENDA,
    CAMPAIGNS,
    CONTACTS,
    PAGES,
    PEOPLE,
    SETTINGS,
    Draft,
    restyled,
    settings_text,
)
from tests.build.newsroom_machine import Workbench
from tests.newsrooms import NOW
from tests.sites import ROOT

FEEDS = {"feeds/atom.xml", "feeds/rss.xml", "feeds/all.json", "feeds/layanan.xml"}
PRINTS = {"cek/2026.bin"}
"""The fingerprints of a year's stories, by which /cek/ finds them."""
NAMES = {"cek/2026-0.json"}
"""The stories that these number. Of the archives here, one file holds all of a year."""
SOUGHT = PRINTS | NAMES | {"cek/2026-siaran.bin"}
"""All that changes in the index of /cek/ with a story that comes or goes."""
HOAXES = "cek/hoaks.json"
SECURITY = ".well-known/security.txt"
"""It expires at the end of the next quarter, and `LATER` is in another one."""
SCORES = {f"rapor/{name}" for name in ("index.html", "rapor.csv", "rapor.json")}
SCORES_2026 = {f"rapor/2026/{name}" for name in ("index.html", "rapor.csv", "rapor.json")}
RECKONING = SCORES | SCORES_2026
"""The scorecard of the newest months and of the year of all stories here."""
LISTINGS = ("desk/layanan", "penulis/siti", "topik/pasar")
HUT = {"kampanye/index.html", "kampanye/hut/index.html"}
"""A campaign's page, and that of all campaigns."""
FIRST_DAY = datetime.fromisoformat("2026-01-05T08:00+08:00")
LATER = NOW + timedelta(days=60)


def draft(number: int) -> Draft:
    """Story `number` of the archive; they came out on one day after the other."""
    day = (FIRST_DAY + timedelta(days=number)).isoformat(timespec="minutes")
    return Draft(f"k{number:03}", "2026/01", ended=day, reviewed=day, tags="Pasar")


def page(number: int) -> str:
    """The output of story `number`."""
    return f"2026/01/k{number:03}/index.html"


def day_list(number: int) -> str:
    """The list of the day on which story `number` came out."""
    return f"bukti/{FIRST_DAY + timedelta(days=number):%Y-%m-%d}.txt"


def proof(number: int) -> set[str]:
    """What machines check of story `number`, and the list of its day."""
    return {f"2026/01/k{number:03}/story.json", day_list(number)}


def first_proof(number: int) -> set[str]:
    """The same of the first story of a day: the page about proofs names the day, too."""
    return proof(number) | {"bukti/index.html"}


def short(number: int) -> set[str]:
    """The page at the short address of story `number`."""
    return {f"s/2026-11-19-k{number:03}/index.html"}


def kin(number: int) -> set[str]:
    """The pages that show story `number` as one about the same: all share a tag and a source."""
    return {page(newer) for newer in range(number + 1, number + 1 + SHOWN)}


def month(number: int) -> set[str]:
    """The page of the archive that story `number` stands on; no month has so many as to need two."""
    return {f"arsip/{FIRST_DAY + timedelta(days=number):%Y/%m}/index.html"}


def newest(*names: str) -> set[str]:
    """The pages at these listings' own addresses."""
    return {f"{name}/index.html" for name in names}


def shared(number: int) -> set[str]:
    """What a story that can be passed on has in the share kit."""
    day = FIRST_DAY + timedelta(days=number)
    return {f"kit/2026-11-19-k{number:03}/index.html"} | kit_at(day)


def kit_at(day: datetime) -> set[str]:
    """The lists of the kit in which a story of this day stands."""
    year, week, _ = day.isocalendar()
    digests = {f"kit/hari/{day:%Y-%m-%d}/index.html", f"kit/pekan/{year}-W{week:02}/index.html"}
    return {"kit/index.html"} | digests


def pages(number: int) -> set[str]:
    """Page `number` of every listing that the archive stands in."""
    return {f"{name}/page/{number}/index.html" for name in LISTINGS}


class Archive:
    """A newsroom with stories, built once."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench

    def write(self, *drafts: Draft) -> None:
        """Write story files."""
        for one in drafts:
            self.bench.write(one.path, one.text())

    def rendered(self, now: datetime = LATER) -> set[str]:
        """Build; the outputs that were rendered."""
        before = self.bench.times()
        report = self.bench.build(now)
        after = self.bench.times()
        touched = {name for name, time in after.items() if before.get(name) != time}
        due = {*report.plan.due}
        assert report.written <= report.rendered + len(touched - due)
        assert report.rendered == len(due)
        # The build makes the lists of days by itself.
        assert sorted(self.bench.orders) == sorted(name for name in due if not is_list(name))
        assert len(touched - {"manifest.json"}) == report.written
        return due


Archives = Callable[[int], Archive]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Workbench]:
    """Newsrooms with so many stories, each built once for all tests here."""

    @cache
    def build(count: int) -> Workbench:
        folder = tmp_path_factory.mktemp(f"archive{count}")
        bench = Workbench(folder / "newsroom", folder / "twin", folder / "shared")
        bench.make()
        bench.write("newsroom.toml", settings_text({}))
        bench.write("content/registers/people.yml", PEOPLE[0])
        for number in range(count):
            bench.write(draft(number).path, draft(number).text())
        bench.build(LATER)
        return bench

    return build


@pytest.fixture
def archives(built: Callable[[int], Workbench], tmp_path: Path) -> Archives:
    """Newsrooms with so many stories, for this test alone."""
    return lambda count: Archive(built(count).copied(tmp_path))


@pytest.fixture
def small(archives: Archives) -> Archive:
    """Twenty stories: every listing stands at one address."""
    return archives(20)


@pytest.fixture
def large(archives: Archives) -> Archive:
    """105 stories: four numbered pages for each listing."""
    return archives(105)


def test_nothing_changed_renders_nothing(small: Archive) -> None:
    assert small.rendered() == set()


def test_another_hour_renders_nothing(small: Archive) -> None:
    assert small.rendered(LATER + timedelta(hours=5)) == set()


def test_another_quarter_renders_the_file_that_expires(small: Archive) -> None:
    spring = datetime.fromisoformat("2027-04-01T00:00+08:00")

    assert small.rendered(spring - timedelta(seconds=1)) == set()
    assert small.rendered(spring) == {SECURITY}


def test_a_file_that_was_only_touched_renders_nothing(small: Archive) -> None:
    for path in (
        draft(3).path,
        "newsroom.toml",
        "theme/templates/base.html",
        "content/registers/people.yml",
    ):
        small.bench.touch(path)

    assert small.rendered() == set()


def test_nothing_changed_starts_no_pelican(small: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: Workers) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(Workers, "_start", start)

    small.bench.build_with_processes(LATER)


def test_a_word_of_an_old_story_renders_its_page(large: Archive) -> None:
    large.write(replace(draft(30), body="Kata lain."))

    assert large.rendered() == {page(30)} | proof(30)


def test_a_word_of_a_new_story_renders_its_page_and_the_feeds_that_hold_it(large: Archive) -> None:
    large.write(replace(draft(100), body="Kata lain."))

    assert large.rendered() == {page(100)} | proof(100) | FEEDS


def test_a_new_paragraph_renders_the_fingerprints_of_its_year(large: Archive) -> None:
    large.write(replace(draft(30), body="Warga menanam pohon di tepi kanal sejak pagi. " * 9))

    assert large.rendered() == {page(30)} | proof(30) | PRINTS


def test_a_headline_renders_where_it_stands(large: Archive) -> None:
    large.write(replace(draft(30), title="Judul Lain"))

    here = {page(29), page(30)} | kin(30) | proof(30) | PRINTS | NAMES
    assert large.rendered() == here | pages(2) | month(30)


def test_a_new_headline_renders_the_front_and_the_feeds_too(small: Archive) -> None:
    small.write(replace(draft(19), title="Judul Lain"))

    here = {page(18), page(19), "index.html"} | month(19) | proof(19) | PRINTS | NAMES
    assert small.rendered() == here | newest(*LISTINGS) | FEEDS


@pytest.mark.parametrize("count", [20, 105])
def test_a_new_story_renders_as_much_in_any_archive(archives: Archives, count: int) -> None:
    archive = archives(count)
    archive.write(draft(count))

    around = (
        {page(count - 1), page(count), "index.html", "sitemap-2026.xml"}
        | month(count)
        | short(count)
        | first_proof(count)
    )
    assert archive.rendered() == around | newest(*LISTINGS) | FEEDS | SOUGHT | RECKONING


def test_the_first_story_of_a_month_renders_the_lists_of_months_too(archives: Archives) -> None:
    archive = archives(27)
    archive.write(draft(27))

    around = (
        {page(26), page(27), "index.html", "sitemap-2026.xml"}
        | month(27)
        | short(27)
        | first_proof(27)
    )
    months = {"arsip/index.html", "arsip/2026/index.html", "sitemap-pages.xml", "sitemap.xml"}
    assert archive.rendered() == around | months | newest(*LISTINGS) | FEEDS | SOUGHT | RECKONING


def test_a_story_that_fills_a_page_renders_it_and_the_one_before(archives: Archives) -> None:
    archive = archives(59)
    archive.write(draft(59))

    around = (
        {page(58), page(59), "index.html", "sitemap-2026.xml"}
        | month(59)
        | short(59)
        | first_proof(59)
    )
    assert (
        archive.rendered()
        == around | newest(*LISTINGS) | pages(1) | pages(2) | FEEDS | SOUGHT | RECKONING
    )


def test_without_the_oldest_story_all_pages_of_its_listings_move(large: Archive) -> None:
    large.bench.remove(draft(0).path)

    moved = pages(1) | pages(2) | pages(3) | pages(4) | newest(*LISTINGS)
    assert large.rendered() == moved | {"sitemap-2026.xml"} | kin(0) | month(0) | SOUGHT | RECKONING


def test_a_renamed_story_renders_what_names_it(large: Archive) -> None:
    large.bench.remove(draft(30).path)
    large.write(replace(draft(30), slug="baru", id=draft(30).known_as))

    here = (
        {"2026/01/baru/index.html", "2026/01/baru/story.json", day_list(30)}
        | {page(29), "sitemap-2026.xml"}
        | kin(30)
        | month(30)
        | short(30)
    )
    assert large.rendered() == here | pages(2) | PRINTS | NAMES


def test_the_first_clarification_renders_the_list_of_them(small: Archive) -> None:
    small.write(replace(draft(20), more="kind: clarification\nclaim: Pasar tutup\nverdict: false"))

    around = (
        {page(19), page(20), "index.html", "sitemap-2026.xml"}
        | month(20)
        | short(20)
        | first_proof(20)
    )
    # That there is such a listing now, the sitemap of pages hears too.
    around |= {"sitemap.xml", "sitemap-pages.xml"}
    assert small.rendered() == around | newest(
        *LISTINGS, "klarifikasi"
    ) | FEEDS | SOUGHT | RECKONING | {HOAXES}


def test_an_event_renders_the_agenda_and_its_files(small: Archive) -> None:
    small.write(replace(draft(20), more=AGENDA % "2027-02-02T08:00+08:00"))
    around = (
        {page(19), page(20), "sitemap-2026.xml", "index.html"}
        | month(20)
        | short(20)
        | first_proof(20)
    )
    files = {"agenda/index.html", "agenda.ics", "2026/01/k020/acara.ics"}
    assert small.rendered() == around | files | newest(*LISTINGS) | FEEDS | SOUGHT | RECKONING

    # When it is over the agenda and the front page say so, and nothing else does.
    told_by = {"agenda/index.html", "agenda.ics", "index.html"}
    assert small.rendered(LATER + timedelta(days=30)) == told_by

    small.write(draft(20))
    assert "agenda/index.html" in small.rendered(LATER + timedelta(days=30))
    assert not files & set(small.bench.times()) - {"agenda/index.html"}


def test_a_follow_up_renders_what_it_follows(large: Archive) -> None:
    large.write(replace(draft(105), ties=f"follows: {draft(30).known_as}"))

    around = (
        {page(30), page(104), page(105), "index.html", "sitemap-2026.xml"}
        | month(105)
        | short(105)
        | first_proof(105)
    )
    assert large.rendered() == around | newest(*LISTINGS) | FEEDS | SOUGHT | RECKONING


def test_a_reply_renders_what_it_answers(large: Archive) -> None:
    large.write(replace(draft(105), more="kind: reply", ties=f"reply_to: {draft(30).known_as}"))

    found = large.rendered()
    assert found >= {page(30), page(105)} | proof(30) | proof(105)
    assert not found & proof(104)


def test_a_correction_renders_its_story_where_it_stands_and_the_list(large: Archive) -> None:
    at = (FIRST_DAY + timedelta(days=29)).isoformat(timespec="minutes")
    large.write(replace(draft(30), more=f"corrections: [{{at: {at}, wrong: Lima, right: Enam}}]"))

    around = {page(29), page(30), page(31), "ralat/index.html", "sitemap-2026.xml"}
    around |= month(30) | proof(30)
    assert large.rendered() == around | pages(2) | RECKONING


def test_a_withdrawal_of_a_new_story_takes_it_out_of_every_listing(small: Archive) -> None:
    small.write(replace(draft(19), more=f"withdrawn: {{at: {draft(19).ended}, reason: Salah.}}"))

    around = {page(18), page(19), "index.html", "sitemap-2026.xml"} | month(19) | proof(19)
    around |= {"ralat/index.html", "dicabut.json"}
    assert small.rendered() == around | newest(*LISTINGS) | FEEDS | RECKONING


def test_a_record_of_a_post_renders_the_story_and_its_feeds(small: Archive) -> None:
    small.bench.record(draft(19).known_as, Step.POSTED, LATER)

    assert small.rendered() == {page(19)} | proof(19) | FEEDS | RECKONING


def test_a_request_of_a_reader_renders_the_story_and_its_feeds(small: Archive) -> None:
    small.bench.ask(draft(19).known_as, RequestKind.REPLY, LATER)

    assert small.rendered() == {page(19)} | proof(19) | FEEDS


def test_the_end_of_an_embargo_renders_what_a_new_story_does(small: Archive) -> None:
    small.write(replace(draft(20), more="embargo_until: 2026-12-31T08:00+08:00"))
    assert small.rendered(NOW) == {SECURITY}

    around = (
        {page(19), page(20), "index.html", "sitemap-2026.xml", SECURITY}
        | month(20)
        | short(20)
        | first_proof(20)
    )
    # It can be shared from then on.
    around |= shared(20)
    assert small.rendered(LATER) == around | newest(*LISTINGS) | FEEDS | SOUGHT | RECKONING


def test_the_end_of_sharing_renders_the_story(small: Archive) -> None:
    shared = draft(19).ended
    last = datetime.fromisoformat(shared) + timedelta(days=30)
    small.rendered(last - timedelta(minutes=1))

    assert small.rendered(last) == {page(19), "kit/index.html"} | proof(19) | FEEDS


def test_a_short_address_leads_on_from_a_withdrawn_story_too(small: Archive) -> None:
    small.write(replace(draft(19), more=f"withdrawn: {{at: {draft(19).ended}, reason: Salah.}}"))
    small.rendered()

    assert small.bench.times().keys() >= short(19)


def test_the_address_of_the_site_renders_every_short_address(small: Archive) -> None:
    every = {name for name in small.bench.times() if name.startswith("s/")}
    url = 'site_url = "https://contoh.example/berita"'
    small.bench.write("newsroom.toml", settings_text({"url": url}))

    assert len(every) == 20
    assert small.rendered() >= every


def restyle(archive: Archive, name: str) -> None:
    text = (ROOT / "theme" / name).read_text("utf-8")
    archive.bench.write(f"theme/{name}", restyled(name, text, 1))


def dressed(archive: Archive) -> set[str]:
    """All pages but those at short addresses, which only lead on."""
    pages = (name for name in archive.bench.times() if name.endswith(".html"))
    return {name for name in pages if not name.startswith("s/")}


@pytest.mark.parametrize(
    ("template", "users"),
    [
        ("templates/corrections.html", {"ralat/index.html"}),
        ("templates/feed_item.html", FEEDS | {"feeds/budaya.xml"}),
        ("templates/tag.html", {"topik/pasar/index.html"}),
        ("templates/archive.html", {"arsip/index.html"}),
        ("templates/roster.html", {"redaksi/index.html"}),
        ("templates/press.html", {"pers/index.html"}),
        ("templates/scorecard.html", {"rapor/index.html", "rapor/2026/index.html"}),
        ("templates/kit.html", {"kit/index.html"}),
        ("templates/agenda.html", {"agenda/index.html"}),
        ("templates/clarifications.html", {"klarifikasi/index.html"}),
        ("templates/archive_year.html", {"arsip/2026/index.html"}),
        ("templates/archive_month.html", {"arsip/2026/01/index.html"}),
        ("templates/check.html", {"cek/index.html"}),
        ("templates/components/verdict/verdict.html", {"cek/index.html"}),
        ("templates/robots.txt", {"robots.txt"}),
        ("templates/story.html", {page(number) for number in range(20)}),
        ("templates/components/beside/beside.html", {page(number) for number in range(20)}),
        ("templates/components/lead/lead.html", {"index.html"}),
        ("templates/preview.html", set()),
    ],
)
def test_a_template_renders_its_users(small: Archive, template: str, users: set[str]) -> None:
    restyle(small, template)

    assert small.rendered() == users


def test_the_style_renders_every_page_but_no_feed(small: Archive) -> None:
    everything = dressed(small)
    restyle(small, "styles/2-page.css")

    assert small.rendered() == everything | {"sw.js"}


@pytest.mark.parametrize(
    ("script", "users"),
    [
        ("search", {"cari/index.html"}),
        ("cek", {"cek/index.html"}),
        ("lookup", {"cek/index.html"}),
        ("worker", {"sw.js"}),
        ("kit", {"kit/index.html"}),
    ],
)
def test_a_script_renders_the_pages_that_load_it(
    small: Archive, script: str, users: set[str]
) -> None:
    restyle(small, f"scripts/{script}.js")

    assert small.rendered() == users


def test_the_script_of_all_pages_renders_them_all(small: Archive) -> None:
    everything = dressed(small)
    restyle(small, "scripts/site.js")

    assert small.rendered() == everything | {"sw.js"}


def test_a_topic_of_a_second_new_story_renders_the_search_page(small: Archive) -> None:
    small.write(replace(draft(20), tags="Pasar, Pesisir"))
    assert "cari/index.html" not in small.rendered()

    small.write(replace(draft(21), tags="Pasar, Pesisir"))
    assert "cari/index.html" in small.rendered()


def test_the_first_story_of_a_year_renders_the_pages_that_name_years(small: Archive) -> None:
    at = "2027-01-01T08:00+08:00"
    small.write(replace(draft(20), folder="2027/01", ended=at, reviewed=at))

    assert small.rendered(LATER) >= {"cari/index.html", "cek/index.html", "cek/2027.bin"}


def test_a_role_renders_the_page_of_its_person(small: Archive) -> None:
    small.bench.write(
        "content/registers/people.yml", PEOPLE[0].replace("role: Reporter", "role: Redaktur", 1)
    )

    assert "penulis/siti/index.html" in small.rendered()


def test_a_person_whom_no_story_names_renders_the_masthead(small: Archive) -> None:
    more = "- {id: rudi, name: Rudi Hartono, role: Reporter}\n"
    small.bench.write("content/registers/people.yml", PEOPLE[0] + more)

    assert small.rendered() == {"redaksi/index.html"}


def test_a_contact_renders_the_pages_that_show_it(small: Archive) -> None:
    small.bench.write("content/registers/contacts.yml", CONTACTS[1] or "")

    assert small.rendered() == {"redaksi/index.html", "pers/index.html"}


def test_another_editor_of_a_desk_renders_the_masthead(small: Archive) -> None:
    desks = SETTINGS["desks"][0].replace('"dewi", "tomi"', '"dewi", "tomi", "rudi"')
    small.bench.write("newsroom.toml", settings_text({"desks": desks}))

    assert small.rendered() == {"redaksi/index.html"}


def test_settings_of_checks_render_nothing(small: Archive) -> None:
    small.bench.write("newsroom.toml", settings_text({"style": "[style]\nlead_longest = 50\n"}))

    assert small.rendered() == set()


def test_a_campaign_renders_its_page_the_front_and_the_sitemap(small: Archive) -> None:
    small.bench.write("content/registers/campaigns.yml", CAMPAIGNS[2] or "")

    # Its day is over by then, so the front does not show it.
    sitemaps = {"sitemap-pages.xml", "sitemap.xml"}
    assert small.rendered() == HUT | sitemaps


def test_a_night_renders_the_front_and_the_campaigns_that_count_their_days(small: Archive) -> None:
    both = (CAMPAIGNS[2] or "").replace("2026-11-25", f"{LATER + timedelta(days=9):%Y-%m-%d}")
    over = "- {id: lama, name: Lama, date: 2026-01-01, description: Lewat.}\n"
    small.bench.write("content/registers/campaigns.yml", both + over)
    small.rendered()

    assert small.rendered(LATER + timedelta(days=1)) == HUT | {"index.html"}


def test_a_story_of_a_campaign_leaves_its_calendar_and_the_other_campaigns_alone(
    small: Archive,
) -> None:
    small.bench.write("content/registers/campaigns.yml", CAMPAIGNS[3] or "")
    small.rendered()
    small.write(replace(draft(20), more="campaign: hut"))
    rendered = small.rendered()

    assert {one for one in rendered if one.startswith("kampanye/")} == {"kampanye/hut/index.html"}
    assert small.rendered() == set()


def test_the_first_story_of_a_campaign_to_share_brings_its_kit_and_the_last_takes_it_along(
    small: Archive,
) -> None:
    kit = "kit/kampanye/hut/index.html"
    small.bench.write("content/registers/campaigns.yml", CAMPAIGNS[2] or "")
    small.rendered()
    story = replace(fresh(20), more="campaign: hut")
    small.write(story)
    first = small.rendered()
    small.write(replace(story, more="verification: pending\ncampaign: hut"))
    last = small.rendered()

    assert {kit, "kampanye/hut/index.html"} <= first
    assert "kampanye/hut/index.html" in last
    assert not (small.bench.root / "output" / kit).exists()


def test_a_mark_renders_the_stories_of_its_campaign_and_its_pages(small: Archive) -> None:
    small.bench.write("content/registers/campaigns.yml", CAMPAIGNS[2] or "")
    small.write(replace(draft(20), more="campaign: hut"))
    small.rendered()
    marked = (CAMPAIGNS[2] or "").replace("name: HUT Kota", "name: HUT Kota, mark: HUT")
    small.bench.write("content/registers/campaigns.yml", marked)

    stories = {one for one in small.rendered() if one.startswith("2026/")}
    assert stories == {page(20)}


def test_a_campaign_leads_to_its_kit_only_while_it_has_one(small: Archive) -> None:
    shown = small.bench.root / "output/kampanye/hut/index.html"
    ahead = (CAMPAIGNS[2] or "").replace("2026-11-25", f"{LATER + timedelta(days=90):%Y-%m-%d}")
    small.bench.write("content/registers/campaigns.yml", ahead)
    small.write(replace(fresh(20), more="campaign: hut"))
    small.rendered()
    leads = "/kit/kampanye/hut/" in shown.read_text("utf-8")
    small.rendered(LATER + timedelta(days=40))

    assert (leads, "/kit/kampanye/hut/" in shown.read_text("utf-8")) == (True, False)


def test_the_card_that_a_page_names_has_the_new_mark(small: Archive) -> None:
    output = small.bench.root / "output"
    small.bench.write("content/registers/campaigns.yml", CAMPAIGNS[2] or "")
    small.write(replace(fresh(20), more="campaign: hut"))
    small.rendered()
    before = {card.name for card in (output / "cards").iterdir()}
    marked = (CAMPAIGNS[2] or "").replace("name: HUT Kota", "name: HUT Kota, mark: HUT")
    small.bench.write("content/registers/campaigns.yml", marked)
    small.rendered()
    after = {card.name for card in (output / "cards").iterdir()}

    assert not before & after
    assert any(card in (output / page(20)).read_text("utf-8") for card in after)


def test_a_campaign_that_is_gone_takes_its_pages_and_its_calendar_along(small: Archive) -> None:
    output = small.bench.root / "output/kampanye"
    small.bench.write("content/registers/campaigns.yml", CAMPAIGNS[3] or "")
    small.rendered()
    there = {file.name for file in output.rglob("*") if file.is_file()}
    small.bench.write("content/registers/campaigns.yml", "[]\n")
    small.rendered()

    assert there == {"index.html", "agenda.ics"}
    assert not [file for file in output.rglob("*") if file.is_file()]


def test_a_page_that_the_footer_names_renders_everything_with_a_footer(small: Archive) -> None:
    with_footer = dressed(small)
    small.bench.write("content/pages/satu.md", PAGES[1] or "")

    sitemaps = {"sitemap-pages.xml", "sitemap.xml"}
    assert small.rendered() == with_footer | {"tentang/index.html"} | sitemaps


def test_a_damaged_output_renders_itself(small: Archive) -> None:
    (small.bench.root / "output" / page(4)).write_bytes(b"rusak")

    assert small.rendered() == {page(4)}


def fresh(number: int) -> Draft:
    """A story that came out within the last two days before `LATER`."""
    hour = (LATER - timedelta(hours=30 - number)).isoformat(timespec="minutes")
    return replace(draft(number), ended=hour, reviewed=hour)


def test_a_story_of_the_day_renders_the_sitemap_of_news_too(small: Archive) -> None:
    small.write(fresh(20))
    small.rendered()
    small.write(fresh(21))

    around = {page(20), page(21), "index.html", "sitemap-2027.xml", "sitemap-news.xml"}
    around |= {"2026/01/k021/story.json", f"bukti/{LATER - timedelta(hours=9):%Y-%m-%d}.txt"}
    scores_2027 = {name.replace("2026", "2027") for name in SCORES_2026}
    around |= short(21) | {"arsip/2027/01/index.html", "kit/2026-11-19-k021/index.html"}
    around |= {name.replace("2026", "2027") for name in SOUGHT}
    around |= kit_at(datetime.fromisoformat(fresh(21).reviewed))
    assert small.rendered() == around | newest(*LISTINGS) | FEEDS | SCORES | scores_2027


def test_after_two_days_only_the_sitemap_of_news_is_rendered(small: Archive) -> None:
    small.write(fresh(20), fresh(21))
    small.rendered()
    over = datetime.fromisoformat(fresh(20).reviewed) + timedelta(days=2)

    assert small.rendered(over - timedelta(minutes=1)) == set()
    assert small.rendered(over) == {"sitemap-news.xml"}


def test_a_new_headline_in_the_news_renders_the_sitemap_of_news(small: Archive) -> None:
    small.write(fresh(20))
    small.rendered()
    small.write(replace(fresh(20), title="Judul Lain"))

    assert "sitemap-news.xml" in small.rendered()


ENGLISH = {"en/index.html", "feeds/en/atom.xml", "sitemap-en.xml"}


def translated(number: int, name: str = "english") -> Draft:
    """Story `number` of the archive in English."""
    ties = f"lang: en\ntranslation_of: {draft(number).known_as}"
    return replace(draft(number), slug=name, id=f"2026-11-19-{name}", foreign=ties)


def english(name: str = "english") -> set[str]:
    """The outputs of a translation alone."""
    beside = {f"2026/01/{name}/{file}" for file in ("index.html", "story.json")}
    return beside | {f"s/2026-11-19-{name}/index.html"}


def test_the_first_translation_renders_its_original_and_the_way_to_it(large: Archive) -> None:
    large.write(translated(30))

    led_from = {"index.html", "sitemap.xml", "sitemap-pages.xml"}
    assert large.rendered() == {page(30), day_list(30)} | english() | ENGLISH | led_from | SOUGHT


def test_another_one_renders_nothing_in_indonesian_but_its_original(large: Archive) -> None:
    large.write(translated(30))
    large.rendered()
    large.write(translated(104, "other"))

    assert large.rendered() == {page(104), day_list(104)} | english("other") | ENGLISH | SOUGHT


def test_a_word_of_a_translation_renders_its_page_and_feed(large: Archive) -> None:
    large.write(translated(30))
    large.rendered()
    large.write(replace(translated(30), body="Other words."))

    page_and_json = {name for name in english() if name.startswith("2026/")}
    assert large.rendered() == page_and_json | {"feeds/en/atom.xml", day_list(30)}


def test_a_withdrawn_original_renders_its_translation(large: Archive) -> None:
    large.write(translated(30))
    large.rendered()
    large.write(replace(draft(30), more=f"withdrawn: {{at: {draft(30).ended}, reason: Salah.}}"))

    assert "2026/01/english/index.html" in large.rendered()


def test_without_translations_nothing_of_them_is_left(large: Archive) -> None:
    before = large.bench.times().keys()
    large.write(translated(30))
    large.rendered()
    large.bench.remove(translated(30).path)

    assert page(30) in large.rendered()
    assert large.bench.times().keys() == before


def test_answers_to_a_post_render_the_scorecard_alone(small: Archive) -> None:
    at = LATER - timedelta(hours=2)
    small.bench.answer(draft(3).known_as, at, 4)
    assert page(3) in small.rendered()

    small.bench.answer(draft(3).known_as, at, 5)

    assert small.rendered() == RECKONING


def test_a_delay_renders_the_scorecard_when_its_story_is_named_otherwise(small: Archive) -> None:
    small.write(replace(draft(3), more="late_reason: Rapat molor."))
    assert small.rendered() >= RECKONING

    small.write(replace(draft(3), more="late_reason: Rapat molor.", title="Judul Lain"))

    assert small.rendered() >= RECKONING


def test_another_promise_renders_the_scorecard(small: Archive) -> None:
    deadline = SETTINGS["deadline"][1]
    small.bench.write("newsroom.toml", settings_text({"deadline": deadline}))

    assert small.rendered() >= RECKONING


def test_the_last_story_of_a_year_takes_its_scorecard_along(small: Archive) -> None:
    day = "2025-05-05T08:00+08:00"
    lone = replace(draft(20), folder="2025/05", ended=day, reviewed=day)
    small.write(lone)
    assert "rapor/2025/rapor.csv" in small.rendered()
    small.bench.remove(lone.path)

    # A page of a year leads to the others.
    assert {"rapor/index.html", "rapor/2026/index.html"} <= small.rendered()
    assert not [name for name in small.bench.times() if name.startswith("rapor/2025/")]
