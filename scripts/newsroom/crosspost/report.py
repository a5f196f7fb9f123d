"""What was planned and what was done, told to people."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from newsroom.clock import say_moment
from newsroom.crosspost.outcome import TROUBLE, Done, Outcome, Result
from newsroom.crosspost.plan import Change, Obstacle, Row, Standing
from newsroom.crosspost.posts import edit_of, post_of
from newsroom.crosspost.settling import ASK_AFTER
from newsroom.crosspost.words import INTERRUPTED, OBSTACLES, words
from newsroom.errors import ContentError
from newsroom.ledger import ARRIVED
from newsroom.networks import NETWORKS
from newsroom.settings import Settings
from newsroom.social.costing import cost_of
from newsroom.social.post import Post

HEADINGS = (
    *("berita (story)", "jaringan", "teks (text)", "panjang", "gambar (picture)"),
    *("biaya (cost)", "keadaan (state)"),
)
_TEXT = 40
"""So many characters of a post's text are shown."""


def table(rows: Sequence[Row], settings: Settings) -> str:
    """The plan as lines: story, network, text, length of limit, picture, cost, due or why not."""
    lines = [HEADINGS, *(_cells(row, settings) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: Row, settings: Settings) -> tuple[str, ...]:
    post, state = _post(row, settings), state_of(row)
    name = row.story.id or row.story.path
    if isinstance(post, ContentError):
        return name, row.target.network, "–", "–", "–", "–", post.message
    if post is None:
        return name, row.target.network, "–", "–", "–", "–", state
    picture = post.picture.name if post.picture else "–"
    length = f"{post.length}/{post.limit}"
    cost = "–" if row.change else _cost(post)
    return name, row.target.network, _beginning(post.text), length, picture, cost, state


def _post(row: Row, settings: Settings) -> Post | ContentError | None:
    """What would be sent; nothing for a post that is through or can never be.

    What lies in the outbox is through there, and still to be sent once its account is live.
    """
    edits = row.change in (Change.EDIT, Change.AGAIN)
    lies = row.claim is not None and row.claim.state in ARRIVED and not row.target.is_real
    through = row.standing is Standing.SETTLED and not lies
    if not edits and (through or row.obstacle is Obstacle.WITHDRAWN):
        return None
    try:
        return (edit_of if edits else post_of)(row, settings)
    except ContentError as error:
        return error


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TEXT else f"{line[: _TEXT - 1].rstrip()}…"


def _cost(post: Post) -> str:
    """What the network takes for it, once its account is live; the outbox itself costs nothing."""
    cost = cost_of(post)
    return f"US${cost}".replace(".", ",") if cost else "–"


def prices(networks: Iterable[str]) -> Iterator[str]:
    """A sentence for each network where an address in the text makes a post dearer."""
    for name in networks:
        network = NETWORKS[name]
        if network.cost.times > 1:
            yield (
                f"{network.title}: pos dengan tautan {network.cost.times} kali harga pos tanpa tautan "
                f"(a post with a link costs {network.cost.times} times one without)."
            )


def state_of(row: Row) -> str:
    """Where a post stands, or what is to be done about it."""
    if row.change:
        return _CHANGES[row.change]
    if row.obstacle and row.standing is not Standing.SETTLED:
        return OBSTACLES[row.obstacle] + _until(row.not_before, row.obstacle)
    if row.standing is Standing.DUE and row.claim:
        return f"siap lagi setelah: {words(row.claim.reason or INTERRUPTED)} (due again)"
    return _STANDINGS[row.standing]


def line(done: Done) -> str:
    """One post and what came of it: `2026-11-19-pasar → Facebook: masuk kotak keluar (posted)`."""
    row = done.row
    name = row.story.id or row.story.path
    told = f"{name} → {NETWORKS[row.target.network].title}: {_said(done)}"
    question = _question(done)
    return f"{told}\n{question}" if question else told


def _said(done: Done) -> str:
    if done.result is Result.HELD:
        return words(done.reason)
    outboxed = done.result is Result.POSTED and not done.row.target.is_real
    result = "masuk kotak keluar" if outboxed else _RESULTS[done.result]
    said = f"{result} ({done.result})"
    if not done.reason:
        return said
    until = done.row.not_before or (done.claim.not_before if done.claim else None)
    return f"{said}: {words(done.reason)}{_until(until, done.reason)}"


def _until(moment: datetime | None, reason: str) -> str:
    """The end of a wait: ` sampai Kamis, 13 Januari 2022, 15.00 WITA`."""
    waits = reason in (Obstacle.WAITING, "rate-limit")
    return f", sampai {say_moment(moment)}" if moment and waits else ""


def _question(done: Done) -> str:
    """What a person is asked where no machine can go on, with the line that settles it."""
    claim = done.claim or done.row.claim
    if claim is None or not done.row.target.is_real:
        return ""
    resolve = f"newsroom crosspost --resolve {done.row.key}"
    title, at = NETWORKS[done.row.target.network].title, f" {claim.url}" if claim.url else ""
    if done.result is Result.UNKNOWN and claim.looks >= ASK_AFTER:
        return (
            f"  Lihat sendiri di akun {claim.account}: apakah pos ini ada di {title}? Lalu jalankan "
            "salah satu: / Look at the account yourself: is the post there? Then run one of:\n"
            f"    {resolve} posted --url ALAMAT\n    {resolve} never\n    {resolve} deleted"
        )
    if done.result is Result.ASKED and done.row.change is Change.DELETE:
        return f"  Hapus pos{at}, lalu: / Delete it, then:\n    {resolve} deleted"
    if done.result is Result.ASKED:
        return (
            f"  Perbaiki pos{at}, lalu (bila sudah tidak ada: deleted): / Correct it, then (if it is "
            f"gone: deleted):\n    {resolve} posted"
        )
    return ""


def summary(outcome: Outcome) -> tuple[str, str]:
    """What a run did, in numbers, in Indonesian and English."""
    local = sum(one.result is Result.POSTED and not one.row.target.is_real for one in outcome.done)
    counted = [
        (outcome.count(Result.POSTED) - local, "pos terbit", "posted"),
        (local, "pos masuk kotak keluar", "posted to the outbox"),
        (outcome.count(Result.RECONCILED), "ternyata sudah masuk", "found there already"),
        (outcome.count(Result.RESTORED), "dipulihkan", "restored"),
        (outcome.count(Result.EDITED), "dikoreksi", "corrected"),
        (outcome.count(Result.DELETED), "dihapus", "deleted"),
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


_STANDINGS = {
    Standing.DUE: "siap (due)",
    Standing.UNKNOWN: "belum jelas, akan dicari dulu (unknown)",
    Standing.REJECTED: "ditolak jaringan (rejected)",
    Standing.SETTLED: "sudah (settled)",
}
_CHANGES = {
    Change.EDIT: "akan dikoreksi (to be corrected)",
    Change.AGAIN: "akan dikirim lagi dengan koreksi (to be corrected)",
    Change.DELETE: "akan dihapus (to be deleted)",
    Change.EDITOR: "perlu dikoreksi oleh orang (to be corrected by hand)",
}
_RESULTS = {
    Result.POSTED: "terbit",
    Result.RECONCILED: "ternyata sudah masuk",
    Result.RESTORED: "dipulihkan ke kotak keluar",
    Result.EDITED: "dikoreksi",
    Result.DELETED: "dihapus",
    Result.SETTLED: "sudah",
    Result.BLOCKED: "terhalang",
    Result.REJECTED: "ditolak",
    Result.UNKNOWN: "belum jelas",
    Result.ELSEWHERE: "sedang dikerjakan proses lain",
    Result.ASKED: "perlu orang",
}
