"""Slow clients and limits: each limit that a request, a connection or all of them may come to, as it is set."""
import os, resource, socket, tempfile, time

from wire import GET, POST, SLUG, Server, exchange, octets, read_all, received, request, responses, statuses, until


def check_time(binary, checks):
    """Slow clients: each limit by its own server, so that no other can be what ends the connection."""
    far = ["--first-byte-timeout", "600", "--head-timeout", "600", "--body-timeout", "600", "--idle-timeout", "600",
           "--write-timeout", "600", "--linger-timeout", "600"]

    def server(option, value, *more):
        options = list(far)
        options[options.index(option) + 1] = value
        return Server(binary, *options, *more)

    with server("--first-byte-timeout", "0.3") as one, one.connect() as connection:
        checks.expect("slow: no first byte, closed without a word", (b"", False), read_all(connection))
    with server("--idle-timeout", "0.3") as one, one.connect() as connection:
        connection.sendall(octets(GET + "\r\n"))
        data, reset = read_all(connection)
        checks.expect("slow: no second request, closed without a word", ([200], False),
                      ([s for s, _, _ in responses(data)], reset))
    with server("--head-timeout", "0.4") as one, one.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        for _ in range(40):
            connection.sendall(b"X: y\r\n")
            time.sleep(0.02)
        connection.shutdown(socket.SHUT_WR)
        checks.expect("slow: loris", [408], [s for s, _, _ in responses(read_all(connection)[0])])
    with server("--body-timeout", "0.4", "--body-rate", "1000") as one, one.connect() as connection:
        connection.sendall(octets(POST + "Content-Length: 1000\r\n\r\n"))
        for _ in range(40):
            connection.sendall(b"x")
            time.sleep(0.02)
        connection.shutdown(socket.SHUT_WR)
        checks.expect("slow: body", [408], [s for s, _, _ in responses(read_all(connection)[0])])
    with server("--write-timeout", "0.4") as one, one.connect() as connection, one.connect() as other:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        request_bytes = octets(request(f"GET /v1/articles/{SLUG} HTTP/1.1"))
        try:
            connection.settimeout(5)
            connection.sendall(request_bytes * 4000)
        except (TimeoutError, ConnectionError):
            pass
        other.sendall(octets(GET + "Connection: close\r\n\r\n"))
        checks.expect("slow: reader, others go on", [200], [s for s, _, _ in responses(read_all(other)[0])])
        ended = False
        for _ in range(200):
            try:
                connection.send(b"x")
            except (BrokenPipeError, ConnectionResetError):
                ended = True
                break
            except (TimeoutError, BlockingIOError):
                pass
            time.sleep(0.05)
        checks.expect("slow: reader, given up", True, ended)


