"""Signatures by OAuth 1.0a, held against the examples of RFC 5849."""

from datetime import UTC, datetime

import pytest

from newsroom.crosspost.adapters._oauth1 import Keys, authorization, base_string, signature

PRINTER = Keys("dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00")
PHOTO = "http://photos.example.net/photos?file=vacation.jpg&size=original"


def test_the_photo_of_section_1_2_is_fetched_with_the_rfcs_signature() -> None:
    own = [
        ("oauth_consumer_key", PRINTER.app),
        ("oauth_token", PRINTER.token),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "137131202"),
        ("oauth_nonce", "chapoH"),
    ]

    assert signature(PRINTER, "GET", PHOTO, own) == "MdpQcU8iPSUjWoN/UDMsK2sui9I="


def test_the_base_string_is_that_of_section_3_4_1_1() -> None:
    """Upper-case host, the usual port, an empty value, two parameters of one name, `%20` twice."""
    own = [
        ("oauth_consumer_key", "9djdj82h48djs9d2"),
        ("oauth_token", "kkk9d7dh3k39sjv7"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "137131201"),
        ("oauth_nonce", "7d8f3e4a"),
        ("c2", ""),
        ("a3", "2 q"),
    ]
    url = "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"

    assert base_string("post", url, own) == (
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D"
        "%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D"
        "7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token"
        "%3Dkkk9d7dh3k39sjv7"
    )


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://api.x.com/2/tweets", "https://api.x.com/2/tweets"),
        ("https://API.X.com:443", "https://api.x.com/"),
        ("http://127.0.0.1:8080/2/tweets", "http://127.0.0.1:8080/2/tweets"),
        ("https://api.x.com:80/2", "https://api.x.com:80/2"),
    ],
)
def test_the_address_names_a_port_only_where_it_is_not_the_usual_one(
    url: str, address: str
) -> None:
    signed = base_string("GET", url, []).split("&")[1]

    assert signed == address.replace(":", "%3A").replace("/", "%2F")


def test_the_header_names_everything_but_the_secrets() -> None:
    hour = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)

    header = authorization(PRINTER, "GET", PHOTO, now=hour, nonce="satu/dua")

    assert header.startswith(
        'OAuth oauth_consumer_key="dpf43f3p2l4k3l03", oauth_nonce="satu%2Fdua"'
    )
    assert 'oauth_timestamp="1795075200"' in header
    assert "kd94hf93k423kf44" not in header + repr(PRINTER)
    assert "pfkkdhi9sl3r4s00" not in header + repr(PRINTER)
