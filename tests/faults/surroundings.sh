#!/usr/bin/env bash
# What surrounds a run of griffier goes wrong: descriptors, environment, a file system that is read only, quota, links, clocks of files, and an upgrade
# that is killed half-way. Ends in cases= violations=.
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build griffier || exit 1
exec python3 tests/faults/surroundings.py build/release/griffier "$@"
