#!/bin/sh
# tests/conformance/run.sh DIR: judges every PDF under DIR for PDF/A-2a and PDF/UA-1 with veraPDF, and checks each with qpdf and
# pdffonts where these are installed. Last line: checked=N failed=N. Exit 0 none failed, 1 some failed, 77 veraPDF not to be had.
here=$(cd "$(dirname "$0")" && pwd)
dir=${1:?usage: run.sh DIR}
list=$(mktemp)
trap 'rm -f "$list"' EXIT
find "$dir" -type f -name '*.pdf' | LC_ALL=C sort >"$list"
if [ ! -s "$list" ]; then
    echo "no PDF files under $dir"
    echo "checked=0 failed=0"
    exit 1
fi
bad=0
while IFS= read -r file; do
    if command -v qpdf >/dev/null 2>&1 && ! qpdf --check "$file" >/dev/null 2>&1; then
        echo "FAILED qpdf $file"
        bad=$((bad + 1))
    fi
    if command -v pdffonts >/dev/null 2>&1 && pdffonts "$file" 2>/dev/null | tail -n +3 | grep -qvE ' yes +yes +yes +[0-9]+ +[0-9]+ *$'; then
        echo "FAILED pdffonts $file"
        bad=$((bad + 1))
    fi
done <"$list"
classpath=$("$here/setup.sh")
status=$?
if [ $status -ne 0 ]; then
    echo "SKIPPED veraPDF: $classpath"
    echo "checked=0 failed=$bad"
    [ $status -eq 77 ] && [ $bad -eq 0 ] && exit 77
    exit 1
fi
report=$(java -Xss16m -cp "$classpath" Judge <"$list")
echo "$report" | grep -v '^good' | sed '$d'
last=$(echo "$report" | tail -1)
checked=$(echo "$last" | sed 's/checked=\([0-9]*\).*/\1/')
failed=$(echo "$last" | sed 's/.*failed=\([0-9]*\).*/\1/')
echo "checked=$checked failed=$((failed + bad))"
[ $((failed + bad)) -eq 0 ]