def check_limits(binary, checks):
    with Server(binary, "--max-connections", "3") as one:
        held = [one.connect() for _ in range(3)]
        for connection in held:
            connection.sendall(octets(GET + "\r\n"))
            checks.expect("limit: admitted", True, connection.recv(65536).startswith(b"HTTP/1.1 200"))
        found = responses(exchange(one, "", end=False)[0])
        checks.expect("limit: one more is told 503", [503], [s for s, _, _ in found])
        checks.expect("limit: and when to come again", "1", found[0][1].get("retry-after") if found else None)
        for connection in held:
            connection.sendall(octets(GET + "\r\n"))
            checks.expect("limit: the others go on", True, connection.recv(65536).startswith(b"HTTP/1.1 200"))
        held.pop().close()
        deadline = time.monotonic() + 20
        while statuses(one, GET + "Connection: close\r\n\r\n", end=False) != [200] and time.monotonic() < deadline:
            time.sleep(0.02)
        checks.expect("limit: room again", [200], statuses(one, GET + "Connection: close\r\n\r\n", end=False))
        for connection in held:
            connection.close()
    with Server(binary, "--connections-per-address", "2", "--host", "127.0.0.1,127.0.0.2") as one:
        held = [one.connect() for _ in range(2)]
        for connection in held:
            connection.sendall(octets(GET + "\r\n"))
            connection.recv(65536)
        checks.expect("limit: per address", [503], statuses(one, "", end=False))
        with socket.create_connection(("127.0.0.1", one.port), source_address=("127.0.0.9", 0)) as other:
            other.sendall(octets(GET + "Connection: close\r\n\r\n"))
            checks.expect("limit: another address goes on", [200], [s for s, _, _ in responses(read_all(other)[0])])
        for connection in held:
            connection.close()
    with Server(binary, "--requests-per-connection", "2") as one:
        found = responses(exchange(one, (GET + "\r\n") * 5)[0])
        checks.expect("limit: requests a connection", [(200, None), (200, "close")],
                      [(status, fields.get("connection")) for status, fields, _ in found])
    sizes = ["--target-bytes", "100", "--header-bytes", "600", "--header-fields", "8", "--trailer-bytes", "40",
             "--chunk-extension-bytes", "10", "--body-bytes", "2000", "--document-bytes", "3000"]
    with Server(binary, *sizes) as one:
        for name, text, wanted in [
            ("target", request("GET /" + "a" * 100 + " HTTP/1.1"), 414),
            ("head", request("GET / HTTP/1.1", "X: " + "y" * 600), 431),
            ("fields", request("GET / HTTP/1.1", *["X: y"] * 8), 431),
            ("trailers", request("POST / HTTP/1.1", "Transfer-Encoding: chunked", body="0\r\nX: " + "y" * 50), 431),
            ("extensions", request("POST / HTTP/1.1", "Transfer-Encoding: chunked", body="0;a=" + "y" * 50 + "\r\n"), 413),
            ("content", request("POST / HTTP/1.1", "Content-Length: 2001"), 413),
            ("document", request("PUT /v1/editor/articles/a HTTP/1.1", "Content-Length: 3001"), 413),
            ("document within", request("PUT /v1/editor/articles/a HTTP/1.1", "Content-Length: 2500",
                                        "Connection: close", body="x" * 2500), 403),
        ]:
            checks.expect(f"limit: {name}, as set", [wanted], statuses(one, text, end=False))

    token = "a-token-for-attacks-0123456789"
    with Server(binary, "--held-megabytes", "1", "--event-loops", "1", "--metrics", "loopback",
                environment={"MARGINALIA_EDITOR_TOKEN": token}) as one:
        # Neither is whole, so both have to be held; the second goes beyond.
        head = octets(f"PUT /v1/editor/articles/a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\n"
                      "Content-Type: text/plain\r\nContent-Length: 900000\r\n\r\n")
        with one.connect() as first, one.connect() as second:
            first.sendall(head + b"x" * 800_000)
            checks.expect("limit: content held together", True, until(lambda: received(one) > 800_000))
            second.sendall(head + b"x" * 400_000)
            found = responses(read_all(second)[0])
            checks.expect("limit: content held together is 503", [(503, "1")], [(s, f.get("retry-after")) for s, f, _ in found])
        checks.expect("limit: content held is let go", [200], statuses(one, GET + "Connection: close\r\n\r\n", end=False))
    with Server(binary, "--output-bytes", "4096", "--write-timeout", "600") as one, one.connect() as connection:
        statuses(one, request(f"GET /v1/articles/{SLUG} HTTP/1.1", "Connection: close"))
        before = one.resident()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(0.5)
        try:
            # Some hundred megabytes of answers that nobody takes.
            connection.sendall(octets(request(f"GET /v1/articles/{SLUG} HTTP/1.1")) * 20_000)
        except TimeoutError:
            pass
        checks.expect("limit: output that nobody takes is not made", True, one.resident() - before < 16 << 20)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s")
        for mode, wanted in [(None, 0o600), ("660", 0o660)]:
            with Server(binary, "--unix-socket", path, *(["--unix-socket-mode", mode] if mode else [])):
                checks.expect(f"Unix-domain socket: mode {mode}", wanted, os.stat(path).st_mode & 0o777)
            checks.expect("Unix-domain socket: removed at the end", False, os.path.exists(path))

    def few():
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    with Server(binary, "--event-loops", "1", preexec=few) as one:
        held = []
        for _ in range(100):
            try:
                held.append(one.connect(timeout=2))
            except OSError:
                break
        time.sleep(0.3)
        before = one.cpu_ticks()
        time.sleep(1)
        spent = one.cpu_ticks() - before
        # A loop that spins takes 100 ticks a second.
        checks.expect("descriptors out: accept does not spin", lambda ticks: ticks < 40, spent)
        held[0].sendall(octets(GET + "\r\n"))
        checks.expect("descriptors out: those inside go on", True, held[0].recv(65536).startswith(b"HTTP/1.1 200"))
        for connection in held:
            connection.close()
        deadline = time.monotonic() + 20
        answer = []
        while answer != [200] and time.monotonic() < deadline:
            answer = statuses(one, GET + "Connection: close\r\n\r\n", end=False)
        checks.expect("descriptors out: room again", [200], answer)
