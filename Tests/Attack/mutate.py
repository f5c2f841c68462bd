#!/usr/bin/env python3
"""Sends mutated requests to a running server, and reads all that it answers by a parser that is not ours (h11).

usage: mutate.py BINARY [--rounds N] [--seed N]

Each round takes one to four good requests, changes some of their bytes, words or lines, cuts them, joins them on one
connection, and sends them whole, in pieces or byte by byte, with the sending half closed behind them. Whatever comes back
must be whole responses, one after the other and nothing else, JSON where they say so, none with a 5xx but 501, 503, 505;
a request that h11 takes gets an answer, one that it refuses no success. In the end the server answers as before and has
no more sockets open.
h11 comes from requirements.txt beside this file, by pip, where it isn't installed. Exit 1: a fault, with the bytes sent.
"""
import argparse, json, os, random, socket, subprocess, sys

from wire import SLUG, Server

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = os.path.join(HERE, "..", "..", ".build", "attack")

BODY = b'{"author":{"name":"Ann"},"body":"A remark, and *more* of it."}'
FORM = b"name=Ann&body=A+remark+of+the+form."
SEEDS = [
    b"GET /v1/articles/%s HTTP/1.1\r\nHost: a.example\r\nAccept: application/json\r\nAccept-Encoding: gzip;q=0.5, *;q=0\r\n\r\n" % SLUG.encode(),
    b"GET /v1/articles?limit=2&count=exact HTTP/1.1\r\nHost: a\r\nIf-None-Match: W/\"a\", \"b\"\r\n\r\n",
    b"GET /v1/search?q=%22a%20phrase%22+begin* HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, TE\r\nTE: trailers\r\n\r\n",
    b"GET http://b.example:80/healthz HTTP/1.1\r\nHost: a\r\nX-Request-ID: x-1\r\nRequest-Id: r\r\n\r\n",
    b"GET /articles/%s HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" % SLUG.encode(),
    b"OPTIONS * HTTP/1.1\r\nHost: [::1]:8080\r\nOrigin: https://o.example\r\nAccess-Control-Request-Method: POST\r\n\r\n",
    b"POST /v1/articles/%s/comments HTTP/1.1\r\nHost: a\r\nContent-Type: application/json; charset=\"utf-8\"\r\nContent-Length: %d\r\n\r\n%s" % (SLUG.encode(), len(BODY), BODY),
    b"POST /v1/comments/preview HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n9;a=\"b\"\r\n{\"body\": \"\r\n5\r\n*abc*\r\n2\r\n\"}\r\n0\r\nX: y\r\n\r\n",
    b"POST /articles/%s/comments HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s" % (SLUG.encode(), len(FORM), FORM),
    b"DELETE /v1/me HTTP/1.1\r\nHost: a\r\nAuthor-Token: t\r\nForwarded: for=\"[2001:db8::1]:4\"\r\n\r\n",
    b"PATCH /v1/comments/01900000-0000-7000-8000-000000000000 HTTP/1.1\r\nHost: a\r\nEdit-Token: t\r\nIf-Match: *\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"body\":\"x\"}",
]
WORDS = [
    b"\r\n", b"\n", b"\r", b"\r\n\r\n", b" ", b"\t", b":", b": ", b",", b";", b"\"", b"\\", b"%", b"%00", b"%2e%2e/", b"/", b"//", b"?",
    b"#", b"*", b"0", b"-1", b"+1", b"99999999999999999999", b"0x10", b"Content-Length: 5\r\n", b"Content-Length: 5, 5\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip, chunked\r\n", b"Host: b\r\n", b"Connection: close\r\n",
    b"Upgrade: h2c\r\n", b"Expect: 100-continue\r\n", b"HTTP/1.1", b"HTTP/1.0", b"HTTP/2.0", b"HTTP/9.9", b"\x00", b"\x80", b"\xff\xfe", b"\xc3\xa9",
    b"A" * 300, b"a: b\r\n" * 120, b"/x" * 5000, b"0\r\n\r\n", b"ffffffffffffffff\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"PUT", b"TRACE", b"CONNECT",
]


def mutated(random, request):
    data = bytearray(request)
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        place = random.randrange(len(data) + 1)
        end = min(len(data), place + random.choice((1, 1, 2, 8, 40)))
        kind = random.randrange(7)
        if kind == 0:
            del data[place:end]
        elif kind == 1:
            data[place:place] = random.choice(WORDS)
        elif kind == 2 and place < len(data):
            data[place] ^= 1 << random.randrange(8)
        elif kind == 3:
            data[place:place] = data[place:end]
        elif kind == 4:
            lines = bytes(data).split(b"\r\n")
            lines.insert(random.randrange(len(lines)), random.choice(lines))
            data = bytearray(b"\r\n".join(lines))
        elif kind == 5:
            data[place:end] = random.choice(WORDS)
        elif random.randrange(4) == 0:
            del data[place:]
    # What comes after HEAD would have to be told from a cut answer.
    return bytes(data).replace(b"HEAD", b"HEAP")


