"""Whole newsrooms made up for measuring builds: this house's theme and code, generated stories.

What listings cost depends on desks, authors, tags and on stories that name each other, so the
generated stories are spread over them as those of a city office are: five desks, twenty authors,
two hundred tags, every tenth story following an earlier one, a few corrected or withdrawn.
"""

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from newsroom.settings import load_settings
from story_generator import ZONE, generate

SEED = 20261124
WORDS = 400
TAGS = 200
AUTHORS = 20
LAST_DAY = datetime(2026, 10, 30, 20, tzinfo=ZONE)
"""The newest story comes out about now; the others lie before it."""
STEP = timedelta(minutes=72)
"""Twenty stories a day: 70,000 in ten years."""
SMALLEST = 20
"""Fewer stories leave some desks and edits without one."""
TO_ADD = 8
"""So many stories are kept back, to be added one by one."""
SETTLED = 3600
"""Seconds; so old are files when they are measured. What is newer may be read twice."""

_ROOMS = ("theme", "plugins", "scripts", "content/registers", "content/pages")
_FILES = ("newsroom.toml", "pelicanconf.py")
_ADJECTIVES = (
    *("air", "anak", "bersih", "darat", "hijau", "kota", "laut", "lurah", "malam", "pagi"),
    *("pasar", "rakyat", "sehat", "sekolah", "sungai", "tani", "tepi", "warga", "wisata", "muda"),
)
_NOUNS = (
    *("anggaran", "bantuan", "jalan", "kebun", "lomba", "pelatihan", "pompa", "posyandu"),
    *("rumah", "taman"),
)
_PEOPLE = (
    *("Agustina", "Bastian", "Corinna", "Domingus", "Elvira", "Ferdinan", "Gracia", "Helmi"),
    *("Indriani", "Johanis", "Kamelia", "Laurens", "Melisa", "Nikodemus", "Orpa"),
)


@dataclass(frozen=True, slots=True)
class GeneratedNewsroom:
    """A newsroom in `folder`, and the stories (path, text) that are kept back to be added."""

    folder: Path
    stories: tuple[Path, ...]
    to_add: tuple[tuple[Path, str], ...]

    @property
    def newest(self) -> Path:
        """The newest story that is listed and not about to be corrected."""
        return self.stories[-2]


def make_newsroom(
    source: Path, folder: Path, *, count: int, pictures: int = 0, search: bool = False
) -> GeneratedNewsroom:
    """A newsroom of `count` stories in `folder`, with the theme and the code of `source`.

    The newest `pictures` stories show one picture each; `search` gives the site a search index.
    """
    _copy_house(source, folder, search=search)
    stories: list[Path] = []
    to_add: list[tuple[Path, str]] = []
    draw = random.Random(SEED)  # noqa: S311 - must be repeatable, not secret
    for number, (path, text) in enumerate(_stories(folder, count)):
        file = folder / "content" / "stories" / path
        if count - pictures <= number < count:
            _write(file, _with_picture(text, _draw_picture(folder, number, draw)))
        elif number < count:
            _write(file, text)
        else:
            to_add.append((file, text))
            continue
        stories.append(file)
    # Every newsroom is a repository; the ledger is a branch of it.
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    for file in folder.rglob("*"):
        settle(file)
    return GeneratedNewsroom(folder, tuple(stories), tuple(to_add))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def settle(file: Path) -> None:
    """Let a file look as if nobody had touched it lately, like nearly all files of an archive."""
    stat = file.stat()
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns - SETTLED * 10**9))


def _copy_house(source: Path, folder: Path, *, search: bool) -> None:
    for room in _ROOMS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source / room, folder / room, ignore=ignored)
    for name in _FILES:
        shutil.copy(source / name, folder / name)
    with (folder / "newsroom.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[search]\nenabled = {str(search).lower()}\n")
    registers = folder / "content" / "registers"
    # A campaign stands on the front page until its day, so the day of the bench would count.
    (registers / "campaigns.yml").write_text("[]\n", encoding="utf-8")
    people = registers / "people.yml"
    people.write_text(people.read_text(encoding="utf-8") + _more_people(), encoding="utf-8")


def _more_people() -> str:
    return "".join(
        f"- id: {name.lower()}-rekaan\n  name: {name} Rekaan\n  role: Reporter\n"
        for name in _PEOPLE
    )


def _authors(folder: Path, editors: set[str]) -> Sequence[str]:
    text = (folder / "content" / "registers" / "people.yml").read_text(encoding="utf-8")
    ids = re.findall(r"^- id: (\S+)$", text, re.MULTILINE)
    return [id_ for id_ in ids if id_ not in editors][:AUTHORS]


