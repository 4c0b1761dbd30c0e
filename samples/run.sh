#!/usr/bin/env bash
# The main job on the samples, from a fresh clone: install what is missing, build, and per cooperation import the cases into a practice
# store, make the letters that are owed, explain dates, verify. All results are in out/, to be read from out/index.html.
# A second call finds everything done. Usage: samples/run.sh [--fresh]     (--fresh: begin again with new stores)
set -u
cd "$(dirname "$0")/.." || exit 1
. ./setup.sh
griffier_install "${griffier_build_packages[@]}" "${griffier_test_packages[@]}" || exit 1
start=$SECONDS
griffier_build griffier || exit 1
echo "Built in $(griffier_seconds $start) s."

out=$griffier_root/out
griffier=$griffier_root/build/release/griffier
mkdir -p "$out"
# Stores made by another build or from other samples are begun again; the practice stores in out/ are the only thing removed.
stamp=$(find samples records/regimes templates locales -type f -print0 | sort -z | xargs -0 cat "$griffier" | sha256sum)
if [ "${1:-}" = --fresh ] || [ "$(cat "$out/.stamp" 2>/dev/null)" != "$stamp" ]; then
    for covenant in samples/convenanten/*.xml; do rm -rf "${out:?}/$(basename "$covenant" .xml)"; done
    rm -rf "${out:?}/fout"
    [ "${1:-}" != --fresh ] || rm -rf "${out:?}/nachten"
fi

# Settings of each cooperation: reference date, and one dossier whose dates are explained.
settings() {
    case $1 in
        oeverstad) on=2026-06-01 explained=OEV-2025-041 ;;
        limburg) on=2026-06-01 explained=LIM-MAA-2019-002 ;;
        noord-holland) on=2026-06-01 explained=NH-DUI-2026-002 ;;
        midden-nederland) on=2018-08-01 explained=MN-EEM-2015-003 ;;
        *) echo "samples/run.sh knows no reference date for $1" >&2; return 1 ;;
    esac
}

# Years of nights of each cooperation play meanwhile, on the other core: six for the model, so that what is kept for five years goes too, and
# two for the others.
nights=$out/nachten
play_nights() {
    while [ $# -gt 0 ]; do
        samples/nights.sh "$1" "$2" "$3" "$nights/$1" "$griffier" >"$nights/$1.txt" 2>"$nights/$1-fout.txt" || echo "$1" >>"$nights/mislukt.txt"
        shift 3
    done
}
if [ "$(cat "$nights/.stamp" 2>/dev/null)" != "$stamp" ]; then
    rm -rf "${nights:?}"
    mkdir -p "$nights"
    trap 'kill $(jobs -p) 2>/dev/null' INT TERM
    play_nights oeverstad 2026-06-01 2032-06-01 &
    play_nights limburg 2026-06-01 2028-06-01 noord-holland 2026-06-01 2028-06-01 midden-nederland 2018-08-01 2020-08-01 &
fi

failed=0
letters=0
imported=0
# step LOG ALLOWED COMMAND...: runs a command, keeps what it says, and counts an exit code that is not allowed as a failure.
step() {
    local log=$1 allowed=$2 rc=0
    shift 2
    "$@" >"$log" 2>&1 </dev/null || rc=$?
    case " $allowed " in
        *" $rc "*) ;;
        *)
            failed=$((failed + 1))
            echo "FAILED with $rc: ${*//"$griffier_root"\//}" >&2
            tail -n 15 "$log" >&2
            ;;
    esac
    return 0
}

