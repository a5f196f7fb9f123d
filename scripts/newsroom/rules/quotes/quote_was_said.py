"""Words between quotation marks that nobody said, or said otherwise."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Kutipan langsung tidak diucapkan begitu, atau maknanya bergeser.",
    summary_en="A direct quote was not said like that, or its sense has shifted.",
    why='Tanda kutip berarti: begitulah orang itu berkata. Narasumber berkata, "Kalau anggarannya '
    'cukup, jembatan selesai Desember," lalu naskah mengutip, "Jembatan selesai Desember": satu '
    "anak kalimat hilang, dan janjinya berubah.",
    why_en='Quotation marks mean that this is what the person said. A source says, "If the budget '
    'suffices, the bridge is done in December", and the text quotes, "The bridge is done in '
    'December": one clause is gone, and the promise is another.',
    cure="Cocokkan setiap kutipan langsung dengan rekaman atau catatan; kata yang diringkas atau "
    "diterjemahkan keluar dari tanda kutip.",
    cure_en="Compare every direct quote with the recording or the notes; what is shortened or translated "
    "leaves its quotation marks.",
    basis=("KEJ 1", "KEJ 2"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
