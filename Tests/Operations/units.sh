#!/usr/bin/env bash
# Has systemd look at the units of docker/: nothing wrong, and an exposure of 1.5 of 10 at most. Starts nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v systemd-analyze >/dev/null || { echo "skipped: there is no systemd-analyze"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp docker/marginalia.service docker/marginalia.socket "$folder"
# The program need not be installed where the unit looks for it.
sed -i 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' "$folder/marginalia.service"
systemd-analyze verify "$folder/marginalia.service" "$folder/marginalia.socket"
systemd-analyze security --offline=true --threshold=15 --no-pager "$folder/marginalia.service" | tail -1
