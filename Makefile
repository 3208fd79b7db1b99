# Needs Python 3.11 to 3.13 and nothing else; all it makes lies in .venv, or where VENV says.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Tests share two workers, each of which builds its corpora once, and multiplies with one thread: both cores are taken.
WORKERS ?= 2
TESTS := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/pytest --numprocesses=$(WORKERS) --dist=worksteal -m "not e2e and not exhaustive $(ONLY)"
# The lists are complete, so nothing is resolved; of ten thousand modules Python compiles those that are used.
HOW := --quiet --no-deps
PIP := $(BIN)/python -m pip --disable-pip-version-check install $(HOW) --no-compile
# pip knows the mirrors that a machine is told of; uv knows only its own settings, and takes seconds.
INSTALLER ?= pip
INSTALL := $(if $(filter uv,$(INSTALLER)),$(BIN)/uv pip install --python $(BIN)/python $(HOW),$(PIP))
# Without compiled files every start of a Python takes three times as long, and the tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check format e2e exhaustive soak bench calibration mentions lock clean chromium nginx

help: ## list these targets
	@sed -n 's/^\([a-z0-9]*\):.*## /make \1	/p' $(MAKEFILE_LIST) | expand -t 16

run: $(VENV)/.run ## open the dashboard on the starter corpus
	$(BIN)/discourse

test: $(VENV)/.dev ## run the tests that need no browser
	$(TESTS)

check: $(VENV)/.dev ## format, lint, import directions, types beside the tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports
	$(BIN)/mypy & types=$$!; $(TESTS); tests=$$?; wait $$types && exit $$tests

format: $(VENV)/.dev ## lay the code out, and mend what can be mended by machine
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

e2e: $(VENV)/.dev chromium nginx ## run the tests in a real browser
	$(BIN)/pytest --numprocesses=2 --dist=worksteal -m e2e tests/e2e

exhaustive: $(VENV)/.dev ## try at length what the tests try a few times: every page on every kind of corpus, all of Unicode, 500 examples of every property
	$(BIN)/pytest --numprocesses=2 --dist=worksteal --hypothesis-profile=exhaustive -m "exhaustive or hypothesis"

# One script of a class, or all of them one after another: own, exercise, heavy, link, sixty. At most 15 minutes each.
SCRIPT ?= all
MINUTES ?= 10
soak: $(VENV)/.dev ## hold classes of thirty, and print what they cost: make soak SCRIPT=own MINUTES=2
	$(BIN)/python -m benchmarks.classroom $(SCRIPT) --seconds $$(($(MINUTES) * 60))

bench: $(VENV)/.dev ## measure against peers; fails when a budget is missed
	$(BIN)/python benchmarks/bench.py

calibration: $(VENV)/.dev ## measure whether p, q, intervals and directions hold, and write the table into docs/methods.md
	$(BIN)/python -m benchmarks.calibration --write

mentions: $(VENV)/.run ## find the names in the starter corpus again
	$(BIN)/discourse names seeds

lock: $(BIN)/uv ## choose and pin every dependency anew, by hash
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt

clean: ## remove what these targets made
	rm -rf $(VENV) dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache e2e-output
	find . -name __pycache__ -prune -exec rm -rf {} +

LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --extra segmentation --group model --group build --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else \
		f"Python 3.11 to 3.13 is needed, this is {sys.version.split()[0]}: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

# Of all that is pinned it is the one thing that uv cannot install.
$(BIN)/uv: | $(BIN)/python
	sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.txt > $(VENV)/uv.txt
	$(PIP) --require-hashes -r $(VENV)/uv.txt

$(VENV)/.run: pyproject.toml requirements.txt | $(BIN)/python $(if $(filter uv,$(INSTALLER)),$(BIN)/uv)
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(INSTALL) --require-hashes -r requirements-dev.txt
	touch $@

chromium:
	@command -v chromium >/dev/null || if [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; \
		then apt-get update -qq && apt-get install -qq -y chromium fonts-noto-core; \
		else echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium fonts-noto-core"; exit 1; fi

# The page on hosting is followed with this proxy; where it is missing, the tests that need it say so and are passed over.
nginx:
	@PATH=$$PATH:/usr/sbin; command -v nginx >/dev/null || if [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; \
		then apt-get update -qq && RUNLEVEL=1 apt-get install -qq -y --no-install-recommends nginx-light openssl; \
		else echo "The tests of hosting need nginx and openssl. On Debian: sudo apt-get install nginx-light openssl"; fi
