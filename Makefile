# deskbreak: `make run` sets everything up and starts it, `make test` sets everything up and tests it.
# Everything goes into .venv in this folder; nothing is installed outside it.

SHELL := /bin/sh
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NOT_INSTALLED := What deskbreak needs could not be installed into .venv: the lines above say why. It takes a network connection, once.
# Tests run beside each other, one for each processor: those that listen to sound stutter where more
# do. WORKERS=0 runs them in one process.
WORKERS ?= auto
PYTEST := -m pytest -n $(WORKERS)
ARGS ?=
BENCH ?=
TOUR ?= build/tour

.PHONY: help run test check coverage tour bench bench-drawing clean

help:
	@echo "make run     set up and start deskbreak"
	@echo "make test    set up and run the tests (ARGS=tests/core for some of them)"
	@echo "make check   format, lint, types, layers, then the tests"
	@echo "make coverage  see that what decides is tested to the last branch"
	@echo "make tour    play a routine in the real app on a virtual screen and write pictures"
	@echo "make bench BENCH=measure_idle.py   measure what it costs while idle"
	@echo "make bench-drawing   measure what a session's drawing costs, on a virtual screen"
	@echo "make clean   remove what was built, with .venv"

.venv/made:
	@if [ -z "$(PYTHON)" ]; then \
		echo "deskbreak needs Python 3.11 or newer, and there is none here. Install it, or name it: make run PYTHON=/path/to/python3" >&2; exit 2; fi
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "deskbreak needs Python 3.11 or newer; $(PYTHON) is not." >&2; exit 2; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 2; }
	@echo "Making .venv ..."
	@rm -rf .venv && "$(PYTHON)" -m venv .venv && touch $@

.venv/ready-to-run: .venv/made pyproject.toml constraints.txt
	@echo "Installing what deskbreak needs into .venv (about 90 MB) ..."
	@$(PIP) install -c constraints.txt --editable . || { echo "$(NOT_INSTALLED)" >&2; exit 2; }
	@touch $@

.venv/ready-to-test: .venv/ready-to-run
	@echo "Installing what its tests need ..."
	@$(PIP) install -c constraints.txt --editable '.[dev]' || { echo "$(NOT_INSTALLED)" >&2; exit 2; }
	@touch $@

run: .venv/ready-to-run
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname)" = Linux ]; then \
		echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it from a desktop, or see it on a virtual screen: make tour" >&2; exit 2; fi
	@$(BIN)/python .ci/missing_libraries.py
	@$(BIN)/python -m deskbreak $(ARGS)

test: .venv/ready-to-test
	@$(BIN)/python .ci/missing_libraries.py --windows-off
	@$(BIN)/python $(PYTEST) $(ARGS)

check: .venv/ready-to-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/missing_libraries.py
	@$(MAKE) --no-print-directory coverage
	$(BIN)/python $(PYTEST) $(addprefix --ignore=,$(COVERED)) $(ARGS)

# What decides and what moves is tested to the last branch; everything else where it pays. These
# tests are not run a second time.
COVERED := tests/core tests/scenarios tests/figure tests/test_runtime.py

coverage: .venv/ready-to-test
	@$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST) $(COVERED)
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --fail-under=100 \
		--include='deskbreak/core/*,deskbreak/figure/*,deskbreak/runtime.py'

tour: .venv/ready-to-test
	@QT_QPA_PLATFORM=xcb $(BIN)/python .ci/missing_libraries.py
	@$(BIN)/python -m tests.tour $(TOUR) --readme

bench: .venv/ready-to-run
	@if [ ! -f "$(BENCH)" ]; then \
		echo "Name the script that measures: make bench BENCH=path/to/measure_idle.py" >&2; exit 2; fi
	$(BIN)/python "$(BENCH)" deskbreak --prerun 10 --starts 9 $(ARGS) -- $(BIN)/python -m deskbreak

bench-drawing: .venv/ready-to-test
	@$(BIN)/python -m tests.bench.drawing $(ARGS)

clean:
	rm -rf .venv build dist .ruff_cache .mypy_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
