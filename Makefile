# Everything runs in the .venv of this folder, made on first use from any Python 3.11 or newer; nothing else is touched.
# Another Python: make demo PYTHON=/path/to/python3
# Some tests, in one process: make test WORKERS=0 ARGS="tests/core -x"

BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
READY := .venv/.ready
READY_DEV := .venv/.ready-dev

WORKERS ?= 2

export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_USER := 0
export HERE := $(CURDIR)

.DEFAULT_GOAL := help
.PHONY: help demo test check lint bench screens fuzz clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1: \2/p' Makefile | awk -F ': ' '{ printf "  %-14s%s\n", $$1, $$2 }'

demo: $(READY) ## the sample candidates, from their scorecards to the summaries
	@$(BIN)/python examples/demo.py

test: $(READY_DEV) ## the tests
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

check: lint test ## linter, formatter, types and layers, then the tests

lint: $(READY_DEV) ## the same without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(READY_DEV) ## start-up, saving and comparing against their budgets
	@$(BIN)/python -m benchmarks $(ARGS)

screens: $(READY_DEV) ## draw the pictures of the README anew
	@$(BIN)/python docs/screens.py

fuzz: $(READY_DEV) ## the property tests with many more examples
	@$(BIN)/python -m pytest -n $(WORKERS) -m hypothesis --hypothesis-profile=fuzz $(ARGS)

# `make check` lints before it tests, also under -j.
ifneq ($(filter check,$(MAKECMDGOALS)),)
test: lint
endif

clean: ## remove all that these commands made
	rm -rf .venv build dist demo-summaries .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps hold the folder they were made in: a .venv that was moved with its folder is made anew.
PLACE := $(shell cat $(READY) 2>/dev/null)
ifneq ($(PLACE),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): pyproject.toml constraints.txt
	@set -eu; \
	usable='import sys, pip; sys.exit(sys.version_info < (3, 11))'; \
	place=$$(cat $(READY) 2>/dev/null || echo "$$HERE"); \
	if [ "$$place" != "$$HERE" ] || ! $(BIN)/python -c "$$usable" 2>/dev/null; then \
		$(make_environment); \
	fi; \
	echo "Installing what scorecard needs into .venv ..."; \
	$(BIN)/python -m pip install --quiet --upgrade -c constraints.txt pip; \
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .; \
	printf '%s\n' "$$HERE" > $(READY)

$(READY_DEV): $(READY)
	@echo "Installing what the tests need into .venv ..."
	@$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $(READY_DEV)

define make_environment
	found=; bare=; \
	for name in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
		"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		if "$$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then found=$$name; break; fi; \
		bare=$${bare:-$$name}; \
	done; \
	if [ -z "$$found" ] && [ -n "$$bare" ]; then \
		package=$$("$$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		echo "$$bare cannot make an environment of its own. On Debian or Ubuntu: sudo apt install $$package" >&2; \
		exit 1; \
	fi; \
	if [ -z "$$found" ]; then \
		echo "scorecard needs Python 3.11 or newer, and none was found." >&2; \
		echo "Install one, or say where it is: make demo PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Making .venv with $$found ($$("$$found" -V)) ..."; \
	"$$found" -m venv --clear .venv
endef
