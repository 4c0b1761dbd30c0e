#!/usr/bin/env bash
# Letters of two pages (about 650 words, a list, a table) from case tree to PDF/A-2a and PDF/UA-1, beside the tools that a user would
# pick and the floor under these libraries.
# Usage: tests/bench/run.sh documents [COUNT [RUNS]]; 1000 letters, medians of 5 runs, about five minutes with all peers.
# Ratios of peers and floor are of CPU time; gain, filed and cold are of the clock, so they want a quiet machine. The last line holds all
# figures; a peer that is absent is na.
set -u
cd "$(dirname "$0")/../.." || exit 1
count=${1:-1000}
runs=${2:-5}
case $count$runs in *[!0-9]*)
    sed -n '2,7s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build bench_letters bench_floor griffier || exit 1
letters=build/release/tests/bench_letters
work=build/bench
rm -rf "$work/pdf" "$work/cold" && mkdir -p "$work/pdf" "$work/cold" || exit 1
$letters write "$((count < 200 ? count : 200))" "$work/pdf" || exit 1

# The benched bytes themselves are judged.
tests/conformance/run.sh "$work/pdf" >"$work/conformance.txt" 2>&1
judged=$?
tail -1 "$work/conformance.txt"
[ $judged -eq 0 ] || [ $judged -eq 77 ] || { cat "$work/conformance.txt"; exit 1; }

peers=$(tests/bench/peers/setup.sh)
: >"$work/runs.txt"
for _ in $(seq "$runs"); do
    {
        echo "one $($letters make "$count" 1)"
        echo "two $($letters make "$count" 2)"
        echo "filed $($letters filed "$count" 100)"
        echo "floor $(build/release/tests/bench_floor "$((count < 300 ? count : 300))")"
    } >>"$work/runs.txt" || exit 1
done

# A peer is started once, warmed up, and sets as many batches as there are runs.
while IFS== read -r name command; do
    case $name in
        typst) batch=40 from=$work/pdf/letters.jsonl last= ;;
        weasyprint) batch=15 from=$work/pdf/letters.jsonl last= ;;
        fop) batch=60 from=$work/pdf/letters.xmll last=tests/bench/peers/fop ;;
        *) continue ;;
    esac
    # shellcheck disable=SC2086  # a command is several words, and only FOP has a last one
    $command "$from" "$batch" "$runs" "$work/$name.pdf" $last 2>"$work/$name.log" | sed "s/^/$name /" >>"$work/runs.txt"
    [ "${PIPESTATUS[0]}" -eq 0 ] || echo "LEFT OUT $name: it failed (see $work/$name.log)" >&2
done <<<"$peers"

# Cold: from the start of a process to the PDF on disk. First the letter of this measurement by itself, then one letter through the
# program, filed in a fresh practice store.
microseconds() { echo $((${EPOCHREALTIME/./} - $1)); }
griffier=build/release/griffier
common=(--on 2026-06-01 --as uitvoerder --purpose "meting met een verzonnen zaak")
instance=samples/convenanten/oeverstad.xml
dossier=$(grep -l 'uitkomst="informeren"' samples/dossiers/oeverstad/*.xml | head -1)
for run in $(seq "$runs"); do
    here=$work/cold/$run
    mkdir -p "$here"
    start=${EPOCHREALTIME/./}
    $letters cold "$here/letter.pdf" && echo "cold us=$(microseconds "$start")" >>"$work/runs.txt"
    store=(--store "$here/opslag" --keys "$here/sleutels")
    "$griffier" init --practice --covenant "$instance" "${store[@]}" "${common[@]}" >/dev/null 2>&1 </dev/null
    "$griffier" import "$dossier" "${store[@]}" "${common[@]}" >/dev/null 2>&1 </dev/null
    start=${EPOCHREALTIME/./}
    "$griffier" produce --out "$here/brieven" "${store[@]}" "${common[@]}" >/dev/null 2>&1 </dev/null
    taken=$(microseconds "$start")
    made=$(find "$here/brieven" -name '*.pdf' 2>/dev/null | wc -l)
    [ "$made" -gt 0 ] && echo "cold_filed us=$taken" >>"$work/runs.txt"
done
echo
echo "CPU of each stage, per letter:"
$letters stages "$count"
$letters information 50
python3 tests/bench/documents.py "$work/runs.txt"
