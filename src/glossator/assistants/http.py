"""The server over HTTP, on the loopback address only; requests must name it, so that no web page can reach it."""

import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import anyio
import uvicorn
from mcp.server.transport_security import TransportSecuritySettings

from glossator.assistants.server import make
from glossator.assistants.texts import limits
from glossator.errors import InputError

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
ENDPOINT = "/mcp"
GRACE = 3  # seconds that answers under way are given at shutdown


def serve(
    record: str, *, port: int, proxy: str = "", guides: Path | None = None, writable: bool = False,
    ready: Callable[[str], None],
) -> None:  # fmt: skip
    """Serve until stopped; `ready` is called with the URL once requests are accepted. Port 0 takes a free one.

    `proxy` is the public URL of a proxy on this machine whose requests are also accepted. Raises InputError if that is
    not a URL, the port is taken, or a writable server would be behind a proxy.
    """
    if proxy and writable:
        raise InputError(
            "--writable cannot be combined with --proxy: whoever reaches the proxy could write to the record"
        )
    names = public(proxy)
    listening = _listen(port)
    with listening:
        port = listening.getsockname()[1]
        server, workers = make(record, guides=guides, writable=writable)
        application = server.streamable_http_app(
            streamable_http_path=ENDPOINT,
            transport_security=allowed(port, names),
            max_request_body_size=limits()["request"],
            host=LOOPBACK,
        )
        config = uvicorn.Config(application, timeout_graceful_shutdown=GRACE, log_config=None, access_log=False,
                                server_header=False, proxy_headers=False)  # fmt: skip
        ready(f"http://{LOOPBACK}:{port}{ENDPOINT}")
        try:
            anyio.run(lambda: uvicorn.Server(config).serve(sockets=[listening]))
        finally:
            workers.close()


def allowed(port: int, proxy: tuple[str, str] | None = None) -> TransportSecuritySettings:
    """The hosts and origins that requests may carry: this machine at this port, and the proxy.

    A page of another site can be made to resolve to this machine (DNS rebinding), but its requests name that site.
    """
    hosts = [f"{name}:{port}" for name in NAMES]
    origins = [f"http://{host}" for host in hosts]
    if proxy:
        hosts, origins = [*hosts, proxy[0]], [*origins, proxy[1]]
    return TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)


def public(proxy: str) -> tuple[str, str] | None:
    """Host and origin of the proxy's public URL; None without one. Raises InputError if it is not an https URL."""
    if not proxy:
        return None
    try:
        parts = urlsplit(proxy)
        host, scheme = parts.netloc, parts.scheme
        plain = bool(parts.hostname) and "@" not in host and "*" not in host and not (parts.query or parts.fragment)
        parts.port  # noqa: B018 (raises where it is none)
    except ValueError:
        plain = False
    if not plain or scheme != "https" or parts.path.strip("/"):
        raise InputError(f"--proxy {proxy}: not a URL such as https://assistants.example.org")
    return host.lower(), f"https://{host.lower()}"


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "not a port"
        raise InputError(f"--port {port}: {reason}") from problem
