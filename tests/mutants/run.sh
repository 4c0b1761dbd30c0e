#!/usr/bin/env bash
# Takes out, one at a time, the rules of the regime files and the parts of the templates that carry a norm, and moves their terms; then
# runs the tests that carry the norm's id. A norm is shown only when some such test fails. The report stands in build/mutants/report.txt.
# Usage: tests/mutants/run.sh [--sample N] [--norm ID]      (without --sample: all)
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
exec python3 tests/mutants/mutants.py build/release "$@"
