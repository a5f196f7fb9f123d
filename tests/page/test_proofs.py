"""The page about proofs: with a key it shows it, without one it says so."""

from newsroom.page.proofs import proofs_page, signers_of
from newsroom.provenance.keys import PublicKey
from tests.stories import make_settings

KEY = PublicKey(bytes(range(32)))


def test_it_names_the_newest_days() -> None:
    found = proofs_page(make_settings(), ["2026-11-23", "2026-11-22"])

    assert [(day.name, day.address) for day in found.days] == [
        ("Senin, 23 November 2026", "/bukti/2026-11-23.txt"),
        ("Minggu, 22 November 2026", "/bukti/2026-11-22.txt"),
    ]
    assert found.newest == "/bukti/2026-11-23.txt"
    assert found.key == found.fingerprint == ""


def test_it_shows_the_key_and_whose_it_is() -> None:
    settings = make_settings(f'[provenance]\npublic_key = "{KEY.line} komentar"\n')
    found = proofs_page(settings, [])

    assert (found.key, found.fingerprint) == (KEY.line, KEY.fingerprint)
    assert (found.who, found.purpose) == ("berita.contoh.example", "tayang-bukti")
    assert found.newest.startswith("/bukti/")
    assert signers_of(settings) == (f'berita.contoh.example namespaces="tayang-bukti" {KEY.line}\n')
