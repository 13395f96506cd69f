# `make site` builds the guide, `make test` tests it; each installs what it needs into .venv and node_modules.
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/bytecode
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help site serve check new-case my-guide forms neighbours pictures cards fast mutants test lint licences sbom audit clean lock bench-search bench-page bench-cards bench-build lighthouse attack fuzz faults

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

# The open data of the guides named under extra.guide.neighbours, into docs/grannar/. Nothing else fetches it.
neighbours: .venv/site.stamp ## fetches what other guides share, to look at and commit
	@$(BIN)/python hooks neighbours

# BEFORE: a commit, or a folder with a site in it. Into .cache/pictures.
pictures: .venv/browser.stamp site ## what a change does to the pages, in pictures: BEFORE=main
	@$(BIN)/python hooks pictures "$(or $(BEFORE),main)"

# make cards SELECT="djupintervju innovationsakuten" FORMAT=a6 FLIP=long: a PDF of those methods and problems. FORMAT: a4, a6, a5, tryckeri; FLIP: long, short.
cards: .venv/site.stamp ## a PDF of some cards: SELECT="…" FORMAT=a6
	@$(BIN)/python hooks cards --select "$(SELECT)" --format $(or $(FORMAT),a6) --flip $(or $(FLIP),long)

fast: .venv/test.stamp ## the quick tests: seconds, and no browser
	$(BIN)/node --test 'tests/fast/js/*.test.js'
	$(BIN)/python -m pytest --quiet --numprocesses 2 tests/fast

# ROOM: a folder of hooks/guide, or a module in one.
mutants: .venv/test.stamp ## breaks a room in small ways, tells what no quick test sees: ROOM=cards
	@PYTHONPATH=hooks $(BIN)/python -m tests.mutants $(ROOM)

test: .venv/browser.stamp lint ## all tests, a browser included
	$(BIN)/node --test 'tests/fast/js/*.test.js'
	$(BIN)/python -m pytest --numprocesses 3 --dist worksteal

# QUERIES: a file of `query<TAB>id|id<TAB>category`. CORPUS: a folder with a methods/ to build in place of our content.
bench-search: .venv/browser.stamp ## scores and times the search
	@PYTHONPATH=hooks $(BIN)/python -m tests.search.bench $(or $(QUERIES),tests/search/queries.tsv) $(CORPUS)

# What pages of site/ cost a phone on slow 3G: build it first.
bench-page: .venv/browser.stamp site ## what a page costs on slow 3G
	@PYTHONPATH=hooks $(BIN)/python -m tests.browser.bench site

# COUNT: how many methods, made from our own. Tells how long every print of them takes from nothing, and once more.
bench-cards: .venv/test.stamp ## times every print
	@PYTHONPATH=hooks $(BIN)/python -m tests.cards.bench $(or $(COUNT),200)

# COUNT: how many methods, made from our own; several numbers will do. Beside plain MkDocs with Material.
bench-build: .venv/test.stamp ## times the build: from nothing, one edit, nothing changed
	@PYTHONPATH=hooks $(BIN)/python -m tests.build.bench $(or $(COUNT),100 1000)

# Hostile inputs through every door into one site, every page of it opened: prints how many, and what came of them.
attack: .venv/browser.stamp ## hostile inputs through every door
	@PYTHONPATH=hooks $(BIN)/python -m tests.hostile.attack

# Asks the package index for the tool.
lighthouse: .venv/browser.stamp site ## Lighthouse's marks of the pages of site/
	@PYTHONPATH=hooks $(BIN)/python -m tests.browser.lighthouse site

# SEED: which texts. SHARE: how much of 100,000 headers and links, and 10,000 bodies, issues, pastes and sign-ins.
fuzz: .venv/test.stamp ## files, issues, pastes, sign-ins and links changed at random: SEED=1 SHARE=1
	@PYTHONPATH=hooks $(BIN)/python -m tests.hostile.fuzz --seed $(or $(SEED),1) --share $(or $(SHARE),1)

# Real builds on machines that fail. SEED: which moments and damages. SHARE: how much of 50 kills and so on.
faults: .venv/test.stamp ## builds killed, on full and closed disks, with damaged caches: SEED=1 SHARE=1
	@PYTHONPATH=hooks $(BIN)/python -m tests.hostile.faults --seed $(or $(SEED),1) --share $(or $(SHARE),1)

licences: .venv/test.stamp ## the licence of every locked package
	@$(BIN)/python -m tests.licences

# What the guide is built with, in CycloneDX, into .cache/sbom. Asks the package index for the tool.
sbom: .venv/site.stamp ## a bill of materials
	@mkdir -p .cache/sbom
	$(BIN)/uvx --quiet --from cyclonedx-bom==7.5.0 cyclonedx-py environment $(BIN)/python --output-reproducible --output-file .cache/sbom/python.json
	$(BIN)/npm sbom --package-lock-only --omit dev --sbom-format cyclonedx > .cache/sbom/node.json

# Asks the advisories of PyPI and npm about every locked package, and zizmor what a stranger could do to the workflows.
audit: .venv/test.stamp ## known faults in what the guide stands on
	@$(BIN)/python -m tests.locked
	$(BIN)/uvx --quiet zizmor==1.32.0 --offline --quiet .github/workflows
	$(BIN)/uvx --quiet pip-audit==2.10.1 --require-hashes --disable-pip --requirement requirements.txt
	$(BIN)/npm audit --omit dev

lint: .venv/test.stamp ## style, types, and patterns that could be slow
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/mypy hooks tests
	@PYTHONPATH=hooks $(BIN)/python -m tests.hostile.patterns
	$(BIN)/node node_modules/typescript/bin/tsc --project tests/tsconfig.json
	$(BIN)/node node_modules/@biomejs/biome/bin/biome ci --error-on-warnings

# After a change of versions in pyproject.toml or package.json.
lock: .venv/test.stamp ## new lock files
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --extra test -o requirements-test.txt
	NODE_OPTIONS=--use-system-ca $(BIN)/npm install --package-lock-only

clean: ## removes all that the others made
	rm -rf .venv .cache .site-* node_modules site

.venv/site.stamp: requirements.txt package-lock.json .npmrc
	@$(PYTHON) hooks install

.venv/test.stamp: requirements.txt requirements-test.txt package-lock.json .npmrc
	@$(PYTHON) hooks install --test

# The tests drive a real Chromium.
.venv/browser.stamp: .venv/test.stamp
	@$(PYTHON) hooks install --browser
