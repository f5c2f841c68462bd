#!/usr/bin/env python3
"""Restarts a service under load, by each of the ways that keep its sockets open.

usage: handover.py BINARY [--restarts N] [--clients N]

  handover   the new process takes the sockets over from the one that serves (`--handover on`), which then drains
  activation a service manager, played by this script, opens the socket and starts one process after the other with it

Clients read and post meanwhile, with new connections and with kept ones, each post under a key. Passes when each request
is answered as it should be, every comment acknowledged is there, and none twice. A kept connection may be closed between
two requests: then, as every client does, the request is sent once more on a new one (RFC 9112 §9.3.1); on a new
connection nothing may go wrong.
"""
import argparse, os, signal, socket, sys, threading, time, uuid
from service import ARTICLE, COMMENTS, Client, Closed, Place, Service, Verdict, ask, request, stored, until


class Load:
    def __init__(self, port, clients):
        self.port, self.stopped = port, threading.Event()
        self.lock = threading.Lock()
        self.acknowledged, self.answers, self.faults, self.repeated, self.new = {}, 0, [], 0, 0
        self.threads = [threading.Thread(target=self.run, args=(number,), daemon=True) for number in range(clients)]
        for thread in self.threads:
            thread.start()

    def run(self, number):
        kept, count = None, 0
        while not self.stopped.is_set():
            count += 1
            keeps, posts = number % 2 == 0, number % 4 < 2
            if posts:
                text = f"client {number} says {count}"
                data = request("POST", COMMENTS, {"author": {"name": f"Client {number}"}, "body": text},
                               [f"Idempotency-Key: {uuid.uuid4()}"] + ([] if keeps else ["Connection: close"]))
            else:
                # Some are kept ready, others not.
                text = None
                path = ARTICLE if count % 2 else f"{COMMENTS}?view=flat&limit=1&sort=newest"
                data = request("GET", path, None, [f"X-Unlike: {count}"] + ([] if keeps else ["Connection: close"]))
            answer = None
            try:
                if kept is not None:
                    try:
                        answer = kept.ask(data)
                    except Closed as closed:
                        if closed.received:
                            raise
                        with self.lock:
                            self.repeated += 1
                        kept = None
                if answer is None:
                    kept = Client(self.port)
                    answer = kept.ask(data)
                    with self.lock:
                        self.new += 1
                if not keeps or kept.ends:
                    kept.close()
                    kept = None
            except (Closed, OSError) as error:
                kept = None
                with self.lock:
                    self.faults.append(f"client {number}, request {count}: {error!r}")
                continue
            with self.lock:
                self.answers += 1
                if answer.status != (201 if posts else 200):
                    self.faults.append(f"client {number}, request {count}: {answer.status} {answer.content[:200]}")
                elif posts:
                    self.acknowledged[answer.json()["id"]] = text
            time.sleep(0.005)

    def more(self, count):
        """Waits until so many more requests are answered."""
        wanted = self.answers + count
        until(lambda: self.answers >= wanted or len(self.faults) > 20)

    def end(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join(90)


def judge(verdict, name, load, port, place, restarts):
    load.end()
    verdict.check(not load.faults, f"{name}: {len(load.faults)} requests failed: {load.faults[:3]}")
    there = stored(port)
    lost = [id for id, text in load.acknowledged.items() if there.get(id) != text]
    verdict.check(not lost, f"{name}: {len(lost)} comments are lost")
    verdict.check(len(set(there.values())) == len(there), f"{name}: comments are there twice")
    verdict.check(len(there) == len(load.acknowledged), f"{name}: {len(there)} comments, {len(load.acknowledged)} acknowledged")
    verdict.check(len(load.acknowledged) > restarts, f"{name}: too little was posted")
    verdict.fact(f"{name}: {restarts} restarts, {load.answers} answers, {len(load.acknowledged)} comments, 0 lost, "
                 f"{load.new} connections, {load.repeated} requests sent again on a closed one, "
                 f"{len(load.faults)} failed")


def handover(binary, verdict, restarts, clients):
    place = Place(binary)
    unix = os.path.join(place.folder, "service.socket")
    options = ["--handover", "on", "--drain", "5"]
    service = Service(place.command("--port", "0", "--unix-socket", unix, *options))
    first = service.port
    load = Load(service.port, clients)
    for number in range(restarts):
        load.more(20)
        # What it is told to listen on does not count: it takes what the former process listens on.
        following = Service(place.command("--port", "1", *options))
        verdict.check(following.port == first, f"handover: the new process serves port {following.port}")
        load.more(20)
        verdict.check(service.process.wait(60) == 0, f"handover: the former process ended with {service.process.returncode}")
        verdict.check(os.path.exists(unix), "handover: the Unix-domain socket's file is gone")
        service = following
    # One that takes the sockets and dies before it serves leaves the other as it is.
    for _ in range(2):
        with socket.socket(socket.AF_UNIX) as other:
            other.connect(place.database + "-handover")
            _, descriptors, _, _ = socket.recv_fds(other, 256, 256)
            verdict.check(len(descriptors) >= 2, f"handover: {len(descriptors)} sockets were given")
            for descriptor in descriptors:
                os.close(descriptor)
        load.more(20)
    verdict.check(service.process.poll() is None, "handover: the process ended although nobody took over")
    load.more(20)
    judge(verdict, "handover", load, first, place, restarts)
    service.signal(signal.SIGTERM)
    verdict.check(service.process.wait(60) == 0, "handover: the last process did not end well")
    verdict.check(not os.path.exists(unix), "handover: the Unix-domain socket's file is left")
    left = sorted(os.listdir(place.folder))
    verdict.check("a.sqlite-handover" not in left, f"handover: files left: {left}")
    verdict.check(place.run("check", check=False).returncode == 0, "handover: the check finds faults")


def activation(binary, verdict, restarts, clients):
    place = Place(binary)
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    os.set_inheritable(listener.fileno(), True)
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(os.path.join(place.folder, "notify"))
    manager.settimeout(60)
    environment = {**os.environ, "NOTIFY_SOCKET": os.path.join(place.folder, "notify"), "LISTEN_FDS": "1"}
    # The descriptor has to be 3, and the number of the process stands in its own environment.
    start = ["sh", "-c", f'exec 3<&{listener.fileno()}; LISTEN_PID=$$ exec "$@"', "sh"]

    def serve():
        service = Service(start + place.command("--drain", "5", "--port", "1"), env=environment,
                          pass_fds=[listener.fileno()])
        verdict.check(manager.recv(1000) == b"READY=1", "activation: READY=1 was not said")
        return service

    service = serve()
    port = listener.getsockname()[1]
    verdict.check(service.port == port, f"activation: it serves port {service.port}, not {port}")
    load = Load(port, clients)
    for number in range(restarts):
        load.more(20)
        service.signal(signal.SIGTERM)
        verdict.check(manager.recv(1000) == b"STOPPING=1", "activation: STOPPING=1 was not said")
        verdict.check(service.process.wait(60) == 0, f"activation: ended with {service.process.returncode}")
        service = serve()
    load.more(20)
    judge(verdict, "activation", load, port, place, restarts)
    service.signal(signal.SIGTERM)
    verdict.check(service.process.wait(60) == 0, "activation: the last process did not end well")
    verdict.check(place.run("check", check=False).returncode == 0, "activation: the check finds faults")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--restarts", type=int, default=10)
    parser.add_argument("--clients", type=int, default=8)
    options = parser.parse_args()
    verdict = Verdict("restarts under load")
    handover(options.binary, verdict, options.restarts, options.clients)
    activation(options.binary, verdict, options.restarts, options.clients)
    verdict.end()


if __name__ == "__main__":
    main()
