"""What a deploy must send and delete: applied to the old site, it gives the new one."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build.manifest import Difference, compare, read_manifest
from newsroom.build.outputs import Written
from newsroom.errors import UsageError

ADDRESSES = st.sampled_from(
    [
        *("index.html", "2026/11/pasar/index.html", "2026/11/taman/index.html", "feeds/rss.xml"),
        *("theme/site-1.css", "theme/site-2.css", "images/los-960-1.jpg", "pagefind/2026/a.pf"),
    ]
)
SITES = st.dictionaries(ADDRESSES, st.binary(max_size=3))
DIGEST = "0" * 64


def with_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    """A site with the manifest that a build writes into it."""
    entries = {
        address: {"sha256": sha256(data).hexdigest(), "size": len(data)}
        for address, data in sorted(files.items())
    }
    return {**files, "manifest.json": json.dumps({"files": entries}).encode()}


def difference(folder: Path, before: dict[str, bytes], after: dict[str, bytes]) -> Difference:
    """What `newsroom build --changes-since` works out between two whole sites."""
    read = []
    for site in (before, after):
        file = folder / "manifest.json"
        file.write_bytes(site["manifest.json"])
        read.append(read_manifest(file))
    return compare(read[0], read[1], len(after["manifest.json"]))


@given(SITES, SITES)
def test_what_is_sent_and_deleted_makes_the_old_site_the_new_one(
    tmp_path_factory: pytest.TempPathFactory, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    before, after = with_manifest(old), with_manifest(new)

    found = difference(tmp_path_factory.mktemp("situs"), before, after)

    site = dict(before)
    for line in found.lines:
        mark, address = line.split(" ", 1)
        if mark == "-":
            del site[address]
        else:
            assert (mark == "+") == (address not in site) or address == "manifest.json"
            site[address] = after[address]
    assert site == after
    assert found.size == sum(len(after[address]) for address in found.send)
    assert set(found.send) == {one for one in after if before.get(one) != after[one]} or not old


def test_assets_come_first_then_pages_then_what_goes_and_the_manifest_last(tmp_path: Path) -> None:
    before = with_manifest({"index.html": b"1", "theme/lama.css": b"", "tetap.html": b"="})
    after = with_manifest({"index.html": b"2", "theme/baru.css": b"", "tetap.html": b"="})

    found = difference(tmp_path, before, after)

    assert found.lines == [
        "+ theme/baru.css",
        "~ index.html",
        "- theme/lama.css",
        "~ manifest.json",
    ]


def test_between_equal_sites_there_is_nothing_to_do(tmp_path: Path) -> None:
    site = with_manifest({"index.html": b"1"})

    found = difference(tmp_path, site, site)

    assert (found.lines, found.send, found.gone, found.size) == ([], (), (), 0)


def test_where_nothing_was_sent_yet_everything_is(tmp_path: Path) -> None:
    found = compare({}, {"index.html": Written(DIGEST, 7)}, 100)

    assert (found.lines, found.size) == (["+ index.html", "+ manifest.json"], 107)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>",
        "[]",
        '{"name": "a web app"}',
        '{"files": []}',
        '{"files": {"index.html": "abc"}}',
        '{"files": {"index.html": {"sha256": "abc", "size": 1}}}',
        f'{{"files": {{"index.html": {{"sha256": "{DIGEST}", "size": -1}}}}}}',
        f'{{"files": {{"index.html": {{"sha256": "{DIGEST}", "size": true}}}}}}',
        f'{{"files": {{"../../etc/passwd": {{"sha256": "{DIGEST}", "size": 1}}}}}}',
        f'{{"files": {{"/etc/passwd": {{"sha256": "{DIGEST}", "size": 1}}}}}}',
        f'{{"files": {{"a\\n- index.html": {{"sha256": "{DIGEST}", "size": 1}}}}}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_manifest_of_a_site_made_here_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match="bukan manifest"):
        read_manifest(file)


def test_a_manifest_that_is_not_there_is_refused_rather_than_taken_for_an_empty_site(
    tmp_path: Path,
) -> None:
    with pytest.raises(UsageError, match="--changes-since none"):
        read_manifest(tmp_path / "manifest.json")
