"""An approval is added to a story's text and every other character stays, however it is written."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsroom.approval import decide, declared
from newsroom.story import Review, Story, parse
from newsroom.story.reviewed import entry_of, with_review
from tests.stories import WITA, make_settings

DESKS = make_settings().desks
AT = datetime(2026, 11, 19, 16, 5, 30, tzinfo=WITA)
ONE = "{by: tomi, at: 2026-11-19T15:40+08:00}"
TWO = '{by: "dewi", at: 2026-11-19T15:50+08:00, covers: 0123456789ab}'

STYLES = {
    "key missing": "",
    "key empty": "reviewed:\n",
    "key empty, remark behind": "reviewed:   # belum\n",
    "nothing, written out": "reviewed: null  # belum\n",
    "tilde": "reviewed: ~\n",
    "empty brackets": "reviewed: [ ]\n",
    "brackets": f"reviewed: [{ONE}]\n",
    "brackets, two": f"reviewed: [{ONE}, {TWO}]  # dua\n",
    "brackets over lines": f"reviewed: [\n  {ONE},   # satu\n  {TWO},\n]\n",
    "lines of braces": f"reviewed:\n  - {ONE}\n",
    "lines without indent": f"reviewed:\n- {ONE}\n- {TWO}\n",
    "lines of keys": "reviewed:\n    -   by: tomi\n        at: 2026-11-19T15:40+08:00\n",
    "a dash on its own": "reviewed:\n  -\n    by: tomi\n    at: 2026-11-19T15:40+08:00\n",
    "remarks between": f"reviewed:   # siapa\n  # satu\n  - {ONE}  # ya\n  # dua\n  - {TWO}\n",
}
BEFORE = "---\nid: 2026-11-19-pasar\ndesk: layanan\nauthors: [siti]\n"
AFTER = "---\n\nPasar Tepian buka lebih pagi.\n"


def read(text: str) -> Story:
    """The story of `text`."""
    story, _ = parse("content/stories/2026/11/pasar.md", text, zone=WITA)
    assert story is not None
    return story


def approve(text: str, by: str = "dewi") -> str:
    """`text` with the approval of an editor."""
    story = read(text)
    approved = with_review(story, Review(by=by, at=AT, covers=story.digest[:12]), zone=WITA)
    assert approved is not None, text
    return approved


remarks = st.sampled_from(["", "\n", "# catatan meja\n", "\n# catatan\n\n"])
pieces = st.sampled_from(
    [
        "",
        "title: Pasar “Tepian” – pukul 05.00\n",
        "summary: |\n  # bukan catatan\n  Dua baris.\n",
        "late_reason: >+\n  Hujan.\n\n",
        "tags: [pasar,  rakor]   # dua\n",
        "different_people:\n- [Ahmad Yani, Ahmad Yamin]\n",
        'payer: "tidak # catatan"\n',
        "social: {default: 'Pasar: buka'}\n",
    ]
)


@given(
    style=st.sampled_from(sorted(STYLES)),
    above=st.tuples(remarks, pieces, remarks),
    below=st.tuples(remarks, pieces, remarks),
    windows=st.booleans(),
)
def test_other_characters_stay_and_the_story_says_the_same(
    style: str, above: tuple[str, ...], below: tuple[str, ...], windows: bool
) -> None:
    assume(above[1] == "" or above[1] != below[1])
    old = "---\n{}{}{}{}".format(BEFORE[4:], "".join(above), STYLES[style], "".join(below)) + AFTER
    before, after = BEFORE + "".join(above), "".join(below) + AFTER
    if windows:
        old, before, after = (text.replace("\n", "\r\n") for text in (old, before, after))
    if not STYLES[style]:
        # A new key goes to the end of the front matter.
        before, after = before + after[: -len(_ending(windows))], _ending(windows)

    new = approve(old)

    assert new.startswith(before)
    assert new.endswith(after)
    assert new.count("\r\n") == (new.count("\n") if windows else 0)
    then, now = read(old), read(new)
    assert replace(now.meta, reviewed=()) == replace(then.meta, reviewed=())
    assert now.meta.reviewed[:-1] == then.meta.reviewed
    assert now.body.text == then.body.text
    assert decide(now, declared(now), DESKS).approved


def _ending(windows: bool) -> str:
    return AFTER.replace("\n", "\r\n") if windows else AFTER


@pytest.mark.parametrize("style", STYLES)
def test_one_word_changed_afterwards_ends_the_approval(style: str) -> None:
    approved = approve(f"{BEFORE}{STYLES[style]}{AFTER}")

    changed = read(approved.replace("lebih pagi", "lebih siang"))

    newest = [approval for approval in declared(changed) if approval.at == AT]
    assert [approval.covers_newest_change for approval in newest] == [False]


def test_a_second_editor_comes_below_the_first() -> None:
    both = approve(approve(BEFORE + AFTER, by="dewi"), by="tomi")

    assert [review.by for review in read(both).meta.reviewed] == ["dewi", "tomi"]
    assert read(both).digest == read(BEFORE + AFTER).digest


def test_an_indented_front_matter_stays_indented() -> None:
    text = "---\n  id: 2026-11-19-pasar\n  desk: layanan\n---\nIsi.\n"

    assert "\n  reviewed:\n    - {by: dewi," in approve(text)


@pytest.mark.parametrize("by", ["null", "no: pe", "1e5", "dé wi", "#x"])
def test_an_odd_id_is_quoted(by: str) -> None:
    assert read(approve(BEFORE + AFTER, by=by)).meta.reviewed[0].by == by


def test_a_plain_id_is_not() -> None:
    assert entry_of(Review(by="dewi-anggraini", at=AT, covers="0e12")) == (
        '{by: dewi-anggraini, at: 2026-11-19T16:05:30+08:00, covers: "0e12"}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\n{id: 2026-11-19-pasar, desk: layanan}\n---\nIsi.\n",
        "---\nid: a\nreviewed: ya\n---\nIsi.\n",
        f"---\nid: a\nreviewed: {ONE}\n---\nIsi.\n",
        f"---\nid: a\nreviewed: [{ONE}]\nreviewed: [{TWO}]\ntitle: {{\n---\nIsi.\n",
    ],
)
def test_nothing_is_written_where_it_could_not_be_read_again(text: str) -> None:
    story, _ = parse("content/stories/2026/11/pasar.md", text, zone=WITA)

    assert story is None or with_review(story, Review(by="dewi", at=AT), zone=WITA) is None
