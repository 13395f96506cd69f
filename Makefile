# `make site` builds the guide, `make test` tests it; each installs what it needs into .venv and node_modules.
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help site serve check new-case my-guide forms cards cards-ledger fast mutants test lint clean lock bench-search bench-cards attack

site: .venv/site.stamp ## builds the site
	@$(BIN)/python hooks site

help: ## what can be made
	@grep -hE '^[a-z-]+:.* ## ' $(MAKEFILE_LIST) | sed 's/:.* ## /|/' | while IFS='|' read -r name does; do printf 'make %-14s %s\n' "$$name" "$$does"; done

serve: .venv/site.stamp ## the site on http://127.0.0.1:8000/, with live reload
	@$(BIN)/python hooks serve

check: .venv/site.stamp ## every mistake in the content, and advice
	@$(BIN)/python hooks check $(ARGS)

# A new case to fill in: make new-case TITLE="Bygglov på en sida"
new-case: .venv/site.stamp ## a new case to fill in: TITLE="…"
	@$(BIN)/python hooks new-case "$$TITLE"

# A guide of one's own: asks, or takes ARGS='--name Kompassen --methods "enkat brainwriting" --into ../kompassen'.
my-guide: .venv/site.stamp ## starts a guide of one's own: asks, or ARGS='…'
	@$(BIN)/python hooks my-guide $(ARGS)

# The issue forms, after a change in the models, the vocabulary or the methods.
forms: .venv/site.stamp ## the issue forms, made anew from the models
	@$(BIN)/python hooks forms

# make cards SELECT="djupintervju innovationsakuten" FORMAT=a6 FLIP=long: a PDF of those methods and problems. FORMAT: a4, a6, a5, tryckeri; FLIP: long, short.
cards: .venv/site.stamp ## a PDF of some cards: SELECT="…" FORMAT=a6
	@$(BIN)/python hooks cards --select "$(SELECT)" --format $(or $(FORMAT),a6) --flip $(or $(FLIP),long)

# After a change in a method: enters the new version of its card, so that its page can tell old cards from new.
cards-ledger: .venv/site.stamp ## enters new versions of changed cards
	@$(BIN)/python hooks cards --ledger

fast: .venv/test.stamp ## the quick tests: seconds, and no browser
	$(BIN)/node --test 'tests/fast/js/*.test.js'
	$(BIN)/python -m pytest --quiet --numprocesses 2 tests/fast

# ROOM: a folder of hooks/guide, or a module in one.
mutants: .venv/test.stamp ## breaks a room in small ways, tells what no quick test sees: ROOM=cards
	@PYTHONPATH=hooks $(BIN)/python -m tests.mutants $(ROOM)

test: .venv/browser.stamp lint ## all tests, a browser included
	$(BIN)/node --test 'tests/fast/js/*.test.js'
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

# QUERIES: a file of `query<TAB>id|id<TAB>category`. CORPUS: a folder with a methods/ to build in place of our content.
bench-search: .venv/browser.stamp ## scores and times the search
	@PYTHONPATH=hooks $(BIN)/python -m tests.search.bench $(or $(QUERIES),tests/search/queries.tsv) $(CORPUS)

# COUNT: how many methods, made from our own. Tells how long every print of them takes from nothing, and once more.
bench-cards: .venv/test.stamp ## times every print
	@PYTHONPATH=hooks $(BIN)/python -m tests.cards.bench $(or $(COUNT),200)

# Hostile inputs through every door into one site, every page of it opened: prints how many, and what came of them.
attack: .venv/browser.stamp ## hostile inputs through every door
	@PYTHONPATH=hooks $(BIN)/python -m tests.hostile.attack

lint: .venv/test.stamp ## style and types
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/mypy hooks tests
	$(BIN)/node node_modules/typescript/bin/tsc --project tests/tsconfig.json
	$(BIN)/node node_modules/@biomejs/biome/bin/biome ci --error-on-warnings

# After a change of versions in pyproject.toml or package.json.
lock: .venv/test.stamp ## new lock files
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --extra test -o requirements-test.txt
	NODE_OPTIONS=--use-system-ca $(BIN)/npm install --package-lock-only

clean: ## removes all that the others made
	rm -rf .venv .cache node_modules site

.venv/site.stamp: requirements.txt package-lock.json .npmrc
	@$(PYTHON) hooks install

.venv/test.stamp: requirements.txt requirements-test.txt package-lock.json .npmrc
	@$(PYTHON) hooks install --test

# The tests drive a real Chromium.
.venv/browser.stamp: .venv/test.stamp
	@$(PYTHON) hooks install --browser
