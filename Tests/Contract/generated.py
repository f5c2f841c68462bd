#!/usr/bin/env python3
"""Sends requests that schemathesis makes up from the served OpenAPI description, and judges the answers by it.

usage: generated.py BINARY [--seconds N] [--examples N] [--seed N]

Starts the service with an article, comments, a ban, a token and without limits, and runs the phases examples, coverage and
fuzzing. Judged are: no 5xx; each status named for its operation, or one that any operation may give (STATUSES); media
type, headers and content as described; requests against the description refused; other methods refused with Allow.
schemathesis comes from requirements.txt beside this file, by pip; where it can't be installed this skips, and says so.
Talks to 127.0.0.1 alone; exit 1 when something differs.
"""
import argparse, json, os, subprocess, sys, tempfile

from check import DOCUMENT, EDITOR, Service

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = os.path.join(HERE, "..", "..", ".build", "schemathesis")
# What JSON Schema can't say of valid requests: dates that exist, cursors of a list, characters of a comment, values that
# exclude one another. `check.py` brings about each refusal of these.
LEFT_OUT = "positive_data_acceptance,ignored_auth"
# Take texts of several formats, among them HTML, as which any text can be read.
TEXTS = {"importDocument"}
# The description says `default` of these: a method, a length or a form that no operation takes.
STATUSES = {405, 411, 413, 414, 415, 431}
# What may refuse a request against the description; no token is asked of a comment that is gone.
REFUSALS = {"missing_required_header": {400, 401, 403, 406, 410, 422} | STATUSES,
            "negative_data_rejection": {400, 401, 403, 404, 406, 409, 410, 422, 428, 429} | STATUSES}


def installed():
    install = os.path.join(HERE, "..", "Citations", "install.sh")
    done = subprocess.run([install, PACKAGES, os.path.join(HERE, "requirements.txt")], stderr=subprocess.DEVNULL)
    return done.returncode == 0


def prepare(service):
    """What requests can name: an article, comments, a work, a ban. Gives the settings of schemathesis that name it."""
    def send(method, target, body, media="application/json"):
        body = body if isinstance(body, str) else json.dumps(body)
        status, _, content = service.send(method, target, {**EDITOR, "Content-Type": media}, body.encode())
        assert status in (200, 201), f"{method} {target} -> {status}: {content[:300]}"
        return json.loads(content)

    slug = "a-text"
    send("PUT", f"/v1/editor/articles/{slug}", DOCUMENT.format(title="A text", slug=slug, more=""), "text/markdown")
    posts = [send("POST", f"/v1/articles/{slug}/comments", {"author": {"name": f"Reader {n}"}, "body": f"The {n}th remark."})
             for n in range(4)]
    source = json.loads(service.send("GET", f"/v1/articles/{slug}/citations/1")[2])["sources"][0]["id"]
    ban = send("POST", "/v1/editor/bans", {"kind": "word", "value": "unwanted", "days": 1})["id"]
    values = {"slug": slug, "anchor": "a-heading", "number": 1, "sequence": 1,
              "seed": posts[0]["author"]["avatar"].rsplit("/", 1)[1].removesuffix(".svg")}
    # Each write has a comment of its own, so that what one does hides nothing from another.
    ids = {"comment": posts[0]["id"], "vote": posts[0]["id"], "editComment": posts[1]["id"], "moderate": posts[2]["id"],
           "editorComment": posts[2]["id"], "versions": posts[1]["id"], "deleteComment": posts[3]["id"], "oneBan": ban}
    ids.update({name: source for name in ("source", "sourceBibTeX", "sourceRIS", "sourceCSLJSON", "sourceText")})
    headers = {"editComment": posts[1]["editToken"], "deleteComment": posts[3]["editToken"]}
    # What deletes or replaces an article takes names that schemathesis makes up.
    free = {"deleteArticle", "importDocument"}
    document = json.loads(service.send("GET", "/openapi.json")[2])
    lines = ["[headers]", f'Authorization = "Bearer {EDITOR["Authorization"].split()[1]}"', ""]
    for check, statuses in REFUSALS.items():
        lines += [f"[checks.{check}]", f"expected-statuses = {sorted(statuses)}", ""]
    for path, methods in document["paths"].items():
        for operation in methods.values():
            name = operation["operationId"]
            known = {} if name in free else {key: value for key, value in values.items() if "{" + key + "}" in path}
            if name in ids:
                known["id"] = ids[name]
            if known or name in headers or name in TEXTS:
                lines += ["[[operations]]", f'include-operation-id = "{name}"']
                lines += [f'parameters."path.{key}" = {json.dumps(value)}' for key, value in known.items()]
                if name in TEXTS:
                    statuses = sorted(REFUSALS["negative_data_rejection"] | {200, 201})
                    lines.append(f"checks.negative_data_rejection.expected-statuses = {statuses}")
                if name in headers:
                    lines.append(f'headers.Edit-Token = "{headers[name]}"')
                lines.append("")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Judges answers to made-up requests by the OpenAPI description.")
    parser.add_argument("binary")
    parser.add_argument("--seconds", type=int, default=40)
    parser.add_argument("--examples", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not installed():
        print("contract: skipping the made-up requests, schemathesis is not there and can't be installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        service = Service(os.path.abspath(options.binary), folder, "--sample", "off", "--comments-per-minute", "0",
                          "--comments-per-day", "0", "--min-fill-seconds", "0", "--votes-per-minute", "0")
        try:
            settings = os.path.join(folder, "schemathesis.toml")
            with open(settings, "w") as file:
                file.write(prepare(service))
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join([PACKAGES, HERE]),
                           "SCHEMATHESIS_HOOKS": "named_statuses", "MARGINALIA_STATUSES": ",".join(map(str, STATUSES))}
            done = subprocess.run(
                [sys.executable, "-m", "schemathesis.cli", "--config-file", settings, "run",
                 f"http://127.0.0.1:{service.port}/openapi.json", "--phases", "examples,coverage,fuzzing",
                 "--checks", "all", "--exclude-checks", LEFT_OUT, "--exclude-operation-id", "events",
                 "--seed", str(options.seed), "--max-examples", str(options.examples), "--max-time", str(options.seconds),
                 "--generation-database", "none", "--request-timeout", "20", "--warnings", "off", "--continue-on-failure"],
                cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            alive = service.process.poll() is None
        finally:
            service.stop()
    summary = [line.strip() for line in done.stdout.splitlines() if "generated" in line or line.startswith("  Tested")]
    if done.returncode or not alive:
        print(done.stdout)
    print("; ".join(summary) + ("" if alive else "; the service ended"))
    return 0 if done.returncode == 0 and alive else 1


if __name__ == "__main__":
    sys.exit(main())
