"""A server on this machine that does what bad ones do, one path a fault; it says how often each path was asked for."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import brotli

NEWS = (
    "<p>The council voted on Monday to close two bridges over the river, after engineers found cracks in their piers."
    "</p><p>Both will stay shut until June, said the engineer in charge, and lorries are sent round by the road in the "
    "north, which adds forty minutes to the way between the two halves of the town.</p>"
)

Answer = Callable[["Handler"], None]


def page(title: str, body: str, head: str = "") -> str:
    top = f'<head><meta charset="utf-8"><title>{title}</title>{head}</head>'
    return f'<html lang="en">{top}<body><main><h1>{title}</h1>{body}</main></body></html>'


def article(title: str, day: str = "2018-03-20", address: str = "") -> str:
    head = f'<meta property="article:published_time" content="{day}">'
    head += f'<link rel="canonical" href="{address}">' if address else ""
    return page(title, NEWS, head)


class Handler(BaseHTTPRequestHandler):
    """One question; what is answered stands in the server's `paths`."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked[path] += 1
        self.server.headers.append((path, {name.lower(): value for name, value in self.headers.items()}))
        self.close_connection = True
        answer = self.server.paths.get(path)
        try:
            if answer is None:
                self.send(page("Not here", "<p>No.</p>"), status=404)
            elif callable(answer):
                answer(self)
            else:
                self.send(answer)
        except OSError:  # whoever asked has had enough
            return

    def send(self, body: str | bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **more: str) -> None:
        """A whole answer; a header's name is written with _ for -, and Content_Length may lie."""
        data = body.encode() if isinstance(body, str) else body
        headers = {"Content_Type": kind, "Content_Length": str(len(data)), **more}
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Silence."""


class Server(ThreadingHTTPServer):
    """Answers from `paths`: a page's words, or a function that is given the handler."""

    daemon_threads = True

    def __init__(self, paths: dict[str, str | Answer]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.paths, self.asked = paths, Counter[str]()
        self.headers: list[tuple[str, dict[str, str]]] = []

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no fault here."""


@contextmanager
def served(paths: dict[str, str | Answer]) -> Iterator[Server]:
    server = Server(paths)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


# What bad servers do.


def slow(handler: Handler) -> None:
    """A byte now and then, for a very long time."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(100_000):
        handler.wfile.write(b"<")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler: Handler) -> None:
    """Takes the question and says nothing."""
    time.sleep(30)


def endless(handler: Handler) -> None:
    """No length, no end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>and so on</p>" * 4096)


def endless_headers(handler: Handler) -> None:
    """A header after the other."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")


def endless_hints(handler: Handler) -> None:
    """Hints, and hints, before an answer that never comes."""
    while True:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: <" + b"a" * 50_000 + b">\r\n\r\n")


def too_short(handler: Handler) -> None:
    """Ends before its stated end."""
    body = article("Bridges shut")
    handler.send(body, Content_Length=str(len(body.encode()) + 500))


def too_long(handler: Handler) -> None:
    """Goes on after its stated end."""
    handler.send(article("Bridges shut"), Content_Length="300")


def bomb(handler: Handler) -> None:
    """Sixty megabytes of nothing, packed to sixty kilobytes."""
    handler.send(_BOMB, Content_Encoding="gzip")


_BOMB = gzip.compress(b"<p>" + b" " * 60_000_000, 1)


def brotli_bomb(handler: Handler) -> None:
    """The same, packed another way."""
    handler.send(brotli.compress(b"<p>" + b" " * 60_000_000, quality=1), Content_Encoding="br")


def damaged(handler: Handler) -> None:
    """Packed, and cut."""
    handler.send(gzip.compress(article("Bridges shut").encode())[:-30], Content_Encoding="gzip")


def not_http(handler: Handler) -> None:
    """Another protocol."""
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")


def dawdles(address: str, seconds: float) -> Answer:
    """To another address, after a while."""

    def answer(handler: Handler) -> None:
        time.sleep(seconds)
        handler.send("", status=302, Location=address)

    return answer


def leads(address: str, status: int = 302) -> Answer:
    """To another address."""
    return lambda handler: handler.send("", status=status, Location=address)


def fails(status: int, times: int, then: str, **headers: str) -> Answer:
    """A status some times, then a page."""
    left = [times]

    def answer(handler: Handler) -> None:
        if left[0]:
            left[0] -= 1
            handler.send(page("Busy", "<p>Come again.</p>"), status=status, **headers)
        else:
            handler.send(then)

    return answer
