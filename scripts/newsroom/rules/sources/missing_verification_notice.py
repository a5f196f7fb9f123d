"""A story under verification without the notice at its end, or the notice left behind.

A later story on it that does not lead back in its own text is a warning: the site prints that link
by itself, but a copy of the text carries only what stands in it.
"""

import re
from collections.abc import Iterable

from newsroom.finding import Finding, Fix, Severity
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Block, BlockKind, Story, Verification

NAME = "missing-verification-notice"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Berita yang masih diverifikasi tidak diakhiri pemberitahuannya, atau pemberitahuannya tertinggal.",
    summary_en="A story still being verified lacks its notice at the end, or the notice was left behind.",
    why="Pembaca harus tahu bahwa sebuah berita belum selesai diperiksa, juga bila naskahnya disalin. "
    "Pedoman media siber meminta pemberitahuan itu di akhir berita, dalam kurung dan huruf miring.",
    why_en="Readers must know that a story is not fully checked yet, in copies of its text too. The "
    "guideline for online media asks for that notice at the end, in brackets and italics.",
    cure="Selama verification: pending, akhiri berita dengan *(Berita ini masih dalam verifikasi. …)*. "
    "Sesudah selesai, hapus kalimat itu dan tulis hasilnya.",
    cure_en="While verification is pending, end the story with *(Berita ini masih dalam verifikasi. …)*. "
    "Once done, remove that and tell what came of it.",
    basis=("PPMS 2", "KEJ 3"),
    fixing=Fixing.SAFE,
)
_HOUSE = "*(Berita ini masih dalam verifikasi. Redaksi memuat hasilnya begitu selesai.)*"
# In brackets and italics, whichever stands inside the other.
_NOTICE = re.compile(
    r"(?:[*_]{1,3}\([^\n]{1,400}\)\.?[*_]{1,3}|\([*_]{1,3}[^\n]{1,400}[*_]{1,3}\))\.?"
)
_OPEN = re.compile(
    r"\b(?:masih|sedang|belum|dalam proses|lanjut\w*|berlangsung|upaya|akan)\b", re.IGNORECASE
)
_SIGNATURE = 40  # (adv) and initials may stand below the notice.
_LONGEST = 400


def check(story: Story, context: Context) -> Iterable[Finding]:
    """The notice, and the way back. A withdrawn story shows its reason instead of its text."""
    if not story.readable("verification") or story.meta.withdrawn:
        return
    if story.meta.follows:
        yield from _way_back(story, story.meta.follows, context)
    blocks = [block for block in story.body.blocks if block.kind is not BlockKind.HTML]
    last = _last(blocks)
    if story.meta.verification is Verification.PENDING:
        if last and not (_speaks(last) and _NOTICE.fullmatch(_line(last))):
            yield _missing(story, last)
    elif last and _speaks(last) and _is_set_off(last):
        yield _left_behind(story, last)


def _way_back(story: Story, follows: str, context: Context) -> Iterable[Finding]:
    """A finding where the story that this one follows is unverified and not linked in the text."""
    before = context.archive().by_id.get(follows)
    if before is None or before.verification != Verification.PENDING:
        return
    if before.address not in story.body.text and before.id not in story.body.text:
        yield Finding(
            NAME,
            story.path,
            story.span("follows"),
            f'Berita ini melanjutkan "{before.title}", yang belum terverifikasi. Tautkan berita itu di naskah: {before.address}/.',
            f'This continues "{before.title}", which is not verified yet. Link that story in the text: {before.address}/.',
            severity=Severity.WARNING,
        )


def _last(blocks: list[Block]) -> Block | None:
    """The last paragraph, or the one above a signature such as `(adv)`."""
    if len(blocks) > 1 and len(blocks[-1].text) <= _SIGNATURE and _speaks(blocks[-2]):
        return blocks[-2]
    return blocks[-1] if blocks else None


def _line(block: Block) -> str:
    return " ".join(block.text[: 2 * _LONGEST].split())


def _speaks(block: Block) -> bool:
    """Whether it says that verification goes on."""
    text = block.text[:_LONGEST]
    return "verifikasi" in text.lower() and _OPEN.search(text) is not None


def _is_set_off(block: Block) -> bool:
    """Whether it is a notice rather than a sentence of the story."""
    text = block.text.strip()
    return len(text) <= _LONGEST and text[0] in "*_(" and text.rstrip(".")[-1] in "*_)"


def _missing(story: Story, last: Block) -> Finding:
    if _speaks(last) and _is_set_off(last):
        bare = _line(last).strip("*_() ")
        fix = Fix(f"*({bare})*", safe=True, span=story.body_span(last.start, last.end))
    else:
        fix = Fix(f"\n\n{_HOUSE}", safe=True, span=story.body_span(last.end, last.end))
    return finding(
        NAME,
        story,
        story.span("verification"),
        "Berita ini masih diverifikasi, tetapi tidak diakhiri pemberitahuannya dalam kurung dan huruf miring. "
        f"Akhiri dengan: {_HOUSE}",
        f"This story is still being verified but does not end with the notice in brackets and italics. End it with: {_HOUSE}",
        fix=fix,
    )


def _left_behind(story: Story, last: Block) -> Finding:
    return finding(
        NAME,
        story,
        story.body_span(last.start, last.end),
        "Pemberitahuan ini mengatakan verifikasi masih berjalan, tetapi verification bukan pending. Hapus bila sudah selesai, atau tulis verification: pending.",
        "This notice says that verification goes on, but verification is not pending. Remove it if it is done, or write verification: pending.",
    )
