#!/usr/bin/env bash
# All faults of storage, one after the other, in less than 15 minutes; needs root for the disks that it mounts.
#   all.sh [BINARY]   (the debug build when not given)
set -uo pipefail
cd "$(dirname "$0")/../.."
binary=${1:-$(swift build --show-bin-path)/marginalia}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cc -O1 -Wall -shared -fPIC -o "$folder/faults.so" Tests/Durability/faults.c -ldl || exit 1
export FAULTS_SHIM=$folder/faults.so
failed=0
for test in "kill.py --rounds ${KILL_ROUNDS:-200} --ready-within 1" "power.py --rounds ${POWER_ROUNDS:-60}" disk.py scarce.py damaged.py; do
    read -r script options <<<"$test"
    printf '\n== %s %s\n' "$script" "$options"
    # shellcheck disable=SC2086
    python3 "Tests/Durability/$script" "$binary" $options || failed=1
done
exit $failed
