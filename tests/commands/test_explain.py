"""`newsroom explain`: a rule, so that a reporter understands it."""

from pathlib import Path

from tests.newsrooms import make_newsroom
from tests.shells import call

FIXTURE = """\
# missing-field

## Tanpa judul

```story
Isi ⟦berita⟧.
```
"""
CODES = (
    "- {key: KEJ 2, title: Kode Etik, article: Pasal 2, gist: Sumber yang jelas., source: Dewan}\n"
)


def test_a_rule_is_told_with_its_reason_its_cure_and_its_basis(tmp_path: Path) -> None:
    root = make_newsroom(tmp_path, stories={"content/registers/codes.yml": CODES})

    said = call(root, "explain", "missing-field")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("# missing-field\n")
    for heading in ("Dasar / Basis", "Mengapa / Why", "Yang perlu dilakukan / What to do"):
        assert f"\n## {heading}\n" in said.out
    assert "- KEJ 2 (Kode Etik, Pasal 2): Sumber yang jelas.\n" in said.out
    assert "\n- UU KIP 7\n" in said.out, "an article that the register lacks is still named"


def test_examples_are_shown_where_the_repository_has_them(tmp_path: Path) -> None:
    root = make_newsroom(tmp_path)
    assert "Contoh / Example" not in call(root, "explain", "missing-field").out

    make_newsroom(tmp_path, stories={"tests/rules/metadata/missing-field.md": FIXTURE})

    shown = call(root, "explain", "missing-field").out
    assert "### Tanpa judul\n\n```text\nIsi ⟦berita⟧.\n```\n" in shown
    assert shown.index("### Tanpa judul") < shown.index("Dasar / Basis")


def test_a_rule_that_an_editor_judges_says_so(tmp_path: Path) -> None:
    shown = call(make_newsroom(tmp_path), "explain", "quote-was-said").out

    assert "penyunting, dengan daftar periksanya / an editor, with the checklist" in shown
    assert "severity" not in shown


def test_another_severity_in_the_settings_is_told(tmp_path: Path) -> None:
    root = make_newsroom(tmp_path, settings='\n[rules]\nmissing-field = "hint"\n')

    assert "In newsroom.toml: hint." in call(root, "explain", "missing-field").out


def test_the_same_severity_in_the_settings_goes_without_saying(tmp_path: Path) -> None:
    root = make_newsroom(tmp_path, settings='\n[rules]\nmissing-field = "error"\n')

    assert "In newsroom.toml" not in call(root, "explain", "missing-field").out
    assert "In newsroom.toml" not in call(root, "explain", "bad-waiver").out


def test_an_unknown_rule_names_the_nearest(tmp_path: Path) -> None:
    said = call(make_newsroom(tmp_path), "explain", "missing-feild")

    assert (said.code, said.out) == (2, "")
    assert 'Did you mean "missing-field"?' in said.err
