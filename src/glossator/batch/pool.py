"""A batch on the cores of this machine: processes that annotate one statement at a time each."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from glossator.batch.model import Item, Job, Outcome
from glossator.batch.work import failed, make
from glossator.models.runtime import THREADS_VARIABLE, threads

AHEAD = 2  # items queued per process: enough to keep it busy, few enough for bounded memory
DIED = "the process that annotated it died (out of memory?)"

Make = Callable[[Item, Job], Outcome]


class Pool:
    """An engine for `annotate_batch`: parallel `processes` (default: one per core), one thread each.

    When a process dies, the statements under way are retried one at a time; one that kills its process again is a
    failed outcome, and the rest goes on.
    """

    def __init__(self, processes: int | None = None, work: Make = make) -> None:
        self._processes = processes or threads()
        self._work = work

    def __call__(self, items: Iterable[Item], job: Job) -> Iterator[Outcome]:
        """Outcomes as they are ready, in any order."""
        rest, suspects = iter(items), deque[Item]()
        while True:
            yield from self._round(rest, job, self._processes, suspects)
            if not suspects:
                return
            while suspects:
                yield from self._alone(suspects.popleft(), job)

    def _round(self, rest: Iterator[Item], job: Job, processes: int, suspects: deque[Item]) -> Iterator[Outcome]:
        """Process the items until none is left or a process dies; those under way are then suspects."""
        under_way: dict[Future[Outcome], Item] = {}
        pool = self._pool(processes)
        try:
            while True:
                for item in islice(rest, AHEAD * processes - len(under_way)):
                    try:
                        under_way[pool.submit(self._work, item, job)] = item
                    except BrokenProcessPool:
                        suspects.append(item)
                        break
                if not under_way:
                    return
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                broken = False
                for future in done:
                    item = under_way.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        suspects.append(item)
                        broken = True
                if broken:
                    suspects.extend(under_way.values())
                    return
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _alone(self, item: Item, job: Job) -> Iterator[Outcome]:
        suspects = deque[Item]()
        yield from self._round(iter([item]), job, 1, suspects)
        if suspects:
            yield failed(item, DIED)

    @staticmethod
    def _pool(processes: int) -> ProcessPoolExecutor:
        # Fresh interpreters, since threads of the engine and the networks do not survive a fork.
        return ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)


def _begin() -> None:
    import signal

    os.environ[THREADS_VARIABLE] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was asked to stop tells us