for instance in samples/convenanten/*.xml; do
    name=$(basename "$instance" .xml)
    settings "$name" || { failed=$((failed + 1)); continue; }
    here=$out/$name
    mkdir -p "$here/verslag"
    common=(--store "$here/opslag" --keys "$here/sleutels" --on "$on" --as uitvoerder --purpose "proefrun met verzonnen zaken")
    [ -d "$here/opslag" ] || step "$here/verslag/1-init.txt" 0 "$griffier" init --practice --covenant "$instance" "${common[@]}"
    step "$here/verslag/2-import.txt" 0 "$griffier" import "samples/dossiers/$name" "${common[@]}"
    # 6: a duty is open after its last day, or at risk. The samples have such cases on purpose, and the overview names them.
    step "$here/verslag/3-produce.txt" "0 6" "$griffier" produce --out "$here/brieven" "${common[@]}"
    step "$here/verslag/4-explain.txt" 0 "$griffier" explain "$explained" "${common[@]}"
    step "$here/verslag/4-explain-english.txt" 0 "$griffier" explain "$explained" --lang en "${common[@]}"
    step "$here/verslag/5-status.txt" "0 6" "$griffier" status "${common[@]}"
    step "$here/verslag/6-register.txt" 0 "$griffier" register make --facts "samples/register/$name.xml" --out "$here/register" "${common[@]}"
    step "$here/verslag/7-verify.txt" 0 "$griffier" verify "${common[@]}"
    cases=$(find "samples/dossiers/$name" -name '*.xml' | wc -l)
    made=$(find "$here/brieven" -name '*.pdf' 2>/dev/null | wc -l)
    letters=$((letters + made))
    imported=$((imported + cases))
    printf '%-18s %3d cases, %3d letters on %s   out/%s/brieven/index.html\n' "$name" "$cases" "$made" "$on" "$name"
done
echo "$stamp" >"$out/.stamp"

# Who acts: a role that may not see the file is refused, and a decision of two persons is proposed by one and signed by the other. The
# second person's key is made here, for this run only; his public key goes into a copy of the covenant instance.
who=$out/wie-handelt
rm -rf "${who:?}"
mkdir -p "$who"
openssl genpkey -algorithm ed25519 -out "$who/sleutel.pem" 2>/dev/null
public=$(openssl pkey -in "$who/sleutel.pem" -pubout -outform DER | tail -c 32 | od -An -tx1 | tr -d ' \n')
sed "s/<persoon id=\"lid-om\"/& sleutel=\"$public\"/" samples/convenanten/oeverstad.xml >"$who/convenant.xml"
settings oeverstad
common=(--store "$who/opslag" --keys "$who/sleutels" --on "$on" --purpose "proefrun met verzonnen zaken")
step "$who/1-init.txt" 0 "$griffier" init --practice --covenant "$who/convenant.xml" "${common[@]}"
step "$who/2-import.txt" 0 "$griffier" import samples/dossiers/oeverstad --as uitvoerder "${common[@]}"
step "$who/3-weigering-toegang.txt" 1 "$griffier" show "$explained" --as beheer "${common[@]}"
step "$who/4-weigering-mandaat.txt" 1 "$griffier" show "$explained" --as lid-vertrokken "${common[@]}"
decision=("$griffier" besluit "$explained" --as uitvoerder "${common[@]}")
proposed=(--kind oplossing --outcome niet-uitgevoerd --reason "Verzonnen: de brief is niet verstuurd.")
step "$who/5-weigering-een-persoon.txt" 1 "${decision[@]}" "${proposed[@]}"
step "$who/6-voorstel-gedaan.txt" 0 "${decision[@]}" "${proposed[@]}" --voorstel "$who/voorstel.txt"
step "$who/7-ondertekend.txt" 0 openssl pkeyutl -sign -rawin -inkey "$who/sleutel.pem" -in "$who/voorstel.txt" -out "$who/handtekening"
step "$who/8-bekrachtigd.txt" 0 "${decision[@]}" --bekrachtig "$who/voorstel.txt" --handtekening "$who/handtekening" --door lid-om
step "$who/9-verify.txt" 0 "$griffier" verify "${common[@]}"
# A quarantine and its way out. A witness keeps the heads of the log; an older copy of the store is put back, and only two persons can
# say that it is right so.
copy=$(mktemp -d)
mkdir -p "$who/getuige"
echo "witness = $who/getuige" >>"$who/opslag/griffier.ini"
cp -a "$who/opslag" "$copy/opslag"
step "$who/10-werk.txt" 0 "${decision[@]}" --kind aanhouding --outcome aanhouden --reason "Verzonnen: er loopt een klacht." --until 2026-09-01
rm -rf "${who:?}/opslag"
mv "$copy/opslag" "$who/opslag"
rmdir "$copy"
step "$who/11-quarantaine.txt" 4 "$griffier" list "${common[@]}"
step "$who/12-waarom.txt" 4 "$griffier" verify "${common[@]}"
store=("$griffier" besluit --as uitvoerder "${common[@]}")
step "$who/13-voorstel-herstel.txt" 0 "${store[@]}" --kind oplossing --reason "Verzonnen: de schijf ging stuk en dit is de laatste kopie." --voorstel "$who/herstel.txt"
step "$who/14-ondertekend.txt" 0 openssl pkeyutl -sign -rawin -inkey "$who/sleutel.pem" -in "$who/herstel.txt" -out "$who/herstel.handtekening"
step "$who/15-bekrachtigd.txt" 0 "${store[@]}" --bekrachtig "$who/herstel.txt" --handtekening "$who/herstel.handtekening" --door lid-om
step "$who/16-verify.txt" 0 "$griffier" verify "${common[@]}"
printf '%-18s a denied access, an expired mandate, a decision of two persons, a quarantine and its way out (out/wie-handelt)\n' "who acts"

# Requests: one of each kind, from the form to a filed letter; somebody without a file; one that is for the police; a refusal that says nothing.
asks=$out/verzoeken
rm -rf "${asks:?}"
mkdir -p "$asks"
settings oeverstad
common=(--store "$asks/opslag" --keys "$asks/sleutels" --on "$on" --as uitvoerder --purpose "proefrun met verzonnen zaken")
step "$asks/1-init.txt" 0 "$griffier" init --practice --covenant samples/convenanten/oeverstad.xml "${common[@]}"
step "$asks/2-import.txt" 0 "$griffier" import samples/dossiers/oeverstad/verzoek-om-inzage.xml "${common[@]}"
ask() {
    step "$asks/$1-ontvangen.txt" "0 6" "$griffier" verzoek receive --form "samples/verzoeken/$2.txt" --out "$asks/brieven" "${common[@]}"
    asked=$(grep -oE 'vz-[0-9a-f]{10}' "$asks/$1-ontvangen.txt" | head -n 1)
    step "$asks/$1-identiteit.txt" "0 6" "$griffier" verzoek identity "$asked" --outcome vastgesteld --reason "Verzonnen: paspoort gezien." "${common[@]}"
}
decide() { step "$asks/$1-besluit.txt" "0 6" "$griffier" verzoek decide "$asked" --out "$asks/brieven" "${@:2}" "${common[@]}"; }
ask 3-inzage inzage && decide 3-inzage --outcome toewijzen
ask 4-rectificatie rectificatie && decide 4-rectificatie --outcome verbeteren --ground a
ask 5-wissing wissing && decide 5-wissing --outcome afwijzen --list afwijzing.wissing --ground b --reason "Verzonnen: de gegevens zijn nog nodig voor het plan."
ask 6-beperking beperking && decide 6-beperking --outcome toewijzen --ground a --used s1
shielded=$asked
step "$asks/6-afgeschermd.txt" 0 "$griffier" show OEV-2025-030 "${common[@]}"
ask 7-bezwaar bezwaar && decide 7-bezwaar --outcome afwijzen --list afwijzing.bezwaar --ground a --reason "Verzonnen: het plan beschermt ook anderen."
ask 8-zonder-dossier zonder-dossier && decide 8-zonder-dossier --outcome toewijzen
ask 9-aan-de-politie aan-de-politie
step "$asks/9-doorgestuurd.txt" "0 6" "$griffier" verzoek forward "$asked" --party pol-oost --out "$asks/brieven" "${common[@]}"
step "$asks/10-beleid.txt" 0 "$griffier" verzoek policy --kind inzage --ground a --until 2026-12-31 --reason "Verzonnen: elk antwoord zou iets verraden." "${common[@]}"
ask 11-neutraal zonder-dossier && decide 11-neutraal --outcome afwijzen
step "$asks/12-lijst.txt" 0 "$griffier" verzoek list "${common[@]}"
step "$asks/13-beleid-met-redenen.txt" 0 "$griffier" verzoek policy "${common[@]}"
lift=("$griffier" verzoek lift "$shielded" --reason "Verzonnen: alles is nagekeken en het klopt." --out "$asks/brieven")
step "$asks/14-opheffing-te-vroeg.txt" 1 "${lift[@]}" --outcome besloten "${common[@]}"
step "$asks/15-opheffing-aangekondigd.txt" "0 6" "${lift[@]}" --outcome aangekondigd "${common[@]}"
step "$asks/16-opgeheven.txt" "0 6" "${lift[@]}" --outcome besloten "${common[@]/$on/2026-06-08}"
step "$asks/17-verify.txt" 0 "$griffier" verify "${common[@]/$on/2026-06-08}"
printf '%-18s %d letters on requests of every kind (out/verzoeken)\n' "requests" "$(find "$asks/brieven" -name '*.pdf' 2>/dev/null | wc -l)"

# Working papers: each sample form becomes a filed paper, an empty form is written, and a form that is not in order is refused.
papers=$out/werkstukken
rm -rf "${papers:?}"
for folder in samples/werkstukken/*/; do
    name=$(basename "$folder")
    settings "$name" || { failed=$((failed + 1)); continue; }
    here=$papers/$name
    mkdir -p "$here"
    common=(--store "$here/opslag" --keys "$here/sleutels" --on "$on" --as uitvoerder --purpose "proefrun met verzonnen zaken")
    step "$here/1-init.txt" 0 "$griffier" init --practice --covenant "samples/convenanten/$name.xml" "${common[@]}"
    step "$here/2-import.txt" 0 "$griffier" import "samples/dossiers/$name" "${common[@]}"
    for form in "$folder"*.xml; do
        step "$here/3-$(basename "$form" .xml).txt" 0 "$griffier" werkstuk make --form "$form" --out "$here/stukken" "${common[@]}"
    done
    step "$here/4-lijst.txt" 0 "$griffier" werkstuk list "${common[@]}"
    step "$here/5-leeg-formulier.txt" 0 "$griffier" werkstuk form aanstelling --out "$here/formulieren" "${common[@]}"
    step "$here/6-geweigerd.txt" 1 "$griffier" werkstuk make --form "$here/formulieren/aanstelling.xml" "${common[@]}"
    step "$here/7-verify.txt" 0 "$griffier" verify "${common[@]}"
