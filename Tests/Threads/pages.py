#!/usr/bin/env python3
"""Pages through thousands of comments while others post, and looks for any that come twice, out of order or never.

usage: pages.py BINARY [--comments N] [--depth N] [--posters N] [--seed N]

Makes N comments under one article, in threads of the given depth and in short ones, on sections, on notes and on neither,
and votes on some. Then every order and view, narrowed by an anchor too, is paged through to its end while posters go on.
What was there before has to come exactly once and in order; of what was posted meanwhile, all that was acknowledged
before the last page of the oldest-first list was asked for. Talks to 127.0.0.1 alone; ends by itself.
"""
import argparse, http.client, json, os, random, subprocess, sys, tempfile, threading, time

SLUG = "crowded"
LIST = f"/v1/articles/{SLUG}/comments"
DOCUMENT = f"""---
title: A text that many speak of
slug: {SLUG}
date: 2026-01-02
---
One sentence with a note.[^1]

## Second part

And another.

[^1]: A remark.
"""
ANCHORS = [None, {"type": "section", "id": "second-part"}, {"type": "citation", "number": 1}]
NAMES = ["", "&section=second-part", "&citation=1"]


class Failure(Exception):
    pass


class Client:
    def __init__(self, port, source="127.0.0.1"):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))

    def send(self, method, path, body=None):
        content = None if body is None else json.dumps(body)
        self.connection.request(method, path, content, {"Content-Type": "application/json"} if content else {})
        response = self.connection.getresponse()
        answer = response.read()
        if response.status not in (200, 201):
            raise Failure(f"{method} {path}: {response.status} {answer[:300]!r}")
        return json.loads(answer)

    def post(self, number, parent=None, anchor=None):
        draft = {"author": {"name": f"Reader {number}"}, "body": f"Remark number {number}."}
        if parent:
            draft["parentId"] = parent
        elif anchor:
            draft["anchor"] = anchor
        return self.send("POST", LIST, draft)["id"]


class Service:
    def __init__(self, binary, folder):
        self.database = os.path.join(folder, "threads.sqlite")
        subprocess.run([binary, "import", "-", "--database", self.database, "--format", "markdown"], input=DOCUMENT,
                       text=True, check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [binary, "serve", "--database", self.database, "--port", "0", "--sample", "off", "--comments-per-minute", "0",
             "--comments-per-day", "0", "--votes-per-minute", "0"],
            stdout=subprocess.PIPE, stderr=open(os.path.join(folder, "log"), "w"), text=True)
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise Failure(f"the server did not start: {line}")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))


class Comments:
    """What was acknowledged: of each comment its root's anchor, and whether it is a root."""

    def __init__(self):
        self.lock, self.known, self.number = threading.Lock(), {}, 0

    def take(self, identifier, root=None, anchor=0):
        with self.lock:
            self.known[identifier] = (root or identifier, self.known[root][1] if root else anchor)

    def next(self):
        with self.lock:
            self.number += 1
            return self.number

    def matching(self, anchor, roots_only=False):
        with self.lock:
            return {identifier for identifier, (root, own) in self.known.items()
                    if (anchor == 0 or own == anchor) and (not roots_only or root == identifier)}


def in_threads(bodies):
    failures = []

    def run(body):
        try:
            body()
        except Exception as error:
            failures.append(error)
    threads = [threading.Thread(target=run, args=(body,), daemon=True) for body in bodies]
    return threads, failures


