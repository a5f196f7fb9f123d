"""Front matter that cannot be read, or that holds what the story format does not know."""

import re
from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Fixing, Rule, Waivable, finding
from newsroom.story import Story
from newsroom.typed import did_you_mean

NAME = "invalid-front-matter"
LONGEST_SUMMARY = 160
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
RULE = Rule(
    severity=Severity.ERROR,
    summary="Bagian depan berita tidak dapat dibaca, atau memuat sesuatu yang tidak dikenal.",
    summary_en="The front matter cannot be read, or holds something unknown.",
    why="Dari bagian depan dihitung tenggat, dicari penyunting, dan dibuat kiriman media sosial. Kunci "
    "yang salah ketik tidak sampai ke pembaca: ralatnya hilang, label iklannya tidak tampil.",
    why_en="The deadline, the editor and the posts are worked out from the front matter. A mistyped "
    "key never reaches the reader: the correction is lost, the paid label does not show.",
    cure="Perbaiki baris yang ditunjuk; nama kunci yang mirip disebut dalam pesannya. Nilai yang memuat "
    "titik dua diapit tanda kutip. Daftar kunci: docs/story.schema.json.",
    cure_en="Mend the line that is named; the message tells the nearest known key. A value with a "
    "colon goes in quotation marks. All keys: docs/story.schema.json.",
    basis=("KEJ 1", "UU KIP 7", "SOP 1"),
    waivable=Waivable.NEVER,
    fixing=Fixing.SAFE,
    any_language=True,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """What could be read and still is not what the story format asks for.

    Syntax, unknown keys and wrong types are found by the reader of the file.
    """
    if story.id and not _ID.fullmatch(story.id):
        yield finding(
            NAME,
            story,
            story.span("id"),
            f'Id "{story.id}" hanya boleh berisi huruf kecil, angka dan tanda hubung; catatan kiriman disimpan dengan nama itu.',
            f'The id "{story.id}" may hold only small letters, digits and hyphens; records are kept under that name.',
        )
    length = len(story.meta.summary)
    if length > LONGEST_SUMMARY:
        yield finding(
            NAME,
            story,
            story.span("summary"),
            f"Ringkasan {length} karakter, paling banyak {LONGEST_SUMMARY}; mesin pencari dan kartu memotong sisanya. Persingkat.",
            f"The summary has {length} characters, at most {LONGEST_SUMMARY} are shown by cards and search pages. Shorten it.",
        )
    yield from _unknown_campaign(story, context)


def repeated_id(story: Story, first: str) -> Finding:
    """The finding for an id that the story at the path `first` has already."""
    return finding(
        NAME,
        story,
        story.span("id"),
        f'Id "{story.id}" sudah dipakai {first}; setiap berita perlu id sendiri, karena catatan kiriman disimpan dengan nama itu.',
        f'The id "{story.id}" belongs to {first} already; every story needs its own, for records are kept under it.',
    )


def _unknown_campaign(story: Story, context: Context) -> Iterable[Finding]:
    campaign, known = story.meta.campaign, context.registers.campaigns_by_id
    if campaign is None or campaign in known:
        return
    hint, hint_en = did_you_mean(campaign, known)
    yield finding(
        NAME,
        story,
        story.span("campaign"),
        f'Kampanye "{campaign}" tidak ada di content/registers/campaigns.yml.{hint}',
        f'The campaign "{campaign}" is not in content/registers/campaigns.yml.{hint_en}',
    )
