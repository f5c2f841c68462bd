#!/usr/bin/env python3
"""Holds the served OpenAPI description against the service's live answers.

usage: check.py BINARY

Brings about every status that the description names for every operation, less those that need a failing disk (503, 507),
and checks of each answer: that its status and media type are described, that its JSON is as its schema says, and that the
headers are there that it must have. Where openapi-spec-validator is installed, the description itself is validated too.
Talks to 127.0.0.1 alone; exit 1 and a list of faults when something differs.
"""
import http.client, json, os, random, socket, subprocess, sys, tempfile, urllib.parse

import jsonschema

TOKEN = "the-token-of-this-test"
#: Seconds that an answer may take on a machine that does other things.
PATIENCE = 120
WITHOUT_TEST = {"503", "507", "default"}
DOCUMENT = "---\ntitle: {title}\nslug: {slug}\ndate: 2026-01-02\nauthors:\n  - Ada Example\ncategories: [Notes]\n---\n\nOne sentence.[^1]\n\n## A heading\n\nMore{more}.[^1]\n\n[^1]: Ann Author, *A Book* (London: House, 1999), 12.\n"


class Service:
    """The binary on a database of its own."""

    def __init__(self, binary, folder, *options):
        self.log = open(os.path.join(folder, "log"), "a")
        self.process = subprocess.Popen(
            [binary, "serve", "--database", os.path.join(folder, "articles.sqlite"), "--port", "0", *options],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env={**os.environ, "MARGINALIA_EDITOR_TOKEN": TOKEN})
        line = self.process.stdout.readline()
        if "http://" not in line:
            sys.exit(f"the service did not start: {line}")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))

    def send(self, method, target, headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, target, body, headers or {})
        response = connection.getresponse()
        fields = {name.lower(): value for name, value in response.getheaders()}
        if fields.get("content-type", "").startswith("text/event-stream") and method == "GET" and response.status == 200:
            content = b""
        else:
            content = response.read()
        connection.close()
        return response.status, fields, content

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


