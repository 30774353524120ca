"""Over HTTP: on the loopback address alone, and only for requests that name it."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from tests.assistants.conftest import session
from tests.conftest import ROOT

from glossator import Record
from glossator.assistants import http
from glossator.assistants.http import allowed, public
from glossator.errors import InputError

pytestmark = pytest.mark.slow

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}
ACCEPT = {"Accept": "application/json, text/event-stream"}


def serving(record: Record, *more: str) -> Iterator[str]:
    started = subprocess.Popen(
        [sys.executable, "-m", "glossator.cli.main", "mcp", "--record", record.address, "--http", "--port", "0", *more],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
    )  # fmt: skip
    assert started.stderr
    try:
        line = started.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/mcp", line)
        assert found, line + started.stderr.read()
        yield found[0]
    finally:
        started.terminate()
        started.communicate(timeout=60)


@pytest.fixture(scope="module")
def address(record: Record) -> Iterator[str]:
    yield from serving(record, "--proxy", "https://Assistants.example.org/")


def test_a_session_over_http(address: str) -> None:
    with session(address) as desk:
        assert "the record “desk”" in str(desk.client.instructions)
        assert desk.given("search_record", query="fuel passed at sea")["quotes"][0]["document"] == "dships"
        assert "is not a date" in desk.refused("search_record", query="x", until="yesterday")
        answer = desk.given("check_claim", claim="Nine wells in Ohio are dry.", as_of="2018-03-21")
        assert answer["findings"][0]["finding"] == "silent"
        assert desk.steps[-1][0] == desk.steps[-1][1]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example:80"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "assistants.example.org", "Origin": "https://assistants.example.org"}, 200),
        ({"Host": "assistants.example.org", "Origin": "https://other.example.org"}, 403),
    ],
)
def test_only_requests_that_name_this_machine_or_the_proxy_are_taken(
    address: str, headers: dict[str, str], status: int
) -> None:
    assert httpx.post(address, json=HELLO, headers=ACCEPT | headers).status_code == status


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_other_methods_are_guarded_as_well(address: str, method: str) -> None:
    answer = httpx.request(method, address, headers={"Host": "evil.example", "Accept": "text/event-stream"})
    assert answer.status_code == 421


def test_a_request_beyond_all_measure_is_refused(address: str) -> None:
    assert httpx.post(address, json={**HELLO, "more": "w" * 1_000_001}, headers=ACCEPT).status_code == 413


def test_it_listens_on_the_loopback_address_alone(address: str) -> None:
    port = int(address.split(":")[2].split("/")[0])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.settimeout(5)
        # Another loopback address would reach a server that listens on all of them.
        assert other.connect_ex(("127.0.0.2", port)) != 0
    with socket.create_connection(("127.0.0.1", port), 5):
        pass


def test_without_a_proxy_no_other_name_is_taken() -> None:
    assert public("") is None
    assert allowed(8765).allowed_hosts == ["127.0.0.1:8765", "localhost:8765"]
    assert allowed(8765).allowed_origins == ["http://127.0.0.1:8765", "http://localhost:8765"]
    assert allowed(8765).enable_dns_rebinding_protection


@pytest.mark.parametrize(
    "proxy",
    ["http://a.example", "https://", "a.example", "https://a.example/path", "https://*:*", "https://u:p@a.example",
     "https://a.example:port", "https://[::1"],
)  # fmt: skip
def test_a_proxy_is_named_by_its_https_address(proxy: str) -> None:
    with pytest.raises(InputError, match="not a URL such as"):
        public(proxy)


def test_what_cannot_be_served_says_why(record: Record) -> None:
    ready: list[str] = []
    with pytest.raises(InputError, match="could write to the record"):
        http.serve(record.address, port=0, proxy="https://a.example", writable=True, ready=ready.append)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match=r"--port \d+: .*in use"):
        http.serve(record.address, port=taken.getsockname()[1], ready=ready.append)
    assert ready == []
