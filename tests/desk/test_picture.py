"""The comment on the demo, from the check of a real branch to the words on the pull request."""

from pathlib import Path

import pytest

from tests.desk.desks import rendered
from tests.desk.picture import DRAFT, PICTURE, comment_of_the_demo


@pytest.mark.slow
def test_the_demo_goes_through_both_steps(tmp_path: Path) -> None:
    seen = rendered(comment_of_the_demo(tmp_path))

    assert "🛑 Belum dapat tayang: 3 kesalahan" in seen.text
    assert "tayang paling lambat 23.00 WITA (Sabtu, 21 November 2026)" in seen.text
    assert "kini tersisa 48 menit (pada 22.12 WITA)" in seen.text
    assert "boleh disetujui Theresia Wolong, Baharuddin Lasong (desk Masyarakat)" in seen.text
    assert '"didepan" seharusnya dua kata' in seen.text
    assert "di jembatan 40 30 kilometer per jam" in seen.text
    assert any(f"{DRAFT}?plain=1#L33" in link for link in seen.links)


def test_the_documents_show_it() -> None:
    guide = PICTURE.parents[1] / "editor.md"

    assert "(img/comment.png)" in guide.read_text(encoding="utf-8")
    assert PICTURE.is_file()
