"""One request over one connection: kept byte for byte, and ended at its deadline."""

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import Any

import httpcore

Dial = Callable[[str, int, float], httpcore.NetworkStream]


class Fault(Exception):  # noqa: N818 (what happened on the way; whoever fetches adds the address)
    """Why there is no answer; `passing` if a retry may help."""

    def __init__(self, reason: str, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.passing = reason, passing


def dialled(ip: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A connection to an IP address. Raises httpcore's errors if there is none."""
    return httpcore.SyncBackend().connect_tcp(ip, port, timeout=seconds, socket_options=_AT_ONCE)


_AT_ONCE = [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]


class Wire(httpcore.NetworkBackend):
    """Connects to the addresses that `reach` allows for a host, and records both directions.

    `deadline` is a time of the monotonic clock, after which every step fails with httpcore's time-outs. Of an answer of
    at most `largest` bytes, no more than twice that is read, including headers and chunk marks.
    """

    def __init__(
        self, reach: Callable[[str, int], Sequence[str]], dial: Dial, connect: float, deadline: float, largest: int
    ) -> None:
        self._reach, self._dial, self._connect, self._deadline = reach, dial, connect, deadline
        self._most = 2 * largest
        self.sent, self.received = bytearray(), bytearray()
        self.ip = ""

    def left(self, most: float | None) -> float:
        """Seconds that the next step may take. Raises httpcore.ReadTimeout if there are none."""
        left = self._deadline - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole answer is over")
        return left if most is None else min(left, most)

    def take(self, data: bytes) -> None:
        """Record what came. Raises Fault if it is far more than an answer may be."""
        self.received += data
        if len(self.received) > self._most:
            raise Fault(f"more than {self._most:,} bytes received, and no complete answer")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (ours holds)
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        failed: Exception = httpcore.ConnectError(f"no IP address of {host} answers")
        for ip in self._reach(host, port):
            try:
                stream = self._dial(ip, port, self.left(self._connect))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as problem:
                failed = problem
                continue
            self.ip = ip
            return _Kept(stream, self)
        raise failed


class _Kept(httpcore.NetworkStream):
    """A stream that records what it reads and writes; under TLS, the decrypted bytes."""

    def __init__(self, stream: httpcore.NetworkStream, wire: Wire) -> None:
        self._stream, self._wire = stream, wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        data = self._stream.read(max_bytes, self._wire.left(timeout))
        self._wire.take(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the bytes."""
        self._stream.write(buffer, self._wire.left(timeout))
        self._wire.sent += buffer

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The stream inside TLS; the certificate is checked against the host's name, not its address."""
        return _Kept(self._stream.start_tls(ssl_context, server_hostname, self._wire.left(timeout)), self._wire)

    def get_extra_info(self, info: str) -> Any:
        """Extra information that httpcore asks of a stream."""
        return self._stream.get_extra_info(info)
