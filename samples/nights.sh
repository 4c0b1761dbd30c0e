#!/usr/bin/env bash
# Years of one practice store, night by night: cases come in, letters go out, files move to the archive, lists are signed by persons with keys of
# their own, items are destroyed at six months and at five years, with certificates. At the end: is the store whole, does the log check, by a second
# program too, and what does the evaluation of the covenant say. Every night runs whole (griffier nightly --until), with its report.
# Usage: samples/nights.sh NAME FIRST LAST OUT GRIFFIER    (called by samples/run.sh; NAME: of samples/convenanten, OUT: a folder to make)
set -u
cd "$(dirname "$0")/.." || exit 1
name=$1 first=$2 last=$3 out=$4 griffier=$5
start=$SECONDS
rm -rf "${out:?}"
mkdir -p "$out"
# A night is durable six databases over, many times; where the disk is slow, years of nights wait for nothing else.
work=$out
if [ "$(stat -f -c %T /dev/shm 2>/dev/null)" = tmpfs ] && [ "$(df --output=avail -k /dev/shm | tail -n 1)" -gt 500000 ]; then work=$(mktemp -d -p /dev/shm griffier-nachten-XXXXXX); fi
trap '[ "$work" = "$out" ] || rm -rf "${work:?}"' EXIT
failed=0
# step LOG ALLOWED COMMAND...: as in run.sh
step() {
    local log=$1 allowed=$2 rc=0
    shift 2
    "$@" >>"$out/$log" 2>&1 </dev/null || rc=$?
    case " $allowed " in
        *" $rc "*) ;;
        *)
            failed=$((failed + 1))
            echo "FAILED with $rc ($name): $*" >&2
            tail -n 15 "$out/$log" >&2
            [ $failed -lt 3 ] || exit 1  # what comes after would fail too
            ;;
    esac
    return 0
}

# Three persons who approve, with keys that are made here and lie nowhere else.
mkdir -p "$work/houder" "$work/in" "$work/lijst"
approvers=(oefen-privacy oefen-lid oefen-uitvoerder)
roles=(privacy-officer lid-weegploeg uitvoerder)
grep -q 'bereik="casusoverleg"' "samples/convenanten/$name.xml" && ! grep -q 'rol="lid-weegploeg"' "samples/convenanten/$name.xml" && roles=(privacy-officer lid-casusoverleg beheerder)
party=$(grep -oE '<partij id="[^"]+"' "samples/convenanten/$name.xml" | head -n 1 | cut -d'"' -f2)
persons=""
for i in 0 1 2; do
    openssl genpkey -algorithm ed25519 -out "$work/${approvers[$i]}.pem" 2>/dev/null
    public=$(openssl pkey -in "$work/${approvers[$i]}.pem" -pubout -outform DER | tail -c 32 | od -An -tx1 | tr -d ' \n')
    persons+="  <persoon id=\"${approvers[$i]}\" partij=\"$party\" rol=\"${roles[$i]}\" sleutel=\"$public\"><naam>Oefening ${i}</naam><functie>oefening</functie></persoon>\\n"
done
awk -v persons="$persons" '/<persoon id=/ && !done { printf persons; done = 1 } { print }' "samples/convenanten/$name.xml" >"$work/convenant.xml"

# The cooperation signs letters and bundles, by a key and a certificate of its own making.
mkdir -p "$work/samenwerking"
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -keyout "$work/samenwerking/sleutel.pem" -out "$work/samenwerking/certificaat.pem" \
    -subj "/O=Verzonnen samenwerking $name/CN=griffier oefening" -addext keyUsage=digitalSignature,nonRepudiation 2>/dev/null
(umask 077; cat "$work/samenwerking/sleutel.pem" "$work/samenwerking/certificaat.pem" >"$work/samenwerking/ondertekening.pem")

common=(--store "$work/opslag" --keys "$work/sleutels" --holders "$work/houder" --as uitvoerder --purpose "nachten met verzonnen zaken")
step 1-begin.txt 0 "$griffier" init --practice --covenant "$work/convenant.xml" "${common[@]}" --on "$first"
cat >>"$work/opslag/griffier.ini" <<INI
selection-list = Verzonnen selectielijst
selection-weegploeg = 11.1
selection-casusoverleg = 11.2
leave-reference = M-2026-001
leave-scope = alle dossiers
leave-issuer = gemeentearchivaris
report = $work/verslag
sign = $work/samenwerking/ondertekening.pem
INI
step 1-begin.txt 0 "$griffier" import "samples/dossiers/$name" "${common[@]}" --on "$first"
# What an evaluation finds beside cases: a version of the register, a check of compliance.
step 2-register.txt 0 "$griffier" register make --facts "samples/register/$name.xml" --out "$work/register" "${common[@]}" --on "$first"
step 2-register.txt 0 "$griffier" calendar done controle.naleving --date "$first" --reason "Verzonnen: nagekeken, in orde." "${common[@]}" --on "$first"
# A request on the way: somebody of whom there is no case asks what there is.
ask() {
    sed "s/^ontvangen = .*/ontvangen = $first/" samples/verzoeken/zonder-dossier.txt >"$work/verzoek.txt"
    step 2-verzoek.txt "0 6" "$griffier" verzoek receive --form "$work/verzoek.txt" "${common[@]}" --on "$first"
    asked=$(grep -oE 'vz-[0-9a-f]{10}' "$out/2-verzoek.txt" | head -n 1)
    step 2-verzoek.txt "0 6" "$griffier" verzoek identity "$asked" --outcome vastgesteld --reason "Verzonnen: paspoort gezien." "${common[@]}" --on "$first"
    step 2-verzoek.txt "0 6" "$griffier" verzoek decide "$asked" --outcome toewijzen "${common[@]}" --on "$first"
}
ask

