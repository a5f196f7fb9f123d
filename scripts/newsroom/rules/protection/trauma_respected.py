"""People in grief who are made to suffer a second time."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Pengalaman traumatis narasumber tidak dihormati dalam wawancara, kata, atau gambar.",
    summary_en="The trauma of a source was not respected in the interview, in words, or in pictures.",
    why="Orang yang baru kehilangan tidak wajib bercerita. Jenazah, tangis dari jarak dekat, dan "
    "rincian luka menyakiti keluarga setiap kali beritanya dibuka.",
    why_en="People who have just lost somebody owe nobody their story. Bodies, weeping seen from close "
    "by and details of wounds hurt the family whenever the page is opened.",
    cure="Pastikan keluarga sudah diberi tahu dan bersedia; pilih gambar yang menjaga martabat, dan "
    "buang rincian yang tidak menambah pengertian.",
    cure_en="Make sure that the family has been told and consents; choose pictures that keep their "
    "dignity, and drop details that add no understanding.",
    basis=("KEJ 2", "KEJ 4", "PPRA 4"),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
