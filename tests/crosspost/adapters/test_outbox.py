"""The outbox as a network: what is delivered lies there, and nothing leaves the machine."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.crosspost.accounts import NoNetwork
from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Delivery,
    NotDeliveredError,
    connect,
    names,
    payload_of,
)
from newsroom.crosspost.adapters.outbox import Outbox
from newsroom.ledger import Claim, State
from newsroom.settings import Account
from newsroom.social.post import Picture, Post, post_to_json

CARD = Picture(name="pasar-1200x630-0123456789ab.jpg", width=1200, height=630, alt="Kartu.")
POST = Post(
    story_id="2026-11-19-pasar",
    network="x",
    text="Pasar buka pukul 05.00.",
    link="https://berita.kotacontoh.id/2026/11/pasar/",
    length=23,
    limit=280,
    picture=CARD,
)


ADAPTER, SILENT = Outbox(), NoNetwork()


@pytest.fixture
def context(tmp_path: Path) -> Delivery:
    now = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / CARD.name).write_bytes(b"kartu")
    output = tmp_path / "output"
    return Delivery(output, "https://berita.kotacontoh.id", "run-1", now, tmp_path / "cache")


def claim_of(post: Post) -> Claim:
    return Claim(
        network="outbox",
        account=post.network,
        kind="post",
        seq=1,
        state=State.CLAIMED,
        attempt=1,
        run="run-0",
        claimed_at=datetime(2026, 11, 19, 7, 0, tzinfo=UTC),
        payload=payload_of(post),
    )


def test_it_is_found_by_its_file_name() -> None:
    assert "outbox" in names()
    assert isinstance(
        connect("outbox", Access(account=Account(account=""), transport=SILENT)), Outbox
    )


def test_a_delivered_post_lies_there_exactly_as_it_would_be_sent(context: Delivery) -> None:
    receipt = ADAPTER.publish(POST, context, {})
    laid = context.output / "outbox" / "2026-11-19-pasar" / "x.json"

    assert laid.read_text(encoding="utf-8") == post_to_json(POST)
    assert receipt.remote_id == "2026-11-19-pasar-x"
    assert receipt.url == "https://berita.kotacontoh.id/outbox/#2026-11-19-pasar-x"


def test_the_receipt_leads_to_the_frame_on_the_page(context: Delivery) -> None:
    receipt = ADAPTER.publish(POST, context, {})
    ADAPTER.finish(context)
    page = (context.output / "outbox" / "index.html").read_text(encoding="utf-8")

    assert f'id="{receipt.url.split("#")[1]}"' in page


def test_the_hour_and_the_run_leave_no_trace(context: Delivery) -> None:
    ADAPTER.publish(POST, context, {})
    ADAPTER.finish(context)
    before = contents(context.output)
    later = replace(context, run="run-2", now=datetime(2027, 1, 1, tzinfo=UTC))
    ADAPTER.publish(POST, later, {})
    ADAPTER.finish(later)

    assert contents(context.output) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_delivered_post_is_found_again(context: Delivery) -> None:
    receipt = ADAPTER.publish(POST, context, {})

    assert ADAPTER.look_up(POST, context, claim_of(POST)) == receipt


def test_a_post_that_was_claimed_before_its_story_changed_is_found_too(context: Delivery) -> None:
    receipt = ADAPTER.publish(POST, context, {})
    today = replace(POST, text="Pasar kini buka pukul 04.30.")

    assert ADAPTER.look_up(today, context, claim_of(POST)) == receipt


def test_what_is_not_there_has_certainly_not_arrived(context: Delivery) -> None:
    assert ADAPTER.look_up(POST, context, claim_of(POST)) is Absence.CERTAIN


def test_another_post_in_its_place_is_not_ours(context: Delivery) -> None:
    ADAPTER.publish(replace(POST, text="Bukan ini."), context, {})

    assert ADAPTER.look_up(POST, context, claim_of(POST)) is Absence.CERTAIN


def test_it_knows_whether_a_post_still_lies_there(context: Delivery) -> None:
    assert not ADAPTER.keeps(POST.story_id, POST.network, context)

    ADAPTER.publish(POST, context, {})

    assert ADAPTER.keeps(POST.story_id, POST.network, context)


def test_a_delivered_post_has_a_card_of_its_own(context: Delivery) -> None:
    ADAPTER.publish(POST, context, {})

    (context.cards / CARD.name).unlink()

    assert (context.output / "outbox" / "cards" / CARD.name).read_bytes() == b"kartu"
    assert ADAPTER.keeps(POST.story_id, POST.network, context)


def test_a_post_whose_card_is_gone_is_laid_down_again(context: Delivery) -> None:
    ADAPTER.publish(POST, context, {})
    (context.output / "outbox" / "cards" / CARD.name).unlink()

    assert not ADAPTER.keeps(POST.story_id, POST.network, context)


def test_a_post_that_cannot_be_read_is_laid_down_again(context: Delivery) -> None:
    ADAPTER.publish(POST, context, {})
    (context.output / "outbox" / POST.story_id / "x.json").write_text("{", encoding="utf-8")

    assert not ADAPTER.keeps(POST.story_id, POST.network, context)


def test_no_post_lies_there_without_its_card(context: Delivery) -> None:
    (context.cards / CARD.name).unlink()

    with pytest.raises(NotDeliveredError) as caught:
        ADAPTER.publish(POST, context, {})

    assert (caught.value.state, caught.value.reason) == (State.BLOCKED, "outbox-FileNotFoundError")
    assert not (context.output / "outbox" / POST.story_id).exists()


def test_a_post_without_a_card_needs_none(context: Delivery) -> None:
    ADAPTER.publish(replace(POST, picture=None), context, {})

    assert ADAPTER.keeps(POST.story_id, POST.network, context)


def test_a_folder_that_cannot_be_written_blocks_and_says_why(context: Delivery) -> None:
    context.output.mkdir()
    (context.output / "outbox").write_bytes(b"sebuah berkas, bukan map")

    with pytest.raises(NotDeliveredError) as caught:
        ADAPTER.publish(POST, context, {})

    assert caught.value.state is State.BLOCKED
    assert caught.value.reason.startswith("outbox-")


def test_a_post_that_is_deleted_is_gone_and_may_be_deleted_again(context: Delivery) -> None:
    receipt = ADAPTER.publish(POST, context, {})
    claim = replace(claim_of(POST), remote_id=receipt.remote_id)

    ADAPTER.delete(context, claim)
    ADAPTER.delete(context, claim)

    assert not ADAPTER.keeps(POST.story_id, POST.network, context)
