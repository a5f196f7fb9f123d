"""A picture of something else than the words beside it say."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Foto tidak menunjukkan peristiwanya, diatur, atau dipotong sehingga maknanya lain.",
    summary_en="A picture does not show the event, was staged, or is cut so that it means something else.",
    why="Foto dipercaya lebih dari kalimat. Kursi kosong yang dipotret sebelum acara mulai "
    'menyesatkan bila diterbitkan sebagai "sepi peminat", walaupun tanggalnya benar.',
    why_en="Pictures are believed more than sentences. Empty chairs taken before the event began mislead "
    'as "little interest", although the day is right.',
    cure="Tanyakan kepada pemotret apa yang terjadi sebelum dan sesudahnya; foto rekaan, ilustrasi, "
    "dan hasil suntingan diberi keterangan.",
    cure_en="Ask the photographer what happened before and after; staged pictures, illustrations and "
    "edited ones say what they are.",
    basis=("KEJ 2", "KEJ 4"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
