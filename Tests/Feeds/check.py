#!/usr/bin/env python3
"""Reads the feeds of a running service as feed readers do: by an XML parser, a JSON parser, and feedparser if it is there.

usage: check.py BINARY

Articles and comments hold what breaks careless feeds: markup, entities, quotes, CDATA ends. Talks to 127.0.0.1 alone;
ends by itself.
"""
import gzip, http.client, json, os, subprocess, sys, tempfile, xml.etree.ElementTree as etree

try:
    import feedparser
except ImportError:
    feedparser = None

ATOM, THREAD = "{http://www.w3.org/2005/Atom}", "{http://purl.org/syndication/thread/1.0}"
NASTY = "]]> &lt;b&gt; <script>alert(1)</script> \" ' & é ☃ 𝄞"
ARTICLE = """---
title: '{title}'
slug: {slug}
date: 2026-01-0{day}
summary: 'A summary {title}'
authors: [{{name: 'Ada {title}'}}, {{name: Bo}}]
categories: ['Notes & {title}']
---
Opening words with a note.[^1] And an `&amp;` in code.

[^1]: A remark.
"""


class Failure(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Failure(what)


class Service:
    def __init__(self, binary, database, *options):
        self.process = subprocess.Popen(
            [binary, "serve", "--database", database, "--port", "0", "--comments-per-minute", "0",
             "--comments-per-day", "0", "--sample", "off",
             *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1].strip().rstrip("/"))

    def send(self, path, method="GET", body=None, **fields):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in fields.items()})
        response = connection.getresponse()
        return response, response.read()

    def post(self, slug, body, parent=None):
        draft = {"author": {"name": "Reader ]]> & \"co\" <i>", "email": "reader@example.org",
                            "website": "https://example.org/?a=1&b=2"}, "body": body, "parentId": parent}
        response, content = self.send(f"/v1/articles/{slug}/comments", "POST", json.dumps(draft),
                                      Content_Type="application/json")
        expect(response.status == 201, f"not posted: {content!r}")
        return json.loads(content)["id"]

    def stop(self):
        self.process.terminate()
        expect(self.process.wait(30) == 0, "the service did not end well")


