#!/usr/bin/env bash
# Fuzzes the targets one after the other and says what came of each.
#
#   run.sh [SECONDS [TARGET...]]      60 seconds each of all targets when nothing is said
#   GROWTH=1 run.sh                   instead measures how work grows with the inputs that were found before
#
# Begins with the corpus of the repository and with what earlier runs found (.build-fuzz/corpus). A find stays in
# .build-fuzz/finds; make it small with `-minimize_crash=1`, put it into Tests/Fuzzing/Corpus/TARGET under a name that
# says what it is, and mend what it shows: `swift test --filter FuzzingTests` reads it from then on. Exit 1: finds.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
shift || true
targets=("$@")
if [ ${#targets[@]} = 0 ]; then mapfile -t targets < <(ls Tests/Fuzzing/Corpus); fi
out=.build-fuzz
finds=0
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
for target in "${targets[@]}"; do
    corpus=$out/corpus/$target
    mkdir -p "$corpus" $out/finds $out/logs
    log=$out/logs/$target${GROWTH:+.growth}
    limits=(-max_total_time="$seconds" -rss_limit_mb=2048 -timeout=100 -reload=0)
    if [ -n "${GROWTH:-}" ]; then limits=(-runs=0 -rss_limit_mb=4096 -timeout=300); fi
    status=0
    FUZZ_TARGET=$target ${GROWTH:+env FUZZ_GROWTH=1} $out/fuzz "${limits[@]}" -print_final_stats=1 \
        -max_len=4096 -artifact_prefix="$out/finds/$target-" \
        "$corpus" "Tests/Fuzzing/Corpus/$target" >"$log" 2>&1 || status=$?
    runs=$(grep -oP 'number_of_executed_units: \K\d+' "$log" || echo "?")
    coverage=$(grep -oP 'cov: \K\d+' "$log" | tail -1 || true)
    echo "$target: $runs runs, $coverage edges, $(ls "$corpus" | wc -l) inputs, $([ $status = 0 ] && echo no find || echo "FOUND, see $log")"
    [ $status = 0 ] || finds=1
done
exit $finds
