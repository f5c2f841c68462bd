"""`marginalia doctor`: installations that are broken on purpose, and what is said of each; nothing is ever changed."""
import fcntl, hashlib, http.server, json, os, shutil, signal, socket, sqlite3, subprocess, tempfile, threading, time
from pathlib import Path

from site_of_test import Site


def state(folder):
    """Every file with its content, size, time and rights."""
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        info = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.name.endswith("-shm") else ""
        found[str(path)] = (content, info.st_size, info.st_mode, info.st_uid)
    return found


class Patient:
    """A copy of a sound installation."""

    def __init__(self, sound, folder):
        self.site = sound.copy(folder)
        self.folder = self.site.folder
        self.database = self.folder / "marginalia.sqlite"

    def examine(self, options="", status=None, **environment):
        """What the doctor finds, after making sure that it has changed nothing."""
        before = state(self.folder)
        done = self.site.run(f"marginalia doctor --json --port 0 {options}", **environment)
        assert state(self.folder) == before, f"the doctor changed something: {set(state(self.folder).items()) ^ set(before.items())}"
        assert done.returncode in (0, 1, 2), f"{done.returncode}: {done.stdout}{done.stderr}"
        report = json.loads(done.stdout)
        levels = [finding["level"] for finding in report["findings"]]
        assert done.returncode == (2 if "fault" in levels else 1 if "advice" in levels else 0), report
        assert (report["faults"], report["advice"]) == (levels.count("fault"), levels.count("advice"))
        for finding in report["findings"]:
            assert (finding["level"] == "ok") == (finding.get("remedy") is None), finding
        return report["findings"]

    def must_find(self, check, level, *words, options="", **environment):
        findings = self.examine(options, **environment)
        for finding in findings:
            if (finding["check"], finding["level"]) == (check, level) and all(word in finding["finding"] for word in words):
                return findings
        raise AssertionError(f"{check} {level} {words} is not among {json.dumps(findings, indent=1)}")

    def sql(self, statement):
        connection = sqlite3.connect(self.database)
        connection.execute(statement)
        connection.commit()
        connection.close()


