# The two commands that matter: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8501
ARGS ?=
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
RUN_READY := $(VENV)/.run-ready
TEST_READY := $(VENV)/.test-ready
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check
PIN := $(VENV)/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --annotation-style line \
    --custom-compile-command "make pins"
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help run test lint format types check dictionary screenshots bench audit pins browser office clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1	/' | awk -F '\t' '{printf "make %-12s %s\n", $$1, $$2}'

run: $(RUN_READY) ## install what is needed and serve the dashboard on port 8501
	@echo "http://localhost:$(PORT)"
	@exec $(VENV)/bin/python -m streamlit run dashboard.py --server.port $(PORT) $(ARGS)

test: $(TEST_READY) browser office ## run all tests
	@$(VENV)/bin/python -m pytest -n 2 --dist loadfile $(ARGS)

lint: $(TEST_READY) ## check style and layout of the code
	@$(VENV)/bin/python -m ruff check .
	@$(VENV)/bin/python -m ruff format --check .

format: $(TEST_READY) ## lay out the code
	@$(VENV)/bin/python -m ruff check --fix --quiet . || true
	@$(VENV)/bin/python -m ruff format .

types: $(TEST_READY) ## check the types of the library
	@$(VENV)/bin/python -m mypy

check: $(RUN_READY) ## check the data
	@$(VENV)/bin/python -m atlas check $(ARGS)

dictionary: $(RUN_READY) ## write data/README.md anew from the model
	@$(VENV)/bin/python -m atlas dictionary

screenshots: $(TEST_READY) browser ## photograph every page; ARGS="--page map --theme dark --out DIR"
	@$(VENV)/bin/python docs/screenshots.py $(ARGS)

bench: $(TEST_READY) ## measure loading and sessions, by hand on a quiet machine
	@$(VENV)/bin/python tests/bench/bench_load.py
	@$(VENV)/bin/python tests/bench/bench_diff.py
	@$(VENV)/bin/python tests/bench/bench_sessions.py $(ARGS)
	@$(VENV)/bin/python tests/bench/bench_browser.py

audit: $(RUN_READY) ## look up known faults of the pinned versions
	@$(PIP) pip-audit
	@.ci/audit

pins: $(RUN_READY) ## write requirements.txt and tests/requirements.txt anew; ARGS="--upgrade" or ARGS="--upgrade-package NAME"
	@$(PIP) uv
	@$(PIN) requirements.in -o requirements.txt $(ARGS)
	@$(PIN) tests/requirements.in -o tests/requirements.txt $(ARGS)

browser: # a Chromium, a Chinese font and nginx, installed where apt-get can
	@have() { { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null 2>&1 \
	    && fc-list :lang=zh 2>/dev/null | grep -q . \
	    && { command -v nginx || test -x /usr/sbin/nginx; } >/dev/null 2>&1; }; \
	if have; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	    echo "The browser tests need chromium, a Chinese font and nginx, and there is no apt-get here to install them: install them by hand." >&2; exit 1; \
	fi; \
	echo "Installing chromium, fonts-noto-cjk and nginx-light ..."; \
	$(SUDO) apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig nginx-light >/dev/null; \
	have || { echo "chromium, a Chinese font or nginx is still missing after the installation: install them by hand." >&2; exit 1; }

office: # LibreOffice, in which the tests open what is downloaded, installed where apt-get can
	@have() { command -v soffice >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1; }; \
	if have; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	    echo "The tests of workbooks and the briefing need LibreOffice and poppler, and there is no apt-get here to install them: install both by hand." >&2; exit 1; \
	fi; \
	echo "Installing LibreOffice and poppler-utils ..."; \
	$(SUDO) apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends libreoffice-writer libreoffice-calc poppler-utils >/dev/null; \
	have || { echo "LibreOffice or poppler is still missing after the installation: install both by hand." >&2; exit 1; }

clean: ## remove what was made
	@rm -rf $(VENV) build .make .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; try: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(RUN_READY): requirements.txt | $(VENV)/bin/python
	@echo "Installing what the dashboard needs ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(TEST_READY): tests/requirements.txt $(RUN_READY)
	@echo "Installing what the tests need ..."
	@$(PIP) -r tests/requirements.txt
	@touch $@
