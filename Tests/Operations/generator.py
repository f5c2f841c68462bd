"""A load that does not wait for answers: requests come at a rate, however many are still under way."""
import collections, errno, select, socket, time


class Call:
    __slots__ = ("due", "data")

    def __init__(self, due, data):
        self.due, self.data = due, data


class Line:
    """A connection and the request that it is busy with."""

    def __init__(self, port):
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.call, self.out, self.received = None, b"", bytearray()
        try:
            self.socket.connect(("127.0.0.1", port))
        except BlockingIOError:
            pass


class Outcome:
    def __init__(self):
        # Of the answers that count, by status; and how many of each there were in all.
        self.latencies, self.answers = collections.defaultdict(list), collections.Counter()
        self.without_wait, self.faults, self.unsent, self.seconds, self.connections = 0, [], 0, 0.0, 0

    def rate(self, status):
        return len(self.latencies[status]) / self.seconds

    def latency(self, status, part):
        values = sorted(self.latencies[status])
        return values[min(int(len(values) * part), len(values) - 1)] if values else 0.0


def run(port, request, seconds, rate=None, busy=None, warm_up=0.0, most=4000, on_tick=None):
    """Sends what `request()` makes for so many seconds: at a rate, or with a number of connections always busy.

    Neither rates nor latencies count what is answered during the warm-up or after the end.
    """
    outcome, poller, lines, idle = Outcome(), select.epoll(), {}, []
    start = time.monotonic()
    counted_from, end = start + warm_up, start + warm_up + seconds
    due, under_way, ticked = start, 0, start

    def finish(line, status, fields, now):
        outcome.answers[status] += 1
        if counted_from <= now <= end:
            outcome.latencies[status].append(now - line.call.due)
        if status == 503 and b"\r\nretry-after:" not in fields:
            outcome.without_wait += 1

    def drop(line):
        poller.unregister(line.socket)
        del lines[line.socket.fileno()]
        line.socket.close()

    def send(line):
        while line.out:
            try:
                sent = line.socket.send(line.out)
            except BlockingIOError:
                break
            line.out = line.out[sent:]
        poller.modify(line.socket, select.EPOLLIN | (select.EPOLLOUT if line.out else 0))

    def begin(now):
        nonlocal under_way
        if idle:
            line = idle.pop()
        elif len(lines) < most:
            line = Line(port)
            lines[line.socket.fileno()] = line
            poller.register(line.socket, select.EPOLLIN | select.EPOLLOUT)
            outcome.connections += 1
        else:
            outcome.unsent += 1
            return
        under_way += 1
        line.call = Call(now, None)
        line.out = request()
        try:
            send(line)
        except OSError as error:
            if error.errno != errno.ENOTCONN:
                raise

    while True:
        now = time.monotonic()
        if now >= end and (under_way == 0 or now >= end + 30):
            break
        if now < end:
            if rate is None:
                while under_way < busy:
                    begin(now)
            else:
                while due <= now:
                    begin(due)
                    due += 1 / rate
            if on_tick and now - ticked > 0.5:
                ticked = now
                on_tick()
        for number, events in poller.poll(max(0.0, min(due - now, 0.05)) if rate and now < end else 0.05):
            line = lines[number]
            try:
                if events & select.EPOLLOUT:
                    send(line)
                if not events & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR):
                    continue
                piece = line.socket.recv(262144)
            except BlockingIOError:
                continue
            except OSError as error:
                piece = b""
                if line.call:
                    outcome.faults.append(repr(error))
            if not piece:
                if line.call:
                    under_way -= 1
                    outcome.faults.append("closed without an answer")
                else:
                    idle.remove(line)
                drop(line)
                continue
            line.received += piece
            split = line.received.find(b"\r\n\r\n")
            if split < 0:
                continue
            fields = bytes(line.received[:split]).lower()
            at = fields.find(b"\r\ncontent-length:")
            length = int(fields[at + 17:].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(line.received) < split + 4 + length:
                continue
            finish(line, int(fields[9:12]), fields, time.monotonic())
            under_way -= 1
            line.call, line.received = None, bytearray()
            if b"\r\nconnection: close" in fields:
                drop(line)
            else:
                idle.append(line)
    if under_way:
        outcome.faults.append(f"{under_way} requests without an answer")
    outcome.seconds = seconds
    for line in list(lines.values()):
        line.socket.close()
    return outcome
