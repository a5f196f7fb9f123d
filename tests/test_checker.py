"""Rules and stories to findings: severities, waivers, one finding per cause, safe fixes."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.checker import Checker, apply_fixes, fix_all, make_checker
from newsroom.errors import SettingsError
from newsroom.finding import Finding, Fix, LineIndex, Severity
from newsroom.rules import Context, LoadedRule, Rule, Waivable, finding, load_rule, waiving
from newsroom.story import Story, decode, parse
from tests.newsrooms import make_context
from tests.stories import WITA, make_settings, story_text

PATH = "content/stories/2026/11/pasar.md"


def with_rules(toml: str) -> Context:
    return make_context(settings=make_settings(f"\n[rules]\n{toml}\n"))


def check(text: str, context: Context | None = None) -> list[Finding]:
    return make_checker(context or make_context()).check_text(PATH, text)


def rules_in(found: Iterable[Finding]) -> list[str]:
    return [one.rule for one in found]


class TestSeverity:
    def test_is_the_rules_own_unless_the_newsroom_says_otherwise(self) -> None:
        late = story_text("reviewed: [{by: dewi, at: 2026-11-19T18:00+08:00}]")

        assert [one.severity for one in check(late)] == [Severity.WARNING]
        stricter = with_rules('deadline-missed = "error"')
        assert [one.severity for one in check(late, stricter)] == [Severity.ERROR]

    def test_off_silences_a_rule(self) -> None:
        late = story_text("reviewed: [{by: dewi, at: 2026-11-19T18:00+08:00}]")

        assert check(late, with_rules('deadline-missed = "off"')) == []

    def test_a_finding_may_weigh_less_than_its_rule(self) -> None:
        text, odd = decode(PATH, story_text().replace("\n", "\r\n").encode())
        assert text is not None
        story, found = parse(PATH, text, zone=WITA)

        (windows,) = make_checker(make_context()).check(story, odd + found)

        assert (windows.rule, windows.severity) == ("invalid-front-matter", Severity.HINT)

    def test_a_file_that_cannot_be_read_is_reported_whatever_is_switched_off(self) -> None:
        (unreadable,) = check("no front matter", with_rules('invalid-front-matter = "off"'))

        assert unreadable.severity is Severity.ERROR

    def test_an_unknown_rule_in_the_settings_names_the_nearest(self) -> None:
        with pytest.raises(SettingsError, match=r'"missing-feild".*"missing-field"'):
            make_checker(with_rules('missing-feild = "off"'))


class TestFindings:
    def test_carry_the_basis_of_their_rule(self) -> None:
        (one,) = check(story_text("titel: Pasar"))

        assert one.basis == load_rule("invalid-front-matter").record.basis

    def test_are_sorted_by_place(self) -> None:
        text = story_text("titel: Pasar\nlabel: berita").replace("authors: [siti]", "authors: x")

        lines = [one.span.line for one in check(text)]

        assert len(lines) == 3
        assert lines == sorted(lines)

    def test_name_one_cause_once(self) -> None:
        def twice(story: Story, context: Context) -> Iterable[Finding]:
            for line in (9, 3):
                span = LineIndex("\n" * 9).span(line, line)
                yield finding("a-rule", story, span, "Sama.", "The same.")

        (one,) = run_alone(twice)

        assert one.span.line == 4

    def test_name_every_place_where_there_is_something_to_mend(self) -> None:
        def twice(story: Story, context: Context) -> Iterable[Finding]:
            for at in (0, 3):
                span = LineIndex(story.text).span(at, at + 3)
                yield finding("a-rule", story, span, "Sama.", "Same.", fix=Fix("x", safe=True))

        assert len(run_alone(twice)) == 2


def a_rule(waivable: Waivable = Waivable.EDITOR) -> Rule:
    return replace(load_rule("missing-field").record, waivable=waivable)


def run_alone(check: object) -> list[Finding]:
    """What a made-up rule finds in a sound story."""
    rule = LoadedRule("a-rule", "a-family", a_rule(), check)  # type: ignore[arg-type]
    checker = Checker(make_context(), (rule,), {"a-rule": Severity.ERROR})
    return checker.check_text(PATH, story_text())


class TestWaivers:
    GIVEN = "waivers: [{rule: missing-field, reason: Pengumuman singkat kantor, by: dewi}]"

    def without_sources(self, front: str) -> str:
        lines = story_text(front).splitlines(keepends=True)
        return "".join(
            line for line in lines if "sources" not in line and "Kepala Pasar" not in line
        )

    def test_a_waiver_that_counts_sets_its_rule_aside(self) -> None:
        assert rules_in(check(self.without_sources(""))) == ["missing-field"]
        assert check(self.without_sources(self.GIVEN)) == []

    def test_a_waiver_that_does_not_count_changes_nothing(self) -> None:
        by_author = self.GIVEN.replace("dewi", "siti")

        assert sorted(rules_in(check(self.without_sources(by_author)))) == [
            "bad-waiver",
            "missing-field",
        ]

    def test_a_rule_that_cannot_be_waived_goes_on_speaking(self) -> None:
        text = story_text(self.GIVEN.replace("missing-field", "missing-event-end"))
        endless = "".join(line for line in text.splitlines(keepends=True) if "ended_at" not in line)

        assert sorted(rules_in(check(endless))) == ["bad-waiver", "missing-event-end"]

    def test_a_waiver_that_nothing_calls_for_is_a_finding(self) -> None:
        assert rules_in(check(story_text(self.GIVEN))) == ["bad-waiver"]

    def test_a_waiver_of_a_rule_that_is_off_is_not_judged(self) -> None:
        assert check(story_text(self.GIVEN), with_rules('missing-field = "off"')) == []

    @pytest.mark.parametrize(
        ("approved_by", "counts"),
        [
            ("", True),
            ("dewi", False),
            ("tomi", True),
            ("dewi tomi", True),
            # Neither an author's review nor that of another desk is a second editor's.
            ("dewi siti", False),
            ("dewi hendro", False),
        ],
    )
    def test_some_rules_need_an_editor_besides_the_one_who_approved(
        self, monkeypatch: pytest.MonkeyPatch, approved_by: str, counts: bool
    ) -> None:
        strict = LoadedRule("missing-field", "metadata", a_rule(Waivable.SECOND_EDITOR), None)
        monkeypatch.setattr(waiving, "load_rule", lambda name: strict)
        reviews = [f"{{by: {one}, at: 2026-11-19T15:30+08:00}}" for one in approved_by.split()]
        front = f"{self.GIVEN}\nreviewed: [{', '.join(reviews)}]"
        story, _ = parse(PATH, story_text(front), zone=WITA)
        assert story is not None

        granted = waiving.granted(story, make_settings())

        assert bool(granted) is counts

    def test_a_second_editor_who_saw_an_older_text_is_none(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        strict = LoadedRule("missing-field", "metadata", a_rule(Waivable.SECOND_EDITOR), None)
        monkeypatch.setattr(waiving, "load_rule", lambda name: strict)
        older = '{by: tomi, at: 2026-11-19T15:10+08:00, covers: "000000000000"}'
        newest = "{by: dewi, at: 2026-11-19T15:30+08:00}"
        story, _ = parse(
            PATH, story_text(f"{self.GIVEN}\nreviewed: [{older}, {newest}]"), zone=WITA
        )
        assert story is not None

        assert waiving.granted(story, make_settings()) == {}


def mend(text: str, *edits: tuple[int, int, str], safe: bool = True) -> str:
    lines = LineIndex(text)
    found = [
        Finding("a-rule", PATH, lines.span(start, end), "", "", fix=Fix(new, safe=safe))
        for start, end, new in edits
    ]
    return apply_fixes(text, found)


class TestFixes:
    def test_replace_their_span_and_nothing_else(self) -> None:
        assert mend("satu dua tiga", (5, 8, "DUA"), (0, 0, "> ")) == "> satu DUA tiga"

    def test_are_left_out_unless_safe(self) -> None:
        assert mend("satu", (0, 4, "dua"), safe=False) == "satu"

    def test_that_overlap_are_made_one_at_a_time(self) -> None:
        assert mend("abcdef", (0, 3, "X"), (2, 5, "Y"), (5, 6, "Z")) == "XdeZ"

    def test_at_the_same_place_are_made_one_at_a_time(self) -> None:
        assert mend("ab", (1, 1, "x"), (1, 1, "y")) == "axb"

    def test_may_touch(self) -> None:
        assert mend("abcd", (0, 2, "X"), (2, 4, "Y")) == "XY"

    def test_follow_the_line_ends_of_the_file(self) -> None:
        assert mend("a\r\nb\r\n", (3, 3, "x\n")) == "a\r\nx\r\nb\r\n"

    def test_may_reach_beyond_their_finding(self) -> None:
        lines = LineIndex("a b")
        fix = Fix("A B", safe=True, span=lines.span(0, 3))

        assert apply_fixes("a b", [Finding("r", PATH, lines.span(0, 1), "", "", fix=fix)]) == "A B"

    def test_are_made_until_none_is_left(self) -> None:
        text = story_text("embargo_until: 2026-11-19T06:00").replace(
            "title: Pasar", "title: Kota: Pasar"
        )

        fixed = fix_all(make_checker(make_context()), PATH, text)

        assert 'title: "Kota: Pasar Tepian Buka Lebih Pagi"' in fixed
        assert "embargo_until: 2026-11-19T06:00+08:00" in fixed

    @given(
        text=st.text(alphabet="ab\n\ré", max_size=60),
        edits=st.lists(
            st.tuples(st.integers(0, 60), st.integers(0, 9), st.text(max_size=3)), max_size=6
        ),
    )
    def test_leave_every_other_character_as_it_is(
        self, text: str, edits: list[tuple[int, int, str]]
    ) -> None:
        wanted = [(start, min(start + length, len(text)), new) for start, length, new in edits]
        kept = [span for span in wanted if span[0] <= span[1]]

        fixed = mend(text, *kept)

        outside = "".join(
            character
            for offset, character in enumerate(text)
            if not any(start <= offset < end for start, end, _ in kept)
        )
        assert is_within(outside, fixed)


def is_within(part: str, whole: str) -> bool:
    """Whether the characters of `part` stand in `whole` in the same order."""
    rest = iter(whole)
    return all(character in rest for character in part)


FRONT_LINES = st.sampled_from(
    [
        *("title: Pasar", "title: Kota: Pasar", "title: [a]", "titel: x", 'title: "', "title:"),
        *("kind: agenda", "kind: agend", "desk: layanan", "desk: x", "authors: [siti, admin]"),
        *("authors: siti", "event: {ended_at: 2026-11-19 15:00}", "event: besok", "event:"),
        *("event: {ended_at: 2027-01-01T00:00Z, name: Rapat}", "label: advertorial"),
        *("sources: [{name: Ratna}]", "sources: {}", "late_reason: ' '", "summary: a"),
        *("waivers: [{rule: missing-field, reason: Pengumuman kantor, by: dewi}]",),
        *(
            "waivers: [{rule: '*'}]",
            "waivers: 3",
            "waivers: [7, {by: x}]",
            "reviewed: [{by: dewi}]",
        ),
        *("embargo_until: 2026-11-19 06:00", "withdrawn: {at: 2026-11-20T06:00Z, reason: x}"),
        *("\t", "- x", "&a b", "# x", "? y", "campaign: x", "id: ../x"),
    ]
)


@given(lines=st.lists(FRONT_LINES, max_size=8), body=st.text(max_size=80))
def test_any_front_matter_is_judged_without_an_exception_and_mended_for_good(
    lines: list[str], body: str
) -> None:
    checker = make_checker(make_context())
    text = "\n".join(["---", *lines, "---", body])

    found = checker.check_text(PATH, text)

    assert all(one.severity and one.basis for one in found)
    end = LineIndex(text).position(len(text))
    assert all((1, 1) <= (one.span.line, one.span.column) <= end for one in found)
    fixed = fix_all(checker, PATH, text)
    assert fix_all(checker, PATH, fixed) == fixed


@given(st.text())
def test_any_text_is_judged_without_an_exception(text: str) -> None:
    checker = make_checker(make_context())

    assert all(one.severity for one in checker.check_text(PATH, text))


class TestAnyLanguage:
    FRONT = "lang: en\ntranslation_of: 2026-11-19-asli"

    def test_translations_are_judged_by_what_holds_in_any_language(self) -> None:
        text = story_text(self.FRONT).replace("sources:", "sumber:").replace("dewi", "tomi")
        text = text.replace("Pasar Tepian buka lebih pagi", "Pasar buka jam 22:00 dirumah")

        names = rules_in(check(text))

        assert {"invalid-front-matter", "unlinked-translation", "missing-field"} <= set(names)
        assert not {"day-and-time-form", "joined-preposition", "missing-event-end"} & set(names)

    def test_the_same_text_in_indonesian_is_judged_by_all(self) -> None:
        text = story_text().replace("Pasar Tepian buka lebih pagi", "Pasar buka jam 22:00 dirumah")

        assert {"day-and-time-form", "joined-preposition"} <= set(rules_in(check(text)))
