#!/usr/bin/env bash
# Runs the fuzz harnesses with the samples as seeds, two at a time: casus, convenant, regime, stuk, log_head.
# Usage: tests/fuzz/run.sh [SECONDS_EACH] [NAME...]      (60 seconds each by default; an hour each: tests/fuzz/run.sh 3600)
# What breaks a harness is kept in build/fuzz/found/NAME, and the next run begins with it. Ends with 77 and a reason when the fuzzer cannot be installed.
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
# As a part of the test run: a minute each, or GRIFFIER_FUZZ_SECONDS; 0 leaves them out.
if [ "${1:-}" = --in-test-run ]; then
    shift
    set -- "${GRIFFIER_FUZZ_SECONDS:-60}" "$@"
    if [ "$1" = 0 ]; then
        echo "SKIPPED: GRIFFIER_FUZZ_SECONDS is 0"
        exit 77
    fi
fi
seconds=${1:-60}
[ $# -gt 0 ] && shift
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(casus convenant regime stuk log_head)
if ! griffier_install "${griffier_build_packages[@]}" "${griffier_fuzz_packages[@]}"; then
    echo "SKIPPED: the fuzzer could not be installed (${griffier_fuzz_packages[*]})"
    exit 77
fi
start=$SECONDS
mkdir -p build
log=build/fuzz.log
{ [ -f build/fuzz/build.ninja ] || cmake --preset fuzz; } >"$log" 2>&1 && ninja -C build/fuzz "${names[@]/#/fuzz_}" >>"$log" 2>&1 || {
    grep -n -E -A6 'error|FAILED|CMake Error' "$log" | head -n 40 >&2
    echo "FAILED: the harnesses do not build; the whole report is in $log" >&2
    exit 1
}
echo "Built in $(griffier_seconds $start) s."

# seeds NAME: the samples that the harness begins with.
seeds() {
    local to=build/fuzz/seeds/$1 file
    rm -rf "$to"
    mkdir -p "$to"
    case $1 in
        casus) find samples/dossiers samples/fout tests/intake -name '*.xml' ;;
        convenant) find samples/convenanten samples/fout tests/intake -name '*convenant*.xml' -o -path '*convenant*' -name '*.xml' ;;
        regime) find records/regimes tests/regimes -name '*.xml' ;;
        stuk) find tests -name '*.stuk.xml' -o -path '*stuk*' -name '*.xml' ;;
        log_head) find tests/fuzz/seeds/log_head -type f ;;
    esac | sort | while read -r file; do cp "$file" "$to/$(sha256sum <"$file" | cut -c1-16)"; done
}

run_one() {
    local name=$1
    seeds "$name"
    mkdir -p "build/fuzz/corpus/$name" "build/fuzz/found/$name"
    find "build/fuzz/found/$name" -type f -exec mv -t "build/fuzz/seeds/$name" {} +
    local words=()
    [ -f "tests/fuzz/$name.dict" ] && words=(-dict="tests/fuzz/$name.dict")
    "build/fuzz/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/$name/" "${words[@]}" "build/fuzz/corpus/$name" "build/fuzz/seeds/$name" >"build/fuzz/$name.txt" 2>&1 </dev/null
}

failed=0
for ((i = 0; i < ${#names[@]}; i += 2)); do
    pids=()
    for name in "${names[@]:i:2}"; do
        run_one "$name" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
done
for name in "${names[@]}"; do
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.txt")
    kept=$(find "build/fuzz/found/$name" -type f | wc -l)
    printf '%-10s seeds %4d   runs %9s   found %d\n' "$name" "$(find "build/fuzz/seeds/$name" -type f | wc -l)" "${runs:-none}" "$kept"
    if [ -z "$runs" ] || [ "$kept" -gt 0 ]; then
        failed=1
        grep -m 1 -E 'ERROR|SUMMARY|runtime error' "build/fuzz/$name.txt"
    fi
done
exit $failed
