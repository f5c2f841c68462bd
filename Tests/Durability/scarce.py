#!/usr/bin/env python3
"""Memory for SQLite, and file descriptors, run out: passes when the server lives, answers 503 or as usual, does not spin,
loses nothing, and is as before once there is enough again.

usage: scarce.py BINARY
"""
import os, resource, socket, sys, time
from faults import Place, Verdict, until


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


def main():
    binary, verdict = sys.argv[1], Verdict("scarce memory and descriptors, a wrong clock")
    memory(binary, verdict)
    descriptors(binary, verdict)
    clock(binary, verdict)
    verdict.end()


main()
