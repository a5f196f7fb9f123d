"""A story's record: its key, its place, its file, and what it adds to the trail."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import LedgerError
from newsroom.ledger import OUTBOX, Claim, Record, State, StoredHappening, happenings, key_of
from newsroom.ledger.record import VERSION, decode, encode, path_of
from newsroom.requests import Request, RequestKind
from newsroom.trail import Evidence, Happening, Step
from tests.ledger.records import NOW, STORY, adding, make_claim

PATH = "stories/2026/11/2026-11-19-pasar.json"
RECORD = adding(make_claim())(Record(story=STORY))
words = st.text(st.characters(codec="utf-8"), max_size=20)
moments = st.integers(-(10**8), 10**8).map(lambda seconds: NOW + timedelta(seconds=seconds))
claims = st.builds(
    Claim,
    network=st.sampled_from(["x", "bluesky", OUTBOX]),
    account=words,
    kind=st.sampled_from(["post", "correction"]),
    seq=st.integers(1, 9),
    state=st.sampled_from(State),
    attempt=st.integers(1, 9),
    run=words,
    claimed_at=moments,
    payload=words,
    tokens=st.dictionaries(words, words, max_size=3),
    remote_id=words,
    url=words,
    at=st.none() | moments,
    reason=words,
    not_before=st.none() | moments,
    looks=st.integers(0, 9),
    told=st.integers(0, 9),
    link=words,
    publishing=st.booleans(),
)
ODD_IDS = ["a/b", "../a", ".", "..", "a\nb", "a b", "A", "a%2Fb", "~", "café", "\ud800", "x" * 400]


class TestTheKey:
    def test_never_changes(self) -> None:
        # Ledgers out there hold this key; another one would post everything again.
        assert key_of(STORY, "x", "kotacontoh", "post", 1) == "a49389a623d12e6984a2d559a7d90669"

    def test_differs_with_each_of_its_parts(self) -> None:
        keys = {
            key_of(STORY, "x", "kotacontoh", "post", 1),
            key_of("lain", "x", "kotacontoh", "post", 1),
            key_of(STORY, "facebook", "kotacontoh", "post", 1),
            key_of(STORY, "x", "lain", "post", 1),
            key_of(STORY, "x", "kotacontoh", "correction", 1),
            key_of(STORY, "x", "kotacontoh", "post", 2),
        }

        assert len(keys) == 6

    def test_does_not_mix_up_where_one_part_ends(self) -> None:
        assert key_of("a", "bc", "d", "post", 1) != key_of("ab", "c", "d", "post", 1)


class TestTheFile:
    def test_lies_by_year_and_month_like_the_story(self) -> None:
        assert path_of(STORY) == PATH

    def test_of_an_undated_id_lies_in_one_of_256_folders(self) -> None:
        assert path_of("rakor") == "stories/other/0e/rakor.json"

    @given(st.text(st.characters(), min_size=1, max_size=300))
    def test_has_a_harmless_name_whatever_the_id(self, story_id: str) -> None:
        *folders, name = path_of(story_id).split("/")

        assert name.isascii()
        assert name.removesuffix(".json").strip(".") != ""
        assert not name.startswith((".", "-"))
        assert len(name) < 255
        assert all(folder.isalnum() for folder in folders)

    @given(st.lists(st.text(min_size=1, max_size=200), min_size=2, max_size=4, unique=True))
    def test_is_never_that_of_another_id(self, ids: list[str]) -> None:
        assert all(path_of(one) != path_of(other) for one, other in combinations(ids, 2))

    def test_of_odd_ids_differ_too(self) -> None:
        assert len({path_of(story_id) for story_id in ODD_IDS}) == len(ODD_IDS)

    def test_reads_as_it_was_written(self) -> None:
        posted = make_claim(state=State.POSTED, remote_id="7", url="https://x.example/7", at=NOW)
        live = StoredHappening(step=Step.LIVE, at=NOW, evidence=Evidence.MEASURED)
        record = replace(adding(posted)(RECORD), happenings=(live,))

        assert decode(encode(record), PATH) == record

    def test_is_the_same_whatever_the_order_of_its_claims(self) -> None:
        one, two = adding(make_claim()), adding(make_claim(network="facebook"))
        empty = Record(story=STORY)

        assert encode(one(two(empty))) == encode(two(one(empty)))

    def test_is_written_for_people_too(self) -> None:
        text = encode(RECORD).decode()

        assert text.endswith("\n}\n")
        assert '\n  "story": "2026-11-19-pasar",\n' in text
        assert '"claimed_at": "2026-11-19T16:00:00+08:00"' in text


def changed(**values: object) -> bytes:
    """The file of a sound record, with some of its top keys replaced."""
    return json.dumps({**json.loads(encode(RECORD)), **values}).encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "Expecting value"),
        (b"{", "Expecting property name"),
        (b"\xff\xfe{}", "decode"),
        (b"[" * 100_000, "recursion"),
        (b"[]", "must be keys with values"),
        (b"{}", '"story" is required'),
        (changed(posts=[]), '"posts" must be keys with values'),
        (changed(secret="x"), 'Unknown key "secret"'),
        (changed(posts={"k": {"state": "sent"}}), "posts.k.state"),
        (changed(happenings=[{"step": "live", "at": "2026-11-19T16:00"}]), "has no offset"),
        (changed(story="2026-11-19-lain"), "belongs elsewhere"),
        (changed(version=0), "there is no version 0"),
    ],
)
def test_a_damaged_file_is_named_and_why(data: bytes, why: str) -> None:
    with pytest.raises(LedgerError) as caught:
        decode(data, PATH)

    assert PATH in caught.value.message
    assert why in caught.value.message_en
    assert "nothing was overwritten" in caught.value.message_en


def test_a_file_of_a_newer_version_says_so_before_anything_else() -> None:
    with pytest.raises(LedgerError) as caught:
        decode(changed(version=6, something="new"), PATH)

    assert "newer Tayang (version 6, here 5)" in caught.value.message_en


def test_a_file_of_version_4_is_that_of_a_story_nobody_asked_about() -> None:
    old = json.loads(encode(Record(story=STORY))) | {"version": 4}
    del old["requests"]

    read = decode(json.dumps(old).encode(), PATH)

    assert (read.version, read.requests) == (VERSION, ())


def test_a_request_comes_back_from_its_file_as_it_was() -> None:
    at = NOW
    asked = (
        Request(kind=RequestKind.REPLY, at=at, issue=12),
        Request(kind=RequestKind.CORRECTION, at=at, declined_at=at, reason="Sudah benar."),
    )
    record = Record(story=STORY, requests=asked)

    assert decode(encode(record), PATH) == record


NEW_IN_3 = ("publishing",)
NEW_IN_2 = ("tokens", "not_before", "looks", "told", "link", *NEW_IN_3)


@given(claims)
def test_a_file_of_version_2_is_read_and_written_as_the_newest(claim: Claim) -> None:
    """Nobody told then what had not been sent yet, so all of it may have been."""
    values = json.loads(encode(adding(claim)(Record(story=STORY)))) | {"version": 2}
    for post in values["posts"].values():
        del post["publishing"]

    read = decode(json.dumps(values).encode(), PATH)

    assert read == adding(replace(claim, publishing=True))(Record(story=STORY))


@given(claims)
def test_a_file_of_version_1_is_read_and_written_as_the_newest(claim: Claim) -> None:
    new = adding(claim)(Record(story=STORY))
    values = json.loads(encode(new))
    (key, post), *_ = values["posts"].items()
    kept = {name: value for name, value in post.items() if name not in NEW_IN_2}
    old = {"story": STORY, "version": 1, "posts": {key: kept}, "happenings": []}

    read = decode(json.dumps(old).encode(), PATH)

    assert read.version == VERSION
    unsaid = replace(claim, tokens={}, not_before=None, looks=0, told=0, link="", publishing=True)
    assert read.posts == {key: unsaid}
    assert json.loads(encode(read)).keys() == values.keys()


@given(claims)
def test_a_record_comes_back_from_its_file_as_it_was(claim: Claim) -> None:
    record = adding(claim)(Record(story=STORY))

    assert decode(encode(record), PATH) == record


class TestTheTrail:
    def test_gains_what_a_network_returned(self) -> None:
        at = NOW + timedelta(minutes=3)
        posted = make_claim(state=State.POSTED, url="https://x.example/7", at=at)

        assert happenings(adding(posted)(RECORD)) == (
            Happening(Step.POSTED, at, Evidence.RETURNED, "x", "https://x.example/7"),
        )

    def test_gains_what_the_probe_measured(self) -> None:
        live = StoredHappening(step=Step.LIVE, at=NOW, evidence=Evidence.MEASURED, who="probe")

        assert happenings(Record(story=STORY, happenings=(live,))) == (
            Happening(Step.LIVE, NOW, Evidence.MEASURED, "probe"),
        )

    @pytest.mark.parametrize("state", [State.CLAIMED, State.UNKNOWN, State.BLOCKED, State.REJECTED])
    def test_gains_nothing_from_a_post_that_may_not_be_there(self, state: State) -> None:
        assert happenings(adding(make_claim(state=state, at=NOW))(RECORD)) == ()

    @pytest.mark.parametrize(
        "what", [{"network": OUTBOX, "account": "x"}, {"network": "websub"}, {"kind": "correction"}]
    )
    def test_gains_nothing_from_what_no_reader_sees_as_the_storys_post(
        self, what: dict[str, str]
    ) -> None:
        posted = make_claim(**what, state=State.POSTED, at=NOW)

        assert happenings(adding(posted)(Record(story=STORY))) == ()
