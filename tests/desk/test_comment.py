"""The one comment on a pull request."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from newsroom.deadline import Standing
from newsroom.desk.changes import Change
from newsroom.desk.comment import LIMIT, MARKER, comment, verdict_of
from newsroom.desk.escape import size
from newsroom.desk.inbox import Trouble
from newsroom.desk.report import Report
from newsroom.desk.state import Approver, Desk
from newsroom.finding import Severity
from tests.desk.desks import (
    BLOBS,
    NOW,
    PATH,
    REPOSITORY,
    STORY,
    active_in,
    clockwork,
    finding,
    make_desk,
    post,
    rendered,
)
from tests.desk.test_escape import HOSTILE

ERROR = Report(checked=1, findings=(finding(),))


def test_the_first_line_is_the_verdict() -> None:
    text = comment(make_desk(report=ERROR))

    assert text.startswith("## 🛑 Belum dapat tayang: 1 kesalahan\n<sub>Not yet")


def test_each_state_of_a_pull_request_has_its_verdict() -> None:
    approved = replace(STORY, approved_by="Dewi Anggraini")
    nothing = make_desk(stories=(), paths=frozenset({"docs/operator.md"}))
    desks = [
        make_desk(troubles=(Trouble("Tercampur.", "Mixed."),), report=ERROR),
        nothing,
        make_desk(report=None),
        make_desk(report=ERROR, stories=(approved,)),
        make_desk(),
        make_desk(stories=(approved, STORY)),
        make_desk(stories=(approved,)),
    ]

    assert [verdict_of(desk)[0] for desk in desks] == [
        "🛑 Belum dapat diperiksa: susunan pull request perlu dibenahi",
        "Tidak ada berita yang berubah di sini",
        "❔ Pemeriksaan tidak memberi hasil",
        "🛑 Belum dapat tayang: 1 kesalahan",
        "✅ Tanpa kesalahan, menunggu penyunting",
        "✅ Tanpa kesalahan, menunggu penyunting",
        "✅ Disetujui, siap digabung",
    ]


def test_the_clock_tells_absolute_times_and_of_which_minute_it_speaks() -> None:
    seen = rendered(comment(make_desk()))

    assert (
        "Pasar Tepian Buka Lebih Pagi : tayang paling lambat 16.05 WITA "
        "(Kamis, 19 November 2026); kini tersisa 48 menit (pada 15.17 WITA)." in seen.text
    )


def test_a_finding_leads_to_its_lines_at_the_newest_commit_and_to_its_rule() -> None:
    over_lines = finding(line=3, column=1, end_line=6, end_column=1, severity=Severity.HINT)
    seen = rendered(comment(make_desk(report=Report(findings=(finding(), over_lines)))))

    assert f"{BLOBS}{PATH}?plain=1#L12" in seen.links
    assert f"{BLOBS}{PATH}?plain=1#L3-L5" in seen.links
    assert f"{REPOSITORY}/blob/main/docs/rules/near-duplicate-name.md" in seen.links
    assert "1 kesalahan, 1 petunjuk." in seen.text


def test_editors_who_may_approve_are_named_without_being_called() -> None:
    seen = rendered(comment(make_desk()))

    assert (
        "boleh disetujui Dewi Anggraini (dewi-a), Tomi Wijaya (desk Layanan). "
        "Kini: belum disetujui siapa pun." in seen.text
    )
    assert "@" not in seen.text


def test_a_desk_without_an_editor_who_may_is_told_what_to_do() -> None:
    seen = rendered(comment(make_desk(stories=(replace(STORY, approvers=()),))))

    assert "tidak ada penyunting desk Layanan yang boleh menyetujui" in seen.text


def test_posts_are_told_with_length_cost_and_what_was_cut() -> None:
    posts = (
        post(),
        post(network="facebook", length=500, limit=63_206, cost="", was_cut=True),
        post(network="instagram", fault="Tanpa gambar."),
    )
    seen = rendered(comment(make_desk(report=Report(posts=posts))))

    assert seen.tags.count("table") == 1
    assert "X 210 / 280 US$0,2" in seen.text
    assert "Facebook 500 / 63206 gratis ✂️ dipotong agar muat" in seen.text
    assert "Instagram – – 🛑 Tanpa gambar." in seen.text


def test_a_story_that_was_posted_already_tells_of_no_new_posts() -> None:
    revised = replace(STORY, changes=(), live_since=NOW)
    report = Report(posts=(post(),))

    assert "### Unggahan" not in comment(make_desk(stories=(revised,), report=report))


def test_changes_to_a_story_on_air_are_shown_word_by_word() -> None:
    changed = replace(
        STORY,
        changes=(Change(14, "enam", "lima", "buka pukul", "pagi"), Change(30, lines=900)),
        live_since=NOW - timedelta(days=2),
    )
    seen = rendered(comment(make_desk(stories=(changed,))))

    assert "buka pukul enam lima pagi" in seen.text
    assert {"del", "ins"} <= set(seen.tags)
    assert f"{BLOBS}{PATH}?plain=1#L14" in seen.links
    assert "900 baris berubah" in seen.text
    assert "sudah tayang sejak Selasa, 17 November 2026, 15.17 WITA" in seen.text


def test_without_a_report_nothing_is_claimed_of_the_text() -> None:
    seen = rendered(comment(make_desk(report=None, no_report="bukan JSON")))

    assert "Pemeriksaan tidak memberi laporan (bukan JSON)." in seen.text
    assert "Tidak ada temuan" not in seen.text


def test_a_report_cannot_speak_of_files_that_are_not_in_the_pull_request() -> None:
    elsewhere = finding(path="content/stories/2026/11/lain.md", message="Palsu sekali.")
    posts = (post(path="content/stories/2026/11/lain.md"),)
    seen = rendered(comment(make_desk(report=Report(findings=(elsewhere,), posts=posts))))

    assert "Palsu" not in seen.text
    assert "1 temuan menyebut berkas di luar pull request ini" in seen.text
    assert "table" not in seen.tags
    assert verdict_of(make_desk(report=Report(findings=(elsewhere,))))[0].startswith("✅")


def test_what_comes_from_a_fork_is_said_to_do_so() -> None:
    assert "gerbang memeriksa lagi" in comment(make_desk(is_fork=True))
    assert "gerbang memeriksa lagi" not in comment(make_desk())


def test_the_preview_and_the_runs_page_are_linked() -> None:
    run = f"{REPOSITORY}/actions/runs/9"
    seen = rendered(comment(make_desk(preview=f"{run}/artifacts/7", run=run)))

    assert f"{run}/artifacts/7" in seen.links
    assert run in seen.links


hostile = some.sampled_from([*HOSTILE, "biasa saja"])


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(some.lists(hostile, min_size=12, max_size=12), some.sampled_from(list(Severity)))
def test_hostile_content_does_nothing_wherever_it_stands(says: list[str], level: Severity) -> None:
    a, b, c, d, e, f, g, h, i, j, k, m = says
    path = f"content/stories/2026/11/{a}.md"
    story = replace(
        STORY,
        path=path,
        title=b,
        desk=c,
        approvers=(Approver(d, "dewi-a"),),
        refusals=e,
        changes=(Change(1, f, g, h, i),),
    )
    found = finding(path=path, message=j, message_en=k, severity=level)
    report = Report(findings=(found,), posts=(post(path=path, cost=m, fault=a),))
    desk = make_desk(
        paths=frozenset({path}), stories=(story,), report=report, troubles=(Trouble(b, c, (a,)),)
    )
    markdown = f"{MARKER}\n{comment(desk)}"
    seen = rendered(markdown)

    assert active_in(seen) == []
    assert all(address.startswith(REPOSITORY) for address in seen.links)
    assert seen.comments == [
        "tayang:redaksi",
        "tayang:mulai 2026-11-19T14:05:00+08:00",
        f"tayang:temuan {desk.commit} {int(level is Severity.ERROR)}",
        "/tayang:temuan",
        "tayang:unggahan",
        "/tayang:unggahan",
    ]
    assert sum(line.startswith("<!--") for line in markdown.splitlines()) == 6
    assert set(seen.tags) <= {
        *("h2", "h3", "h4", "sub", "ul", "li", "p", "strong", "a", "br", "code", "del", "ins"),
        *("table", "thead", "tbody", "tr", "th", "td", "hr"),
    }


def many(number: int, message: str = "Nama ini ditulis dengan dua ejaan.") -> Report:
    return Report(
        findings=tuple(finding(line=n + 1, end_line=n + 1, message=message) for n in range(number))
    )


def test_what_does_not_fit_is_counted() -> None:
    text = comment(make_desk(report=many(500, "kata " * 100)))

    shown = text.count("- 🛑")
    assert 10 < shown < 500
    assert f"… dan {500 - shown} temuan lagi" in text
    assert len(text) <= LIMIT


some_texts = some.text(max_size=40) | some.sampled_from(["🛑" * 900, "&" * 4000, "<" * 700, "@a "])


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(
    some.integers(0, 500),
    some.integers(0, 200),
    some.integers(0, 300),
    some.integers(0, 30),
    some_texts,
)
def test_no_comment_is_longer_than_github_takes(
    findings: int, posts: int, changes: int, stories: int, text: str
) -> None:
    desk = crowded(findings, posts, changes, stories, text)
    whole = f"{MARKER}\n{comment(desk)}"

    assert size(whole) <= LIMIT
    rendered(whole)


def crowded(findings: int, posts: int, changes: int, stories: int, text: str) -> Desk:
    """A pull request with as much of everything as may come."""
    words = tuple(Change(n + 1, text, text, text, text) for n in range(changes))
    paths = [f"content/stories/2026/11/{n}-{text[:300]}.md" for n in range(stories)]
    found = tuple(
        finding(path=path, line=n + 1, end_line=n + 1, message=text, message_en=text)
        for n in range(findings)
        for path in paths[n % max(stories, 1) :][:1]
    )
    state = replace(
        STORY,
        title=text,
        desk=text,
        approvers=tuple(Approver(text, "a" * 39) for _ in range(30)),
        refusals=text,
        changes=words,
        clock=clockwork(Standing.LATE, 300),
    )
    return make_desk(
        stories=tuple(replace(state, path=path) for path in paths),
        paths=frozenset(paths),
        report=Report(
            findings=found,
            posts=tuple(post(path=path, cost=text[:400]) for path in paths for _ in range(posts))[
                :200
            ],
        ),
        troubles=tuple(Trouble(text, text, tuple(paths[:5]), 9) for _ in range(4)),
        preview=f"{REPOSITORY}/actions/runs/1/artifacts/2",
    )
