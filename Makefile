# `make demo` and `make test` do all set-up on a machine with Python 3.11 and make.
PYTHON ?= python3.11
VENV := .venv
WHEELS := .venv-wheels
BIN := $(VENV)/bin
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

# Of tests: one process more than cores, since they wait for browsers, servers and clusters much of their time.
PROCESSES = $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)')

.PHONY: demo test quick lint types unit wheels bench bench-all reference screenshots browser postgresql clean

$(VENV)/installed: pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found; set PYTHON=… to a Python 3.11 or newer" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-desk: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[desk]'
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(VENV)/installed-desk  ## build the sample record, annotate the sample statement, say where page and desk are
	$(BIN)/python demo/make.py

test: lint types unit  ## everything CI runs

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

unit: $(VENV)/installed-dev browser postgresql
	$(BIN)/python -m pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder --durations=20

quick: $(VENV)/installed-dev  ## lint, and the tests that need no browser, server, data or second of patience
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow and not browser and not shared" \
	  --ignore=tests/desk --ignore=tests/cluster --ignore=tests/assistants

browser:  ## headless Chromium for the page's tests, from Debian's packages; without it those tests are skipped
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && [ -n "$${CI:-}" ] \
	  && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null; } \
	  || echo "chromium is not installed: browser tests are skipped" >&2

postgresql:  ## a PostgreSQL server for the desk's tests, from Debian's packages; without it those tests are skipped
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && [ -n "$${CI:-}" ] \
	  && apt-get update -qq && apt-get install -qq -y --no-install-recommends postgresql >/dev/null; } \
	  || echo "PostgreSQL is not installed: the desk is tested on SQLite alone" >&2

wheels:  ## builds both wheels, installs them into a fresh environment, and does the demo's work with them
	rm -rf dist $(WHEELS)
	$(PYTHON) -m venv $(WHEELS)
	$(WHEELS)/bin/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist . packages/glossator-models
	$(WHEELS)/bin/python -m pip install --quiet --disable-pip-version-check "$$(ls dist/glossator-*.whl)[desk]" dist/glossator_models-*.whl
	cp -r demo dist/demo && rm -rf dist/demo/out dist/demo/record dist/demo/desk
	cd dist && ../$(WHEELS)/bin/python demo/make.py
	ls -l dist/*.whl

bench: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks quick

bench-all: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks all

screenshots: $(VENV)/installed-dev
	$(BIN)/python docs/screenshots.py

reference: $(VENV)/installed-dev  ## docs/commands.md, docs/api.md and the schemas, from the program itself
	$(BIN)/python docs/reference.py

train-%:  ## make a model again, for example: make train-verifier
	$(MAKE) -C training $*

clean:
	rm -rf $(VENV) demo/out demo/record demo/desk
