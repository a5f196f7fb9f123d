"""What a post costs: X alone takes money, and thirteen times as much for an address."""

from dataclasses import replace
from decimal import Decimal

from newsroom.networks import BLUESKY, X
from newsroom.social.compose import compose
from newsroom.social.costing import cost_of, say_cost
from newsroom.social.post import Picture
from tests.stories import make_story

CARD = Picture(name="kartu.jpg", width=1200, height=630, alt="Kartu berita.")
POST = compose(make_story(), X, site_url="https://berita.kotacontoh.id")


def test_a_post_on_x_costs_its_address_and_its_alternative_text() -> None:
    assert cost_of(POST) == Decimal("0.200")
    assert cost_of(replace(POST, picture=CARD)) == Decimal("0.205")
    assert cost_of(replace(POST, picture=replace(CARD, alt=""))) == Decimal("0.200")
    assert cost_of(replace(POST, text="Tanpa tautan.")) == Decimal("0.015")


def test_the_cost_is_said_with_how_many_times_it_is() -> None:
    said = say_cost(replace(POST, picture=CARD))

    assert said == "US$0,205; dengan tautan 13 kali harga tanpa tautan"
    assert say_cost(replace(POST, text="Tanpa tautan.")) == "US$0,015"


def test_nothing_is_said_where_a_post_is_free() -> None:
    free = compose(make_story(), BLUESKY, site_url="https://berita.kotacontoh.id")

    assert cost_of(free) == 0
    assert say_cost(free) == ""
    assert say_cost(replace(free, network="lain")) == ""
