# `make demo` runs the main job on the two seeds; `make test` passes every test.
# Both set up what is missing in .venv and nowhere else, but for the vocabulary, which is compiled
# once into your data directory (`kg vocab info` says where).

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
KG     := $(BIN)/kg

.PHONY: demo servers test coverage docs format vocabulary clean

demo: $(VENV)/.installed vocabulary
	@rm -rf demo
	@$(KG) build seeds --out demo
	@$(KG) validate demo --report demo/report.ttl
	@$(KG) --quiet query --graph demo --all --into demo/answers
	@$(KG) --quiet export demo --format turtle -o demo/graph.ttl
	@$(KG) --quiet export demo --format nquads -o demo/graph.nq
	@$(KG) --quiet export demo --format graphml -o demo/network.graphml
	@$(KG) --quiet draw --graph demo -o demo/network.png
	@$(KG) --quiet draw --graph demo -o demo/network.html
	@echo
	@echo "In demo/:  graph.ttl  graph.nq  report.ttl  answers/  network.graphml  network.png  network.html"
	@echo "Go on:     $(KG) query --graph demo drugs-for-condition --condition SLE"

test: $(VENV)/.tested vocabulary
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --quiet

servers:  # best effort: the tests of what is missing say so
	@scripts/install_servers.sh || echo "not every server is there"

coverage: $(VENV)/.tested vocabulary
	$(BIN)/python -m pytest --numprocesses auto --quiet --cov --cov-report term:skip-covered

docs: $(VENV)/.documented
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "In site/:  open index.html in a browser; no server is needed"

vocabulary: $(VENV)/.installed
	@$(KG) vocab install --if-missing

format: $(VENV)/.tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .kgx demo site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kg needs Python 3.11 or later; name one: make PYTHON=python3.12 demo"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: pyproject.toml | $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/.documented: pyproject.toml | $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@