def tests(binary):
    folder = tempfile.TemporaryDirectory(prefix="marginalia-site-")
    kept = []

    def sound():
        if not kept:
            kept.append((Site(binary, folder.name).fill(), folder))
        return kept[0][0]

    def case(check, level, *words, options="", breaking=lambda patient: None, **environment):
        def run(scratch):
            patient = Patient(sound(), scratch)
            breaking(patient)
            patient.must_find(check, level, *words, options=options, **environment)
        return run

    # MARK: The database

    def well(scratch):
        findings = Patient(sound(), scratch).examine()
        # Where the test runs may be no place for a database.
        faults = [finding for finding in findings if finding["level"] != "ok" and finding["check"] != "disk"]
        assert not faults, faults
        assert {"settings", "secrets", "database", "clock", "permissions", "sqlite", "files"} <= {finding["check"] for finding in findings}

    def text(scratch):
        patient = Patient(sound(), scratch)
        os.chmod(patient.database, 0o644)
        done = patient.site.run("marginalia doctor --port 0")
        assert "advice  permissions" in done.stdout and f"→ chmod 600 {patient.database}" in done.stdout, done.stdout
        assert done.stdout.splitlines()[-1].endswith("to look at"), done.stdout

    def no_folder(patient):
        patient.database = patient.folder / "nowhere" / "a.sqlite"

    def overwrite(content):
        return lambda patient: patient.database.write_bytes(content)

    def foreign(patient):
        patient.database.unlink()
        patient.sql("CREATE TABLE a (b)")

    def damaged(patient):
        content = bytearray(patient.database.read_bytes())
        content[4096:4096 * 3] = b"\xa5" * 8192
        patient.database.write_bytes(content)

    def left_log(patient):
        patient.database.rename(patient.folder / "marginalia.sqlite-wal")

    def crashed(patient):
        """A server that was killed, and whose index of the log somebody has removed."""
        process, port = patient.site.serve("marginalia serve --port 0")
        patient.site.post(port, "In the log alone.")
        process.send_signal(signal.SIGKILL)
        process.wait()
        (patient.folder / "marginalia.sqlite-shm").unlink()

    def while_serving(scratch):
        patient = Patient(sound(), scratch)
        process, port = patient.site.serve("marginalia serve --port 0")
        try:
            done = patient.site.run(f"marginalia doctor --json --port {port}")
            findings = json.loads(done.stdout)["findings"]
            assert any(f["check"] == "address" and f["level"] == "ok" and "serves there" in f["finding"] for f in findings), findings
            assert not [f for f in findings if f["level"] == "fault"], findings
        finally:
            Site.stop(process)

    def held(scratch):
        patient = Patient(sound(), scratch)
        with open(f"{patient.database}-lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            patient.must_find("lock", "advice", "held each time")

    # MARK: Files and disk

    def chmod(name, mode):
        return lambda patient: os.chmod(patient.folder / name, mode)

    def owner(scratch):
        if os.geteuid() != 0:
            return "needs root"
        patient = Patient(sound(), scratch)
        os.chown(f"{patient.database}-lock", 12345, 12345)
        patient.must_find("permissions", "fault", "belongs to user 12345")

    def mounted(options, *words):
        def run(scratch):
            where = scratch / "disk"
            where.mkdir()
            if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", where], stderr=subprocess.DEVNULL).returncode != 0:
                return "nothing can be mounted here"
            try:
                patient = Patient(sound(), scratch)
                shutil.copy(patient.database, where / "a.sqlite")
                for level, word in words:
                    patient.must_find("disk", level, word, options=f"--database {where}/a.sqlite")
            finally:
                subprocess.run(["umount", where], check=True)
        return run

    # MARK: Addresses

    def taken(content, level, *words):
        def run(scratch):
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)

                def log_message(self, *_):
                    pass
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                Patient(sound(), scratch).must_find("address", level, *words, options=f"--port {server.server_port}")
            finally:
                server.shutdown()
                server.server_close()
        return run

    def silent(scratch):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            Patient(sound(), scratch).must_find("address", "fault", "another program", options=f"--port {listener.getsockname()[1]}")

    # MARK: Secrets, limits, backups

    def token(content, mode=0o600):
        def breaking(patient):
            (patient.folder / "token").write_text(content)
            os.chmod(patient.folder / "token", mode)
        return breaking

    def files(scratch):
        patient = Patient(sound(), scratch)
        done = patient.site.run("ulimit -n 512; marginalia doctor --json --port 0")
        assert any(f["check"] == "files" and f["level"] == "advice" for f in json.loads(done.stdout)["findings"]), done.stdout

    def aged(days):
        def breaking(patient):
            then = time.time() - days * 86_400
            os.utime(patient.folder / "backups" / "monday.sqlite", (then, then))
        return breaking

    def no_backup(patient):
        (patient.folder / "backups" / "monday.sqlite").unlink()
        (patient.folder / "backups" / "notes.txt").write_text("no backup")
        other = sqlite3.connect(patient.folder / "backups" / "other.sqlite")
        other.execute("CREATE TABLE a (b)")
        other.close()

    yield "A sound installation has nothing to mend", well
    yield "People get lines with what to do", text
    yield "Beside a running server all is well, and the server is known", while_serving
    for title, test in {
        "No database yet": case("database", "advice", "there is none yet", options="--database other.sqlite"),
        "No folder": case("permissions", "fault", "there is no such folder", options="--database nowhere/a.sqlite"),
        "An empty file": case("database", "fault", "is empty", breaking=overwrite(b"")),
        "No database at all": case("database", "fault", "is not an SQLite database", breaking=overwrite(b"words " * 1000)),
        "A database of another program": case("database", "fault", "another program", breaking=foreign),
        "A database of a newer version": case("database", "fault", "newer version", breaking=lambda p: p.sql("PRAGMA user_version = 999")),
        "A database of an older version": case("database", "advice", "its schema is 13", breaking=lambda p: p.sql("PRAGMA user_version = 13")),
        "Damaged pages": case("database", "fault", "damaged", breaking=damaged),
        "A log without its database": case("database", "fault", "its log", breaking=left_log),
        "A log without its index": case("log", "advice", "its index is missing", breaking=crashed),
        "A clock that was set back": case("clock", "fault", "the latest change", breaking=lambda p: p.sql("UPDATE changes SET at = 4102444800000")),
        "A database that all can read": case("permissions", "advice", "can be read by everybody (644)", breaking=chmod("marginalia.sqlite", 0o644)),
        "A folder that all can write": case("permissions", "advice", "written to by everybody", breaking=chmod(".", 0o777)),
        "An address of another machine": case("address", "fault", "can't listen", options="--host 192.0.2.1 --port 8099"),
        "A token that is too short": case("secrets", "fault", "at least 16", options="--editor-token-file token", breaking=token("short")),
        "A token that is not there": case("secrets", "fault", "can't read", options="--editor-token-file nowhere"),
        "A token that all can read": case("secrets", "advice", "can be read by everybody", options="--editor-token-file token", breaking=token("a-token-of-twenty-four-00", 0o644)),
        "A token that can't be sent": case("secrets", "fault", "can't be sent", MARGINALIA_EDITOR_TOKEN="a token with spaces in it"),
        "A webhook without a secret": case("secrets", "fault", "--webhook-secret-file", options="--webhook https://example.org/hook"),
        "An option that is none": case("settings", "fault", "--prot", options="--prot 80"),
        "A value that is none": case("settings", "fault", "--moderation", options="--moderation some"),
        "A variable with a value that is none": case("settings", "fault", "event-loops", MARGINALIA_EVENT_LOOPS="many"),
        "https without a trusted proxy": case("settings", "fault", "--trusted-proxy names none", options="--public-url https://example.org"),
        "A proxy that everybody is": case("settings", "fault", "/0", options="--trusted-proxy 0.0.0.0/0"),
        "http behind a proxy": case("settings", "advice", "is http behind a proxy", options="--public-url http://example.org --trusted-proxy 10.0.0.1"),
        "No public URL": case("settings", "advice", "--public-url is not set", options="--trusted-proxy 10.0.0.1"),
        "A token without TLS": case("settings", "advice", "unencrypted", options="--host 0.0.0.0 --public-url http://example.org", MARGINALIA_EDITOR_TOKEN="a-token-of-twenty-four-00"),
        "Metrics for all": case("settings", "advice", "--metrics on", options="--metrics on --host 0.0.0.0"),
        "Metrics behind a proxy": case("settings", "advice", "--metrics loopback", options="--metrics loopback --trusted-proxy 127.0.0.1"),
        "Held comments and no editor": case("settings", "advice", "--moderation holds", options="--moderation all"),
        "No limit on comments": case("settings", "advice", "without a limit", options="--comments-per-minute 0 --host 0.0.0.0"),
        "A webhook without TLS": case("settings", "advice", "unencrypted", options="--webhook http://example.org/", MARGINALIA_WEBHOOK_SECRET="a" * 32),
        "A webhook with all it needs": case("libcurl", "ok", "is there", options="--webhook https://example.org/", MARGINALIA_WEBHOOK_SECRET="a" * 32),
        "No folder of backups": case("backups", "fault", "can't be read", options="--backups nowhere"),
        "No backup": case("backups", "fault", "holds no backup", options="--backups backups", breaking=no_backup),
        "An old backup": case("backups", "fault", "9 days old", options="--backups backups", breaking=aged(9.5)),
        "An old backup that is young enough": case("backups", "ok", "9 days old", options="--backups backups --backup-days 10", breaking=aged(9.5)),
        "Backups beside the database": case("backups", "advice", "file system of the database", options="--backups backups"),
        "A log of changes held by somebody": held,
        "A file of another user": owner,
        "A disk in memory, and a small one": mounted("size=2m", ("advice", "tmpfs"), ("advice", "are free")),
        "A port of another program": taken(b"hello", "fault", "another program"),
        "A port where another version serves": taken(b'{"name": "Marginalia", "version": "0.0.1"}', "advice", "Marginalia 0.0.1 serves there"),
        "A port where somebody is silent": silent,
        "Few open files": files,
    }.items():
        yield title, test
