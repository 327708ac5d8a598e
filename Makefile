# make help lists what can be made.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint bench clean programs

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## Install the package into .venv and build the graph of seeds/ into output/
	$(BIN)/kg build seeds -o output

test: $(VENV)/.dev programs lint ## Check style and types, run all tests
	$(BIN)/pytest -n auto

lint: $(VENV)/.dev ## Check style and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.bench ## Measure speed and memory, beside what a user would take instead
	$(BIN)/python -m benchmarks

clean: ## Remove what was built and cached; .venv stays
	find output -mindepth 1 ! -name .gitkeep -delete
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# An editable installation: the sources and ontology/ of this folder are what runs.
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "the module venv is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

# The page is tested in a real browser, with fonts that have Chinese characters; old Office files need LibreOffice.
programs:
	@for name in chromium chromium-browser google-chrome; do command -v $$name > /dev/null && browser=1; done; \
	if [ -n "$$browser" ] && command -v soffice > /dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2> /dev/null; then as="sudo -n"; else as=no; fi; \
	if [ "$$as" != no ] && command -v apt-get > /dev/null; then \
		$$as apt-get update && \
		$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-noto-cjk && \
		$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libreoffice-writer-nogui; \
	else \
		echo "The tests need Chromium, a Chinese font and LibreOffice. Install them and run make test again:"; \
		echo "  Debian, Ubuntu  sudo apt-get install chromium fonts-noto-cjk libreoffice-writer-nogui"; \
		echo "  Fedora          sudo dnf install chromium google-noto-sans-cjk-fonts libreoffice-writer"; \
		echo "  macOS           brew install --cask chromium libreoffice"; \
		exit 1; \
	fi
