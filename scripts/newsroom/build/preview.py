"""One story and its posts as a single HTML file that needs nothing else and runs nothing."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from newsroom.approval import explain
from newsroom.clock import say_moment
from newsroom.edition import Held, Hold
from newsroom.networks import NETWORKS
from newsroom.page.alone import page_alone
from newsroom.page.frame import frame_of
from newsroom.page.static_page import read_static_pages
from newsroom.page.story_page import StoryPage
from newsroom.pictures import CACHE as DRAWN
from newsroom.pictures import ensure, fallback
from newsroom.settings import Settings
from newsroom.social.cards import CACHE
from newsroom.social.prepare import draw_card, networks_for, prepare_post
from newsroom.social.preview import preview_css, render_posts
from newsroom.story import Story
from newsroom.story.html import PICTURES
from newsroom.theme.environment import make_environment
from newsroom.theme.policy import preview_policy
from newsroom.theme.stylesheet import Clothes, make_clothes
from newsroom.tongue import Tongues
from newsroom.workspace import Workspace


def render_preview(workspace: Workspace, story: Story, now: datetime) -> str:
    """The page of `story` and its posts at `now`, with styles, fonts and pictures inside.

    Works for drafts: a band on top says what keeps the story from the air. Links lead to the
    public site.
    """
    settings = workspace.settings
    page, held = page_alone(workspace, story, now)
    clothes = make_clothes(settings)
    styles = [Markup(_with_fonts(clothes)), Markup(preview_css())]  # noqa: S704 - files of ours
    environment = make_environment(settings.root, Tongues(settings.root)[page.lang])
    frame = frame_of(settings, read_static_pages(settings.root)[0])
    frame = replace(frame, root=frame.url)
    environment.globals.update(site=frame, policy=preview_policy(styles))
    # One JPEG of each picture is enough; the other formats and sizes would go along for nothing.
    environment.globals["one_size"] = True
    html = environment.get_template("preview.html").render(
        article={"page": page},
        styles=styles,
        standing=_why(held, now) if held else "sudah disetujui",
        posts=_posts(story, settings),
    )
    return _with_pictures(html, page, frame.url + PICTURES)


def _why(held: Held, now: datetime) -> str:
    embargo = held.story.meta.embargo_until
    if held.hold is Hold.EMBARGO and embargo is not None:
        return f"embargo sampai {say_moment(embargo.astimezone(now.tzinfo))}"
    return f"belum tayang: {explain(held.decision)[0]}"


def _posts(story: Story, settings: Settings) -> Markup:
    cards = settings.root / CACHE
    posts = []
    for network in networks_for(story, settings):
        post = prepare_post(story, network, settings)
        if post.picture:
            draw_card(story, NETWORKS[network].shape, settings, cards)
        posts.append(post)
    if not posts:
        return Markup()
    # Escaped by its own template.
    return Markup(render_posts(posts, card_url=lambda name: _data(cards / name)))  # noqa: S704 - its template escapes


def _with_fonts(clothes: Clothes) -> str:
    css = clothes.css
    for font in clothes.fonts:
        data = b64encode(font.data).decode()
        css = css.replace(f'url("{font.name}")', f'url("data:font/woff2;base64,{data}")')
    return css


def _with_pictures(html: str, page: StoryPage, address: str) -> str:
    """Every picture of the page as a `data:` address."""
    root = page.settings.root
    drawn = {jpeg.name: jpeg for jpeg in map(fallback, page.originals)}

    def inline(found: re.Match[str]) -> str:
        variant = drawn.get(found["name"])
        return f'src="{_data(ensure(variant, root, root / DRAWN))}"' if variant else found[0]

    return re.sub(rf'src="{re.escape(address)}(?P<name>[^"]*)"', inline, html)


def _data(file: Path) -> str:
    kind = {".png": "image/png", ".webp": "image/webp", ".avif": "image/avif"}
    media = kind.get(file.suffix.lower(), "image/jpeg")
    return f"data:{media};base64,{b64encode(file.read_bytes()).decode()}"
