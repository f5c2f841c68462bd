#!/usr/bin/env python3
"""Tests the command line of the built binary: every example of `--help`, what `doctor` finds, completions in shells.

usage: run.py BINARY [NAME…]

A NAME is examples, doctor or completions; without one all run. Each test has a folder of its own. Exit 1 when one fails.
"""
import os, sys, tempfile, time, traceback
from pathlib import Path

import completions, doctor, examples

MODULES = {"examples": examples, "doctor": doctor, "completions": completions}


def main():
    binary = os.path.abspath(sys.argv[1])
    failed = passed = skipped = 0
    start = time.monotonic()
    for name in sys.argv[2:] or MODULES:
        for title, test in MODULES[name].tests(binary):
            with tempfile.TemporaryDirectory(prefix="marginalia-command-") as folder:
                try:
                    reason = test(Path(folder))
                except Exception as error:  # whatever a test raises is its failure, and the next one runs all the same
                    failed += 1
                    print(f"  FAILED   {name}: {title}\n    {error if isinstance(error, AssertionError) else traceback.format_exc()}", flush=True)
                    continue
            if reason:
                skipped += 1
                print(f"  skipped  {name}: {title} ({reason})", flush=True)
            else:
                passed += 1
    print(f"command line: {passed} passed, {failed} failed, {skipped} skipped in {time.monotonic() - start:.0f} s")
    sys.exit(1 if failed else 0)


main()
