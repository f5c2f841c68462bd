#!/usr/bin/env python3
"""Databases that are not what they should be: passes when the server ends with an error that names the file and leaves
every byte of it, or, where it can still read, serves reads and answers writes with 503.

usage: damaged.py BINARY
"""
import fcntl, hashlib, os, random, shutil, sqlite3, subprocess, sys, threading, time
from faults import Place, Verdict, until


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def garbage_head(path):
    with open(path, "r+b") as file:
        file.write(os.urandom(100))


def truncated(path):
    os.truncate(path, os.path.getsize(path) * 2 // 3)


def random_pages(path):
    with open(path, "r+b") as file:
        for page in range(3, os.path.getsize(path) // 4096, 2):
            file.seek(page * 4096)
            file.write(os.urandom(4096))


def empty(path):
    os.truncate(path, 0)


def change(statement):
    def apply(path):
        database = sqlite3.connect(path, isolation_level=None)
        database.execute(statement)
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
    return apply


def text(path):
    with open(path, "w") as file:
        file.write("This is a letter and no database. " * 100)


CASES = {
    "garbage head": garbage_head, "truncated": truncated, "random pages": random_pages, "empty": empty,
    "no database": text, "foreign application id": change("PRAGMA application_id = 77"),
    "newer version": change("PRAGMA user_version = 9999"),
}


def refused(binary, verdict):
    place = Place(binary)
    place.make()
    sound = place.database + ".sound"
    shutil.copy(place.database, sound)
    for name, damage in CASES.items():
        shutil.copy(sound, place.database)
        damage(place.database)
        before = digest(place.database)
        server = place.serve()
        if server.started:
            verdict.check(False, f"{name}: the server started")
            server.kill()
            continue
        words = "".join(server.log)
        verdict.check(server.process.returncode > 0, f"{name}: ended with {server.process.returncode}")
        verdict.check(place.database in words, f"{name}: the file is not named: {words[:200]}")
        verdict.check(digest(place.database) == before, f"{name}: the file was changed")
        for command in ("export", "check"):
            result = place.run(command, check=False)
            verdict.check(result.returncode > 0, f"{name}: {command} found nothing wrong")
            verdict.check(digest(place.database) == before, f"{name}: {command} changed the file")
    verdict.fact(f"{len(CASES)} damaged files refused by name, each unchanged")


def read_only(binary, verdict):
    place = Place(binary)
    place.make()
    before = digest(place.database)
    if subprocess.run(["mount", "--bind", place.folder, place.folder]).returncode != 0:
        verdict.check(False, "read-only file system: can't mount (needs root)")
        return
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", place.folder], check=True)
        server = place.serve()
        if server.started:
            status = server.post("on a read-only disk")[0]
            verdict.check(status == 503, f"read-only file system: a write answers {status}")
            verdict.check(server.read_article() == 200, "read-only file system: reads fail")
            server.kill()
            verdict.fact("read-only file system: reads 200, writes 503")
        else:
            verdict.check(place.database in "".join(server.log), f"read-only: the file is not named: {server.log}")
            verdict.fact("read-only file system: refused by name")
    finally:
        subprocess.run(["umount", "-l", place.folder])
    verdict.check(digest(place.database) == before, "read-only file system: the file was changed")


def locked(binary, verdict, name, take, release):
    """Another process keeps the lock for 10 s."""
    place = Place(binary)
    place.make()
    server = place.serve()
    verdict.check(server.post("before")[2], f"{name}: no write")
    held = take(place.database)
    started, answers = time.monotonic(), []

    def write():
        status, wait, _ = server.post("while it is held")
        answers.append((status, wait, time.monotonic() - started))
    writer = threading.Thread(target=write)
    writer.start()
    slowest, reads = 0.0, 0
    while time.monotonic() - started < 10:
        before = time.monotonic()
        verdict.check(server.read_article() == 200, f"{name}: a read fails")
        slowest = max(slowest, time.monotonic() - before)
        reads += 1
        time.sleep(0.05)
    release(held)
    writer.join(20)
    status, wait, after = answers[0]
    verdict.check(status == 503 and wait, f"{name}: the write answers {status}")
    verdict.check(slowest < 2, f"{name}: a read took {slowest:.1f} s")
    again = until(lambda: server.post(f"after {time.monotonic()}")[2], 5)
    verdict.check(again is not None and again < 1, f"{name}: writing again after {again} s")
    server.stop()
    verdict.check(place.verdict() == "", f"{name}: {place.verdict()}")
    verdict.fact(f"{name}: 503 after {after:.1f} s, {reads} reads 200 meanwhile")


def hold_write(path):
    database = sqlite3.connect(path, isolation_level=None, timeout=5)
    database.execute("BEGIN IMMEDIATE")
    return database


def hold_turn(path):
    file = open(path + "-lock", "r+b")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def backup(binary, verdict):
    """A backup and an export under load hold every comment acknowledged before they began, and come back."""
    place = Place(binary)
    place.make()
    server = place.serve()
    acknowledged, stopped, lock = {}, threading.Event(), threading.Lock()

    def write(writer):
        count = 0
        while not stopped.is_set():
            count += 1
            words = f"writer {writer} number {count}"
            id = server.post(words)[2]
            if id:
                with lock:
                    acknowledged[id] = words
    writers = [threading.Thread(target=write, args=(number,), daemon=True) for number in range(8)]
    for writer in writers:
        writer.start()
    copies = []
    for kind, number in [("backup", 1), ("export", 1), ("backup", 2), ("export", 2)]:
        time.sleep(0.3)
        with lock:
            before = dict(acknowledged)
        path = os.path.join(place.root, f"{kind}-{number}")
        place.run(kind, path)
        copies.append((kind, path, before))
    stopped.set()
    for writer in writers:
        writer.join(10)
    replaced = place.run("restore", copies[0][1], "--replace", check=False)
    verdict.check(replaced.returncode != 0 and "in use" in replaced.stderr, "restore replaced a database in use")
    server.stop()
    for kind, path, before in copies:
        other = Place(binary)
        other.run("restore", path)
        verdict.check(other.verdict() == "", f"{kind}: {other.verdict()}")
        restored = other.serve()
        stored = restored.stored()
        lost = [id for id, words in before.items() if stored.get(id) != words]
        verdict.check(not lost, f"{kind}: {len(lost)} of {len(before)} lost")
        verdict.check(len(before) > 0, f"{kind}: nothing was written before")
        restored.stop()
    verdict.fact(f"2 backups and 2 exports under load, restored, {len(acknowledged)} comments")


def main():
    binary, verdict = sys.argv[1], Verdict("databases that are damaged, locked or copied")
    refused(binary, verdict)
    read_only(binary, verdict)
    locked(binary, verdict, "write transaction of another", hold_write, lambda database: database.rollback())
    locked(binary, verdict, "writer lock of another", hold_turn, lambda file: file.close())
    backup(binary, verdict)
    verdict.end()


main()
