#!/usr/bin/env python3
"""Makes a database with the isso package (pip install isso) by posting to its own WSGI application.

usage: make.py DATABASE

Two threads; roots, replies, an edit, votes, a comment held for moderation, one deleted with a reply and one without,
one by nobody, one with Markdown of every kind. Prints what is in it as JSON, read back through Isso's own API.
"""
import json, sys, tempfile, time, warnings

warnings.filterwarnings("ignore")
from isso import make_app, config
from isso.core import ThreadedMixin  # noqa: F401 (fails here when the package is not what it was)
from werkzeug.test import Client
from werkzeug.wrappers import Response


def application(database, moderated):
    with tempfile.NamedTemporaryFile("w", suffix=".cfg") as file:
        file.write(f"[general]\ndbpath = {database}\nhost = http://localhost:1/\nmax-age = 15m\n"
                   f"[moderation]\nenabled = {'true' if moderated else 'false'}\n"
                   "[guard]\nenabled = false\n[server]\nlisten = http://localhost:1\n")
        file.flush()
        import isso
        from importlib.resources import files
        return make_app(config.load(str(files("isso").joinpath("isso.cfg")), file.name), threading=True)


def client(app, address):
    def call(environ, start):
        environ["REMOTE_ADDR"] = address
        return app(environ, start)
    return Client(call, Response)


def main():
    database = sys.argv[1]
    app = application(database, False)
    reader, other = client(app, "192.0.2.7"), client(app, "198.51.100.9")

    def post(who, uri, text, **more):
        answer = who.post(f"/new?uri={uri}", data=json.dumps({"text": text, "title": "A title", **more}),
                          content_type="application/json")
        assert answer.status_code in (201, 202), (answer.status_code, answer.data)
        time.sleep(0.002)
        return json.loads(answer.data)["id"]

    first, second = "/2026/margins-1.html", "/notes/unknown-page/"
    root = post(reader, first, "I *always* write in **pencil**.\n\n> a quotation\n\n- one\n- two\n\n`code` & <b>",
                author="Ann", email="ann@example.org", website="https://ann.example/")
    reply = post(other, first, "So do I, [here](https://example.org/?a=1&b=2).", author="Zoë", parent=root)
    edited = post(reader, first, "Typo hear.", author="Ann")
    gone_with_reply = post(reader, first, "This will be deleted.", author="Secret Name", email="secret@example.org")
    answer_to_gone = post(other, first, "An answer that stays.", parent=gone_with_reply)
    gone = post(reader, first, "This will be gone.", author="Nobody")
    elsewhere = post(reader, second, "Under another page.", author="Bo")
    assert reader.put(f"/id/{edited}", data=json.dumps({"text": "Typo here.", "author": "Ann", "email": None, "website": None}),
                      content_type="application/json").status_code == 200
    assert other.post(f"/id/{root}/like").status_code == 200
    third = client(app, "203.0.113.5")
    assert third.post(f"/id/{root}/like").status_code == 200
    assert third.post(f"/id/{reply}/dislike").status_code == 200
    for id in (gone_with_reply, gone):
        answer = reader.delete(f"/id/{id}")
        assert answer.status_code == 200, answer.data
    held = client(application(database, True), "192.0.2.8")
    pending = post(held, first, "Held for moderation.", author="Cy")
    print(json.dumps({"root": root, "reply": reply, "edited": edited, "goneWithReply": gone_with_reply,
                      "answerToGone": answer_to_gone, "gone": gone, "elsewhere": elsewhere, "pending": pending}))


if __name__ == "__main__":
    main()
