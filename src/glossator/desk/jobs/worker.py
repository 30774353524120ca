"""The worker: a background process that does the long tasks of one desk, until its desk ends."""

import os
import signal
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from threading import Event as Flag

from glossator.desk.database.engine import open_database
from glossator.desk.home import WORKER, holding
from glossator.desk.jobs.running import run_next, take_up_again
from glossator.desk.queue import repeats
from glossator.desk.settings import Settings

LOOKS = 0.5  # seconds between two polls for work


def start(settings: Settings) -> BaseProcess:
    """A worker in a process of its own; it ends with the process that started it."""
    made = get_context("spawn").Process(target=work, args=(settings, os.getpid()), name="glossator desk worker")
    made.daemon = True
    made.start()
    return made


def work(settings: Settings, parent: int) -> None:
    """Do waiting jobs, and wait for more, as long as the parent lives; one worker at a time per database."""
    ended = Flag()

    def over() -> bool:
        return ended.is_set() or os.getppid() != parent

    def rested() -> bool:
        return not ended.wait(LOOKS) and not over()

    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    database = open_database(settings.database_url)
    # A worker whose desk was killed may still be at its last job, which must not be started a second time.
    with holding(settings.folder, WORKER, wait=-1), database.alone("worker", rested) as mine:
        if mine:
            take_up_again(database)
        while mine and not over():
            if not run_next(database, settings) and not repeats.look(database):
                ended.wait(LOOKS)
    database.close()
