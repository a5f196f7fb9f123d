"""Draw the demo newsroom's pictures into content/images; the same code gives the same bytes."""

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from illustrations import evening, gardens, river, town
from illustrations.canvas import Canvas
from illustrations.palette import PAPER

IMAGES = Path(__file__).resolve().parent.parent / "content" / "images"
QUALITY = 82
MOST_BYTES = 90_000
SCENES: Mapping[str, Callable[[Canvas], None]] = MappingProxyType(
    {
        "2026/10/balai-kota.jpg": town.city_hall,
        "2026/10/jembatan-kenari.jpg": river.bridge,
        "2026/10/perahu-dermaga.jpg": river.pier,
        "2026/10/rumah-pompa.jpg": town.pump_house,
        "2026/10/sungai-subuh.jpg": river.dawn,
        "2026/11/bukit-kenari.jpg": gardens.hillside,
        "2026/11/los-pasar.jpg": town.market,
        "2026/11/malam-lampion.jpg": evening.lanterns,
        "2026/11/susur-sungai.jpg": evening.cruise,
        "2026/11/taman-baca.jpg": gardens.reading_room,
        "2026/11/taman-pelita.jpg": gardens.park,
    }
)


def draw(scene: Callable[[Canvas], None]) -> bytes:
    """The JPEG file of one scene, 1200 by 800 pixels, without metadata."""
    canvas = Canvas(PAPER)
    scene(canvas)
    file = io.BytesIO()
    canvas.finish().save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return file.getvalue()


def write(path: Path, data: bytes) -> bool:
    """Put `data` at `path`, aside first; False when it is there already."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_bytes(data)
    aside.replace(path)
    return True


def main() -> int:
    """Draw every scene and say what changed; 1 when a picture is too heavy."""
    heavy = 0
    for name, scene in SCENES.items():
        data = draw(scene)
        changed = write(IMAGES / name, data)
        heavy += len(data) > MOST_BYTES
        print(f"{name}  {len(data) / 1000:.0f} kB  {'written' if changed else 'unchanged'}")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
