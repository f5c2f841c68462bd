#!/usr/bin/env bash
# Builds .build-fuzz/fuzz: all targets with libFuzzer and the address sanitizer, optimised, with all checks of Swift.
#
# By swiftc, because SwiftPM renames the `main` that libFuzzer has. What is not ours comes out of `.build`, so
# `swift build` goes first. Only what changed is compiled again; all of it takes a few minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
out=.build-fuzz
built=$(swift build --show-bin-path)
plugins=.build/plugins/outputs
mkdir -p $out
# pc-table would name the places that were reached, and takes the compiler half an hour for a module of 250 files.
coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters
flags=(-O -wmo -parse-as-library -enable-testing -swift-version 6 -suppress-warnings -package-name marginalia
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -I $out/modules -I "$built/Modules"
    -Xcc -fmodule-map-file="$built/CSockets.build/module.modulemap")
for folder in Sources/C{LibXML2,MarkGFM,SQLite,YAML,Zlib} \
    .build/checkouts/swift-crypto/Sources/CCryptoBoringSSL{,Shims}/include; do
    flags+=(-Xcc -fmodule-map-file="$root/$folder/module.modulemap")
done
read -ra includes < <(pkg-config --cflags sqlite3 zlib libcmark-gfm yaml-0.1 libxml-2.0)
for include in "${includes[@]}"; do flags+=(-Xcc "$include"); done

# module NAME FILE...   compiled unless it is newer than its files and what was compiled before it
newest=$out/.start
touch -d @0 $newest
module() {
    local name=$1 object=$out/$1.o; shift
    if ! [ "$object" -nt "$newest" ] || [ -n "$(find "$@" -newer "$object" -print -quit)" ]; then
        echo "compiling $name" >&2
        mkdir -p $out/modules
        swiftc "${flags[@]}" -sanitize=address -sanitize-coverage=$coverage -emit-module -emit-object \
            -module-name "$name" -emit-module-path "$out/modules/$name.swiftmodule" -o "$object" "$@"
    fi
    [ "$object" -nt "$newest" ] && newest=$object
    objects+=("$object")
}
sources() { find "Sources/$1" -name '*.swift'; find "$plugins" -path "*/$1/destination/*" -name '*.swift'; }

objects=()
for name in XML Markup SQLite HTTP Articles ArticlesSQLite ArticlesAPI; do
    mapfile -t files < <(sources $name)
    module $name "${files[@]}"
done
module FuzzTargets Tests/Fuzzing/Targets/*.swift
for name in HTTPTypes Logging Crypto CryptoBoringWrapper CCryptoBoringSSL CCryptoBoringSSLShims CXKCP CXKCPShims CSockets; do
    mapfile -t files < <(find "$built/$name.build" -name '*.o')
    objects+=("${files[@]}")
done
echo "linking" >&2
# The entry by itself, without marks of coverage: `-sanitize=fuzzer` would put the table of places into it that the others
# don't have, and libFuzzer refuses to begin.
swiftc "${flags[@]}" -sanitize=address -module-name Fuzz -c Tests/Fuzzing/Entry.swift -o $out/Entry.o
# The linker warns of each symbol of the sanitizer that it can't export.
swiftc -sanitize=fuzzer,address $out/Entry.o "${objects[@]}" \
    $(pkg-config --libs sqlite3 zlib libcmark-gfm yaml-0.1 libxml-2.0) -lcmark-gfm-extensions -lstdc++ \
    -o $out/fuzz 2> >(grep -v "Cannot export local symbol '__asan_" >&2)
