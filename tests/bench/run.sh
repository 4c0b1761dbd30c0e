#!/usr/bin/env bash
# Measures one thing and ends in one line of key=value. Usage: tests/bench/run.sh NAME [ARGUMENT...]; without NAME: the list.
# A measurement is an executable script tests/bench/NAME.sh, or a program tests/bench/NAME.cpp that is built as bench_NAME.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top" || exit 1
names() { for f in tests/bench/*.sh tests/bench/*.cpp; do [ -e "$f" ] && [ "$f" != tests/bench/run.sh ] && basename "${f%.*}"; done | sort -u; }
if [ $# -eq 0 ]; then
    echo "Usage: tests/bench/run.sh NAME [ARGUMENT...]; NAME is one of:"
    names | sed 's/^/  /'
    exit 2
fi
name=$1
shift
if [ -x "tests/bench/$name.sh" ]; then exec "tests/bench/$name.sh" "$@"; fi
if [ -f "tests/bench/$name.cpp" ]; then
    . ./setup.sh
    griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build "bench_$name" || exit 1
    exec "build/release/tests/bench_$name" "$@"
fi
echo "There is no measurement '$name'. There are: $(names | tr '\n' ' ')" >&2
exit 2
