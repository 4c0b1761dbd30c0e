#!/usr/bin/env bash
# A hundred thousand letters to a print service, under kills and double runs, and every system call of `griffier issue` made to fail. --short: a
# sample; --letters N. Ends in letters= kills= twice= lost= unknown= points= violations=.
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build faults_letters griffier || exit 1
exec python3 tests/faults/letters.py build/release/tests/faults_letters build/release/griffier "$@"
