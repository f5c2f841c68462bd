#!/usr/bin/env python3
"""Posts comments while the receiver of their webhooks fails, hangs and dies and the service is killed, and looks for
events that never arrive.

usage: deliver.py BINARY [--rounds N] [--comments N] [--seed N] [--seconds N]

Each round: start the service on the same database, post, take the receiver away for a while, kill -9. At the end every
comment whose 201 was read must have arrived at least once, signed, without its author's e-mail; and a receiver that was
taken out of the configuration must not have been called again. Talks to 127.0.0.1 alone; ends by itself.
"""
import argparse, base64, hashlib, hmac, http.client, http.server, json, os, random, signal, subprocess, sys, tempfile
import threading, time

SLUG, SECRET = "webhook-test", "a secret that both ends know"
DOCUMENT = f"""---
title: A text to post under
slug: {SLUG}
date: 2026-01-02
---
One sentence with a note.[^1]

[^1]: A remark.
"""


class Failure(Exception):
    pass


class Receiver:
    """Answers some calls with an error, some not at all, and takes some without saying so."""

    def __init__(self, generator, faults):
        self.generator, self.faults, self.port = generator, faults, 0
        self.lock, self.events, self.calls, self.wrong = threading.Lock(), [], 0, []
        self.outcomes = {"taken": 0, "refused": 0, "hung": 0, "died": 0}
        self.start()

    def start(self):
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.take(self.path, dict(self.headers), body)
                if status is None:
                    self.close_connection = True
                    return
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        class Service(http.server.ThreadingHTTPServer):
            daemon_threads, allow_reuse_address = True, True

            def handle_error(self, *_):
                pass

        self.server = Service(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def take(self, path, headers, body):
        headers = {name.lower(): value for name, value in headers.items()}
        with self.lock:
            self.calls += 1
            fault = self.generator.random() if self.faults else 1.0
            if path != "/hook":
                self.wrong.append(f"called at {path}")
            signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
            right = base64.b64encode(hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()).decode()
            if headers["webhook-signature"] != "v1," + right:
                self.wrong.append("wrongly signed")
            if b"@example.org" in body:
                self.wrong.append("an e-mail address was told")
            if fault < 0.12:
                self.outcomes["refused"] += 1
                return self.generator.choice([302, 400, 410, 500, 503])
            outcome = "hung" if fault < 0.16 else "died" if fault < 0.24 else "taken"
            self.outcomes[outcome] += 1
            if outcome != "hung":
                self.events.append((headers["webhook-id"], json.loads(body)))
        if outcome == "hung":
            time.sleep(3)
        return 200 if outcome == "taken" else None


class Server:
    def __init__(self, binary, database, urls, log, moderation="none"):
        webhooks = [part for url in urls for part in ("--webhook", url)]
        self.process = subprocess.Popen(
            [binary, "serve", "--database", database, "--port", "0", "--comments-per-minute", "0",
             "--comments-per-day", "0", "--sample", "off",
             "--webhook-timeout", "1", "--moderation", moderation, *webhooks],
            env={**os.environ, "MARGINALIA_WEBHOOK_SECRET": SECRET}, stdout=subprocess.PIPE, stderr=log, text=True)
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise Failure(f"the server did not start: {line}")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))

    def post(self, text):
        """The id of the comment; None when there was no answer."""
        body = json.dumps({"author": {"name": "Reader", "email": "reader@example.org"}, "body": text})
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            connection.request("POST", f"/v1/articles/{SLUG}/comments", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer = response.read()
        except OSError:
            return None
        if response.status not in (201, 202):
            raise Failure(f"{response.status}: {answer[:300]!r}")
        return json.loads(answer)["id"]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def run(options, folder):
    generator = random.Random(options.seed)
    database, posted = os.path.join(folder, "webhooks.sqlite"), []
    flaky, steady = Receiver(generator, True), Receiver(generator, False)
    urls = [f"http://127.0.0.1:{receiver.port}/hook" for receiver in (flaky, steady)]
    log = open(os.path.join(folder, "log"), "w")
    bring_in = [options.binary, "import", "-", "--database", database, "--format", "markdown"]
    subprocess.run(bring_in, input=DOCUMENT, text=True, check=True, stdout=subprocess.DEVNULL)
    for round in range(options.rounds):
        server = Server(options.binary, database, urls, log)
        try:
            for number in range(options.comments):
                if number == options.comments // 2:
                    flaky.stop()
                posted.append(server.post(f"Remark {number} of round {round}."))
            if round == 0:
                # What another process does is told too.
                more = DOCUMENT.replace("One sentence", "One new sentence")
                subprocess.run(bring_in, input=more, text=True, check=True, stdout=subprocess.DEVNULL)
            time.sleep(generator.random() * 0.3)
        finally:
            server.kill()
        flaky.start()
    # The steady receiver is taken out; what waits for the other one is brought to its end.
    calls = steady.calls
    server = Server(options.binary, database, urls[:1], log, moderation="all")
    held = server.post("A remark that waits for an editor.")
    acknowledged, deadline = {id for id in posted if id}, time.monotonic() + options.seconds
    try:
        while True:
            with flaky.lock:
                arrived = {event["data"]["commentId"] for _, event in flaky.events}
                kinds = {event["type"] for _, event in flaky.events}
                told = {event["type"] for _, event in flaky.events if event["data"]["commentId"] == held}
            if acknowledged <= arrived and "articleSaved" in kinds and told:
                break
            if time.monotonic() > deadline:
                raise Failure(f"{len(acknowledged - arrived)} of {len(acknowledged)} events have not arrived")
            time.sleep(0.05)
    finally:
        server.kill()
    if told != {"commentHeld"}:
        raise Failure(f"a held comment was told as {told}")
    if steady.calls != calls:
        raise Failure("a receiver that was taken out was called again")
    for receiver in (flaky, steady):
        if receiver.wrong:
            raise Failure(receiver.wrong[0])
    numbers = [event["data"]["sequence"] for _, event in flaky.events]
    firsts = list(dict.fromkeys(number for number in numbers if number is not None))
    late = sum(1 for one, other in zip(firsts, firsts[1:]) if one > other)
    print(f"{options.rounds} rounds, {len(acknowledged)} comments acknowledged: all arrived, {len(flaky.events)} messages "
          f"taken in {flaky.calls} calls ({', '.join(f'{count} {name}' for name, count in flaky.outcomes.items())}), "
          f"{late} out of order; the other receiver got {len(steady.events)} and none after it was taken out")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--comments", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=600, help="a hang guard, no judgement")
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    with tempfile.TemporaryDirectory() as folder:
        try:
            run(options, folder)
        except Failure as failure:
            print(f"FAILED (seed {options.seed}): {failure}", file=sys.stderr)
            with open(os.path.join(folder, "log")) as log:
                print("".join(log.readlines()[-20:]), file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
