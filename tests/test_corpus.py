"""All stories are read once; what cannot be read is a finding of the corpus."""

from pathlib import Path

from newsroom.corpus import Corpus, read_corpus, story_paths
from tests.stories import WITA, make_story, story_text


def write(root: Path, slug: str, text: str) -> None:
    path = root / "content" / "stories" / "2026" / "11" / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_stories_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for slug in ("pasar", "jembatan"):
        write(tmp_path, slug, story_text(slug=slug))

    corpus = read_corpus(tmp_path, zone=WITA)

    assert [story.slug for story in corpus.stories] == ["jembatan", "pasar"]
    assert list(corpus.by_path) == story_paths(tmp_path)


def test_an_unreadable_story_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path, "pasar", story_text())
    write(tmp_path, "rusak", "bukan berita")

    corpus = read_corpus(tmp_path, zone=WITA)

    assert [story.slug for story in corpus.stories] == ["pasar"]
    assert [finding.path.rsplit("/", 1)[-1] for finding in corpus.findings] == ["rusak.md"]


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    corpus = read_corpus(tmp_path, zone=WITA, paths=["content/stories/2026/11/hilang.md"])

    assert "tidak dapat dibuka" in corpus.findings[0].message


def test_of_two_stories_with_one_id_the_first_by_path_is_meant() -> None:
    first, second = make_story(slug="a"), make_story(slug="a")

    assert Corpus((first, second)).by_id[first.id] is first