done
printf '%-18s %d working papers of every kind (out/werkstukken)\n' "papers" "$(find "$papers" -path '*/stukken/*.pdf' 2>/dev/null | wc -l)"

# Destruction: what is due goes on a list, two persons sign its root, it cools; the not tabled go within six months, the tabled after five
# years, a case on hold stays. Each run leaves a certificate that is checked without the store.
gone=$out/vernietiging
rm -rf "${gone:?}"
mkdir -p "$gone/houder"
keyed=samples/convenanten/oeverstad.xml
for person in lid-om privacy; do
    openssl genpkey -algorithm ed25519 -out "$gone/$person.pem" 2>/dev/null
    public=$(openssl pkey -in "$gone/$person.pem" -pubout -outform DER | tail -c 32 | od -An -tx1 | tr -d ' \n')
    sed "s/<persoon id=\"$person\"/& sleutel=\"$public\"/" "$keyed" >"$gone/convenant-$person.xml"
    keyed=$gone/convenant-$person.xml
done
settings oeverstad
common=(--store "$gone/opslag" --keys "$gone/sleutels" --holders "$gone/houder" --as uitvoerder --purpose "proefrun met verzonnen zaken")
step "$gone/1-init.txt" 0 "$griffier" init --practice --covenant "$keyed" "${common[@]}" --on "$on"
cat >>"$gone/opslag/griffier.ini" <<INI
selection-list = Verzonnen selectielijst
selection-weegploeg = 11.1
selection-casusoverleg = 11.2
leave-reference = M-2026-001
leave-scope = dossiers van de weegploeg en het casusoverleg
leave-issuer = gemeentearchivaris
INI
list=("$griffier" vernietigingslijst)
step "$gone/2-import.txt" 0 "$griffier" import samples/dossiers/oeverstad "${common[@]}" --on "$on"
step "$gone/3-voorstel.txt" 0 "${list[@]}" propose "${common[@]}" --on "$on"
step "$gone/4-lijst.txt" 0 "${list[@]}" show VL-2026-0001 --out "$gone/lijst" "${common[@]}" --on "$on"
for person in lid-om privacy; do
    step "$gone/5-ondertekend.txt" 0 openssl pkeyutl -sign -rawin -inkey "$gone/$person.pem" -in "$gone/lijst/VL-2026-0001.txt" -out "$gone/handtekening"
    step "$gone/6-goedgekeurd-$person.txt" 0 "${list[@]}" approve VL-2026-0001 --handtekening "$gone/handtekening" --door "$person" "${common[@]}" --on 2026-06-02
