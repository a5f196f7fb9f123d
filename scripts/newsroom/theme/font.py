"""The serif of the site: two weights, cut down to the letters that Indonesian stories need.

The font comes from the package font-source-serif-pro (SIL Open Font License). A subset may not
carry its reserved name, so pages call it "Tayang Serif"; its copyright and licence stay inside.
"""

import importlib.metadata
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from newsroom.files import write_aside
from newsroom.parallel import map_chunks

FAMILY = "Tayang Serif"
WEIGHTS = (("Regular", 400), ("Semibold", 600))
_LETTERS = (
    *range(0x20, 0x7F),  # Basic Latin
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A, for names
    *(0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D),
    *(0x201E, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x20AC, 0x2190, 0x2192, 0x2212),
)
_FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "tnum")
# The length field of a WOFF2 header (W3C, WOFF File Format 2.0, section 4.1).
_LENGTH = slice(8, 12)

# Average advance of the letters of an Indonesian sentence, in em, and the names under which a
# system may hold the font. Measured on fonts of the same metrics: Gelasio for Georgia, Noto
# Serif itself, Liberation Serif for Times. So pages look alike with and without the serif.
_SENTENCE = (
    "Pemerintah kota membuka pasar lebih pagi agar warga dan pedagang tidak menunggu di jalan. "
    "Kepala dinas mengatakan layanan itu gratis, berlangsung setiap hari kerja, dan dijaga "
    "petugas sampai sore."
)
_STAND_INS = (
    ("Georgia", {400: (("Georgia",), 0.4559), 600: (("Georgia Bold",), 0.5315)}),
    ("Noto", {400: (("Noto Serif",), 0.4955), 600: (("Noto Serif Bold",), 0.5259)}),
    (
        "Times",
        {
            400: (("Times New Roman", "Liberation Serif"), 0.4123),
            600: (("Times New Roman Bold", "Liberation Serif Bold"), 0.4459),
        },
    ),
)


@dataclass(frozen=True, slots=True)
class FontFile:
    """One weight as WOFF2. Metrics are in em: average `advance`, `ascent`, `descent` (positive)."""

    weight: int
    data: bytes
    advance: float
    ascent: float
    descent: float

    @property
    def name(self) -> str:
        """The file's name, by content."""
        return f"serif-{self.weight}-{sha256(self.data).hexdigest()[:12]}.woff2"


def make_fonts(cache: Path) -> tuple[FontFile, ...]:
    """Both weights, cut once and kept in `cache`."""
    import font_source_serif_pro

    folder = Path(font_source_serif_pro.__file__).parent / "files"
    sources = [(folder / f"SourceSerifPro-{style}.ttf", weight) for style, weight in WEIGHTS]
    absent = [source for source, _ in sources if not _is_whole(_kept(source, cache))]
    for _ in map_chunks(partial(_cut, cache=cache), absent, jobs=len(absent), size=1):
        pass
    return tuple(_font(source, weight, cache) for source, weight in sources)


def _kept(source: Path, cache: Path) -> bytes:
    file = _file(source.read_bytes(), cache)
    return file.read_bytes() if file.is_file() else b""


def _cut(sources: Sequence[Path], cache: Path) -> None:
    for source in sources:
        original = source.read_bytes()
        write_aside(_file(original, cache), _subset(original))


def _file(original: bytes, cache: Path) -> Path:
    return cache / f"{_key(original)}.woff2"


def _font(source: Path, weight: int, cache: Path) -> FontFile:
    from fontTools.ttLib import TTFont

    original = source.read_bytes()
    data = _file(original, cache).read_bytes()
    with TTFont(io.BytesIO(original), lazy=True) as font:
        em, letters, advances = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
        advance = sum(advances[letters[ord(letter)]][0] for letter in _SENTENCE) / len(_SENTENCE)
        line = font["hhea"]
        return FontFile(weight, data, advance / em, line.ascent / em, -line.descent / em)


def _key(original: bytes) -> str:
    """The name of a subset in the cache: whatever can change its bytes takes part."""
    tools = [importlib.metadata.version(name) for name in ("fonttools", "brotli")]
    recipe = repr((_LETTERS, _FEATURES, tools)).encode()
    return sha256(sha256(original).digest() + recipe).hexdigest()[:32]


def _is_whole(data: bytes) -> bool:
    return data[:4] == b"wOF2" and int.from_bytes(data[_LENGTH], "big") == len(data)


def _subset(original: bytes) -> bytes:
    from fontTools import subset

    options = subset.Options(
        flavor="woff2",
        layout_features=list(_FEATURES),
        hinting=False,
        name_IDs=[0, 13, 14],  # copyright, licence, its address
        drop_tables=["FFTM", *subset.Options().drop_tables],
    )
    font = subset.load_font(io.BytesIO(original), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_LETTERS)
    cutter.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()


def font_css(fonts: tuple[FontFile, ...]) -> str:
    """The @font-face rules: the serif, and stand-ins on every system that take the same room.

    A page that could not wait for the serif keeps its stand-in (`optional`, CSS Fonts 4, section
    4.9): stand-ins are as wide on average, yet some headline breaks elsewhere, and then all below
    it would jump.
    """
    own = [
        f'@font-face{{font-family:"{FAMILY}";font-weight:{font.weight};font-display:optional;'
        f'src:url("{font.name}") format("woff2")}}'
        for font in fonts
    ]
    return "\n".join([*own, *_stand_ins(fonts)]) + "\n"


def font_stack() -> str:
    """The value of `font-family` for text in the serif."""
    return ",".join([f'"{FAMILY}"', *(f'"{FAMILY} {name}"' for name, _ in _STAND_INS), "serif"])


def _stand_ins(fonts: tuple[FontFile, ...]) -> Iterator[str]:
    for name, weights in _STAND_INS:
        for font in fonts:
            names, advance = weights[font.weight]
            local = ",".join(f'local("{each}")' for each in names)
            size = font.advance / advance
            yield (
                f'@font-face{{font-family:"{FAMILY} {name}";font-weight:{font.weight};'
                f"src:{local};size-adjust:{size:.1%};"
                f"ascent-override:{font.ascent / size:.1%};"
                f"descent-override:{font.descent / size:.1%};line-gap-override:0%}}"
            )
