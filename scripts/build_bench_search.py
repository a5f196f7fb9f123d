"""Makes the search index of a year and prints what that took, without making up the stories.

python scripts/build_bench_search.py OUTPUT STORIES
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from build_bench_newsroom import LAST_DAY, SEED, STEP, WORDS
from newsroom.search import SearchRecord, index_year, plain_text
from newsroom.story.html import render
from newsroom.story.parse import parse
from story_generator import ZONE, generate


def main(argv: Sequence[str] | None = None) -> int:
    """Write the index of so many generated stories; print the seconds as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("output", type=Path)
    parser.add_argument("stories", type=int)
    options = parser.parse_args(argv)
    records = list(_records(options.stories))
    started = time.perf_counter()
    index_year(records, options.output)
    print(json.dumps({"seconds": round(time.perf_counter() - started, 3)}))
    return 0


def _records(count: int) -> Iterator[SearchRecord]:
    first = LAST_DAY - STEP * count
    for path, text in generate(count=count, words=WORDS, seed=SEED, first=first, step=STEP):
        story, _ = parse(f"content/stories/{path}", text, zone=ZONE)
        if story is None or not story.meta.event or not story.meta.event.ended_at:
            continue
        yield SearchRecord(
            url=story.address,
            title=story.meta.title,
            text=plain_text(render(story.body.text)),
            published=story.meta.event.ended_at,
            desk=story.meta.desk,
            kind=story.meta.kind,
            year=LAST_DAY.year,
        )


if __name__ == "__main__":
    sys.exit(main())
