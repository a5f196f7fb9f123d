"""The page with all components: in development only, and never left behind."""

from pathlib import Path

from newsroom.build.output import MANIFEST
from newsroom.build.site import Options, build_site
from newsroom.theme.components import COMPONENTS
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom, tree, with_class


def test_it_shows_every_component_and_goes_with_the_next_public_build(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    output, page = root / "output", root / "output" / "_components" / "index.html"
    build_site(root, output, NOW, options=Options(components=True))
    manifest = (output / MANIFEST).read_bytes()

    shown = [
        one.text for one in with_class(tree(page.read_text(encoding="utf-8")), "specimens__name")
    ]
    assert shown == sorted(path.name for path in (root / COMPONENTS).iterdir())
    assert b"_components" not in manifest

    build_site(root, output, NOW, options=Options(components=None))
    assert page.is_file()

    build_site(root, output, NOW)
    assert not page.parent.exists()
    assert (output / MANIFEST).read_bytes() == manifest


def test_no_two_elements_of_it_have_the_same_id(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    build_site(root, root / "output", NOW, options=Options(components=True))
    page = tree((root / "output" / "_components" / "index.html").read_text(encoding="utf-8"))
    ids = [element.get("id", "") for element in page.iter() if element.get("id")]
    named = [one for element in page.iter() for one in element.get("aria-labelledby", "").split()]

    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)
