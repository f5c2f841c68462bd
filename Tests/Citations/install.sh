#!/usr/bin/env bash
# Puts the readers of requirements.txt into a folder, unless they are there; fails where there is no package index.
#   install.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
cmp -s "$here/requirements.txt" "$folder/requirements.txt" && exit 0
python3 -m pip install --quiet --disable-pip-version-check --upgrade --target "$folder" -r "$here/requirements.txt" >&2
cp "$here/requirements.txt" "$folder/requirements.txt"
