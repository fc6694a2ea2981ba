#!/usr/bin/env bash
# Installs KGX into a virtual environment of its own, .kgx: its validator reads our exports in tests.
# It is named without its dependencies, and then those that the validator imports: the others (linkml's
# generators, Docker) take pip a quarter of an hour to choose, and validate nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
if .kgx/bin/python -c "import kgx, bmt, biolink_model, neo4j, arango, pyarrow" 2>/dev/null; then
  exit 0
fi
"${PYTHON:-python3}" -m venv .kgx
install=(.kgx/bin/python -m pip install --quiet --disable-pip-version-check)
"${install[@]}" --no-deps 'kgx==2.7.0'
"${install[@]}" 'bmt>=1.5,<2' 'biolink-model==4.4.6' 'linkml-runtime>=1.9.1,<2' 'cachetools<6' \
  click deprecation 'ijson<4' inflection jsonlines jsonstreams neo4j networkx ordered-set pandas \
  'prefixcommons<1' pyarrow python-arango pyyaml rdflib sparqlwrapper stringcase terminaltables validators
