"""Starts and ends what is measured: marginalia, nginx and the peer; each on a port of its own on 127.0.0.1."""
import http.client, os, pathlib, shutil, signal, socket, subprocess, time

ARTICLE = "/v1/articles/on-citing-and-annotating"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def pinned(cores):
    """What a child does before it runs, to stay on some cores; None leaves it free."""
    return (lambda: os.sched_setaffinity(0, cores)) if cores else None


class Service:
    """A running program; ended by its own process number when the `with` is left."""

    def __init__(self, arguments, port, log, ready="/", cores=None):
        self.port = port
        self.base = f"http://127.0.0.1:{port}"
        self.log = open(log, "ab")
        started = time.monotonic()
        self.process = subprocess.Popen(arguments, stdout=self.log, stderr=self.log, preexec_fn=pinned(cores))
        self.seconds_to_first_answer = self._wait(ready, started) - started

    def _wait(self, path, started):
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        while time.monotonic() < started + 60:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=10) as client:
                    client.sendall(request)
                    if client.recv(64).startswith(b"HTTP/1.1 200"):
                        return time.monotonic()
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.0005)
        self.stop()
        raise SystemExit(f"{self.process.args[0]} gave no 200 to GET {path}; see {self.log.name}")

    def get(self, path, fields={}):
        """Status, fields and content as they came."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        client.request("GET", path, headers=fields)
        answer = client.getresponse()
        content = answer.read()
        client.close()
        return answer.status, answer.headers, content

    def resident_megabytes(self):
        """Resident memory in MB of 1,000,000 bytes."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024 / 1e6

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def marginalia(binary, database, folder, *options, cores=None):
    """The service on a database; no limits on comments, for the load comes from one address."""
    port = free_port()
    arguments = [binary, "serve", "--database", str(database), "--port", str(port), "--comments-per-minute", "0",
                 "--log-level", "error", *options]
    return Service(arguments, port, folder / "marginalia.log", "/healthz", cores)


def nginx(folder, files):
    """nginx with a worker a core, serving `files` (name: bytes), those that end in .gz by gzip_static."""
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    for name, content in files.items():
        (site / name).write_bytes(content)
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(f"""
{"user root;" if os.geteuid() == 0 else ""}
worker_processes auto; pid {folder}/nginx.pid; daemon off; error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; gzip_static on;
  keepalive_requests 100000000; default_type application/json;
  client_body_temp_path {folder}/n1; proxy_temp_path {folder}/n2; fastcgi_temp_path {folder}/n3;
  uwsgi_temp_path {folder}/n4; scgi_temp_path {folder}/n5;
  server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
""")
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return Service([program, "-c", str(configuration)], port, folder / "nginx.log", "/article.json")


def peer(binary, database, folder):
    """The Hummingbird and GRDB service."""
    port = free_port()
    return Service([str(binary), str(port), str(database)], port, folder / "peer.log", "/health")