done
step "$gone/7-koelt-af.txt" 1 "${list[@]}" execute VL-2026-0001 "${common[@]}" --on 2026-06-05
step "$gone/8-zes-maanden.txt" 0 "${list[@]}" execute --out "$gone/verklaringen" "${common[@]}" --on 2026-06-09
step "$gone/9-vijf-jaar.txt" 0 "${list[@]}" execute --out "$gone/verklaringen" "${common[@]}" --on 2026-06-17
step "$gone/10-verklaringen.txt" 0 "$griffier" verify "$gone/verklaringen/VV-2026-0001-1.xml" "$gone/verklaringen/VV-2026-0001-2.xml"
step "$gone/11-aangehouden.txt" "0 6" "$griffier" nightly "${common[@]}" --on 2026-06-18
step "$gone/12-verify.txt" 0 "$griffier" verify "${common[@]}"
# The log for outsiders, with those certificates and approvals: checked by griffier and by the second verifier, which share no code.
step "$gone/13-logboek.txt" 0 "$griffier" log export --to "$gone/logboek" --store "$gone/opslag" --keys "$gone/sleutels"
step "$gone/14-nagegaan.txt" 0 "$griffier" log check "$gone/logboek"
step "$gone/15-tweede-verificateur.txt" 0 node samples/verifier/verify.mjs folder "$gone/logboek" --key "$(cat "$gone/logboek/log.vkey")"
printf '%-18s a list at six months and at five years, a case on hold, %d certificates (out/vernietiging)\n' "destruction" "$(find "$gone/verklaringen" -name '*-[12].xml' 2>/dev/null | wc -l)"

