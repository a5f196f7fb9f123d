"""The one stylesheet: tokens from newsroom.toml, then theme/styles, then every component's own.

It is minified; the sources stay as designers write them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from newsroom.settings import Settings
from newsroom.theme.colour import Palette, make_palette
from newsroom.theme.font import FontFile, font_css, font_stack, make_fonts
from newsroom.theme.minify import minify_css

THEME = "theme"
CACHE = ".cache/newsroom/fonts"


@dataclass(frozen=True, slots=True)
class Clothes:
    """What the pages wear: the stylesheet, the fonts that it names, the colours it is made of."""

    css: str
    fonts: tuple[FontFile, ...]
    palette: Palette

    @property
    def name(self) -> str:
        """The stylesheet's file name, by content."""
        return f"style-{sha256(self.css.encode()).hexdigest()[:12]}.css"


def make_clothes(settings: Settings) -> Clothes:
    """The clothes of the newsroom whose newsroom.toml is `settings`.

    Raises SettingsError for a colour that cannot be read, BuildError for a sheet that is no CSS.
    """
    palette = make_palette(settings.look.colour)
    fonts = make_fonts(settings.root / CACHE)
    own = minify_css(_tokens(palette) + font_css(fonts), "newsroom.theme")
    return Clothes("".join([own, *_sheets(settings.root)]), fonts, palette)


def _sheets(root: Path) -> Iterator[str]:
    """theme/styles in the order of their names, then the components in the order of theirs."""
    theme = root / THEME
    files = sorted((theme / "styles").glob("*.css"))
    files += sorted((theme / "templates" / "components").glob("*/*.css"))
    for file in files:
        css = file.read_text(encoding="utf-8")
        yield minify_css(css, file.relative_to(root).as_posix())


def _tokens(palette: Palette) -> str:
    return (
        f":root{{color-scheme:light dark;--serif:{font_stack()};{_colours(palette.light)}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{_colours(palette.dark)}}}}}\n"
        # Paper has no dark mode.
        f"@media print{{:root{{{_colours(palette.light)}}}}}\n"
    )


def _colours(colours: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in sorted(colours.items()))
