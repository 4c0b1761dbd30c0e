#!/usr/bin/env bash
# Per norm, document and job: which tests show it, and what the last run of tests/mutants said. Last line: norms=N with_test=N documents=N made=N jobs=N shown=N
# Usage: tests/norms.sh [--catalogue FILE]    (FILE: the catalogue of norms, to hold the list of ids against)
cd "$(dirname "$0")/.." || exit 1
exec python3 tests/norms.py "$@"
