#!/usr/bin/env bash
# Builds all Swift tests with a sanitizer and runs them: any report fails. By hand; a quarter of an hour to an hour each.
#
#   run.sh [address|thread [ARGUMENT OF SWIFT TEST...]]      both, one after the other, when nothing is said
#
# `address` finds what is read or written out of bounds, after its end or never freed; `thread` finds what two threads do
# to one place without order. The thread sanitizer does not see into `Synchronization.Mutex` where threads contend for it,
# so mutex.c tells it; probe.swift shows first that it then is silent about a mutex and still loud about a race.
# What leaks and is not ours is named, with its reason, in leak.txt; of races nothing is suppressed.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=Tests/Sanitizers

build() { swift build --build-tests --sanitize "$1" --scratch-path ".build-$1"; }

# One target after the other: all at once start before any goes on, and those that wait for a client or a server run into
# their limits of minutes.
tests() {
    local kind=$1 target log status=0
    shift
    mapfile -t targets < <(sed -n 's/.*name: "\([A-Za-z]*Tests\)",.*/\1/p' Package.swift)
    for target in "${targets[@]}"; do
        log=.build-$kind/$target.log
        if swift test --disable-xctest --skip-build --sanitize "$kind" --scratch-path ".build-$kind" \
            --filter "^$target\." "$@" >"$log" 2>&1 && ! grep -aq 'SUMMARY: .*Sanitizer' "$log"; then
            echo "$target: $(grep -a 'Test run with' "$log" | tail -1)"
        else
            echo "$target: FAILED, see $log"
            status=1
        fi
    done
    return $status
}

address() {
    build address
    echo "== all Swift tests with the address sanitizer" >&2
    ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 \
        LSAN_OPTIONS=suppressions=$PWD/$here/leak.txt:print_suppressions=1 tests address "$@"
}

thread() {
    local folder=.build-thread/sanitizers
    mkdir -p $folder
    clang -O1 -Wall -Wextra -Werror -shared -fPIC $here/mutex.c -o $folder/mutex.so
    swiftc -sanitize=thread -g $here/probe.swift -o $folder/probe
    local preload=$PWD/$folder/mutex.so
    LD_PRELOAD=$preload $folder/probe locked >$folder/locked 2>&1 \
        || { cat $folder/locked; echo "sanitizers: a mutex is taken for a race" >&2; return 1; }
    if LD_PRELOAD=$preload $folder/probe bare >$folder/bare 2>&1 || ! grep -q 'WARNING: ThreadSanitizer' $folder/bare; then
        echo "sanitizers: a race is not seen" >&2
        return 1
    fi
    build thread
    echo "== all Swift tests with the thread sanitizer" >&2
    LD_PRELOAD=$preload tests thread "$@"
}

kind=${1:-both}
shift || true
case $kind in
    address | thread) $kind "$@" ;;
    both) address && thread ;;
    *) sed -n '4p' "$0" >&2; exit 64 ;;
esac
