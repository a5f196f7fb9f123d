"""What the newsroom answers to a form, in Markdown: Indonesian, with English below it.

Whatever people wrote is shown as plain text: it can mention nobody, refer to nothing, close
nothing and link nowhere.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from newsroom.clock import say_moment
from newsroom.finding import Finding, Severity

MOST_NOTE = 4000
TITLE = "Naskah: "
"""How the titles of our pull requests begin; one that an editor changed may begin otherwise."""

_MARKS = re.compile(r"[\\`*_\[\]<>()!|~&$]")
_CALLS = re.compile(r"[@#]|://|www\.", re.IGNORECASE)


def plain(text: str) -> str:
    """`text` so that Markdown and GitHub read nothing into it."""
    line = " ".join(text.split())
    quiet = _CALLS.sub(lambda call: f"{call[0]}\u200b", line)
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", quiet)


def title_of(title: str) -> str:
    """The title of a pull request: it becomes a commit's first line, where `#12` would refer."""
    quiet = _CALLS.sub(lambda call: f"{call[0]}\u200b", " ".join(title.split()))
    return f"{TITLE}{quiet[:180]}"


def opened(
    pull: int, desk: str, clock: tuple[str, str], found: Sequence[Finding], *, revision: int
) -> str:
    """The form has become a pull request, or changed it; `clock` is what `deadline` said.

    It has been written `revision` times, and a run that changes nothing says nothing new.
    """
    what = "tersusun" if revision == 1 else f"diperbarui (versi ke-{revision})"
    what_en = "made" if revision == 1 else f"brought up to date (version {revision})"
    return _said(
        f"✅ **Naskah {what}: #{pull}.** Penyunting desk {plain(desk)} memeriksanya di sana.{clock[0]}\n\n"
        "Ada yang perlu diubah? Sunting isian di atas (⋯ → *Edit*); naskahnya ikut berubah, sampai "
        "penyunting mengubahnya sendiri.",
        f"The story is {what_en}: #{pull}.{clock[1]} Edit the form above to change it.",
        found,
    )


def deadline(due: datetime, now: datetime, *, explained: bool) -> tuple[str, str]:
    """Until when the story has to be on air; `explained` says that a reason for its delay is given."""
    told, told_en = say_moment(due), f"{due:%Y-%m-%d %H:%M %z}"
    if now <= due:
        return (
            f" Tayang paling lambat **{told}**.",
            f" On air by {told_en} at the latest.",
        )
    ask = "" if explained else " Isi *Alasan terlambat* di atas."
    ask_en = "" if explained else " Fill in *Alasan terlambat* above."
    return (
        f" ⏰ Tenggatnya, **{told}**, sudah lewat; berita tetap tayang.{ask}",
        f" The deadline, {told_en}, has passed; the story goes on air all the same.{ask_en}",
    )


def incomplete(found: Sequence[Finding]) -> str:
    """No story can be made of the form as it stands."""
    return _said(
        "✋ **Belum dapat menjadi naskah.** Sunting isian di atas (⋯ → *Edit*), lalu simpan; "
        "pesan ini ikut berubah.",
        "No story can be made of this yet. Edit the form above and save it.",
        found,
    )


def waiting() -> str:
    """Somebody from outside filled in the reporters' form."""
    return _said(
        "🕊️ **Terima kasih.** Formulir ini untuk reporter redaksi, jadi kiriman dari luar menunggu "
        "seorang staf membacanya. Bila layak, staf memberi label `naskah` dan naskahnya tersusun sendiri.",
        "Thank you. This form is for the newsroom's reporters; what comes from outside waits for "
        "somebody of the staff, who adds the label `naskah`.",
    )


def no_form() -> str:
    """The label is there, but the issue was not written with the form."""
    return _said(
        "✋ **Ini bukan formulir *Kirim berita*.** Label `naskah` hanya untuk kiriman dengan formulir itu; "
        "buka yang baru lewat *New issue → Kirim berita*.",
        "This was not written with the form *Kirim berita*; open a new issue with it.",
    )


def changed_by_hand(pull: int, commit: str) -> str:
    """Somebody changed the story on its branch; the form does not overwrite that."""
    where = f"#{pull}" if pull else "cabangnya"
    where_en = f"#{pull}" if pull else "its branch"
    return _said(
        f"✋ **Perubahan isian ini tidak dipakai.** Naskahnya sudah diubah langsung di {where} "
        f"(terakhir {commit}), dan perubahan itu tidak ditimpa. Lanjutkan menyunting di sana, atau "
        "minta penyunting memasukkan perubahan Anda.",
        f"This edit is not used: the story was changed by hand in {where_en} (newest commit {commit}) "
        "and is not overwritten. Go on there.",
    )


