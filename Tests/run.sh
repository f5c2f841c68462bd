#!/usr/bin/env bash
# All tests: format lint, a build without warnings, the Swift tests, attacks over HTTP, a short run of the
# kill -9 test.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

step "format"
swift format lint --strict --parallel --recursive Package.swift Sources Tests

step "build"
swift build --build-tests --explicit-target-dependency-import-check error

step "tests"
swift test --skip-build

binary=$(swift build --show-bin-path)/marginalia

step "contract"
python3 Tests/Contract/check.py "$binary"

step "attacks over HTTP"
python3 Tests/Attack/attack.py "$binary"
python3 Tests/Attack/observe.py "$binary"
python3 Tests/Attack/mutate.py "$binary" --rounds "${MUTATED_ROUNDS:-600}"

step "command line"
python3 Tests/CommandLine/run.py "$binary"

step "kill -9"
python3 Tests/Durability/kill.py "$binary" --rounds "${KILL_ROUNDS:-10}"

step "restarts and overload"
python3 Tests/Operations/handover.py "$binary" --restarts 2 --clients 4
python3 Tests/Operations/overload.py "$binary" --quick
Tests/Operations/units.sh

step "listeners"
python3 Tests/Events/listen.py "$binary" --listeners "${LISTENERS:-100}" --comments "${COMMENTS:-60}" --silent 20

step "pages under concurrent posting"
python3 Tests/Threads/pages.py "$binary" --comments "${THREAD_COMMENTS:-400}" --depth "${THREAD_DEPTH:-40}" --limit 20

step "webhooks"
python3 Tests/Webhooks/deliver.py "$binary" --rounds "${WEBHOOK_ROUNDS:-2}" --comments 8 --seed 3

step "feeds"
python3 Tests/Feeds/check.py "$binary"

step "citations read back"
Tests/Citations/run.sh "$binary"

step "client"
Tests/Client/run.sh "$binary"

step "browser"
python3 Tests/Browser/run.py "$binary"
