#!/usr/bin/env bash
# Puts the packages of a requirements.txt (by itself the one beside this file) into a folder, unless they are there; fails
# where there is no package index.
#   install.sh FOLDER [REQUIREMENTS]
set -euo pipefail
folder=$1
wanted=${2:-$(cd "$(dirname "$0")" && pwd)/requirements.txt}
cmp -s "$wanted" "$folder/requirements.txt" && exit 0
python3 -m pip install --quiet --disable-pip-version-check --upgrade --target "$folder" -r "$wanted" >&2
cp "$wanted" "$folder/requirements.txt"
