#!/usr/bin/env python3
"""Runs the tests that need a browser, against the built binary.

usage: run.py BINARY [NAME…] [--only WORDS] [--keep FOLDER]

A NAME is that of a file of tests beside this one, without `.py`; without names all run. `--only` takes the tests whose
names hold the words; `--keep` puts a picture and the document of each failure into a folder. Needs Debian's chromium,
chromium-driver and python3-selenium, and skips where one is missing. Talks to 127.0.0.1 alone. Exit 1 when a test fails.
"""
import argparse, importlib, os, shutil, sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEBIAN_PYTHON = "/usr/bin/python3"


def needs():
    """What is missing to run a browser; nothing when all is there."""
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    try:
        import selenium  # noqa: F401
    except ImportError:
        # Debian's package is for Debian's Python, which need not be the first of the path.
        if os.path.exists(DEBIAN_PYTHON) and not os.environ.get("MARGINALIA_BROWSER_PYTHON"):
            os.environ["MARGINALIA_BROWSER_PYTHON"] = DEBIAN_PYTHON
            os.execv(DEBIAN_PYTHON, [DEBIAN_PYTHON, *sys.argv])
        missing.append("python3-selenium")
    return missing


def main():
    parser = argparse.ArgumentParser(description="Runs the tests that need a browser.")
    parser.add_argument("binary")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    missing = needs()
    if missing:
        print(f"browser: skipping, not installed: {', '.join(missing)}")
        return 0
    found = sorted(path.stem for path in HERE.glob("*.py") if path.stem != "run")
    unknown = set(options.names) - set(found)
    if unknown:
        parser.error(f"no such tests: {', '.join(sorted(unknown))}; there are: {', '.join(found)}")
    sys.path.insert(0, str(HERE))
    from harness.suite import run
    names = options.names or found
    for name in names:
        importlib.import_module(name)
    return run(os.path.abspath(options.binary), names, options.only, options.keep)


if __name__ == "__main__":
    sys.exit(main())
