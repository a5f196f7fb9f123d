"""A picture without its words: what it shows, whose it is, when it was taken.

Only pictures listed in `images` are judged. One that stands in the running text has its credit in
the words around it, where no machine can tell.
"""

from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.pictures import is_drawn, listed_pictures
from newsroom.story import Image, Story

NAME = "missing-credit"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Gambar tidak menyebut keterangan, pembuat, atau tanggal pengambilannya.",
    summary_en="A picture lacks its caption, its credit, or the day it was taken.",
    why="Pembaca perlu tahu apa yang ia lihat, siapa pembuatnya, dan kapan. Tanpa itu gambar mudah dipakai "
    "untuk peristiwa lain, dan hak pembuatnya terlanggar.",
    why_en="Readers need to know what they see, who made it and when. Without that a picture is easily used for "
    "another event, and its maker's right is passed over.",
    cure='Isi caption (siapa, di mana), credit (pembuat dan pemegang haknya, misalnya "Foto: Diskominfo/Rudi"), '
    "dan taken_at (tanggal pemotretan) untuk gambar itu di images.",
    cure_en='Give caption (who, where), credit (its maker and who holds the rights, such as "Foto: '
    'Diskominfo/Rudi") and taken_at (the day) for that picture under images.',
    basis=("KEJ 2", "PPMS 7"),
    any_language=True,
)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding for each picture, naming all that is missing.

    An ornament (`decorative`) needs only its credit, an illustration no day.
    """
    for number, image in listed_pictures(story):
        missing = [key for key in _missing(image) if story.readable("images", number, key)]
        if missing:
            yield _lacking(story, number, image, missing)


def _missing(image: Image) -> Iterator[str]:
    if not (image.caption.strip() or image.decorative):
        yield "caption"
    if not image.credit.strip():
        yield "credit"
    if image.taken_at is None and not image.decorative and not is_drawn(image):
        yield "taken_at"


def _lacking(story: Story, number: int, image: Image, missing: list[str]) -> Finding:
    what = ", ".join(_NAMES[key][0] for key in missing)
    what_en = ", ".join(_NAMES[key][1] for key in missing)
    return finding(
        NAME,
        story,
        story.span("images", number, _place(story, number, missing)),
        f'Gambar "{image.file}" belum menyebut {what}. Lengkapi di images, agar pembaca tahu apa yang ia lihat dan siapa pembuatnya.',
        f'The picture "{image.file}" lacks {what_en}. Add that under images, so that readers know what they see and who made it.',
    )


def _place(story: Story, number: int, missing: list[str]) -> str:
    """The first key that was left empty; the picture's file where all are left out."""
    return next((key for key in missing if ("images", number, key) in story.keys), "file")


_NAMES = {
    "caption": ("keterangan (caption)", "its caption"),
    "credit": ("pembuatnya (credit)", "its credit"),
    "taken_at": ("tanggal pemotretan (taken_at)", "the day it was taken (taken_at)"),
}
