"""What the scripts of this folder share: a service with one article, clients that hide nothing, a verdict."""
import atexit, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time

SLUG = "operations-test"
DOCUMENT = f"---\ntitle: A text to read\nslug: {SLUG}\ndate: 2026-01-02\n---\nOne sentence with a note.[^1]\n\n[^1]: A remark.\n"
ARTICLE, COMMENTS = f"/v1/articles/{SLUG}", f"/v1/articles/{SLUG}/comments"


class Place:
    """A folder with a database of one article."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.folder = tempfile.mkdtemp(prefix="marginalia-operations-")
        atexit.register(shutil.rmtree, self.folder, True)
        self.database = os.path.join(self.folder, "a.sqlite")
        document = os.path.join(self.folder, "text.md")
        with open(document, "w") as file:
            file.write(DOCUMENT)
        self.run("import", document)

    def run(self, *arguments, check=True):
        return subprocess.run([self.binary, *arguments, "--database", self.database], check=check, capture_output=True,
                              text=True)

    def command(self, *options):
        return [self.binary, "serve", "--database", self.database, "--sample", "off", "--comments-per-minute", "0",
                *options]


class Service:
    """A serving process; its log is kept."""

    def __init__(self, command, **more):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
        atexit.register(self.kill)
        self.log, self.shown = [], 0
        line = self.process.stdout.readline()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        found = re.search(r"http://[^:]+:(\d+)", line)
        if not found:
            self.process.wait(60)
            self.reader.join(5)
            raise SystemExit(f"the service did not start: {line}{''.join(self.log)[-2000:]}")
        self.port = int(found[1])

    def read(self):
        for line in self.process.stderr:
            self.log.append(line)
            if self.shown < 10 and ('"level":"error"' in line or '"level":"critical"' in line):
                self.shown += 1
                print(f"  log: {line.strip()}", flush=True)

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    @property
    def resident(self):
        """Bytes in memory."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def request(method, path, body=None, fields=()):
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: a", *fields]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class Answer:
    def __init__(self, status, fields, content):
        self.status, self.fields, self.content = status, fields, content

    def json(self):
        return json.loads(self.content)


class Closed(Exception):
    """The connection ended before an answer; how much of one there was."""

    def __init__(self, received, reason):
        super().__init__(f"{reason} after {received} bytes")
        self.received = received


class Client:
    """A connection that repeats nothing by itself and says exactly how it ended."""

    def __init__(self, port, timeout=60):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.used, self.ends = 0, False

    def ask(self, data):
        received = b""
        try:
            self.socket.sendall(data)
            while b"\r\n\r\n" not in received:
                received += self.some(len(received))
            head, _, content = received.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            length = int(fields.get("content-length", 0))
            while len(content) < length:
                content += self.some(len(received) + len(content))
        except (ConnectionError, TimeoutError) as error:
            raise Closed(len(received), type(error).__name__)
        self.used += 1
        self.ends = fields.get("connection") == "close"
        return Answer(int(lines[0].split(" ")[1]), fields, content)

    def some(self, so_far):
        piece = self.socket.recv(65536)
        if not piece:
            raise Closed(so_far, "closed")
        return piece

    def close(self):
        self.socket.close()


def ask(port, method, path, body=None, fields=()):
    client = Client(port)
    try:
        return client.ask(request(method, path, body, ["Connection: close", *fields]))
    finally:
        client.close()


def stored(port):
    """The texts of all comments by id."""
    comments, cursor = {}, ""
    while cursor is not None:
        page = ask(port, "GET", f"{COMMENTS}?view=flat&limit=100" + (f"&cursor={cursor}" if cursor else "")).json()
        for item in page["items"]:
            assert item["id"] not in comments, "a page repeats a comment"
            comments[item["id"]] = item["body"]
        cursor = page["next"]
    return comments


class Verdict:
    """Collects what held and what did not; the process ends with 1 when anything did not."""

    def __init__(self, name):
        self.name, self.faults, self.facts = name, [], []

    def check(self, holds, what):
        if not holds:
            self.faults.append(what)
            print(f"  FAILED: {what}", flush=True)
        return holds

    def fact(self, text):
        self.facts.append(text)

    def end(self):
        print(f"{'FAILED' if self.faults else 'passed'}: {self.name}: {'; '.join(self.facts)}", flush=True)
        sys.exit(1 if self.faults else 0)


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return bool(condition())
