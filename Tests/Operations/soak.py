#!/usr/bin/env python3
"""Serves for half an hour at half of what the service can do, with every kind of request.

usage: soak.py BINARY [--minutes N] [--rate N] [--listeners N] [--report FILE]

Without --rate it first looks for the rate that eight busy clients reach, and takes half of it. Requests: articles and
comments, kept ready and not, conditional ones, searches, posts, replies, edits, votes, deletions, previews, an editor's
acts and imports, clients that listen to events, clients that go away in the middle. While it looks for the rate, which is
as much as there is, a service may say that it is too much; not afterwards. Every ten seconds memory and descriptors are
noted. Passes when no answer is wrong and, from a sixth of the time on, memory and descriptors are flat:
a straight line through them rises by no more than 8 MB and 8 descriptors over the rest.
"""
import argparse, collections, json, os, random, socket, threading, time, uuid
from service import ARTICLE, COMMENTS, SLUG, Client, Closed, Place, Service, Verdict, ask, request

TOKEN = "soak-editor-0123456789"
EDITOR = f"Authorization: Bearer {TOKEN}"
# Comments are deleted as fast as they are made once there are so many, so that the database stays as it is.
KEPT = 400


class Soak:
    def __init__(self, port):
        self.port, self.lock = port, threading.Lock()
        self.counts, self.faults, self.own = collections.Counter(), [], collections.deque()
        self.number, self.stopped, self.events = 0, threading.Event(), 0
        self.is_looking = False

    def fault(self, text):
        with self.lock:
            self.faults.append(text)
            if len(self.faults) <= 10:
                print(f"  FAILED: {text}", flush=True)

    def next(self):
        with self.lock:
            self.number += 1
            return self.number

    def kinds(self, chance):
        """What to do next: a name, and a function of a client."""
        roll = chance.random()
        with self.lock:
            count = len(self.own)
        if count > KEPT and roll < 0.5:
            return "delete", self.delete
        for share, name, action in [
            (0.20, "article, ready", lambda client: self.get(client, ARTICLE)),
            (0.10, "article, not ready", lambda client: self.get(client, ARTICLE, [f"X-Unlike: {self.next()}"])),
            (0.10, "conditional", self.conditional),
            (0.10, "comments", lambda client: self.get(client, f"{COMMENTS}?sort={chance.choice(['newest', 'oldest', 'top'])}")),
            (0.05, "gzip", lambda client: self.get(client, f"{ARTICLE}/sections", ["Accept-Encoding: gzip"])),
            (0.05, "page", lambda client: self.get(client, f"/articles/{SLUG}", ["Accept: text/html"])),
            (0.05, "search", lambda client: self.get(client, f"/v1/search?q={chance.choice(['note', 'says', 'client*', 'something%20NOT%20of'])}")),
            (0.05, "citations", lambda client: self.get(client, f"{ARTICLE}/citations.{chance.choice(['bib', 'ris', 'csl.json', 'txt'])}")),
            (0.03, "changes", lambda client: self.get(client, f"/v1/changes?since={chance.randrange(2)}")),
            (0.03, "feed", lambda client: self.get(client, "/v1/feed.atom")),
            (0.02, "not there", lambda client: self.get(client, f"/v1/articles/none-{self.next()}", status=404)),
            (0.01, "malformed", self.malformed),
            (0.01, "gone away", self.gone_away),
            (0.10, "post", self.post),
            (0.03, "edit", self.edit),
            (0.03, "vote", self.vote),
            (0.02, "preview", lambda client: self.expect(client, "preview", 200, request(
                "POST", "/v1/comments/preview", {"body": "Some *words* " * 20}))),
            (0.01, "moderation", self.moderate),
            (0.005, "import", self.put),
        ]:
            roll -= share
            if roll < 0:
                return name, action
        return "health", lambda client: self.get(client, chance.choice(["/healthz", "/readyz", "/metrics"]))

    def expect(self, client, what, status, data):
        answer = client.ask(data)
        if answer.status not in (status if isinstance(status, tuple) else (status,)) \
                and not (self.is_looking and answer.status == 503 and "retry-after" in answer.fields):
            self.fault(f"{what}: {answer.status} {answer.content[:200]}")
        return answer

    def get(self, client, path, fields=(), status=200):
        return self.expect(client, path, status, request("GET", path, None, fields))

    def conditional(self, client):
        tag = self.get(client, ARTICLE).fields.get("etag")
        # It may have been imported anew in between.
        self.get(client, ARTICLE, [f"If-None-Match: {tag}"], status=(304, 200))

    def post(self, client, parent=None):
        number = self.next()
        body = {"author": {"name": f"Client {number % 50}"}, "body": f"Client {number} says *something* " + "of length " * (number % 40)}
        with self.lock:
            if parent is None and self.own and number % 3 == 0:
                parent = self.own[-1][0]
        if parent:
            body["parentId"] = parent
        # The editor may have rejected the parent for a moment.
        allowed = (201, 404, 410, 422) if parent else 201
        answer = self.expect(client, "post", allowed, request("POST", COMMENTS, body, [f"Idempotency-Key: {uuid.uuid4()}"]))
        if answer.status == 201:
            made = answer.json()
            with self.lock:
                self.own.append((made["id"], made["editToken"]))

    def some(self):
        with self.lock:
            return random.choice(self.own) if self.own else None

    def edit(self, client):
        if own := self.some():
            # Each edit keeps a version, so that a comment takes six in a minute.
            self.expect(client, "edit", (200, 403, 404, 410, 429), request("PATCH", f"/v1/comments/{own[0]}", {"body": f"Edited {self.next()}."},
                                                            [f"Edit-Token: {own[1]}"]))

    def vote(self, client):
        if own := self.some():
            # One's own comment, from one's own address, can't be voted on.
            self.expect(client, "vote", (200, 403, 404, 410), request("PUT", f"/v1/comments/{own[0]}/vote", {"value": 1}))

    def delete(self, client):
        with self.lock:
            own = self.own.popleft() if self.own else None
        if own:
            self.expect(client, "delete", (204, 404, 410), request("DELETE", f"/v1/comments/{own[0]}", None, [f"Edit-Token: {own[1]}"]))

    def moderate(self, client):
        if own := self.some():
            for status in ("rejected", "published"):
                self.expect(client, "moderation", (200, 404, 409), request(
                    "PATCH", f"/v1/editor/comments/{own[0]}", {"status": status}, [EDITOR]))

    def put(self, client):
        text = f"---\ntitle: A text to read\ndate: 2026-01-02\n---\nOne sentence with a note.[^1] Version {self.next() % 7}.\n\n[^1]: A remark.\n".encode()
        self.expect(client, "import", (200, 201), b"\r\n".join([
            f"PUT /v1/editor/articles/{SLUG} HTTP/1.1".encode(), b"Host: a", EDITOR.encode(), b"Content-Type: text/markdown",
            f"Content-Length: {len(text)}".encode(), b"", text]))

    def malformed(self, client):
        other = Client(self.port)
        answer = other.ask(b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n")
        if answer.status != 400:
            self.fault(f"malformed: {answer.status}")
        other.close()

    def gone_away(self, client):
        other = Client(self.port)
        other.socket.sendall(request("POST", COMMENTS, {"author": {"name": "Gone"}, "body": "x" * 500})[:200])
        other.close()
        other = Client(self.port)
        other.socket.sendall(request("GET", ARTICLE) * 20)
        other.close()

    def work(self, seed, pause):
        """Keeps to a pace: what is late is not caught up in a burst."""
        chance, client, due = random.Random(seed), None, time.monotonic()
        while not self.stopped.is_set():
            interval = pause()
            due = max(due + interval * chance.uniform(0.5, 1.5), time.monotonic() - 1)
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                if client is None:
                    client = Client(self.port)
                name, action = self.kinds(chance)
                action(client)
                with self.lock:
                    self.counts[name] += 1
                if client.ends or client.used > 200 and chance.random() < 0.01:
                    client.close()
                    client = None
            except (Closed, OSError) as error:
                self.fault(f"{name}: {error!r}")
                client = None

    def listen(self):
        """Comes back again and again, as a browser does."""
        last = None
        while not self.stopped.is_set():
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
                    fields = [f"Last-Event-ID: {last}"] if last else []
                    connection.sendall(request("GET", f"{ARTICLE}/events", None, fields))
                    until, buffer = time.monotonic() + random.uniform(20, 120), b""
                    while time.monotonic() < until and not self.stopped.is_set():
                        piece = connection.recv(65536)
                        if not piece:
                            self.fault("a listener was closed on")
                            break
                        buffer = (buffer + piece)[-100_000:]
                        for line in buffer.split(b"\n")[:-1]:
                            if line.startswith(b"id: "):
                                last = line[4:].strip().decode()
                        with self.lock:
                            self.events += buffer.count(b"\nevent: ")
                        buffer = buffer.rsplit(b"\n", 1)[-1]
            except OSError as error:
                if not self.stopped.is_set():
                    self.fault(f"a listener: {error!r}")


def slope(points):
    """Of the straight line through points, by least squares."""
    count = len(points)
    middle = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread if spread else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, help="requests a second")
    parser.add_argument("--listeners", type=int, default=20)
    parser.add_argument("--report", help="a file for the figures of every ten seconds, as CSV")
    options = parser.parse_args()
    verdict = Verdict("soak")
    place = Place(options.binary)
    # A machine with other work may take its time for a search; that is no fault here. Few answers are kept, so that memory
    # is full of them by the time that it is looked at.
    service = Service(place.command("--port", "0", "--comments-per-day", "0", "--votes-per-minute", "0", "--metrics", "loopback",
                                    "--min-fill-seconds", "0", "--search-limit", "5000", "--read-limit", "60000",
                                    "--ready-answers-megabytes", "4"),
                      env={**os.environ, "MARGINALIA_EDITOR_TOKEN": TOKEN})
    soak = Soak(service.port)
    pace, clients = [0.0], 8
    threads = [threading.Thread(target=soak.work, args=(seed, lambda: pace[0]), daemon=True) for seed in range(clients)]
    soak.is_looking = options.rate is None
    for thread in threads:
        thread.start()
    if soak.is_looking:
        time.sleep(5)
        before = sum(soak.counts.values())
        time.sleep(10)
        options.rate = (sum(soak.counts.values()) - before) / 10 / 2
    pace[0] = clients / options.rate
    print(f"  {options.rate:.0f} requests a second for {options.minutes:g} minutes", flush=True)
    threads += [threading.Thread(target=soak.listen, daemon=True) for _ in range(options.listeners)]
    for thread in threads[clients:]:
        thread.start()
    # What was asked before has had its answer by then.
    time.sleep(1)
    soak.is_looking = False
    started, samples = time.monotonic(), []
    done = sum(soak.counts.values())
    while time.monotonic() < started + options.minutes * 60 and service.process.poll() is None:
        time.sleep(min(10, options.minutes * 60 / 60))
        samples.append((time.monotonic() - started, service.resident, service.descriptors))
    if verdict.check(service.process.poll() is None, f"the service ended: {''.join(service.log)[-2000:]}"):
        asked = sum(soak.counts.values()) - done
        soak.stopped.set()
        for thread in threads:
            thread.join(130)
        if options.report:
            with open(options.report, "w") as file:
                file.write("seconds,resident,descriptors\n")
                file.writelines(f"{at:.0f},{resident},{descriptors}\n" for at, resident, descriptors in samples)
        counted = [sample for sample in samples if sample[0] > options.minutes * 10]
        length = counted[-1][0] - counted[0][0]
        memory = slope([(at, resident) for at, resident, _ in counted]) * length
        open_files = slope([(at, descriptors) for at, _, descriptors in counted]) * length
        verdict.check(memory <= 8 << 20, f"memory rises by {memory / (1 << 20):.1f} MB")
        verdict.check(open_files <= 8, f"descriptors rise by {open_files:.1f}")
        verdict.check(not soak.faults, f"{len(soak.faults)} wrong answers: {soak.faults[:3]}")
        log = [line for line in service.log if '"error"' in line or '"critical"' in line]
        verdict.check(not log, f"the log tells of errors: {log[:3]}")
        figures = ask(service.port, "GET", "/metrics").content.decode()
        stalls = [line.rsplit(" ", 1)[1] for line in figures.splitlines() if line.startswith("marginalia_loop_stalls_total ")]
        verdict.check(len([name for name in soak.counts]) >= 18 or options.minutes < 1, f"kinds of requests: {dict(soak.counts)}")
        service.signal(15)
        verdict.check(service.process.wait(60) == 0, "it did not end well")
        verdict.check(place.run("check", check=False).returncode == 0, "the check finds faults")
        residents = [resident >> 20 for _, resident, _ in counted]
        verdict.fact(f"{length / 60:.0f} of {options.minutes:g} minutes counted, {asked / (options.minutes * 60):.0f} requests a second, "
                     f"{asked} in all, {soak.events} events to {options.listeners} listeners, memory {min(residents)} to "
                     f"{max(residents)} MB, rises by {memory / (1 << 20):.1f} MB, descriptors by {open_files:.1f}, "
                     f"{stalls} stalls over 0.1 s, {dict(soak.counts)}")
    verdict.end()


if __name__ == "__main__":
    main()
