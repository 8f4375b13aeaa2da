# Every command a person needs here. `make` alone, or `make help`, lists them.
#
# Nothing is installed outside this folder: Python packages go to .venv, npm packages to frontend/node_modules.
# Each step leaves a file that says when it last ran, so a second `make run` starts at once.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

UV := uv==0.13.9
BIN := .venv/bin
# The first of these that is new enough and really runs.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $$p && break; done)

# Folders stand in these lists too: a deleted or renamed file changes its folder.
FRONTEND_CONFIG := $(wildcard frontend/*.json frontend/*.js frontend/*.ts frontend/*.html)
FRONTEND_SOURCES := $(shell find frontend/src frontend/public frontend/build frontend/docs backend/onwards/content openapi 2>/dev/null)

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

.PHONY: run
run: .venv/.installed frontend/dist/index.html ## Install, build and serve on http://localhost:8000; the diary's data is kept in ./data
	@$(BIN)/onwards serve

.PHONY: build
build: frontend/dist/index.html ## Build the front end into frontend/dist

.PHONY: test
test: .venv/.installed-dev frontend/dist/index.html ## Run every check and test, two at a time (PARTS="lint api" for some of them)
	@$(BIN)/python -m tools.run_tests $(PARTS)

.PHONY: lint
lint: .venv/.installed-dev frontend/node_modules/.installed ## Formatting, lint, types and dependency rules only
	@$(BIN)/python -m tools.run_tests lint types front-end-lint front-end-types

.PHONY: fix
fix: .venv/.installed-dev frontend/node_modules/.installed ## Let the formatters and linters mend what they can
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@cd frontend && npx eslint --fix . ; npx prettier --log-level warn --write .

.PHONY: bench
bench: .venv/.installed-dev frontend/dist/index.html ## Measure against the goals of docs/; never fails
	@$(BIN)/python -m pytest tests/bench -p no:cacheprovider -q -s

.PHONY: mutants
mutants: .venv/.installed-dev frontend/node_modules/.installed ## Search the seeds that tell a broken sync from the real one
	@$(BIN)/python -m tests.sync.search

HINTS := node frontend/.build/hints/command.mjs backend/onwards/content/hints

.PHONY: hints
hints: frontend/.build/hints/command.mjs ## Answer texts with hints, JSON lines in and out: make -s hints < in.jsonl > out.jsonl
	@$(HINTS)

.PHONY: hints-bench
hints-bench: frontend/.build/hints/command.mjs ## The same, then the time of a text and the model's size on standard error
	@$(HINTS) --bench

.PHONY: hints-train
hints-train: .venv/.installed-dev ## Train the hints anew from tools/hints/data
	@$(BIN)/python -m tools.hints.train

.PHONY: lock
lock: .venv/.uv ## Choose the newest allowed Python packages anew and pin them by hash
	@$(BIN)/python tools/lock.py

.PHONY: clean
clean: ## Remove everything that is made from the sources; ./data stays
	rm -rf .venv frontend/node_modules frontend/dist frontend/.build dist .coverage
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find backend tests tools -name __pycache__ -type d -exec rm -rf {} +

.venv/.uv: Makefile
	@test -n "$(PYTHON)" || { echo "Onwards needs Python 3.11, 3.12, 3.13 or 3.14: none was found." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Making .venv failed (on Debian: apt install python3-venv)." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)
	@touch $@

# The lock for tests holds the lock for running, so the larger of the two is never taken apart by `make run`.
.venv/.installed: requirements.lock requirements-dev.lock pyproject.toml .venv/.uv
	@$(BIN)/python tools/install.py $(if $(wildcard .venv/.installed-dev),requirements-dev.lock,requirements.lock)
	@touch $@

.venv/.installed-dev: requirements-dev.lock pyproject.toml .venv/.uv
	@$(BIN)/python tools/install.py requirements-dev.lock
	@touch .venv/.installed $@

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
		|| { echo "Onwards needs Node 20.19 or newer." >&2; exit 1; }
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Standard output belongs to the answers alone.
frontend/.build/hints/command.mjs: frontend/node_modules/.installed $(wildcard frontend/hints/*.ts frontend/src/hints/*.ts)
	@cd frontend && npx vite build --config hints/vite.config.ts >&2
	@touch $@

frontend/dist/index.html: frontend/node_modules/.installed $(FRONTEND_CONFIG) $(FRONTEND_SOURCES)
	@cd frontend && npm run build --silent
	@touch $@
