#!/usr/bin/env bash
# Flips every bit of 64 KiB of notes, tiles and bundles of an exported log, and of 1 MiB of leaves; the check must find each.
# Usage: tests/faults/run.sh outsider [EVERY]      (EVERY: only each so-many-th bit)
set -u
cd "$(dirname "$0")/../.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" && griffier_build griffier faults_outsider || exit 1
griffier=$griffier_root/build/release/griffier
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
common=(--store "$here/opslag" --keys "$here/sleutels" --on 2026-06-01 --as uitvoerder --purpose "proef met fouten")
quiet() { "$@" >"$here/antwoord" 2>&1 </dev/null || { rc=$?; [ $rc -eq 6 ] || { cat "$here/antwoord"; exit 1; }; }; }
mkdir "$here/getuige"
openssl genpkey -algorithm ed25519 -out "$here/getuige.pem" 2>/dev/null
quiet "$griffier" init --practice --covenant samples/convenanten/oeverstad.xml "${common[@]}"
echo "witness = $here/getuige" >>"$here/opslag/griffier.ini"
for file in samples/dossiers/oeverstad/*.xml; do quiet "$griffier" import "$file" "${common[@]}"; done
quiet "$griffier" produce --out "$here/uit" "${common[@]}"
# More leaves than one tile holds, so that full tiles, partial tiles and two levels are among what is flipped.
quiet "$griffier" sample "$here/meer" --dossiers 60 --seed 5 --covenant samples/convenanten/oeverstad.xml --on 2026-06-01
quiet "$griffier" import "$here/meer" "${common[@]}"
quiet "$griffier" log export --to "$here/eerst" --store "$here/opslag" --keys "$here/sleutels"
quiet "$griffier" log cosign "$here/eerst" --memory "$here/getuige" --key "$here/getuige.pem" --name partner.example/getuige
quiet "$griffier" log export --to "$here/logboek" --store "$here/opslag" --keys "$here/sleutels"
start=$SECONDS
rc=0
build/release/tests/faults_outsider "$here/logboek" "${1:-1}" >"$here/uitkomst" || rc=$?
sed "\$s/\$/ seconds=$(griffier_seconds "$start")/" "$here/uitkomst"
exit $rc
