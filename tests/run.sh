#!/usr/bin/env bash
# Runs all tests: installs what is missing, builds, runs every suite, and closes with 'N passed, N failed, N skipped'.
# Usage: tests/run.sh [-R REGEX]     (only the suites whose name matches)
set -u
cd "$(dirname "$0")/.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" || exit 1
griffier_install "${griffier_outside_packages[@]}" || echo "Not installed: ${griffier_outside_packages[*]}; the tests of the package that need them are skipped."
start=$SECONDS
griffier_build || exit 1
echo "Built in $(griffier_seconds $start) s."

results=$griffier_root/build/release/results
rm -rf "$results"
mkdir -p "$results"
# GoogleTest programs write one XML per program there; it is read for the closing line.
GTEST_OUTPUT="xml:$results/" ctest --test-dir build/release --output-on-failure --output-junit "$results/ctest.junit" \
    -j "$(nproc)" "$@" >"$results/ctest.log" 2>&1 </dev/null
rc=$?
if [ $rc -ne 0 ]; then cat "$results/ctest.log"; fi
# Does a test notice when what it shows is taken out? A sample of the mutants of the data; all of them: tests/mutants/run.sh (minutes).
python3 tests/mutants/mutants.py build/release --sample "${GRIFFIER_MUTANTS:-60}" --minutes 4 >"$results/mutants.txt" || rc=1
./tests/norms.sh >"$results/norms.txt" || rc=1
python3 tests/summary.py "$results" || rc=1
echo "$(tail -n 1 "$results/mutants.txt")   (which: tests/mutants/run.sh)"
echo "$(tail -n 1 "$results/norms.txt")   (per norm: tests/norms.sh)"
python3 tests/summary.py --line "$results" || rc=1
exit $rc
