"""Takes the picture of the comment for docs/editor.md: `python -m tests.desk.picture`, in `make docs`.

The newsroom is the demo, the changes are made here, and the comment is what the two steps of
`newsroom comment` make of them. Only the forge is one in memory.
"""

import io
import re
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt
from PIL import Image

from newsroom.clock import fixed_clock
from newsroom.commands import Shell
from newsroom.commands._desk import Counter
from newsroom.github.client import GitHub
from newsroom.github.pulls import pull_of
from newsroom.ledger import Ledger, Record, StoredHappening
from newsroom.settings import load_settings
from newsroom.trail import Evidence, Step
from tests.desk.forge import NAME, Forge
from tests.ledger.conftest import git
from tests.shells import call
from tests.stories import WITA
from tests.theme.browsing import chromium

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "img" / "comment.png"
FOLDER = "content/stories/2026/11"
DRAFT = f"{FOLDER}/taman-baca-bukit-kenari.md"
LIVE = f"{FOLDER}/jembatan-kenari-dibuka.md"
NOW = datetime(2026, 11, 21, 22, 12, tzinfo=WITA)
SEEN = StoredHappening(
    step=Step.LIVE, at=datetime(2026, 11, 16, 9, 22, tzinfo=WITA), evidence=Evidence.MEASURED
)
CORRECTION = """\
corrections:
  - at: 2026-11-21T22:00+08:00
    wrong: Batas kecepatan di jembatan 40 kilometer per jam.
    right: Batas kecepatan di jembatan 30 kilometer per jam.
"""
# In a newsroom whose approvals are reviews no story has this key.
_REVIEWED = re.compile(r"^reviewed:\n(  - .*\n)+", re.MULTILINE)
# This picture needs no font with emoji.
_SIGNS = {
    "🛑": '<b style="color:#d1242f">●</b>',
    "⚠️": '<b style="color:#9a6700">▲</b>',
    "💡": '<b style="color:#0969da">◆</b>',
    "📄 ": "",
}
WIDTH = 880
STYLE = """
body{margin:0;padding:24px;background:#fff;color:#1f2328;
font:14px/1.5 system-ui,"Noto Sans",sans-serif}
.box{border:1px solid #d1d9e0;border-radius:6px}
.head{background:#f6f8fa;border-bottom:1px solid #d1d9e0;padding:8px 16px;color:#59636e}
.head b{color:#1f2328}.body{padding:8px 16px 16px}
h2{font-size:21px;border-bottom:1px solid #d1d9e0;padding-bottom:6px;margin:12px 0 4px}
h3{font-size:17px;margin:20px 0 8px}h4{font-size:14px;margin:14px 0 6px}
a{color:#0969da}sub{font-size:12px;color:#59636e;vertical-align:baseline}
ul{padding-left:24px;margin:6px 0}li{margin:4px 0}hr{border:0;border-top:1px solid #d1d9e0}
table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:4px 12px}
code{background:#eff1f3;padding:1px 5px;border-radius:4px}
del{background:#ffebe9}ins{background:#dafbe1}
"""


def comment_of_the_demo(folder: Path) -> str:
    """The comment on a pull request with a new story and a correction, made in a copy of the demo."""
    root = folder / "redaksi"
    git(folder, "clone", "-q", str(ROOT), str(root))
    git(root, "checkout", "-q", "-b", "utama")
    draft, live = _text(root, DRAFT), _REVIEWED.sub("", _text(root, LIVE))
    (root / LIVE).write_text(live, encoding="utf-8")
    git(root, "rm", "-q", DRAFT)
    git(root, "add", LIVE)
    git(root, "commit", "-q", "-m", "Sebelum berita ini")
    git(root, "checkout", "-q", "-b", "taman-baca")
    changed = {DRAFT: _as_sent(draft), LIVE: _corrected(live)}
    _record(root)
    for path, text in changed.items():
        (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Taman baca, dan ralat Jembatan Kenari")
    said = call(root, "comment", "--collect", "keluar", "--base", "utama", now=NOW)
    assert said.code == 0, said.err
    base = {name: _text(root, name) for name in ("newsroom.toml", "content/registers/people.yml")}
    base["newsroom.toml"] = base["newsroom.toml"].replace('"declared"', '"github"', 1)
    base[LIVE] = live
    forge = Forge(_bytes(base), dict(_bytes(changed)))
    forge.artifacts = [{"name": "pratinjau.html", "id": 5}]
    shell = Shell(root, io.StringIO(), io.StringIO(), fixed_clock(NOW), {})
    counter = Counter(shell, GitHub(NAME, "-", forge, shell.clock))
    counter.tell(pull_of(forge.pull), root / "keluar/laporan.json", 99)
    return str(forge.comments[0]["body"])


def _as_sent(draft: str) -> str:
    """The story as a reporter in a hurry sends it."""
    front, _, rest = draft.partition("late_reason:")
    body = rest.partition("---\n")[2]
    return (
        f"{front}---\n{body}".replace("Sabtu (21/11/2026)", "Jumat (21/11/2026)")
        .replace("datang sebelum lampu", "menunggu didepan pintu sebelum lampu")
        .replace("kata Hapsari Lembayung", "kata Hapsari Lembayun")
    )


def _corrected(live: str) -> str:
    front, end, body = live.partition("---\n\n")
    return f"{front}{CORRECTION}{end}{body}".replace(
        "di jembatan 40 kilometer per jam.\nTrotoar", "di jembatan 30 kilometer per jam.\nTrotoar"
    )


def _text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def _bytes(texts: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in texts.items()}


def _record(root: Path) -> None:
    def seen(record: Record) -> Record:
        return Record(story=record.story, happenings=(SEEN,))

    Ledger(root, load_settings(root).ledger).update("2026-11-16-jembatan-kenari-dibuka", seen, "x")


def page_of(comment: str) -> str:
    """The comment as a page that looks about as GitHub shows it."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    shown = parser.render(comment)
    for sign, instead in _SIGNS.items():
        shown = shown.replace(sign, instead)
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><style>{STYLE}</style>'
        '<div class="box"><div class="head"><b>github-actions</b> bot menulis komentar</div>'
        f'<div class="body">{shown}</div></div></html>'
    )


def main() -> int:
    """Take the picture; the exit code."""
    with TemporaryDirectory() as folder, chromium() as browser:
        comment = comment_of_the_demo(Path(folder))
        page = browser.new_page(viewport={"width": WIDTH, "height": 600})
        page.set_content(page_of(comment))
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    picture.quantize(256, Image.Quantize.MAXCOVERAGE).save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
