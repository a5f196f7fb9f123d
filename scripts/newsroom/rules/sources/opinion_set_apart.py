"""Judgement that is told as fact."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Penilaian penulis tercampur dengan fakta, atau beritanya menghakimi.",
    summary_en="The writer's judgement is mixed with the facts, or the story passes sentence.",
    why='Pembaca berhak menilai sendiri. "Wali kota akhirnya sadar dan memperbaiki jalan" memuat '
    'vonis; "Wali kota memerintahkan perbaikan jalan, tiga tahun setelah usulan warga" memuat '
    "fakta.",
    why_en='Readers have a right to judge for themselves. "The mayor came to her senses at last and '
    'mended the road" passes sentence; "The mayor ordered the road to be mended, three years '
    'after residents asked" gives facts.',
    cure="Ganti kata sifat yang menilai dengan angka, urutan waktu, atau kutipan; pendapat selalu "
    "punya pemilik yang disebut namanya.",
    cure_en="Put figures, the order of events or a quote in the place of adjectives that judge; an "
    "opinion always has an owner who is named.",
    basis=("KEJ 3",),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
