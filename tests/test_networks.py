"""The table of networks: data that every other module leans on."""

from dataclasses import FrozenInstanceError, fields
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules

import pytest

from newsroom import networks
from newsroom.networks import (
    BLUESKY,
    MASTODON,
    NETWORKS,
    Correction,
    Counting,
    Limits,
    LinkUse,
    Network,
    PictureUse,
    Says,
    X,
)
from newsroom.story.model import Social

EVERY = pytest.mark.parametrize("network", NETWORKS.values(), ids=lambda network: network.name)


def test_the_three_that_the_office_asked_for_come_first_and_the_outbox_last() -> None:
    assert list(NETWORKS) == [
        *("facebook", "instagram", "x"),
        *("threads", "bluesky", "mastodon", "telegram", "websub"),
        "outbox",
    ]


def test_no_module_of_a_network_is_left_out() -> None:
    found = {module.name for module in iter_modules(networks.__path__)} - {"model"}

    assert found == set(NETWORKS)


@EVERY
def test_a_row_is_found_under_its_own_name(network: Network) -> None:
    assert NETWORKS[network.name] is network


@EVERY
def test_a_card_is_of_a_shape_that_the_network_takes(network: Network) -> None:
    """Instagram takes 4:5 to 1.91:1 and 320 to 1,440 pixels; nothing else is narrower."""
    shape = network.shape

    assert 0.8 <= shape.width / shape.height <= 1.91
    assert 320 <= shape.width <= 1440


@EVERY
def test_room_is_left_for_words_beside_link_and_hashtags(network: Network) -> None:
    assert network.limit >= 280
    assert network.hashtags <= 5
    assert network.folds_at is None or network.folds_at < network.limit


@EVERY
def test_what_is_promised_is_said_in_both_languages(network: Network) -> None:
    assert "sekali" in network.guarantee
    assert "once" in network.guarantee_en


@pytest.mark.parametrize(
    ("name", "limit", "counting", "link_weight"),
    [
        ("facebook", 63_206, Counting.CHARACTERS, None),
        ("instagram", 2_200, Counting.CHARACTERS, None),
        ("x", 280, Counting.WEIGHTED, 23),
        ("threads", 500, Counting.BYTES, None),
        ("bluesky", 300, Counting.GRAPHEMES, None),
        ("mastodon", 500, Counting.LINKED, 23),
        ("telegram", 1_024, Counting.CHARACTERS, None),
    ],
)
def test_every_network_counts_in_its_own_way(
    name: str, limit: int, counting: Counting, link_weight: int | None
) -> None:
    row = NETWORKS[name]

    assert (row.limit, row.counting, row.link_weight) == (limit, counting, link_weight)


def test_only_instagram_leaves_an_address_dead() -> None:
    assert {name for name, row in NETWORKS.items() if row.link is LinkUse.PLAIN} == {"instagram"}


def test_the_card_is_the_preview_of_the_link_where_the_link_stands_beside_the_text() -> None:
    beside = {name for name, row in NETWORKS.items() if row.link is LinkUse.FIELD}
    preview = {name for name, row in NETWORKS.items() if row.picture is PictureUse.PREVIEW}

    assert beside == preview == {"facebook", "bluesky"}


def test_only_machines_are_told_of_feeds() -> None:
    assert {name for name, row in NETWORKS.items() if row.says is Says.FEEDS} == {"websub"}
    assert NETWORKS["websub"].picture is PictureUse.NONE


def test_a_correction_is_made_in_the_way_that_the_network_allows() -> None:
    assert {name: row.correction for name, row in NETWORKS.items()} == {
        "facebook": Correction.EDIT,
        "instagram": Correction.EDITOR,
        "x": Correction.EDITOR,
        "threads": Correction.REPLY,
        "bluesky": Correction.EDIT,
        "mastodon": Correction.EDIT,
        "telegram": Correction.EDIT,
        "websub": Correction.AGAIN,
        "outbox": Correction.AGAIN,
    }


def test_an_address_on_x_costs_thirteen_times_a_post_without_one() -> None:
    assert (X.cost.post, X.cost.with_link) == (Decimal("0.015"), Decimal("0.200"))
    assert X.cost.times == 13


def test_elsewhere_a_post_is_free() -> None:
    assert {name for name, row in NETWORKS.items() if row.cost.post} == {"x"}
    assert NETWORKS["facebook"].cost.times == 1


def test_the_limits_that_a_server_says_take_the_place_of_the_printed_ones() -> None:
    said = Limits(text=5_000, link_weight=25, alt_text=1_000, picture_bytes=16_777_216)
    row = MASTODON.within(said)

    assert (row.limit, row.link_weight) == (5_000, 25)
    assert (row.alt_limit, row.picture_bytes) == (1_000, 16_777_216)


def test_a_server_that_says_nothing_or_nonsense_changes_nothing() -> None:
    assert MASTODON.within(Limits()) == MASTODON
    assert MASTODON.within(Limits(text=0, link_weight=-1, alt_text=0, picture_bytes=0)) == MASTODON
    assert MASTODON.within(Limits(text=99)) == MASTODON


def test_a_reporter_can_write_a_caption_for_every_network_that_people_read() -> None:
    captions = {field.name for field in fields(Social)} - {"default", "skip"}
    read_by_people = {name for name, row in NETWORKS.items() if row.says is Says.CAPTION}

    assert captions == read_by_people - {"outbox"}


def test_the_outbox_takes_whatever_another_network_takes() -> None:
    outbox = NETWORKS["outbox"]

    assert all(row.limit <= outbox.limit for row in NETWORKS.values())
    assert all(row.hashtags <= outbox.hashtags for row in NETWORKS.values())


def test_nobody_changes_the_table_at_run_time() -> None:
    with pytest.raises(TypeError):
        NETWORKS["x"] = NETWORKS["outbox"]  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        NETWORKS["x"].limit = 25_000  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("facebook", "Pages API"),
        ("instagram", "Content Publishing"),
        ("x", "Counting characters"),
        ("threads", "Threads API"),
        ("bluesky", "app.bsky.feed.post"),
        ("mastodon", "entity"),
        ("telegram", "Bot API"),
        ("websub", "W3C"),
    ],
)
def test_every_fact_has_its_source_in_the_docstring_of_its_network(name: str, source: str) -> None:
    said = import_module(f"newsroom.networks.{name}").__doc__ or ""

    assert source in said
    assert "Sources:" in said


def test_bluesky_limits_bytes_too() -> None:
    assert BLUESKY.most_bytes == 3_000
