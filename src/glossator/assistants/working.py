"""Blocking work in threads: one task with the models at a time, reads in parallel, each within its time limit."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TypeVar

import anyio

from glossator.assistants.texts import limits
from glossator.errors import GlossatorError
from glossator.timings import Told

READERS = 2  # threads; a record can be read from many

Answer = TypeVar("Answer")
Heard = Callable[[str, int, int], Awaitable[None]]


class NotNow(GlossatorError):  # noqa: N818 (what happened; asked again, it may well be given)
    """A call that took too long, or came while too many were waiting."""


class Stopped(Exception):  # noqa: N818 (what happened; nobody is told)
    """Nobody is waiting for this work any more."""


class Workers:
    """Does the work of calls outside the event loop of the protocol.

    Work with the models (`think`) is done one task at a time: it uses all cores, and the parser cannot be shared. Reads
    (`read`) run in parallel. Work that nobody is waiting for ends at its next step.
    """

    def __init__(self) -> None:
        self._thinking = ThreadPoolExecutor(1, "models")
        self._reading = ThreadPoolExecutor(READERS, "reading")
        self._stops: dict[Future[object], threading.Event] = {}

    async def read(self, work: Callable[[], Answer], seconds: float) -> Answer:
        """The result of a quick call. Raises NotNow if it takes longer than `seconds`."""
        with _within(seconds):
            return await asyncio.wrap_future(self._reading.submit(work))

    async def think(self, work: Callable[[Told], Answer], seconds: float, heard: Heard) -> Answer:
        """The result of work with the models; it reports its steps, which `heard` passes on.

        Raises NotNow if it is not done after `seconds`, waiting included, or if too many calls are waiting already.
        """
        if len(self._stops) >= limits()["waiting"]:
            raise NotNow(f"busy: {len(self._stops)} calls that need the models are under way or waiting; try again")
        loop, steps = asyncio.get_running_loop(), asyncio.Queue[tuple[str, int, int] | None]()
        stop = threading.Event()

        def put(step: tuple[str, int, int] | None) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody is listening
                loop.call_soon_threadsafe(steps.put_nowait, step)

        def told(words: str, done: int, of: int) -> None:
            if stop.is_set():
                raise Stopped
            put((words, done, of))

        future: Future[Answer] = self._thinking.submit(work, told)
        self._begun(future, stop)
        future.add_done_callback(lambda _: put(None))
        try:
            with _within(seconds):
                while step := await steps.get():
                    await heard(*step)
            return future.result()
        finally:
            stop.set()
            future.cancel()

    def _begun(self, future: "Future[Answer]", stop: threading.Event) -> None:
        key: Future[object] = future  # type: ignore[assignment]  # only ever a key
        self._stops[key] = stop
        future.add_done_callback(lambda _: self._stops.pop(key, None))

    def close(self) -> None:
        """Accept no more work; what is under way ends at its next step."""
        for stop in list(self._stops.values()):
            stop.set()
        for pool in (self._thinking, self._reading):
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """A block with a time limit. Raises NotNow if it is exceeded."""
    try:
        with anyio.fail_after(seconds):
            yield
    except TimeoutError as problem:
        raise NotNow(f"took longer than {seconds:g} seconds and was aborted; ask for less at once") from problem
