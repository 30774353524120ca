"""Asking a model at an address: what is sent, and how each failure is told."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from glossator.errors import InputError
from glossator.guide.rewording import Served

pytestmark = pytest.mark.slow

ASKED = [{"role": "user", "content": "Say it."}]


class Server(ThreadingHTTPServer):
    """A server on this machine that answers as it is told and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.status, self.body = 200, b"{}"
        self.asked: list[tuple[str, dict[str, Any], str]] = []

    @property
    def address(self) -> str:
        """Its address, as a user would give it."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Answering(BaseHTTPRequestHandler):
    """One answer."""

    server: Server

    def do_POST(self) -> None:
        """Keep the question, give the answer."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append((self.path, body, self.headers.get("authorization", "")))
        self.send_response(self.server.status)
        self.send_header("content-length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server while a test runs."""
    with Server() as made:
        running = threading.Thread(target=made.serve_forever, daemon=True)
        running.start()
        yield made
        made.shutdown()


def test_the_answer_is_what_the_first_choice_says(server: Server) -> None:
    server.body = json.dumps({"choices": [{"message": {"content": " It is said. "}}]}).encode()
    assert Served(server.address, "small", key="k1").say(ASKED) == " It is said. "
    path, body, key = server.asked[0]
    assert path == "/v1/chat/completions"
    assert (body["model"], body["temperature"], body["messages"]) == ("small", 0, ASKED)
    assert key == "Bearer k1"


def test_the_key_is_never_shown() -> None:
    assert "secret" not in repr(Served("http://127.0.0.1:1/v1", "small", key="secret"))


def test_a_refusal_is_told_with_the_servers_reason(server: Server) -> None:
    server.status, server.body = 404, json.dumps({"error": {"message": "no model 'small'"}}).encode()
    with pytest.raises(InputError, match=r"/v1/chat/completions: answered 404: no model 'small'"):
        Served(server.address, "small").say(ASKED)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"choices": []}', b'{"choices": [{"text": "x"}]}', b"[" * 99_999]
)
def test_what_is_no_answer_is_refused(server: Server, body: bytes) -> None:
    server.body = body
    with pytest.raises(InputError, match="not the answer of an OpenAI-compatible server"):
        Served(server.address, "small").say(ASKED)


def test_a_redirect_is_not_followed(server: Server) -> None:
    server.status = 302
    with pytest.raises(InputError, match="answered 302"):
        Served(server.address, "small").say(ASKED)


def test_an_address_nobody_listens_at_is_named() -> None:
    with pytest.raises(InputError, match=r"^http://127\.0\.0\.1:9/v1/chat/completions: "):
        Served("http://127.0.0.1:9/v1", "small").say(ASKED)


@pytest.mark.parametrize("address", ["", "127.0.0.1:8080", "file:///etc/passwd", "ftp://host/v1"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="not an http or https address"):
        Served(address, "small")
