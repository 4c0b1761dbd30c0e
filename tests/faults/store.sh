#!/usr/bin/env bash
# Kills and disk faults at the system calls of the store. --short: one call in twelve. Ends in points= kills= io_errors= violations=.
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build faults_store_driver || exit 1
exec python3 tests/faults/store.py build/release/tests/faults_store_driver "$@"