class Contract:
    """The description, and what was seen of it."""

    def __init__(self, service):
        status, _, content = service.send("GET", "/openapi.json")
        assert status == 200, "no description is served"
        self.document = json.loads(content)
        self.seen, self.faults, self.answers = set(), [], 0
        # Without limits there is nothing to tell of them.
        self.optional_headers = {"Link", "RateLimit", "RateLimit-Policy"}
        self.operations = {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                self.operations[operation["operationId"]] = (method.upper(), path, operation)

    def resolve(self, part):
        while "$ref" in part:
            _, _, kind, name = part["$ref"].split("/")
            part = self.document["components"][kind][name]
        return part

    def check(self, name, answer, head=False):
        """Checks an answer to an operation; gives its JSON, if it is any."""
        status, fields, content = answer
        method, path, operation = self.operations[name]
        self.answers += 1
        where = f"{method} {path} -> {status}"
        if str(status) not in operation["responses"]:
            self.faults.append(f"{where}: not described: {content[:300]!r}")
            return None
        self.seen.add((name, str(status)))
        described = self.resolve(operation["responses"][str(status)])
        if "request-id" not in fields:
            self.faults.append(f"{where}: no Request-Id")
        for header in described.get("headers", {}):
            if header.lower() not in fields and header not in self.optional_headers:
                self.faults.append(f"{where}: no {header}")
        media = fields.get("content-type", "").split(";")[0]
        content_types = described.get("content", {})
        if not content_types:
            if content:
                self.faults.append(f"{where}: content where none is described")
            return None
        if media not in content_types:
            self.faults.append(f"{where}: media type {media!r} is not described")
            return None
        if head or not media.endswith("json"):
            return None
        value = json.loads(content)
        schema = {**content_types[media].get("schema", {}), "components": self.document["components"]}
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        for error in list(validator.iter_errors(value))[:3]:
            self.faults.append(f"{where}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        return value

    def check_parameters(self, name, problem):
        """Holds the parameters that the service says it takes against those described."""
        message = next((error["message"] for error in (problem or {}).get("errors", []) if error["field"] == "unknownParameter"), None)
        if message is None:
            return
        taken = set(message.partition("takes only ")[2].split(", ")) - {""}
        described = {parameter["name"] for parameter in map(self.resolve, self.operations[name][2].get("parameters", []))
                     if parameter["in"] == "query"}
        if taken != described:
            self.faults.append(f"{name}: takes {sorted(taken)}, described are {sorted(described)}")


class Run:
    """Sends requests by the names of operations."""

    def __init__(self, service, contract):
        self.service, self.contract = service, contract

    def __call__(self, name, expected, path=None, query=None, headers=None, json_body=None, body=None, media=None):
        method, template, _ = self.contract.operations[name]
        target = template.format(**{key: urllib.parse.quote(str(value), safe="") for key, value in (path or {}).items()})
        if query:
            target += "?" + urllib.parse.urlencode(query)
        headers = dict(headers or {})
        if json_body is not None:
            body, media = json.dumps(json_body), media or "application/json"
        if media:
            headers["Content-Type"] = media
        if isinstance(body, str):
            body = body.encode()
        answer = self.service.send(method, target, headers, body)
        if answer[0] != expected:
            self.contract.faults.append(f"{method} {target} -> {answer[0]}, expected {expected}: {answer[2][:300]!r}")
        return self.contract.check(name, answer), answer[1]


EDITOR = {"Authorization": f"Bearer {TOKEN}"}
NOBODY = "01900000-0000-7000-8000-000000000000"


def refusals(run, name, path, *, headers=None, good=None, media="application/json", subject=True, content=False):
    """The refusals that many operations share, as far as this one names them."""
    _, _, operation = run.contract.operations[name]
    named = operation["responses"]
    headers = dict(headers or {})
    send = {"json_body": good} if good is not None else {}
    if "400" in named:
        problem, _ = run(name, 400, path, {"unknownParameter": "1"}, headers, **send)
        run.contract.check_parameters(name, problem)
    if "401" in named and "Authorization" in headers:
        run(name, 401, path, None, {key: value for key, value in headers.items() if key != "Authorization"}, **send)
    if "403" in named and "Authorization" in headers:
        run(name, 403, path, None, {**headers, "Authorization": "Bearer of-something-else"}, **send)
    if "404" in named and subject:
        wrong = {key: {"slug": "no-such-article", "number": 99, "anchor": "no-such-section", "sequence": 99999}.get(key, NOBODY)
                 for key in path}
        run(name, 404, wrong, None, headers, **send)
    if "415" in named and content:
        run(name, 415, path, None, headers, body="<p>", media="application/x-unheard-of")
    if "413" in named and content:
        run(name, 413, path, None, headers, body=b" " * ((17 << 20) if "articles" in name or name == "importDocument" else (65 << 10)), media=media)
    if "422" in named and content and good is not None:
        run(name, 422, path, None, headers, json_body={key: ["not", {"as": "described"}] for key in good}, media=media)
    if "406" in named:
        run(name, 406, path, None, {**headers, "Accept": "image/png"})
    if "304" in named:
        _, fields = run(name, 200, path, None, headers)
        run(name, 304, path, None, {**headers, "If-None-Match": fields.get("etag", "")})


def walk(run):
    """Goes through every operation, good requests first."""
    document = DOCUMENT.format(title="A text", slug="a-text", more="")
    slug = {"slug": "a-text"}
    importing = {**EDITOR}
    run("importDocument", 201, slug, None, importing, body=document, media="text/markdown")
    run("importDocument", 200, slug, {"dryRun": "true"}, importing, body=document, media="text/markdown")
    preview, _ = run("importDocument", 200, slug, {"dryRun": "true", "preview": "true"}, importing, body=document, media="text/markdown")
    if [section["anchor"] for section in preview["article"]["sections"]] != ["lead", "a-heading"]:
        run.contract.faults.append(f"the preview has other sections than the document: {preview}")
    run("importDocument", 400, slug, {"preview": "true"}, importing, body=document, media="text/markdown")
    run("importDocument", 422, slug, None, importing, body=b"\xff\xfe", media="text/plain")
    refusals(run, "importDocument", slug, headers=importing, subject=False, content=True, media="text/markdown")
    for name, path in (("service", {}), ("config", {}), ("articles", {}), ("article", slug), ("sections", slug),
                       ("section", {**slug, "anchor": "a-heading"}), ("citations", slug), ("citation", {**slug, "number": 1}),
                       ("markdown", slug), ("comments", slug), ("latestComments", {}), ("categories", {}), ("archives", {}),
                       ("authors", {}), ("changes", {}), ("feedAtom", {}), ("feedJSON", {}), ("commentsAtom", slug), ("problems", {}),
                       ("openapi", {}), ("home", {}), ("articlePage", slug), ("searchPage", {}), ("docs", {}), ("health", {}), ("readiness", {}), ("stamp", {})):
        run(name, 200, path)
        refusals(run, name, path, subject=bool(path))
    run("home", 404, None, {"after": "no-such-article"})
    run("articles", 200, None, {"category": "notes", "archive": "2026-01", "count": "exact", "limit": 1})
    run("article", 200, slug, {"include": "sections,citations,comments"})
    run("problem", 200, {"code": "invalid"})
    refusals(run, "problem", {"code": "invalid"}, subject=False)
    run("problem", 404, {"code": "no-such-code"})
    for query, status in (({"articles": "a-text,unknown"}, 200), ({}, 400)):
        run("counts", status, None, query)
    _, fields = run("counts", 200, None, {"articles": "a-text"})
    run("counts", 304, None, {"articles": "a-text"}, {"If-None-Match": fields["etag"]})
    for query, status in (({"q": "sentence"}, 200), ({"q": '"open'}, 400)):
        run("search", status, None, query)
    for query in ("sentence", '"open', "x" * 300):
        run("searchPage", 200, None, {"q": query})
    _, fields = run("search", 200, None, {"q": "sentence", "in": "text"})
    run("search", 304, None, {"q": "sentence", "in": "text"}, {"If-None-Match": fields["etag"]})

    citation, _ = run("citation", 200, {**slug, "number": 1})
    source = {"id": citation["sources"][0]["id"]}
    run("source", 200, source)
    refusals(run, "source", source)
    for suffix in ("BibTeX", "RIS", "CSLJSON", "Text"):
        for name, path in (("cite", slug), ("citations", slug), ("citation", {**slug, "number": 1}), ("source", source)):
            run(name + suffix, 200, path)
            refusals(run, name + suffix, path)
    run("events", 200, slug)
    refusals(run, "events", slug)

    # Comments, from the first to the last of them.
    good = {"author": {"name": "Reader", "email": "reader@example.org"}, "body": "A remark of a reader."}
    key = {"Idempotency-Key": "a key of this test".replace(" ", "-")}
    posted, fields = run("postComment", 201, slug, None, key, json_body=good)
    run("postComment", 409, slug, None, None, json_body=good)
    refusals(run, "postComment", slug, good=good, content=True)
    run("postComment", 422, slug, None, None, json_body={"author": {"name": ""}, "body": "x"})
    run("postComment", 422, slug, None, None, json_body={**good, "body": "Filled in.", "subject": "by a program"})
    run("postComment", 401, slug, None, {"Authorization": "Basic bm9ib2R5"}, json_body={**good, "body": "By an editor?"}) \
        if "401" in run.contract.operations["postComment"][2]["responses"] else None
    own = {"id": posted["id"]}
    edit = {"Edit-Token": posted["editToken"]}
    run("comment", 200, own)
    refusals(run, "comment", own)
    run("avatar", 200, {"seed": posted["author"]["avatar"].rsplit("/", 1)[1].removesuffix(".svg")})
    refusals(run, "avatar", {"seed": posted["author"]["avatar"].rsplit("/", 1)[1].removesuffix(".svg")}, subject=False)
    run("avatar", 404, {"seed": "not-a-seed"})
    text = {"body": "A remark that was edited."}
    _, current = run("comment", 200, own)
    run("editComment", 200, own, None, {**edit, "If-Match": current["etag"]}, json_body=text)
    run("editComment", 412, own, None, {**edit, "If-Match": '"other"'}, json_body=text)
    run("editComment", 401, own, None, None, json_body=text)
    run("editComment", 403, own, None, {"Edit-Token": "of-another-comment"}, json_body=text)
    refusals(run, "editComment", own, headers=edit, good=text, content=True)
    run("preview", 200, None, None, None, json_body=text)
    refusals(run, "preview", {}, good=text, content=True, subject=False)
    other, _ = run("postComment", 201, slug, None, None, json_body={"author": {"name": "Other"}, "body": "An answer.", "parentId": posted["id"]})
    run("comments", 200, slug, {"view": "flat", "thread": posted["id"], "limit": 1})
    author = {"Author-Token": posted["authorToken"]}
    reader = {**author, "X-Forwarded-For": "192.0.2.1"}
    run("vote", 200, {"id": other["id"]}, None, reader, json_body={"value": 1})
    refusals(run, "vote", {"id": other["id"]}, headers=reader, good={"value": 1}, content=True)
    run("vote", 403, own, None, author, json_body={"value": 1})
    run("ownComments", 200, None, {"include": "versions"}, author)
    run("ownComments", 401)
    run("ownComments", 403, None, None, {"Author-Token": "of-nobody-at-all"})
    refusals(run, "ownComments", {}, headers=author, subject=False)
    run("comments", 200, slug, {"view": "flat", "sort": "top", "count": "exact", "limit": 1})

    # Editors.
    for name in ("editorArticles", "editorComments", "log", "bans"):
        run(name, 200, None, {"limit": 1}, EDITOR)
        refusals(run, name, {}, headers=EDITOR, subject=False)
    run("editorComments", 404, None, {"article": "no-such-article"}, EDITOR)
    for name, path in (("editorComment", own), ("versions", own), ("editorArticle", slug), ("report", slug)):
        run(name, 200, path, None, EDITOR)
        refusals(run, name, path, headers=EDITOR)
    change = {"status": "rejected", "reason": "for the test"}
    run("moderate", 200, {"id": other["id"]}, None, EDITOR, json_body=change)
    refusals(run, "moderate", {"id": other["id"]}, headers=EDITOR, good=change, content=True)
    run("moderate", 409, {"id": other["id"]}, None, EDITOR, json_body={"status": "published", "expected": "pending"})
    entries, _ = run("log", 200, None, None, EDITOR)
    entry = {"sequence": entries["items"][0]["sequence"]}
    run("undo", 200, entry, None, EDITOR, json_body={"reason": "for the test"})
    run("undo", 409, entry, None, EDITOR)
    refusals(run, "undo", entry, headers=EDITOR, good={"reason": "x"}, content=True)
    ban = {"kind": "word", "value": "unwanted", "days": 1}
    banned, _ = run("ban", 201, None, None, EDITOR, json_body=ban)
    run("ban", 409, None, None, EDITOR, json_body=ban)
    run("ban", 404, None, None, EDITOR, json_body={"kind": "address", "commentId": NOBODY})
    refusals(run, "ban", {}, headers=EDITOR, good=ban, content=True, subject=False)
    run("oneBan", 200, {"id": banned["id"]}, None, EDITOR)
    refusals(run, "oneBan", {"id": banned["id"]}, headers=EDITOR)
    refusals(run, "unban", {"id": banned["id"]}, headers=EDITOR, good={"reason": "x"}, content=True)
    run("unban", 204, {"id": banned["id"]}, None, EDITOR)
    backup(run)
    patch = {"subtitle": "With a subtitle"}
    run("changeArticle", 200, slug, None, EDITOR, json_body=patch)
    run("changeArticle", 412, slug, None, {**EDITOR, "If-Match": '"other"'}, json_body=patch)
    refusals(run, "changeArticle", slug, headers=EDITOR, good=patch, content=True)

    on_page = {**slug, "id": posted["id"]}
    run("commentOnPage", 200, on_page)
    refusals(run, "commentOnPage", on_page)

    # Ends.
    run("deleteComment", 412, own, None, {**edit, "If-Match": '"other"'})
    run("deleteComment", 401, own)
    run("deleteComment", 403, own, None, {"Edit-Token": "of-another-comment"})
    refusals(run, "deleteComment", own, headers=edit)
    run("deleteComment", 204, own, None, edit)
    run("editComment", 410, own, None, edit, json_body=text)
    run("deleteComment", 410, own, None, edit)
    run("vote", 410, own, None, author, json_body={"value": 1})
    run("postComment", 410, slug, None, None, json_body={"author": {"name": "Late"}, "body": "Too late.", "parentId": posted["id"]})
    run("eraseOwn", 401)
    run("eraseOwn", 403, None, None, {"Author-Token": "of-nobody-at-all"})
    refusals(run, "eraseOwn", {}, headers=author, subject=False)
    second, _ = run("postComment", 201, slug, None, None, json_body={"author": {"name": "Second"}, "body": "To be erased."})
    run("eraseOwn", 204, None, None, {"Author-Token": second["authorToken"]})
    run("postForm", 303, slug, body="name=Reader&body=By+the+form.", media="application/x-www-form-urlencoded")
    run("postForm", 422, slug, body="name=Reader", media="application/x-www-form-urlencoded")
    run("postForm", 404, {"slug": "no-such-article"}, body="name=Reader", media="application/x-www-form-urlencoded")
    refusals(run, "postForm", slug, content=True, subject=False)
    run("changeArticle", 200, slug, None, EDITOR, json_body={"commentsOpen": False})
    run("postComment", 403, slug, None, None, json_body={"author": {"name": "Late"}, "body": "After the end."})
    run("deleteArticle", 412, slug, None, {**EDITOR, "If-Match": '"other"'})
    refusals(run, "deleteArticle", slug, headers=EDITOR)
    run("deleteArticle", 204, slug, None, EDITOR)


def backup(run):
    """One backup at a time, whole, and a database."""
    refusals(run, "backup", {}, headers=EDITOR, subject=False)
    # More than sockets hold, so that the first is still on its way while the second is refused.
    words = "\n\n".join("".join(random.choices("abcdefghijklmnopqrstuvwxyz ", k=2000)) for _ in range(600))
    run("importDocument", 201, {"slug": "large"}, None, EDITOR, body=words, media="text/markdown")
    connection = http.client.HTTPConnection("127.0.0.1", run.service.port)
    connection.sock = socket.socket()
    connection.sock.settimeout(PATIENCE)
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.sock.connect(("127.0.0.1", run.service.port))
    connection.request("GET", "/v1/editor/backup", headers=EDITOR)
    response = connection.getresponse()
    run("backup", 409, None, None, EDITOR)
    length = len(response.read())
    if length != int(response.headers["Content-Length"]):
        run.contract.faults.append(f"a backup of {length} bytes, announced as {response.headers['Content-Length']}")
    connection.close()
    run("backup", 200, None, None, EDITOR)


def limited(run):
    """What only other settings bring about: comments held, and limits reached."""
    run("importDocument", 201, {"slug": "a-text"}, None, EDITOR, body=DOCUMENT.format(title="A text", slug="a-text", more=""), media="text/markdown")
    held, _ = run("postComment", 202, {"slug": "a-text"}, None, None, json_body={"author": {"name": "Reader"}, "body": "To be held."})
    run("postComment", 429, {"slug": "a-text"}, None, None, json_body={"author": {"name": "Reader"}, "body": "Too much."})
    own = {"id": held["id"]}
    run("moderate", 200, own, None, EDITOR, json_body={"status": "published"})
    reader = {"X-Forwarded-For": "192.0.2.1"}
    run("vote", 200, own, None, reader, json_body={"value": -1})
    run("vote", 429, own, None, reader, json_body={"value": 0})
    for number in range(8):
        answer = run.service.send("PATCH", f"/v1/comments/{held['id']}", {"Edit-Token": held["editToken"], "Content-Type": "application/json"},
                                  json.dumps({"body": f"Edited for the {number}th time."}))
    run.contract.check("editComment", answer)


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as second:
        service = Service(binary, folder, "--sample", "off", "--comments-per-minute", "0", "--min-fill-seconds", "0",
                          "--trusted-proxy", "127.0.0.1", "--votes-per-minute", "0")
        try:
            contract = Contract(service)
            walk(Run(service, contract))
        except (KeyError, TypeError) as error:
            # An answer that is not as expected; the fault that says so is among those below.
            contract.faults.append(f"the walk ended early: {error!r}")
        finally:
            service.stop()
        service = Service(binary, second, "--sample", "off", "--comments-per-minute", "1", "--moderation", "all", "--min-fill-seconds", "0",
                          "--trusted-proxy", "127.0.0.1", "--votes-per-minute", "1")
        try:
            contract.optional_headers = {"Link"}
            limited(Run(service, contract))
        finally:
            service.stop()
    named = {(name, status) for name, (_, _, operation) in contract.operations.items() for status in operation["responses"]}
    for name, status in sorted(named - contract.seen):
        if status not in WITHOUT_TEST:
            contract.faults.append(f"{name}: {status} is described, and nothing brought it about")
    try:
        from openapi_spec_validator import validate
        validate(contract.document)
        validated = "valid by openapi-spec-validator"
    except ImportError:
        validated = "not validated as a whole: openapi-spec-validator is not installed"
    for fault in contract.faults:
        print(fault)
    print(f"{len(contract.operations)} operations, {contract.answers} answers, {len(contract.faults)} faults; the description is {validated}")
    sys.exit(1 if contract.faults else 0)


if __name__ == "__main__":
    main()
