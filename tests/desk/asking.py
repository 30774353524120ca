"""Every route of the application, and a request to one without a server: also to streams, which never end."""

import asyncio
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

HOST = "127.0.0.1:8181"
SAMPLE = {
    "claim": "c1", "part": "c1", "place": "note:c1", "version": "1", "token": "999", "kind": "csv",
    "path": "index.html", "step": "submit", "key": "second_person", "document": "kremlin-57096",
}  # fmt: skip
"""What stands for a part of a path; anything else is 1 (no token, since the one in use must not be revoked)."""


@dataclass(frozen=True)
class Asked:
    """An answer: of a stream only its beginning."""

    status: int
    headers: dict[str, str]
    body: str


def routes(app: FastAPI) -> dict[str, str]:
    """Each route as `METHOD /path`, and the lowest role that may use it as the route itself says; '' where it does not.

    Raises AssertionError for a kind of route that has no guard.
    """
    found = {}
    for route in _all(app.routes):
        path = getattr(route, "path", "")
        if path in ("/static", app.openapi_url):  # our own files, and the API's description
            continue
        assert isinstance(route, APIRoute), f"{path or route}: made past Routes()"
        for method in route.methods - {"HEAD"}:
            found[f"{method} {path}"] = str((route.openapi_extra or {}).get("x-role", ""))
    return found


def _all(held: Iterable[Any]) -> Iterator[Any]:
    for route in held:
        inner = getattr(route, "original_router", None)  # newer FastAPI keeps a router as it was included
        yield from [route] if inner is None else _all(inner.routes)


def sample_path(path: str) -> str:
    """The path with something in place of its parts."""
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: SAMPLE.get(part[1], "1"), path)


def ask(app: FastAPI, route: str, headers: dict[str, str] | None = None, body: bytes = b"", query: str = "") -> Asked:
    """Ask for `METHOD /path`; a fault in the program is raised."""
    method, path = route.split(" ", 1)
    given = {"host": HOST, **{name.lower(): value for name, value in (headers or {}).items()}}
    if body:
        given |= {"content-length": str(len(body))}
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": sample_path(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 5000), "server": ("127.0.0.1", 8181),
    }  # fmt: skip
    return asyncio.run(_asked(app, scope, body))


async def _asked(app: FastAPI, scope: dict[str, Any], body: bytes) -> Asked:
    begun: list[dict[str, Any]] = []
    parts: list[bytes] = []
    streams = asyncio.Event()
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop()
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            begun.append(message)
        else:
            parts.append(message.get("body", b""))
        if any(value.startswith(b"text/event-stream") for _, value in begun[0]["headers"]):
            streams.set()

    running = asyncio.ensure_future(app(scope, receive, send))
    watching = asyncio.ensure_future(streams.wait())
    await asyncio.wait({running, watching}, return_when=asyncio.FIRST_COMPLETED, timeout=30)
    if running.done():
        running.result()
    for task in (running, watching):
        task.cancel()
    await asyncio.gather(running, watching, return_exceptions=True)
    headers = {name.decode().lower(): value.decode() for name, value in begun[0]["headers"]}
    return Asked(begun[0]["status"], headers, b"".join(parts).decode("utf-8", "replace"))


def browser(cookie: str, csrf: str = "") -> dict[str, str]:
    """The headers of a browser that is logged in."""
    return {"cookie": f"glossator_desk={cookie}"} | ({"x-csrf-token": csrf} if csrf else {})
