#!/usr/bin/env bash
# Every set of faults of this folder, one after another (hours; the short forms belong to tests/run.sh): the last line of each, and at the end
# sets= failed=. Arguments go to each of them: with --short a sample of all, minutes.
set -u
cd "$(dirname "$0")/../.." || exit 1
sets=0
failed=0
for script in tests/faults/*.sh; do
    name=$(basename "$script" .sh)
    case $name in run | all) continue ;; esac
    arguments=("$@")
    if [ "$name" = outsider ]; then  # it takes a number: each so-many-th bit
        case " $* " in *" --short "*) arguments=(97) ;; *) arguments=() ;; esac
    fi
    sets=$((sets + 1))
    log=$(mktemp)
    "$script" ${arguments[@]+"${arguments[@]}"} >"$log" 2>&1 </dev/null || { failed=$((failed + 1)); tail -n 20 "$log"; }
    echo "$name: $(tail -n 1 "$log")"
    rm -f "$log"
done
echo "sets=$sets failed=$failed"
[ $failed -eq 0 ]
