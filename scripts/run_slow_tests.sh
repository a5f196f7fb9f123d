#!/usr/bin/env bash
# Runs the slow tests and, where a Chromium is installed, the browser tests. Those with a real
# Bluesky server skip themselves where it is not built.
# Tests that cannot run here are named at the end, so that nobody takes them for passed.
set -euo pipefail
cd "$(dirname "$0")/.."

NO_TESTS_COLLECTED=5 # pytest's exit code
tier='slow or browser'
command -v chromium >/dev/null || tier='slow and not browser'

code=0
.venv/bin/python -m pytest -n auto -m "$tier" || code=$?
if [[ $tier == 'slow and not browser' ]]; then
    echo "NOT RUN: the browser tests, because Chromium is not installed."
    echo "To run them: sudo apt-get install chromium, then make test-slow"
fi
if [[ ! -e .cache/peers/bluesky/.ready ]]; then
    echo "NOT RUN: the tests with a real Bluesky server, because it is not built."
    echo "To run them: make peers, then make test-slow"
fi
if [[ ! -e .cache/peers/github/.ready ]]; then
    echo "NOT RUN: the tests against GitHub's own description of its interface, because it is not here."
    echo "To run them: make peers, then make test-slow"
fi
if [[ $code -eq $NO_TESTS_COLLECTED ]]; then
    echo "There is no test of this kind yet."
    exit 0
fi
exit "$code"
