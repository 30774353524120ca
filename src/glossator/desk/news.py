"""News of the desk for every open page: one query of the log for all of them, twice a second."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import func, select
from starlette.concurrency import run_in_threadpool

from glossator.desk.database.engine import Database
from glossator.desk.database.tables import Event, Job, Stream

LOOKS = 0.4  # seconds between two queries of the log
SILENT = 15.0  # seconds after which a quiet stream sends a keep-alive
LATE = 100  # how many ids behind the newest events may still appear
WAITING = 256  # events a page may be behind before it has to reload
STREAMS = 50  # newest streams that are polled

Wanted = Callable[[int | None, dict[str, Any]], bool]
"""Whether a page wants to hear of something: the guide it is about, if any, and what it is."""


class News:
    """Polls for all pages of this process; other processes' changes come through the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._listening: dict[asyncio.Queue[dict[str, Any]], Wanted] = {}
        self._task: asyncio.Task[None] | None = None
        self._first = self._last = 0
        self._told: set[int] = set()
        self._jobs: dict[int, tuple[Any, ...]] = {}
        self._streams: dict[int, int] = {}

    def begin(self) -> None:
        """Start looking."""
        self._task = asyncio.get_running_loop().create_task(self._look())

    async def end(self) -> None:
        """Stop polling, and end every stream."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        for queue in self._listening:
            with suppress(asyncio.QueueFull):
                queue.put_nowait({"event": "end", "data": {}})

    async def stream(self, work: int | None) -> AsyncIterator[str]:
        """Server-sent events about one guide (None: about all): the name says what changed, the data who did it."""
        yield "retry: 2000\n\n"
        async for item in self.items(lambda about, _: work is None or about == work):
            if item["event"] == "quiet":
                yield ": still here\n\n"
            else:
                yield f"event: {item['event']}\ndata: {json.dumps(item['data'])}\n\n"

    async def items(self, wanted: Wanted) -> AsyncIterator[dict[str, Any]]:
        """Wanted news as it comes; `quiet` at first and whenever nothing came for a while."""
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue(WAITING)
        self._listening[queue] = wanted
        try:
            item = {"event": "quiet", "data": {}}
            while item["event"] != "end":
                yield item
                try:
                    item = await asyncio.wait_for(queue.get(), SILENT)
                except TimeoutError:
                    item = {"event": "quiet", "data": {}}
        finally:
            self._listening.pop(queue, None)

    async def _look(self) -> None:
        self._first = self._last = await run_in_threadpool(self._newest)
        while True:
            await asyncio.sleep(LOOKS)
            with suppress(Exception):  # the database is unavailable for a moment: the next query catches up
                for work, item in await run_in_threadpool(self._since):
                    self._tell(work, item)

    def _tell(self, work: int | None, item: dict[str, Any]) -> None:
        for queue, wanted in list(self._listening.items()):
            if wanted(work, item):
                try:
                    queue.put_nowait(item)
                except asyncio.QueueFull:
                    while not queue.empty():
                        queue.get_nowait()
                    queue.put_nowait({"event": "reload", "data": {}})

    def _newest(self) -> int:
        with self._database.reading() as session:
            return session.scalar(select(func.max(Event.id))) or 0

    def _since(self) -> list[tuple[int | None, dict[str, Any]]]:
        if not self._listening:
            self._first = self._last = self._newest()
            return []
        with self._database.reading() as session:
            # Ids are assigned before commit: a late event has a lower id than the newest one seen.
            recent = select(Event).where(Event.id > self._last - LATE).order_by(Event.id)
            events = [one for one in session.scalars(recent) if one.id not in self._told and one.id > self._first]
            found: list[tuple[int | None, dict[str, Any]]] = [
                (one.work_id, {"event": named(one.part), "data": _shown(one)}) for one in events if one.work_id
            ]
            self._last = max([self._last, *(one.id for one in events)])
            self._told = {one for one in self._told if one > self._last - LATE} | {one.id for one in events}
            for job in session.scalars(select(Job).order_by(Job.id.desc()).limit(50)):
                now = (job.state, job.words, job.done, job.of)
                if self._jobs.get(job.id, now if job.state in ("done", "failed", "stopped") else None) != now:
                    found.append((job.work_id, {"event": "job", "data": {"job": job.id, "state": job.state}}))
                self._jobs[job.id] = now
            for stream, changed in session.execute(
                select(Stream.id, Stream.changed).order_by(Stream.id.desc()).limit(STREAMS)
            ):
                if self._streams.get(stream) != changed:
                    found.append((None, {"event": "live", "data": {"stream": stream}}))
                self._streams[stream] = changed
        return found


def named(part: str) -> str:
    """The event's name for a part of a guide: letters, digits and hyphens, as allowed in a page's attribute."""
    return "part-" + re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") if part else "guide"


def _shown(event: Event) -> dict[str, Any]:
    return {"id": event.id, "by": event.by, "what": event.what, "part": event.part, "version": event.version}
