#!/bin/sh
# tests/conformance/negative.sh FILE [SIGNED]: makes a broken variant of a good PDF for each of a row of rules (edits of equal length, so
# that only that rule breaks) and wants veraPDF to refuse every one. FILE is the specimen: it has a figure, notes, tables, lists and links;
# SIGNED is a signed file, for the rules of its field. Rules of page content are broken in a copy with readable streams, itself judged good.
# What veraPDF does not judge (a hyphen's text, the root's own kid, a hidden field's name) is held by tests/pdf/checklist_test.cpp.
# Last line: variants=N refused=N. Exit 0 all refused, 1 otherwise, 77 veraPDF not to be had.
here=$(cd "$(dirname "$0")" && pwd)
file=${1:?usage: negative.sh FILE [SIGNED]}
signed=${2:-}
classpath=$("$here/setup.sh") || { echo "SKIPPED veraPDF: $classpath"; echo "variants=0 refused=0"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
variants=0
# break FILE [-z]: lines "name|from|to" from standard input; with -z the pattern may hold line ends.
break_rules() {
    while IFS='|' read -r name from to; do
        [ -n "$name" ] || continue
        LC_ALL=C sed $2 "s|$from|$to|" "$1" >"$work/$name.pdf"
        if cmp -s "$1" "$work/$name.pdf"; then
            echo "NOT MADE $name: \"$from\" is not in the file"
            exit 1
        fi
        variants=$((variants + 1))
    done
}
break_rules "$file" <<'VARIANTS'
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
other-ua-prefix|xmlns:pdfuaid=|xmlns:pdfuaix=
no-id|/ID [[]|/IX [
no-key-of-the-page|/StructParents|/StructParentx
no-key-of-the-link|/StructParent |/StructParenx |
notes-of-one-id|/ID(noot-2)|/ID(noot-1)
first-heading-is-no-first|/S/H1|/S/H3
cell-astray|/S/TD|/S/LI
body-astray|/S/TBody|/S/THead
label-astray|/S/Lbl|/S/TOC
entry-astray|/S/TOCI|/S/Lbl/
column-too-many|/ColSpan 2|/ColSpan 3
no-glyph-map|/CIDToGIDMap/Identity|/CIDToGIDMax/Identity
language-that-is-none|/Lang(ar)|/Lang(!!)
VARIANTS
break_rules "$file" -z <<'VARIANTS'
object-on-one-line|1 0 obj\n|1 0 obj |
end-of-object-on-one-line|\nendobj| endobj
VARIANTS
cp "$file" "$work/something-after-the-end.pdf"
printf 'x\n' >>"$work/something-after-the-end.pdf"
variants=$((variants + 1))
if command -v qpdf >/dev/null 2>&1; then
    qpdf --stream-data=uncompress --object-streams=disable --newline-before-endstream "$file" "$work/readable"
    good=$(echo "$work/readable" | java -Xss16m -cp "$classpath" Judge | tail -1)
    [ "$good" = "checked=1 failed=0" ] || { echo "the readable copy is not good: $good"; exit 1; }
    break_rules "$work/readable" <<'VARIANTS'
content-without-mark|/P<</MCID|/P<</MCIX
artifact-without-mark|/Artifact BMC|/Artifacx BMC
glyph-that-is-none|[(]\x00[\x01-\x1f]|(\x00\x00
colours-of-print| rg$| k
VARIANTS
    rm "$work/readable"
fi
if [ -n "$signed" ]; then
    break_rules "$signed" <<'VARIANTS'
signature-field-unseen-by-print|/F 132|/F 130
signature-of-part-of-the-file|/ByteRange[[]0 \([0-9]\)|/ByteRange[9 \1
VARIANTS
fi
report=$(find "$work" -name '*.pdf' | LC_ALL=C sort | java -Xss16m -cp "$classpath" Judge)
echo "$report" | tail -1 >"$work/last"
refused=$(sed 's/.*failed=\([0-9]*\).*/\1/' "$work/last")
for variant in "$work"/*.pdf; do
    name=$(basename "$variant" .pdf)
    echo "$report" | grep -q "^FAILED .*/$name.pdf" || echo "NOT REFUSED $name"
done
echo "variants=$variants refused=$refused"
[ "$variants" -eq "$refused" ]