# The covenants: held against the rules, made ready for the Staatscourant, signed, and the papers of joining, leaving and changing. Each
# change that must be noticed is tried too: a term that differs, a field that is open.
paper=$out/publicatie
rm -rf "${paper:?}"
mkdir -p "$paper"
for name in oeverstad limburg noord-holland midden-nederland; do
    settings "$name"
    text=()
    [ -f "samples/publicatie/$name-tekst.xml" ] && text=(--text "samples/publicatie/$name-tekst.xml")
    covenant=(--covenant "samples/convenanten/$name.xml" --facts "samples/publicatie/$name.xml" --on "$on" "${text[@]}")
    step "$paper/$name-controle.txt" 0 "$griffier" publish check "${covenant[@]}"
    step "$paper/$name-pakket.txt" 0 "$griffier" publish make "${covenant[@]}" --out "$paper/$name/pakket"
    step "$paper/$name-handtekeningen.txt" 0 "$griffier" publish sign "${covenant[@]}" --out "$paper/$name/handtekeningen"
    step "$paper/$name-stukken.txt" 0 "$griffier" publish papers "${covenant[@]}" --out "$paper/$name/stukken"
done
settings oeverstad
sed 's/verwijderd="2023-06-30"//' samples/convenanten/oeverstad.xml >"$paper/met-oude-partner.xml"
covenant=(--facts samples/publicatie/oeverstad.xml --on "$on")
step "$paper/verschil.txt" 0 "$griffier" publish make --covenant "$paper/met-oude-partner.xml" "${covenant[@]}" --before "$paper/oeverstad/pakket/stcrt-2023-90001.xml" --out "$paper/verschil"
sed 's/>drie maanden</>zes maanden</' samples/publicatie/limburg-tekst.xml >"$paper/andere-termijn.xml"
step "$paper/andere-termijn.txt" 1 "$griffier" publish check --covenant samples/convenanten/limburg.xml --facts samples/publicatie/limburg.xml --text "$paper/andere-termijn.xml" --on "$on"
grep -v 'naam="criteria"' samples/publicatie/oeverstad.xml >"$paper/open-veld.xml"
step "$paper/open-veld.txt" 1 "$griffier" publish make --covenant samples/convenanten/oeverstad.xml --facts "$paper/open-veld.xml" --on "$on" --out "$paper/open-veld"
printf '%-18s %d papers of covenants, %d XML files (out/publicatie)\n' "covenants" "$(find "$paper" -name '*.pdf' | wc -l)" "$(find "$paper" -path '*pakket*' -name '*.xml' | wc -l)"

