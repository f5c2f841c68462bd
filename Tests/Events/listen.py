#!/usr/bin/env python3
"""Lets many clients listen to one article while comments are posted, and looks for events lost, doubled or out of order.

usage: listen.py BINARY [--listeners N] [--comments N] [--silent N] [--seconds N]

Every listener has to get every comment once and in order; a third of them lose their connection at a random moment and
come back with Last-Event-ID. Silent listeners connect and never read. An article that another process imports has to
reach listeners too. The memory and the threads of the service are watched; SIGTERM has to end it at once, whoever
listens. Talks to 127.0.0.1 alone; ends by itself.
"""
import argparse, asyncio, json, os, random, re, resource, signal, socket, subprocess, sys, tempfile, time

SLUG = "listening"
DOCUMENT = """---
title: A text to listen to
slug: listening
date: 2026-01-02
---
One sentence with a note.[^1]{more}

[^1]: A remark.
"""


class Failure(Exception):
    pass


class Server:
    def __init__(self, binary, folder):
        self.binary, self.database = binary, os.path.join(folder, "events.sqlite")
        self.bring_in("")
        self.process = subprocess.Popen(
            [binary, "serve", "--database", self.database, "--port", "0", "--comments-per-minute", "0",
             "--comments-per-day", "0",
             "--sample", "off", "--event-heartbeat", "1"],
            stdout=subprocess.PIPE, stderr=open(os.path.join(folder, "log"), "w"), text=True)
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise Failure(f"the server did not start: {line}")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))

    def bring_in(self, more):
        subprocess.run([self.binary, "import", "-", "--database", self.database, "--format", "markdown"],
                       input=DOCUMENT.format(more=more), text=True, check=True, stdout=subprocess.DEVNULL)

    def status(self, name):
        with open(f"/proc/{self.process.pid}/status") as file:
            for line in file:
                if line.startswith(name + ":"):
                    return int(line.split()[1])
        return 0


class Listener:
    """Keeps the numbers of all events that it got, over all of its connections."""

    def __init__(self, port, breaks_after, is_http11):
        self.port, self.breaks_after, self.is_http11 = port, breaks_after, is_http11
        self.sequences, self.comments, self.kinds, self.last, self.connections = [], [], set(), None, 0
        self.is_listening = asyncio.Event()

    async def run(self):
        while True:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
            self.connections += 1
            resume = "" if self.last is None else f"Last-Event-ID: {self.last}\r\n"
            version = "HTTP/1.1" if self.is_http11 else "HTTP/1.0"
            writer.write(f"GET /v1/articles/{SLUG}/events {version}\r\nHost: test\r\n{resume}\r\n".encode())
            try:
                await self.listen(reader)
            finally:
                writer.close()

    async def listen(self, reader):
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.split(b"\r\n")[0] or b"text/event-stream" not in head:
            raise Failure(f"not answered: {head!r}")
        is_chunked, rest, text = b"chunked" in head, b"", b""
        while True:
            piece = await reader.read(65536)
            if not piece:
                return
            rest += piece
            if is_chunked:
                while True:
                    end = rest.find(b"\r\n")
                    if end < 0:
                        break
                    size = int(rest[:end], 16)
                    if len(rest) < end + 4 + size:
                        break
                    text += rest[end + 2:end + 2 + size]
                    rest = rest[end + 4 + size:]
            else:
                text, rest = text + rest, b""
            *events, text = text.split(b"\n\n")
            for event in events:
                self.take(event)
            if self.breaks_after is not None and len(self.sequences) >= self.breaks_after:
                self.breaks_after = None
                return

    def take(self, event):
        fields = dict(line.split(b": ", 1) for line in event.split(b"\n") if b": " in line)
        if b"id" in fields:
            self.last = int(fields[b"id"])
        self.is_listening.set()
        if b"data" not in fields:
            return
        kind = fields[b"event"].decode()
        self.kinds.add(kind)
        self.sequences.append(self.last)
        if kind == "commentPublished":
            self.comments.append(re.search(rb'"commentId":"([^"]+)"', fields[b"data"]).group(1).decode())


