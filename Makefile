# Two commands on a fresh machine: make demo, make test. Each makes its own .venv.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help demo test check bench torture chromium iproute words schema bundle screenshots recording clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "facilitator needs Python 3.11, 3.12 or 3.13 with venv: none was found"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/dev.stamp: pyproject.toml constraints.txt .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: .venv/run.stamp ## the whole day in three minutes, with 24 simulated participants over real HTTP
	$(BIN)/facilitator demo $(ARGS)

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || { \
	  echo "make test drives a real browser: please install Chromium (Debian: sudo apt install chromium)"; exit 1; }

iproute:
	@command -v ip >/dev/null || test "$$(id -u)" != 0 || { \
	  command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq iproute2 >/dev/null; } || { \
	  echo "make test as root tries real networks: please install iproute2 (it gives the command ip)"; exit 1; }

test: .venv/dev.stamp chromium iproute ## every test, real browser and kill -9 included
	$(BIN)/python -m pytest -n 2 $(ARGS)

check: .venv/dev.stamp ## ruff, mypy strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

recording: .venv/run.stamp ## play the demo anew and keep it as the recorded sessions
	$(BIN)/python tools/record.py

screenshots: .venv/dev.stamp ## draw the pictures of the documentation from the recorded session
	$(BIN)/python tools/screenshots.py

bench: .venv/dev.stamp ## figures against their targets, written to tests/bench/results.md
	$(BIN)/python tests/bench/run.py $(ARGS)
	$(BIN)/python tests/bench/attacks.py
	$(BIN)/python tests/bench/redraws.py
	$(BIN)/python tests/bench/screen.py
	$(BIN)/python tests/bench/start.py
	$(BIN)/python tests/bench/listing.py
	$(BIN)/python tests/bench/answers.py
	$(BIN)/python tests/bench/phonepage.py

torture: .venv/dev.stamp ## kills, damaged disks and hostile input at length, written to tests/bench/results.md
	$(BIN)/python tests/torture.py $(ARGS)

WORDS := facilitator/locale/facilitator.pot
words: .venv/dev.stamp ## find new words, merge them into the catalogues, compile
	PYTHONPATH=. $(BIN)/pybabel -q extract -F babel.cfg --no-location --sort-output --omit-header -o $(WORDS) .
	for po in facilitator/locale/*/LC_MESSAGES/facilitator.po; do \
	  $(BIN)/pybabel -q update -N --no-wrap --ignore-obsolete --no-fuzzy-matching -i $(WORDS) -o $$po -l $$(echo $$po | cut -d/ -f3); done
	$(BIN)/pybabel -q compile -d facilitator/locale -D facilitator

schema: .venv/run.stamp ## write the published schema of the document anew, after a new field or figure
	$(BIN)/python tools/schema.py

bundle: .venv/run.stamp ## a folder of wheels, dist/bundle, to install from a USB stick without internet
	$(BIN)/python tools/bundle.py $(ARGS)

clean: ## remove what make made
	rm -rf .venv build dist
