"""The label is set into a caption however YAML writes it, and nothing else changes."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.checker import Checker, apply_fixes, make_checker
from newsroom.story import Story, parse
from tests.newsrooms import make_context
from tests.stories import WITA, story_text

PATH = "content/stories/2026/11/pasar.md"
LABEL = " (arsip, 7/3/2019)"
CAPTIONS = st.text("aB é:#,'\"\\{}[].-…!?&*|>%@`", min_size=1, max_size=40).filter(str.strip)


def checker() -> Checker:
    return make_checker(make_context(), only={"unlabelled-archive-photo"})


def story_of(text: str) -> Story:
    story, _ = parse(PATH, text, zone=WITA)
    assert story is not None
    return story


def written(caption: str, style: str | None, *, flow: bool, width: int) -> str:
    """The key `images` as PyYAML writes it, its texts in `style`."""
    image = {"file": "a.jpg", "caption": caption, "credit": "Rudi", "taken_at": "2019-03-07"}

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(
        str, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style)
    )
    dumped: str = yaml.dump(
        [image] if flow else {"images": [image]},
        Dumper=Dumper,
        default_flow_style=flow,
        width=width,
        allow_unicode=True,
        sort_keys=False,
    ).rstrip("\n")
    return "images: " + dumped.replace("\n", "\n  ") if flow else dumped


@given(
    CAPTIONS,
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.booleans(),
    st.sampled_from([20, 1000]),
)
@settings(max_examples=200)
def test_the_caption_says_the_same_and_then_the_label(
    caption: str, style: str | None, flow: bool, width: int
) -> None:
    text = story_text(written(caption, style, flow=flow, width=width))
    said = story_of(text).meta.images[0].caption
    found = checker().check_text(PATH, text)

    fixed = apply_fixes(text, found)

    if fixed != text:
        again = story_of(fixed).meta.images[0].caption.strip()
        bare = said.strip().removesuffix(".")
        assert again in (said.strip() + LABEL, f"{bare}{LABEL}.".strip())
        assert checker().check_text(PATH, fixed) == []


@pytest.mark.parametrize(
    ("entry", "fixed"),
    [
        ("caption: Pasar lama", "caption: Pasar lama (arsip, 7/3/2019)"),
        ("caption: 'Pasar ''lama''.'", "caption: 'Pasar ''lama'' (arsip, 7/3/2019).'"),
        ("caption: Pasar oleh Rudi, S.H.", "caption: Pasar oleh Rudi, S.H. (arsip, 7/3/2019)"),
        ("caption: |\n      Pasar lama.", "caption: |\n      Pasar lama (arsip, 7/3/2019)."),
    ],
)
def test_the_label_stands_before_the_full_stop(entry: str, fixed: str) -> None:
    text = story_text(f"images:\n  - file: a.jpg\n    {entry}\n    taken_at: 2019-03-07")

    mended = apply_fixes(text, checker().check_text(PATH, text))

    assert f"    {fixed}" in mended
