#!/usr/bin/env bash
# Letters of two pages (about 650 words, a list, a table) from case tree to PDF/A-2a and PDF/UA-1, beside the tools that a user would
# pick and the floor under these libraries. Usage: tests/bench/run.sh documents [COUNT [RUNS]]; 1000 letters, medians of 5 runs.
# The last line holds all figures; a peer that is absent is na.
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build bench_letters bench_floor griffier || exit 1
count=${1:-1000}
runs=${2:-5}
letters=build/release/tests/bench_letters
work=build/bench
rm -rf "$work/pdf" "$work/cold" && mkdir -p "$work/pdf" || exit 1
$letters write "$((count < 200 ? count : 200))" "$work/pdf" || exit 1

# The benched bytes themselves are judged.
tests/conformance/run.sh "$work/pdf" >"$work/conformance.txt" 2>&1
judged=$?
tail -1 "$work/conformance.txt"
[ $judged -eq 0 ] || [ $judged -eq 77 ] || { cat "$work/conformance.txt"; exit 1; }

peers=$(tests/bench/peers/setup.sh)
: >"$work/runs.txt"
for run in $(seq "$runs"); do
    {
        echo "one $($letters make "$count" 1)"
        echo "two $($letters make "$count" 2)"
        echo "filed $($letters filed "$count" 100)"
        echo "floor $(build/release/tests/bench_floor "$((count < 300 ? count : 300))")"
    } >>"$work/runs.txt" || exit 1
    while IFS== read -r name command; do
        [ -n "$name" ] || continue
        case $name in
            typst) echo "typst $($command "$work/pdf/letters.jsonl" 60 "$work/typst.pdf" 2>/dev/null)" ;;
            weasyprint) [ "$run" -gt 3 ] || echo "weasyprint $($command "$work/pdf/letters.jsonl" 30 "$work/weasyprint.pdf" 2>/dev/null)" ;;
            fop) [ "$run" -gt 3 ] || echo "fop $($command "$work/pdf/letters.xmll" 200 tests/bench/peers/fop "$work/fop.pdf" 2>/dev/null)" ;;
        esac >>"$work/runs.txt"
    done <<<"$peers"
done

# Cold: from the start of a griffier process to the PDF on disk, one case in a fresh practice store.
griffier=build/release/griffier
common=(--on 2026-06-01 --as uitvoerder --purpose "meting met een verzonnen zaak")
instance=samples/convenanten/oeverstad.xml
dossier=$(grep -l 'uitkomst="informeren"' samples/dossiers/oeverstad/*.xml | head -1)
for run in $(seq "$runs"); do
    here=$work/cold/$run
    mkdir -p "$here"
    store=(--store "$here/opslag" --keys "$here/sleutels")
    "$griffier" init --practice --covenant "$instance" "${store[@]}" "${common[@]}" >/dev/null 2>&1 </dev/null
    "$griffier" import "$dossier" "${store[@]}" "${common[@]}" >/dev/null 2>&1 </dev/null
    start=$(date +%s%N)
    "$griffier" produce --out "$here/brieven" "${store[@]}" "${common[@]}" >/dev/null 2>&1 </dev/null
    end=$(date +%s%N)
    made=$(find "$here/brieven" -name '*.pdf' 2>/dev/null | wc -l)
    [ "$made" -gt 0 ] && echo "cold cold_ms=$(((end - start) / 1000)) letters=$made" >>"$work/runs.txt"
done
echo
echo "CPU of each stage, per letter:"
$letters stages "$count"
$letters information 50
python3 tests/bench/documents.py "$work/runs.txt"
