"""A party that is accused and was not asked."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Pihak yang dituduh atau dirugikan belum diberi ruang yang sepadan.",
    summary_en="A party that is accused or stands to lose was not given its fair share of room.",
    why="Orang yang dituduh berhak didengar dalam berita yang sama. Pedagang menyebut pengelola "
    "menaikkan sewa diam-diam; tanpa jawaban pengelola, pembaca hanya mendapat separuh perkara.",
    why_en="Whoever is accused has a right to be heard in the same story. Traders say that the managers "
    "raised the rent in secret; without the managers' answer readers get half of the case.",
    cure="Hubungi pihak yang disebut sebelum tayang dan muat jawabannya dengan ruang sepadan; bila "
    "tidak menjawab, tulis kapan dan bagaimana ia dihubungi.",
    cure_en="Ask the party named before the story goes on air and give its answer fair room; where there "
    "is none, tell when and how it was asked.",
    basis=("KEJ 1", "KEJ 3", "PPMS 2"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
