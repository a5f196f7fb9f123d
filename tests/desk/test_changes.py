"""Changes word by word."""

from hypothesis import given
from hypothesis import strategies as some

from newsroom.desk.changes import Change, changes_of


def test_a_replaced_word_is_shown_with_what_stands_around_it() -> None:
    (change,) = changes_of(
        "Judul\n\nPasar buka pukul enam pagi.\n", "Judul\n\nPasar buka pukul lima pagi.\n"
    )

    assert change == Change(3, "enam", "lima", "Pasar buka pukul ", " pagi.")


def test_words_side_by_side_are_one_change() -> None:
    (change,) = changes_of("Ada dua ratus kios di sana.", "Ada tiga puluh kios di sana.")

    assert (change.old, change.new) == ("dua ratus", "tiga puluh")


def test_what_was_added_or_taken_out_stands_alone() -> None:
    added, removed = changes_of("Satu dua.\nTiga empat lima.", "Satu lagi dua.\nTiga lima.")

    assert (added.line, added.old, added.new) == (1, "", "lagi")
    assert (removed.line, removed.old, removed.new) == (2, "empat", "")


def test_windows_line_ends_and_blanks_are_no_change() -> None:
    assert changes_of("a\r\nb  c\n", "a\nb c\n") == ()


def test_the_place_is_that_in_the_new_text() -> None:
    (first, second) = changes_of("a\nb\nc\nd", "baru\na\nb\nc\ne")

    assert (first.line, first.new) == (1, "baru")
    assert (second.line, second.old, second.new) == (5, "d", "e")


def test_a_rewritten_book_is_told_by_its_lines() -> None:
    old = "\n".join(f"kata{n} lain" for n in range(3000))
    (change,) = changes_of(old, old.replace("kata", "hal").replace("lain", "beda"))

    assert change.lines == 3000


words = some.lists(some.sampled_from(["kios", "dua", "pasar", "\n", ".", ",", "50"]), max_size=25)


@given(words, words)
def test_no_changed_word_is_passed_over(old: list[str], new: list[str]) -> None:
    was, now = " ".join(old), " ".join(new)
    found = changes_of(was, now)

    assert found or was.split() == now.split()
    for change in found:
        assert 1 <= change.line <= now.count("\n") + 1
        assert change.old in was
        assert change.new in now
