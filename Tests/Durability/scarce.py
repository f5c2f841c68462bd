#!/usr/bin/env python3
"""Memory for SQLite, and file descriptors, run out: passes when the server lives, answers 503 or as usual, does not spin,
loses nothing, and is as before once there is enough again.

usage: scarce.py BINARY
"""
import email.utils, json, os, resource, socket, sys, time
from faults import SLUG, Place, Verdict, until


def memory(binary, verdict):
    place = Place(binary)
    place.make()
    server = place.serve(place.environment())
    acknowledged, answers = {}, {}

    def post(text):
        status, _, id = server.post(text)
        answers[status] = answers.get(status, 0) + 1
        if id:
            acknowledged[id] = text
        return id
    post("before")
    # From next to nothing above what is in use up to what suffices.
    limits = [1 << exponent for exponent in range(4, 24)]
    for limit in limits:
        place.set(heap=limit)
        for number in range(4):
            post(f"limit {limit} number {number} " + "x" * 3_000)
            status = server.read_article()
            verdict.check(status in (200, 503), f"limit {limit}: a read answers {status}")
        if not verdict.check(server.alive, f"limit {limit}: the server ended: {''.join(server.log)[-300:]}"):
            return
        place.set()
    verdict.check(set(answers) <= {201, 503}, f"memory: answers {answers}")
    verdict.check(answers.get(503, 0) > 0, "memory: no limit was felt")
    again = until(lambda: post(f"after {time.monotonic()}"), 5)
    verdict.check(again is not None and again < 1, f"memory: writing again after {again} s")
    stored = server.stored()
    verdict.check(all(stored.get(id) == text for id, text in acknowledged.items()), "memory: comments are lost")
    server.stop()
    verdict.check(place.verdict() == "", f"memory: {place.verdict()}")
    verdict.fact(f"memory: {len(limits)} limits, answers {dict(sorted(answers.items()))}")


def descriptors(binary, verdict):
    place = Place(binary)
    place.make()
    server = place.serve(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)))
    verdict.check(server.started, f"64 descriptors: no start: {''.join(server.log)[-300:]}")
    verdict.check(server.post("before")[2], "64 descriptors: no write")
    verdict.check(server.read_article() == 200, "64 descriptors: no read")
    connections = []
    for _ in range(200):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        connections.append(connection)

    def processor():
        with open(f"/proc/{server.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    time.sleep(0.5)
    before = processor()
    time.sleep(2)
    spent = processor() - before
    verdict.check(spent < 0.5, f"64 descriptors: {spent:.2f} s of processor time in 2 s of waiting")
    verdict.check(server.alive, "64 descriptors: the server ended")
    # One that was taken before is served on.
    connections[0].sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    connections[0].settimeout(5)
    verdict.check(b" 200 " in connections[0].recv(4096), "64 descriptors: a connection that was there is not served")
    for connection in connections:
        connection.close()
    again = until(lambda: server.post(f"after {time.monotonic()}", timeout=2)[2], 10)
    verdict.check(again is not None and again < 3, f"64 descriptors: serving again after {again} s")
    server.stop()
    verdict.check(place.verdict() == "", f"64 descriptors: {place.verdict()}")
    verdict.fact(f"descriptors: 200 connections, {spent * 1000:.0f} ms of processor time in 2 s, serving again after "
                 f"{(again or 0) * 1000:.0f} ms")


def clock(binary, verdict):
    place = Place(binary)
    place.make()
    server = place.serve(place.environment())
    ids = []
    for number, hours in enumerate([0, 1, 0, -1, 0]):
        place.set(clock=hours * 3600)
        for count in range(3):
            status, _, id = server.post(f"clock {number} {count}")
            verdict.check(id, f"clock {hours:+} h: answer {status}")
            ids.append(id)
        verdict.check(server.read_article() == 200, f"clock {hours:+} h: reads fail")
    verdict.check(ids == sorted(ids), "clock: the order of identifiers is not that of commits")
    stored = list(server.stored())
    verdict.check(stored == ids, "clock: comments are listed in another order than they came")
    server.stop()
    verdict.check(place.verdict() == "", f"clock: {place.verdict()}")
    verdict.fact(f"clock: {len(ids)} comments across jumps of an hour stay in order")


def clock_rules(binary, verdict):
    """What is elapsed time does not follow the wall clock: edit windows, limits, keys that were used."""
    place = Place(binary)
    place.make()
    server = place.serve(place.environment(), options=["--edit-window", "5", "--comments-per-minute", "4",
                                                       "--comments-per-day", "100", "--read-limit", "60000"])
    body = json.dumps({"author": {"name": "Ann"}, "body": "First"})
    fields = {"Content-Type": "application/json", "Idempotency-Key": "a-key-of-the-clock"}

    def date():
        return email.utils.parsedate_to_datetime(server.request("GET", "/healthz")[1]["date"]).timestamp()

    def send():
        status, answer, content = server.request("POST", f"/v1/articles/{SLUG}/comments", body, fields)
        return status, json.loads(content).get("id"), int(answer.get("retry-after", 0))
    status, id, _ = first = send()
    verdict.check(status == 201, f"rules: the first post answers {status}")
    _, _, content = server.request("POST", f"/v1/articles/{SLUG}/comments", json.dumps({"author": {"name": "Ben"}, "body": "Second"}),
                                   {"Content-Type": "application/json"})
    own = json.loads(content)
    true = date()
    for hours in (1, -1, 0):
        place.set(clock=hours * 3600)
        verdict.check(until(lambda: abs(date() - true - hours * 3600) < 600, 5) is not None, f"rules: the clock did not jump {hours:+} h")
        verdict.check(send()[:2] == first[:2], f"rules {hours:+} h: a key that was used gives another answer")
        status, _, content = server.request("PATCH", f"/v1/comments/{own['id']}", json.dumps({"body": f"Edited at {hours:+} h"}),
                                            {"Content-Type": "application/json", "Edit-Token": own["editToken"]})
        verdict.check(status == 200, f"rules {hours:+} h: an edit within the window answers {status}")
        edited = json.loads(content)
        verdict.check(edited.get("editedAt", "") >= edited.get("createdAt", "~"), f"rules {hours:+} h: edited before it was made")
    # Two of four are used up. The limit neither opens when the clock jumps on nor stays shut when it jumps back.
    place.set(clock=0)
    fields.pop("Idempotency-Key")
    answers = []
    for number in range(8):
        body = json.dumps({"author": {"name": "Ann"}, "body": f"More {number}"})
        answers.append(send())
    verdict.check([status for status, _, _ in answers].count(201) in (2, 3), f"rules: limit of four: {answers}")
    for hours in (1, -1, 0):
        place.set(clock=hours * 3600)
        status, _, wait = send()
        verdict.check(status == 201 or status == 429 and 0 < wait <= 60, f"rules {hours:+} h: the limit answers {status}, wait {wait}")
        verdict.check(send()[0] == 429 or status == 429, f"rules {hours:+} h: the limit is open")
    server.stop()
    verdict.fact("edit windows, limits and keys do not follow it")


def main():
    binary, verdict = sys.argv[1], Verdict("scarce memory and descriptors, a wrong clock")
    memory(binary, verdict)
    descriptors(binary, verdict)
    clock(binary, verdict)
    clock_rules(binary, verdict)
    verdict.end()


main()