def fill(service, comments, count, depth, chance):
    """Half of the comments in threads that are one chain each, half in short ones."""
    chains = max(1, count // 2 // depth)

    def deep(share):
        client = Client(service.port)
        for chain in range(share, chains, 8):
            root = parent = client.post(comments.next(), anchor=ANCHORS[chain % 3])
            comments.take(root, anchor=chain % 3)
            for _ in range(depth - 1):
                parent = client.post(comments.next(), parent)
                comments.take(parent, root)

    def short(share):
        client, dice, roots = Client(service.port), random.Random(f"{chance}.{share}"), []
        for _ in range((count - chains * depth) // 8 + (share < (count - chains * depth) % 8)):
            if roots and dice.random() < 0.5:
                root = dice.choice(roots)
                comments.take(client.post(comments.next(), root), root)
            else:
                anchor = dice.randrange(3)
                roots.append(client.post(comments.next(), anchor=ANCHORS[anchor]))
                comments.take(roots[-1], anchor=anchor)

    threads, failures = in_threads([lambda s=s: (deep(s), short(s)) for s in range(8)])
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def vote(service, comments, chance):
    dice, everything = random.Random(chance), sorted(comments.known)
    for voter in range(2, 32):
        client = Client(service.port, f"127.0.0.{voter}")
        for identifier in dice.sample(everything, min(len(everything), 20)):
            client.send("PUT", f"/v1/comments/{identifier}/vote", {"value": dice.choice([1, 1, -1])})


def posters(service, comments, count, over, chance):
    """Clients that write roots and replies, a few a second each, until `over` is set."""
    def body(share):
        client, dice = Client(service.port), random.Random(f"{chance}.p{share}")
        roots = sorted(comments.matching(0, roots_only=True))
        while not over.is_set():
            if dice.random() < 0.5:
                root = dice.choice(roots)
                comments.take(client.post(comments.next(), root), root)
            else:
                anchor = dice.randrange(3)
                comments.take(client.post(comments.next(), anchor=ANCHORS[anchor]), anchor=anchor)
            time.sleep(0.02)
    return in_threads([lambda s=s: body(s) for s in range(count)])


def flattened(items):
    """A page of threads as pairs of root and comments, without recursion."""
    for root in items:
        found, waiting = [], [root]
        while waiting:
            comment = waiting.pop()
            found.append(comment["id"])
            waiting += comment["replies"]
        yield root, found


def wilson(up, down):
    """The lower bound of the Wilson interval at 95 %, in millionths."""
    if up == 0:
        return 0
    count, z = up + down, 1.959963984540054
    share = up / count
    margin = z * ((share * (1 - share) + z * z / (4 * count)) / count) ** 0.5
    return round((share + z * z / (2 * count) - margin) / (1 + z * z / count) * 1_000_000)


def walk(client, comments, query, limit):
    """Every comment of a list, page by page; what was acknowledged before the last page was asked for; the pages."""
    ids, keys, pages, cursor = [], [], 0, ""
    while True:
        before = comments.matching(0)
        page = client.send("GET", f"{LIST}?limit={limit}{query}{cursor}")
        pages += 1
        if "view=flat" in query:
            ids += [item["id"] for item in page["items"]]
        else:
            for root, found in flattened(page["items"]):
                ids += found
                rest = root["repliesNext"]
                while rest:
                    part = client.send("GET", rest)
                    pages += 1
                    ids += [item["id"] for item in part["items"]]
                    rest = part["next"] and f"{LIST}?view=flat&thread={root['id']}&cursor={part['next']}&limit=100"
        keys += [(-wilson(item["votes"]["up"], item["votes"]["down"]), item["id"]) for item in page["items"]]
        if not page["next"]:
            return ids, keys, before, pages
        cursor = "&cursor=" + page["next"]


def check(client, comments, view, sort, anchor, limit):
    name = f"{view} {sort}{NAMES[anchor]}"
    wanted = comments.matching(anchor, roots_only=False) if anchor == 0 or view == "flat" else None
    roots = comments.matching(anchor, roots_only=True)
    if view == "flat" and anchor:
        # A reply has no anchor of its own.
        wanted = roots
    elif view == "tree" and anchor:
        wanted = comments.matching(anchor)
    ids, keys, acknowledged, pages = walk(client, comments, f"&view={view}&sort={sort}{NAMES[anchor]}", limit)
    if len(set(ids)) != len(ids):
        raise Failure(f"{name}: {len(ids) - len(set(ids))} came twice")
    if wanted - set(ids):
        raise Failure(f"{name}: {len(wanted - set(ids))} of {len(wanted)} never came")
    order = keys if sort == "top" else [identifier for _, identifier in keys]
    if order != sorted(order, reverse=sort == "newest"):
        raise Failure(f"{name}: out of order")
    if sort == "oldest" and view == "flat" and not anchor and acknowledged - set(ids):
        raise Failure(f"{name}: {len(acknowledged - set(ids))} that were acknowledged before the last page never came")
    return len(ids), pages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--comments", type=int, default=10_000)
    parser.add_argument("--depth", type=int, default=200)
    parser.add_argument("--posters", type=int, default=4)
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        service = Service(options.binary, folder)
        try:
            comments, started = Comments(), time.monotonic()
            fill(service, comments, options.comments, options.depth, options.seed)
            if len(comments.known) != options.comments:
                raise Failure(f"made {len(comments.known)} comments")
            vote(service, comments, options.seed)
            print(f"{options.comments} comments made, up to {options.depth} deep, in {time.monotonic() - started:.0f} s")
            over, client, lists, read, asked = threading.Event(), Client(service.port), 0, 0, 0
            threads, failures = posters(service, comments, options.posters, over, options.seed)
            for thread in threads:
                thread.start()
            try:
                for view in ("tree", "flat"):
                    for sort in ("oldest", "newest", "top"):
                        for anchor in range(3):
                            found, pages = check(client, comments, view, sort, anchor, options.limit)
                            lists, read, asked = lists + 1, read + found, asked + pages
            finally:
                over.set()
                for thread in threads:
                    thread.join()
            if failures:
                raise failures[0]
            posted = len(comments.known) - options.comments
            if posted == 0:
                raise Failure("nobody posted meanwhile")
            print(f"{lists} lists in {asked} pages, {read} comments read, {posted} posted meanwhile: none twice, none missed")
        finally:
            service.process.terminate()
            status = service.process.wait(30)
        if status != 0:
            raise Failure(f"the server ended with {status}")


try:
    main()
except Failure as failure:
    print(f"FAILED: {failure}")
    sys.exit(1)
