"""Facebook: a link or a photo on the office's Page, sent at most once, read back by its address."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsroom.crosspost.adapters import (
    Absence,
    Adapter,
    CannotError,
    NotDeliveredError,
    Receipt,
)
from newsroom.ledger import Figures, State
from tests.crosspost.adapters.meta import CARD, DELIVERY, LINK, POST, claim_of, open_account
from tests.crosspost.fakes import RefusedError, Visible
from tests.crosspost.fakes._graph import absent, refuse
from tests.crosspost.fakes.facebook import FacebookPage
from tests.newsrooms import NOW

PHOTO = replace(POST, attached=True)
HOUR = timedelta(hours=1)


@pytest.fixture
def page() -> Iterator[FacebookPage]:
    with FacebookPage() as page:
        yield page


@pytest.fixture
def facebook(page: FacebookPage) -> Adapter:
    return open_account(page)


def publish(facebook: Adapter, post: object = POST) -> Receipt:
    assert isinstance(post, type(POST))
    tokens = facebook.prepare(post, DELIVERY, {})
    return facebook.publish(post, DELIVERY, tokens)


class TestPosting:
    def test_a_story_is_a_link_and_facebook_fetches_its_preview(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        receipt = publish(facebook)

        assert page.visible() == [Visible(receipt.remote_id, POST.text, LINK)]
        assert receipt.url == f"https://www.facebook.com/{receipt.remote_id}"
        assert [(seen.method, seen.path) for seen in page.requests] == [
            ("POST", "/1234567890/feed")
        ]

    def test_a_photo_story_is_a_photo_with_its_alt_text_and_the_address_below(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        receipt = publish(facebook, PHOTO)
        (post,) = page.posts.values()
        (photo,) = post.photos

        assert page.visible() == [Visible(receipt.remote_id, f"{POST.text}\n\n{LINK}")]
        assert page.photos[photo] == {
            "url": DELIVERY.card_url(CARD.name),
            "alt_text_custom": "Lapak-lapak pasar.",
            "published": "false",
        }

    def test_an_address_that_the_text_has_already_is_not_repeated(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        publish(facebook, replace(PHOTO, text=f"Pasar buka.\n{LINK}"))

        assert page.visible()[0].text == f"Pasar buka.\n{LINK}"

    def test_preparing_shows_nothing_however_often(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        for _ in range(3):
            facebook.prepare(PHOTO, DELIVERY, {})

        assert page.visible() == []

    def test_a_photo_that_was_not_uploaded_is_not_posted(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        with pytest.raises(NotDeliveredError, match="blocked: not-ready"):
            facebook.publish(PHOTO, DELIVERY, {})

        assert page.requests == []

    def test_a_duplicate_may_be_ours_so_it_is_looked_up(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        page.refuses_duplicates = True
        receipt = publish(facebook)
        with pytest.raises(NotDeliveredError, match="unknown: duplicate"):
            publish(facebook)

        found = facebook.look_up(POST, DELIVERY, claim_of(POST))
        assert isinstance(found, Receipt)
        assert found.remote_id == receipt.remote_id


class TestReadingBack:
    def test_a_post_is_known_by_where_it_leads(self, page: FacebookPage, facebook: Adapter) -> None:
        page.now(NOW + HOUR)
        receipt = publish(facebook)

        assert facebook.look_up(POST, DELIVERY, claim_of(POST)) == Receipt(
            receipt.remote_id,
            f"https://www.facebook.com/kotacontoh/posts/{receipt.remote_id.split('_')[1]}",
            NOW + HOUR,
        )

    def test_a_photo_is_known_by_the_address_below_it(self, facebook: Adapter) -> None:
        receipt = publish(facebook, PHOTO)
        found = facebook.look_up(PHOTO, DELIVERY, claim_of(PHOTO))

        assert isinstance(found, Receipt)
        assert found.remote_id == receipt.remote_id

    def test_a_text_that_was_edited_since_changes_nothing(self, facebook: Adapter) -> None:
        publish(facebook)
        found = facebook.look_up(replace(POST, text="Lain."), DELIVERY, claim_of(POST))

        assert isinstance(found, Receipt)

    @pytest.mark.parametrize(
        "other",
        [f"{LINK[:-1]}-baru/", f"{LINK}lampiran/", "https://lain.example/2026/11/pasar/"],
        ids=["longer-name", "below-it", "another-site"],
    )
    def test_a_post_about_another_address_is_not_ours(self, facebook: Adapter, other: str) -> None:
        publish(facebook, replace(POST, link=other))

        assert facebook.look_up(POST, DELIVERY, claim_of(POST)) is Absence.UNSURE

    def test_what_stood_there_before_the_claim_is_not_ours(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        publish(facebook)
        page.now(NOW + 2 * HOUR)

        claim = claim_of(POST, at=NOW + 2 * HOUR)
        assert facebook.look_up(POST, DELIVERY, claim) is Absence.UNSURE

    def test_of_several_the_oldest_is_ours(self, page: FacebookPage, facebook: Adapter) -> None:
        first = publish(facebook)
        page.now(NOW + HOUR)
        publish(facebook)

        found = facebook.look_up(POST, DELIVERY, claim_of(POST))
        assert isinstance(found, Receipt)
        assert found.remote_id == first.remote_id

    def test_it_is_found_behind_many_others_without_following_addresses_with_tokens(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        receipt = publish(facebook)
        for number in range(7):
            publish(facebook, replace(POST, link=f"{LINK[:-1]}-{number}/"))
        page.per_page = 2

        found = facebook.look_up(POST, DELIVERY, claim_of(POST))
        assert isinstance(found, Receipt)
        assert found.remote_id == receipt.remote_id

    def test_that_nothing_is_there_proves_nothing(self, facebook: Adapter) -> None:
        assert facebook.look_up(POST, DELIVERY, claim_of(POST)) is Absence.UNSURE


class TestLifeAfterPosting:
    def test_a_correction_changes_the_message_and_leaves_the_link(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        receipt = publish(facebook)
        claim = claim_of(POST, remote_id=receipt.remote_id)
        edited = facebook.edit(replace(POST, text="Ralat: pukul 06.00."), DELIVERY, claim)

        assert page.visible() == [Visible(receipt.remote_id, "Ralat: pukul 06.00.", LINK)]
        assert edited.remote_id == receipt.remote_id

    def test_a_corrected_photo_keeps_its_address(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        claim = claim_of(PHOTO, remote_id=publish(facebook, PHOTO).remote_id)
        facebook.edit(replace(PHOTO, text="Ralat."), DELIVERY, claim)

        assert page.visible()[0].text == f"Ralat.\n\n{LINK}"

    def test_what_another_app_posted_cannot_be_edited(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        claim = claim_of(POST, remote_id=publish(facebook).remote_id)
        page.owns_posts = False

        with pytest.raises(CannotError, match="edit"):
            facebook.edit(POST, DELIVERY, claim)

    def test_a_withdrawn_post_is_deleted_and_deleting_it_again_is_no_fault(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        claim = claim_of(POST, remote_id=publish(facebook).remote_id)
        facebook.delete(DELIVERY, claim)
        facebook.delete(DELIVERY, claim)

        assert page.visible() == []

    @pytest.mark.parametrize(
        "answer",
        [refuse(3, None, "(#3) Only select developers can perform this"), absent("1_2")],
        ids=["capability", "as-if-it-were-gone"],
    )
    def test_where_facebook_does_not_let_the_app_delete_a_person_is_asked(
        self, page: FacebookPage, facebook: Adapter, answer: RefusedError
    ) -> None:
        claim = claim_of(POST, remote_id=publish(facebook).remote_id)
        page.forbids_deleting = answer

        with pytest.raises(CannotError, match="delete"):
            facebook.delete(DELIVERY, claim)

    def test_without_an_id_nothing_is_edited_or_deleted(self, facebook: Adapter) -> None:
        with pytest.raises(CannotError, match="no-id"):
            facebook.delete(DELIVERY, claim_of(POST))
        with pytest.raises(CannotError, match="no-id"):
            facebook.edit(POST, DELIVERY, claim_of(POST))


class TestFigures:
    def test_reactions_shares_comments_and_views_are_read(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        receipt = publish(facebook)
        post = page.posts[receipt.remote_id]
        post.reactions, post.shares, post.comments = 12, 3, 4
        post.insights["post_media_view"] = 900
        page.now(NOW + HOUR)

        assert facebook.figures(claim_of(POST, remote_id=receipt.remote_id)) == Figures(
            at=NOW + HOUR, likes=12, shares=3, comments=4, views=900
        )

    def test_without_the_right_to_insights_only_views_are_missing(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        claim = claim_of(POST, remote_id=publish(facebook).remote_id)
        page.scopes.remove("read_insights")

        assert facebook.figures(claim) == Figures(at=NOW, likes=0, shares=0, comments=0)

    def test_a_post_without_an_id_has_none(self, facebook: Adapter) -> None:
        assert facebook.figures(claim_of(POST)) is None


class TestHealth:
    def test_a_page_token_that_does_not_die(self, facebook: Adapter) -> None:
        health = facebook.check(NOW)

        assert (health.problem, health.name, health.expires_at) == ("", "Kota Contoh", None)
        assert (health.missing, health.left, health.quota) == ((), None, None)

    def test_a_token_that_dies_says_when(self, page: FacebookPage, facebook: Adapter) -> None:
        page.dies_at = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())

        assert facebook.check(NOW).expires_at == datetime(2027, 1, 1, tzinfo=UTC)

    def test_a_token_says_since_when_it_is(self, page: FacebookPage, facebook: Adapter) -> None:
        assert facebook.check(NOW).issued_at is None

        page.made_at = int(datetime(2026, 10, 1, tzinfo=UTC).timestamp())

        assert facebook.check(NOW).issued_at == datetime(2026, 10, 1, tzinfo=UTC)

    def test_a_dead_token_is_the_problem(self, page: FacebookPage) -> None:
        page.secrets = {"TAYANG_FACEBOOK_TOKEN": "another"}
        facebook = open_account(page)
        page.secrets = FacebookPage.secrets

        assert facebook.check(NOW).problem == "token"

    def test_a_token_that_meta_no_longer_takes_is_dead_even_if_it_can_read(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        page.takes_tokens = False

        assert facebook.check(NOW).problem == "token"

    def test_a_right_that_posting_needs_is_a_problem_another_is_only_told(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        page.scopes.remove("read_insights")
        poorer = facebook.check(NOW)
        page.scopes.remove("pages_manage_posts")
        poorest = facebook.check(NOW)

        assert (poorer.problem, poorer.missing) == ("", ("read_insights",))
        assert poorest.problem == "forbidden"

    def test_a_token_that_may_not_ask_about_itself_is_taken_as_it_is(
        self, page: FacebookPage, facebook: Adapter
    ) -> None:
        page.tells_tokens = False

        assert facebook.check(NOW).problem == ""


def test_facebook_tells_no_number_of_posts(facebook: Adapter) -> None:
    assert facebook.allowance(DELIVERY) is None


def test_a_missing_right_blocks_and_says_so(page: FacebookPage, facebook: Adapter) -> None:
    page.scopes.clear()
    with pytest.raises(NotDeliveredError) as refused:
        publish(facebook)

    assert (refused.value.state, refused.value.reason) == (State.BLOCKED, "forbidden")
