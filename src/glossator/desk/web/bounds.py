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
        came, over, begun, most = 0, False, False, min(OF_STRANGERS, LONGEST)

        async def bounded() -> Message:
            nonlocal came, over, most
            message = await receive()
            came += len(message.get("body", b""))
            if came > most != LONGEST and await run_in_threadpool(find, Request(scope)) is not None:
                most = LONGEST
            over = came > most
            if over:
                raise TooLongError
            return message

        async def headed(message: Message) -> None:
            nonlocal begun
            if over and not begun:  # whatever resulted from the half that was read
                raise TooLongError
            if message["type"] == "http.response.start":
                begun = True
                set_already = {name for name, _ in message["headers"]}
                ours = [(name.encode(), value.encode()) for name, value in HEADERS.items()
                        if name.encode() not in set_already and not _kept(scope["path"], name)]  # fmt: skip
                message["headers"] = [*message["headers"], *ours]
            await send(message)

        try:
            _within(scope)
            await self._app(scope, bounded, headed)
        except TooLongError:
            if not begun:
                over = False
                plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
                await headed({"type": "http.response.start", "status": 413, "headers": plain})
                await headed({"type": "http.response.body", "body": b"more than the desk takes at once"})


def _within(scope: Scope) -> None:
    """Raises TooLongError for a request whose stated length is too long."""
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    if said.isdigit() and int(said[:18]) > LONGEST:
        raise TooLongError


def _kept(path: str, name: str) -> bool:
    """Let the browser cache our own files."""
    return name == "cache-control" and path.startswith("/static/")
