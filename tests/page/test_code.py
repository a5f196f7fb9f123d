"""The QR code of a permanent address."""

import re

import segno

from newsroom.page.code import Code, code_of
from newsroom.social.code import QUIET_ZONE

ADDRESS = "https://berita.contoh.example/s/2026-11-19-pasar/"


def modules(code: Code) -> list[list[bool]]:
    """What a pen that follows the path leaves on squared paper."""
    paper = [[False] * code.size for _ in range(code.size)]
    x = y = 0
    for way, across, down in re.findall(r"([Mmh])(-?\d+)(?: (-?[\d.]+))?", code.path):
        if way == "h":
            for at in range(int(across)):
                paper[y][x + at] = True
        x += int(across)
        y += int(float(down or 0))
    return paper


def test_the_path_draws_every_dark_module_and_no_other() -> None:
    drawn = modules(code_of(ADDRESS))

    expected = segno.make_qr(ADDRESS, error="l", boost_error=False, mask=0)
    assert drawn == [
        [bool(module) for module in row] for row in expected.matrix_iter(border=QUIET_ZONE)
    ]


def test_a_quiet_zone_surrounds_it() -> None:
    code = code_of(ADDRESS)
    drawn = modules(code)

    edge = [*range(QUIET_ZONE), *range(code.size - QUIET_ZONE, code.size)]
    assert not any(
        drawn[at][other] or drawn[other][at] for at in edge for other in range(code.size)
    )
