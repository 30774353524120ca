"""Each host is sent one request at a time, with a pause in between, as its robots.txt asks."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from glossator.addresses import robots
from glossator.addresses.robots import Rules


@dataclass
class Host:
    """What is known of one scheme, host and port; `refused` says why nothing may be requested from it."""

    turn: threading.RLock = field(default_factory=threading.RLock)
    asked: float = float("-inf")
    rules: Rules | None = None
    refused: str = ""


class Hosts:
    """Turns and rules by host; `sleep` is called with the seconds to wait."""

    def __init__(self, pause: float, longest: float, sleep: Callable[[float], None]) -> None:
        self._pause, self._longest, self._sleep = pause, longest, sleep
        self._hosts: dict[str, Host] = {}
        self._guard = threading.Lock()

    def of(self, origin: str) -> Host:
        """The host of an origin such as https://paper.example."""
        with self._guard:
            return self._hosts.setdefault(origin, Host())

    @contextmanager
    def turn(self, origin: str) -> Iterator[Host]:
        """The host for one request, once it is free and its pause is over."""
        host = self.of(origin)
        with host.turn:
            pause = max(self._pause, min(host.rules.delay if host.rules else 0.0, self._longest))
            if (early := host.asked + pause - monotonic()) > 0:
                self._sleep(early)
            try:
                yield host
            finally:
                host.asked = monotonic()


def rules_from(status: int, body: bytes, most: int) -> tuple[Rules, str]:
    """The rules in a robots.txt answer, and why nothing may be requested; RFC 9309, 2.3.1.

    A missing robots.txt allows everything; one that cannot be fetched just now forbids it.
    """
    if status == 200:
        return robots.read(body[:most].decode("utf-8", "replace")), ""
    if 400 <= status < 500 and status != 429:
        return Rules(), ""
    return Rules(), f"its robots.txt cannot be fetched (status {status}), so nothing may be fetched"
