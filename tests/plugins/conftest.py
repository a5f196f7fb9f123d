"""One rich newsroom, built once, that the tests of the plug-ins look at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from tests.plugins.payloads import PAYLOADS, hostile_registers, hostile_story
from tests.sites import approved, build, make_site_newsroom, tree
from tests.stories import story_text

SETTINGS = """
[desks.kosong]
name = "Meja Kosong"
description = "Belum ada beritanya."
"""
CAMPAIGN = """\
- id: hari-jadi
  name: Hari Jadi Kota
  date: 2027-02-21
  description: Menuju hari jadi.
  agenda:
    - {name: Lomba perahu, place: Dermaga, starts_at: 2027-01-30T08:00+08:00}
"""
PAGE = "---\ntitle: Tentang kami\nslug: tentang\n---\n\nIsi halaman. ![denah](/images/denah.png)\n"
MASTHEAD = "---\ntitle: Redaksi\nslug: redaksi\n---\n\nSiapa kami.\n"
# Words that stand only in stories which must not be seen.
SECRET = ("rahasia-embargo", "rahasia-naskah")


@dataclass(frozen=True)
class Site:
    """A built site: its newsroom, its folder."""

    root: Path
    output: Path

    def read(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")

    def tree(self, address: str) -> Element:
        return tree(self.read(f"{address.strip('/')}/index.html".removeprefix("/")))

    def names(self) -> list[str]:
        found = (path for path in self.output.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.output).as_posix() for path in found)

    def containing(self, word: str) -> list[str]:
        """The files of the site, cards aside, that hold `word`; and names that do."""
        return [
            name
            for name in self.names()
            if word in name or word.encode() in (self.output / name).read_bytes()
        ]


def stories() -> dict[str, str]:
    """A story of every sort that a plug-in treats in its own way."""
    held = "tags: [{0}]\ncampaign: hari-jadi\nimages: [{{file: {0}.png, alt: x}}]"
    return {
        **approved("tags: [topik 162]", slug="biasa"),
        **approved(
            "label: advertorial\npayer: Koperasi Sela\nimages: [{file: pasar.png, alt: Pasar}]",
            slug="iklan",
        ),
        **approved(
            "corrections: [{at: 2026-11-19T15:20+08:00, wrong: pukul enam, right: pukul lima}]",
            slug="ralat",
        ),
        **approved(
            "tags: [dicabut-saja]\nimages: [{file: cabut.png, alt: x}]\n"
            "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Sumbernya ternyata keliru.}",
            slug="cabut",
        ),
        **approved("follows: 2026-11-19-biasa\ncampaign: hari-jadi", slug="lanjut"),
        **approved(
            f"{held.format(SECRET[0])}\nembargo_until: 2026-12-01T00:00+08:00", slug=SECRET[0]
        ),
        f"content/stories/2026/11/{SECRET[1]}.md": story_text(
            held.format(SECRET[1]), slug=SECRET[1]
        ),
        **{
            path: text
            for number in range(21)
            for path, text in approved("tags: [topik 16]", slug=f"deret-{number:02}").items()
        },
    }


def make(root: Path, settings: str = SETTINGS) -> Site:
    """The rich newsroom in `root`, built."""
    files = {
        **stories(),
        "content/registers/campaigns.yml": CAMPAIGN,
        "content/pages/tentang.md": PAGE,
        "content/pages/redaksi.md": MASTHEAD,
    }
    make_site_newsroom(root, settings=settings, files=files)
    pictures = root / "content" / "images"
    pictures.mkdir()
    for name in ("pasar", "denah", "cabut", "tak-dipakai", *SECRET):
        Image.new("RGB", (30, 20), "teal").save(pictures / f"{name}.png")
    build(root)
    return Site(root, root / "output")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The rich newsroom, built once; tests only look at it."""
    return make(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def make_site() -> Callable[..., Site]:
    """Builds the rich newsroom anew, for tests that change it."""
    return make


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a newsroom full of such stories."""
    stories = {
        f"content/stories/2026/11/jahat-{number}.md": hostile_story(number, payload)
        for number, payload in enumerate(PAYLOADS)
    }
    root = make_site_newsroom(
        tmp_path_factory.mktemp("hostile"),
        files={**stories, **hostile_registers("</script><script>window.jebol=1</script>")},
    )
    (root / "content" / "images").mkdir()
    Image.new("RGB", (30, 20)).save(root / "content" / "images" / "gambar.png")
    build(root)
    return root / "output"