# Signs each list that waits: as many persons as it asks for.
sign_lists() {
    local on=$1 list person
    for list in $("$griffier" vernietigingslijst status --json --store "$work/opslag" --on "$on" 2>/dev/null | grep '"state":"voorgesteld"' | grep -oE 'VL-[0-9]{4}-[0-9]{4}'); do
        step 4-lijsten.txt 0 "$griffier" vernietigingslijst show "$list" --out "$work/lijst" "${common[@]}" --on "$on"
        for person in "${approvers[@]}"; do
            openssl pkeyutl -sign -rawin -inkey "$work/$person.pem" -in "$work/lijst/$list.txt" -out "$work/handtekening"
            step 4-lijsten.txt 0 "$griffier" vernietigingslijst approve "$list" --handtekening "$work/handtekening" --door "$person" "${common[@]}" --on "$on"
            "$griffier" vernietigingslijst status --json --store "$work/opslag" --on "$on" 2>/dev/null | grep "\"$list\"" | grep -q '"state":"voorgesteld"' || break
        done
    done
}

# An evaluation over so many years from the first night, asked for on a day.
evaluate() { step 7-evaluatie.txt 0 "$griffier" evaluate --from "$first" --to "$(date -d "$first + $1 years - 1 day" +%F)" --out "$work/evaluatie" "${common[@]}" --on "$2"; }

# Two weeks at a time: then somebody looks at what waits. Each half year new cases come in. Noord-Holland has a test after one year, and has it then.
day=$first
year_over=$(date -d "$first + 1 year" +%F)
round=0
while [[ ! $day > $last ]]; do
    end=$(date -d "$day + 13 days" +%F)
    [[ $end > $last ]] && end=$last
    if [ $((round % 13)) -eq 12 ] && [ "$name" != midden-nederland ]; then
        step 1-begin.txt 0 "$griffier" sample "$work/in/$round" --dossiers 3 --seed "$round" --on "$day" --covenant "$work/convenant.xml"
        step 1-begin.txt 0 "$griffier" import "$work/in/$round" "${common[@]}" --on "$day"
        rm -rf "${work:?}/in/$round"
    fi
    step 3-nachten.txt "0 1 6" "$griffier" nightly "${common[@]}" --on "$day" --until "$end"
    sign_lists "$end"
    if [ "$name" = noord-holland ] && [ ! -d "$work/evaluatie" ] && [[ $end > $year_over ]]; then evaluate 1 "$end"; fi
    day=$(date -d "$end + 1 day" +%F)
    round=$((round + 1))
done
nights=$((($(date -ud "$last" +%s) - $(date -ud "$first" +%s)) / 86400 + 1))

step 5-verify.txt 0 "$griffier" verify "${common[@]}" --on "$last"
certificates=$(find "$work/opslag/verklaringen" -name 'VV-*.xml' ! -name '*.mdto.xml' 2>/dev/null | sort)
[ -z "$certificates" ] || step 6-verklaringen.txt 0 "$griffier" verify $certificates
# Who follows the half page in a bundle does what it says, word for word: its indented lines are the commands, and what they ask for lies beside the bag.
follow() {
    local page
    cp "$work/samenwerking/certificaat.pem" "$1/../CA.pem"
    cp samples/verifier/verify.mjs "$1/../"
    for page in LEESMIJ.txt README.txt; do
        (cd "$1" && sed -n 's/^    //p' "$page" >../opdrachten && [ "$(wc -l <../opdrachten)" -eq 4 ] && sh -e -x ../opdrachten) || return 1
    done
}
years=2 reports=1
[ "$name" = midden-nederland ] && years=1
[ "$name" = noord-holland ] && reports=2
evaluate "$years" "$last"
step 8-logboek.txt 0 "$griffier" log export --to "$work/logboek" --store "$work/opslag" --keys "$work/sleutels"
step 8-logboek.txt 0 "$griffier" log check "$work/logboek"
step 8-logboek.txt 0 node samples/verifier/verify.mjs folder "$work/logboek" --key "$(cat "$work/logboek/log.vkey")"
bundles=0
for bundle in "$work"/evaluatie/EV-*; do
    [ -d "$bundle" ] || continue
    bundles=$((bundles + 1))
    step 9-bundel.txt 0 follow "$bundle"
    step 9-bundel.txt 0 node samples/verifier/verify.mjs bundle "$bundle" --key "$(cat "$work/logboek/log.vkey")" --log "$work/logboek"
done
[ "$bundles" -eq "$reports" ] || { failed=$((failed + 1)); echo "FAILED ($name): $bundles bundles" >&2; }
if [ "$work" != "$out" ]; then
    for part in opslag sleutels houder samenwerking verslag register logboek evaluatie; do [ -e "$work/$part" ] && cp -a "$work/$part" "$out/"; done
    sed -i "s|$work|$out|g" "$out/opslag/griffier.ini"
fi
gone=$(grep -ohE 'posten: [0-9]+' "$out/6-verklaringen.txt" 2>/dev/null | awk '{ n += $2 } END { print n + 0 }')
printf '%-18s %4d nights, %3d items destroyed, %3d certificates, in %d s   %s/verslag/nacht.html\n' "$name" "$nights" "$gone" "$(wc -w <<<"$certificates")" "$((SECONDS - start))" "${out#"$PWD"/}"
exit $((failed > 0))
