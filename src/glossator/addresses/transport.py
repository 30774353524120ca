"""httpx over our own connection: one answer read completely within its bounds, and kept as it came."""

import re
import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from math import inf
from time import monotonic

import httpcore
import httpx

from glossator.addresses.guarded import Resolve, reachable, resolved
from glossator.addresses.limits import Limits
from glossator.addresses.model import Exchange
from glossator.addresses.wire import Dial, Fault, Wire, dialled

# 100 Continue, 103 Early Hints; before the answer itself, whose words may look alike.
_INTERIM = re.compile(rb"\A(?:HTTP/1\.[01] 1\d\d[^\r\n]*\r\n(?:[^\r\n]+\r\n)*+\r\n)++")
_HEAD = re.compile(rb"HTTP/1\.[01] (\d{3}).*?\r?\n\r?\n", re.DOTALL)


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context()


# Extensions of a request, which its redirects have too.
KEPT = "kept"  # a list to which the exchange is added
UNTIL = "until"  # the deadline on the monotonic clock


class Transport(httpx.BaseTransport):
    """Answers carry their `body` in the response's extensions, compressed as sent but without chunks.

    The response itself has no body: httpx would decompress it without bounds. Raises Fault for anything that goes
    wrong.
    """

    def __init__(
        self, limits: Limits, allow_private: bool = False, resolve: Resolve = resolved, dial: Dial = dialled
    ) -> None:
        self._limits, self._dial = limits, dial

        def reach(host: str, port: int) -> Sequence[str]:
            return reachable(host, port, allow_private=allow_private, resolve=resolve)

        self._reach: Callable[[str, int], Sequence[str]] = reach

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to one request."""
        limits = self._limits
        own, of_all = monotonic() + limits.exchange, request.extensions.get(UNTIL, inf)
        wire = Wire(self._reach, self._dial, limits.connect, min(own, of_all), limits.largest)
        moment = datetime.now(UTC)
        try:
            status, headers, body = _asked(request, wire, limits.largest)
        except Fault:
            raise
        except Exception as problem:
            raise _fault(problem, limits.connect, limits.exchange if own < of_all else limits.in_all) from problem
        exchange = Exchange(
            str(request.url), moment, bytes(wire.sent), _INTERIM.sub(b"", bytes(wire.received)), status, wire.ip
        )
        request.extensions.get(KEPT, []).append(exchange)
        return httpx.Response(status, headers=headers, stream=httpx.ByteStream(b""), extensions={"body": body})


def _asked(request: httpx.Request, wire: Wire, largest: int) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    url = httpcore.URL(
        scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
    )
    question = httpcore.Request(request.method, url, headers=request.headers.raw, content=b"")
    with httpcore.ConnectionPool(
        ssl_context=_trust(), max_connections=1, max_keepalive_connections=0, network_backend=wire
    ) as pool:
        answer = pool.handle_request(question)
        try:
            stated = _stated(answer.headers)
            if stated > largest:
                raise Fault(f"larger than {largest:,} bytes (it states {stated:,})")
            body = bytearray()
            for block in answer.stream:  # type: ignore[union-attr]
                body += block
                if len(body) > largest:
                    raise Fault(f"larger than {largest:,} bytes")
        finally:
            answer.close()
    _check_length(bytes(wire.received), stated)
    return answer.status, answer.headers, bytes(body)


def _stated(headers: Sequence[tuple[bytes, bytes]]) -> int:
    """The length that an answer states; -1 if it states none."""
    values = [value.decode("ascii", "replace") for name, value in headers if name.lower() == b"content-length"]
    return int(values[0]) if values and values[0].isdigit() else -1


def _check_length(raw: bytes, stated: int) -> None:
    """Raises Fault if an answer continues after its stated end: what was read is only its beginning."""
    raw = _INTERIM.sub(b"", raw)
    head = _HEAD.match(raw)
    if head and stated >= 0 and int(head[1]) not in (204, 304) and len(raw) - head.end() > stated:
        raise Fault(f"of a wrong length: it states {stated:,} bytes and continues")


def _fault(problem: Exception, connect: float, whole: float) -> Fault:
    """What went wrong, in words; `connect` and `whole` are the limits for a connection and for the whole answer."""
    if isinstance(problem, httpcore.ConnectTimeout):
        return Fault(f"no connection within {connect:g} s", passing=True)
    if isinstance(problem, httpcore.TimeoutException):
        return Fault(f"no complete answer within {whole:g} s", passing=True)
    if isinstance(problem, httpcore.RemoteProtocolError):
        if "without sending complete message body" in str(problem) or "incomplete chunked read" in str(problem):
            return Fault(f"of a wrong length, or cut off ({problem})", passing=True)
        return Fault(f"not an HTTP answer ({str(problem)[:150]})", passing="disconnected" in str(problem))
    if isinstance(problem, ssl.SSLError) or "CERTIFICATE" in str(problem) or "SSL" in str(problem):
        return Fault(f"no secure connection ({str(problem)[:150]})")
    if isinstance(problem, (httpcore.NetworkError, OSError)):
        return Fault(f"cannot be reached ({str(problem)[:150] or 'the connection broke'})", passing=True)
    return Fault(f"cannot be requested ({type(problem).__name__}: {str(problem)[:150]})")