# The covenant file changes in a store that exists: a partner joins annex 1, on the mandate, by two persons; a file in which a partner is
# simply gone, and a change by one person alone, are refused.
renewed=$out/convenantbestand
rm -rf "${renewed:?}"
mkdir -p "$renewed"
settings limburg
common=(--store "$renewed/opslag" --keys "$renewed/sleutels" --on "$on" --as uitvoerder --purpose "proefrun met verzonnen zaken")
openssl genpkey -algorithm ed25519 -out "$renewed/lid-om.pem" 2>/dev/null
public=$(openssl pkey -in "$renewed/lid-om.pem" -pubout -outform DER | tail -c 32 | od -An -tx1 | tr -d ' \n')
sed "s/<persoon id=\"lid-om\"/& sleutel=\"$public\"/" samples/convenanten/limburg.xml >"$renewed/eerst.xml"
partner='<externe-partner id="ext-kompas" soort="schuldhulp" opgenomen="2026-05-18"><naam>Stichting Kompas</naam><deskundigheid>schulden</deskundigheid></externe-partner>'
sed -e "s#<persoon id=\"uitvoerder\"#$partner&#" -e 's/nummer="1" versie="2".*>/nummer="1" versie="3" datum="2026-05-18">/' "$renewed/eerst.xml" >"$renewed/nieuw.xml"
sed '/<externe-partner id="ext-brug"/,/<\/externe-partner>/d' "$renewed/eerst.xml" >"$renewed/partner-weg.xml"
update=("$griffier" convenant update)
step "$renewed/1-init.txt" 0 "$griffier" init --practice --covenant "$renewed/eerst.xml" "${common[@]}"
step "$renewed/2-import.txt" 0 "$griffier" import samples/dossiers/limburg "${common[@]}"
step "$renewed/3-weigering-partner-weg.txt" 1 "${update[@]}" "$renewed/partner-weg.xml" --dry-run "${common[@]}"
step "$renewed/4-weigering-zonder-mandaat.txt" 1 "${update[@]}" "$renewed/nieuw.xml" --dry-run "${common[@]}"
step "$renewed/5-voorstel.txt" 0 "${update[@]}" "$renewed/nieuw.xml" --voorstel "$renewed/voorstel.txt" --reason "Stichting Kompas op bijlage 1" --mandate "collegebesluit 2020-01-07" "${common[@]}"
step "$renewed/6-ondertekend.txt" 0 openssl pkeyutl -sign -rawin -inkey "$renewed/lid-om.pem" -in "$renewed/voorstel.txt" -out "$renewed/handtekening"
step "$renewed/7-vervangen.txt" 0 "${update[@]}" "$renewed/nieuw.xml" --bekrachtig "$renewed/voorstel.txt" --handtekening "$renewed/handtekening" --door lid-om "${common[@]}"
step "$renewed/8-versie-2.txt" 0 "$griffier" convenant show --number 2 --out "$renewed/versies" "${common[@]}"
step "$renewed/9-nacht.txt" "0 6" "$griffier" nightly "${common[@]}"
step "$renewed/10-verify.txt" 0 "$griffier" verify "${common[@]}"
printf '%-18s two versions of a covenant file in one store, by two persons (out/convenantbestand)\n' "covenant file"

