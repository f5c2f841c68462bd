"""What the scripts of this folder share: a server under faults, clients that log what was acknowledged, a verdict."""
import atexit, http.client, json, mmap, os, random, shutil, signal, sqlite3, struct, subprocess, sys, tempfile, threading
import time, uuid

SLUG = "fault-test"
DOCUMENT = f"---\ntitle: A text to post under\nslug: {SLUG}\ndate: 2026-01-02\n---\nOne sentence with a note.[^1]\n\n[^1]: A remark.\n"
HERE = os.path.dirname(os.path.abspath(__file__))


class Place:
    """A folder with a database of one article, and the shim that brings faults about."""

    def __init__(self, binary, folder=None):
        self.binary = binary
        self.root = tempfile.mkdtemp(prefix="marginalia-faults-")
        atexit.register(shutil.rmtree, self.root, True)
        self.folder = folder or os.path.join(self.root, "data")
        os.makedirs(self.folder, exist_ok=True)
        self.database = os.path.join(self.folder, "articles.sqlite")
        self.durable = os.path.join(self.root, "durable")
        os.makedirs(self.durable)
        self.shim = os.environ.get("FAULTS_SHIM") or self.build()
        with open(os.path.join(self.root, "control"), "wb") as file:
            file.write(bytes(64))
        self.control_file = open(os.path.join(self.root, "control"), "r+b")
        self.control = mmap.mmap(self.control_file.fileno(), 64)

    def build(self):
        shim = os.path.join(self.root, "faults.so")
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", shim, os.path.join(HERE, "faults.c"), "-ldl"], check=True)
        return shim

    def make(self):
        document = os.path.join(self.root, "text.md")
        with open(document, "w") as file:
            file.write(DOCUMENT)
        self.run("import", document)

    def run(self, *arguments, check=True, **more):
        return subprocess.run([self.binary, *arguments, "--database", self.database], check=check,
                              capture_output=True, text=True, timeout=60, **more)

    def environment(self, **more):
        return {**os.environ, "LD_PRELOAD": self.shim, "FAULTS_DIR": self.folder,
                "FAULTS_CONTROL": os.path.join(self.root, "control"), **more}

    def set(self, kind=0, times=0, heap=0, clock=0):
        self.control[16:32] = struct.pack("<qq", heap, clock)
        self.control[8:12] = struct.pack("<i", times)
        self.control[0] = kind

    @property
    def failures(self):
        return struct.unpack("<i", self.control[32:36])[0]

    def serve(self, environment=None, **more):
        return Server(self, environment, **more)

    def verdict(self):
        """What `marginalia check` says; empty when all is sound."""
        result = self.run("check", check=False)
        return "" if result.returncode == 0 else result.stdout + result.stderr


class Server:
    def __init__(self, place, environment=None, options=(), **more):
        self.process = subprocess.Popen(
            [place.binary, "serve", "--database", place.database, "--port", "0", "--sample", "off",
             "--comments-per-minute", "0", *OPTIONS, *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **more)
        line = self.process.stdout.readline()
        self.log = []
        self.started = "http://" in line
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        if not self.started:
            self.process.wait(30)
            self.reader.join(5)
            return
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))

    def read(self):
        for line in self.process.stderr:
            self.log.append(line)

    def request(self, method, path, body=None, headers={}, timeout=20):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, dict((k.lower(), v) for k, v in response.getheaders()), response.read()
        finally:
            connection.close()

    def read_article(self):
        # Each time another target, so that the answer can't have been kept ready.
        return self.request("GET", f"/v1/articles/{SLUG}/comments?limit=100&view=flat&sort={random.choice(['newest', 'top'])}",
                            headers={"X-Unlike": str(uuid.uuid4())})[0]

    def post(self, text, key=None, timeout=20):
        """The status, the wait asked for, and the comment's id when it was acknowledged; 0 for no answer."""
        try:
            status, headers, content = self.request(
                "POST", f"/v1/articles/{SLUG}/comments",
                json.dumps({"author": {"name": "Writer"}, "body": text}),
                {"Content-Type": "application/json", "Idempotency-Key": key or str(uuid.uuid4())}, timeout)
        except (OSError, http.client.HTTPException):
            return 0, None, None
        return status, headers.get("retry-after"), json.loads(content)["id"] if status == 201 else None

    def stored(self):
        """The texts of all comments by id."""
        comments, cursor = {}, ""
        while cursor is not None:
            status, _, content = self.request(
                "GET", f"/v1/articles/{SLUG}/comments?view=flat&limit=100" + (f"&cursor={cursor}" if cursor else ""))
            assert status == 200, (status, content)
            page = json.loads(content)
            comments.update((item["id"], item["body"]) for item in page["items"])
            cursor = page["next"]
        return comments

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(20)

    @property
    def alive(self):
        return self.process.poll() is None


# Nothing that a test sends is too much.
OPTIONS = ["--comments-per-day", "0"]


class Verdict:
    """Collects what held and what did not; the process ends with 1 when anything did not."""

    def __init__(self, name):
        self.name, self.faults, self.facts = name, [], []

    def check(self, holds, what):
        if not holds:
            self.faults.append(what)
            print(f"  FAILED: {what}")
        return holds

    def fact(self, text):
        self.facts.append(text)

    def end(self):
        print(f"{'FAILED' if self.faults else 'passed'}: {self.name}: {'; '.join(self.facts)}")
        sys.stdout.flush()
        sys.exit(1 if self.faults else 0)


def until(condition, seconds):
    """How long it took until a condition held; None when it did not within so many seconds."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if condition():
            return time.monotonic() - started
        time.sleep(0.02)
    return None
