"""A small site in memory, signed, for whoever checks it."""

from datetime import date
from hashlib import sha256

from newsroom.page.text import html_of
from newsroom.page.version import present_version
from newsroom.provenance import StoryJson, Where, encode, story_json
from newsroom.provenance.day_list import NAMESPACE, list_name, write_list
from tests.provenance.test_sshsig import SIGNER
from tests.provenance.test_story_json import APPROVED, published
from tests.stories import WITA, make_story

SITE = "https://berita.contoh.example"
NAME = "2026/11/pasar/story.json"
LIST = list_name(date(2026, 11, 19))
SIGNATURE = f"{LIST}.sig"


def told(front: str = "") -> StoryJson:
    """What `story.json` says of the story of the tests."""
    story = make_story(f"{APPROVED}\n{front}".rstrip())
    where = Where(f"{SITE}/2026/11/pasar/", f"{SITE}/s/2026-11-19-pasar/")
    version = present_version(story)
    return story_json(published(story), html_of(story), where, version=version, zone=WITA)


def site(front: str = "") -> dict[str, bytes]:
    """The story, the list of its day and the list's signature, by name."""
    data = encode(told(front)).encode()
    stories = {NAME: data, "2026/11/lain/story.json": b"{}\n"}
    digests = {name: sha256(data).hexdigest() for name, data in stories.items()}
    text = write_list(f"{SITE}/{LIST}", digests.items())
    return {**stories, LIST: text.encode()} | {SIGNATURE: SIGNER.sign(text.encode(), NAMESPACE)}
