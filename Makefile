# Needs only Python 3.11+ and make; each target sets up its own environment in .venv.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
SETUP := $(VENV)/.set-up

.PHONY: demo test lint bench bench-quality clean
demo: $(SETUP)
	@$(BIN)/claimtrack check --fail-on never examples

$(SETUP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@$(BIN)/python -c "open('$(SETUP)', 'w').close()"

lint: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: lint
	$(BIN)/pytest -n auto --dist loadfile
	$(BIN)/python tests/wheel_smoke.py

bench: $(SETUP)
	$(BIN)/python -m benchmarks.speed --peers

bench-quality: $(SETUP)
	$(BIN)/python -m benchmarks.quality

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
