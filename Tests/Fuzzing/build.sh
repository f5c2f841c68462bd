#!/usr/bin/env bash
# Builds the fuzz target with libFuzzer and the address sanitizer, by swiftc: SwiftPM renames the `main` that libFuzzer has.
#   build.sh [FOLDER]      .build-fuzz by default; SwiftPM must have fetched the dependencies (swift package resolve)
#   SWIFT_BACKTRACE=enable=no .build-fuzz/parsing -max_total_time=300 -max_len=4096 -timeout=20 CORPUS
# Only the files that read what comes in are compiled. Finds are minimised by -minimize_crash=1 and become rows of
# Tests/HTTPTests/Parsing.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-.build-fuzz}
mkdir -p "$out"
flags=(-Onone -wmo -parse-as-library -sanitize=fuzzer,address -swift-version 6 -suppress-warnings
    -enable-upcoming-feature InternalImportsByDefault -I "$out")

# module NAME FILE...   compiled unless it is newer than its files
module() {
    local name=$1; shift
    if [ "$out/$name.o" -nt "$1" ] && [ -z "$(find "$@" -newer "$out/$name.o" -print -quit)" ]; then return; fi
    echo "compiling $name" >&2
    swiftc "${flags[@]}" -emit-module -emit-object -module-name "$name" -emit-module-path "$out/$name.swiftmodule" \
        -o "$out/$name.o" "$@"
}

link() { swiftc "${flags[@]}" -emit-executable "$@"; }

module HTTPTypes .build/checkouts/swift-http-types/Sources/HTTPTypes/*.swift
http=Sources/HTTP
echo "compiling parsing" >&2
link -module-name Parsing -o "$out/parsing" "$out/HTTPTypes.o" $http/Parsing/*.swift \
    $http/Message/{ProblemCode,ProblemCode+HTTP,Problem,String+Bytes,Request}.swift \
    $http/Routing/Matching/PercentCoding.swift \
    $http/Routing/Reading/{JSONScan,JSONScanner,JSONValue,JSONFaults,JSONValueDecoder,JSONPrimitive}.swift \
    Tests/Fuzzing/Parsing.swift
