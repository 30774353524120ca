"""Manages the processes that follow streams: one each, restarted if it dies, ended with the desk."""

import os
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from threading import Event as Flag
from threading import Thread

from sqlalchemy import select

from glossator.desk.database.engine import Database, open_database
from glossator.desk.database.tables import Stream
from glossator.desk.live.following import failed, follow
from glossator.desk.live.streams import GOING
from glossator.desk.settings import Settings

LOOKS = 1.0  # seconds between two polls for streams
MOST = 4  # simultaneous streams: each holds the models in memory
TRIES = 3  # times a process may die


class Followers:
    """Starts a process for each open stream, as long as the desk lives."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._running: dict[int, BaseProcess] = {}
        self._died: dict[int, int] = {}
        self._ended = Flag()
        self._thread = Thread(target=self._run, name="followers", daemon=True)

    def begin(self) -> "Followers":
        """Start looking."""
        self._thread.start()
        return self

    def end(self) -> None:
        """End every process; open streams continue at the next start."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(30)

    def _run(self) -> None:
        database = open_database(self._settings.database_url)
        with database.alone("followers", lambda: not self._ended.wait(LOOKS)) as mine:
            while mine and not self._ended.wait(LOOKS):
                self._look(database)
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            process.join(10)
        database.close()

    def _look(self, database: Database) -> None:
        with database.reading() as session:
            going = list(session.scalars(select(Stream.id).where(Stream.state.in_(GOING)).order_by(Stream.id)))
        for stream, process in list(self._running.items()):
            if not process.is_alive():
                del self._running[stream]
                self._died[stream] = self._died.get(stream, 0) + (stream in going)
        for stream in going:
            if self._died.get(stream, 0) >= TRIES:
                failed(database, stream, f"its process has died {TRIES} times")
            elif stream not in self._running and len(self._running) < MOST:
                self._running[stream] = self._started(stream)

    def _started(self, stream: int) -> BaseProcess:
        made = get_context("spawn").Process(target=follow, args=(self._settings, stream, os.getpid()),
                                            name=f"glossator desk stream {stream}", daemon=True)  # fmt: skip
        made.start()
        return made


def start(settings: Settings) -> Followers:
    """Followers that manage the streams of a desk until `end` is called, or its process ends."""
    return Followers(settings).begin()
