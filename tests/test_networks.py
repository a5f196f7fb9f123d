"""The table of networks: data that every other module leans on."""

from dataclasses import FrozenInstanceError

import pytest

from newsroom import networks
from newsroom.networks import NETWORKS, Counting, LinkUse, Network, PictureUse

EVERY = pytest.mark.parametrize("network", NETWORKS.values(), ids=lambda network: network.name)


def test_the_office_posts_to_facebook_instagram_and_x_and_to_the_outbox() -> None:
    assert list(NETWORKS) == ["facebook", "instagram", "x", "outbox"]


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


def test_x_counts_by_weight_and_an_address_always_the_same() -> None:
    x = NETWORKS["x"]

    assert (x.limit, x.counting, x.link_weight) == (280, Counting.WEIGHTED, 23)


def test_only_instagram_leaves_an_address_dead() -> None:
    assert {name for name, row in NETWORKS.items() if row.link is LinkUse.PLAIN} == {"instagram"}


def test_facebook_fetches_the_card_from_the_page_and_the_others_are_sent_it() -> None:
    fetching = {name for name, row in NETWORKS.items() if row.picture is PictureUse.PREVIEW}

    assert fetching == {"facebook"}


def test_the_outbox_takes_whatever_another_network_takes() -> None:
    outbox = NETWORKS["outbox"]

    assert all(row.limit <= outbox.limit for row in NETWORKS.values())
    assert all(row.hashtags <= outbox.hashtags for row in NETWORKS.values())


def test_nobody_changes_the_table_at_run_time() -> None:
    with pytest.raises(TypeError):
        NETWORKS["x"] = NETWORKS["outbox"]  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        NETWORKS["x"].limit = 25_000  # type: ignore[misc]


def test_every_fact_has_its_source_in_the_docstring() -> None:
    assert networks.__doc__ is not None
    for source in ("Pages API", "Content Publishing", "Counting characters", "OpenAPI"):
        assert source in networks.__doc__
