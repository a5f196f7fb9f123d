"""A source who could be harmed by being recognised."""

from newsroom.finding import Severity
from newsroom.rules import Judge, Rule, Waivable

RULE = Rule(
    severity=Severity.ERROR,
    summary="Narasumber yang perlu dilindungi masih dapat dikenali, atau kesepakatan dengannya dilanggar.",
    summary_en="A source who needs protection can still be recognised, or what was agreed with them is "
    "broken.",
    why='Nama yang dihapus belum tentu melindungi. "Seorang perawat shift malam di satu-satunya '
    'puskesmas kelurahan itu" langsung dikenali atasannya.',
    why_en='A name left out does not always protect. "A nurse on the night shift of the only health post '
    'in the ward" is known to her superior at once.',
    cure="Periksa ciri, suara, foto, dan metadata yang mengarah kepadanya; hormati off the record, "
    "latar belakang, dan embargo seperti yang disepakati.",
    cure_en="Look for traits, voice, pictures and metadata that lead to the source; keep off the record, "
    "background and embargo as they were agreed.",
    basis=("KEJ 7",),
    judge=Judge.EDITOR,
    waivable=Waivable.NEVER,
)
