#!/usr/bin/env bash
# Fetches the newest ledger into a fresh clone, so that a build knows what was approved and posted.
# A remote without that branch is a newsroom that has recorded nothing yet; a remote that does not
# answer stops everything, because a site built without the ledger lacks stories.
# GITHUB_TOKEN, where it is set, opens a repository that is not public; it is never stored.
set -euo pipefail
cd -P "$(dirname "$0")/.."

NO_SUCH_BRANCH=2 # git ls-remote --exit-code
# shellcheck disable=SC2016 # Git's shell reads the variable, when it asks
HELPER='!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f'

read -r remote branch < <(.venv/bin/python -c '
from pathlib import Path
from newsroom.settings import load_settings
ledger = load_settings(Path.cwd()).ledger
print(ledger.remote, ledger.branch)')

remote_git() {
    if [[ -n ${GITHUB_TOKEN:-} ]]; then
        git -c credential.helper= -c credential.helper="$HELPER" "$@"
    else
        git "$@"
    fi
}

code=0
remote_git ls-remote --exit-code --heads "$remote" "refs/heads/$branch" >/dev/null || code=$?
if [[ $code -eq $NO_SUCH_BRANCH ]]; then
    echo "ledger: belum ada cabang $branch di $remote. / There is no such branch yet."
    exit 0
fi
if [[ $code -ne 0 ]]; then
    echo "ledger: $remote tidak menjawab, jadi tidak ada yang dikerjakan; ulangi nanti." >&2
    echo "ledger: $remote does not answer, so nothing was done; try again later." >&2
    exit 3
fi
remote_git fetch --quiet --no-tags "$remote" "+refs/heads/$branch:refs/remotes/$remote/$branch"
