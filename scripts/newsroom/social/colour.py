"""Colours on cards: read strictly, and compared by how well one is read on the other."""

from collections.abc import Sequence

from PIL import ImageColor

from newsroom.errors import SettingsError


def read_colour(name: str) -> str:
    """`name` as `#rrggbb`. Raises SettingsError where it is no colour."""
    try:
        red, green, blue = ImageColor.getrgb(name)[:3]
    except ValueError:
        raise SettingsError(
            f'newsroom.toml: warna "{name}" tidak dikenal; tulis seperti "#0f5e66".',
            f'newsroom.toml: unknown colour "{name}"; write it like "#0f5e66".',
        ) from None
    return f"#{red:02x}{green:02x}{blue:02x}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: str, inks: Sequence[str]) -> str:
    """The one of `inks` that is read best on `ground`."""
    return max(inks, key=lambda ink: contrast(ink, ground))


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [value / 255 for value in ImageColor.getrgb(colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
