"""The one comment on a pull request: what an editor has to know, in the order it is needed.

The verdict in a line, the clock, who may approve, what is wrong, what changed, how the posts come
out. Long lists are cut where GitHub's limit is near, and say by how much.
"""

from collections.abc import Iterable, Sequence

from newsroom.clock import say_hour
from newsroom.desk import clock
from newsroom.desk.escape import plain, size
from newsroom.desk.findings import believed, findings_section
from newsroom.desk.fitting import Item, fit
from newsroom.desk.inbox import Trouble
from newsroom.desk.keeping import between, findings_between, starts_told
from newsroom.desk.links import link
from newsroom.desk.posts import posts_section
from newsroom.desk.rewording import changes_section
from newsroom.desk.state import Approver, Desk, StoryState
from newsroom.finding import Severity

MARKER = "<!-- tayang:redaksi -->"
"""The first line of the comment, by which it is found again."""
LIMIT = 65_536
"""The longest body that GitHub takes: https://docs.github.com/en/rest/issues/comments"""

# A clock and approvals that are told again later need a little more room than now.
_SPARE = 4_000
_MARGIN = 100
# The earliest of them press the most.
_MOST_CLOCKS = 20
_TOO_LONG = "### Temuan\n\nTemuan tidak muat lagi di sini; lihat ringkasan pemeriksaan.\n"
_APPROVALS, _TROUBLES, _POSTS, _CHANGES = 8_000, 8_000, 10_000, 14_000
_MOST_APPROVERS = 12


def comment(desk: Desk) -> str:
    """The comment's Markdown, to be written below `MARKER`; at most LIMIT characters with it."""
    before = "\n\n".join(part for part in _before(desk) if part)
    after = "\n\n".join(part for part in _after(desk) if part)
    findings = _findings(desk, LIMIT - size(MARKER) - size(before) - size(after))
    return "\n\n".join(part for part in (before, findings, after) if part).rstrip()


def _findings(desk: Desk, room: int) -> str:
    if desk.report is None and desk.kept is not None:
        kept = findings_between(desk.commit, desk.kept.errors, desk.kept.findings)
        return kept if size(kept) + _MARGIN <= room else _TOO_LONG
    told = findings_section(desk, room - _SPARE)
    return findings_between(desk.commit, _errors(desk), told) if desk.report and told else told


def _before(desk: Desk) -> Iterable[str]:
    verdict, verdict_en = verdict_of(desk)
    yield f"## {verdict}\n<sub>{verdict_en}</sub>"
    yield between("pratinjau", _preview(desk))
    yield starts_told(clock.starts_of(desk.stories)[:_MOST_CLOCKS])
    yield clock.section(desk.stories, desk.now, desk.zone)
    yield _approvers(desk.stories)
    troubles = (Item(f"{_trouble(one)}\n\n") for one in desk.troubles)
    more = "… dan {} lagi / more".format
    yield fit(troubles, len(desk.troubles), _TROUBLES, more).rstrip()


def _after(desk: Desk) -> Iterable[str]:
    yield changes_section(desk, _CHANGES)
    posts = posts_section(desk, _POSTS)
    yield between("unggahan", posts or (desk.kept.posts if desk.kept else ""))
    yield _foot(desk)


def verdict_of(desk: Desk) -> tuple[str, str]:
    """The pull request in one line, in Indonesian and English."""
    errors = _errors(desk)
    if desk.troubles:
        return (
            "🛑 Belum dapat diperiksa: susunan pull request perlu dibenahi",
            "Not ready: the pull request itself needs mending first.",
        )
    if not desk.changes_stories:
        return "Tidak ada berita yang berubah di sini", "No story is changed here."
    if desk.report is None and desk.kept is None:
        return "❔ Pemeriksaan tidak memberi hasil", "The check gave no result."
    if errors:
        return f"🛑 Belum dapat tayang: {errors} kesalahan", f"Not yet: errors to mend: {errors}."
    if desk.stories and all(story.approved_by for story in desk.stories):
        return "✅ Disetujui, siap digabung", "Approved and ready to merge."
    return "✅ Tanpa kesalahan, menunggu penyunting", "No errors; an editor is awaited."


def _errors(desk: Desk) -> int:
    if desk.report is None and desk.kept is not None:
        return desk.kept.errors
    return sum(one.severity is Severity.ERROR for one in believed(desk)[0])


def _preview(desk: Desk) -> str:
    if not desk.preview:
        return desk.kept.preview if desk.kept else ""
    return (
        f"📄 {link('Pratinjau halaman dan unggahan', desk.preview)}, satu berkas untuk dibuka di "
        "ponsel atau komputer (perlu masuk ke GitHub). <sub>Preview of the page and its posts.</sub>"
    )


def _approvers(stories: Sequence[StoryState]) -> str:
    if not stories:
        return ""
    items = (Item(f"{_approval(story)}\n") for story in stories)
    told = fit(items, len(stories), _APPROVALS, clock.more_stories)
    return f"### Persetujuan\n\n{told}".rstrip()


def _approval(story: StoryState) -> str:
    title = f"**{plain(story.title or story.path, 120)}**"
    if story.approved_by:
        second = ", menunggu suntingan kedua" if story.awaits_second_edit else ""
        return f"- {title}: disetujui {plain(story.approved_by, 80)}{second}."
    why = f" Kini: {plain(story.refusals, 300)}." if story.refusals else ""
    if not story.approvers:
        return (
            f"- {title}: tidak ada penyunting desk {plain(story.desk, 60)} yang boleh menyetujui; "
            f"periksa `[desks]` di newsroom.toml.{why}"
        )
    names = ", ".join(_name(one) for one in story.approvers[:_MOST_APPROVERS])
    return f"- {title}: boleh disetujui {names} (desk {plain(story.desk, 60)}).{why}"


def _name(approver: Approver) -> str:
    # Without @: the comment is written anew at every push, and would call them every time.
    login = f" ({plain(approver.login, 40)})" if approver.login else ""
    return plain(approver.name, 80) + login


def _trouble(one: Trouble) -> str:
    paths = "".join(f"\n- {plain(path, 200)}" for path in one.paths)
    more = f"\n- … dan {one.more} lagi / more" if one.more else ""
    return f"⚠️ **{plain(one.text)}**\n<sub>{plain(one.text_en)}</sub>\n{paths}{more}".rstrip()


def _foot(desk: Desk) -> str:
    told = [
        f"Commit {plain(desk.commit[:10], 10)}, pukul {say_hour(desk.now.astimezone(desk.zone))}"
    ]
    if desk.is_fork:
        told.append(
            "dari fork: temuan di atas berasal dari cabang itu sendiri, gerbang memeriksa lagi"
        )
    return f"---\n<sub>{' · '.join(told)}. Komentar ini diperbarui sendiri.</sub>"
