#!/usr/bin/env bash
# Writes requirements.lock from pyproject.toml: run-time and developers' packages, each with
# the hashes of all its files, for every platform and Python that pyproject.toml allows.
# So too tests/site/requirements.lock, whose 78 MB only `make site-tools` fetches.
# Pins that still fit are kept; `lock.sh --upgrade` takes the newest versions.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools/venv"
"$tools/venv/bin/python" -m pip --disable-pip-version-check -qq install uv

# lock FILE SOURCE...: pins what uv reads from SOURCE in FILE.
lock() {
    local file=$1 new=$tools/requirements.lock
    shift
    cp "$file" "$new" 2>/dev/null || rm -f "$new"
    "$tools/venv/bin/uv" pip compile "$@" \
        --universal --python-version 3.11 --generate-hashes --no-annotate --quiet --no-config \
        --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" \
        --output-file "$new" >/dev/null

    # The lock must work with any mirror, so it may name none.
    if grep -nE '://|^ *(-i|-f|--index-url|--extra-index-url|--find-links)' "$new"; then
        echo "lock: the lines above name an address; $file was left as it is." >&2
        exit 1
    fi
    cp "$new" "$file"
    echo "$file: $(grep -c '==' "$file") packages pinned"
}

lock requirements.lock pyproject.toml --group dev "$@"
lock tests/site/requirements.lock tests/site/requirements.in "$@"
