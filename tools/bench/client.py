"""A load generator: a few keep-alive connections that send one prepared request after the other.

It shares the processors with what it measures, so it does as little as it can: no parsing beyond the status
line and the length.
"""

import re
import selectors
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it: answers per second, the middle and the slow end of the latencies in ms, and how many failed."""

    per_second: float
    p50: float
    p95: float
    failed: int


def measure(port: int, request: Callable[[int], bytes], *, connections: int, seconds: float) -> Measured:
    """Ask for `seconds`, on so many connections at once; `request` makes the bytes of the nth request."""
    selector = selectors.DefaultSelector()
    asked = {}
    count, failed, latencies = 0, 0, []
    for _ in range(connections):
        link = socket.create_connection(("127.0.0.1", port))
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(link, selectors.EVENT_READ, link)
        link.sendall(request(count))
        asked[link] = time.perf_counter()
        count += 1
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        for key, _ in selector.select(timeout=5):
            asking: socket.socket = key.data
            ok = _answer(asking)
            now = time.perf_counter()
            latencies.append(now - asked[asking])
            failed += not ok
            asking.sendall(request(count))
            asked[asking] = now
            count += 1
    passed = time.perf_counter() - began
    for link in asked:
        link.close()
    latencies.sort()
    middle, slow = latencies[len(latencies) // 2], latencies[int(len(latencies) * 0.95)]
    return Measured(len(latencies) / passed, middle * 1000, slow * 1000, failed)


def _answer(link: socket.socket) -> bool:
    held = link.recv(1 << 18)
    while b"\r\n\r\n" not in held:
        held += link.recv(1 << 18)
    head, _, body = held.partition(b"\r\n\r\n")
    found = _LENGTH.search(head)
    missing = (int(found[1]) if found else 0) - len(body)
    while missing > 0:
        missing -= len(link.recv(min(missing, 1 << 20)))
    return head[9:10] == b"2"
