"""What the scripts of this folder share: a server of their own, raw exchanges with it, a sum of checks."""
import os, signal, socket, subprocess, tempfile, threading, time

SLUG = "on-citing-and-annotating"
GET = "GET /healthz HTTP/1.1\r\nHost: a\r\n"
POST = f"POST /v1/articles/{SLUG}/comments HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


class Server:
    def __init__(self, binary, *options, preexec=None, environment={}):
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [binary, "serve", "--database", os.path.join(self.folder.name, "d.sqlite"), "--port", "0",
             "--comments-per-minute", "0", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=preexec,
            env={**os.environ, **environment})
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"the server did not start: {line}{self.process.stderr.read()}")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))
        self.log = []
        threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        self.folder.cleanup()
        if status != 0:
            raise SystemExit(f"the server ended with {status}: {''.join(self.log)[-2000:]}")

    def connect(self, timeout=20):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def resident(self):
        """Bytes in memory."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def cpu_ticks(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])


def octets(text):
    return text if isinstance(text, bytes) else text.encode("latin-1")


def read_all(connection):
    """What comes until the server closes; a reset counts as an end and is told."""
    data = b""
    while True:
        try:
            piece = connection.recv(65536)
        except ConnectionResetError:
            return data, True
        if not piece:
            return data, False
        data += piece


def exchange(server, request, end=True):
    with server.connect() as connection:
        connection.sendall(octets(request))
        if end:
            connection.shutdown(socket.SHUT_WR)
        return read_all(connection)


def responses(data):
    """The answers in what was read: status, fields and content of each."""
    found = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            fields[name.lower()] = value.strip()
        length = int(fields.get("content-length", 0)) if status not in (100, 204, 304) else 0
        found.append((status, fields, rest[:length]))
        data = rest[length:]
    return found


def received(server):
    """Bytes that the server has read, by its own account; it must have been started with --metrics loopback."""
    content = responses(exchange(server, request("GET /metrics HTTP/1.1", "Connection: close"))[0])[0][2].decode()
    return next(int(line.split()[1]) for line in content.splitlines() if line.startswith("marginalia_received_bytes_total "))


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def statuses(server, request, **options):
    return [status for status, _, _ in responses(exchange(server, request, **options)[0])]


class Checks:
    def __init__(self, only):
        self.only, self.passed, self.failed = only, 0, []

    def expect(self, name, wanted, got):
        if self.only and self.only not in name:
            return
        if callable(wanted) and wanted(got) or not callable(wanted) and wanted == got:
            self.passed += 1
        else:
            self.failed.append(name)
            print(f"FAILED {name}: wanted {wanted if not callable(wanted) else 'another'}, got {got!r:.300}")


def request(line, *fields, host="a", body=""):
    lines = [line] + ([f"Host: {host}"] if host is not None else []) + list(fields)
    return "\r\n".join(lines) + "\r\n\r\n" + body


# What is refused: name, request, statuses. A second, good request behind each must never be answered.
