"""Stories for tests: sound by default, changed by the lines that a test is about."""

from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom.settings import Settings, parse_settings
from newsroom.story import Story, parse

WITA = ZoneInfo("Asia/Makassar")

SETTINGS = """\
[newsroom]
name = "Redaksi Kota Contoh"
city = "Kota Contoh"
site_url = "https://berita.contoh.example"

[desks.layanan]
name = "Layanan"
editors = ["dewi", "tomi"]

[desks.budaya]
name = "Budaya"
editors = ["hendro"]
"""


def make_settings(more: str = "") -> Settings:
    """Settings with the desks layanan (editors dewi, tomi) and budaya (hendro)."""
    return parse_settings(Path(), SETTINGS + more)


def story_text(
    front: str = "",
    *,
    slug: str = "pasar",
    desk: str = "layanan",
    authors: str = "siti",
    ended: str = "2026-11-19T15:00+08:00",
) -> str:
    """The text of a sound story of the desk layanan by siti; `front` adds lines.

    Another slug makes another story, on another event.
    """
    title = "Pasar Tepian Buka Lebih Pagi"
    if slug != "pasar":
        title = f"{title} bersama {slug.replace('-', ' ').title()}"
    return f"""\
---
id: 2026-11-19-{slug}
title: {title}
desk: {desk}
authors: [{authors}]
event:
  name: Pembukaan {slug}
  place: Pasar Tepian
  ended_at: {ended}
summary: Pasar Tepian kini buka pukul 05.00 WITA.
sources:
  - {{name: Ratna Wulandari, role: Kepala Pasar, method: interview, at: 2026-11-19}}
{front}
---

Pasar Tepian buka lebih pagi mulai Kamis (19/11/2026).

“Pedagang sudah siap sejak subuh hari ini,” kata Kepala Pasar Ratna Wulandari.
"""


def make_story(front: str = "", *, slug: str = "pasar", **changes: str) -> Story:
    """The story of `story_text`, read."""
    text = story_text(front, slug=slug, **changes)
    story, found = parse(f"content/stories/2026/11/{slug}.md", text, zone=WITA)
    assert story is not None
    assert not found, found
    return story
