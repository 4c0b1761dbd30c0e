#!/bin/sh
# tests/conformance/negative.sh FILE: makes a broken variant of a good PDF for each of a row of rules (edits of equal length, so that
# only that rule breaks) and wants veraPDF to refuse every one. FILE is the specimen: it has a figure, a note, tables, lists and links.
# Last line: variants=N refused=N. Exit 0 all refused, 1 otherwise, 77 veraPDF not to be had.
here=$(cd "$(dirname "$0")" && pwd)
file=${1:?usage: negative.sh FILE}
classpath=$("$here/setup.sh") || { echo "SKIPPED veraPDF: $classpath"; echo "variants=0 refused=0"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
variants=0
while IFS='|' read -r name from to; do
    [ -n "$name" ] || continue
    LC_ALL=C sed "s|$from|$to|" "$file" >"$work/$name.pdf"
    if cmp -s "$file" "$work/$name.pdf"; then
        echo "NOT MADE $name: \"$from\" is not in the file"
        exit 1
    fi
    variants=$((variants + 1))
done <<'VARIANTS'
not-marked|/MarkInfo<<|/MarkInfx<<
no-language|/Lang(nl)|/Lanx(nl)
no-display-title|/DisplayDocTitle|/DisplayDocTitla
no-ua-part|<pdfuaid:part>1|<pdfuaid:part>7
no-a-part|<pdfaid:part>2|<pdfaid:part>9
undeclared-property|<pdfaProperty:name>RegimeVersion|<pdfaProperty:name>RegimeVersiox
no-output-intent|/GTS_PDFA1|/GTS_PDFX9
no-structure|/StructTreeRoot 7|/StructTreeRoox 7
tabs-by-row|/Tabs/S|/Tabs/R
figure-without-text|/Alt<|/Alx<
header-without-scope|/Scope/Column|/Scopx/Column
note-without-id|/ID(noot-1)|/IX(noot-1)
link-without-contents|/Border[[]0 0 0[]]/Rect\(.*\)/Contents<|/Border[0 0 0]/Rect\1/Contentx<
link-hidden|/Subtype/Link/F 4|/Subtype/Link/F 2
heading-skipped|/S/H2|/S/H4
list-item-astray|/S/LBody|/S/LBodx
row-astray|/S/TR/|/S/LI/
no-to-unicode|/ToUnicode|/ToUnicodx
no-font-program|/FontFile2|/FontFilx2
wrong-widths|/W[[]0[[]|/W[9[
other-encoding|/Encoding/Identity-H|/Encoding/Identity-X
no-title|<dc:title>\(.*\)</dc:title>|<dc:titlx>\1</dc:titlx>
VARIANTS
report=$(find "$work" -name '*.pdf' | LC_ALL=C sort | java -Xss16m -cp "$classpath" Judge)
echo "$report" | tail -1 >"$work/last"
refused=$(sed 's/.*failed=\([0-9]*\).*/\1/' "$work/last")
for variant in "$work"/*.pdf; do
    name=$(basename "$variant" .pdf)
    echo "$report" | grep -q "^FAILED .*/$name.pdf" || echo "NOT REFUSED $name"
done
echo "variants=$variants refused=$refused"
[ "$variants" -eq "$refused" ]
