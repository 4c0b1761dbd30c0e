#!/bin/sh
# tests/conformance/all.sh TEST_GENERATOR TEST_PDF: letters of every regime, outcome and language, the specimen, and what samples/run.sh
# left in out/, all judged by run.sh; then negative.sh on the specimen. Exit 77 when veraPDF is not to be had (the reason is printed).
here=$(cd "$(dirname "$0")" && pwd)
generator=${1:?usage: all.sh TEST_GENERATOR TEST_PDF}
drawing=${2:?usage: all.sh TEST_GENERATOR TEST_PDF}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/made"
GRIFFIER_TEST_OUT=$work/made "$generator" --gtest_brief=1 >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
"$drawing" --gtest_brief=1 --gtest_filter=Pdf.qpdf_finds_nothing_wrong >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
cp "$(dirname "$drawing")"/../test-output/Pdf/qpdf_finds_nothing_wrong/*.pdf "$work/made" || exit 1
if command -v openssl >/dev/null 2>&1; then
    "$drawing" --gtest_brief=1 --gtest_filter=Signature.signed_files_are_written_for_the_judge >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
    cp "$(dirname "$drawing")"/../test-output/Signature/signed_files_are_written_for_the_judge/*.pdf "$work/made" || exit 1
fi
samples=0
for file in "$here"/../../out/*/brieven/*.pdf "$here"/../../out/publicatie/*/*/*.pdf "$here"/../../out/geheimhouding/stukken/*.pdf "$here"/../../out/cijfers/uitgave/*.pdf "$here"/../../out/*/register/*.pdf; do
    [ -e "$file" ] || continue
    cp "$file" "$work/made/sample-$(basename "$(dirname "$(dirname "$file")")")-$(basename "$file")"
    samples=$((samples + 1))
done
echo "sample letters in out/: $samples"
"$here/run.sh" "$work/made"
status=$?
[ $status -eq 0 ] || exit $status
for specimen in "$work/made/specimen.pdf" "$work/made/specimen-xml.pdf"; do
    [ -e "$specimen" ] || continue
    signed=$work/made/letter-signed.pdf
    [ -e "$signed" ] || signed=
    "$here/negative.sh" "$specimen" "$signed"
    exit $?
done
echo "no specimen was made"
exit 1