def _tags() -> Sequence[str]:
    return [f"{noun} {adjective}" for noun in _NOUNS for adjective in _ADJECTIVES][:TAGS]


def _stories(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """`count` stories and those to add, by path below content/stories."""
    settings = load_settings(folder)
    desks = {id_: desk.editors for id_, desk in settings.desks.items()}
    dresser = _Dresser(
        desks, _authors(folder, {by for editors in desks.values() for by in editors})
    )
    first = LAST_DAY - STEP * count
    plain = generate(count=count + TO_ADD, words=WORDS, seed=SEED, first=first, step=STEP)
    for number, (path, text) in enumerate(plain):
        # What is added or changed while measuring is an ordinary story.
        yield path, dresser.dress(text, number, ordinary=number >= count - 3)


class _Dresser:
    """Gives generated stories their desk, authors, tags and what happened to them since."""

    def __init__(self, desks: Mapping[str, Sequence[str]], authors: Sequence[str]) -> None:
        self._desks = list(desks.items())
        self._authors = authors
        self._tags = _tags()
        self._ids: list[str] = []
        self._draw = random.Random(SEED)  # noqa: S311 - must be repeatable, not secret

    def dress(self, text: str, number: int, *, ordinary: bool) -> str:
        """The story `number` with front matter of its own."""
        head, body = text.split("\nreviewed:\n", 1)
        body = body.split("\n---\n", 1)[1]
        desk, editors = self._desks[number % len(self._desks)]
        tags = self._draw.sample(self._tags, self._draw.choice((2, 3)))
        authors = self._draw.sample(self._authors, 2 if number % 7 == 3 else 1)
        head = _set(head, desk=desk, authors=f"[{', '.join(authors)}]", tags=f"[{', '.join(tags)}]")
        ended = datetime.fromisoformat(_value(head, "ended_at"))
        lines = self._history(number, ended, editors[0], ordinary=ordinary)
        self._ids.append(_value(head, "id"))
        return "\n".join([head, *lines, f"---\n{body}"])

    def _history(self, number: int, ended: datetime, editor: str, *, ordinary: bool) -> list[str]:
        minutes = self._draw.randrange(15, 110)
        late = number % 50 == 7
        approved = ended + timedelta(minutes=minutes + 120 if late else minutes)
        changed = approved + timedelta(hours=2)
        lines = ["late_reason: Narasumber baru dapat dihubungi pada malam hari."] if late else []
        if number % 10 == 9:
            lines.append(f"follows: {self._ids[number - 7]}")
        reviews = [approved]
        if not ordinary and number % 97 == 5:
            lines.append(_CORRECTION.format(at=_iso(changed)))
            reviews.append(changed)
        if not ordinary and number % 211 == 11:
            lines.append(_WITHDRAWAL.format(at=_iso(changed)))
            reviews.append(changed)
        lines.append("reviewed:")
        return [*lines, *(f"  - {{by: {editor}, at: {_iso(at)}}}" for at in reviews)]


_CORRECTION = """corrections:
  - {{at: {at}, wrong: Jalan Anggrek, right: Jalan Cemara, note: Nama jalan keliru ditulis.}}"""
_WITHDRAWAL = "withdrawn: {{at: {at}, reason: Acaranya ternyata dibatalkan panitia.}}"
_PICTURE = """images:
  - file: {name}
    alt: Bidang warna yang digambar dengan kode.
    caption: Gambar percobaan.
    credit: Redaksi
    taken_at: 2026-10-01
    ai: false
"""


def _set(head: str, **values: str) -> str:
    for key, value in values.items():
        head = re.sub(rf"^{key}: .*$", f"{key}: {value}", head, count=1, flags=re.MULTILINE)
    return head


def _value(head: str, key: str) -> str:
    found = re.search(rf"^ *{key}: (.*)$", head, re.MULTILINE)
    if found is None:
        raise ValueError(f"a generated story has no {key}")
    return found[1]


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _with_picture(text: str, name: str) -> str:
    return text.replace("\nreviewed:\n", f"\n{_PICTURE.format(name=name)}reviewed:\n", 1)


def _draw_picture(folder: Path, number: int, draw: random.Random) -> str:
    """A picture as large as an office's camera gives, with soft shapes; its name below images."""
    name = f"2026/10/gambar-{number:05}.jpg"
    grain = Image.frombytes("RGB", (48, 32), draw.randbytes(48 * 32 * 3))
    data = BytesIO()
    grain.resize((2400, 1600), Image.Resampling.BICUBIC).save(data, "JPEG", quality=88)
    file = folder / "content" / "images" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.getvalue())
    return name
