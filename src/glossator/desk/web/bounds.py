"""Limits around every request: how much may come in, and the headers that go out with each answer."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from glossator.desk.web.visitor import find

LONGEST = 64 * 1024 * 1024  # bytes per request
OF_STRANGERS = 256 * 1024  # bytes per request by somebody who is not logged in
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


class TooLongError(Exception):
    """The request is larger than the desk accepts."""


class Bounds:
    """Cuts off a request that is too long, whether it states its length or not, and sets our headers.

    A body is read before any route asks who sends it, so anonymous requests are cut off early.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        one = _Request(scope, receive, send)
        try:
            _within(scope)
            await self._app(scope, one.receive, one.send)
        except TooLongError:
            await one.refuse()


class _Request:
    """One request on its way in, counted, and its answer on the way out, with our headers."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._came, self._most = 0, min(OF_STRANGERS, LONGEST)
        self._over = self._begun = False

    async def receive(self) -> Message:
        """The next part of the request. Raises TooLongError if it is one too many."""
        message = await self._receive()
        self._came += len(message.get("body", b""))
        if self._came > self._most != LONGEST and await run_in_threadpool(find, Request(self._scope)) is not None:
            self._most = LONGEST
        self._over = self._came > self._most
        if self._over:
            raise TooLongError
        return message

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if self._over and not self._begun:  # whatever resulted from the half that was read
            raise TooLongError
        if message["type"] == "http.response.start":
            self._begun = True
            set_already = {name for name, _ in message["headers"]}
            ours = [(name.encode(), value.encode()) for name, value in HEADERS.items()
                    if name.encode() not in set_already and not _kept(self._scope["path"], name)]  # fmt: skip
            message["headers"] = [*message["headers"], *ours]
        await self._send(message)

    async def refuse(self) -> None:
        """Answer 413, unless another answer has begun."""
        if self._begun:
            return
        self._over = False
        plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": 413, "headers": plain})
        await self.send({"type": "http.response.body", "body": b"more than the desk takes at once"})


def _within(scope: Scope) -> None:
    """Raises TooLongError for a request whose stated length is too long."""
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    if said.isdigit() and int(said[:18]) > LONGEST:
        raise TooLongError


def _kept(path: str, name: str) -> bool:
    """Let the browser cache our own files."""
    return name == "cache-control" and path.startswith("/static/")
