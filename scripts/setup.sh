#!/usr/bin/env bash
# Prepares this clone. `setup.sh python` makes .venv from requirements.lock;
# `setup.sh browser` makes sure that a Chromium is installed;
# `setup.sh peers` installs what tests hold the newsroom against: a real server of Bluesky, and
# GitHub's own description of its interface;
# `setup.sh site` installs what `make check-site` measures the site with;
# `setup.sh workflows` installs what `make check-workflows` reads workflows with.
set -euo pipefail
cd -P "$(dirname "$0")/.."

say() { printf '==> %s\n' "$*"; }
stop() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

# Runs apt-get when this user may; returns 1 without a word when not.
apt_install() {
    command -v apt-get >/dev/null || return 1
    local as_root=()
    if [[ $(id -u) -ne 0 ]]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    say "Installing Debian packages: $*"
    "${as_root[@]}" apt-get update -qq || say "Package lists are old: apt-get update failed"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_python() {
    local name
    for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    local found
    found=$("${PYTHON:-python3}" --version 2>/dev/null) || found="not there"
    stop "Python 3.11 or newer is needed; '${PYTHON:-python3}' is $found." \
        "Install it (Debian: apt-get install python3 python3-venv) or name it: make setup PYTHON=/path/to/python3.12"
}

make_venv() {
    local python=$1
    "$python" -m venv .venv 2>/dev/null && return
    rm -rf .venv
    apt_install python3-venv && "$python" -m venv .venv && return
    rm -rf .venv
    stop "'$python -m venv .venv' failed." \
        "Install the missing part, then run 'make setup' again: sudo apt-get install python3-venv"
}

# An environment that was copied here, or whose Python was removed, is made anew.
venv_is_usable() {
    [[ $(.venv/bin/python -c 'import sys; print(sys.prefix)' 2>/dev/null) == "$PWD/.venv" ]] &&
        grep -qF "$PWD/.venv/" .venv/bin/pip
}

setup_python() {
    local python
    python=$(find_python)
    venv_is_usable || {
        say "Making .venv with $("$python" --version)"
        rm -rf .venv
        make_venv "$python"
    }
    rm -f .venv/.ready
    say "Installing the packages of requirements.lock"
    # Twice quiet: errors only, not one warning per mirror and package.
    local pip=(.venv/bin/python -m pip --disable-pip-version-check -qq install)
    "${pip[@]}" --require-hashes -r requirements.lock ||
        stop "the packages could not be installed; pip's message above says why." \
            "Check the network connection, then run 'make setup' again."
    "${pip[@]}" --no-deps --no-build-isolation -e .
    pwd >.venv/.ready
    say "Ready: .venv/bin/newsroom"
}

setup_browser() {
    command -v chromium >/dev/null && return
    apt_install chromium && return
    stop "Chromium is needed for screenshots and browser tests, and could not be installed from here." \
        "Run: sudo apt-get update && sudo apt-get install chromium"
}

setup_peers() {
    setup_github
    setup_bluesky
}

# GitHub's own description of its interface. Of 390 MB three files are kept.
setup_github() {
    local from=tests/peers/github to=.cache/peers/github wanted
    command -v npm >/dev/null || apt_install nodejs npm ||
        stop "Node.js with npm is needed to fetch GitHub's description of its interface." \
            "Install it (Debian: sudo apt-get install nodejs npm), then run: make peers"
    wanted=$(sha256sum <"$from/package-lock.json")
    [[ $(cat "$to/.ready" 2>/dev/null) == "$wanted" ]] && return
    say "Fetching GitHub's description of its interface ($from/package-lock.json)"
    rm -rf "$to"
    mkdir -p "$to"
    cp "$from"/package*.json "$to/"
    (cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
        stop "the description could not be fetched; npm's message above says why." \
            "Check the network connection, then run: make peers"
    local packages=$to/node_modules/@octokit
    mv "$packages/openapi/generated/api.github.com.json" "$to/openapi.json"
    mv "$packages/webhooks-examples/api.github.com/index.json" "$to/events.json"
    mv "$packages/webhooks-schemas/schema.json" "$to/events.schema.json"
    rm -rf "$to/node_modules"
    printf '%s' "$wanted" >"$to/.ready"
    say "Ready: $to"
}

# Built once for each lock, Node.js and folder; .cache may be thrown away at any time.
setup_bluesky() {
    local from=tests/peers/bluesky to=.cache/peers/bluesky
    command -v npm >/dev/null || apt_install nodejs npm ||
        stop "Node.js with npm is needed for the tests with a real Bluesky server." \
            "Install it (Debian: sudo apt-get install nodejs npm), then run: make peers"
    local wanted
    wanted="$PWD $(node --version) $(cat "$from"/package*.json | sha256sum)"
    [[ $(cat "$to/.ready" 2>/dev/null) == "$wanted" ]] && return
    say "Building the Bluesky server of $from/package-lock.json (about a minute)"
    rm -rf "$to"
    mkdir -p "$to"
    cp "$from"/package*.json "$to/"
    (cd "$to" && npm ci --no-audit --no-fund --loglevel=error) ||
        stop "the Bluesky server could not be built; npm's message above says why." \
            "Check the network connection and the C++ compiler, then run: make peers"
    printf '%s' "$wanted" >"$to/.ready"
    say "Ready: $to"
}

# Installed once for each lock and Node.js, into .cache like the peers. None of the packages needs
# its installation script: they are read and run, never compiled.
setup_site() {
    local from=tests/site to=.cache/site wanted
    command -v npm >/dev/null || apt_install nodejs npm ||
        stop "Node.js with npm is needed to measure the site." \
            "Install it (Debian: sudo apt-get install nodejs npm), then run: make site-tools"
    command -v java >/dev/null || apt_install default-jre-headless ||
        say "The checker of HTML (vnu) will not run: it needs Java (Debian: default-jre-headless)"
    wanted="$PWD $(node --version) $(cat "$from"/package*.json "$from"/requirements.lock | sha256sum)"
    [[ $(cat "$to/.ready" 2>/dev/null) == "$wanted" ]] && return
    say "Installing the tools of $from/package-lock.json and requirements.lock"
    rm -rf "$to"
    mkdir -p "$to"
    cp "$from"/package*.json "$to/"
    (cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
        stop "the tools could not be installed; npm's message above says why." \
            "Check the network connection, then run: make site-tools"
    .venv/bin/python -m pip --disable-pip-version-check -qq install --no-deps --require-hashes \
        --target "$to/python" -r "$from/requirements.lock" ||
        stop "lychee could not be installed; pip's message above says why." \
            "Check the network connection, then run: make site-tools"
    printf '%s' "$wanted" >"$to/.ready"
    say "Ready: $to"
}

# GitHub's parser, bundled into one file: as it is published, Node.js 20 cannot import it.
setup_workflows() {
    local from=tests/workflows to=.cache/workflows wanted
    command -v npm >/dev/null || apt_install nodejs npm ||
        stop "Node.js with npm is needed for GitHub's parser of workflows." \
            "Install it (Debian: sudo apt-get install nodejs npm), then run: make workflow-tools"
    wanted="$PWD $(node --version) $(cat "$from"/package*.json "$from"/parse.mjs | sha256sum)"
    [[ $(cat "$to/.ready" 2>/dev/null) == "$wanted" ]] && return
    say "Installing GitHub's parser of $from/package-lock.json"
    rm -rf "$to"
    mkdir -p "$to"
    cp "$from"/package*.json "$from"/parse.mjs "$to/"
    (cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error &&
        node_modules/.bin/esbuild parse.mjs --bundle --platform=node --format=cjs \
            --log-level=warning --outfile=parse.cjs) ||
        stop "GitHub's parser could not be installed; npm's message above says why." \
            "Check the network connection, then run: make workflow-tools"
    printf '%s' "$wanted" >"$to/.ready"
    say "Ready: $to"
}

case ${1:-} in
python) setup_python ;;
browser) setup_browser ;;
peers) setup_peers ;;
site) setup_site ;;
workflows) setup_workflows ;;
*) stop "use: scripts/setup.sh python|browser|peers|site|workflows" ;;
esac
