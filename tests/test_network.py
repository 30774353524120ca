"""Tests reach this machine and nothing else."""

import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_tests_connect_to_nowhere_else(host: str) -> None:
    with socket.socket() as outside, pytest.raises(OSError, match="this machine only"):
        outside.connect((host, 80))
    with socket.socket() as outside, pytest.raises(OSError, match="this machine only"):
        outside.connect_ex((host, 80))


def test_tests_may_connect_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
