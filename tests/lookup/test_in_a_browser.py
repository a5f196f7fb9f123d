"""The index as a real Chromium reads it: the same words and hashes, and the right answers."""

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from newsroom.lookup import (
    Keys,
    fingerprints,
    key_print,
    normal_words,
    pack,
    post_print,
    record_of,
    year_file,
)
from newsroom.theme.script import SCRIPTS
from tests.lookup.texts import OURS, Sent, on_site, sent_texts, stories
from tests.sites import ROOT

pytestmark = pytest.mark.browser

WEIRD = (
    *(
        "",
        "İstanbul ve Iğdır",
        "ﬁnal ½ № ١٢٣",
        "Σίσυφος",
        "naïve\u0301",
        "a\u200bb\u00adc",
        "世界 日本",
    ),
    *("Rp1.234.567,89", "1.234.5", "12.3456", "’’", "x" * 300, "😀 emoji 🇮🇩", "½ jam", "e\u0301"),
)
ANSWER = """async ({texts, stories, index}) => {
    const bytes = Uint8Array.from(atob(index), (one) => one.charCodeAt(0));
    const heads = (text) => text.split(/\\n+/).map(tool.normalWords).filter((line) => line.length > 2);
    return texts.map((text) => {
        const words = tool.normalWords(text);
        let best = {sort: 'none'};
        for (const {story} of tool.candidates(bytes, words, heads(text))) {
            const found = {...tool.compare(words, stories[story].text, heads(text)), story};
            best = tool.better(best, found);
        }
        return {sort: best.sort, path: stories[best.story]?.path ?? '', steps: best.steps ?? []};
    });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the theme's own scripts as `tool`."""
    opened = browser.new_page()
    for name in ("lookup", "links"):
        source = b64encode((ROOT / SCRIPTS / f"{name}.js").read_bytes()).decode()
        opened.evaluate(
            "async (url) => { window.tool = {...window.tool, ...await import(url)}; }",
            f"data:text/javascript;base64,{source}",
        )
    yield opened
    opened.close()


def test_words_and_fingerprints_are_those_of_the_newsroom(page: Page) -> None:
    texts = [*WEIRD, *(one.text for one in stories())]

    found = page.evaluate(
        "(texts) => texts.map((text) => { const words = tool.normalWords(text);"
        " return [words, [...tool.fingerprints(words)], tool.keyPrint('id', text)] })",
        texts,
    )

    for text, (words, prints, key) in zip(texts, found, strict=True):
        assert words == normal_words(text)
        assert set(prints) == fingerprints(words)
        assert key == key_print("id", text)


def test_records_are_read_as_they_were_packed(page: Page) -> None:
    values = [set(range(0, 65_536, step)) for step in (1, 7, 300, 4000, 65_536)] + [set(), {65_535}]

    index = b64encode(year_file([pack(some) for some in values])).decode()

    read = page.evaluate(
        "(index) => [...tool.records(Uint8Array.from(atob(index), (one) => one.charCodeAt(0)))]",
        index,
    )
    assert read == [sorted(some) for some in values]


def test_posts_are_known_by_the_same_names(page: Page) -> None:
    urls = [
        "https://x.com/kotacontoh/status/1861",
        "https://mobile.twitter.com/kotacontoh/status/1861/",
        "https://www.facebook.com/story.php?story_fbid=1&id=2",
    ]

    names = page.evaluate("(urls) => urls.map((url) => tool.postName(new URL(url)))", urls)

    assert [key_print("post", name) for name in names] == [post_print(url) for url in urls]


@pytest.fixture(scope="module")
def answers(page: Page) -> list[tuple[Sent, dict[str, Any]]]:
    """The two hundred texts with what the browser answers."""
    texts, told = sent_texts(), on_site()
    records = [record_of(Keys(one.path, one.path, one.title), one.text) for one in told]
    index = b64encode(year_file(records)).decode()
    given = {"texts": [one.text for one in texts], "index": index}
    found = page.evaluate(ANSWER, {**given, "stories": [one._asdict() for one in told]})
    return list(zip(texts, found, strict=True))


def test_no_foreign_text_is_called_ours(answers: list[tuple[Sent, dict[str, Any]]]) -> None:
    foreign = [(sent, found) for sent, found in answers if not sent.source]

    assert len(answers) == 200
    assert len(foreign) >= 60
    assert [sent.text[:80] for sent, found in foreign if found["sort"] in OURS] == []


def test_two_hundred_texts_get_the_right_answer(
    answers: list[tuple[Sent, dict[str, Any]]],
) -> None:
    wrong = [
        (sent.how, found["sort"], sent.source, found["path"])
        for sent, found in answers
        if found["sort"] not in sent.right or (sent.source and found["path"] != sent.source)
    ]

    assert wrong == []
    assert Counter(sent.how for sent, _ in answers)["truncated"] == 35


def test_the_words_that_were_put_in_are_shown(page: Page) -> None:
    told = on_site()[0]
    words = normal_words(told.text)[:60]
    changed = [*words[:30], "palsu", *words[31:]]

    found = page.evaluate("([words, text]) => tool.compare(words, text)", [changed, told.text])

    assert found["sort"] == "altered"
    steps = [(step["sort"], step["from"], step["to"]) for step in found["steps"]]
    assert steps == [("same", 0, 30), ("theirs", 30, 31), ("mine", 30, 31), ("same", 31, 60)]


