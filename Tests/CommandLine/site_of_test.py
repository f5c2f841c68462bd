"""A folder in which every example of `--help` can be typed."""
import json, os, re, shutil, signal, sqlite3, subprocess, urllib.request
from pathlib import Path

SLUG = "on-citing-and-annotating"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MARGINALIA_")}


class Site:
    """The sample article with comments of every status, a ban, a log, and files to read."""

    def __init__(self, binary, folder):
        self.folder = Path(folder)
        self.environment = {**ENVIRONMENT, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "marginalia").symlink_to(binary)

    def run(self, line, **more):
        """A line in a shell."""
        return subprocess.run(["bash", "-c", line], cwd=self.folder, env={**self.environment, **more}, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)

    def must(self, line):
        done = self.run(line)
        assert done.returncode == 0, f"{line} -> {done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout

    def serve(self, line):
        """Starts a line that serves and waits until it does; gives the process and its port."""
        process = subprocess.Popen(["bash", "-c", f"exec {line}"], cwd=self.folder, env=self.environment, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        lines = []
        for text in process.stdout:
            lines.append(text)
            if found := re.search(r"serves http://[^:]+:(\d+)", text):
                return process, int(found.group(1))
        raise AssertionError(f"{line} ended with {process.wait()}: {''.join(lines)}")

    @staticmethod
    def stop(process):
        process.send_signal(signal.SIGTERM)
        process.stdout.read()
        assert process.wait(60) == 0, f"it ended with {process.returncode}"

    def fill(self):
        """Makes the database and the files."""
        process, port = self.serve("marginalia serve --port 0 --moderation all")
        for number in range(2):
            self.post(port, f"Thought number {number}.")
        self.stop(process)
        pending = self.comments("pending")
        self.must(f"marginalia moderate publish {pending[0]}")
        self.must("marginalia moderate ban word unwanted")
        self.must("mkdir backups && marginalia backup backups/monday.sqlite && marginalia export everything.jsonl")
        self.write()
        return self

    def post(self, port, text):
        """Posts a comment."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/v1/articles/{SLUG}/comments",
            json.dumps({"author": {"name": "Reader"}, "body": text}).encode(), {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=60).read()

    def comments(self, status):
        text = self.must(f"marginalia moderate list --status {status} --json")
        return [json.loads(line)["id"] for line in text.splitlines()]

    def bans(self):
        return [json.loads(line)["id"] for line in self.must("marginalia moderate bans --json").splitlines()]

    def write(self):
        """The documents and archives that examples read."""
        essay = "An Essay\n\nBy Ann Author\n\nJuly 28, 2020\n\nOne sentence with a note.[1]\n\nAnother sentence of the text.\n\n" \
                "[1] Ann Author, A Book (London: House, 1999), 12.\n"
        files = {
            "essay.txt": essay,
            "article.md": "# Notes\n\nA sentence with a note.[^1]\n\n[^1]: A remark.\n",
            "notes.txt": "Ann Author, A Book (London: House, 1999), 12.\nIbid., 14.\n",
            "token": "a-token-of-twenty-four-00\n",
            "threads.tsv": f"https://example.org/one/\t{SLUG}\n",
            "disqus.xml": '<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
                          '<thread dsq:id="1"><id>one</id><link>https://example.org/one/</link><title>One</title></thread>'
                          '<post dsq:id="2"><id>2</id><message>From elsewhere.</message><createdAt>2012-03-04T05:06:07Z</createdAt>'
                          '<isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Bo</name></author>'
                          '<thread dsq:id="1"/></post></disqus>',
            "site.wxr": '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
                        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Site</title><wp:wxr_version>1.2</wp:wxr_version>'
                        '<item><title>One</title><link>https://example.org/one</link><wp:post_id>1</wp:post_id>'
                        '<wp:post_name>one</wp:post_name><wp:post_type>post</wp:post_type><wp:comment><wp:comment_id>1</wp:comment_id>'
                        '<wp:comment_author>Cy</wp:comment_author><wp:comment_date_gmt>2020-07-28 16:22:22</wp:comment_date_gmt>'
                        '<wp:comment_content>From a blog.</wp:comment_content><wp:comment_approved>1</wp:comment_approved>'
                        '<wp:comment_type/><wp:comment_parent>0</wp:comment_parent></wp:comment></item></channel></rss>',
        }
        for name, text in files.items():
            (self.folder / name).write_text(text)
        os.chmod(self.folder / "token", 0o600)
        isso = sqlite3.connect(self.folder / "comments.db")
        isso.executescript(
            "CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));"
            "CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL,"
            " modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR,"
            " likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER DEFAULT 0);"
            f"INSERT INTO threads VALUES (1, '/{SLUG}/', 'One');"
            "INSERT INTO comments VALUES (1, 1, NULL, 1500000000.5, NULL, 1, '192.0.2.0', 'Kept before.', 'Dee', NULL, NULL, 0, 0, x'', 0);")
        isso.close()

    def copy(self, folder):
        """The same again, for an example of its own."""
        shutil.copytree(self.folder, folder, symlinks=True, dirs_exist_ok=True)
        copy = object.__new__(Site)
        copy.folder = Path(folder)
        copy.environment = {**self.environment, "PATH": f"{folder}/bin:{os.environ['PATH']}"}
        return copy
