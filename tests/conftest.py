"""What all tests share."""

import ipaddress
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A test that is slow once, on a busy machine, has not failed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]
# marks that tests have by the fixtures they ask for
MARKED = {
    "browser": {"chromium", "opened"},
    "shared": {"shared_data"},
    "slow": {"desk", "empty", "kind", "server", "storage", "cluster"},  # a server or a database is started for them
}
pytest_plugins = ["tests.browser"]  # headless Chromium and the sample guide


@pytest.fixture(autouse=True, scope="session")
def nothing_leaves_the_machine() -> Iterator[None]:
    """Connections of this process to anywhere but this machine are refused: no test needs the network."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def checked(address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""  # others are files on this machine
        if host not in {"", "localhost"} and not _is_here(str(host)):
            raise OSError(f"tests connect to this machine only, not to {host}")

    def guarded(one: socket.socket, address: Any) -> None:
        checked(address)
        connect(one, address)

    def guarded_ex(one: socket.socket, address: Any) -> int:
        checked(address)
        return connect_ex(one, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        yield


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a browser, the shared data or a server; files with slow tests run first.

    A slow file that is started last would keep one process busy while the others wait.
    """
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        for mark, fixtures in MARKED.items():
            if asked & fixtures:
                item.add_marker(mark)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the project; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the data folder ../shared/data is not here")
    return folder


@pytest.fixture(scope="session")
def storage() -> Iterator[str]:
    """Object storage on this machine, and its one bucket; the usual environment variables lead there."""
    pytest.importorskip("moto.server", reason="moto is not installed: object storage is not tested")
    pytest.importorskip("obstore", reason="obstore is not installed: object storage is not tested")
    import boto3

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serving = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
            patch.setenv("AWS_ALLOW_HTTP", "true")
            patch.setenv("AWS_REGION", "us-east-1")
            patch.setenv("AWS_ACCESS_KEY_ID", "reporter")
            patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing-secret")
            _until_it_answers(port)
            boto3.client("s3").create_bucket(Bucket="desk")
            yield "s3://desk"
    finally:
        serving.terminate()
        serving.wait()


def _until_it_answers(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("object storage for the tests did not start within 30 s")


@pytest.fixture
def address(storage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A place for a record in object storage, used by nobody yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return f"{storage}/{uuid.uuid4().hex}/record"
