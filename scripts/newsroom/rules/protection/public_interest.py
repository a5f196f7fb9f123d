"""Private life that is nobody's business."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Kehidupan pribadi seseorang dimuat tanpa kepentingan publik.",
    summary_en="Somebody's private life is told without public interest.",
    why="Rasa ingin tahu bukan kepentingan publik. Penyakit pejabat penting bila ia tidak dapat "
    "bertugas; perceraian korban banjir tidak menambah apa pun pada beritanya.",
    why_en="Curiosity is no public interest. An official's illness matters where it keeps them from "
    "their duties; that a flood victim is divorced adds nothing to the story.",
    cure="Sebutkan dalam satu kalimat mengapa publik perlu tahu keterangan pribadi itu; bila tidak "
    "dapat, hapus.",
    cure_en="Say in one sentence why the public needs to know the private detail; if you cannot, take it "
    "out.",
    basis=("KEJ 9", "UU PDP 65"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