# Secrecy: an external partner that signed nothing gets nothing; a declaration is made and signed; then data are given with their cover note. In
# Noord-Holland the note forbids files of one's own. A question to an adviser names nobody, or is refused.
quiet=$out/geheimhouding
rm -rf "${quiet:?}"
mkdir -p "$quiet"
give() { "$griffier" verstrekking "$@" --what "afspraken over dagbesteding" --need "Verzonnen: zonder dit kan de partner zijn deel van het plan niet doen." --aim "uitvoering van het plan" --out "$quiet/stukken"; }
settings limburg
common=(--store "$quiet/limburg" --keys "$quiet/sleutels-limburg" --on "$on" --as uitvoerder --purpose "proefrun met verzonnen zaken")
consents=(--consent gem-peelmeer=2026-05-29 --consent om-limburg=2026-05-29 --consent pol-limburg=2026-06-01)
step "$quiet/1-init.txt" 0 "$griffier" init --practice --covenant samples/convenanten/limburg.xml "${common[@]}"
step "$quiet/2-import.txt" 0 "$griffier" import samples/dossiers/limburg/externe-partner-nog-zonder-geheimhouding.xml "${common[@]}"
step "$quiet/3-weigering-zonder-verklaring.txt" 1 give LIM-PEE-2026-001 --to ext-brug --by gem-peelmeer "${consents[@]}" "${common[@]}"
step "$quiet/4-verklaring.txt" 0 "$griffier" geheimhouding make --partner ext-brug --dossier LIM-PEE-2026-001 --out "$quiet/stukken" "${common[@]}"
step "$quiet/5-getekend.txt" 0 "$griffier" geheimhouding sign GV-2026-0001 --proof samples/geheimhouding/getekend.txt "${common[@]}"
step "$quiet/6-weigering-zonder-toestemming.txt" 1 give LIM-PEE-2026-001 --to ext-brug --by gem-peelmeer "${common[@]}"
step "$quiet/7-verstrekt.txt" 0 give LIM-PEE-2026-001 --to ext-brug --by gem-peelmeer "${consents[@]}" "${common[@]}"
step "$quiet/8-register.txt" 0 "$griffier" geheimhouding list "${common[@]}"
settings noord-holland
common=(--store "$quiet/noord-holland" --keys "$quiet/sleutels-noord-holland" --on "$on" --as uitvoerder --purpose "proefrun met verzonnen zaken")
step "$quiet/9-init.txt" 0 "$griffier" init --practice --covenant samples/convenanten/noord-holland.xml "${common[@]}"
step "$quiet/10-import.txt" 0 "$griffier" import samples/dossiers/noord-holland/externe-partner-krijgt-deel-van-het-plan.xml "${common[@]}"
step "$quiet/11-verklaring.txt" 0 "$griffier" geheimhouding make --partner ext-haven --out "$quiet/stukken/noord-holland" "${common[@]}"
step "$quiet/12-verstrekt.txt" 0 give NH-WAT-2025-004 --to ext-haven --by gem-waterrijk --consent gem-waterrijk=2026-05-28 --from plan "${common[@]}"
settings oeverstad
common=(--store "$out/oeverstad/opslag" --keys "$out/oeverstad/sleutels" --on "$on" --as uitvoerder --purpose "proefrun met verzonnen zaken")
step "$quiet/13-weigering-herleidbaar.txt" 1 "$griffier" adviesblad OEV-2026-015 --text samples/geheimhouding/adviesvraag-herleidbaar.txt --to NCTV --out "$quiet/stukken" "${common[@]}"
step "$quiet/14-adviesblad.txt" 0 "$griffier" adviesblad OEV-2026-015 --text samples/geheimhouding/adviesvraag.txt --to NCTV --out "$quiet/stukken" "${common[@]}"
printf '%-18s refusals, %d declarations, cover notes and advice sheets (out/geheimhouding)\n' "secrecy" "$(find "$quiet/stukken" -name '*.pdf' 2>/dev/null | wc -l)"

