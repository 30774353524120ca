"""Files read by several processes at once, each bounded in time and memory; results come in a fixed order."""

import os
import selectors
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from glossator.record.filing.prepared import Prepared, prepare
from glossator.record.filing.worker import receive, send
from glossator.record.model import Refusal
from glossator.record.readers.options import Options
from glossator.record.readers.walk import walk

TIME_LIMIT = 120.0  # seconds without a message from a worker; a page takes a fiftieth of one
GROUP = 8  # files handed out together
AHEAD = 64 << 20  # bytes that may wait for an earlier file to be finished
_START = "from glossator.record.filing.worker import main; main()"

Items = list[Path | Refusal]


@dataclass
class _Task:
    """A group of files and its position in the order."""

    number: int
    items: Items
    ready: list[Prepared] = field(default_factory=list)
    done: bool = False


class _Worker:
    """One process, and its current task."""

    def __init__(self, folder: str | None) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
        given, self._to = os.pipe()
        self.ear, said = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter, our own words)
            [sys.executable, "-c", _START],
            stdin=given,
            stdout=said,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=folder,
        )
        os.close(given)
        os.close(said)
        self.task = _Task(0, [], done=True)
        self.done = self.at = 0
        self.heard = monotonic()
        self.busy = False

    def give(self, task: _Task, options: Options) -> None:
        """Hand out a task."""
        self.task, self.done, self.at, self.heard = task, 0, 0, monotonic()
        self.busy = True
        # A worker that died while idle is noticed at its next message, and its task is requeued then.
        with suppress(BrokenPipeError):
            send(self._to, (task.items, options))

    def hear(self) -> tuple[Any, ...]:
        """The next message. Raises EOFError if the process is gone."""
        self.heard = monotonic()
        message: tuple[Any, ...] = receive(self.ear)
        return message

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        os.close(self.ear)
        os.close(self._to)


def read_files(
    paths: Sequence[str | Path], options: Options, processes: int | None = None, time_limit: float = TIME_LIMIT
) -> Generator[Prepared, None, None]:
    """The contents of files and folders, ready for the store, in the order of the walk.

    A file that crashes a process, or takes longer than `time_limit` seconds, is refused, and the rest goes on.
    """
    flow = Flow(options, processes or os.cpu_count() or 1, time_limit)
    try:
        yield from flow.run(groups(walk(paths)))
    finally:
        flow.end()


def groups(found: Iterator[Path | Refusal]) -> Iterator[Items]:
    """The files found by a walk, in groups large enough to be worth handing out."""
    group: Items = []
    for item in found:
        group.append(item)
        if len(group) >= GROUP:
            yield group
            group = []
    if group:
        yield group


class Flow:
    """Workers and their tasks; relative paths start from `folder`."""

    def __init__(
        self, options: Options, processes: int, time_limit: float = TIME_LIMIT, folder: str | None = None
    ) -> None:
        self._options, self._processes, self._limit, self._folder = options, processes, time_limit, folder
        self._groups: Iterator[Items] = iter(())
        self._tasks: deque[_Task] = deque()  # in order; the parts of the first are returned
        self._again: deque[_Task] = deque()  # the rest of a task whose worker died
        self._workers: list[_Worker] = []
        self._count = 0

    def run(self, groups: Iterator[Items]) -> Iterator[Prepared]:
        """The contents of the groups, in order; may be called again once it is exhausted."""
        self._groups = groups
        while True:
            self._hand_out()
            if not self._tasks:
                return
            self._listen()
            yield from self._in_order()

    def end(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.end()

    def _in_order(self) -> Iterator[Prepared]:
        while self._tasks:
            yield from self._tasks[0].ready
            self._tasks[0].ready = []
            if not self._tasks[0].done:
                return
            self._tasks.popleft()

    def _hand_out(self) -> None:
        idle = [worker for worker in self._workers if not worker.busy]
        while len(self._tasks) < 4 * self._processes or self._again:
            if not idle and len(self._workers) >= self._processes:
                return
            task = self._again.popleft() if self._again else self._next()
            if task is None:
                return
            if not idle:
                self._workers.append(_Worker(self._folder))
                idle.append(self._workers[-1])
            idle.pop().give(task, self._options)

    def _next(self) -> _Task | None:
        items = next(self._groups, None)
        if items is None:
            return None
        self._count += 1
        self._tasks.append(_Task(self._count, items))
        return self._tasks[-1]

    def _listen(self) -> None:
        """Wait for messages; workers far ahead of the first task are left waiting at their pipe."""
        waiting = sum(part.size for task in self._tasks for part in task.ready)
        with selectors.DefaultSelector() as selector:
            for worker in self._workers:
                if not worker.busy:
                    continue
                if waiting > AHEAD and worker.task is not self._tasks[0]:
                    worker.heard = monotonic()
                    continue
                selector.register(worker.ear, selectors.EVENT_READ, worker)
            ready = [key.data for key, _ in selector.select(timeout=1.0)]
        for worker in ready:
            self._hear(worker)
        for worker in list(self._workers):
            if worker.busy and monotonic() - worker.heard > self._limit:
                self._bury(worker, f"took longer than {self._limit:.0f} s")

    def _hear(self, worker: _Worker) -> None:
        task = worker.task
        try:
            message = worker.hear()
        except EOFError:
            self._bury(worker, "its reader crashed")
            return
        if message[0] == "begin":
            worker.at = message[1]
        elif message[0] == "part":
            worker.done = message[1]
            task.ready.append(message[2])
        elif message[0] == "end":
            task.done, worker.busy = True, False

    def _bury(self, worker: _Worker, reason: str) -> None:
        """End a worker, refuse the file it was reading, and requeue the rest of its task."""
        task = worker.task
        worker.end()
        self._workers.remove(worker)
        culprit = task.items[worker.at]
        source = culprit.source if isinstance(culprit, Refusal) else str(culprit)
        task.ready.append(prepare([Refusal(source=source, reason=reason)]))
        task.items = task.items[worker.done : worker.at] + task.items[worker.at + 1 :]
        if task.items:
            self._again.append(task)
        else:
            task.done = True
