"""The rows of the table: each function measures and returns one or several of them."""
import os, shutil, socket, statistics
from load import compare, wrk
from services import ARTICLE, marginalia, nginx, peer

COMMENTS = f"{ARTICLE}/comments"
ONE_COMMENT = f"{COMMENTS}?view=flat&sort=newest&limit=1"
LOADER = {(os.cpu_count() or 1) - 1}


def ratio(key, what, reach, measured, note=""):
    return {"key": key, "what": what, "unit": "/s", "reach": reach, "note": note, **measured}


def limit(key, what, most, unit, measured, note=""):
    """A row whose figure must stay below one; its ratio is how many times it fits."""
    return {"key": key, "what": what, "unit": unit, "most": most, "ours": measured, "theirs": None, "reach": 1,
            "ratio": most / max(measured, 1e-9), "note": note}


def against_nginx(suite):
    """The same bytes from both: the article, a page of comments, gzip, 304."""
    with marginalia(suite.binary, suite.sample(), suite.folder) as ours:
        _, _, article = ours.get(ARTICLE)
        _, _, comment = ours.get(ONE_COMMENT)
        gzip = {"Accept-Encoding": "gzip"}
        _, fields, packed = ours.get(ARTICLE, gzip)
        files = {"article.json": article, "article.json.gz": packed, "comment.json": comment}
        with nginx(suite.folder, files) as other:
            for path, sent, content in [("/article.json", {}, article), ("/article.json", gzip, packed),
                                        ("/comment.json", {}, comment)]:
                if other.get(path, sent)[2] != content:
                    raise SystemExit(f"nginx does not serve the same bytes under {path}")
            etags = [ours.get(ARTICLE)[1]["ETag"], other.get("/article.json")[1]["ETag"]]
            for service, path, etag in [(ours, ARTICLE, etags[0]), (other, "/article.json", etags[1])]:
                if service.get(path, {"If-None-Match": etag})[0] != 304:
                    raise SystemExit(f"no 304 from {service.base}{path}")

            def pair(path, file, sent=("", "")):
                return compare(
                    lambda: wrk(ours.base + path, suite.seconds, fields=sent[0]),
                    lambda: wrk(f"{other.base}/{file}", suite.seconds, fields=sent[1]), suite.rounds)

            size = f"{len(article) / 1000:.0f} KB"
            yield ratio("article", f"GET article, {size}", 1.0, pair(ARTICLE, "article.json"), "nginx, sendfile")
            yield ratio("comments", f"GET comments, {len(comment)} B", 1.2, pair(ONE_COMMENT, "comment.json"),
                        "nginx, sendfile")
            coded = "Accept-Encoding: gzip"
            yield ratio("gzip", f"GET article, gzip, {len(packed) / 1000:.0f} KB", 1.1,
                        pair(ARTICLE, "article.json", (coded, coded)), "nginx, gzip_static")
            yield ratio("notModified", "304 to If-None-Match", 1.3, pair(
                ARTICLE, "article.json", tuple(f"If-None-Match: {etag}" for etag in etags)), "nginx")


def against_peer(suite):
    """Without ready answers, and durable comments."""
    if not suite.peer:
        return
    database = suite.folder / "peer.sqlite"
    with marginalia(suite.binary, suite.sample(), suite.folder, "--ready-answers", "off") as ours:
        article = ours.get(ARTICLE)[2]
        suite.make_peer_database(database, article)
        with peer(suite.peer, database, suite.folder) as other:
            sizes = f"{len(article) / 1000:.0f} KB to the peer's {len(other.get(ARTICLE)[2]) / 1000:.0f} KB"
            yield ratio("articleMade", f"GET article, made each time ({sizes})", 6, compare(
                lambda: wrk(ours.base + ARTICLE, suite.seconds),
                lambda: wrk(other.base + ARTICLE, suite.seconds), suite.rounds), "Hummingbird + GRDB")
            paths = suite.list_of_paths("post", [COMMENTS])
            yield ratio("post", "POST comment, on disk before 201", 6, compare(
                lambda: wrk(ours.base, suite.seconds, sends="post", body="ours", paths=paths),
                lambda: wrk(other.base, suite.seconds, sends="post", body="plain", paths=paths), suite.rounds),
                "Hummingbird + GRDB, both FULL")


