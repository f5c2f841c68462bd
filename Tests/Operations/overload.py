#!/usr/bin/env python3
"""Asks a service for more than it can do.

usage: overload.py BINARY [--rounds N] [--seconds N] [--quick]

Searches that take some milliseconds each; first as many as the service can answer (its top), then twice as many, at a
rate that does not heed the answers. The service has one core and the load the others, where there are several, so that
neither takes the other's. Passes when under twice the load the searches answered are 90 % of the top (the median of the
rounds), all others are told 503 with Retry-After, half of them within 20 ms, nothing else goes wrong, /healthz answers,
memory stays within 64 MB of what it was, and afterwards all is as before.

`--quick` judges no rates and times, nor whether a connection was left for each request, which say nothing on a machine
that has other work, and asks for five times the top, so that it is too much whatever else goes on.
"""
import argparse, os, re, statistics
from service import COMMENTS, Client, Place, Service, Verdict, ask, request
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
    times = 2
    if options.quick:
        options.rounds, options.seconds, times = 1, 1.5, 5
    # Few, so that none waits too long, which would not be the top; enough that there is always one to go on with.
    busy = 3
    verdict = Verdict("more than can be served")
    place = Place(options.binary)
    cores = sorted(os.sched_getaffinity(0))
    # A search that is broken off for taking too long is answered with 503 as well, and is none of those meant here. Few
    # answers are kept, so that what takes memory is what waits.
    service = Service(place.command("--port", "0", "--event-loops", "1", "--comments-per-day", "0", "--metrics", "loopback",
                                    "--search-limit", "10000", "--ready-answers-megabytes", "4"),
                      preexec_fn=lambda: os.sched_setaffinity(0, cores[:1]))
    os.sched_setaffinity(0, cores[1:] or cores)
    fill(service, 1_000)
    number = 0

    def search():
        nonlocal number
        number += 1
        # Each asks for something else, so that no answer is one that was kept.
        return request("GET", f"/v1/search?q=word+OR+unlike{number}&in=comments&limit=5")

    generator.run(service.port, search, 1.0, busy=busy)
    resident, ratios, refusals, health = service.resident, [], [], []
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
        over = generator.run(service.port, search, options.seconds, rate=times * rate, warm_up=2.0, on_tick=look)
        verdict.check(set(over.answers) <= {200, 503}, f"answers {dict(over.answers)}")
        verdict.check(not over.faults, f"{len(over.faults)} requests without an answer: {over.faults[:3]}")
        verdict.check(over.unsent == 0 or options.quick, f"{over.unsent} requests found no connection")
        verdict.check(over.without_wait == 0, f"{over.without_wait} times 503 without Retry-After")
        verdict.check(over.answers[503] > 0, "nothing was refused")
        ratios.append(over.rate(200) / rate)
        refusals.append(over.latency(503, 0.5))
        print(f"  round {round + 1}: top {rate:.0f}/s, {top.latency(200, 0.5) * 1000:.0f} ms; offered {times * rate:.0f}/s: "
              f"{over.rate(200):.0f}/s with 200 (median {over.latency(200, 0.5) * 1000:.0f} ms, 99 % "
              f"{over.latency(200, 0.99) * 1000:.0f} ms), {over.rate(503):.0f}/s with 503 (median "
              f"{over.latency(503, 0.5) * 1000:.0f} ms, 99 % {over.latency(503, 0.99) * 1000:.0f} ms), "
              f"{over.connections} connections", flush=True)
    ratio = statistics.median(ratios)
    if not options.quick:
        verdict.check(ratio >= 0.9, f"at twice the load {ratio:.2f} of the top is answered")
        verdict.check(statistics.median(refusals) < 0.02, f"a refusal takes {statistics.median(refusals) * 1000:.0f} ms")
    verdict.check(set(health) == {200}, f"/healthz answers {health}")
    verdict.check(most - resident < 64 << 20, f"memory grew by {(most - resident) >> 20} MB")
    answer = ask(service.port, "GET", "/v1/search?q=word&limit=5")
    verdict.check(answer.status == 200, f"afterwards a search answers {answer.status}")
    figures = ask(service.port, "GET", "/metrics").content.decode()
    shed = {queue: int(count) for queue, count in re.findall(r'^marginalia_requests_shed_total{queue="(\w+)"} (\d+)$', figures, re.M)}
    verdict.check(shed.get("thread", 0) > 0, f"the figures tell {shed}")
    waiting = re.findall(r"^marginalia_long_work_waiting (\d+)$", figures, re.M)
    verdict.check(waiting == ["0"], f"afterwards {waiting} wait")
    service.signal(15)
    verdict.check(service.process.wait(60) == 0, "the service did not end well")
    verdict.fact(f"{ratio:.2f} of the top at {times} times the load ({', '.join(f'{each:.2f}' for each in ratios)}), "
                 f"{resident >> 20} MB before, {most >> 20} MB at most")
    verdict.end()


if __name__ == "__main__":
    main()
