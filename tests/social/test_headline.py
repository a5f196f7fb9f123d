"""Setting a headline: large, in even lines that end where a voice would."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.social.headline import LEADING, Setting, fit
from newsroom.social.typesetting import Face, drawable, largest, shorten, width

ROOM = (1088, 340)
SIZES = (40, 108)


def lines_of(text: str, room: tuple[int, int] = ROOM) -> tuple[str, ...]:
    return tuple(line.replace("\u00a0", " ") for line in fit(text, room=room, sizes=SIZES).lines)


def test_three_even_lines() -> None:
    assert lines_of("Hak Jawab: Koperasi Pasar Hulu Jelaskan Iuran Kebersihan") == (
        "Hak Jawab: Koperasi",
        "Pasar Hulu Jelaskan",
        "Iuran Kebersihan",
    )


def test_a_short_headline_is_set_at_the_largest_size() -> None:
    assert fit("Air Surut", room=ROOM, sizes=SIZES).size == 108


def test_a_line_rather_begins_than_ends_with_a_word_that_leans_on_the_next() -> None:
    assert lines_of("42 Pedagang Pasar Hulu Mulai Berjualan di Los Sementara", (526, 410)) == (
        "42 Pedagang",
        "Pasar Hulu",
        "Mulai Berjualan",
        "di Los Sementara",
    )


def test_a_number_stays_with_what_it_counts() -> None:
    for line in lines_of("Warga Tanjung Damar Tabung 4,2 Ton Sampah Plastik", (560, 420)):
        assert not line.endswith("4,2")


def test_a_long_headline_gets_more_lines_rather_than_small_type() -> None:
    title = (
        "Pemerintah Kota Contoh dan Pemerintah Provinsi Menandatangani Nota Kesepahaman "
        "Pengelolaan Sampah Terpadu Sungai Sela sampai Tahun 2045"
    )

    setting = fit(title, room=(936, 900), sizes=(48, 148))

    assert len(setting.lines) > 5
    assert setting.size > 80


def test_a_headline_that_is_too_long_at_the_smallest_size_ends_with_an_ellipsis() -> None:
    setting = fit("Pembangunan Berkelanjutan " * 30, room=ROOM, sizes=SIZES)

    assert setting.size == 40
    assert setting.lines[-1].endswith("…")


def test_a_word_wider_than_the_card_is_broken() -> None:
    setting = fit("Pertanggungjawaban" * 10, room=(500, 340), sizes=SIZES)

    assert len(setting.lines) > 1


def test_characters_without_a_drawing_are_left_out() -> None:
    assert drawable("Batik 🧵 Kawung 日本", Face.HEADLINE) == "Batik Kawung"


def test_what_has_no_room_is_shortened() -> None:
    short = shorten("Kantor Dinas Perhubungan Kota Contoh", Face.TEXT, 30, 200)

    assert short.endswith("…")
    assert width(short, Face.TEXT, 30) <= 200
    assert shorten("Kantor", Face.TEXT, 30, 200) == "Kantor"
    assert shorten("Kantor", Face.TEXT, 30, 1) == ""


def test_a_text_is_made_smaller_only_as_far_as_it_may() -> None:
    assert largest("Kantor", Face.TEXT, (20, 30), 10_000) == 30
    assert largest("Kantor", Face.TEXT, (20, 30), 1) == 20


TITLES = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzABC0123456789,", min_size=1, max_size=14),
    min_size=1,
    max_size=30,
).map(" ".join)


@settings(max_examples=40)
@given(TITLES, st.sampled_from([(1088, 340), (484, 420), (936, 260)]))
def test_every_line_fits_and_no_word_is_lost_before_an_ellipsis(
    title: str, room: tuple[int, int]
) -> None:
    setting: Setting = fit(title, room=room, sizes=SIZES)

    assert setting.step * len(setting.lines) <= max(room[1], setting.step)
    assert setting.step == round(setting.size * LEADING)
    assert all(width(line, Face.HEADLINE, setting.size) <= room[0] for line in setting.lines)
    said = " ".join(setting.lines).replace("\u00a0", " ")
    assert said.replace(" ", "").removesuffix("…") in title.replace(" ", "") or "…" in said
