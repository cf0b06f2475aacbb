# `make demo` and `make test` do all their set-up; they need Python 3.11 or newer and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint axe clean
.DEFAULT_GOAL := demo

# A stamp for each kind of installation: it is renewed when what is to be installed changes.
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/installed
	$(BIN)/timeline build examples/articles -o output --config examples/timeline.toml
	@echo
	@echo "Open output/index.html in a browser."

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(PYTEST)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# What npm has for the tests of the page; they skip without it
axe: .npm/node_modules/axe-core/axe.min.js .npm/node_modules/@knight-lab/timelinejs/dist/js/timeline.js

.npm/node_modules/axe-core/axe.min.js: Makefile
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix .npm axe-core@4.14.1
	touch $@

.npm/node_modules/@knight-lab/timelinejs/dist/js/timeline.js: Makefile
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix .npm @knight-lab/timelinejs@3.9.11
	touch $@

clean:
	rm -rf $(VENV) .npm build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
