# One virtual environment of the project's own; every verb below works on a bare new machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test engines lint bench slow serve

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(STAMP)            ## the demonstration territory: import, findings, report, map
	$(BIN)/passerelles demo

test: $(STAMP)            ## everything that runs here; one loud line for each part that cannot
	$(BIN)/python -m pytest -q --numprocesses 2 --dist loadfile $(PYTEST)

engines: $(STAMP)         ## Chromium, Java, Maven, Node, the Neo4j jars: what the whole test suite needs
	tools/engines.sh
	$(BIN)/python tools/neo4j_server.py fetch

lint: $(STAMP)            ## one style, strict types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)           ## speed as ratios against named peers, in one run
	$(BIN)/python -m benchmarks $(BENCH)

slow: $(STAMP)            ## calibration, kills, scale; by hand
	$(BIN)/python -m pytest -q --slow -m slow $(PYTEST)

serve: $(STAMP)           ## the service on http://127.0.0.1:8000, on the demonstration territory
	$(BIN)/passerelles serve --store passerelles-demo/store
