"""Characters that hide something from the editor's eye, anywhere in the file."""

from collections import Counter
from collections.abc import Iterable
from unicodedata import name as character_name

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.orthography.hidden import Hidden, HiddenKind, find_hidden
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "hidden-characters"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Berkas memuat karakter yang tidak terlihat atau menyamar.",
    summary_en="The file holds characters that cannot be seen or that pose as others.",
    why="Karakter seperti itu membuat teks terbaca lain di layar daripada di mesin: pencarian gagal, "
    "pembaca layar tersendat, dan isi dapat disembunyikan dari penyunting.",
    why_en="Such characters make a text read differently on a screen and by a machine: searches "
    "fail, screen readers stumble, and something can be hidden from the editor.",
    cure="Jalankan newsroom check --fix: karakter tak terlihat dihapus, huruf yang menyamar diganti "
    "huruf Latin. Biasanya asalnya salinan dari pesan atau dokumen lain.",
    cure_en="Run newsroom check --fix: invisible characters go, look-alikes become Latin letters. "
    "They mostly come with text copied from messages or other documents.",
    basis=("SOP 1",),
    fixing=Fixing.SAFE,
    any_language=True,
)
_MOST = 20
"""So many places of one kind are told; fixing them shows the others."""
_REACH = 15
_TOLD = {
    HiddenKind.INVISIBLE: ("karakter tak terlihat", "an invisible character"),
    HiddenKind.DIRECTION: ("karakter pembalik arah tulisan", "a character that turns text round"),
    HiddenKind.CONTROL: ("karakter kendali", "a control character"),
    HiddenKind.NO_CHARACTER: ("karakter rusak", "a broken character"),
    HiddenKind.LOOK_ALIKE: (
        "huruf aksara lain yang menyerupai huruf Latin",
        "a letter of another script that looks Latin",
    ),
}


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per place, at most 20 of a kind."""
    told: Counter[HiddenKind] = Counter()
    for hidden in find_hidden(story.text):
        told[hidden.kind] += 1
        if told[hidden.kind] <= _MOST:
            yield _hidden(story, hidden)


def _hidden(story: Story, hidden: Hidden) -> Finding:
    what, what_en = _TOLD[hidden.kind]
    first = story.text[hidden.start]
    code = f"U+{ord(first):04X} {character_name(first, '')}".strip()
    words = _beside(story.text, hidden)
    cure, cure_en = _cure(hidden)
    return finding(
        NAME,
        story,
        story.body_span(hidden.start, hidden.end),
        f"Di “{words}” ada {what} ({code}). {cure}",
        f"In “{words}” there is {what_en} ({code}). {cure_en}",
        fix=None if hidden.replacement is None else Fix(hidden.replacement, safe=True),
    )


def _cure(hidden: Hidden) -> tuple[str, str]:
    if hidden.replacement is None:
        return "Ketik ulang kata itu.", "Type the word again."
    if hidden.kind is HiddenKind.LOOK_ALIKE:
        return f'Ganti dengan "{hidden.replacement}".', f'Replace it by "{hidden.replacement}".'
    return "Hapus karakter itu.", "Remove it."


def _beside(text: str, hidden: Hidden) -> str:
    """The words around the place, without the characters that hide."""
    around = (
        text[max(0, hidden.start - _REACH) : hidden.start],
        text[hidden.end : hidden.end + _REACH],
    )
    shown = "".join(around) if hidden.replacement is None else hidden.replacement.join(around)
    return " ".join("".join(one for one in shown if one.isprintable()).split())
