#!/usr/bin/env python3
"""A disk that fills, and one that fails: passes when no comment is acknowledged and then lost, reads go on, and writing
works again within a second once the fault is gone. After a failed flush, which may have lost pages that were written
before, nothing is written any more: writes are 503, /readyz too, reads go on for --failed-disk-delay, then the server
ends with 74 for its supervisor to start it anew, and that one has all that was acknowledged.

usage: disk.py BINARY
"""
import os, subprocess, sys, time
from faults import Place, Verdict, until


def full(binary, verdict):
    """A tmpfs of 1 MB, later 8 MB; needs root."""
    place = Place(binary)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.folder]).returncode != 0:
        verdict.check(False, "full disk: can't mount a tmpfs (needs root)")
        return
    try:
        place.make()
        server = place.serve()
        acknowledged, refusals = {}, []
        for number in range(3_000):
            text = f"comment {number} " + "x" * 2_000
            status, wait, id = server.post(text)
            if id:
                acknowledged[id] = text
                continue
            refusals.append((status, wait))
            if len(refusals) == 20:
                break
        verdict.check(len(refusals) == 20, "the disk did not fill")
        verdict.check(all(status in (507, 503) and wait for status, wait in refusals), f"full disk: answers {refusals[:3]}")
        verdict.check(server.read_article() == 200, "full disk: reads fail")
        verdict.check(server.request("GET", "/healthz")[0] == 200, "full disk: /healthz")
        subprocess.run(["mount", "-o", "remount,size=8m", place.folder], check=True)

        def writes():
            text = f"after {time.monotonic()}"
            status, _, id = server.post(text)
            if id:
                acknowledged[id] = text
            return id
        again = until(writes, 5)
        verdict.check(again is not None and again < 1, f"full disk: writing again after {again} s")
        verdict.check(server.alive, "full disk: the server ended")
        server.kill()
        server = place.serve()
        stored = server.stored()
        lost = [id for id, text in acknowledged.items() if stored.get(id) != text]
        verdict.check(not lost, f"full disk: {len(lost)} lost")
        verdict.check(len(stored) == len(acknowledged), "full disk: comments that were refused are there")
        server.stop()
        verdict.check(place.verdict() == "", f"full disk: {place.verdict()}")
        verdict.fact(f"full: {len(acknowledged)} acknowledged, {refusals[0][0]} with Retry-After {refusals[0][1]}, "
                     f"writing again after {(again or 0) * 1000:.0f} ms")
    finally:
        subprocess.run(["umount", "-l", place.folder])


def failing(binary, verdict, name, kind, times):
    place = Place(binary)
    place.make()
    server = place.serve(place.environment(), options=["--failed-disk-delay", "3"])
    acknowledged, refused = {}, []

    def post(text):
        status, wait, id = server.post(text)
        if id:
            acknowledged[id] = text
        else:
            refused.append((status, text))
        return id
    for number in range(20):
        post(f"{name} before {number}")
    verdict.check(len(acknowledged) == 20, f"{name}: writes before the fault fail {refused[:2]}")
    place.set(kind, times)
    acknowledged_in_fault = 0
    for number in range(5):
        if not server.alive:
            break
        acknowledged_in_fault += bool(post(f"{name} during {number}"))
        verdict.check(server.read_article() == 200, f"{name}: reads fail")
    verdict.check(place.failures > 0, f"{name}: nothing failed")
    if times < 0:
        verdict.check(acknowledged_in_fault == 0, f"{name}: {acknowledged_in_fault} acknowledged while nothing could be written")
    verdict.check(all(status in (0, 503, 507) for status, _ in refused), f"{name}: answers {[status for status, _ in refused]}")
    if kind == 1:
        # Also once the fault is gone: the kernel may have dropped pages.
        place.set()
        verdict.check(len(refused) == 5 and all(status == 503 for status, _ in refused), f"{name}: answers {refused}")
        verdict.check(server.post("too late")[:2] == (503, "5"), f"{name}: a write afterwards is not refused")
        verdict.check(server.request("GET", "/readyz")[0] == 503, f"{name}: /readyz is well")
        verdict.check(server.request("GET", "/healthz")[0] == 200, f"{name}: /healthz is not")
        reads = 0
        while server.alive:
            try:
                verdict.check(server.read_article() == 200, f"{name}: reads do not go on")
                reads += 1
                time.sleep(0.02)
            except OSError:
                # It has ended, or stopped listening to end.
                break
        server.process.wait(30)
        verdict.check(server.process.returncode == 74, f"{name}: the server ended with {server.process.returncode}")
        verdict.check(reads > 10, f"{name}: {reads} reads after the fault")
    else:
        place.set()
        again = until(lambda: post(f"{name} after {time.monotonic()}"), 5)
        verdict.check(again is not None and again < 1, f"{name}: writing again after {again} s")
        verdict.check(server.alive, f"{name}: the server ended")
        server.kill()
    server = place.serve(place.environment())
    verdict.check(server.started, f"{name}: no start afterwards: {''.join(server.log)[-300:]}")
    stored = server.stored()
    lost = [id for id, text in acknowledged.items() if stored.get(id) != text]
    verdict.check(not lost, f"{name}: {len(lost)} lost")
    verdict.check(post(f"{name} at the end"), f"{name}: no writing after the restart")
    server.stop()
    verdict.check(place.verdict() == "", f"{name}: {place.verdict()}")
    verdict.fact(f"{name}: {place.failures} failures{f', {reads} reads until the end' if kind == 1 else ''}, 0 of {len(acknowledged)} lost" if not lost else f"{name}: lost")


def main():
    binary, verdict = sys.argv[1], Verdict("disk")
    full(binary, verdict)
    failing(binary, verdict, "flush fails once", 1, 1)
    failing(binary, verdict, "flush fails for ever", 1, -1)
    failing(binary, verdict, "write fails once", 2, 1)
    failing(binary, verdict, "write fails for ever", 2, -1)
    failing(binary, verdict, "short write once", 3, 1)
    failing(binary, verdict, "short write for ever", 3, -1)
    verdict.end()


main()
