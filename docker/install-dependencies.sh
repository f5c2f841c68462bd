#!/usr/bin/env bash
# Installs the Debian packages that Marginalia is built and tested with; does nothing when all are there.
#   install-dependencies.sh             to build, serve and test
#   install-dependencies.sh --runtime   only what the built binary needs
#   install-dependencies.sh --benchmark also what Tests/Benchmarks measures with
set -euo pipefail

build=(pkg-config libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libxml2-dev zlib1g-dev libcurl4-openssl-dev jq python3 python3-jsonschema python3-pip curl)
runtime=(libsqlite3-0 libcmark-gfm0.29.0.gfm.6 libcmark-gfm-extensions0.29.0.gfm.6 libyaml-0-2 libxml2 zlib1g libcurl4 libstdc++6 ca-certificates tzdata curl)
benchmark=(wrk nginx-light strace)

case "${1:-}" in
    "") packages=("${build[@]}") ;;
    --runtime) packages=("${runtime[@]}") ;;
    --benchmark) packages=("${build[@]}" "${benchmark[@]}") ;;
    *) echo "usage: $0 [--runtime | --benchmark]" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null)" = "ii " ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "install-dependencies: run as root, or install sudo: ${missing[*]}" >&2; exit 1; }
    sudo=(sudo)
fi
echo "installing ${missing[*]}" >&2
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
