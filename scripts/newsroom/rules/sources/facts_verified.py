"""Facts that nobody has checked with a second source."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Fakta pokok belum diuji dengan sumber kedua, dokumen, atau pengamatan sendiri.",
    summary_en="The main facts were not tested against a second source, a document, or the reporter's own "
    "eyes.",
    why='Satu pesan berantai dapat salah dengan meyakinkan. Kabar "pasar terbakar" yang disebarkan '
    "tiga grup bisa berasal dari satu orang yang melihat asap pembakaran sampah.",
    why_en='One forwarded message can be wrong and sound certain. "The market is on fire", passed on by '
    "three groups, may come from one person who saw the smoke of burning rubbish.",
    cure="Uji angka, nama, tempat, dan urutan kejadian dengan sumber yang tidak saling mengutip; yang "
    "belum teruji ditulis dengan verification: pending dan alasannya.",
    cure_en="Test figures, names, places and the order of events against sources that do not quote each "
    "other; what is untested is marked with verification: pending, and says why.",
    basis=("KEJ 3", "PPMS 2", "SOP 1"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
