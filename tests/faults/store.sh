#!/usr/bin/env bash
# Kills and disk faults at the system calls of the store, through griffier itself. --short: a sample of them. Ends in
# points= kills= io_errors= violations=.
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build griffier || exit 1
exec python3 tests/faults/store.py build/release/griffier --all "$@"
