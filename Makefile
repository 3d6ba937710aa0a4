# Every target makes its own virtual environment, with uv when it is there, else with venv and pip.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test coverage audit fuzz lint format docs bench clean

demo: .venv/.demo
	@$(BIN)/paperdigest digest --config examples/paperdigest.toml --out demo/posts --set assets=demo/posts/assets
	@echo "The post is in $$(ls -d demo/posts/*/*.md | tail -n 1)"

test: lint
	$(BIN)/python -m pytest -m ""

coverage: .venv/.dev
	$(BIN)/python -m pytest -m "" --cov --cov-report=term-missing:skip-covered

audit: .venv/.dev
	$(BIN)/pip-audit --skip-editable --progress-spinner=off --timeout 15

# as many damaged PDFs as FILES says, from SEED on
FILES ?= 1000
SEED ?= 0

fuzz: .venv/.dev
	$(BIN)/python -m tests.reading.fuzz --files $(FILES) --seed $(SEED)
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz --timeout=0

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.dev
	$(BIN)/python docs/generate.py

bench: .venv/.dev
	@$(BIN)/python -m benchmarks

clean:
	rm -rf .venv demo

.venv/.demo: pyproject.toml
	$(call install,.)
	@touch $@

.venv/.dev: pyproject.toml
	$(call install,.[dev],--compile-bytecode)
	@touch $@ .venv/.demo

# the second argument is uv's: pip compiles unasked, and tests start Python so often that it pays
define install
	@if command -v uv >/dev/null; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) .venv && uv pip install --quiet $(2) --python $(BIN)/python -e '$(1)'; \
	else \
	  $(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '$(1)'; \
	fi
endef
