"""A source without a name, without an editor who approved that; and hearsay.

Hearsay (`konon`, `kabarnya`) is a warning; where the paragraph tells a legend it is let pass, and
`konon` also beside one, under a headline on one, and of times long past.
"""

import re
from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage
from newsroom.language.quoting.speech import own_words
from newsroom.registers.wordlist import Hit, WordList
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.listed import may_hold_itself
from newsroom.settings import Desk
from newsroom.story import Story

NAME = "anonymous-source"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Sumber tidak disebut namanya tanpa persetujuan penyunting, atau kabar tanpa sumber.",
    summary_en="A source goes unnamed without an editor's approval, or the news is hearsay.",
    why="Pembaca tidak dapat menilai keterangan orang yang tidak mereka kenal. Bila nama harus "
    "dilindungi, seorang penyunting mengetahui namanya dan menanggungnya.",
    why_en="Readers cannot weigh the word of somebody they don't know. Where a name must be "
    "protected, an editor knows it and answers for it.",
    cure="Sebut namanya. Bila tidak mungkin, isi anonymous: {reason: …, approved_by: …} dengan "
    "penyunting yang bukan penulisnya. Kabar tanpa sumber dicari sumbernya atau dihapus.",
    cure_en="Give the name. Where that cannot be, fill in anonymous: {reason: …, approved_by: …} with "
    "an editor who is not the author. Find the source of hearsay, or leave it out.",
    basis=("KEJ 7", "KEJ 2", "SOP 1"),
    any_language=True,
)
_HEARSAY = f"{NAME}-hearsay"
_LEGEND = f"{NAME}-legend"
_MOST = 3
_OLD_TALE = "konon"
_LONG_PAST = re.compile(r"(?<![\d.,])(?:1[0-8]\d\d|19[0-8]\d)(?![.,]?\d)")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """The first unnamed source, the first few words of hearsay; or a fault of the approval."""
    if story.has("anonymous"):
        if story.readable("anonymous"):
            yield from _approval(story, context.settings.desks.values())
        return
    passages = own_words(story)
    yield from _unnamed(story, context, passages)
    found = _hearsay(story, context, passages)
    yield from (one for one, _ in zip(found, range(_MOST), strict=False))


def _unnamed(story: Story, context: Context, passages: Iterable[Passage]) -> Iterator[Finding]:
    words = context.registers.word_list(NAME)
    for passage in passages if may_hold_itself(story, words) else ():
        for hit in words.find(passage.prose):
            start, end = passage.start + hit.start, passage.start + hit.end
            said = story.text[start:end]
            yield finding(
                NAME,
                story,
                story.body_span(start, end),
                f'"{said}": sumber ini tidak disebut namanya. Sebut namanya, atau isi anonymous dengan alasan dan penyunting yang menyetujui.',
                f'"{said}": this source is not named. Give the name, or fill in anonymous with the reason and the editor who approved.',
            )
            return


def _hearsay(story: Story, context: Context, passages: Iterable[Passage]) -> Iterator[Finding]:
    words, legends = (context.registers.word_list(name) for name in (_HEARSAY, _LEGEND))
    above = ""
    for passage in passages if may_hold_itself(story, words) else ():
        hit, beside = next(words.find(passage.prose), None), (above, story.meta.title)
        above = passage.prose
        if hit is None or _is_tale(hit, passage.prose, beside, legends):
            continue
        start, end = passage.start + hit.start, passage.start + hit.end
        said = story.text[start:end]
        yield Finding(
            NAME,
            story.path,
            story.body_span(start, end),
            f'"{said}": kabar ini tidak disertai sumbernya. Sebut siapa yang mengatakannya, atau hapus.',
            f'"{said}": this is told without a source. Say who said so, or leave it out.',
            severity=Severity.WARNING,
        )


def _is_tale(hit: Hit, prose: str, beside: Iterable[str], legends: WordList) -> bool:
    """Whether what is told so is a legend, or a story of long ago."""
    if any(legends.find(prose)):
        return True
    if not hit.row.pattern.startswith(_OLD_TALE):
        return False
    return _LONG_PAST.search(prose) is not None or any(any(legends.find(one)) for one in beside)


def _approval(story: Story, desks: Iterable[Desk]) -> Iterator[Finding]:
    given = story.meta.anonymous
    if given is None:
        return
    editors = {editor for desk in desks for editor in desk.editors}
    by, key = given.approved_by, "approved_by"
    if by in story.meta.authors:
        told = f'"{by}" menulis berita ini; persetujuan harus dari penyunting lain.'
        told_en = f'"{by}" wrote this story; another editor has to approve.'
    elif by not in editors:
        told = f'"{by}" bukan penyunting desk mana pun di newsroom.toml; hanya penyunting dapat menyetujui sumber tanpa nama.'
        told_en = (
            f'"{by}" edits no desk of newsroom.toml; only an editor can approve an unnamed source.'
        )
    elif not given.reason.strip():
        key = "reason"
        told = "Alasan sumber tidak disebut namanya belum ditulis; isi reason."
        told_en = "There is no reason why the source goes unnamed; fill in reason."
    else:
        return
    yield finding(NAME, story, story.span("anonymous", key), told, told_en)
