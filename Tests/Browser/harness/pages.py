"""Pages of an origin that is not the service's."""
import http.server, threading


class Pages:
    """A server of {path: (html, {header: value})} on a free port of 127.0.0.1."""

    def __init__(self, pages):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                text, headers = pages.get(self.path.split("?")[0], (None, {}))
                content = (text or "").encode()
                self.send_response(404 if text is None else 200)
                # A browser asks every origin for an icon; no icon is no fault of a page.
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
