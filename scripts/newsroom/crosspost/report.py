"""What was planned and what was done, told to people."""

from collections.abc import Sequence

from newsroom.crosspost.outcome import TROUBLE, Done, Outcome, Result
from newsroom.crosspost.plan import Obstacle, Row, Standing
from newsroom.errors import ContentError
from newsroom.networks import NETWORKS
from newsroom.settings import Settings
from newsroom.social.post import Post
from newsroom.social.prepare import prepare_post

HEADINGS = ("berita (story)", "jaringan", "panjang", "gambar (picture)", "keadaan (state)")


def table(rows: Sequence[Row], settings: Settings) -> str:
    """The plan as lines of text: story, network, length of limit, picture, due or why not."""
    lines = [HEADINGS, *(_cells(row, settings) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: Row, settings: Settings) -> tuple[str, ...]:
    post, state = _post(row, settings), _state(row)
    if isinstance(post, ContentError):
        return row.story.id, row.target.network, "–", "–", post.message
    length = f"{post.length}/{post.limit}" if post else "–"
    picture = post.picture.name if post and post.picture else "–"
    return row.story.id or row.story.path, row.target.network, length, picture, state


def _post(row: Row, settings: Settings) -> Post | ContentError | None:
    """What would be sent; nothing for a post that is through or can never be."""
    if row.standing is Standing.SETTLED or row.obstacle is Obstacle.WITHDRAWN:
        return None
    try:
        return prepare_post(row.story, row.target.network, settings)
    except ContentError as error:
        return error


def _state(row: Row) -> str:
    if row.obstacle and row.standing is not Standing.SETTLED:
        return _OBSTACLES[row.obstacle]
    if row.standing is Standing.DUE and row.claim:
        return f"siap lagi setelah: {row.claim.reason} (due again)"
    return _STANDINGS[row.standing]


def line(done: Done) -> str:
    """One post and what came of it: `2026-11-19-pasar → Facebook: masuk kotak keluar (posted)`."""
    said = _OBSTACLES[Obstacle(done.reason)] if done.result is Result.HELD else _said(done)
    name = done.row.story.id or done.row.story.path
    return f"{name} → {NETWORKS[done.row.target.network].title}: {said}"


def _said(done: Done) -> str:
    return f"{_RESULTS[done.result]} ({done.result})" + (f": {done.reason}" if done.reason else "")


def summary(outcome: Outcome) -> tuple[str, str]:
    """What a run did, in numbers, in Indonesian and English."""
    counted = [
        (outcome.count(Result.POSTED), "pos masuk kotak keluar", "posted to the outbox"),
        (outcome.count(Result.RECONCILED), "ternyata sudah masuk", "found there already"),
        (outcome.count(Result.RESTORED), "dipulihkan", "restored"),
        (outcome.count(Result.SETTLED), "sudah sebelumnya", "settled before"),
        (outcome.count(Result.HELD), "ditahan", "held back"),
        (outcome.count(*TROUBLE), "perlu dilihat", "to look at"),
    ]
    told = [(number, text, text_en) for number, text, text_en in counted if number]
    if not told:
        return "tidak ada berita untuk diposkan", "no stories to post"
    return (
        ", ".join(f"{number} {text}" for number, text, _ in told),
        ", ".join(f"{number} {text_en}" for number, _, text_en in told),
    )


_OBSTACLES = {
    Obstacle.EMBARGO: "embargo (under embargo)",
    Obstacle.UNAPPROVED: "belum disetujui (unapproved)",
    Obstacle.WITHDRAWN: "dicabut (withdrawn)",
    Obstacle.SKIPPED: "dilewati atas permintaan berita (skipped)",
    Obstacle.WITHOUT_ID: "berita tanpa id (no id)",
    Obstacle.SAME_ID: "id dipakai dua berita (same id twice)",
}
_STANDINGS = {
    Standing.DUE: "siap (due)",
    Standing.UNKNOWN: "belum jelas, akan dicari dulu (unknown)",
    Standing.REJECTED: "ditolak jaringan (rejected)",
    Standing.SETTLED: "sudah (settled)",
}
_RESULTS = {
    Result.POSTED: "masuk kotak keluar",
    Result.RECONCILED: "ternyata sudah masuk",
    Result.RESTORED: "dipulihkan ke kotak keluar",
    Result.SETTLED: "sudah",
    Result.BLOCKED: "terhalang",
    Result.REJECTED: "ditolak",
    Result.UNKNOWN: "belum jelas",
    Result.ELSEWHERE: "sedang dikerjakan proses lain",
}
