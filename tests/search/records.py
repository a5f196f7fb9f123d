"""Stories as the search index takes them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from newsroom.search import SearchRecord

START = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


BASE = SearchRecord(
    url="",
    title="",
    text="",
    published=START,
    desk="layanan",
    kind="news",
    year=2026,
)


def make_record(slug: str = "pasar", text: str = "Pasar dibuka.", **changes: Any) -> SearchRecord:
    """A story of the desk layanan of 2026; `changes` are fields."""
    story = replace(BASE, url=f"/2026/01/{slug}/", title=f"Judul {slug}", text=text)
    return replace(story, **changes)


def make_year(count: int = 30) -> list[SearchRecord]:
    """Stories with filters of many values, accents and pictures: what pagefind puts in maps."""
    return [
        make_record(
            f"berita-{number}",
            f"Warga {number} membangun jembatan kafe café Naïve naive di hulu.",
            published=START + timedelta(days=number % 7),
            desk=f"desk-{number % 6}",
            kind=("news", "photo", "agenda", "reply")[number % 4],
            image=f"/images/{number}.webp" if number % 3 else "",
        )
        for number in range(count)
    ]
