#!/usr/bin/env python3
"""Cuts the power again and again: after each cut, only what was flushed is there.

usage: power.py BINARY [--rounds N] [--control-rounds N]

passes when no acknowledged comment is lost with synchronous=FULL, and some are with NORMAL: a test that can't see a loss
proves nothing.
"""
import argparse, os, random, shutil, threading, time
from faults import Place, Verdict


def cut(place):
    """What a power cut leaves: the last flushed state of each file, nothing of files that never were flushed."""
    for name in os.listdir(place.folder):
        os.unlink(os.path.join(place.folder, name))
    for name in os.listdir(place.durable):
        if ".draft-" not in name:
            shutil.copy(os.path.join(place.durable, name), os.path.join(place.folder, name))


def rounds(binary, number, chance, verdict, **environment):
    place = Place(binary)
    place.make()
    # What the import left is on the disk.
    for name in os.listdir(place.folder):
        if not name.endswith("-shm"):
            shutil.copy(os.path.join(place.folder, name), os.path.join(place.durable, name))
    acknowledged, lost_rounds, lost, lock = {}, 0, 0, threading.Lock()
    for round in range(number):
        server = place.serve(place.environment(FAULTS_DURABLE=place.durable, **environment))
        if not verdict.check(server.started, f"round {round}: the server did not start: {''.join(server.log)[-300:]}"):
            break
        stopped = threading.Event()

        def write(writer):
            count = 0
            while not stopped.is_set():
                count += 1
                text = f"round {round} writer {writer} number {count}"
                status, _, id = server.post(text, timeout=5)
                if id:
                    with lock:
                        acknowledged[id] = text
        writers = [threading.Thread(target=write, args=(number,), daemon=True) for number in range(8)]
        for writer in writers:
            writer.start()
        time.sleep(chance.uniform(0.1, 0.4))
        server.kill()
        stopped.set()
        for writer in writers:
            writer.join(10)
        cut(place)
        after = place.serve()
        if not verdict.check(after.started, f"round {round}: no start after the cut: {''.join(after.log)[-300:]}"):
            break
        stored = after.stored()
        gone = [id for id, text in acknowledged.items() if stored.get(id) != text]
        lost += len(gone)
        lost_rounds += bool(gone)
        for id in gone:
            del acknowledged[id]
        after.stop()
        # This start was on a disk that works: what it left lasts.
        for name in os.listdir(place.folder):
            if not name.endswith("-shm"):
                shutil.copy(os.path.join(place.folder, name), os.path.join(place.durable, name))
        for name in os.listdir(place.durable):
            if not os.path.exists(os.path.join(place.folder, name)):
                os.unlink(os.path.join(place.durable, name))
    verdict.check(place.verdict() == "", f"check: {place.verdict()}")
    return len(acknowledged), lost, lost_rounds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--control-rounds", type=int, default=15)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = parser.parse_args()
    verdict, chance = Verdict("power cut"), random.Random(options.seed)
    kept, lost, _ = rounds(options.binary, options.rounds, chance, verdict)
    verdict.check(lost == 0, f"FULL lost {lost} acknowledged comments")
    verdict.check(kept > options.rounds, "too few comments were written to tell")
    verdict.fact(f"FULL: {options.rounds} cuts, {kept} acknowledged, {lost} lost")
    kept, lost, bad = rounds(options.binary, options.control_rounds, chance, verdict, FAULTS_NORMAL="1")
    verdict.check(lost > 0, "the control lost nothing: this test would not see a loss")
    verdict.fact(f"control NORMAL: {options.control_rounds} cuts, {lost} lost in {bad} of them; seed {options.seed}")
    verdict.end()


main()
