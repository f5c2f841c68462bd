#!/usr/bin/env bash
# Scores the essay's notes where it lies beside the repository, and reads every citation format back by independent
# readers; skips either, and says so, where what it needs can't be had.
#   run.sh BINARY
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
documents="$here/../../../shared/documents"
if [ -e "$documents/score.py" ]; then
    out=$(mktemp)
    trap 'rm -f "$out"' EXIT
    "$1" references "$documents/cultural-diplomacy.txt" --document >"$out"
    # Only the notes are scored: the rest of the article is not in this output.
    python3 "$documents/score.py" "$documents/cultural-diplomacy.json" "$out" --quiet --min 1.0 | grep -E '^(micro|macro)'
else
    echo "citations: skipping the score of the essay, which lies beside the repository only where it was handed out"
fi
readers="$here/../../.build/python"
if ! "$here/install.sh" "$readers" 2>/dev/null; then
    echo "citations: skipping, the readers of requirements.txt are not there and can't be installed"
    exit 0
fi
PYTHONPATH="$readers" python3 "$here/read_back.py" "$1"
