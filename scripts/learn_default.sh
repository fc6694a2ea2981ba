#!/usr/bin/env bash
# Fits the model that ships, kg/text/models, to the training sets of three public corpora.
# Where they disagree on what a chemical is, BC5CDR is followed.
# Takes some minutes on one core; the vocabulary must be installed, and SciPy (the extra `learn`).
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=../shared/data/corpora
export OPENBLAS_NUM_THREADS=1  # the sums of another number of threads round otherwise
exec .venv/bin/kg text learn \
  "$corpora/bc5cdr/CDR_TrainingSet.PubTator.txt" \
  --beside "$corpora/ncbi-disease/NCBItrainset_corpus.txt" \
  --beside "$corpora/biored/Train.PubTator" \
  --output kg/text/models
