"""A time without its offset. The reader of the file finds it and carries the fix."""

from newsroom.finding import Severity
from newsroom.rules import Fixing, Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Waktu ditulis tanpa zona waktunya.",
    summary_en="A time is written without its offset.",
    why="Redaksi bekerja dengan WITA, servernya dengan UTC, dan reporter yang meliput di Jakarta "
    "dengan WIB. Tanpa zona, tenggat dua jam bisa meleset sejam atau lebih tanpa ada yang tahu.",
    why_en="The newsroom may keep WITA, its server UTC, and a reporter in Jakarta WIB. Without an offset "
    "the two hours of the deadline can be wrong by an hour or more and nobody would know.",
    cure="Tulis selisihnya dari UTC di belakang jam: 2026-11-19T15:00+08:00 (WITA). Perbaikan otomatis "
    "menambahkan zona redaksi; untuk acara di zona lain, tulis zona tempat itu.",
    cure_en="Write the offset behind the hour: 2026-11-19T15:00+08:00 (WITA). The fix adds the "
    "newsroom's own; for an event elsewhere write the offset of that place.",
    basis=("KEJ 1", "UU KIP 7", "SOP 2"),
    judge=Judge.READER,
    waivable=Waivable.NEVER,
    fixing=Fixing.SAFE,
    any_language=True,
)