def exchange(random, server, data):
    """What the server answers until it closes, and whether it broke the connection off."""
    answer = b""
    with server.connect() as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        size = random.choice((1, 3, 50, len(data), len(data), len(data))) if len(data) < 2000 else len(data)
        try:
            for start in range(0, len(data), max(1, size)):
                connection.sendall(data[start:start + max(1, size)])
            connection.shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError, OSError):
            # It refused before it had read all.
            pass
        while True:
            try:
                piece = connection.recv(65536)
            except ConnectionResetError:
                return answer, True
            if not piece:
                return answer, False
            answer += piece


def responses(h11, answer):
    """The statuses of the responses; raises where they are not HTTP."""
    statuses = []
    while answer:
        connection = h11.Connection(h11.CLIENT)
        connection.send(h11.Request(method="GET", target="/", headers=[("Host", "a")]))
        connection.send(h11.EndOfMessage())
        connection.receive_data(answer)
        response, content = None, b""
        while True:
            event = connection.next_event()
            if isinstance(event, h11.NEED_DATA):
                raise ValueError(f"a response that is cut: {bytes(answer)[:200]!r}")
            if isinstance(event, h11.Response):
                response = event
            elif isinstance(event, h11.Data):
                content += event.data
            elif isinstance(event, h11.EndOfMessage):
                break
        fields = {bytes(name).decode(): bytes(value).decode("latin-1") for name, value in response.headers}
        if fields.get("content-type", "").split(";")[0].endswith("json") and "content-encoding" not in fields and content:
            json.loads(content)
        if response.status_code >= 500 and response.status_code not in (501, 503, 505):
            raise ValueError(f"the status {response.status_code}: {content[:300]!r}")
        statuses.append(response.status_code)
        answer = bytes(connection.trailing_data[0])
    return statuses


def first_request(h11, data):
    """What h11 makes of the first request: "whole", "cut", or "refused"."""
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=1 << 20)
    # RFC 9112 §2.2 lets empty lines stand before a request; h11 doesn't.
    connection.receive_data(data.lstrip(b"\r\n"))
    connection.receive_data(b"")
    try:
        while True:
            event = connection.next_event()
            if isinstance(event, h11.EndOfMessage):
                return "whole"
            if event is h11.NEED_DATA or isinstance(event, h11.ConnectionClosed):
                return "cut"
    except h11.RemoteProtocolError as error:
        return "cut" if "end" in str(error) or "closed" in str(error) else "refused"


def connections(server):
    """Sockets that the server's process has open."""
    folder = f"/proc/{server.process.pid}/fd"
    found = 0
    for name in os.listdir(folder):
        try:
            found += os.readlink(os.path.join(folder, name)).startswith("socket:")
        except FileNotFoundError:
            continue
    return found


def main():
    parser = argparse.ArgumentParser(description="Mutates requests and reads the answers by h11.")
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        import h11
    except ImportError:
        install = [os.path.join(HERE, "..", "Citations", "install.sh"), PACKAGES, os.path.join(HERE, "requirements.txt")]
        if subprocess.run(install, stderr=subprocess.DEVNULL).returncode != 0:
            print("attack: skipping the mutated requests, h11 is not there and can't be installed")
            return 0
        sys.path.insert(0, PACKAGES)
        import h11
    generator = random.Random(options.seed)
    faults, seen, resets = [], {}, 0
    with Server(os.path.abspath(options.binary), "--comments-per-day", "0", "--min-fill-seconds", "0") as server:
        before = connections(server)
        for number in range(options.rounds):
            data = b"".join(mutated(generator, generator.choice(SEEDS)) for _ in range(generator.choice((1, 1, 2, 4))))
            answer, wasReset = exchange(generator, server, data)
            resets += wasReset
            try:
                statuses = responses(h11, answer)
            except (ValueError, h11.ProtocolError) as error:
                # After a reset what was still on the way is lost.
                if not wasReset:
                    faults.append(f"round {number}: {error}\n  sent {data!r:.1000}")
                continue
            for status in statuses:
                seen[status] = seen.get(status, 0) + 1
            theirs = first_request(h11, data)
            if theirs == "whole" and not statuses and not wasReset:
                faults.append(f"round {number}: no answer to a request that h11 takes\n  sent {data!r:.1000}")
            if theirs == "refused" and statuses and statuses[0] < 400:
                faults.append(f"round {number}: {statuses[0]} to a request that h11 refuses\n  sent {data!r:.1000}")
            if server.process.poll() is not None:
                faults.append(f"round {number}: the server ended\n  sent {data!r:.1000}")
                break
        else:
            answer, _ = exchange(generator, server, b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            if responses(h11, answer) != [200]:
                faults.append("in the end it is not healthy")
            # Each was closed by both sides; the last may still be on its way out.
            for _ in range(2000):
                if connections(server) <= before:
                    break
                with server.connect():
                    pass
            else:
                faults.append(f"{connections(server)} sockets are open, {before} were before")
    for fault in faults[:10]:
        print(fault)
    counts = ", ".join(f"{status}: {count}" for status, count in sorted(seen.items()))
    print(f"{options.rounds} rounds, seed {options.seed}, {len(faults)} faults, {resets} resets; answers {counts}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
