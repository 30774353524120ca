"""Serve the desk on this machine's own address, with its workers beside it, until Ctrl-C ends them all."""

import logging
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from errno import EADDRINUSE
from time import monotonic

import uvicorn
from sqlalchemy import select

from glossator.desk.app import create
from glossator.desk.database.engine import Database
from glossator.desk.database.tables import Work
from glossator.desk.jobs.worker import start
from glossator.desk.live import followers, following
from glossator.desk.live.streams import Opening
from glossator.desk.settings import Settings
from glossator.desk.work.documents import unpack
from glossator.errors import GlossatorError, InputError

WAITING = 128  # connections before the server is up
HOST = "127.0.0.1"
ENDS = 2  # seconds that answers under way, and streams, are given at shutdown
KEEPS = 75  # seconds an idle connection is kept: longer than a proxy in front keeps its own
LETS_GO = 5.0  # seconds that the worker is given to finish; what it does not finish is resumed later
LOOKS = 1.0  # seconds between two checks of the worker
RESTS = (1.0, 60.0)  # seconds before a dead worker is restarted: at first, and at most

Told = Callable[[str], None]


@dataclass(frozen=True)
class Following:
    """A statement followed while the desk runs: its settings, and its lines as they come."""

    opening: Opening
    lines: Iterable[str]


@dataclass(frozen=True)
class Serving:
    """How the desk is served. `proxy` is the address of another proxy in front of the one on this machine."""

    port: int
    proxy: str = ""
    access_log: bool = False
    browser: bool = False
    following: Following | None = None


def bind(port: int) -> socket.socket:
    """A listening socket on a loopback port; 0 takes any. Raises InputError if the port is not available.

    Whoever comes before the server is up waits, and is not refused.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(WAITING)
    except (OSError, OverflowError) as problem:
        taken.close()
        if getattr(problem, "errno", None) == EADDRINUSE:
            raise InputError(f"port {port} is taken: another desk may run there; choose one with --port") from problem
        raise InputError(f"port {port}: {getattr(problem, 'strerror', None) or problem}") from problem
    return taken


def address_of(taken: socket.socket) -> str:
    """The URL of the desk for a browser."""
    return f"http://{HOST}:{taken.getsockname()[1]}/"


def serve(settings: Settings, how: Serving, taken: socket.socket, told: Told) -> None:
    """Serve on the socket until a signal ends it; then the worker ends, too."""
    beside = Beside(settings, told)
    app = create(settings)
    config = uvicorn.Config(
        app, proxy_headers=settings.behind_proxy, forwarded_allow_ips=[HOST, how.proxy], server_header=False,
        log_config=None, access_log=how.access_log, timeout_graceful_shutdown=ENDS,
        timeout_keep_alive=KEEPS, ws="none",
    )  # fmt: skip
    if how.access_log:
        log_accesses()

    streams = followers.Followers(settings)

    def begun() -> None:
        beside.begin()
        streams.begin()
        threading.Thread(target=warm, args=(app.state.database,), name="warming up", daemon=True).start()
        if how.following:
            given = (app.state.database, how.following.opening, how.following.lines)
            threading.Thread(target=following.follow_input, args=given, name="following", daemon=True).start()
        if how.browser:
            open_browser(address_of(taken))

    try:
        with suppress(KeyboardInterrupt):  # the server shuts down in order, and then raises the signal again
            _Server(config, begun).run([taken])
    finally:
        streams.end()
        beside.end()


def warm(database: Database) -> None:
    """Compose the newest guide once, so that the first visitor does not wait for the grammar to load."""
    from glossator.faces.web import page

    with database.reading() as session:
        packed = session.scalar(select(Work.document).order_by(Work.changed.desc()).limit(1))
    if packed is not None:
        with suppress(GlossatorError):
            page.render(unpack(packed))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._begun()


class Beside:
    """The worker process: restarted if it dies, each time after a longer pause."""

    def __init__(self, settings: Settings, told: Told) -> None:
        self._settings, self._told = settings, told
        self._ended = threading.Event()
        self._watching = threading.Thread(target=self._watch, name="worker's keeper", daemon=True)

    def begin(self) -> None:
        """Start it."""
        self._watching.start()

    def end(self) -> None:
        """End it; a job under way is resumed at the next start."""
        self._ended.set()
        if self._watching.is_alive():
            self._watching.join()

    def _watch(self) -> None:
        rest = RESTS[0]
        while not self._ended.is_set():
            began, worker = monotonic(), start(self._settings)
            while worker.is_alive() and not self._ended.wait(LOOKS):
                pass
            if self._ended.is_set():
                worker.terminate()
                worker.join(LETS_GO)
                worker.kill()
                worker.join()
                return
            rest = RESTS[0] if monotonic() - began > RESTS[1] else min(rest * 2, RESTS[1])
            self._told(f"the worker ended (code {worker.exitcode}); it is started again in {rest:.0f} s")
            self._ended.wait(rest)


def open_browser(address: str) -> None:
    """Show the desk; failing to do so is not an error."""

    def show() -> None:
        with suppress(webbrowser.Error):
            webbrowser.open(address)

    threading.Thread(target=show, daemon=True).start()


class NoQuery(logging.Filter):
    """Removes the query from a URL before it is logged: it may hold search words, or a secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the log record, without the query."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            client, method, path, *rest = record.args
            record.args = (client, method, str(path).partition("?")[0], *rest)
        return True


def log_accesses() -> None:
    """Log one line per request on standard error: time, client, method, path without its query, status."""
    logger = logging.getLogger("uvicorn.access")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.addFilter(NoQuery())
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)