def over(pull: int, *, merged: bool) -> str:
    """The pull request is closed; the form changes nothing any more."""
    if merged:
        return _said(
            f"🏁 **Naskah ini sudah digabung (#{pull}).** Isian di atas tidak lagi mengubahnya. Bila ada yang "
            "keliru, buka formulir *Hak jawab atau kekeliruan*, atau tambahkan `corrections` di beritanya.",
            f"This story has been merged (#{pull}); the form no longer changes it. Report what is wrong "
            "with the other form, or add a correction to the story.",
        )
    return _said(
        f"🏁 **#{pull} ditutup tanpa digabung.** Isian di atas tidak lagi mengubahnya. Minta penyunting "
        "membukanya lagi, atau kirim formulir baru.",
        f"#{pull} was closed without a merge; the form no longer changes it. Ask an editor to reopen it.",
    )


def response(*, reply: bool, story: str, editors: Iterable[str], due: datetime) -> str:
    """A reader reported an error or asks for the right of reply. `story` is its title, or empty.

    `due` is until when the newsroom promises an answer.
    """
    called = " ".join(f"@{login}" for login in editors)
    about = f" tentang **{plain(story)}**" if story else ""
    missing = "" if story else _NO_STORY
    now = _REPLY_NEXT if reply else _ERROR_NEXT
    now_en = _REPLY_NEXT_EN if reply else _ERROR_NEXT_EN
    calling = f"\n\nPenyunting: {called}" if called else ""
    when = f"Janji redaksi: dijawab paling lambat **{say_moment(due)}**."
    return _said(
        f"🙏 **Terima kasih, tanggapan Anda{about} sudah diterima.** {when}\n\n{now}\n\n{_OPEN}{missing}{calling}",
        f"Thank you; your message has been received. We promise an answer by {due:%Y-%m-%d %H:%M %z}. {now_en}",
    )


_ERROR_NEXT = (
    "1. Penyunting mencocokkannya dengan sumbernya.\n"
    "2. Bila memang keliru, berita diperbaiki dan ralatnya tampil di atas berita, dengan jamnya.\n"
    "3. Bila tidak, alasannya ditulis di sini."
)
_ERROR_NEXT_EN = (
    "An editor compares it with the source; an error is corrected in the open, at the top of the "
    "story and with its hour, or the reason why not is given here."
)
_REPLY_NEXT = (
    "1. Penyunting memeriksa bahwa hak jawab datang dari pihak yang diberitakan.\n"
    "2. Hak jawab dimuat sebagai berita tersendiri, dan kedua berita saling menautkan.\n"
    "3. Bila tidak dapat dimuat, alasannya ditulis di sini."
)
_REPLY_NEXT_EN = (
    "An editor makes sure that the reply comes from whom the story is about; it is published as a "
    "story of its own and linked, or the reason why not is given here."
)
_OPEN = (
    "Halaman ini dapat dibaca semua orang: hapus nomor telepon, nomor kependudukan, dan alamat rumah "
    "bila tertulis."
)
_NO_STORY = "\n\nAlamat beritanya tidak dikenali; sunting isian *Alamat berita* dengan alamat lengkap di situs ini."


def pull_body(issue: int, login: str, desk: str, editors: Iterable[str], note: str) -> str:
    """The head of a pull request's description; the checklist follows it."""
    called = ", ".join(f"@{one}" for one in editors)
    by = f" oleh @{login}" if login else ""
    desk_line = f"Desk **{plain(desk)}**" + (f": {called}" if called else "")
    parts = [f"Closes #{issue}", f"Dari formulir #{issue}{by}. {desk_line}"]
    if note:
        parts.append(f"Catatan untuk penyunting:\n\n{_fenced(note[:MOST_NOTE])}")
    return "\n\n".join(parts)


def _fenced(text: str) -> str:
    """`text` as it is, in a fence that nothing in it can close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _said(message: str, message_en: str, found: Sequence[Finding] = ()) -> str:
    marks = {Severity.ERROR: "🛑", Severity.WARNING: "⚠️"}
    listed = "".join(
        f"\n- {marks.get(one.severity or Severity.ERROR, '💡')} {plain(one.message)}<br>"
        f"<sub>{plain(one.message_en)}</sub>"
        for one in found
    )
    return f"{message}\n{listed}\n\n<sub>{message_en}</sub>\n"
