#!/usr/bin/python3
"""Writes Sources/Articles/Resources/confusables.txt: which characters look like which.

The data are those of Unicode Technical Standard 39, as ICU has them (Debian: apt-get install python3-icu). Only
characters that are their own canonical decomposition are listed, and of them those that have a skeleton other than
themselves. A line holds a skeleton, a tab, and all characters that have it.
"""
import collections
import pathlib
import unicodedata

import icu

checker = icu.SpoofChecker()
groups = collections.defaultdict(list)
for code in range(0x110000):
    character = chr(code)
    if unicodedata.category(character) in ("Cn", "Co", "Cs"):
        continue
    if unicodedata.normalize("NFD", character) != character:
        continue
    skeleton = checker.getSkeleton(0, character)
    # What has no letter or digit in it is left out of a name's skeleton anyway.
    if skeleton != character and any(unicodedata.category(c)[0] in "LN" for c in skeleton):
        groups[skeleton].append(character)
lines = [f"{skeleton}\t{''.join(groups[skeleton])}\n" for skeleton in sorted(groups)]
path = pathlib.Path(__file__).resolve().parents[2] / "Sources/Articles/Resources/confusables.txt"
path.write_text("".join(lines), encoding="utf-8")
print(f"{len(lines)} skeletons of {sum(len(g) for g in groups.values())} characters, Unicode {icu.UNICODE_VERSION}")
