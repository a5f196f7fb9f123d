"""Takes the picture of the form for docs/reporter.md: `python -m tests.intake.picture`, in `make docs`.

The form is .github/ISSUE_TEMPLATE/berita.yml, filled in; the answer is what `newsroom intake` says
to it. Only the forge is one in memory, and GitHub's look is drawn after.
"""

import html
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from PIL import Image, ImageOps

from newsroom.github.attachments import Lost
from newsroom.github.intake import Room, Taken, take_in
from newsroom.intake.form import read_form
from newsroom.intake.story_form import FILE
from newsroom.registers import load_registers
from newsroom.settings import load_settings
from newsroom.story.frontmatter import read_yaml
from tests.intake.github_forms import UPLOAD, rendered
from tests.intake.small_forge import Forge
from tests.pictures.photos import encoded, quarters
from tests.theme.browsing import chromium

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "img" / "form.png"
PHONE = (390, 844)
TITLE = "Taman Baca Bukit Kenari Buka Sabtu Sore"
ANSWERS = {
    "jenis": "Berita",
    "desk": "Masyarakat",
    "acara": "Pembukaan Taman Baca Bukit Kenari",
    "tempat": "Taman Baca Bukit Kenari",
    "selesai": "15.00",
    "ringkasan": "Taman baca di Bukit Kenari buka setiap Sabtu sore.",
    "isi": "Warga Bukit Kenari membuka taman baca, Kamis (19/11/2026).",
    "narasumber": "Hapsari Lembayung, pengelola taman baca",
    "foto": f"![IMG_2041.jpg]({UPLOAD})\nhttps://foto.contoh.example/lama.jpg",
    "tampak": "Anak-anak duduk di tikar membaca buku di bawah pohon kenari",
}
SHOWN = 6
"""So many questions fit on the phone."""
STYLE = """
body{margin:0;background:#fff;color:#1f2328;font:15px/1.45 system-ui,"Noto Sans",sans-serif}
.bar{background:#f6f8fa;border-bottom:1px solid #d1d9e0;padding:10px 16px;font-weight:600}
main{padding:12px 16px}label{display:block;font-weight:600;margin:14px 0 4px}
.hint{color:#59636e;font-size:13px;margin:0 0 4px}b.star{color:#d1242f}
.value{border:1px solid #d1d9e0;border-radius:6px;padding:7px 10px;background:#fff;min-height:20px}
.value.drop::after{content:"▾";float:right;color:#59636e}
.said{border:1px solid #d1d9e0;border-radius:6px;margin-top:14px}
.said .bar{font-weight:400;font-size:13px;border-radius:6px 6px 0 0;color:#59636e}
.said>div+div{padding:4px 14px 8px}.tag{display:inline-block;border-radius:1em;padding:1px 9px;
background:#dafbe1;border:1px solid #aceebb;font-size:12px}h1{font-size:20px;margin:4px 0 8px}
sub{font-size:12px;color:#59636e;vertical-align:baseline}em{font-style:italic}code{background:#eff1f3}
ul{padding-left:20px;margin:8px 0}
"""


def form_page() -> str:
    """The beginning of the form, as a phone shows it."""
    data: Any = read_yaml((ROOT / ".github/ISSUE_TEMPLATE" / FILE).read_text(encoding="utf-8")).data
    title = f'<label>Add a title <b class="star">*</b></label><div class="value">{TITLE}</div>'
    return _page("Kirim berita", title + "".join(_questions(data["body"])))


def _questions(body: Any) -> Iterator[str]:
    markdown = MarkdownIt("commonmark")
    asked = [item for item in body if item["type"] != "markdown"]
    for item in body:
        if item["type"] == "markdown":
            yield markdown.render(item["attributes"]["value"])
        elif item in asked[:SHOWN]:
            yield _question(item)


def _question(item: Any) -> str:
    said = item["attributes"]
    star = ' <b class="star">*</b>' if item.get("validations", {}).get("required") == "true" else ""
    hint = (
        f'<p class="hint">{html.escape(said["description"])}</p>' if "description" in said else ""
    )
    kind = "value drop" if item["type"] == "dropdown" else "value"
    answer = html.escape(ANSWERS.get(item["id"], ""))
    return (
        f'<label>{html.escape(said["label"])}{star}</label>{hint}<div class="{kind}">{answer}</div>'
    )


def answer_page() -> str:
    """What is said below the form a minute later."""
    settings, (registers, _) = load_settings(ROOT), load_registers(ROOT)
    logins = {"siti-rahma": "siti-gh", "theresia-wolong": "theresia-w"}
    people = tuple(replace(one, github=logins.get(one.id, "")) for one in registers.people)
    form = read_form(FILE, (ROOT / ".github/ISSUE_TEMPLATE" / FILE).read_text(encoding="utf-8"))
    photo = encoded(quarters(), "JPEG")
    room = Room(
        root=ROOT,
        settings=settings,
        registers=replace(registers, people=people),
        form=form,
        checklist="",
        fetch=lambda address: photo if address == UPLOAD else Lost.GONE,
    )
    forge = Forge(rendered(ANSWERS, form=form), title=TITLE)
    outcome = take_in(forge.client, room, forge.issue)
    assert outcome.taken is Taken.OPENED, forge.said
    # Machines that take pictures have seldom a font for emoji.
    said = MarkdownIt("commonmark", {"html": True}).render(forge.said.replace("✅", "✔"))
    body = (
        f'<h1>{TITLE} <span class="hint">#12</span></h1><span class="tag">naskah</span>'
        '<div class="said"><div class="bar"><b>redaksi-kota-contoh</b> bot · 1 menit lalu</div>'
        f"<div>{said}</div></div>"
    )
    return _page("kantor/berita", body)


def _page(bar: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><style>{STYLE}</style>'
        f'<div class="bar">{bar}</div><main>{body}</main></html>'
    )


def main() -> int:
    """Take the picture; the exit code."""
    shots = []
    with chromium() as browser:
        for content in (form_page(), answer_page()):
            page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
            page.set_content(content)
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            shots.append(ImageOps.expand(shot, 1, "#8b8f90"))
    margin = 24
    width = sum(shot.width for shot in shots) + margin * (len(shots) + 1)
    sheet = Image.new("RGB", (width, shots[0].height + 2 * margin), "#e4e1d9")
    for order, shot in enumerate(shots):
        sheet.paste(shot, (margin + order * (shot.width + margin), margin))
    sheet.quantize(128).save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
