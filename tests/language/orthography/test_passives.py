"""Which words behind `di` are verbs."""

import pytest

from newsroom.language.orthography.passives import acts_here, is_passive


@pytest.mark.parametrize(
    ("stem", "verb"),
    [
        ("laksanakan", True),
        ("hadiri", True),
        ("persilakan", True),
        ("perlebar", True),
        ("permukaan", False),
        ("perbaikan", False),
        ("ajakan", False),
        ("jaringan", False),
        ("lokasi", False),
        ("provinsi", False),
        ("sungai", False),
        ("hayati", False),
    ],
)
def test_the_form_of_a_word_tells_a_verb(stem: str, *, verb: bool) -> None:
    assert is_passive(stem) is verb


@pytest.mark.parametrize(
    ("prose", "stem", "verb"),
    [
        ("Pintu harus di kunci rapat.", "kunci", True),
        ("Air di pompa oleh warga.", "pompa", True),
        ("Nomor ada di kunci itu.", "kunci", False),
        ("Ia sudah di rumah.", "rumah", False),
        ("Ia sudah di lantai dua.", "lantai", False),
    ],
)
def test_a_thing_is_done_behind_an_auxiliary_or_before_oleh(
    prose: str, stem: str, *, verb: bool
) -> None:
    start = prose.index(f"di {stem}")
    assert acts_here(prose, start, start + 3 + len(stem), stem) is verb
