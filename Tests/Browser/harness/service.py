"""The binary on a database of its own."""
import http.client, json, os, subprocess


class Service:
    """A running service; `origin` is where it is."""

    TOKEN = "the-token-of-this-test"
    #: Tests post as fast as they like; what limits do is tested elsewhere.
    OPTIONS = ("--comments-per-minute", "0", "--votes-per-minute", "0", "--min-fill-seconds", "0")

    def __init__(self, binary, folder, *options, sample=True, articles=()):
        """Starts it with the sample article, or with `articles`: {slug: Markdown}."""
        os.makedirs(folder)
        self.folder = folder
        self.log = open(os.path.join(folder, "log"), "w")
        self.process = subprocess.Popen(
            [binary, "serve", "--database", os.path.join(folder, "articles.sqlite"), "--port", "0", "--sample",
             "on" if sample and not articles else "off", *self.OPTIONS, *options],
            stdout=subprocess.PIPE, stderr=self.log, text=True,
            env={**os.environ, "MARGINALIA_EDITOR_TOKEN": self.TOKEN})
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise RuntimeError(f"the service did not start: {line}{open(self.log.name).read()}")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))
        self.origin = f"http://127.0.0.1:{self.port}"
        for slug, markdown in dict(articles).items():
            self.call("PUT", f"/v1/editor/articles/{slug}", markdown, editor=True, **{"Content-Type": "text/markdown"})

    def send(self, method, target, body=None, editor=False, **headers):
        """Status, header fields in lower case, and the body as bytes."""
        if isinstance(body, (dict, list)):
            headers.setdefault("Content-Type", "application/json")
            body = json.dumps(body)
        if isinstance(body, str):
            body = body.encode()
        if editor:
            headers["Authorization"] = f"Bearer {self.TOKEN}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, target, body, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, content

    def call(self, method, target, body=None, editor=False, **headers):
        """The JSON of a good answer; raises for any other."""
        status, _, content = self.send(method, target, body, editor, **headers)
        if not 200 <= status < 300:
            raise RuntimeError(f"{method} {target} -> {status}: {content[:500]!r}")
        return json.loads(content) if content else None

    def post(self, slug, body, name="Ann Reader", editor=False, **members):
        """Posts a comment over the API; gives what was answered, tokens too."""
        return self.call("POST", f"/v1/articles/{slug}/comments", {"author": {"name": name}, "body": body, **members},
                         editor)

    def stop(self):
        self.process.terminate()
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise RuntimeError("the service did not end on SIGTERM") from None
        self.log.close()
        if status != 0:
            raise RuntimeError(f"the service ended with {status}: {open(self.log.name).read()[-2000:]}")
