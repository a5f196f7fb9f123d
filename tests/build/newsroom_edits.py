"""What a newsroom can be made of, part by part, for random edits: stories, settings, registers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from newsroom.provenance.keys import PublicKey

SLUGS = tuple(f"s{number}" for number in range(7))
DAYS = (
    "2024-12-31T23:30+08:00",
    "2026-02-01T08:00+08:00",
    "2026-11-10T10:00+08:00",
    "2026-11-19T15:00+08:00",
)
PICTURES = ("2026/a.png", "2026/b.png", "c.png")


@dataclass(frozen=True, slots=True)
class Draft:
    """A story file in parts."""

    slug: str
    folder: str = "2026/11"
    id: str = ""
    title: str = "Pasar Tepian Buka Lebih Pagi"
    body: str = "Pasar Tepian buka lebih pagi."
    desk: str = "layanan"
    authors: str = "siti"
    tags: str = ""
    ended: str = DAYS[3]
    reviewed: str = "2026-11-19T15:40+08:00"
    by: str = "dewi"
    more: str = ""
    ties: str = ""
    foreign: str = ""
    images: str = ""
    fault: str = ""

    @property
    def path(self) -> str:
        return f"content/stories/{self.folder}/{self.slug}.md"

    @property
    def known_as(self) -> str:
        return self.id or f"2026-11-19-{self.slug}"

    def text(self) -> str:
        review = f"reviewed: [{{by: {self.by}, at: {self.reviewed}}}]" if self.reviewed else ""
        images = f"images: [{{file: {self.images}, alt: Pasar}}]" if self.images else ""
        event = f"{{name: Pembukaan {self.slug}, place: Pasar Tepian, ended_at: {self.ended}}}"
        event = "" if "event:" in self.more else f"event: {event}"
        return f"""\
---
id: {self.known_as}
title: {self.title}
desk: {self.desk}
authors: [{self.authors}]
{event}
summary: Pasar Tepian kini buka pukul 05.00 WITA.
tags: [{self.tags}]
sources: [{{name: Ratna Wulandari, role: Kepala Pasar, method: interview, at: 2026-11-19}}]
{review}
{images}
{self.more}
{self.ties}
{self.foreign}
{self.fault}
---