async def post(port, number):
    body = json.dumps({"author": {"name": f"Reader {number % 7}", "email": "reader@example.org"},
                       "body": f"Remark {number}. " + "Words that fill a line or two. " * (number % 20)})
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write((f"POST /v1/articles/{SLUG}/comments HTTP/1.0\r\nHost: test\r\nContent-Type: application/json\r\n"
                  f"Content-Length: {len(body)}\r\n\r\n{body}").encode())
    head, _, content = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    if b" 201 " not in head.split(b"\r\n")[0]:
        raise Failure(f"not posted: {head!r} {content!r}")
    return json.loads(content)["id"]


def silent_socket(port):
    """A client that asks for everything from the beginning and reads nothing."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("127.0.0.1", port))
    client.sendall(f"GET /v1/articles/{SLUG}/events HTTP/1.1\r\nHost: test\r\nLast-Event-ID: 0\r\n\r\n".encode())
    return client


async def check(options, server):
    before = server.status("VmRSS")
    generator = random.Random(options.seed)
    silent = [silent_socket(server.port) for _ in range(options.silent)]
    listeners = [
        Listener(server.port, generator.randrange(options.comments) if number % 3 == 0 else None, number % 4 == 0)
        for number in range(options.listeners)]
    tasks = [asyncio.create_task(listener.run()) for listener in listeners]

    async def raise_failures():
        await asyncio.gather(*tasks)

    watch = asyncio.create_task(raise_failures())
    for listener in listeners:
        await listener.is_listening.wait()
    listening = server.status("VmRSS")
    numbers, posted = iter(range(options.comments)), []

    async def writer():
        for number in numbers:
            posted.append(await post(server.port, number))
            if watch.done():
                watch.result()

    started = time.monotonic()
    await asyncio.gather(*[writer() for _ in range(4)])
    await asyncio.get_running_loop().run_in_executor(None, server.bring_in, " And one more.")
    largest, deadline = 0, time.monotonic() + options.seconds
    while not all("articleSaved" in listener.kinds and len(listener.comments) >= len(posted) for listener in listeners):
        largest = max(largest, server.status("VmRSS"))
        if watch.done():
            watch.result()
        if time.monotonic() > deadline:
            least = min(len(listener.comments) for listener in listeners)
            raise Failure(f"after {options.seconds} s a listener has only {least} of {len(posted)} comments")
        await asyncio.sleep(0.05)
    seconds = time.monotonic() - started
    for listener in listeners:
        if listener.sequences != sorted(set(listener.sequences)):
            raise Failure("a listener got events out of order or twice")
        if sorted(listener.comments) != sorted(posted):
            raise Failure("a listener did not get exactly the comments that were acknowledged")
    again = sum(listener.connections - 1 for listener in listeners)
    if again < options.listeners // 3:
        raise Failure(f"only {again} listeners came back")
    largest, threads = max(largest, server.status("VmRSS")), server.status("Threads")
    if threads > 40:
        raise Failure(f"{threads} threads")
    grown = (largest - before) / 1024
    allowed = 30 + 0.1 * (options.listeners + options.silent)
    if grown > allowed:
        raise Failure(f"memory grew by {grown:.0f} MB, more than {allowed:.0f} MB")
    print(f"{options.listeners} listeners and {options.silent} silent ones, {len(posted)} comments, {again} came back: "
          f"each got every comment in order, {seconds:.1f} s after the first post; {before / 1024:.0f} MB at rest, "
          f"{listening / 1024:.0f} MB listening, {largest / 1024:.0f} MB at most, {threads} threads")
    ended = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    status = await asyncio.get_running_loop().run_in_executor(None, server.process.wait, 60)
    seconds = time.monotonic() - ended
    # Draining may take 10 s for requests at work; none is, and listeners are none.
    if status != 0 or seconds > 9:
        raise Failure(f"SIGTERM: status {status} after {seconds:.1f} s")
    print(f"SIGTERM ended it with 0 in {seconds:.1f} s, {len(silent)} silent listeners being there")
    watch.cancel()
    for task in tasks:
        task.cancel()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--listeners", type=int, default=1000)
    parser.add_argument("--comments", type=int, default=500)
    parser.add_argument("--silent", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=300, help="a hang guard, no judgement")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))
    with tempfile.TemporaryDirectory() as folder:
        server = Server(os.path.abspath(options.binary), folder)
        try:
            asyncio.run(check(options, server))
        except Failure as failure:
            print(f"FAILED (seed {options.seed}): {failure}", file=sys.stderr)
            return 1
        finally:
            if server.process.poll() is None:
                server.process.kill()
                server.process.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
