"""The demo newsroom's own pages."""

import re

from newsroom.page.addresses import CHECK, CORRECTIONS, MASTHEAD, OFFLINE, SEARCH, story_address
from newsroom.page.static_page import read_static_pages
from newsroom.workspace import open_workspace
from tests.sites import ROOT


def test_every_link_into_the_site_leads_to_a_page() -> None:
    pages, findings = read_static_pages(ROOT)
    stories = {story_address(story) for story in open_workspace(ROOT).corpus.stories}
    known = {"/", CHECK, CORRECTIONS, OFFLINE, SEARCH, *stories, *(page.address for page in pages)}
    bodies = [page.body("", lambda name: None) for page in pages]
    links = {link for body in bodies for link in re.findall(r'href="(/[^"#]*)', body)}

    assert findings == []
    assert links
    assert links <= known


def test_readers_are_promised_the_hours_that_are_counted() -> None:
    pages, _ = read_static_pages(ROOT)
    masthead = next(page for page in pages if page.address == MASTHEAD)
    promised = int(open_workspace(ROOT).settings.requests.limit.total_seconds() // 3600)

    assert f"paling lambat {promised} jam" in masthead.body("", lambda name: None)
