"""A safe connection is held against the host's name, though it goes to the number that was looked at."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from glossator.addresses import NotFetched, Session, transport
from glossator.addresses.wire import dialled

from .conftest import QUICK
from .server import Server, article, served

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for paper.example, signed by itself."""
    path = tmp_path_factory.mktemp("tls") / "paper.pem"
    subject = ["-subj", "/CN=paper.example", "-addext", "subjectAltName=DNS:paper.example"]
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*words, "-keyout", str(path), "-out", str(path) + ".crt"], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def safe(here: Server, certificate: Path) -> list[str | None]:
    """Have the server speak TLS; the names that it is asked for."""
    named: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    here.socket = context.wrap_socket(here.socket, server_side=True, do_handshake_on_connect=False)
    return named


def session(here: Server) -> Session:
    return Session(
        within=QUICK,
        ignore_robots=True,
        resolve=lambda *_: ["93.184.216.34"],
        dial=lambda _ip, _port, seconds: dialled("127.0.0.1", here.server_port, seconds),
        sleep=lambda _: None,
    )


def test_the_name_is_sent_and_checked(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trusting = ssl.create_default_context(cafile=f"{certificate}.crt")
    monkeypatch.setattr(transport, "_trust", lambda: trusting)
    with served({"/a": article("Bridges shut")}) as here:
        named = safe(here, certificate)
        found = session(here).fetch("https://paper.example/a")
        assert named == ["paper.example"]
        assert found.exchanges[0].answer.startswith(b"HTTP/1.1 200 OK\r\n")
        with pytest.raises(NotFetched, match=r"no secure connection .*other\.example"):
            session(here).fetch("https://other.example/a")


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with served({"/a": article("Bridges shut")}) as here:
        safe(here, certificate)
        with pytest.raises(NotFetched, match="no secure connection"):
            session(here).fetch("https://paper.example/a")
        assert not here.asked
