"""The client: what it sends, how long it waits, what it repeats, and what it says when it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import ForgeError, ForgeReason
from newsroom.github.client import LONGEST_WAIT, GitHub, exists
from newsroom.transport import Answer, TransportError
from tests.github.scripts import NOW, Script, client, reply

HEARD = TransportError("timeout", sent=True)
UNHEARD = TransportError("refused", sent=False)


def fault(*answers: Answer, method: str = "GET") -> ForgeError:
    github, _, _ = client(*answers)
    with pytest.raises(ForgeError) as caught:
        github.read("pulls/7") if method == "GET" else github.write(method, "pulls/7", {})
    return caught.value


def test_a_path_is_the_repositorys_unless_it_begins_with_a_slash() -> None:
    github, script, _ = client(reply(body={}), reply(body={}))

    github.read("contents/isi berita?.md", ref="naskah/12", deep=True)
    github.read("/user")

    assert script.lines == [
        "GET /repos/kantor/berita/contents/isi%20berita%3F.md?ref=naskah%2F12&deep=true",
        "GET /user",
    ]


def test_the_token_goes_into_the_header_and_nowhere_else() -> None:
    github, script, _ = client(reply(body={}))

    github.read("pulls")

    assert script.asked[0].headers["Authorization"] == "Bearer rahasia"
    assert "rahasia" not in repr(github) + repr(script.asked) + script.asked[0].url


@pytest.mark.parametrize("path", ["contents/../../../user", "pulls/./7", ".."])
def test_no_path_climbs_out_of_the_repository(path: str) -> None:
    github, script, _ = client()

    with pytest.raises(ForgeError):
        github.read(path)
    assert not script.asked


@pytest.mark.parametrize("name", ["kantor", "kantor/berita/lain", "kantor/..", "../x", "a b/c", ""])
def test_a_repository_has_an_owner_and_a_name(name: str) -> None:
    with pytest.raises(ForgeError, match="repositori"):
        GitHub(name, "rahasia", Script([]))


def test_without_a_token_nothing_is_asked() -> None:
    with pytest.raises(ForgeError, match="TAYANG_GITHUB_TOKEN") as caught:
        GitHub("kantor/berita", "", Script([]))
    assert caught.value.reason is ForgeReason.IDENTITY


def test_pages_are_followed_to_the_last() -> None:
    second = '<https://api.github.com/repositories/1/pulls?page=2>; rel="next", <x>; rel="last"'
    github, script, _ = client(reply(body=[1, 2], link=second), reply(body=[3]))

    assert list(github.pages("pulls", state="open")) == [1, 2, 3]
    assert script.lines[0] == "GET /repos/kantor/berita/pulls?per_page=100&state=open"
    assert script.lines[1] == "GET /repositories/1/pulls?page=2"


def test_a_list_in_an_object_is_taken_out_of_it() -> None:
    github, _, _ = client(reply(body={"total_count": 2, "check_runs": ["a", "b"]}))

    assert list(github.pages("commits/abc/check-runs")) == ["a", "b"]


def test_what_is_no_list_is_refused() -> None:
    github, _, _ = client(reply(body={"message": "halo"}))

    with pytest.raises(ForgeError, match="daftar"):
        list(github.pages("pulls"))


@pytest.mark.parametrize("link", ["https://api.github.com.jahat.example/x", "http://jahat/x"])
def test_the_token_follows_no_page_to_another_server(link: str) -> None:
    github, script, _ = client(reply(body=[1], link=f'<{link}>; rel="next"'))

    with pytest.raises(ForgeError, match="server lain"):
        list(github.pages("pulls"))
    assert len(script.asked) == 1


def test_what_did_not_change_is_not_sent_again() -> None:
    github, script, _ = client(reply(body={"n": 1}, etag='"a"'), reply(304), reply(body={"n": 2}))

    assert [github.read("pulls/7")["n"] for _ in range(3)] == [1, 1, 2]
    assert "If-None-Match" not in script.asked[0].headers
    assert script.asked[1].headers["If-None-Match"] == '"a"'


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("trouble", [HEARD, UNHEARD, reply(502)])
def test_what_does_no_harm_twice_is_sent_again(
    method: str, trouble: Answer | TransportError
) -> None:
    github, script, _ = client(trouble, reply(body={"ok": True}))

    assert github.write(method, "topics", {}) == {"ok": True}
    assert len(script.asked) == 2


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_what_may_have_arrived_is_not_sent_a_second_time(method: str) -> None:
    github, script, _ = client(HEARD)

    with pytest.raises(ForgeError, match="mungkin sudah sampai") as caught:
        github.write(method, "issues/7/comments", {"body": "halo"})
    assert caught.value.reason is ForgeReason.DOWN
    assert len(script.asked) == 1


def test_what_never_left_is_sent_again() -> None:
    github, script, _ = client(UNHEARD, reply(201, {"id": 1}))

    assert github.write("POST", "issues/7/comments", {"body": "halo"}) == {"id": 1}
    assert len(script.asked) == 2


def test_a_caller_may_say_that_repeating_does_no_harm() -> None:
    github, script, _ = client(HEARD, reply(500), reply(201, {"sha": "a"}))

    assert github.write("POST", "git/blobs", {"content": ""}, repeat=True) == {"sha": "a"}
    assert len(script.asked) == 3


def test_a_deletion_that_is_repeated_may_find_nothing_left() -> None:
    github, _, _ = client(HEARD, reply(404, {"message": "Not Found"}))

    assert github.write("DELETE", "issues/7/labels/aman") == {"message": "Not Found"}


def test_attempts_end() -> None:
    github, script, waits = client(*[reply(503)] * 4)

    with pytest.raises(ForgeError, match="githubstatus"):
        github.read("pulls")
    assert (len(script.asked), len(waits.waited)) == (4, 3)
    assert sum(waits.waited) < LONGEST_WAIT


@pytest.mark.parametrize("reason", ["tls", "invalid", "too-long"])
def test_what_will_not_get_better_is_not_tried_again(reason: str) -> None:
    github, script, _ = client(TransportError(reason, sent=False))

    with pytest.raises(ForgeError):
        github.read("pulls")
    assert len(script.asked) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "limit",
    [
        reply(429, {}, retry_after="7"),
        reply(403, {}, retry_after="7"),
        reply(403, {}, x_ratelimit_remaining="0", x_ratelimit_reset=f"{NOW.timestamp() + 6:.0f}"),
    ],
)
def test_a_short_limit_is_waited_for(method: str, limit: Answer) -> None:
    """Whatever the method: GitHub says that it did nothing."""
    github, script, waits = client(limit, reply(body={"ok": True}))

    found = github.read("x") if method == "GET" else github.write(method, "x", {})

    assert found == {"ok": True}
    assert waits.waited == [7]
    assert len(script.asked) == 2


def test_a_limit_that_names_no_end_lasts_a_minute() -> None:
    told = {"message": "You have exceeded a secondary rate limit"}
    github, _, waits = client(reply(403, told), reply(body=[]))

    github.read("x")

    assert waits.waited == [60]


def test_a_long_limit_is_told_with_its_hour() -> None:
    reset = f"{NOW.timestamp() + 1800:.0f}"
    github, _, waits = client(reply(403, {}, x_ratelimit_remaining="0", x_ratelimit_reset=reset))

    with pytest.raises(ForgeError, match=r"2026-11-23 08\.30 UTC") as caught:
        github.read("x")
    assert caught.value.reason is ForgeReason.RATE_LIMIT
    assert not waits.waited


def test_waits_together_stay_within_the_bound() -> None:
    github, _, waits = client(*[reply(429, {}, retry_after="50")] * 4)

    with pytest.raises(ForgeError):
        github.read("x")
    assert sum(waits.waited) <= LONGEST_WAIT


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_header_of_a_limit_breaks_the_client(after: str, reset: str) -> None:
    github, _, waits = client(
        *[reply(403, {}, retry_after=after, x_ratelimit_remaining="0", x_ratelimit_reset=reset)] * 4
    )

    with pytest.raises(ForgeError):
        github.read("x")
    assert sum(waits.waited) <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("status", "reason", "what_to_do"),
    [
        (401, ForgeReason.IDENTITY, "Buat token baru"),
        (403, ForgeReason.RIGHTS, "permissions"),
        (404, ForgeReason.NOT_FOUND, "Periksa nama repositori"),
        (410, ForgeReason.NOT_FOUND, "Periksa nama repositori"),
        (301, ForgeReason.INVALID, "nama barunya"),
        (422, ForgeReason.INVALID, "perbaiki"),
        (409, ForgeReason.INVALID, "perbaiki"),
        (418, ForgeReason.INVALID, "perbaiki"),
    ],
)
def test_every_refusal_says_what_to_do(status: int, reason: ForgeReason, what_to_do: str) -> None:
    error = fault(reply(status, {"message": "No"}))

    assert error.reason is reason
    assert what_to_do in error.message
    assert error.exit_code == 5


def test_githubs_own_words_are_told_in_one_short_line() -> None:
    said = {
        "message": "Validation\nFailed\x1b[31m",
        "errors": [{"resource": "Label", "field": "name", "code": "invalid"}, "x" * 900, 7],
    }
    error = fault(reply(422, said))

    assert "Validation Failed [31m; Label name invalid" in error.message
    assert "\n" not in error.message
    assert len(error.message) < 600


def test_an_answer_that_is_no_json_is_no_answer() -> None:
    github, _, _ = client(reply(200))

    with pytest.raises(ForgeError, match="tidak menjawab dengan utuh"):
        github.read("x")


def test_whether_something_exists() -> None:
    github, _, _ = client(reply(body={}), reply(404, {}), reply(403, {"message": "no"}))

    assert exists(github, "a")
    assert not exists(github, "b")
    with pytest.raises(ForgeError):
        exists(github, "c")
