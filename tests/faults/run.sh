#!/usr/bin/env bash
# Provokes the faults of one part and ends in one line of key=value. Usage: tests/faults/run.sh NAME [ARGUMENT...]; without NAME: the list.
# A set of faults is an executable script tests/faults/NAME.sh, or a program tests/faults/NAME.cpp that is built as faults_NAME.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top" || exit 1
names() { for f in tests/faults/*.sh tests/faults/*.cpp; do [ -e "$f" ] && [ "$f" != tests/faults/run.sh ] && basename "${f%.*}"; done | sort -u; }
if [ $# -eq 0 ]; then
    echo "Usage: tests/faults/run.sh NAME [ARGUMENT...]; NAME is one of:"
    names | sed 's/^/  /'
    exit 2
fi
name=$1
shift
if [ -x "tests/faults/$name.sh" ]; then exec "tests/faults/$name.sh" "$@"; fi
if [ -f "tests/faults/$name.cpp" ]; then
    . ./setup.sh
    griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build "faults_$name" || exit 1
    exec "build/release/tests/faults_$name" "$@"
fi
echo "There is no set of faults '$name'. There are: $(names | tr '\n' ' ')" >&2
exit 2
