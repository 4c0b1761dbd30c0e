#!/usr/bin/env bash
# Kills and disk faults at the system calls of archive, propose, approve, execute, certify, backup and restore; canaries; copies of many ages
# put back. --short: a sample; --all: also within runs of equal calls (inject.py). Ends in kills= io_errors= violations= canaries_left=
# restores= readable_destroyed= survivors_lost=.
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build faults_destroy griffier || exit 1
exec python3 tests/faults/destroy.py build/release/tests/faults_destroy build/release/griffier "$@"