def mixed(suite):
    """95 % reading, 5 % writing."""
    with marginalia(suite.binary, suite.sample(), suite.folder) as ours:
        paths = suite.list_of_paths("mixed", [ARTICLE, COMMENTS, "/v1/articles", f"{ARTICLE}/sections", ONE_COMMENT])
        run = wrk(ours.base + COMMENTS, suite.seconds * 3, connections=256, may_refuse=True, sends="mixed",
                  body="ours", paths=paths)
        errors = run["refused"] + run["broken"] + run["late"]
        note = f"{run['rate']:.0f}/s, {errors} errors, longest {run['longest'] / 1000:.0f} ms"
        row = limit("mixed", "95 % GET, 5 % POST, 256 connections: p99", 20, "ms", run["p99"] / 1000, note)
        if errors:
            row["ratio"] = 0
        yield row


def memory(suite):
    """Resident memory at rest, after a million requests, and with connections that do nothing."""
    with marginalia(suite.binary, suite.sample(), suite.folder) as ours:
        ours.get(ARTICLE)
        rest = ours.resident_megabytes()
        yield limit("rest", "memory at rest", 20, "MB", rest)
        paths = suite.list_of_paths("memory", [ARTICLE, COMMENTS, "/v1/articles", f"{ARTICLE}/sections", "/"])
        done = 0
        while done < suite.requests:
            done += wrk(ours.base, suite.seconds, sends="paths", paths=paths)["requests"]
        yield limit("million", "memory above that after a million requests", 10, "MB",
                    ours.resident_megabytes() - rest, f"{done} requests")
    with marginalia(suite.binary, suite.sample(), suite.folder) as ours:
        clients = []
        try:
            request = f"GET {ONE_COMMENT} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
            for _ in range(suite.idle):
                client = socket.create_connection(("127.0.0.1", ours.port), timeout=20)
                clients.append(client)
                client.sendall(request)
                if not client.recv(65536).startswith(b"HTTP/1.1 200"):
                    raise SystemExit("an idle connection got no 200")
            yield limit("idle", f"memory with {suite.idle} idle connections", 80, "MB", ours.resident_megabytes())
        finally:
            for client in clients:
                client.close()


def start(suite):
    """From exec to the first 200 on a database that is there."""
    database = suite.sample()
    times = []
    for _ in range(15):
        with marginalia(suite.binary, database, suite.folder) as ours:
            times.append(ours.seconds_to_first_answer * 1000)
    yield limit("start", "exec to first 200", 50, "ms", statistics.median(times), f"longest {max(times):.0f} ms")


def large(suite):
    """A large database against the sample alone: the same requests to both."""
    if not suite.large:
        return
    copy = suite.folder / "large.sqlite"
    shutil.copyfile(suite.large, copy)
    options = ("--ready-answers", "off")
    with marginalia(suite.binary, suite.sample(), suite.folder, *options) as small, \
            marginalia(suite.binary, copy, suite.folder, *options) as big:
        def pair(other=None, **sent):
            return compare(lambda: wrk(big.base, suite.seconds, **sent),
                           lambda: wrk(small.base, suite.seconds, **{**sent, **(other or {})}), suite.rounds)

        sample = suite.list_of_paths("sample", [ARTICLE])
        every = suite.list_of_paths("every", suite.large_articles)
        yield ratio("largeGet", "large database: GET article, made each time", 0.8, pair(sends="paths", paths=sample),
                    "sample alone")
        searches = suite.list_of_paths("search", [f"/v1/search?q={word}" for word in suite.sample_words])
        yield ratio("largeSearch", "large database: search", 0.8, pair(sends="paths", paths=searches), "sample alone")
        post = {"sends": "post", "body": "ours"}
        to_sample, to_every = (suite.list_of_paths(f"post-{name}", [f"{path}/comments" for path in paths])
                               for name, paths in [("sample", [ARTICLE]), ("every", suite.large_articles)])
        yield ratio("largePost", "large database: POST comment", 0.8, pair(**post, paths=to_sample), "sample alone")
        yield ratio("largeGetAny", "the same GET, of 1,000 articles", None,
                    pair({"paths": sample}, sends="paths", paths=every), "sample alone")
        yield ratio("largePostAny", "the same POST, to 1,000 articles", None,
                    pair({"paths": to_sample}, **post, paths=to_every), "sample alone")


def growth(suite):
    """One event loop and two, the load on the last core."""
    first = {0}
    with marginalia(suite.binary, suite.sample(), suite.folder, "--event-loops", "1", cores=first) as one, \
            marginalia(suite.binary, suite.sample(), suite.folder, "--event-loops", "2") as two:
        yield ratio("growth", "2 event loops against 1 on GET article", None, compare(
            lambda: wrk(two.base + ARTICLE, suite.seconds, cores=LOADER),
            lambda: wrk(one.base + ARTICLE, suite.seconds, cores=LOADER), suite.rounds), "1 loop on a core of its own")


ALL = {"nginx": against_nginx, "peer": against_peer, "mixed": mixed, "memory": memory, "start": start,
       "large": large, "growth": growth}
