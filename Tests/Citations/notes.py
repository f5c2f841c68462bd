"""The notes of the tests' tables, as `marginalia references` reads them."""
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
ESSAY = ROOT.parent / "shared" / "documents" / "cultural-diplomacy.txt"


def table_notes():
    """Every note of Tests/ArticlesTests/References/Tables; a line that is no field goes on with its note."""
    notes = []
    for file in sorted((ROOT / "Tests/ArticlesTests/References/Tables").glob("*.swift")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if match := re.match(r" *> (.*)", line):
                notes.append(match[1])
    return json.dumps({"citations": [{"number": n, "raw": raw} for n, raw in enumerate(notes, 1)]})


def references(binary, form, *, text=None, document=None, style=None):
    """What the command prints for notes given as text, or for a document's."""
    command = [binary, "references", document or "-", "--to", form]
    if document:
        command.append("--document")
    if style:
        command += ["--style", style]
    done = subprocess.run(command, input=(text or "").encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8")


def inputs():
    """Where notes come from: a name and the arguments of `references`."""
    yield "tables", {"text": table_notes()}
    yield "sample", {"document": str(ROOT / "Sources/marginalia/Resources/sample.md")}
    if ESSAY.exists():
        yield "essay", {"document": str(ESSAY)}
    else:
        print("read_back: skipping the essay, which lies beside the repository only where it was handed out")