# The agenda of each cooperation as a file for a calendar; and figures over many made-up cases, of which a copy that shows too much is refused.
figures=$out/cijfers
rm -rf "${figures:?}"
mkdir -p "$figures"
for instance in samples/convenanten/*.xml; do
    name=$(basename "$instance" .xml)
    settings "$name" || continue
    step "$out/$name/verslag/8-agenda.txt" 0 "$griffier" calendar --ics "$out/$name/agenda.ics" --store "$out/$name/opslag" --keys "$out/$name/sleutels" --on "$on"
done
common=(--store "$figures/opslag" --keys "$figures/sleutels" --on 2026-06-01 --as proef-uitvoerder --purpose "proefrun met verzonnen zaken")
step "$figures/1-verzonnen.txt" 0 "$griffier" sample "$figures/dossiers" --dossiers 150 --seed 8 --on 2026-06-01 --regime model-2018 --with-covenant
step "$figures/2-init.txt" 0 "$griffier" init --practice --covenant "$figures/dossiers.convenant.xml" "${common[@]}"
step "$figures/3-import.txt" 0 "$griffier" import "$figures/dossiers" "${common[@]}"
step "$figures/4-uitgave.txt" 0 "$griffier" statistiek make --out "$figures/uitgave" "${common[@]}"
step "$figures/5-nagerekend.txt" 0 "$griffier" statistiek check "$figures/uitgave/ST-2026-001.xml"
sed 's/<cel verborgen="ja"\/>/<cel>3<\/cel>/' "$figures/uitgave/ST-2026-001.xml" >"$figures/aangepast.xml"
step "$figures/6-weigering-aangepast.txt" 1 "$griffier" statistiek check "$figures/aangepast.xml"
rm -rf "${figures:?}/dossiers"
printf '%-18s an agenda per cooperation, an edition of anonymous figures (out/cijfers)\n' "agenda, figures"

# The archive: what was last worked on long enough ago moves, with a record and metadata for the file; an order brings one case back; the
# nights after it tell what they made up for, in English too.
kept=$out/archief
rm -rf "${kept:?}"
mkdir -p "$kept"
settings oeverstad
common=(--store "$kept/opslag" --keys "$kept/sleutels" --as uitvoerder --purpose "proefrun met verzonnen zaken")
step "$kept/1-init.txt" 0 "$griffier" init --practice --covenant samples/convenanten/oeverstad.xml "${common[@]}" --on "$on"
step "$kept/2-import.txt" 0 "$griffier" import samples/dossiers/oeverstad "${common[@]}" --on "$on"
step "$kept/3-wat-zou-gaan.txt" 0 "$griffier" archive --dry-run "${common[@]}" --on "$on"
step "$kept/4-gearchiveerd.txt" 0 "$griffier" archive --out "$kept/stukken" "${common[@]}" --on "$on"
back=$(grep -oE 'OEV-[0-9]{4}-[0-9]{3}' "$kept/4-gearchiveerd.txt" | head -n 1)
step "$kept/5-opdracht.txt" 0 "$griffier" besluit "$back" --kind hernieuwde-verwerking --outcome opdracht --reason "Verzonnen: een nieuw signaal wegen." --need "Verzonnen: zonder de eerdere analyse kan dat niet." "${common[@]}" --on "$on"
echo "report = $kept/verslag" >>"$kept/opslag/griffier.ini"
step "$kept/6-nacht-engels.txt" "0 6" "$griffier" nightly --lang en --out "$kept/stukken" "${common[@]}" --on "$on"
step "$kept/7-nacht-die-inhaalt.txt" "0 6" "$griffier" nightly --out "$kept/stukken" "${common[@]}" --on 2026-06-05
step "$kept/8-stand.txt" "0 6" "$griffier" status "${common[@]}" --on 2026-06-05
step "$kept/9-verify.txt" 0 "$griffier" verify "${common[@]}" --on 2026-06-05
printf '%-18s %d papers on moves and orders, %d files of MDTO metadata (out/archief)\n' "archive" "$(find "$kept/stukken/intern" -name 'DOC-19*.pdf' 2>/dev/null | wc -l)" "$(find "$kept/stukken/intern" -name '*.MDTO.xml' 2>/dev/null | wc -l)"

# Wrong files, shown apart: each must be refused with a reason, and change nothing.
mkdir -p "$out/fout"
# One wrong file is too large to keep among the samples.
{ head -n 4 samples/dossiers/oeverstad/verzoek-om-inzage.xml; head -c 5000000 /dev/zero | tr '\0' ' '; echo '</dossier>'; } >"$out/fout/te-groot.xml"
refused=0
wrong=0
: >"$out/fout/weigeringen.txt"
for file in samples/fout/*/*.xml "$out/fout/te-groot.xml"; do
    wrong=$((wrong + 1))
    kind=$(basename "$(dirname "$file")")
    case $kind in
        convenant) call=("$griffier" convenant check "$file") ;;
        regime) call=("$griffier" regime check "$file") ;;
        *)
            [ "$kind" = fout ] && kind=oeverstad
            settings "$kind"
            call=("$griffier" import "$file" --store "$out/$kind/opslag" --keys "$out/$kind/sleutels" --on "$on" --as uitvoerder --purpose "proefrun met foute bestanden")
            ;;
    esac
    rc=0
    "${call[@]}" >"$out/fout/antwoord.txt" 2>&1 </dev/null || rc=$?
    { echo "== ${file#"$griffier_root"/} (code $rc)"; sed "s|$griffier_root/||g" "$out/fout/antwoord.txt"; echo; } >>"$out/fout/weigeringen.txt"
    case $rc in
        1 | 3) refused=$((refused + 1)) ;;
        *) failed=$((failed + 1)); echo "NOT REFUSED (code $rc): $file" >&2 ;;
    esac
done
rm -f "$out/fout/antwoord.txt" "$out/fout/te-groot.xml"
printf '%-18s %3d wrong files, %d refused with reason (out/fout/weigeringen.txt)\n' "apart" "$wrong" "$refused"

wait
if [ -s "$nights/mislukt.txt" ]; then
    failed=$((failed + $(wc -l <"$nights/mislukt.txt")))
    cat "$nights"/*-fout.txt >&2
else
    echo "$stamp" >"$nights/.stamp"
fi
for name in oeverstad limburg noord-holland midden-nederland; do cat "$nights/$name.txt"; done

python3 samples/overview.py "$out" || failed=$((failed + 1))
if [ $failed -ne 0 ]; then
    echo "FAILED: $failed steps of the samples did not do what they should; see above and out/*/verslag/"
    exit 1
fi
echo "Done in $SECONDS s: $imported cases, $letters letters, $refused wrong files refused. Open out/index.html"
