# Tayang's commands. `make` alone lists them; docs/adr/0002 says why they are here.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PYTEST := $(BIN)/python -m pytest
# Bring newer versions into the lock with `make lock UPGRADE=1`.
UPGRADE ?=
# Stories of the newsroom to build with `make bench SIZE=100000`.
SIZE ?=
# Worlds that `make chaos` makes; the same numbers come to the same troubles.
SEEDS ?= 1000

# A copied or moved clone must not run the code of the folder that it came from.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
$(shell rm -f $(READY))
endif

export PYTHON
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup browser peers site-tools workflow-tools check check-site check-workflows test test-slow test-all publish serve bench bench-rules chaos docs messages fix lock clean

help: ## list these commands
	@printf 'Tayang: a newsroom in a Git repository\n\n'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv and install everything the newsroom needs

$(READY): requirements.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh python

browser: ## install Chromium for `docs` and the browser tests (needs root or sudo)
	@scripts/setup.sh browser

peers: ## install the Bluesky server and GitHub's description for tests (needs Node.js; a minute)
	@scripts/setup.sh peers

site-tools: setup ## install what `check-site` measures with: Lighthouse, axe, vnu, html-validate, lychee
	@scripts/setup.sh site

workflow-tools: ## install what `check-workflows` reads workflows with: GitHub's own parser (needs Node.js)
	@scripts/setup.sh workflows

check: setup ## check code, layers, workflows, stories and generated pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_workflows.py
	$(BIN)/newsroom check
	$(BIN)/newsroom docs --check

check-site: setup ## measure the demo site: speed, weight, access, markup, data, feeds, links, policy
	$(BIN)/python scripts/check_site.py

check-workflows: setup ## judge workflows, actions and issue forms, offline
	$(BIN)/python scripts/check_workflows.py

test: setup ## run the tests that take seconds
	$(PYTEST) -n auto -m 'not slow and not browser'

test-slow: setup ## run only the slow tests and those for which `browser` and `peers` installed what they need
	@scripts/run_slow_tests.sh

test-all: test browser peers test-slow ## run every test

publish: setup ## check the stories, build the site and deliver the posts to the outbox
	$(BIN)/newsroom publish --local

serve: setup ## show the site on this machine and build again on every change
	$(BIN)/newsroom serve

bench: setup ## measure builds beside Hugo (SIZE=100000: so many stories) and the check of one story
	$(BIN)/python scripts/bench.py --write
	$(BIN)/python scripts/build_bench.py --write $(if $(SIZE),--size $(SIZE))

chaos: setup ## kill the deliverer over and over and count doubled and lost posts (SEEDS=1000)
	$(BIN)/python -m tests.chaos --seeds $(SEEDS)

bench-rules: setup ## measure how often the rules are right, and how fast they are
	$(BIN)/python scripts/bench_rules.py

messages: setup ## bring the catalogues of translations up to date with templates and code
	$(BIN)/python scripts/collect_messages.py

docs: setup browser ## write the generated pages and take the screenshots again
	$(BIN)/newsroom docs
	$(BIN)/python scripts/take_screenshots.py
	$(BIN)/python -m tests.desk.picture
	$(BIN)/python -m tests.intake.picture

fix: setup ## mend what can be mended safely: code style and stories
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/newsroom check --fix

lock: ## pin all packages again from pyproject.toml (UPGRADE=1: newest versions)
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## remove what was built and cached; .venv and the ledger stay
	rm -rf output .cache dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find scripts plugins tests -type d -name __pycache__ -prune -exec rm -rf {} +
