"""Catalogues of translations: read as translators write them, refused where they are none."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import BuildError
from newsroom.tongue import FOLDER, SOURCE, Tongue, Tongues, message, read_catalogue, read_tongue

CATALOGUE = """\
# For translators.
msgid ""
msgstr "Language: en\\n"

#: theme/templates/a.html
msgid "Terbit"
msgstr "Published"

msgid ""
"Baris "
"dua"
msgstr ""
"Line \\"two\\"\\n"
"and on"

msgid "{n} jam"
msgid_plural "{n} jam"
msgstr[0] "{n} hour"
msgstr[1] "{n} hours"

#, fuzzy
msgid "Ralat"
msgstr "Correction?"

msgid "Sumber"
msgstr ""
"""
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


def english(root: Path, text: str = CATALOGUE) -> Tongue:
    file = root / FOLDER / "en" / "LC_MESSAGES" / "site.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return read_tongue(root, "en")


def test_words_are_said_in_the_language_and_left_where_nobody_finished_them(tmp_path: Path) -> None:
    tongue = english(tmp_path)

    assert tongue.say("Terbit") == "Published"
    assert tongue.say("Baris dua") == 'Line "two"\nand on'
    assert [tongue.say(words) for words in ("Ralat", "Sumber", "Lain", "")] == [
        *("Ralat", "Sumber", "Lain", "")
    ]


def test_one_is_told_from_many(tmp_path: Path) -> None:
    tongue = english(tmp_path)

    assert [tongue.count("{n} jam", n) for n in (0, 1, 2)] == ["0 hours", "1 hour", "2 hours"]
    assert SOURCE.count("{n} jam", 2) == "2 jam"


def test_indonesian_needs_no_catalogue(tmp_path: Path) -> None:
    assert Tongues(tmp_path)["id"] is SOURCE
    assert SOURCE.say(message("Terbit")) == "Terbit"


@pytest.mark.parametrize("text", [None, "Terbit: Published\n", 'msgid "Terbit\n', "\xff"])
def test_a_catalogue_that_is_none_is_named(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        file = tmp_path / FOLDER / "en" / "LC_MESSAGES" / "site.po"
        file.parent.mkdir(parents=True)
        file.write_bytes(text.encode("latin-1"))

    with pytest.raises(BuildError) as refused:
        Tongues(tmp_path)["en"]

    assert "theme/translations/en/LC_MESSAGES/site.po tidak dapat dibaca" in refused.value.message


@given(st.dictionaries(WORDS, WORDS))
def test_whatever_is_written_is_read(words: dict[str, str]) -> None:
    quoted = [
        f"msgid {json.dumps(one, ensure_ascii=False)}\nmsgstr {json.dumps(other)}\n"
        for one, other in words.items()
    ]

    assert dict(read_catalogue("\n".join(quoted))) == {
        one: (other,) for one, other in words.items()
    }
