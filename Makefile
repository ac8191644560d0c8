PYTHON ?= python

.PHONY: check format lint types contracts test kills sample bench-start screenshots eval eval-stories

check: lint types contracts test  ## what must be green before a commit

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

contracts:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

test:
	$(PYTHON) -m pytest

kills:  ## kills fetching, importing and marking processes at 200 random instants: ten minutes
	GJNEWS_KILLS=200 $(PYTHON) -m pytest -s tests/test_kills.py

sample:  ## packs the sample edition anew from its sources
	$(PYTHON) -m reader.sample.build

bench-start:  ## time to the first headline beside an empty Textual app
	$(PYTHON) -m tests.measure.start --text '예시'

screenshots:  ## README's pictures
	$(PYTHON) -m tests.measure.screenshots

eval:  ## accuracy of places and days on labelled files: make eval DATA=FILE (our own by default)
	$(PYTHON) -m tests.tagging.evaluate $(DATA)

eval-stories:  ## accuracy of stories on labelled groups: make eval-stories DATA=FILE (our own by default)
	$(PYTHON) -m tests.tagging.evaluate_stories $(DATA)