@pytest.mark.parametrize("place", [1, 2, 57, 58])
def test_a_word_changed_near_an_edge_is_no_addition(page: Page, place: int) -> None:
    told = on_site()[0]
    words = normal_words(told.text)[40:100]
    changed = [*words[:place], "palsu", *words[place + 1 :]]

    found = page.evaluate("([words, text]) => tool.compare(words, text)", [changed, told.text])

    steps = [(step["sort"], step["from"], step["to"]) for step in found["steps"]]
    assert found["sort"] == "altered"
    assert ("mine", place, place + 1) in steps
    assert ("theirs", place + 40, place + 41) in steps


def test_every_compared_word_has_a_spelling(page: Page) -> None:
    text = "Biayanya Rp150.000 untuk Jum’at (2,5 jam) di RT 7/RW 2: “gratis”."

    spelt = page.evaluate("(text) => tool.spelt(text)", text)

    assert len(spelt) == len(normal_words(text))
    assert {"150.000", "Jum’at"} <= set(spelt)


CLAIM = "Warga Kota Contoh wajib membayar Rp150.000 untuk mengganti KTP sebelum 31 Oktober 2026."


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        (CLAIM, True),
        (
            (
                "PENGUMUMAN!! Mulai sekarang semua warga kota contoh diwajibkan bayar Rp 150.000 utk "
                "penggantian KTP, batasnya tgl 31 oktober 2026, kalau tidak hak layanan hilang"
            ),
            True,
        ),
        ("Warga Kota Contoh memperingati hari jadi kota pada 31 Oktober 2026 di alun-alun.", False),
        ("Cetak ulang KTP di Kota Contoh gratis dan tidak ada batas waktunya.", False),
    ],
)
def test_a_claim_is_known_again_in_other_words(page: Page, text: str, is_found: bool) -> None:
    line = ["/2026/10/hoaks/", "Hoaks", CLAIM, "Salah"]

    found = page.evaluate(
        "([text, line]) => tool.claimsIn(tool.normalWords(text), [line])", [text, line]
    )

    assert bool(found) == is_found


OUR_HOST = "berita.contoh.example"


@pytest.mark.parametrize(
    "host",
    [
        "berita-contoh.example",
        "contoh-berita.info",
        "berita.c0ntoh.example",
        "berita.cont0h.example",
        "beritacontoh.example",
        "berita.contoh.exarnple",
        "berita.contoh.example.hadiah.top",
        "beríta.contoh.example",
        "беrita.contoh.example",
    ],
)
def test_a_host_that_looks_like_ours_is_called_out(page: Page, host: str) -> None:
    told = page.evaluate(
        "([link, ours]) => tool.looksLike(tool.cleaned(link).host, ours, link)",
        [f"https://{host}/x", OUR_HOST],
    )
    assert told


def test_whoever_hides_behind_our_name_is_called_out(page: Page) -> None:
    link = f"https://{OUR_HOST}@jahat.top/login"

    told = page.evaluate(
        "([link, ours]) => [tool.cleaned(link).host, tool.looksLike(tool.cleaned(link).host, ours, link)]",
        [link, OUR_HOST],
    )
    assert told == ["jahat.top", True]


@pytest.mark.parametrize(
    "host",
    [OUR_HOST, "www.berita.contoh.example", "contoh.example", "kabar.tetangga.example", "x.com"],
)
def test_others_are_not_accused(page: Page, host: str) -> None:
    assert not page.evaluate("(hosts) => tool.looksLike(...hosts)", [host, OUR_HOST])


def test_links_are_found_in_a_message_and_lose_what_only_counts_clicks(page: Page) -> None:
    text = (
        "*Baca* (https://berita.contoh.example/2026/11/x/?utm_source=wa&fbclid=1). "
        "Rapat selesai.Warga pulang, lihat contoh.example/tarif!"
    )

    links, rest = page.evaluate(
        "(text) => { const {links, rest} = tool.linksIn(text);"
        " return [links.map((link) => tool.cleaned(link).href), rest] }",
        text,
    )

    assert links == ["https://berita.contoh.example/2026/11/x/", "https://contoh.example/tarif"]
    assert "selesai.Warga" in rest


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("/2026/11/x/", {"sort": "address", "text": "/2026/11/x/"}),
        ("/2026/11/x", {"sort": "address", "text": "/2026/11/x/"}),
        ("/s/2026-11-19-PASAR", {"sort": "id", "text": "2026-11-19-pasar"}),
        ("/desk/layanan/", {"sort": "page"}),
    ],
)
def test_an_address_of_ours_names_a_story_or_a_page(
    page: Page, link: str, named: dict[str, str]
) -> None:
    ask = "([link, host]) => tool.namedBy(tool.cleaned(link), [host], '')"

    assert page.evaluate(ask, [f"https://{OUR_HOST}{link}", OUR_HOST]) == named
    assert page.evaluate(ask, [f"https://jahat.top{link}", OUR_HOST]) == {"sort": "elsewhere"}


@pytest.mark.parametrize(
    "text", ["2026-11-19-pasar", " /s/2026-11-19-Pasar/ ", "s/2026-11-19-pasar"]
)
def test_an_id_is_known_as_one(page: Page, text: str) -> None:
    assert page.evaluate("(text) => tool.idIn(text)", text) == "2026-11-19-pasar"


@pytest.mark.parametrize(
    "text", ["pasar", "anak-anak", "anak-anak bermain", "https://a.example/s/x-y/"]
)
def test_a_word_or_a_sentence_is_no_id(page: Page, text: str) -> None:
    assert page.evaluate("(text) => tool.idIn(text) ?? null", text) is None


def test_the_scripts_hold_no_state_between_texts(page: Page) -> None:
    ask = "(text) => JSON.stringify(tool.linksIn(text))"
    text = "https://a.example/1 dan www.b.example"

    assert page.evaluate(ask, text) == page.evaluate(ask, text)
    assert len(re.findall("example", json.loads(page.evaluate(ask, text))["links"][0])) == 1
