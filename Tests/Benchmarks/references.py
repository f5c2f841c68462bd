#!/usr/bin/env python3
"""Reads 100,000 notes on one core and prints the time; needs a release binary for a figure worth having.

  references.py BINARY [--notes 100000] [--rounds 3]
The notes are those of the tests' tables, each copy with figures of its own, so that none is read twice.
"""
import argparse
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Citations"))
from notes import table_notes  # noqa: E402
import json  # noqa: E402


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("binary")
    arguments.add_argument("--notes", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    tables = [note["raw"] for note in json.loads(table_notes())["citations"]]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        for index in range(chosen.notes):
            note = tables[index % len(tables)]
            copy = index // len(tables)
            # Page numbers at the end and names at the beginning differ from copy to copy.
            note = re.sub(r"(\d+)(\D*)$", lambda match: f"{int(match[1]) % 9000 + copy}{match[2]}", note)
            file.write(note.replace("\n", " ") + "\n")
        file.flush()
        core = sorted(os.sched_getaffinity(0))[:1]
        for _ in range(chosen.rounds):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.monotonic()
            done = subprocess.run(
                [chosen.binary, "references", file.name, "--to", "count"],
                stdout=subprocess.PIPE, text=True, check=True, preexec_fn=lambda: os.sched_setaffinity(0, core),
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            user = after.ru_utime - before.ru_utime
            print(f"{done.stdout.strip()}: {time.monotonic() - start:.2f} s, {user:.2f} s of one core")


if __name__ == "__main__":
    main()
