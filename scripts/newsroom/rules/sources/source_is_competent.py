"""Sources who cannot know what they are quoted for."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Narasumber tidak berwenang atau tidak tahu sendiri tentang hal yang dikutip darinya.",
    summary_en="A source has neither the authority nor the first-hand knowledge of what they are quoted for.",
    why="Berita sekuat sumbernya. Ketua panitia dapat menyebut jumlah tenda, tetapi jumlah korban "
    "luka ditanyakan kepada rumah sakit atau petugas kesehatan.",
    why_en="A story is as strong as its source. The head of a committee can tell the number of tents, "
    "but how many people were hurt is for the hospital or the medical staff to say.",
    cure="Tanyakan untuk setiap fakta pokok: dari mana narasumber tahu? Bila tidak dari tangan "
    "pertama, cari yang berwenang atau sebut batas pengetahuannya.",
    cure_en="Ask for every main fact how the source knows it. If not at first hand, find who has the "
    "authority, or tell the limits of what the source knows.",
    basis=("KEJ 2", "PPMS 2"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
