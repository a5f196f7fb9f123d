"""A link that leads nowhere, hides where it leads, or follows the reader.

Links to other sites are never fetched here: a site that is slow or refuses machines must not keep
a story from coming out. Shorteners stand in `newsroom.language.links`, since they are facts about
the web and not a choice of the newsroom; link texts that say nothing are a list that editors keep.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from newsroom.finding import Finding, Fix, Severity, Span
from newsroom.language.links import (
    SHORTENERS,
    Address,
    Link,
    find_addresses,
    find_links,
    find_short_addresses,
    host_of,
    without_tracking,
)
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules._shared.linking import cut, fault_of
from newsroom.story import Story

NAME = "bad-link"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Tautan putus, menyembunyikan tujuannya, atau melacak pembaca.",
    summary_en="A link is broken, hides where it leads, or tracks the reader.",
    why="Tautan adalah janji: di sana ada buktinya. Alamat yang putus mengingkarinya, pemendek alamat menutupi "
    'tujuannya, dan "klik di sini" tidak berarti apa-apa bagi pendengar pembaca layar.',
    why_en="A link is a promise that the proof is there. A broken address breaks it, a shortener hides where it "
    'leads, and "click here" means nothing to people who hear a screen reader.',
    cure="Pakai alamat lengkap halaman yang dituju, tanpa pemendek dan tanpa utm_; beri teks yang menyebut "
    "isinya, misalnya [jadwal vaksinasi](https://…). Berita sendiri: /tahun/bulan/slug/.",
    cure_en="Use the full address of the page, without shortener or utm_; let the text name what is there, such "
    "as [jadwal vaksinasi](https://…). Own stories: /year/month/slug/.",
    basis=("KEJ 2", "PPRD 7"),
    fixing=Fixing.SAFE,
    any_language=True,
)
MOST = 20


def check(story: Story, context: Context) -> Iterable[Finding]:
    """What is amiss with the links of the body and the addresses of the sources."""
    return islice(_faults(story, context), MOST)


def _faults(story: Story, context: Context) -> Iterator[Finding]:
    for number, source in enumerate(story.meta.sources):
        loc = ("sources", number, "url")
        if source.url and "//" in source.url and loc in story.positions:
            span = story.positions[loc]
            start = story.lines.offset(span.line, span.column)
            written = story.text[start : story.lines.offset(span.end_line, span.end_column)]
            yield from _weak_addresses(story, find_addresses(written, start))
    body = story.body
    if "](" in body.text or "href" in body.text:
        for link in find_links(body.text, body.start):
            yield from _broken(story, link, context)
            yield from _says_nothing(story, link, context)
    if "://" in body.text:
        yield from _weak_addresses(story, find_addresses(body.text, body.start))
    yield from _weak_addresses(story, find_short_addresses(body.text, body.start))


def _broken(story: Story, link: Link, context: Context) -> Iterator[Finding]:
    fault = fault_of(link, story, context)
    if fault is not None:
        at = (link.at, link.at + len(link.to))
        if not link.to and link.text is not None:
            at = (link.text_at, link.text_at + len(link.text))
        yield finding(NAME, story, story.body_span(*at), *fault)


def _says_nothing(story: Story, link: Link, context: Context) -> Iterator[Finding]:
    if link.text is None or link.is_picture:
        return
    text = " ".join(link.text.split()).strip('*_`"“”.,:;!›»>→ ')
    if text.lower() in context.registers.word_list(NAME).patterns:
        at = story.body_span(link.text_at, link.text_at + len(link.text))
        yield _warning(
            story,
            at,
            f'Teks tautan "{text}" tidak menyebut isinya; sebut apa yang dibuka, misalnya "jadwal vaksinasi".',
            f'The link text "{text}" does not say what is there; name it, such as "jadwal vaksinasi".',
        )


def _weak_addresses(story: Story, addresses: Iterable[Address]) -> Iterator[Finding]:
    for address in addresses:
        host, clean = host_of(address.text), without_tracking(address.text)
        if host not in SHORTENERS and clean == address.text:
            continue
        at = story.body_span(address.at, address.at + len(address.text))
        shown = cut(address.text)
        if host in SHORTENERS:
            yield _warning(
                story,
                at,
                f'"{shown}" memakai pemendek {host}, sehingga pembaca tidak tahu tujuannya; tulis alamat aslinya.',
                f'"{shown}" uses the shortener {host}, so that readers cannot see where it leads; write the address itself.',
            )
        if clean != address.text:
            yield _warning(
                story,
                at,
                f'"{shown}" membawa penanda pelacak (seperti utm_ atau fbclid); hapus, alamatnya tetap sama.',
                f'"{shown}" carries tracking parameters (such as utm_ or fbclid); remove them, the page is the same.',
                Fix(clean, safe=True),
            )


def _warning(
    story: Story, at: Span, message: str, message_en: str, fix: Fix | None = None
) -> Finding:
    found = finding(NAME, story, at, message, message_en, fix=fix)
    return replace(found, severity=Severity.WARNING)