def atom(content, base):
    """The feed, after a look at what RFC 4287 asks of every feed and entry."""
    feed = etree.fromstring(content)
    expect(feed.tag == ATOM + "feed", f"no feed: {feed.tag}")
    names = []
    for element in [feed, *feed.findall(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            expect(len(element.findall(ATOM + name)) == 1, f"not one {name}")
        names.append(element.find(ATOM + "id").text)
        for link in element.findall(ATOM + "link"):
            expect(link.get("href").startswith(base + "/"), f"not absolute: {link.get('href')}")
        if element is not feed:
            expect(element.find(f"{ATOM}author/{ATOM}name") is not None, "no author")
    expect(len(set(names)) == len(names) and all(name.startswith("urn:uuid:") for name in names), f"ids: {names}")
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    expect({"self", "alternate"} <= set(links), "no self or alternate link")
    return feed, names


def check(binary, folder):
    database = os.path.join(folder, "feeds.sqlite")
    title = NASTY.replace("'", "''")
    for day, slug in enumerate(["first", "second"], 1):
        subprocess.run([binary, "import", "-", "--database", database, "--format", "markdown"], check=True,
                       input=ARTICLE.format(title=title, slug=slug, day=day), text=True, stdout=subprocess.DEVNULL)
    service = Service(binary, database)
    root = service.post("first", f"A *root* comment. {NASTY}")
    reply = service.post("first", "A reply.", root)

    response, content = service.send("/v1/feed.atom", Host="notes.example.org")
    expect(response.status == 200 and response.getheader("Content-Type").startswith("application/atom+xml"), "head")
    feed, names = atom(content, "http://notes.example.org")
    entries = feed.findall(ATOM + "entry")
    expect([entry.find(ATOM + "title").text for entry in entries] == [NASTY] * 2, "titles")
    expect(entries[0].find(f"{ATOM}link[@rel='alternate']").get("href").endswith("/articles/second"), "not newest first")
    expect(entries[0].find(ATOM + "category").get("label") == "Notes & " + NASTY, "category")
    html = entries[0].find(ATOM + "content").text
    expect("<p>Opening words" in html and "<script" not in html, f"content: {html}")

    coded, _ = service.send("/v1/feed.atom", Host="notes.example.org", If_None_Match=response.getheader("ETag"))
    expect(coded.status == 304, "no 304")
    coded, zipped = service.send("/v1/feed.atom", Host="notes.example.org", Accept_Encoding="gzip")
    expect(coded.getheader("Content-Encoding") == "gzip" and gzip.decompress(zipped) == content, "gzip")

    response, content = service.send("/v1/articles/first/comments.atom", Host="[::1]:8080")
    feed, comment_names = atom(content, "http://[::1]:8080")
    entries = feed.findall(ATOM + "entry")
    expect([entry.find(ATOM + "id").text for entry in entries] == [f"urn:uuid:{reply}", f"urn:uuid:{root}"], "comments")
    answered = [entry.find(THREAD + "in-reply-to").get("ref") for entry in entries]
    expect(answered == [f"urn:uuid:{root}", names[2]], f"in-reply-to: {answered}, {names}")
    expect("<em>root</em>" in entries[1].find(ATOM + "content").text, "content of a comment")
    expect("<script" not in entries[1].find(ATOM + "content").text, "a script in a comment")
    expect(b"reader@example.org" not in content, "an e-mail address")

    response, content = service.send("/v1/feed.json", Host="notes.example.org")
    feed = json.loads(content)
    expect(response.getheader("Content-Type").startswith("application/feed+json"), "head of the JSON feed")
    expect(feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"], "JSON feed")
    expect(feed["feed_url"] == "http://notes.example.org/v1/feed.json", "feed_url")
    expect([item["id"] for item in feed["items"]] == names[1:], "ids of both feeds")
    expect(all(item["content_html"] and item["url"].startswith("http://notes") for item in feed["items"]), "items")

    for path in ("/v1/feed.atom?x=1", "/v1/feed.json?limit=1", "/v1/articles/first/comments.atom?x"):
        expect(service.send(path)[0].status == 400, f"{path} was taken")
    expect(service.send("/v1/articles/none/comments.atom")[0].status == 404, "no 404")
    page = service.send("/articles/first")[1].decode()
    for path in ("/v1/feed.atom", "/v1/feed.json", "/v1/articles/first/comments.atom"):
        expect(f'href="{path}"' in page, f"the page does not name {path}")
    service.stop()

    # Under another address and after a restart everything has the same name.
    service = Service(binary, database, "--public-url", "https://example.org")
    feed, again = atom(service.send("/v1/feed.atom")[1], "https://example.org")
    expect(again == names, "names changed")
    content = service.send("/v1/articles/first/comments.atom")[1]
    expect(atom(content, "https://example.org")[1] == comment_names, "names of comments changed")
    if feedparser is None:
        print("feedparser is not installed: its part of the check is skipped")
    else:
        for path, count in (("/v1/feed.atom", 2), ("/v1/articles/first/comments.atom", 2)):
            parsed = feedparser.parse(service.send(path)[1])
            expect(not parsed.bozo, f"{path}: {parsed.get('bozo_exception')}")
            expect(parsed.version == "atom10" and len(parsed.entries) == count, f"{path}: {parsed.version}")
            expect(all(entry.id and entry.link and entry.updated_parsed for entry in parsed.entries), path)
        print(f"feedparser {feedparser.__version__} reads both Atom feeds")
    service.stop()
    print("the feeds are well-formed, absolute, complete, and keep their names")


def main():
    with tempfile.TemporaryDirectory() as folder:
        try:
            check(os.path.abspath(sys.argv[1]), folder)
        except Failure as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
