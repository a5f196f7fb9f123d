#!/usr/bin/env bash
# Writes requirements.lock from pyproject.toml: run-time and developers' packages, each with
# the hashes of all its files, for every platform and Python that pyproject.toml allows.
# Pins that still fit are kept; `lock.sh --upgrade` takes the newest versions.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools/venv"
"$tools/venv/bin/python" -m pip --disable-pip-version-check -qq install uv

cp requirements.lock "$tools/requirements.lock" 2>/dev/null || true
"$tools/venv/bin/uv" pip compile pyproject.toml --group dev "$@" \
    --universal --python-version 3.11 --generate-hashes --no-annotate --quiet --no-config \
    --no-emit-index-url --no-emit-find-links \
    --custom-compile-command "make lock" \
    --output-file "$tools/requirements.lock" >/dev/null

# The lock must work with any mirror, so it may name none.
if grep -nE '://|^ *(-i|-f|--index-url|--extra-index-url|--find-links)' "$tools/requirements.lock"; then
    echo "lock: the lines above name an address; requirements.lock was left as it is." >&2
    exit 1
fi
cp "$tools/requirements.lock" requirements.lock
echo "requirements.lock: $(grep -c '==' requirements.lock) packages pinned"