{self.body}
"""


AGENDA = "kind: agenda\nevent: {name: Lomba, place: Lapangan, starts_at: %s}"


def _ids() -> st.SearchStrategy[str]:
    return st.sampled_from([f"2026-11-19-{slug}" for slug in SLUGS])


PARTS: Mapping[str, st.SearchStrategy[str]] = {
    "title": st.sampled_from(["Pasar Baru", "Jalan Kota Selesai", "Ruang Baca Dibuka", '""']),
    "body": st.sampled_from(
        [
            "Kata lain.",
            "Lihat [ini](/2026/11/s1/) dan ![Pasar](/images/2026/a.png).",
            "Sebanyak 140 pohon ditanam warga.\n\n“Kami siap sejak subuh hari ini,” kata Ratna Wulandari.",
            '![Dermaga](/images/2026/../c.png)\n\n![Sama](/images/2026/a.png "Keterangan")',
        ]
    ),
    "desk": st.sampled_from(["layanan", "budaya", "olahraga"]),
    "authors": st.sampled_from(["siti", "budi", "siti, budi", "tak-dikenal"]),
    "tags": st.sampled_from(["", "Pasar", "pasar, Sungai Sela", "PASAR, media sosial"]),
    "ended": st.sampled_from(DAYS),
    "reviewed": st.sampled_from(["", *DAYS, "2026-11-19T15:40+08:00"]),
    "by": st.sampled_from(["dewi", "hendro", "siti"]),
    "more": st.sampled_from(
        [
            "",
            "kind: agenda",
            AGENDA % "2026-11-10T08:00+08:00",
            AGENDA % "2026-11-20T07:00+08:00",
            AGENDA % "2026-12-01T08:00+08:00",
            "kind: reply",
            "kind: clarification\nclaim: Pasar ditutup\nverdict: false",
            "kind: clarification",
            "label: advertorial\npayer: Bank Contoh",
            "verification: pending",
            "campaign: hut",
            "campaign: lomba",
            "corrections: [{at: 2026-11-09T09:00+08:00, wrong: Lima, right: Enam}]",
            "claims: [{statement: Pasar, source: Data, method: document, checked_by: dewi, at: 2026-11-19}]",
            "corrections: [{at: 2026-11-19T15:30+08:00, wrong: Lima, right: Tujuh}]",
            "withdrawn: {at: 2026-11-19T15:35+08:00, reason: Salah.}",
            "embargo_until: 2026-11-20T08:00+08:00",
            "embargo_until: 2026-11-01T08:00+08:00",
            "late_reason: Rapat molor.",
        ]
    ),
    "ties": st.one_of(
        st.just(""),
        _ids().map(lambda id_: f"follows: {id_}"),
        _ids().map(lambda id_: f"reply_to: {id_}"),
    ),
    "foreign": st.one_of(
        st.just(""),
        st.just("lang: en"),
        _ids().map(lambda id_: f"lang: en\ntranslation_of: {id_}"),
        _ids().map(lambda id_: f"translation_of: {id_}"),
    ),
    "images": st.sampled_from(["", *PICTURES, "./c.png"]),
    # The last one has the short address of another.
    "id": st.one_of(st.just(""), _ids(), st.just("2026 11 19 s1")),
    "fault": st.sampled_from(["", "tag: salah"]),
}
assert PARTS.keys() <= {field.name for field in fields(Draft)}

DESKS = (
    '[desks.layanan]\nname = "Layanan"\neditors = ["dewi", "tomi"]\n',
    '[desks.budaya]\nname = "Budaya"\neditors = ["hendro"]\n',
)
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "office": ('name = "Redaksi Kota Contoh"', 'name = "Redaksi Lain"'),
    "city": ('city = "Kota Contoh"', 'city = "Kota Lain"'),
    "url": (
        'site_url = "https://berita.contoh.example"',
        'site_url = "https://contoh.example/berita"',
    ),
    "zone": ("", 'time_zone = "Asia/Jakarta"'),
    "tagline": (
        "",
        'tagline = "Kabar kota"',
        'notice = "Situs percobaan"',
        'responsible = "Dewi"',
        'licence = "Boleh dimuat ulang."',
        'address = "Jalan Satu"',
        'security_contact = "https://contoh.example/lapor/?a=1&b=2"',
    ),
    "desks": (
        "".join(DESKS),
        "".join(reversed(DESKS)),
        DESKS[0],
        "".join(DESKS).replace('"Budaya"', '"Seni"'),
        "".join(DESKS).replace("hendro", "dewi"),
        "".join(DESKS)
        + '[desks.olahraga]\nname = "Olahraga"\neditors = ["dewi"]\ndescription = "Lapangan."\n',
    ),
    "deadline": ("", "[deadline]\nminutes = 30\nwarn_after = 20\n"),
    "look": ("", '[look]\ncolour = "#7a1f2b"\n'),
    "social": (
        "",
        "[social]\nshare_days = 2\n",
        "[social]\nshare_days = 400\n",
        '[social]\ndisclosure = "Kami."\n',
    ),
    "provenance": (
        "",
        f'[provenance]\npublic_key = "{PublicKey(bytes(32)).line}"\n',
    ),
    "ledger": ("", '[ledger]\nbranch = "catatan"\n'),
    "search": ("", "[search]\nenabled = false\n"),
    "networks": (
        "",
        '[networks.x]\naccount = "kota"\n',
        '[networks.websub]\naccount = "hub"\nlive_since = 2026-11-01T00:00:00+08:00\n',
    ),
    "style": ("", "[style]\nlead_longest = 50\n"),
}


def settings_text(chosen: Mapping[str, str]) -> str:
    """newsroom.toml of one value for each part."""
    parts = {name: values[0] for name, values in SETTINGS.items()} | dict(chosen)
    return "[newsroom]\n" + "\n".join(parts[name] for name in SETTINGS) + "\n"


PEOPLE = (
    "- {id: siti, name: Siti Rahma, role: Reporter}\n- {id: budi, name: Budi Santoso, role: Reporter}\n",
    "- {id: siti, name: Siti Rahma Dewi, role: Reporter}\n- {id: dewi, name: Dewi, role: Penyunting}\n",
    "- {id: siti, name: Siti Rahma, role: Redaktur, bio: Menulis.}\n",
    "[]\n",
)
_HUT = "- {id: hut, name: HUT Kota, date: 2026-11-25, description: Ulang tahun.%s}\n"
_AGENDA = " agenda: [{name: Lomba, place: Lapangan, starts_at: 2026-11-24T08:00+08:00}]"
CAMPAIGNS = (
    None,
    "[]\n",
    _HUT % "",
    _HUT % f",{_AGENDA}",
    (_HUT % "").replace("2026-11-25", "2026-11-18"),
    _HUT % f", mark: HUT,{_AGENDA}",
    _HUT % ', mark: HUT Kota, colour: "#8c4a00"',
    (_HUT % "") + "- {id: lomba, name: Lomba Perahu, date: 2026-11-21, description: Perahu.}\n",
)
_VOTE = "- {name: Pemilihan, since: %s, until: %s, candidates: [Ratna Wulandari]}\n"
ELECTIONS = (
    None,
    "[]\n",
    _VOTE % ("2026-11-19", "2026-11-20"),
    _VOTE % ("2026-11-01", "2026-11-18"),
    (_VOTE % ("2026-11-01", "2026-12-18")).replace("Ratna Wulandari", "Pasar Baru"),
)
_PAGE = "---\ntitle: %s\nslug: %s\nsummary: Ringkas.\norder: %d\n---\n\n%s\n"
PAGES = (
    None,
    _PAGE % ("Tentang", "tentang", 1, "Kami menulis."),
    _PAGE % ("Tentang Kami", "tentang", 3, "Kami menulis. ![Dermaga](/images/c.png)"),
    _PAGE % ("Pedoman", "pedoman", 2, "Pegangan kami."),
    _PAGE % ("Redaksi", "redaksi", 2, "Siapa yang menyetujui. ![Dermaga](/images/c.png)"),
)
CONTACTS = (
    None,
    "- {name: Redaksi Kota Contoh, phone: (0999) 1}\n",
    "- {name: Balai Kota, url: 'https://contoh.example', hours: 24 jam}\n",
)
OFFICES = (
    None,
    "- {id: dinas-pasar, name: Dinas Pasar}\n",
    "- {id: dinas-pasar, name: Dinas Pasar Kota}\n- {id: arsip, name: Badan Arsip}\n",
)
LOOKS = (
    "templates/base.html",
    "templates/story.html",
    "templates/index.html",
    "templates/_listing.html",
    "templates/tag.html",
    "templates/campaign.html",
    "templates/archive.html",
    "templates/clarifications.html",
    "templates/agenda.html",
    "templates/roster.html",
    "templates/press.html",
    "templates/proofs.html",
    "templates/components/proofs/proofs.html",
    "templates/kit.html",
    "templates/kit_story.html",
    "templates/kit_digest.html",
    "templates/components/kit/kit.html",
    "templates/archive_month.html",
    "templates/components/months/months.html",
    "templates/feed_item.html",
    "templates/language.html",
    "translations/en/LC_MESSAGES/site.po",
    "templates/components/versions/versions.html",
    "templates/corrections.html",
    "templates/page.html",
    "templates/components/footer/footer.html",
    "templates/components/strip/strip.html",
    "templates/components/headline/headline.html",
    "templates/components/picture/picture.html",
    "templates/components/strip/strip.css",
    "templates/icon.svg",
    "templates/sitemap.xml",
    "templates/sitemap_news.xml",
    "templates/robots.txt",
    "templates/security.txt",
    "templates/sw.js",
    "scripts/site.js",
    "scripts/search.js",
    "scripts/lookup.js",
    "templates/check.html",
    "templates/components/verdict/verdict.html",
    "scripts/kit.js",
    "styles/2-page.css",
)


def picture(shade: int) -> bytes:
    """A small PNG of one colour."""
    held = BytesIO()
    Image.new("RGB", (24, 16), (shade * 40 % 256, 90, 90)).save(held, "PNG")
    return held.getvalue()


def restyled(name: str, text: str, mark: int) -> str:
    """A template, a script or a stylesheet that gives something else for every `mark` but 0."""
    if not mark:
        return text
    if name.endswith(".po"):
        return text.replace('"Published"', f'"Published {mark}"')
    if name.endswith(".js"):
        return f"{text}// {mark}\n"
    if name.endswith((".css", ".txt", ".xml")):
        return f"{text}\n/* {mark} */ .m{mark} {{ margin: {mark}px }}\n"
    if "{% extends" in text and "{% block" not in text:
        return text + f"{{% block title %}}m{mark}{{% endblock %}}"
    if "{% extends" in text:
        return re.sub(r"(\{%-? block \w+ -?%\})", rf"\1 m{mark}", text, count=1)
    return text.replace("</", f"<!-- {mark} --></", 1)
