#!/usr/bin/env bash
# Tests the client of /assets/marginalia.js and its types against the built binary: run.sh BINARY
# Needs Node 20 or later, and TypeScript (Debian's node-typescript) for the types; skips what is not there.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")"

if ! node -e 'process.exit(AbortSignal.any ? 0 : 1)' 2>/dev/null; then
    echo "client: skipping, Node 20.3 or later is not installed"
else
    MARGINALIA_BINARY=$binary node --test --test-reporter=spec client.test.mjs shapes.test.mjs
fi

if ! command -v tsc >/dev/null; then
    echo "types of the client: skipping, TypeScript is not installed (node-typescript)"
else
    folder=$(mktemp -d)
    trap 'rm -r "$folder"' EXIT
    cp usage.ts ../../Sources/ArticlesWeb/Resources/marginalia.d.ts "$folder"
    tsc --noEmit --strict --target es2022 --module es2022 --moduleResolution node --lib es2022,dom,dom.iterable "$folder/usage.ts"
    echo "types of the client: compiled by TypeScript $(tsc --version)"
fi
