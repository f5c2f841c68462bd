#!/usr/bin/env python3
"""Kills a serving process again and again while comments are posted, and looks for lost or doubled ones.

usage: kill.py BINARY [--rounds N] [--writers N] [--seed N] [--ready-within SECONDS]

Each round: start the server on the same database, let writers post (each with an Idempotency-Key that it uses again
until it has an answer), kill -9 at a random moment, check the file. A client believes a comment is there once it has
read its 201; at the end every such comment must be there exactly once. Talks to 127.0.0.1 alone; ends by itself.
"""
import argparse, http.client, json, os, random, signal, socket, sqlite3, subprocess, sys, tempfile, threading, time, uuid

SLUG = "kill-test"
DOCUMENT = f"""---
title: A text to post under
slug: {SLUG}
date: 2026-01-02
---
One sentence with a note.[^1]

[^1]: A remark.
"""


class Server:
    def __init__(self, binary, database):
        self.process = subprocess.Popen(
            [binary, "serve", "--database", database, "--port", "0", "--comments-per-minute", "0",
             "--sample", "off"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started = time.monotonic()
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"the server did not start: {line}{self.process.stderr.read()}")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", "/readyz")
        if connection.getresponse().status != 200:
            raise SystemExit("the server is not ready")
        connection.close()
        self.ready_after = time.monotonic() - started

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Writer(threading.Thread):
    """Posts one comment after the other; one without an answer is sent again under its key, also to the next server."""

    def __init__(self, number):
        super().__init__(daemon=True)
        self.number, self.acknowledged, self.pending, self.replays = number, {}, None, 0
        self.port, self.stopped, self.counter, self.failures = None, threading.Event(), 0, []

    def attach(self, port):
        self.port = port

    def run(self):
        while not self.stopped.is_set():
            port = self.port
            if port is None:
                time.sleep(0.002)
                continue
            if self.pending is None:
                self.counter += 1
                self.pending = (str(uuid.uuid4()), f"writer {self.number} says number {self.counter}")
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                while self.port == port and not self.stopped.is_set():
                    self.post(connection)
            except (OSError, http.client.HTTPException):
                time.sleep(0.002)

    def post(self, connection):
        if self.pending is None:
            self.counter += 1
            self.pending = (str(uuid.uuid4()), f"writer {self.number} says number {self.counter}")
        key, body = self.pending
        payload = json.dumps({"author": {"name": f"Writer {self.number}"}, "body": body})
        connection.request("POST", f"/v1/articles/{SLUG}/comments", payload,
                           {"Content-Type": "application/json", "Idempotency-Key": key})
        response = connection.getresponse()
        content = response.read()
        if response.status == 201:
            self.acknowledged[json.loads(content)["id"]] = body
            self.pending = None
        elif response.status != 503:
            self.failures.append(f"{response.status} {content[:300]!r}")
            self.pending = None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--writers", type=int, default=16)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--ready-within", type=float, default=float("inf"),
                        help="how long a start may take until /readyz says 200")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="marginalia-kill-") as folder:
        database, document = os.path.join(folder, "kill.sqlite"), os.path.join(folder, "text.md")
        with open(document, "w") as file:
            file.write(DOCUMENT)
        subprocess.run([options.binary, "import", document, "--database", database], check=True, stdout=subprocess.DEVNULL)
        writers = [Writer(number) for number in range(options.writers)]
        for writer in writers:
            writer.start()
        slowest = 0.0
        for round in range(options.rounds):
            server = Server(options.binary, database)
            slowest = max(slowest, server.ready_after)
            for writer in writers:
                writer.attach(server.port)
            time.sleep(chance.uniform(0.02, 0.4))
            server.kill()
            for writer in writers:
                writer.attach(None)
            if round % 10 == 9 or round == options.rounds - 1:
                with sqlite3.connect(database) as check:
                    verdict = check.execute("PRAGMA integrity_check").fetchone()[0]
                check.close()
                if verdict != "ok":
                    raise SystemExit(f"round {round}: integrity_check says {verdict}")
        # What is still without an answer gets one from a last server.
        server = Server(options.binary, database)
        for writer in writers:
            writer.attach(server.port)
        time.sleep(0.5)
        for writer in writers:
            writer.stopped.set()
        for writer in writers:
            writer.join(10)
        acknowledged = {id: body for writer in writers for id, body in writer.acknowledged.items()}
        stored = {}
        connection, path = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10), \
            f"/v1/articles/{SLUG}/comments?view=flat&limit=100"
        doubled, bodies, cursor = 0, set(), ""
        while cursor is not None:
            connection.request("GET", path + (f"&cursor={cursor}" if cursor else ""))
            page = json.loads(connection.getresponse().read())
            for comment in page["items"]:
                doubled += comment["body"] in bodies
                bodies.add(comment["body"])
                stored[comment["id"]] = comment["body"]
            cursor = page["next"]
        connection.request("GET", f"/v1/counts?articles={SLUG}")
        count = json.loads(connection.getresponse().read())["counts"][SLUG]
        server.kill()
        with sqlite3.connect(database) as check:
            verdict = check.execute("PRAGMA integrity_check").fetchone()[0]
            faults = check.execute("PRAGMA foreign_key_check").fetchall()
        check.close()
        lost = [id for id, body in acknowledged.items() if stored.get(id) != body]
        failures = [failure for writer in writers for failure in writer.failures]
        print(f"kill -9: {options.rounds} rounds, {options.writers} writers, seed {options.seed}: "
              f"{len(acknowledged)} acknowledged, {len(stored)} stored, {len(lost)} lost, {doubled} doubled, "
              f"counter {count}, integrity_check {verdict}, slowest start {slowest * 1000:.0f} ms")
        for failure in failures[:5]:
            print("unexpected answer:", failure)
        ok = not lost and not doubled and verdict == "ok" and not faults and not failures and count == len(stored) \
            and len(acknowledged) > options.rounds and slowest <= options.ready_within
        sys.exit(0 if ok else 1)


if __name__ == "__main__":
    main()
