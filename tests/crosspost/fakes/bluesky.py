"""A Bluesky server (PDS): sessions, blobs and records, as @atproto/pds 0.4.217 answers.

tests/crosspost/adapters/test_bluesky.py puts the same questions to a real one. Lexicons are not
read here: the fields of a record are written down below, and others are refused.
"""

import json
import re
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

import regex

from tests.crosspost.fakes import FakeServer, RefusedError, Reply, Seen, Visible
from tests.crosspost.fakes._schemas import allow, allow_mapping

DID = "did:plc:kotacontoh234567abcdefgh"
COLLECTION = "app.bsky.feed.post"
TID = re.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")
CREATED_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
POINTS_AN_HOUR = 5_000
PUT = {"repo", "collection", "rkey", "record", "swapRecord"}


def peer() -> "FakeBluesky":
    return FakeBluesky()


class FakeBluesky(FakeServer):
    """A PDS. With `counts` it knows an app that counts likes; `active` False: an account shut."""

    network = "bluesky"
    secrets: Mapping[str, str] = {"TAYANG_BLUESKY_APP_PASSWORD": "abcd-efgh-ijkl-mnop"}

    def forget(self) -> None:
        self.records: dict[str, tuple[str, dict[str, Any]]] = {}
        self.blobs: dict[str, int] = {}
        self.commits = 0
        self.logins = 0
        self.points = POINTS_AN_HOUR
        self.tokens: set[str] = set()
        self.counts = False
        self.active = True

    @property
    def account(self) -> Any:
        return replace(super().account, account="@kotacontoh.bsky.social", id="")

    def visible(self) -> list[Visible]:
        return [
            Visible(_uri(rkey), value["text"], _link(value))
            for rkey, (_, value) in self.records.items()
        ]

    def expired(self) -> Reply:
        return _fault(400, "ExpiredToken", "Token has expired")

    def limited(self, until: datetime) -> Reply:
        headers = {
            "ratelimit-remaining": "0",
            "ratelimit-reset": str(int(until.timestamp())),
            "ratelimit-policy": "5000;w=3600",
        }
        return replace(_fault(429, "RateLimitExceeded", "Rate Limit Exceeded"), headers=headers)

    def broken(self) -> Reply:
        return _fault(502, "UpstreamFailure", "Upstream Failure")

    def answer(self, seen: Seen) -> Reply:
        name = seen.path.removeprefix("/xrpc/")
        if name == "com.atproto.server.createSession":
            return self._sign_in(seen)
        if seen.bearer not in self.tokens:
            return _fault(400, "InvalidToken", "Token could not be verified")
        calls = {
            "com.atproto.repo.uploadBlob": self._upload,
            "com.atproto.repo.putRecord": self._put,
            "com.atproto.repo.getRecord": self._get,
            "com.atproto.repo.deleteRecord": self._delete,
            "app.bsky.feed.getPosts": self._posts,
        }
        return calls[name](seen) if name in calls else _fault(501, "MethodNotImplemented", name)

    def _sign_in(self, seen: Seen) -> Reply:
        allow(seen.fields, {"identifier", "password"}, None)
        self.logins += 1
        known = seen.fields["identifier"] in (DID, "kotacontoh.bsky.social")
        if not known or seen.fields["password"] not in self.secrets.values():
            message = "Invalid identifier or password"
            return _fault(401, "AuthenticationRequired", message)
        token = f"access-{self.logins}"
        self.tokens.add(token)
        told = {"did": DID, "handle": "kotacontoh.bsky.social", "active": self.active}
        return Reply(200, {**told, "accessJwt": token, "refreshJwt": f"refresh-{self.logins}"})

    def _upload(self, seen: Seen) -> Reply:
        cid = _cid(0x55, seen.body)
        self.blobs[cid] = len(seen.body)
        kind, size = seen.headers["content-type"], len(seen.body)
        blob = {"$type": "blob", "ref": {"$link": cid}, "mimeType": kind, "size": size}
        return Reply(200, {"blob": blob})

    def _put(self, seen: Seen) -> Reply:
        values = seen.fields
        allow(values, PUT, None)
        rkey, record = values["rkey"], values["record"]
        self._check_place(values)
        self._check_record(record)
        cid, known = _cid(0x71, json.dumps(record, sort_keys=True).encode()), self.records.get(rkey)
        if known and known[0] == cid:
            return self._committed(rkey, cid)  # nothing changes, whatever was to be swapped
        if "swapRecord" in values and values["swapRecord"] != (known[0] if known else None):
            return _fault(400, "InvalidSwap", f"Record was at {known[0] if known else 'null'}")
        self.records[rkey] = (cid, record)
        self.commits += 1
        self.points -= 2 if known else 3
        return self._committed(rkey, cid)

    def _committed(self, rkey: str, cid: str) -> Reply:
        left = {"ratelimit-remaining": str(self.points), "ratelimit-policy": "5000;w=3600"}
        body = {"uri": _uri(rkey), "cid": cid, "validationStatus": "valid"}
        return Reply(200, body, left)

    def _get(self, seen: Seen) -> Reply:
        self._check_place(seen.query)
        known = self.records.get(seen.query["rkey"])
        if known is None:
            return _fault(400, "RecordNotFound", "Could not locate record")
        uri = _uri(seen.query["rkey"])
        return Reply(200, {"uri": uri, "cid": known[0], "value": known[1]})

    def _delete(self, seen: Seen) -> Reply:
        allow(seen.fields, {"repo", "collection", "rkey"}, None)
        self._check_place(seen.fields)
        self.commits += self.records.pop(seen.fields["rkey"], None) is not None
        return Reply(200, {})

    def _posts(self, seen: Seen) -> Reply:
        if not self.counts:
            message = "No service configured for app.bsky.feed.getPosts"
            return _fault(400, "InvalidRequest", message)
        rkey = seen.query["uris"].rpartition("/")[2]
        counts = {"likeCount": 12, "repostCount": 3, "quoteCount": 2, "replyCount": 1}
        found = [{"uri": _uri(rkey), **counts}] if rkey in self.records else []
        return Reply(200, {"posts": found})

    def _check_place(self, values: Mapping[str, Any]) -> None:
        good = values["repo"] == DID and values["collection"] == COLLECTION
        if not good or not TID.fullmatch(values["rkey"]):
            _refuse("InvalidRequest", "Invalid repo, collection or record key")

    def _check_record(self, record: dict[str, Any]) -> None:
        allow_mapping(record, {"$type", "text", "createdAt", "langs", "facets", "embed"})
        text = record["text"]
        if len(regex.findall(r"\X", text)) > 300 or len(text.encode()) > 3_000:
            _refuse("InvalidRequest", "Invalid app.bsky.feed.post record: grapheme too big")
        if not CREATED_AT.fullmatch(record["createdAt"]):
            _refuse("InvalidRequest", "createdAt must be a valid atproto datetime")
        for facet in record["facets"]:
            _check_facet(facet, text.encode())
        self._check_embed(record["embed"])

    def _check_embed(self, embed: dict[str, Any]) -> None:
        if embed["$type"] == "app.bsky.embed.images":
            for image in embed["images"]:
                allow_mapping(image, {"image", "alt", "aspectRatio"})
                self._check_blob(image["image"], 2_000_000)
            return
        allow_mapping(embed, {"$type", "external"})
        allow_mapping(embed["external"], {"uri", "title", "description", "thumb"})
        if "thumb" in embed["external"]:
            self._check_blob(embed["external"]["thumb"], 1_000_000)

    def _check_blob(self, blob: dict[str, Any], most: int) -> None:
        size = self.blobs.get(blob["ref"]["$link"])
        if size is None:
            _refuse("BlobNotFound", f"Could not find blob: {blob['ref']['$link']}")
        elif size > most:
            _refuse("BlobTooLarge", f"This file is too large. It is {size} B")


def _check_facet(facet: dict[str, Any], text: bytes) -> None:
    """Places in bytes must fall between characters; a link's words are its address."""
    allow_mapping(facet, {"index", "features"})
    part = text[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()
    (feature,) = facet["features"]
    named = feature.get("uri") or feature.get("tag")
    assert part.removeprefix("#") == named, f"the facet of {named!r} marks {part!r}"


def _uri(rkey: str) -> str:
    return f"at://{DID}/{COLLECTION}/{rkey}"


def _cid(codec: int, data: bytes) -> str:
    """A content id (CID version 1, SHA-256, base32) as it looks; records are not in DAG-CBOR here."""
    whole = bytes([1, codec, 0x12, 32]) + sha256(data).digest()
    return "b" + b32encode(whole).decode().lower().rstrip("=")


def _link(value: dict[str, Any]) -> str:
    if "external" in value["embed"]:
        return str(value["embed"]["external"]["uri"])
    uris = [feature.get("uri") for facet in value["facets"] for feature in facet["features"]]
    return next(filter(None, uris), "")


def _fault(status: int, error: str, message: str) -> Reply:
    return Reply(status, {"error": error, "message": message})


def _refuse(error: str, message: str) -> None:
    raise RefusedError(_fault(400, error, message))
