# Every command of the project; each first installs what it needs, once. `make` alone lists them.

PYTHON  ?= python3
ENGINE  ?= mkdocs
PORT    ?= 8000
WORKERS ?= 2
ARGS    ?=

VENV := .venv
PY   := $(VENV)/bin/python
SITE := $(VENV)/.site-installed
DEV  := $(VENV)/.dev-installed
PIP  := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

# Material prints a notice about MkDocs 2 on every build; this is the switch it names itself.
export NO_MKDOCS_2_WARNING := 1

BUILD_mkdocs     := $(PY) -m mkdocs build --strict
BUILD_properdocs := $(PY) -m properdocs build --strict -f mkdocs.yml
BUILD_zensical   := $(PY) -m zensical build --strict --clean -f mkdocs.yml && $(PY) -m macros pages && $(PY) -m macros export all -o site/downloads/ > /dev/null

.DEFAULT_GOAL := help
.PHONY: help env dev serve build check new test lint format bench booklet figures vendor lock clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

env: $(SITE) ## Install what the site needs into .venv (PYTHON=python3.12)

dev: $(DEV) ## Install what tests, lint and benchmarks need as well

serve: $(SITE) ## Build, serve on this machine only and rebuild on every change (PORT=8000)
	@$(PY) -m mkdocs serve -a 127.0.0.1:$$($(PY) -m tools.port $(PORT))

build: check ## Build the site into site/ (ENGINE=mkdocs, properdocs or zensical)
	@$(or $(BUILD_$(ENGINE)),$(error ENGINE is mkdocs, properdocs or zensical, not "$(ENGINE)"))

check: $(SITE) ## Check quizdata/ without building (ARGS="--format github")
	@$(PY) -m macros check $(ARGS)

new: $(SITE) ## Begin a question (ARGS="loss-functions focal-loss": its topic and its id)
	@$(PY) -m macros new $(ARGS)

test: $(DEV) ## Run every test, those in a real browser too (ARGS="-k numeric"; WORKERS=2)
	@$(PY) -m tools.browser
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(DEV) ## Check style, types, layers and workflows
	@$(PY) -m tools.lint

format: $(DEV) ## Fix what can be fixed of the style
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

bench: $(DEV) ## Measure the site: build time, page weight, Lighthouse
	@$(PY) -m tools.browser
	@$(PY) -m bench $(ARGS)

booklet: $(DEV) ## Print the questions as a booklet, which the next build offers on the page of downloads
	@$(PY) -m tools.browser
	@$(PY) -m tools.booklet

figures: $(DEV) ## Draw quizdata/figures again
	@$(PY) -m quizdata.figures

vendor: $(DEV) ## Fetch fonts and scripts of others again, as docs/assets/vendor/ pins them (needs npm)
	@$(PY) -m tools.vendor update

lock: $(DEV) ## Pin what pyproject.toml asks for (ARGS=--upgrade takes newer releases)
	@$(PY) -m tools.lock $(ARGS)

clean: ## Remove everything that the other commands made
	rm -rf $(VENV) node_modules .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -rf site

$(SITE): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed. Name one: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@test -x $(PY) || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing $< into $(VENV)"
	@$(PIP) -r $<
	@touch $@

$(DEV): requirements-dev.lock $(SITE)
	@echo "Installing $< into $(VENV)"
	@$(PIP) -r $<
	@touch $@
