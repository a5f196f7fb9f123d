"""Templates speak a language; the catalogues hold all that they say, and nothing else."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import BytecodeCache, DictLoader, Environment
from jinja2.bccache import Bucket

from collect_messages import catalogue, messages, untranslated
from newsroom.story import Language
from newsroom.theme.environment import OPTIONS, TEMPLATES, translated
from newsroom.tongue import Tongue, catalogues, entries, read_tongue
from tests.sites import ROOT

ENGLISH = Tongue(
    "en",
    {
        "Ya & tidak": ("Yes & no",),
        "%(name)s menulis 5%%": ("5%% is by %(name)s",),
        "%(n)s berita": ("one story", "%(n)s stories"),
    },
    "a",
)
PAGE = """\
<p lang="{{ lang }}" title="{{ _("Ya " "& tidak") }}">
{%- trans name=who | upper %}{{ name }} menulis 5%{% endtrans %}; \
{% trans n=count %}{{ n }} berita{% pluralize n %}{{ n }} berita{% endtrans %}</p>
"""
FILES = catalogues(ROOT)
each_catalogue = pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[-3])
TOOLS = frozenset({"components.html"})
"""A page for those who work on the theme, in a build for them alone."""


class Kept(BytecodeCache):
    """Compiled templates that were kept, by key."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


def environment(cache: BytecodeCache | None = None) -> Environment:
    loader = DictLoader({"page.html": PAGE})
    made = Environment(loader=loader, bytecode_cache=cache, **OPTIONS)  # noqa: S701 - they escape
    made.globals["who"] = "Siti <b>"
    return made


def test_a_template_says_its_own_words_where_no_language_is_chosen() -> None:
    assert environment().get_template("page.html").render(count=2) == (
        '<p lang="id" title="Ya &amp; tidak">SITI &lt;B&gt; menulis 5%; 2 berita</p>'
    )


@pytest.mark.parametrize(("count", "said"), [(1, "one story"), (2, "2 stories")])
def test_in_another_language_it_says_the_translation(count: int, said: str) -> None:
    english = translated(environment(), ENGLISH)

    assert english.get_template("page.html").render(count=count) == (
        f'<p lang="en" title="Yes &amp; no">5% is by SITI &lt;B&gt;; {said}</p>'
    )


def test_translating_costs_a_page_nothing() -> None:
    """What is compiled holds the words, and no call that would look them up."""
    for tongue in (environment(), translated(environment(), ENGLISH)):
        code = tongue.compile(PAGE, raw=True)
        assert "gettext" not in code
        assert "say" not in code


def test_compiled_templates_of_languages_and_catalogues_are_told_apart() -> None:
    cache = Kept()
    changed = Tongue("en", {"Ya & tidak": ("Aye",)}, "b")
    made = [
        tongue.get_template("page.html").render(count=2)
        for _ in range(2)
        for tongue in (
            environment(cache),
            translated(environment(cache), ENGLISH),
            translated(environment(cache), changed),
        )
    ]

    assert len(cache.codes) == 2
    assert made[:3] == made[3:]
    assert len(set(made)) == 3


@each_catalogue
def test_a_catalogue_holds_what_pages_say_and_all_of_it_is_translated(file: Path) -> None:
    text = file.read_text("utf-8")

    assert catalogue(text, messages(ROOT)) == text, "out of date; run: make messages"
    assert untranslated(text) == []


@each_catalogue
def test_a_translation_has_the_places_of_its_original(file: Path) -> None:
    def places(words: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)s|\{\w+\}|%%|<[^>]*>", words))

    for entry in entries(file.read_text("utf-8")):
        forms = [value for key, value in entry.items() if key.startswith("msgstr")]
        if entry["msgid"]:
            assert places(forms[-1]) == places(entry["msgid"])
            assert all(places(form) <= places(entry["msgid"]) for form in forms)


def test_every_language_of_stories_has_a_catalogue() -> None:
    for language in set(Language) - {Language.ID}:
        assert read_tongue(ROOT, language).code == language


class Words(HTMLParser):
    """The words that stand in a template as they are: as text, or in what is read out."""

    READ_OUT = ("alt", "aria-label", "title", "placeholder")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in self.READ_OUT and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


SIGNED = "ssh-keygen -Y verify -f allowed_signers -I p -n p -s p.sig < p"


def test_templates_say_nothing_past_the_catalogue() -> None:
    said = {}
    for file in sorted((ROOT / TEMPLATES).rglob("*.html")):
        words = Words()
        words.feed(_unmarked(file.read_text("utf-8")))
        bare = [one.strip() for one in words.found if re.search(r"[^\W\d_p]{2}", one)]
        if file.name not in TOOLS and bare:
            said[file.name] = bare

    assert said == {
        "footer.html": ["Atom", "RSS", "Atom"],
        # The service worker fills in what stands in braces.
        "kept.html": ["{title}"],
        "press.html": ["p, p, p/s/2026-11-19-judul-berita/"],
        # Commands, and the name of a file.
        "proofs.html": [
            "allowed_signers",
            "curl -O pp",
            "curl -O pp.sig\ncurl -O pp\n" + SIGNED,
            "curl -s p/2026/11/nama-berita/story.json | sha256sum",
        ],
        # An example, which the script replaces.
        "search.html": ["1 Jan 2026"],
        # The same, and what it fills in.
        "verdict.html": [
            *("1 Jan 2026", "{when}", "{wrong}", "{right}", "{when}", "{reason}"),
            *("p “{claim}”", "p “{claim}”", "{verdict}"),
        ],
    }


def _unmarked(source: str) -> str:
    """A template with a single letter for each value and for each text that is translated."""
    source = re.sub(r"\{% trans.*?endtrans %\}|\{\{.*?\}\}", "p", source, flags=re.DOTALL)
    return re.sub(r"\{%.*?%\}|\{#.*?#\}", "", source, flags=re.DOTALL)
