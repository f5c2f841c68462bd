#!/usr/bin/env python3
"""Sends a running server what RFC 9110 and 9112 warn of, byte for byte, and checks each answer.

usage: attack.py BINARY [--only WORD]

Starts servers of its own on free ports of 127.0.0.1, with limits that are quick to reach; ends them; prints a line for
each check that fails, and a sum. Exit status 0: all passed.
"""
import argparse, json, os, socket, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from limits import check_limits, check_time
from wire import GET, POST, SLUG, Checks, Server, exchange, octets, read_all, request, responses, statuses

REFUSED = [
    # Targets
    ("target: invalid percent-encoding", request("GET /%zz HTTP/1.1"), 400),
    ("target: cut percent-encoding", request("GET /a%2 HTTP/1.1"), 400),
    ("target: fragment", request("GET /a#b HTTP/1.1"), 400),
    ("target: neither path nor URI", request("GET a HTTP/1.1"), 400),
    ("target: asterisk with GET", request("GET * HTTP/1.1"), 400),
    ("target: control byte", request("GET /a\x01b HTTP/1.1"), 400),
    ("target: NUL", request("GET /a\0b HTTP/1.1"), 400),
    ("target: high byte", request("GET /\xff HTTP/1.1"), 400),
    ("target: space", request("GET /a b HTTP/1.1"), 400),
    ("target: tab for space", request("GET\t/ HTTP/1.1"), 400),
    ("target: backslash", request("GET /a\\b HTTP/1.1"), 400),
    ("target: ftp", request("GET ftp://a/ HTTP/1.1"), 400),
    ("target: absolute with userinfo", request("GET http://user@a/ HTTP/1.1"), 400),
    ("target: absolute without host", request("GET http:///healthz HTTP/1.1"), 400),
    ("target: absolute with a bad port", request("GET http://a:99999/ HTTP/1.1"), 400),
    ("target: CONNECT", request("CONNECT a:80 HTTP/1.1"), 501),
    ("target: too long", request("GET /" + "a" * 9000 + " HTTP/1.1"), 414),
    ("target: query too long", request("GET /?" + "a" * 9000 + " HTTP/1.1"), 414),
    # Versions and methods
    ("version: HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\x04\0\0\0\0\0", 505),
    ("version: HTTP/0.9", "GET /\r\n", 400),
    ("version: HTTP/3.0", request("GET / HTTP/3.0"), 505),
    ("version: lower case", request("GET / http/1.1"), 400),
    ("version: two digits", request("GET / HTTP/1.10"), 400),
    ("version: missing", request("GET / "), 400),
    ("version: trailing space", request("GET / HTTP/1.1 "), 400),
    ("method: malformed", request("G@T / HTTP/1.1"), 400),
    ("method: too long", request("A" * 100 + " / HTTP/1.1"), 501),
    ("method: TLS handshake", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 60, 400),
    # Host
    ("host: missing", request("GET / HTTP/1.1", host=None), 400),
    ("host: twice", request("GET / HTTP/1.1", "Host: a"), 400),
    ("host: twice, one empty", request("GET / HTTP/1.1", "Host:"), 400),
    # An http URI has a host (RFC 9110 §4.2.1).
    ("host: empty", request("GET / HTTP/1.1", host=""), 400),
    ("host: userinfo", request("GET / HTTP/1.1", host="user@a"), 400),
    ("host: port above 65535", request("GET / HTTP/1.1", host="a:65536"), 400),
    ("host: port of letters", request("GET / HTTP/1.1", host="a:b"), 400),
    ("host: path", request("GET / HTTP/1.1", host="a/b"), 400),
    ("host: space", request("GET / HTTP/1.1", host="a b"), 400),
    ("host: two in one", request("GET / HTTP/1.1", host="a, b"), 400),
    ("host: open bracket", request("GET / HTTP/1.1", host="[::1"), 400),
    ("host: invalid percent-encoding", request("GET / HTTP/1.1", host="%zz"), 400),
    # Lines
    ("lines: bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
    ("lines: bare LF after a field", "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", 400),
    ("lines: bare LF at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400),
    ("lines: bare CR in a value", request("GET / HTTP/1.1", "X: a\rb"), 400),
    ("lines: CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", 400),
    ("lines: obs-fold", request("GET / HTTP/1.1", "X: a", " b"), 400),
    ("lines: obs-fold by tab", request("GET / HTTP/1.1", "X: a", "\tb"), 400),
    ("lines: first field begins with space", request("GET / HTTP/1.1", host=None, *[" Host: a"]), 400),
    ("lines: NUL in a value", request("GET / HTTP/1.1", "X: a\0b"), 400),
    ("lines: DEL in a value", request("GET / HTTP/1.1", "X: a\x7fb"), 400),
    ("lines: NUL in a name", request("GET / HTTP/1.1", "X\0: a"), 400),
    ("lines: space before the colon", request("GET / HTTP/1.1", "X : a"), 400),
    ("lines: no colon", request("GET / HTTP/1.1", "X"), 400),
    ("lines: empty name", request("GET / HTTP/1.1", ": a"), 400),
    ("lines: high byte in a name", request("GET / HTTP/1.1", "\xc3: a"), 400),
    ("lines: too many empty lines first", "\r\n" * 50 + request("GET / HTTP/1.1"), 400),
    # Framing
    ("framing: two lengths", request("POST / HTTP/1.1", "Content-Length: 3", "Content-Length: 3", body="abc"), 400),
    ("framing: two unlike lengths", request("POST / HTTP/1.1", "Content-Length: 3", "Content-Length: 4"), 400),
    ("framing: list of lengths", request("POST / HTTP/1.1", "Content-Length: 3, 3", body="abc"), 400),
    ("framing: plus sign", request("POST / HTTP/1.1", "Content-Length: +3", body="abc"), 400),
    ("framing: minus sign", request("POST / HTTP/1.1", "Content-Length: -3"), 400),
    ("framing: hexadecimal", request("POST / HTTP/1.1", "Content-Length: 0x3"), 400),
    ("framing: empty length", request("POST / HTTP/1.1", "Content-Length:"), 400),
    ("framing: length above 64 bits", request("POST / HTTP/1.1", "Content-Length: 99999999999999999999"), 413),
    ("framing: TE with CL", request("POST / HTTP/1.1", "Transfer-Encoding: chunked", "Content-Length: 5",
                                    body="0\r\n\r\n"), 400),
    ("framing: CL with TE", request("POST / HTTP/1.1", "Content-Length: 5", "Transfer-Encoding: chunked",
                                    body="0\r\n\r\n"), 400),
    ("framing: TE in HTTP/1.0", request("POST / HTTP/1.0", "Transfer-Encoding: chunked", body="0\r\n\r\n"), 400),
    ("framing: gzip, chunked", request("POST / HTTP/1.1", "Transfer-Encoding: gzip, chunked"), 501),
    ("framing: chunked, gzip", request("POST / HTTP/1.1", "Transfer-Encoding: chunked, gzip"), 501),
    ("framing: identity", request("POST / HTTP/1.1", "Transfer-Encoding: identity"), 501),
    ("framing: chunked twice", request("POST / HTTP/1.1", "Transfer-Encoding: chunked, chunked"), 400),
    ("framing: chunked in two fields", request("POST / HTTP/1.1", "Transfer-Encoding: chunked",
                                               "Transfer-Encoding: chunked"), 400),
    ("framing: empty TE", request("POST / HTTP/1.1", "Transfer-Encoding:"), 400),
    ("framing: empty element in TE", request("POST / HTTP/1.1", "Transfer-Encoding: ,chunked"), 400),
    ("framing: quoted TE", request("POST / HTTP/1.1", "Transfer-Encoding: \"chunked\""), 400),
    ("framing: vertical tab in TE", request("POST / HTTP/1.1", "Transfer-Encoding: \x0bchunked"), 400),
    # Chunks
    *[(f"chunk: {name}", request("POST / HTTP/1.1", "Transfer-Encoding: chunked", body=body), status)
      for name, body, status in [
          ("no digits", ";\r\n", 400), ("not hexadecimal", "g\r\n", 400), ("0x", "0x3\r\nabc\r\n", 400),
          ("negative", "-3\r\nabc\r\n", 400), ("space before", " 3\r\nabc\r\n", 400),
          ("space behind", "3 \r\nabc\r\n0\r\n\r\n", 400), ("more digits than 64 bits", "1" * 17 + "\r\n", 400),
          ("all of 64 bits", "f" * 16 + "\r\n", 413), ("leading zeros", "0" * 20 + "3\r\nabc\r\n", 400),
          ("bare LF", "3\nabc\r\n0\r\n\r\n", 400), ("data too long", "3\r\nabcd\r\n0\r\n\r\n", 400),
          ("data without CRLF", "3\r\nabc0\r\n\r\n", 400), ("extension without name", "3;\r\nabc\r\n", 400),
          ("extension unclosed", "3;a=\"b\r\nabc\r\n", 400), ("extension with CR", "3;a=\"\r\"\r\nabc\r\n", 400),
          ("extensions too large", "3;a=" + "b" * 2000 + "\r\nabc\r\n0\r\n\r\n", 413),
          ("extensions too large together", ("1;a=" + "b" * 60 + "\r\nx\r\n") * 30 + "0\r\n\r\n", 413),
          ("trailer malformed", "0\r\nX : y\r\n\r\n", 400), ("trailer folded", "0\r\nX: y\r\n z\r\n\r\n", 400),
          ("trailers too large", "0\r\nX: " + "y" * 9000 + "\r\n\r\n", 431),
          ("too many trailers", "0\r\n" + "X: y\r\n" * 200 + "\r\n", 431),
          ("content above the limit", "20000\r\n", 413),
      ]],
    # Sizes and expectations
    ("size: too many fields", request("GET / HTTP/1.1", *["X: y"] * 150), 431),
    ("size: fields too large", request("GET / HTTP/1.1", "X: " + "y" * 40000), 431),
    ("size: 10,000 fields", request("GET / HTTP/1.1", *["X: y"] * 10000), 431),
    ("size: content announced above the limit", request("POST / HTTP/1.1", "Content-Length: 70000"), 413),
    ("expect: unknown", request("GET / HTTP/1.1", "Expect: tea"), 417),
    ("expect: too large", request("POST / HTTP/1.1", "Content-Length: 70000", "Expect: 100-continue"), 413),
]

# What is taken: name, request, statuses of the answers in order.
TAKEN = [
    ("taken: absolute form", request("GET http://b/healthz HTTP/1.1"), [200]),
    ("taken: absolute form, https and port", request("GET https://b:443/healthz?  HTTP/1.1".replace("  ", " ")), [200]),
    ("taken: absolute form outranks Host", request("GET http://b/healthz HTTP/1.1", host="c"), [200]),
    ("taken: absolute form, upper-case scheme", request("GET HTTP://b/healthz HTTP/1.1"), [200]),
    ("taken: OPTIONS *", request("OPTIONS * HTTP/1.1"), [204]),
    ("taken: OPTIONS of the absolute root", request("OPTIONS http://b HTTP/1.1"), [204]),
    ("taken: IPv6 host", request("GET /healthz HTTP/1.1", host="[::1]:80"), [200]),
    ("taken: HTTP/1.0 without Host", request("GET /healthz HTTP/1.0", host=None), [200]),
    ("taken: HTTP/1.2 counts as 1.1", request("GET /healthz HTTP/1.2"), [200]),
    ("taken: two empty lines first", "\r\n\r\n" + request("GET /healthz HTTP/1.1"), [200]),
    ("taken: white space around a value", request("GET /healthz HTTP/1.1", "X: \t y \t"), [200]),
    ("taken: high bytes in a value", request("GET /healthz HTTP/1.1", "X: \xc3\xa9"), [200]),
    ("taken: empty value", request("GET /healthz HTTP/1.1", "X:"), [200]),
    ("taken: TE is no transfer coding", request("GET /healthz HTTP/1.1", "TE: trailers, deflate;q=0.5"), [200]),
    ("taken: upgrade ignored", request("GET /healthz HTTP/1.1", "Connection: Upgrade, HTTP2-Settings",
                                       "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"), [200]),
    ("taken: websocket upgrade ignored", request("GET /healthz HTTP/1.1", "Connection: Upgrade", "Upgrade: websocket",
                                                 "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13"), [200]),
    ("taken: upper-case chunked", request("POST /healthz HTTP/1.1", "Transfer-Encoding: CHUNKED",
                                          body="0\r\n\r\n"), [405]),
    ("taken: chunk extensions and trailers", request(
        "POST /healthz HTTP/1.1", "Transfer-Encoding: chunked",
        body="3;a=b;c=\"d;e\"\r\nabc\r\n0;f\r\nX: y\r\n\r\n"), [405]),
    ("taken: dot segments lead nowhere", request("GET /v1/../healthz HTTP/1.1"), [404]),
    ("taken: encoded dot segments lead nowhere", request("GET /v1/%2e%2e/healthz HTTP/1.1"), [404]),
    ("taken: encoded slash does not part", request("GET /v1%2Farticles HTTP/1.1"), [404]),
    ("taken: doubled slash leads nowhere", request("GET //healthz HTTP/1.1"), [404]),
    ("taken: encoded NUL is no slug", request("GET /v1/articles/%00 HTTP/1.1"), [404]),
    ("taken: invalid UTF-8 in the path", request("GET /v1/articles/%ff HTTP/1.1"), [400]),
    ("taken: overlong UTF-8 in the path", request("GET /v1/articles/%c0%ae HTTP/1.1"), [400]),
    ("taken: unknown method", request("BREW / HTTP/1.1"), [501]),
    ("taken: lower-case method", request("get /healthz HTTP/1.1"), [501]),
    ("taken: method not of this resource", request("DELETE /healthz HTTP/1.1"), [405]),
    ("taken: content with GET", request("GET /healthz HTTP/1.1", "Content-Length: 3", body="abc"), [200]),
    ("taken: GET content is no next request", request(
        "GET /healthz HTTP/1.1", f"Content-Length: {len(request('GET /v1 HTTP/1.1'))}",
        body=request("GET /v1 HTTP/1.1")), [200]),
    ("taken: Connection: close before another", request("GET /healthz HTTP/1.1", "Connection: close")
     + request("GET /v1 HTTP/1.1"), [200]),
    ("taken: a list in Connection", request("GET /healthz HTTP/1.1", "Connection: x, Close ,y")
     + request("GET /v1 HTTP/1.1"), [200]),
    ("taken: 100-continue of HTTP/1.0 is not heeded", request(
        "POST /healthz HTTP/1.0", "Content-Length: 3", "Expect: 100-continue", body="abc"), [405]),
    ("taken: nothing but a part", "GET / HTTP/1.1\r\nHos", []),
    ("taken: content that is cut off", request("POST /healthz HTTP/1.1", "Content-Length: 5", body="abc"), []),
    ("taken: nothing", "", []),
]


def check_answers(server, checks):
    for name, bad, status in REFUSED:
        data, _ = exchange(server, octets(bad) + octets(request("GET /v1/never HTTP/1.1")), end=False)
        try:
            found = responses(data)
        except (ValueError, IndexError):
            found = [("unreadable", {}, data)]
        checks.expect(name, [status], [each[0] for each in found])
        if not found or found[0][0] != status:
            continue
        _, fields, content = found[0]
        checks.expect(f"{name}: says that it closes", "close", fields.get("connection"))
        checks.expect(f"{name}: is a problem", "application/problem+json", fields.get("content-type"))
        checks.expect(f"{name}: says why", True, bool(json.loads(content)["detail"]) and "request-id" in fields)
        checks.expect(f"{name}: has no banner", None, fields.get("server"))
    for name, good, wanted in TAKEN:
        checks.expect(name, wanted, statuses(server, good))


def check_conversations(server, checks):
    many = 5000
    data, _ = exchange(server, (GET + "\r\n") * many)
    checks.expect("pipeline: thousands of small requests, all answered", many, len(responses(data)))

    with server.connect() as connection:
        for byte in octets(GET + "Connection: close\r\n\r\n"):
            connection.sendall(bytes([byte]))
        checks.expect("pieces: a byte at a time", [200], [s for s, _, _ in responses(read_all(connection)[0])])

    with server.connect() as connection:
        connection.sendall(octets(POST + "Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"))
        first = connection.recv(100)
        checks.expect("continue: said before the content", True, first.startswith(b"HTTP/1.1 100 "))
        connection.sendall(b"{}")
        checks.expect("continue: then the answer", [422], [s for s, _, _ in responses(read_all(connection)[0])])

    with server.connect() as connection:
        connection.sendall(octets(POST + "Content-Length: 70000\r\nExpect: 100-continue\r\n\r\n"))
        data, reset = read_all(connection)
        checks.expect("continue: refused without a 100", [413], [s for s, _, _ in responses(data)])
        checks.expect("continue: refused without a reset", False, reset)

    with server.connect() as connection:
        connection.sendall(octets((GET + "\r\n") * 3))
        connection.shutdown(socket.SHUT_WR)
        data, reset = read_all(connection)
        checks.expect("half closed: all answered", [200] * 3, [s for s, _, _ in responses(data)])
        checks.expect("half closed: no reset", False, reset)

    data, _ = exchange(server, request("HEAD /v1 HTTP/1.1", "Connection: close"))
    head, _, rest = data.partition(b"\r\n\r\n")
    checks.expect("HEAD: no content, but its length", True, rest == b"" and b"Content-Length: " in head)

    # What a careless proxy would split must not become two answers.
    smuggled = request("GET /v1/smuggled HTTP/1.1")
    for name, text in [
        ("CL.TE", request("POST / HTTP/1.1", f"Content-Length: {len(smuggled) + 5}", "Transfer-Encoding: chunked",
                          body="0\r\n\r\n" + smuggled)),
        ("TE.CL", request("POST / HTTP/1.1", "Transfer-Encoding: chunked", "Content-Length: 4",
                          body=f"{len(smuggled):x}\r\n{smuggled}\r\n0\r\n\r\n")),
        ("TE obscured", request("POST / HTTP/1.1", "Content-Length: 6", "Transfer-Encoding : chunked",
                                body="0\r\n\r\n" + smuggled)),
        ("TE xchunked", request("POST / HTTP/1.1", "Content-Length: 6", "Transfer-Encoding: xchunked",
                                body="0\r\n\r\n" + smuggled)),
        ("LF in a value", request("GET / HTTP/1.1", "X: y\nTransfer-Encoding: chunked", body="0\r\n\r\n" + smuggled)),
    ]:
        checks.expect(f"smuggling: {name}", lambda got: len(got) == 1 and got[0] >= 400,
                      statuses(server, text, end=False))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--only", help="checks whose name holds this word")
    arguments = parser.parse_args()
    checks = Checks(arguments.only)
    with Server(arguments.binary, "--linger-timeout", "0.2") as server:
        check_answers(server, checks)
        check_conversations(server, checks)
        checks.expect("the server is well", [200], statuses(server, GET + "Connection: close\r\n\r\n", end=False))
    check_time(arguments.binary, checks)
    check_limits(arguments.binary, checks)
    print(f"{checks.passed} checks passed, {len(checks.failed)} failed")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
