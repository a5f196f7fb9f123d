"""A headline that promises what the story does not hold."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Judul menjanjikan lebih dari, atau lain dari, yang ada dalam beritanya.",
    summary_en="The headline promises more than the story holds, or something else.",
    why='Banyak orang hanya membaca judul. "Tarif Parkir Naik Dua Kali Lipat" keliru bila beritanya '
    "tentang usulan yang baru dibahas dan hanya untuk satu pasar.",
    why_en='Many people read only the headline. "Parking Fees Double" is wrong where the story is about '
    "a proposal under discussion, and for one market only.",
    cure="Baca judul tanpa beritanya, lalu tanyakan: apa yang akan dipercaya orang? Cocokkan "
    "kepastian, cakupan, dan pelakunya dengan isi.",
    cure_en="Read the headline without the story and ask what people will believe. Compare how certain it "
    "is, how far it reaches and who acts with the text.",
    basis=("KEJ 1", "KEJ 3"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
