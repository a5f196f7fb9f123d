"""The rule social-copy: which networks a caption is measured for."""

import pytest

from newsroom.checker import make_checker
from tests.newsrooms import NOW, make_context
from tests.stories import make_settings, story_text

LONG = "Warga menunggu lama di loket itu sejak pagi. " * 11
ACCOUNT = '[networks.{}]\naccount = "kota"\nenabled = {}\n'


def networks_told(front: str, accounts: str = "") -> list[str]:
    """The networks for which a caption is said to be too long."""
    settings = make_settings(accounts)
    context = make_context(NOW, settings=settings)
    checker = make_checker(context, only=["social-copy"])
    found = checker.check_text("content/stories/2026/11/pasar.md", story_text(front))
    return sorted(one.message_en.split("Too long for ")[1].split(" (")[0] for one in found)


def test_without_an_account_a_caption_for_all_is_measured_for_the_three_of_the_office() -> None:
    assert networks_told(f"social: {{default: '{LONG}'}}") == ["X"]


@pytest.mark.parametrize(
    ("network", "title"), [("threads", "Threads"), ("bluesky", "Bluesky"), ("mastodon", "Mastodon")]
)
def test_it_is_measured_for_a_network_where_the_office_has_an_account(
    network: str, title: str
) -> None:
    assert networks_told(
        f"social: {{default: '{LONG}'}}", ACCOUNT.format(network, "true")
    ) == sorted(["X", title])
    assert networks_told(f"social: {{default: '{LONG}'}}", ACCOUNT.format(network, "false")) == [
        "X"
    ]


def test_it_is_not_measured_where_the_story_is_not_posted() -> None:
    front = f"social: {{default: '{LONG}', skip: [x, threads]}}"

    assert networks_told(front, ACCOUNT.format("threads", "true")) == []


def test_a_hub_reads_no_caption() -> None:
    front = f"social: {{default: '{LONG * 50}', skip: [x]}}"

    assert networks_told(front, ACCOUNT.format("websub", "true")) == ["Instagram"]


def test_a_caption_of_its_own_is_measured_instead_of_the_one_for_all() -> None:
    front = f"social: {{default: '{LONG}', threads: Pendek., skip: [x]}}"

    assert networks_told(front, ACCOUNT.format("threads", "true")) == []
