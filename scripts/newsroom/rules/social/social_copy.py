"""A caption without the paid label, too long for a network, or one that points at a child.

A text too long is measured as `compose` would send it. Where the reporter wrote no caption the
summary is shortened by design, so that is only a hint.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, Role, front_passages
from newsroom.language.words import opening_words
from newsroom.networks import NETWORKS, Network, Says
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.matters import tells_of_child_and_crime
from newsroom.rules.social._tags import may_tag, people_tagged
from newsroom.social.lost import lost_of, lost_of_summary
from newsroom.story import Label, Story

NAME = "social-copy"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Takarir tanpa tanda berbayar, melampaui batas jejaring, atau menunjuk seorang anak.",
    summary_en="A caption lacks the paid label, is too long for its network, or points at a child.",
    why="Takarir disalin dan diteruskan sendirian. Tanda berbayar, kalimat terakhir, dan perlindungan "
    "anak tidak boleh hilang di jalan.",
    why_en="Captions are copied and passed on alone. The paid label, the last sentence and a child's "
    "protection must not be lost on the way.",
    cure="Awali takarir berita berbayar dengan Advertorial, dibayar oleh …; pendekkan takarir untuk "
    "jejaring yang disebut; hapus tanda orang dari berita perkara anak.",
    cure_en="Open the caption of a paid story with Advertorial, dibayar oleh …; shorten it for the "
    "network named; take people's tags out of a story on a child's case.",
    basis=("PPMS 6", "PPRA 1"),
)
_PAID = re.compile(r"advertorial|\badv\b|iklan|sponsor|berbayar|dibayar|#ad\b", re.IGNORECASE)
_CLAIMS_PAID = re.compile(
    r"\A\W{0,3}advertorial\b(?!\s[a-z])|\(adv\)|#adv(?:ertorial)?\b", re.IGNORECASE
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Findings on the written captions, and on the summary where it stands in for them."""
    captions = [one for one in front_passages(story) if one.role is Role.SOCIAL]
    if story.readable("label"):
        yield from _labels(story, captions)
    yield from _lengths(story, context)
    if may_tag(story, captions) and tells_of_child_and_crime(story, context.registers):
        yield from _tags(story, context)


def _labels(story: Story, captions: list[Passage]) -> Iterator[Finding]:
    paid = story.meta.label is Label.ADVERTORIAL
    for caption in captions:
        if paid and not _PAID.search(caption.prose):
            yield _on(
                story,
                _whole(caption),
                "Takarir berita berbayar ini tidak mengatakannya; yang menyalinnya tidak membawa tandanya. Awali dengan Advertorial, dibayar oleh …",
                "The caption of this paid story does not say so; whoever copies it loses the label. Open it with Advertorial, dibayar oleh …",
            )
        elif not paid and (match := _CLAIMS_PAID.search(caption.prose)):
            yield _on(
                story,
                (caption.start + match.end() - len(match[0].strip()), caption.start + match.end()),
                f'Takarir ini bertanda berbayar, "{match[0].strip()}", tetapi label beritanya bukan advertorial. Samakan keduanya.',
                f'This caption is marked as paid, "{match[0].strip()}", but the story\'s label is not advertorial. Make them agree.',
            )


def _whole(caption: Passage) -> tuple[int, int]:
    bare = caption.prose.strip()
    start = caption.start + caption.prose.find(bare)
    return start, start + len(bare)


def _lengths(story: Story, context: Context) -> Iterator[Finding]:
    """What each network would lose."""
    social = story.meta.social
    site_url = context.settings.office.site_url
    for network in () if story.meta.withdrawn else NETWORKS.values():
        name, written = network.name, social.own(network.name)
        if name in social.skip or not (written or _is_read(network, context)):
            continue
        caption = written or social.default
        if caption:
            lost = lost_of(caption, story, network, site_url=site_url)
            if lost:
                yield _too_long(story, ("social", name if written else "default"), name, lost)
        elif lost := lost_of_summary(story, network, site_url=site_url):
            found = _too_long(story, ("summary",), name, lost)
            yield replace(found, severity=Severity.HINT)


def _is_read(network: Network, context: Context) -> bool:
    """Whether the office's posts are read there.

    Of some networks that is assumed unless the account is closed, of others only with an account.
    """
    account = context.settings.networks.get(network.name)
    if network.says is not Says.CAPTION:
        return False
    return account.enabled if account else network.measured_always


def _too_long(story: Story, loc: tuple[str, ...], name: str, lost: str) -> Finding:
    network = NETWORKS[name]
    return finding(
        NAME,
        story,
        story.span(*loc),
        f'Terlalu panjang untuk {network.title} (paling banyak {network.limit}, dengan tautan); yang hilang: "{opening_words(lost)}" sampai akhir. Pendekkan, atau tulis takarir {name} sendiri.',
        f'Too long for {network.title} (at most {network.limit}, link included); lost is "{opening_words(lost)}" to the end. Shorten it, or write a caption for {name}.',
    )


def _tags(story: Story, context: Context) -> Iterator[Finding]:
    for place, tag in people_tagged(story, context):
        yield finding(
            NAME,
            story,
            place,
            f'"{tag}" menandai orang dalam berita tentang perkara anak; akunnya menunjukkan siapa anak itu. Hapus tandanya.',
            f'"{tag}" tags a person in a story on a child\'s case; the account shows who the child is. Remove the tag.',
        )


def _on(story: Story, place: tuple[int, int], message: str, message_en: str) -> Finding:
    return finding(NAME, story, story.body_span(*place), message, message_en)
