"""Reading a story file: typed values, exact places, and findings instead of exceptions."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.finding import Finding, Span
from newsroom.story import MAX_BYTES, Kind, Method, Story, decode, parse

WITA = ZoneInfo("Asia/Makassar")
PATH = "content/stories/2026/11/jembatan.md"

STORY = """\
---
id: 2026-11-19-jembatan
title: Jembatan Sela Dibuka Kembali
kind: news
desk: pembangunan
authors: [siti-rahma]
event:
  name: Pembukaan jembatan
  place: Jembatan Sela
  ended_at: 2026-11-19T15:00+08:00
sources:
  - {name: Ratna Wulandari, role: Kepala Dinas, method: interview, at: 2026-11-19}
---

Jembatan dibuka pada Kamis (19/11/2026).

“Silakan melintas,” kata Ratna Wulandari.
"""


def read(text: str) -> tuple[Story | None, list[Finding]]:
    return parse(PATH, text, zone=WITA)


def the_story(text: str) -> Story:
    story, _ = read(text)
    assert story is not None
    return story


def with_line(line: str) -> str:
    """The story with one more line of front matter, which becomes line 2."""
    return STORY.replace("---\n", f"---\n{line}\n", 1)


def places(found: list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.span.line, finding.span.column) for finding in found]


class TestASoundStory:
    def test_has_no_findings(self) -> None:
        assert read(STORY)[1] == []

    def test_gives_typed_values(self) -> None:
        meta = the_story(STORY).meta

        assert meta.kind is Kind.NEWS
        assert meta.authors == ("siti-rahma",)
        assert meta.sources[0].method is Method.INTERVIEW
        assert meta.event is not None
        assert meta.event.ended_at == datetime(2026, 11, 19, 7, tzinfo=UTC)

    def test_has_its_address_from_its_path(self) -> None:
        assert the_story(STORY).address == "/2026/11/jembatan/"

    def test_knows_where_each_value_stands(self) -> None:
        story = the_story(STORY)

        assert story.span("title") == Span(3, 8, 3, 36)
        assert story.span("event", "ended_at") == Span(10, 13, 10, 35)
        assert story.span("sources", 0, "role").line == 12

    def test_points_at_the_parent_of_a_value_that_is_missing(self) -> None:
        story = the_story(STORY)

        assert story.span("event", "starts_at") == Span(7, 1, 7, 6)
        assert story.span("payer") == Span(2, 1, 2, 1)

    def test_gives_the_body_as_blocks_with_their_place(self) -> None:
        story = the_story(STORY)
        first, second = story.body.blocks

        assert first.text == "Jembatan dibuka pada Kamis (19/11/2026)."
        assert story.body_span(second.start, second.end) == Span(17, 1, 17, 42)


class TestMeaningComesFromTheModel:
    """Scalars stay text until a field's type reads them, so YAML's own guesses never apply."""

    @pytest.mark.parametrize("value", ["no", "12", "1.10", "2026-11-19", "null x", "0x1F"])
    def test_a_title_is_text_whatever_it_looks_like(self, value: str) -> None:
        text = STORY.replace("Jembatan Sela Dibuka Kembali", value)

        assert the_story(text).meta.title == value

    @pytest.mark.parametrize("line", ["summary:", "embargo_until:", "tags: ~", "withdrawn: null"])
    def test_a_key_with_nothing_behind_it_counts_as_absent(self, line: str) -> None:
        story, found = read(with_line(line))

        assert found == []
        assert story is not None
        assert story.meta == the_story(STORY).meta


class TestFaultsInFrontMatter:
    @pytest.mark.parametrize(
        ("line", "place", "named"),
        [
            ("titel: x", ("invalid-front-matter", 2, 1), '"title"'),
            ("title: x", ("invalid-front-matter", 4, 1), "dua kali"),
            ("verification: maybe", ("invalid-front-matter", 2, 15), "done, pending"),
            ("tags: satu", ("invalid-front-matter", 2, 7), "daftar"),
            ("tags: {satu: dua}", ("invalid-front-matter", 2, 7), "daftar"),
            ("withdrawn: ya", ("invalid-front-matter", 2, 12), "kunci dan nilai"),
            ("embargo_until: besok", ("invalid-front-matter", 2, 16), "tanggal dan jam"),
            ("embargo_until: 2026-11-20", ("invalid-front-matter", 2, 16), "tanggal dan jam"),
            ("embargo_until: 2026-11-20T08:00", ("missing-time-zone", 2, 16), "+08:00"),
            ("embargo_until: 2026-13-20T08:00+08:00", ("invalid-front-matter", 2, 16), "jam"),
            ("corrections: [{wrong: a, right: b}]", ("missing-field", 2, 15), "at"),
            ("images: [{file: a.jpg, ai: maybe}]", ("invalid-front-matter", 2, 28), "true"),
            ("social: {tiktok: x}", ("invalid-front-matter", 2, 10), "tiktok"),
        ],
    )
    def test_are_findings_at_their_place(
        self, line: str, place: tuple[str, int, int], named: str
    ) -> None:
        _, found = read(with_line(line))

        assert places(found) == [place]
        assert named in found[0].message

    def test_leave_the_healthy_values_alone(self) -> None:
        story = the_story(with_line("tags: satu"))

        assert story.meta.tags == ()
        assert story.meta.title == "Jembatan Sela Dibuka Kembali"

    def test_are_all_named_at_once(self) -> None:
        _, found = read(with_line("titel: x\ntags: satu\nembargo_until: besok"))

        assert [finding.span.line for finding in sorted(found, key=lambda f: f.span)] == [2, 3, 4]

    def test_a_wrong_entry_of_a_list_is_reported_once_and_left_out(self) -> None:
        text = STORY.replace("method: interview", "method: hearsay")
        story, found = read(text)

        assert [finding.rule for finding in found] == ["invalid-front-matter"]
        assert story is not None
        assert story.meta.sources == ()


class TestATimeWithoutZone:
    def test_is_read_as_the_newsrooms_own_time(self) -> None:
        story = the_story(with_line("embargo_until: 2026-11-20T08:00"))

        assert story.meta.embargo_until == datetime(2026, 11, 20, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("written", "mended"),
        [
            ("2026-11-20T08:00", "2026-11-20T08:00+08:00"),
            ('"2026-11-20 08:00"', '"2026-11-20 08:00+08:00"'),
        ],
    )
    def test_has_a_safe_fix(self, written: str, mended: str) -> None:
        _, (finding,) = read(with_line(f"embargo_until: {written}"))

        assert finding.fix is not None
        assert finding.fix.safe
        assert finding.fix.replacement == mended


class TestWhatCannotBeReadAtAll:
    @pytest.mark.parametrize(
        ("text", "line", "column", "named"),
        [
            ("", 1, 1, "bagian depan"),
            ("Hanya teks.\n", 1, 1, "bagian depan"),
            ("---\ntitle: x\n", 1, 1, "tidak ditutup"),
            ("---\n- satu\n---\n", 2, 1, "kunci: nilai"),
            ("---\ntitle: [x\n---\n", 3, 1, "tidak dapat dibaca"),
            ("---\ntitle: x\n\tkind: news\n---\n", 3, 1, "tidak dapat dibaca"),
            ("---\n? [a]\n: b\n---\n", 2, 3, "Kunci"),
            ("---\ntitle: !!python/object:os.system x\n---\n", 2, 8, "Tanda !"),
            ("---\ntitle: a\x07b\n---\n", 2, 9, "karakter kendali"),
            ("\n\n---\ntitle: [x\n---\n", 5, 1, "tidak dapat dibaca"),
        ],
    )
    def test_is_one_finding_at_its_place(
        self, text: str, line: int, column: int, named: str
    ) -> None:
        story, found = read(text)

        assert story is None
        assert places(found) == [("invalid-front-matter", line, column)]
        assert named in found[0].message

    def test_a_colon_in_a_title_has_a_safe_fix(self) -> None:
        _, (finding,) = read('---\ntitle: Pemkot: Rapat "besar"\n---\n')

        assert finding.span == Span(2, 8, 2, 29)
        assert finding.fix is not None
        assert finding.fix.replacement == r'"Pemkot: Rapat \"besar\""'


class TestHostileFiles:
    def test_a_yaml_bomb_is_refused_at_its_first_anchor(self) -> None:
        levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
        story, (finding,) = read(f"---\na0: &a0 lol\n{levels}\n---\n")

        assert story is None
        assert finding.span.line == 2
        assert "Jangkar" in finding.message

    def test_deep_nesting_is_refused(self) -> None:
        _, (finding,) = read(f"---\ntags: {'[' * 5000}\n---\n")

        assert finding.rule == "invalid-front-matter"

    def test_too_many_values_are_refused(self) -> None:
        _, (finding,) = read(f"---\ntags: [{', '.join('a' * 5000)}]\n---\n")

        assert "4000" in finding.message

    def test_a_very_long_front_matter_is_refused(self) -> None:
        _, (finding,) = read(f"---\ntitle: {'a' * 70_000}\n---\n")

        assert finding.rule == "invalid-front-matter"

    def test_a_file_over_the_limit_is_not_read(self) -> None:
        text, (finding,) = decode(PATH, b"-" * (MAX_BYTES + 1))

        assert text is None
        assert "2 MB" in finding.message

    def test_a_nul_byte_is_found_where_it_stands(self) -> None:
        text, (finding,) = decode(PATH, b"---\ntitle: a\x00b\n---\n")

        assert text is None
        assert finding.span == Span(2, 9, 2, 10)

    def test_another_encoding_is_found_where_it_stops_being_utf8(self) -> None:
        text, (finding,) = decode(PATH, "---\ntitle: Kaf\xe9\n".encode("latin-1"))

        assert text is None
        assert (finding.span.line, finding.span.column) == (2, 11)

    def test_a_byte_order_mark_is_a_hint_and_the_story_is_read(self) -> None:
        text, (finding,) = decode(PATH, b"\xef\xbb\xbf" + STORY.encode())

        assert text == STORY
        assert finding.severity == "hint"

    def test_windows_line_ends_are_a_hint_and_move_no_position(self) -> None:
        text, (finding,) = decode(PATH, STORY.replace("\n", "\r\n").encode())

        assert finding.severity == "hint"
        assert text is not None
        windows, unix = the_story(text), the_story(STORY)
        assert windows.meta == unix.meta
        assert windows.positions == unix.positions
        assert [block.text for block in windows.body.blocks] == [
            block.text for block in unix.body.blocks
        ]
        assert windows.digest == unix.digest

    def test_a_megabyte_in_one_line_stays_linear(self) -> None:
        def seconds(size: int) -> float:
            text = STORY + "kata **tebal** “kutip” [tautan](x) " * (size // 35)
            start = time.process_time()
            read(text)
            return time.process_time() - start

        small, large = seconds(50_000), seconds(400_000)

        assert large < 8 * small * 4 + 0.5


@given(st.text(max_size=300))
def test_any_text_gives_findings_or_a_story_but_never_an_exception(text: str) -> None:
    story, found = read(text)

    assert story is not None or found


@given(st.text(max_size=200))
def test_any_front_matter_gives_findings_or_a_story(front: str) -> None:
    story, found = read(f"---\n{front}\n---\nIsi.\n")

    assert story is not None or found


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_give_a_finding(data: bytes) -> None:
    text, found = decode(PATH, data)

    assert text is not None or found


class TestTheDigest:
    """What an approval covers: everything but the `reviewed` key."""

    FLOW = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"
    BLOCK = "reviewed:\n  - by: dewi\n    at: 2026-11-19T15:40+08:00"
    ENDLESS = "reviewed:\n- by: dewi\n  at: 2026-11-19T15:40+08:00\n\n# catatan"

    @pytest.mark.parametrize("line", [FLOW, BLOCK, "reviewed: []", "reviewed:"])
    def test_does_not_change_with_the_approvals(self, line: str) -> None:
        assert the_story(with_line(line)).digest == the_story(STORY).digest

    @pytest.mark.parametrize("line", [FLOW, BLOCK, "reviewed: []", "reviewed:"])
    def test_does_not_change_with_approvals_in_the_last_place(self, line: str) -> None:
        text = STORY.replace("\n---\n\nJ", f"\n{line}\n---\n\nJ")

        assert the_story(text).digest == the_story(STORY).digest

    def test_changes_with_every_other_word(self) -> None:
        digests = {
            the_story(text).digest
            for text in (
                STORY,
                STORY.replace("dibuka pada", "ditutup pada"),
                STORY.replace("Ratna", "Retna"),
                STORY.replace("15:00", "15:01"),
                with_line("embargo_until: 2026-11-20T08:00+08:00"),
            )
        }

        assert len(digests) == 5

    def test_keeps_what_stands_behind_the_approvals(self) -> None:
        plain = the_story(with_line(self.ENDLESS))
        changed = the_story(with_line(self.ENDLESS.replace("catatan", "lain")))

        assert plain.digest != changed.digest


def test_the_newest_declared_change_is_a_correction_or_the_withdrawal() -> None:
    lines = (
        "corrections: [{at: 2026-11-20T08:00+08:00, wrong: a, right: b}]\n"
        "withdrawn: {at: 2026-11-21T08:00+08:00, reason: keliru}"
    )
    story = the_story(with_line(lines))

    assert the_story(STORY).last_declared_change is None
    assert story.last_declared_change == datetime(2026, 11, 21, tzinfo=UTC)
    assert story.meta.corrections[0].at.utcoffset() == timedelta(hours=8)


def test_a_key_with_nothing_behind_it_gives_no_value() -> None:
    front = "title:\nsummary: ~\nid: ''\nauthors: 7\nevent:\n  place:\n"

    story = the_story(f"---\n{front}---\n")

    assert [key for key in ("title", "summary", "desk") if story.has(key)] == []
    assert not story.has("event", "place")
    assert [key for key in ("id", "authors", "event") if story.has(key)] == [
        "id",
        "authors",
        "event",
    ]


def test_what_was_left_out_as_unreadable_is_known_by_its_place() -> None:
    front = (
        "title: [a]\nevent: {name: Rapat, ended_at: kemarin}\nsources: [{name: Ratna}]\nids: 1\n"
    )

    story = the_story(f"---\n{front}---\n")

    assert story.unreadable == {("title",), ("event", "ended_at"), ("sources", 0), ("id",)}
    assert not story.readable("event")
    assert not story.readable("sources", 0, "name")
    assert story.readable("event", "name")
    assert story.readable("summary")
