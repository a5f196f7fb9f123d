"""What the adapters share: what a refusal means, until when to wait, how a file is sent."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.crosspost.adapters._calls import (
    Aim,
    at,
    count_at,
    moment,
    multipart,
    refusal,
    same_link,
    text_at,
    wait_until,
)
from newsroom.social.post import Picture
from newsroom.transport import Answer
from tests.crosspost.fakes import read_request

NOW = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=15)
SOON_EPOCH = str(int(SOON.timestamp()))


def answer(status: int, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, b"")


class TestWhatARefusalMeans:
    @pytest.mark.parametrize(
        ("status", "meant"),
        [
            (429, "blocked: rate-limit"),
            (401, "blocked: token"),
            (402, "blocked: credits"),
            (403, "blocked: forbidden"),
            (404, "blocked: http-404"),
            (405, "blocked: http-405"),
            (410, "blocked: http-410"),
            (400, "rejected: http-400"),
            (413, "rejected: http-413"),
            (415, "rejected: http-415"),
            (422, "rejected: http-422"),
            (200, "unknown: http-200"),
            (302, "unknown: http-302"),
            (408, "unknown: http-408"),
            (409, "unknown: http-409"),
            (500, "unknown: http-500"),
            (503, "unknown: http-503"),
            (599, "unknown: http-599"),
        ],
    )
    def test_of_a_change_that_readers_would_have_seen(self, status: int, meant: str) -> None:
        assert str(refusal(answer(status), NOW, Aim.CHANGE)) == meant

    @pytest.mark.parametrize("status", [200, 302, 404, 409, 500, 503])
    @pytest.mark.parametrize("aim", [Aim.READ, Aim.UPLOAD])
    def test_what_nobody_sees_is_never_unknown(self, status: int, aim: Aim) -> None:
        assert str(refusal(answer(status), NOW, aim)) == f"blocked: http-{status}"

    def test_an_upload_can_be_refused_for_what_it_is_but_a_question_cannot(self) -> None:
        assert str(refusal(answer(422), NOW, Aim.UPLOAD)) == "rejected: http-422"
        assert str(refusal(answer(422), NOW, Aim.READ)) == "blocked: http-422"

    def test_a_limit_says_until_when(self) -> None:
        refused = refusal(answer(429, retry_after="900"), NOW, Aim.CHANGE)

        assert refused.not_before == SOON


class TestUntilWhenToWait:
    @pytest.mark.parametrize(
        "headers",
        [
            {"retry_after": "900"},
            {"retry_after": format_datetime(SOON, usegmt=True)},
            {"x_rate_limit_reset": SOON_EPOCH},
            {"x_rate_limit_remaining": "0", "x_rate_limit_reset": SOON_EPOCH},
            {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "2026-11-19T08:15:00.000000Z"},
            {"ratelimit_remaining": "0", "ratelimit_reset": SOON_EPOCH},
        ],
        ids=["seconds", "http-date", "x", "x-used-up", "mastodon", "bluesky"],
    )
    def test_in_the_words_of_each_network(self, headers: dict[str, str]) -> None:
        assert wait_until(answer(429, **headers), NOW) == SOON

    def test_a_quota_that_is_not_used_up_is_not_what_stops_us(self) -> None:
        tomorrow = str(int((NOW + timedelta(days=1)).timestamp()))
        told = answer(
            429,
            x_rate_limit_remaining="0",
            x_rate_limit_reset=SOON_EPOCH,
            x_user_limit_24hour_remaining="12",
            x_user_limit_24hour_reset=tomorrow,
        )

        assert wait_until(told, NOW) == SOON

    def test_of_two_ends_the_later_counts(self) -> None:
        assert wait_until(answer(429, retry_after="10", x_rate_limit_reset=SOON_EPOCH), NOW) == SOON

    @pytest.mark.parametrize("text", ["99999999999", "999999999999999999999", "3000000000"])
    def test_an_absurd_end_is_believed_for_a_month(self, text: str) -> None:
        assert wait_until(answer(429, x_rate_limit_reset=text), NOW) in (
            NOW + timedelta(days=31),
            None,
        )

    @pytest.mark.parametrize("text", ["", "soon", "-5", "2026-11-19T08:15:00", "١٢٣x"])
    def test_what_says_no_end_says_nothing(self, text: str) -> None:
        assert wait_until(answer(429, retry_after=text), NOW) is None

    @given(st.text(max_size=40))
    def test_no_header_breaks_it(self, text: str) -> None:
        end = wait_until(answer(429, retry_after=text, ratelimit_reset=text), NOW)

        assert end is None or (end.tzinfo is not None and end <= NOW + timedelta(days=31))


VALUES = {"data": {"id": 7, "name": "Kota", "posts": [{"likes": 0}], "ok": True}}


class TestReadingJson:
    def test_what_is_there_is_found_and_the_rest_is_nothing(self) -> None:
        assert text_at(VALUES, "data", "id") == "7"
        assert text_at(VALUES, "data", "ok") == text_at(VALUES, "data", "posts") == ""
        assert count_at(VALUES, "data", "posts", 0, "likes") == 0
        assert count_at(VALUES, "data", "ok") is None
        assert at(VALUES, "data", "posts", 1) is None
        assert at("text", "data") is at(None, 0) is None

    def test_a_time_without_an_offset_is_none(self) -> None:
        assert moment("2026-11-19T08:00:00.000Z") == NOW
        assert moment("2026-11-19T08:00:00") is moment("besok") is moment(7) is None


class TestLinks:
    @pytest.mark.parametrize(
        "other",
        [
            "https://Berita.contoh.example/2026/11/pasar",
            "https://berita.contoh.example/2026/11/pasar/#isi",
            "http://berita.contoh.example/2026/11/p%61sar/",
        ],
    )
    def test_the_same_page(self, other: str) -> None:
        assert same_link("https://berita.contoh.example/2026/11/pasar/", other)

    @pytest.mark.parametrize(
        "other",
        [
            "https://berita.contoh.example/2026/11/pasar-baru/",
            "https://contoh.example/2026/11/pasar/",
            "https://berita.contoh.example/2026/11/pasar/?page=2",
            "http://[kacau",
            "",
        ],
    )
    def test_another_page(self, other: str) -> None:
        assert not same_link("https://berita.contoh.example/2026/11/pasar/", other)


@given(st.text(max_size=60), st.binary(max_size=200))
def test_a_multipart_body_is_read_back_as_it_was(alt: str, data: bytes) -> None:
    alt = alt.encode("utf-8", "replace").decode().replace("\r", "").replace("\n", " ")
    picture = Picture(name="kartu.jpg", width=1, height=1, alt=alt)

    body, media_type = multipart({"description": alt}, picture, data)

    seen = read_request("POST", "/media", {"content-type": media_type}, body)
    assert seen.files["file"].data == data
    assert seen.files["file"].media_type == "image/jpeg"
    assert seen.fields["description"].strip() == alt.strip()
