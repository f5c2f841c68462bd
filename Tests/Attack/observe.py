#!/usr/bin/env python3
"""Looks at a running server as its operator does: /metrics, /readyz, SIGUSR1, the logs.

usage: observe.py BINARY

Starts servers of its own on free ports of 127.0.0.1 and ends them. Exit status 0: all passed.
"""
import argparse, json, os, re, signal, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from wire import SLUG, Checks, Server, exchange, request, responses

SAMPLE = re.compile(r'^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.]+$')


def get(server, path, *fields):
    data, _ = exchange(server, request(f"GET {path} HTTP/1.1", "Connection: close", *fields))
    return responses(data)[0]


def post(server, name):
    body = json.dumps({"author": {"name": name, "email": "hidden@secret.example"}, "body": f"By {name}."})
    data, _ = exchange(server, request(
        f"POST /v1/articles/{SLUG}/comments HTTP/1.1", "Content-Type: application/json", "Connection: close",
        f"Content-Length: {len(body)}", body=body))
    return responses(data)[0][0]


def samples(text):
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1])
            for line in text.splitlines() if line and not line.startswith("#")}


def until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def check_metrics(binary, checks):
    with Server(binary, "--metrics", "loopback") as server:
        for _ in range(3):
            get(server, f"/v1/articles/{SLUG}")
        get(server, "/v1/articles/none")
        get(server, "/nowhere")
        get(server, f"/v1/articles/{SLUG}/citations/%22")
        post(server, "Ann")
        exchange(server, "nonsense\r\n")
        status, fields, content = get(server, "/metrics")
        text = content.decode()
        checks.expect("metrics: answered", (200, "text/plain; version=0.0.4; charset=utf-8"),
                      (status, fields.get("content-type")))
        checks.expect("metrics: not kept by caches", "no-store", fields.get("cache-control"))
        bad = [line for line in text.splitlines() if not line.startswith("# ") and not SAMPLE.match(line)]
        checks.expect("metrics: well-formed", [], bad)
        families = re.findall(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", text, re.M)
        checks.expect("metrics: each family once", len(set(families)), len(families))
        found = samples(text)
        article = 'method="GET",route="/v1/articles/{slug}"'
        checks.expect("metrics: by route and status", 3, found.get(f'marginalia_requests_total{{{article},status="2xx"}}'))
        checks.expect("metrics: errors of a route", 1, found.get(f'marginalia_requests_total{{{article},status="4xx"}}'))
        checks.expect("metrics: of no route", 2,
                      found.get('marginalia_requests_total{method="-",route="(none)",status="4xx"}'))
        checks.expect("metrics: the histogram has them all", 4,
                      found.get(f'marginalia_request_duration_seconds_bucket{{{article},le="+Inf"}}'))
        checks.expect("metrics: one commit more than the sample's", lambda n: n >= 2, found.get("marginalia_writes_total"))
        checks.expect("metrics: log's pages", lambda n: n > 0, found.get("marginalia_wal_pages"))
        checks.expect("metrics: no address, no mail", None, re.search(r"secret|127\.0\.0\.1", text))
        # The route of the figures counts, too, from its second answer on.
        before = len(samples(get(server, "/metrics")[2].decode()))
        for number in range(200):
            get(server, f"/made/up/{number}")
            get(server, f"/v1/articles/made-up-{number}")
        checks.expect("metrics: made-up paths add no lines", before, len(samples(get(server, "/metrics")[2].decode())))
        checks.expect("metrics: a proxy's request is told nothing", 404,
                      get(server, "/metrics", "X-Forwarded-For: 192.0.2.1")[0])
        server.process.send_signal(signal.SIGUSR1)
        checks.expect("SIGUSR1: the state is logged", True, until(lambda: any('"State"' in line for line in server.log)))
        state = next((json.loads(line) for line in server.log if '"State"' in line), {})
        checks.expect("SIGUSR1: with figures", True, all(key in state for key in ("connections", "writes", "walPages")))
        checks.expect("SIGUSR1: the server goes on", 200, get(server, "/healthz")[0])
    with Server(binary) as server:
        checks.expect("metrics: nothing by default", 404, get(server, "/metrics")[0])
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("a-token-for-the-scraper\n")
        file.flush()
        with Server(binary, "--metrics", "token", "--metrics-token-file", file.name) as server:
            checks.expect("metrics: token needed", 401, get(server, "/metrics")[0])
            checks.expect("metrics: wrong token", 403, get(server, "/metrics", "Authorization: Bearer nonsense")[0])
            checks.expect("metrics: right token", 200,
                          get(server, "/metrics", "Authorization: Bearer a-token-for-the-scraper")[0])


def check_dashboard(binary, checks):
    """Every name in docker/grafana-dashboard.json is one that /metrics serves."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../docker/grafana-dashboard.json")) as file:
        dashboard = json.load(file)
    panels = [panel for panel in dashboard["panels"] if panel["type"] != "row"]
    queries = [target["expr"] for panel in panels for target in panel["targets"]]
    queries += [variable["definition"] for variable in dashboard["templating"]["list"] if "definition" in variable]
    checks.expect("dashboard: each panel asks for something", True, len(panels) > 10 and all(p["targets"] for p in panels))
    checks.expect("dashboard: each panel has a number of its own", len(dashboard["panels"]),
                  len({panel["id"] for panel in dashboard["panels"]}))
    with Server(binary, "--metrics", "loopback") as server:
        text = get(server, "/metrics")[2].decode()
    served = set()
    for name, kind in re.findall(r"^# TYPE (\S+) (\S+)$", text, re.M):
        served |= {name + suffix for suffix in ("_bucket", "_sum", "_count")} if kind == "histogram" else {name}
    asked = set(re.findall(r"marginalia_[a-z_]+", " ".join(queries)))
    checks.expect("dashboard: asks for what is served", set(), asked - served)
    checks.expect("dashboard: shows what is served", set(), {re.sub("_(bucket|sum|count)$", "", name) for name in served}
                  - {re.sub("_(bucket|sum|count)$", "", name) for name in asked} - {"marginalia_ready_answers"})


def check_readiness(binary, checks):
    with Server(binary, "--drain-delay", "2") as server:
        checks.expect("ready: at first", 200, get(server, "/readyz")[0])
        server.process.send_signal(signal.SIGTERM)
        checks.expect("ready: not while being stopped", True, until(lambda: get(server, "/readyz")[0] == 503, 1.5))
        status, fields, content = get(server, "/readyz")
        checks.expect("ready: 503 with when to come again", (503, True), (status, "retry-after" in fields))
        checks.expect("ready: as a problem", "/problems/unavailable", json.loads(content)["type"])
        checks.expect("ready: all else goes on", 200, get(server, "/healthz")[0])
        checks.expect("ready: ends with 0", 0, server.process.wait(timeout=30))


def check_logs(binary, checks):
    with Server(binary, "--access-log", "on", "--slow-statement", "1") as server:
        get(server, "/v1?secret=x")
        get(server, "/healthz", "User-Agent: tester")
        post(server, "Bea")
        checks.expect("log: each request, as JSON", True, until(lambda: sum('"status"' in line for line in server.log) >= 3))
        entries = [json.loads(line) for line in server.log]
        requests = [entry for entry in entries if "status" in entry]
        checks.expect("log: what and how it ended", [("GET", "400"), ("GET", "200"), ("POST", "201")],
                      [(entry["method"], entry["status"]) for entry in requests])
        checks.expect("log: neither address nor mail", [],
                      [line for line in server.log if "127.0.0.1" in line or "secret.example" in line])
        slow = [entry["sql"] for entry in entries if entry["message"] == "Slow statement"]
        checks.expect("log: statements without values", [], [sql for sql in slow if re.search(r"Bea|hidden", sql)])
    with Server(binary, "--access-log", "combined") as server:
        get(server, "/healthz?a", "User-Agent: a \"tester\"", "Referer: http://a/")
        line = server.process.stdout.readline()
        checks.expect("log: combined form", True, bool(re.fullmatch(
            r'- - - \[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d \+0000\] "GET /healthz\?a HTTP/1\.1" 200 \d+ "http://a/" '
            r'"a \\x22tester\\x22"\n', line)) or line)
        # Who reads it goes away.
        server.process.stdout.close()
        checks.expect("log: goes on without a reader", [200, 200], [get(server, "/healthz")[0] for _ in range(2)])
    check_private(binary, checks)
    with Server(binary, "--access-log", "on", "--access-log-sample", "10") as server:
        for _ in range(30):
            get(server, "/healthz")
        until(lambda: sum('"status"' in line for line in server.log) >= 3)
        checks.expect("log: one of ten", 3, sum('"status"' in line for line in server.log))


def check_private(binary, checks):
    """Sends every kind of secret, in good requests and in bad ones, and looks for it in a log that leaves out nothing."""
    editor = "zqeditor-0123456789"
    os.environ["MARGINALIA_EDITOR_TOKEN"] = editor
    try:
        server = Server(binary, "--access-log", "on", "--slow-statement", "1", "--log-level", "trace",
                        "--min-fill-seconds", "0")
    finally:
        del os.environ["MARGINALIA_EDITOR_TOKEN"]
    with server:
        def send(method, path, content=None, *fields):
            body = "" if content is None else json.dumps(content)
            extra = ["Content-Type: application/json", f"Content-Length: {len(body)}"] if body else []
            data, _ = exchange(server, request(f"{method} {path} HTTP/1.1", "Connection: close", *extra, *fields, body=body))
            status, _, answer = responses(data)[0]
            return status, json.loads(answer) if answer[:1] == b"{" else {}

        comments = f"/v1/articles/{SLUG}/comments"
        draft = {"author": {"name": "Ann", "email": "zqmail@zqhost.example"}, "body": "Words of zqbody."}
        status, made = send("POST", comments, draft, "Idempotency-Key: zqkey-0123456789", "Forwarded: for=203.0.113.77")
        checks.expect("private: posted", 201, status)
        edit, author, own = made["editToken"], made["authorToken"], made["links"]["self"]
        statuses = [
            send("POST", comments, {**draft, "author": {"name": "", "email": "zqmail"}})[0],
            send("POST", comments, draft, "Idempotency-Key: zqkey-0123456789")[0],
            send("PATCH", own, {"body": "Other zqbody."}, f"Edit-Token: {edit}")[0],
            send("PATCH", own, {"body": "Third zqbody."}, "Edit-Token: zqwrong-token")[0],
            send("PUT", own + "/vote", {"value": 1}, f"Author-Token: {author}")[0],
            send("GET", "/v1/me/comments", None, f"Author-Token: {author}")[0],
            send("GET", "/v1/me/comments", None, "Author-Token: zqwrong-token")[0],
            send("GET", "/v1/editor/comments", None, f"Authorization: Bearer {editor}")[0],
            send("GET", "/v1/editor/comments", None, "Authorization: Bearer zqwrong-token")[0],
            send("DELETE", "/v1/me", None, f"Author-Token: {author}")[0],
            send("DELETE", own, None, f"Edit-Token: {edit}")[0],
        ]
        checks.expect("private: good and bad requests", True, any(status < 300 for status in statuses)
                      and sum(status >= 400 for status in statuses) >= 4)
        wanted = len(statuses) + 1
        checks.expect("private: all are logged", True, until(lambda: sum('"status"' in line for line in server.log) >= wanted))
        for name, marker in [("mail", "zqmail"), ("mail's host", "zqhost"), ("address", "127.0.0.1"),
                             ("address of Forwarded", "203.0.113"), ("key", "zqkey"), ("edit token", edit),
                             ("author token", author), ("editor's token", editor), ("wrong token", "zqwrong"),
                             ("words", "zqbody")]:
            checks.expect(f"private: no {name} in the log", [], [line for line in server.log if marker in line])


def check_pages(binary, checks):
    with Server(binary) as server:
        for path, wanted in [("/", 200), (f"/articles/{SLUG}", 200), ("/articles/none", 404), ("/?x=y", 400)]:
            status, fields, _ = get(server, path, "Accept: text/html")
            policy = fields.get("content-security-policy", "")
            checks.expect(f"page {path}: status", wanted, status)
            checks.expect(f"page {path}: runs no script", True, policy.startswith("default-src 'none'"))
            checks.expect(f"page {path}: says who may frame it", True, "frame-ancestors" in policy)
            checks.expect(f"page {path}: believed as its type", "nosniff", fields.get("x-content-type-options"))
            checks.expect(f"page {path}: keeps where readers come from", True, "referrer-policy" in fields)
            checks.expect(f"page {path}: no banner", None, fields.get("server") or fields.get("x-powered-by"))
        files = [os.path.join(server.folder.name, name) for name in os.listdir(server.folder.name)]
        checks.expect("files: for the owner alone", {0o600}, {os.stat(path).st_mode & 0o777 for path in files})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    arguments = parser.parse_args()
    checks = Checks(None)
    check_metrics(arguments.binary, checks)
    check_dashboard(arguments.binary, checks)
    check_readiness(arguments.binary, checks)
    check_logs(arguments.binary, checks)
    check_pages(arguments.binary, checks)
    print(f"{checks.passed} checks passed, {len(checks.failed)} failed")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
