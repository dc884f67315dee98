# What a newcomer types. `make demo` and `make test` set up whatever is missing themselves.

PORT ?= 8000
REGIONS ?= 300 10000 100000
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix bench lock definitions

help:
	@echo "make demo         a running Shared Care on http://127.0.0.1:$(PORT) (PORT=8080 make demo for another)"
	@echo "make test         all tests, those in a real browser included"
	@echo "make check        lint, format, types, architecture, migrations, known vulnerabilities"
	@echo "make fix          what lint and format can mend by themselves"
	@echo "make bench        measures the budgets and prints them (REGIONS='300 10000' spares the half hour of 100000)"
	@echo "make setup        only installs, into .venv"
	@echo "make lock         resolves the dependencies anew, with hashes"
	@echo "make definitions  regenerates the tables made from the FHIR definitions"

setup:
	@sh scripts/setup dev

demo:
	@sh scripts/setup run
	@exec .venv/bin/sharedcare demo --port "$(PORT)" </dev/null

test:
	@sh scripts/setup dev
	@sh scripts/chromium
	@sh scripts/openid-provider
	@exec .venv/bin/python -m pytest --numprocesses=2 --dist=loadfile $(TESTS)

check:
	@sh scripts/setup dev
	@sh scripts/check

fix:
	@sh scripts/setup dev
	@.venv/bin/ruff check --fix --quiet --exit-zero .
	@.venv/bin/ruff format --quiet .

bench:
	@sh scripts/setup run
	@.venv/bin/python -m tools.deciding
	@.venv/bin/python -m tools.bench
	@.venv/bin/python -m tools.judging
	@.venv/bin/python -m tools.worklist
	@exec .venv/bin/python -m tools.overview --patients $(REGIONS) --keep var/bench

definitions:
	@sh scripts/setup dev
	@.venv/bin/python -m tools.definitions $(PACKAGE)
	@.venv/bin/python -m tools.search_parameters $(PACKAGE)
	@.venv/bin/python -m tools.units $(PACKAGE)

lock:
	@sh scripts/setup dev
	@sh scripts/lock
