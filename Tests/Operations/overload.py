#!/usr/bin/env python3
"""Asks a service for more than it can do.

usage: overload.py BINARY [--rounds N] [--seconds N] [--quick]

Searches that take some milliseconds each; first as many as the service can answer (its top), then twice as many, at a
rate that does not heed the answers. Passes when under twice the load the searches answered are 90 % of the top (the
median of the rounds), all others are told 503 with Retry-After, nothing else goes wrong, /healthz answers, memory stays
within 64 MB of what it was, and afterwards all is as before. `--quick` does not judge rates, which say nothing on a
machine that has other work.
"""
import argparse, json, statistics, subprocess, time
from service import COMMENTS, Client, Place, Service, Verdict, ask, request, until
import generator

def fill(service, count):
    """Comments that all have one word, so that each has to be ranked."""
    client = Client(service.port)
    for number in range(0, count, 50):
        data = b"".join(request("POST", COMMENTS, {"author": {"name": "Ann"}, "body": f"The word {n} " + "and more " * 20})
                        for n in range(number, number + 50))
        client.socket.sendall(data)
        answers, received = 0, b""
        while answers < 50:
            received += client.some(0)
            answers = received.count(b"HTTP/1.1 201")
            if received.count(b"HTTP/1.1 ") != answers:
                raise SystemExit(f"a comment was refused: {received[-600:]}")
    client.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = 1, 1.5
    # Few, so that none waits too long, which would not be the top; enough that there is always one to go on with.
    busy = 3
    verdict = Verdict("twice the load that can be served")
    place = Place(options.binary)
    # One loop, so that the load has the other core.
    service = Service(place.command("--port", "0", "--event-loops", "1", "--comments-per-day", "0", "--metrics", "loopback"))
    fill(service, 400 if options.quick else 1_000)
    number = 0

    def search():
        nonlocal number
        number += 1
        return request("GET", f"/v1/search?q=word&in=comments&limit=5", None, [f"X-Unlike: {number}"])

    generator.run(service.port, search, 1.0, busy=busy)
    resident, ratios, health = service.resident, [], []
    most = resident

    def look():
        nonlocal most
        most = max(most, service.resident)
        # Connections wait in the backlog while a round goes on, but are not refused.
        health.append(ask(service.port, "GET", "/healthz").status)

    for round in range(options.rounds):
        top = generator.run(service.port, search, options.seconds, busy=busy, warm_up=0.5)
        rate = top.rate(200)
        verdict.check(not top.faults, f"at the top: {top.faults[:3]}")
        over = generator.run(service.port, search, options.seconds, rate=2 * rate, warm_up=2.0, on_tick=look)
        statuses = {status: len(values) for status, values in over.latencies.items() if values}
        verdict.check(set(statuses) <= {200, 503}, f"answers {statuses}")
        verdict.check(not over.faults, f"{len(over.faults)} requests without an answer: {over.faults[:3]}")
        verdict.check(over.unsent == 0, f"{over.unsent} requests found no connection")
        verdict.check(over.without_wait == 0, f"{over.without_wait} times 503 without Retry-After")
        verdict.check(statuses.get(503, 0) > 0, "nothing was refused")
        ratios.append(over.rate(200) / rate)
        print(f"  round {round + 1}: top {rate:.0f}/s, {top.latency(200, 0.5) * 1000:.0f} ms; offered {2 * rate:.0f}/s: "
              f"{over.rate(200):.0f}/s with 200 (median {over.latency(200, 0.5) * 1000:.0f} ms, 99 % "
              f"{over.latency(200, 0.99) * 1000:.0f} ms), {over.rate(503):.0f}/s with 503 (median "
              f"{over.latency(503, 0.5) * 1000:.0f} ms, 99 % {over.latency(503, 0.99) * 1000:.0f} ms), "
              f"{over.connections} connections", flush=True)
    ratio = statistics.median(ratios)
    if not options.quick:
        verdict.check(ratio >= 0.9, f"at twice the load {ratio:.2f} of the top is answered")
    verdict.check(set(health) == {200}, f"/healthz answers {health}")
    verdict.check(most - resident < 64 << 20, f"memory grew by {(most - resident) >> 20} MB")
    answer = ask(service.port, "GET", "/v1/search?q=word&limit=5")
    verdict.check(answer.status == 200, f"afterwards a search answers {answer.status}")
    figures = ask(service.port, "GET", "/metrics").content.decode()
    shed = [line for line in figures.splitlines() if line.startswith("marginalia_requests_shed_total ")]
    verdict.check(shed and float(shed[0].split()[1]) > 0, f"the figures tell {shed}")
    service.signal(15)
    verdict.check(service.process.wait(60) == 0, "the service did not end well")
    verdict.fact(f"{ratio:.2f} of the top at twice the load ({', '.join(f'{each:.2f}' for each in ratios)}), "
                 f"{resident >> 20} MB before, {most >> 20} MB at most")
    verdict.end()


if __name__ == "__main__":
    main()
