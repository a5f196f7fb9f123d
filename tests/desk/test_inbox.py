"""Pull requests that are wrong as a whole."""

from newsroom.desk.inbox import is_story, troubles_of

STORY = "content/stories/2026/11/pasar.md"


def texts(*paths: str, unreadable: tuple[str, ...] = ()) -> list[str]:
    found = troubles_of(paths, unreadable=unreadable, new=paths)
    return [f"{one.text} {' '.join(one.paths)} {one.more or ''}".strip() for one in found]


def test_a_story_with_its_pictures_and_registers_is_fine() -> None:
    paths = (STORY, "content/images/2026/11/pasar.jpg", "content/registers/people.yml")

    assert texts(*paths) == []
    assert texts("content/pages/tentang.md") == []


def test_code_and_stories_do_not_come_together() -> None:
    (text,) = texts(STORY, "newsroom.toml", ".github/workflows/x.yml")

    assert "tercampur" in text
    assert text.endswith("newsroom.toml .github/workflows/x.yml")


def test_code_alone_is_nobodys_business_here() -> None:
    assert texts("scripts/x.py", "README.md", "docs/operator.md") == []


def test_three_hundred_files_are_too_many() -> None:
    (text,) = texts(*(f"content/stories/2026/11/{n}.md" for n in range(300)))

    assert "mengubah 300 berkas; paling banyak 100" in text


def test_a_story_in_the_wrong_folder_is_shown_the_right_one() -> None:
    (text,) = texts("content/stories/2026-11-19-pasar.md")
    assert "misalnya ke content/stories/2026/11/2026-11-19-pasar.md" in text

    (text,) = texts("berita/pasar.md")
    assert "misalnya ke content/stories/TAHUN/BULAN/pasar.md" in text


def test_a_misplaced_story_beside_a_good_one_is_no_code() -> None:
    (text,) = texts(STORY, "content/pasar.md")

    assert "tidak akan tayang" in text


def test_what_lay_there_before_is_left_alone() -> None:
    assert troubles_of([STORY, "catatan.md"], new=[STORY]) == ()


def test_a_binary_named_md_is_told_apart() -> None:
    (text,) = texts(STORY, unreadable=(STORY,))

    assert "bukan teks" in text
    assert text.endswith(STORY)


def test_only_some_files_are_named_and_the_others_counted() -> None:
    (text,) = texts(*(f"content/{n}.md" for n in range(9)))

    assert text.endswith("content/0.md content/1.md content/2.md content/3.md content/4.md 4")


def test_only_a_file_by_year_and_month_is_a_story() -> None:
    assert is_story(STORY)
    assert not is_story("content/stories/2026/13/pasar.md")
    assert not is_story("content/stories/2026/11/dalam/pasar.md")
