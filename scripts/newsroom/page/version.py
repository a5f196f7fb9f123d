"""Which version of a story a page shows: a name for what its readers see of it."""

import json
from dataclasses import asdict
from datetime import date
from hashlib import sha256

from newsroom.page.text import html_of
from newsroom.story import FrontMatter, Story


def version_of(meta: FrontMatter, html: str) -> str:
    """Sixteen hexadecimal digits that change with what readers see of a story.

    That is the headline, the summary, the text (`html`, as `html_of` gives it), who paid, the
    corrections, the withdrawal and the receipts. An approval or a caption for a network changes nothing.
    """
    seen = {
        "title": meta.title,
        "summary": meta.summary,
        "text": html,
        "label": meta.label,
        "payer": meta.payer,
        "corrections": [asdict(correction) for correction in meta.corrections],
        "withdrawn": asdict(meta.withdrawn) if meta.withdrawn else None,
    }
    if meta.claims:
        seen["claims"] = [asdict(receipt) for receipt in meta.claims]
    data = json.dumps(seen, sort_keys=True, default=date.isoformat)
    return sha256(data.encode()).hexdigest()[:16]


def present_version(story: Story) -> str:
    """The version that the page of `story` must show."""
    return version_of(story.meta, html_of(story))
