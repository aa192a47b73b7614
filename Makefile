# The one definition of run, test, check, bench and data; .ci/run and README.md use these targets.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

# A stamp carries the checksum of what it stands for: changed requirements are installed, unchanged ones are not.
RUN_STAMP := $(VENV)/run-$(shell cat requirements.txt | cksum | cut -d' ' -f1)
TEST_STAMP := $(VENV)/test-$(shell cat requirements.txt tests/requirements.txt | cksum | cut -d' ' -f1)

.PHONY: help run test check lint data bench

help: ## Show these targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(RUN_STAMP) ## Serve the app on this machine (PORT=8501)
	@echo "Kairo: http://127.0.0.1:$(PORT)"
	@$(BIN)/python -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT) --server.headless true

test: lint ## Check and test everything, the browser included
	KAIRO_CHROMIUM="$$(PYTHON=$(BIN)/python sh tests/browser/chromium.sh)" && export KAIRO_CHROMIUM && $(BIN)/python -m pytest

check: lint ## Check and test everything but the browser
	$(BIN)/python -m pytest -m "not browser"

lint: $(TEST_STAMP) ## Check style, types, layers and data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m components.records data

data: $(RUN_STAMP) ## Check data/ and write its dictionary, data/README.md
	$(BIN)/python -m components.records data
	$(BIN)/python -m components.records.dictionary

bench: $(TEST_STAMP) ## Measure speed and size beside an empty page
	$(BIN)/python tests/bench/bench.py

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	@rm -f $(VENV)/run-* && touch $@

$(TEST_STAMP): | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --requirement tests/requirements.txt
	@rm -f $(VENV)/test-* && touch $@
