"""Two hundred texts as readers are sent them, each with the answer that /cek/ owes for it.

Drawn with a seed from the stories of tests/corpus: one part of these is on the site, the other part
stands for newsrooms nearby, which write of the same city in the same style.
"""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsroom.lookup import RUN, normal_words
from newsroom.search import plain_text
from newsroom.story import parse_bytes
from newsroom.story.html import render

STORIES = Path(__file__).parents[1] / "corpus" / "stories"
SEED = 20261124
OURS = frozenset({"same", "cut", "added", "altered"})
"""The answers that call a text ours."""
PLENTY = 100
"""Stories with fewer words are not cut and altered here."""


class Told(NamedTuple):
    """A story: its canonical text, the headline in the first line, the summary in the second."""

    path: str
    text: str

    @property
    def title(self) -> str:
        return self.text.split("\n", 1)[0]

    @property
    def words(self) -> list[str]:
        return self.text.split()


class Sent(NamedTuple):
    """A text that a reader was sent: how it came about, and the answers that are right."""

    how: str
    text: str
    right: frozenset[str]
    source: str = ""


@cache
def stories() -> tuple[Told, ...]:
    """The stories of the corpus with enough words."""
    told = map(_told, sorted(STORIES.rglob("*.md")))
    return tuple(one for one in told if one and _is_plenty(one))


def _is_plenty(one: Told) -> bool:
    return len(normal_words(one.text)) >= PLENTY


def _told(file: Path) -> Told | None:
    path = f"content/stories/{file.relative_to(STORIES).as_posix()}"
    story, _ = parse_bytes(path, file.read_bytes(), zone=ZoneInfo("Asia/Makassar"))
    if story is None:
        return None
    body = plain_text(render(story.body.text))
    return Told(path, f"{story.meta.title}\n{story.meta.summary}\n{body}")


def on_site() -> tuple[Told, ...]:
    """Those that are on the site: two of three."""
    return tuple(one for number, one in enumerate(stories()) if number % 3)


def elsewhere() -> tuple[Told, ...]:
    """Those that are not."""
    return tuple(one for number, one in enumerate(stories()) if not number % 3)


def sent_texts() -> list[Sent]:
    """All of them, the same ones every time."""
    draw = random.Random(SEED)  # noqa: S311
    made: list[Sent] = []
    for how, count in _HOW.items():
        made += [how(draw, draw.choice(on_site())) for _ in range(count)]
    foreign = [*elsewhere(), *elsewhere()][: _FOREIGN - len(BY_HAND)]
    made += [_foreign(draw, one) for one in foreign]
    return [*made, *(Sent("by hand", text, _NOT_OURS) for text in BY_HAND)]


def _piece(draw: random.Random, words: list[str], fewest: int, most: int) -> list[str]:
    size = min(len(words), draw.randrange(fewest, most))
    start = draw.randrange(len(words) - size + 1)
    return words[start : start + size]


def _retyped(draw: random.Random, one: Told) -> Sent:
    """In capitals or small letters, with other quotes, in bold, without points in numbers."""
    text = draw.choice([one.text.upper(), one.text.lower(), one.text])
    for mark, typed in (("“", '"'), ("”", '"'), ("’", "'"), ("–", "-")):
        text = text.replace(mark, typed)
    text = text if draw.random() < 0.5 else "\n".join(f"*{line}*" for line in text.split("\n"))
    return Sent("typed again", text, frozenset({"same"}), one.path)


def _truncated(draw: random.Random, one: Told) -> Sent:
    piece = _piece(draw, one.words, RUN + 4, 110)
    return Sent("truncated", " ".join(piece), frozenset({"cut", "same"}), one.path)


def _forwarded(draw: random.Random, one: Told) -> Sent:
    """With what people write above and below before they pass it on."""
    above = draw.choice(["Info penting dari grup sebelah!!", "Mohon dibaca ya bapak ibu", "FYI"])
    below = draw.choice(["Sebarkan ke semua grup", "Jangan sampai tidak tahu", "Sumber: tetangga"])
    piece = " ".join(_piece(draw, one.words, 60, 140))
    return Sent("added", f"{above}\n\n{piece}\n\n{below}", frozenset({"added"}), one.path)


_SWAPS = ("kecuali", "bukan", "sepuluh", "Bandung", "palsu", "gratis", "dibatalkan", "999")


def _replaced(draw: random.Random, one: Told) -> Sent:
    """With other words in a few places inside."""
    piece = _piece(draw, one.words, 70, 140)
    for place in draw.sample(range(6, len(piece) - 6), draw.randrange(1, 5)):
        piece[place] = draw.choice([word for word in _SWAPS if word != piece[place]])
    return Sent("replaced", " ".join(piece), frozenset({"altered"}), one.path)


def _left_out(draw: random.Random, one: Told) -> Sent:
    """Without some words inside."""
    piece = _piece(draw, one.words, 80, 140)
    start = draw.randrange(25, len(piece) - 25)
    shorter = piece[:start] + piece[start + draw.randrange(2, 12) :]
    return Sent("left out", " ".join(shorter), frozenset({"altered", "cut"}), one.path)


def _headline(draw: random.Random, one: Told) -> Sent:
    text = draw.choice([one.title.upper(), one.title])
    return Sent("headline", text, frozenset({"headline"}), one.path)


def _foreign(draw: random.Random, one: Told) -> Sent:
    words = one.words if draw.random() < 0.5 else _piece(draw, one.words, 50, 120)
    return Sent("foreign", " ".join(words), _NOT_OURS)


_NOT_OURS = frozenset({"none", "part"})
_HOW: dict[Callable[[random.Random, Told], Sent], int] = {
    _retyped: 25,
    _truncated: 35,
    _forwarded: 25,
    _replaced: 30,
    _left_out: 10,
    _headline: 10,
}
_FOREIGN = 200 - sum(_HOW.values())


_LINES = """
Pemerintah kota akan menutup jembatan lama selama dua pekan untuk perbaikan lantai dan pagar.
Pengguna jalan diminta lewat jalur selatan sampai pekerjaan selesai.

Assalamualaikum, mohon maaf, rapat RT malam ini pindah ke rumah Pak Budi jam delapan, jangan
lupa bawa iuran bulanan dan fotokopi kartu keluarga, terima kasih semuanya.

Kepala dinas mengatakan bahwa kegiatan itu berjalan lancar dan diikuti warga dengan antusias,
kata dia di sela acara yang digelar di halaman balai kota, Senin pagi.

Resep bolu kukus: campur telur dan gula, kocok sampai putih, masukkan tepung sedikit demi
sedikit, tuang ke cetakan, kukus dua puluh menit dengan api sedang.

The city council approved the new budget on Monday after a long debate about roads, schools and
the renovation of the old market near the river.

kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata

Undang-Undang Nomor 40 Tahun 1999 tentang Pers menyebut bahwa pers nasional wajib melayani hak
jawab dan hak koreksi dari masyarakat yang merasa dirugikan.

Gempa berkekuatan 5,1 mengguncang wilayah pesisir pada pukul 03.12. Badan meteorologi menyatakan
gempa itu tidak berpotensi tsunami dan meminta warga tetap tenang.
"""

BY_HAND = tuple(" ".join(text.split()) for text in _LINES.split("\n\n"))
"""Texts of others, written for this test."""
