"""The writer's turn in object storage: one small object with its holder and a time, renewed while the work lasts.

A lease cannot stop a holder that sleeps past its expiry and wakes up again. What such a holder does cannot count all
the same: whoever takes a lease over first restores the tables to the head in a way that makes every change begun before
fail, and the head can be replaced only by a writer that has read the last one. So clocks that differ may cost a writer
its work, but never the record its consistency.
"""

import json
import logging
import os
import platform
import random
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep, time
from typing import Any

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError

from glossator.errors import RecordError
from glossator.record.places.place import PATIENCE

NAME = "write.lease"
SECONDS = 60.0  # for which a lease is valid if it is not renewed
SLACK = 5.0  # seconds by which the clocks of two writers may differ

_log = logging.getLogger(__name__)


class Held:
    """A lease that this process holds, renewed by its own thread until it is released."""

    def __init__(self, lease: "Lease", owner: str, mark: Any, taken_over: bool) -> None:
        self.taken_over, self._lost = taken_over, False
        self._lease, self._owner, self._mark = lease, owner, mark
        self._good_until = monotonic() + lease.seconds
        self._stop, self._guard = threading.Event(), threading.Lock()
        self._thread = threading.Thread(target=self._keep, name="lease", daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Raises RecordError if another process has taken the lease."""
        if not self._lost:
            self._renew()
        if self._lost:
            raise RecordError(f"{self._lease.address}: another process took over the write lock; run the command again")

    def let_go(self, well: bool) -> None:
        """Release the lease; after a failure, in a way that makes the next holder restore the tables first."""
        self._stop.set()
        self._thread.join()
        if not self._lost:
            try:
                self._lease.put("" if well else self._owner, 0.0, self._mark)
            except (BaseError, OSError) as problem:  # then it expires
                _log.warning("%s: the write lock could not be released (%s)", self._lease.address, problem)

    def _keep(self) -> None:
        while not self._stop.wait(self._lease.seconds / 3) and not self._lost:
            self._renew()

    def _renew(self) -> None:
        with self._guard:
            asked = monotonic()
            try:
                mark = self._lease.put(self._owner, time() + self._lease.seconds, self._mark)
            except (BaseError, OSError) as problem:
                _log.warning("%s: the write lock could not be renewed (%s)", self._lease.address, problem)
                self._lost = monotonic() > self._good_until
                return
            if mark is None:
                self._lost = True
            else:
                self._mark, self._good_until = mark, asked + self._lease.seconds


class Lease:
    """The lease of one record."""

    def __init__(self, store: Any, address: str, seconds: float | None = None) -> None:
        self.address, self.seconds, self._store = address, seconds or SECONDS, store

    @contextmanager
    def held(self) -> Iterator[Held]:
        """Wait for the lease and hold it for the block. Raises RecordError after PATIENCE."""
        held = self._wait()
        well = False
        try:
            yield held
            well = True
        finally:
            held.let_go(well)

    def _wait(self) -> Held:
        started, said = monotonic(), False
        while True:
            try:
                held = self._take()
            except (BaseError, OSError) as problem:
                raise RecordError(f"{self.address}: the write lock cannot be acquired ({problem})") from problem
            if held:
                return held
            if monotonic() - started > PATIENCE:
                raise RecordError(f"{self.address}: another process has been writing for too long; try later")
            if not said:
                _log.warning("%s: another process is writing to this record; waiting for it", self.address)
                said = True
            sleep(random.uniform(0.2, 1.0))  # noqa: S311 (so that two who wait do not ask in step)

    def _take(self) -> Held | None:
        owner = f"{platform.node()} {os.getpid()} {uuid.uuid4().hex}"
        before: Any = None
        taken_over = True
        try:
            found = obstore.get(self._store, NAME)
            before, (holder, until) = found.meta, _read(bytes(found.bytes()))
            if holder and time() < until + (SLACK if until else 0.0):
                return None
            taken_over = bool(holder)
        except FileNotFoundError:
            pass
        mark = self.put(owner, time() + self.seconds, before)
        return None if mark is None else Held(self, owner, mark, taken_over)

    def put(self, owner: str, until: float, before: Any) -> Any:
        """Write the lease if it is still as it was `before`; return its new state, or None if another process won."""
        data = json.dumps({"owner": owner, "expires": until, "mark": uuid.uuid4().hex}).encode()
        mode: Any = "create"
        if before is not None:
            mode = {key: before[key] for key in ("e_tag", "version") if before.get(key)}
        try:
            return obstore.put(self._store, NAME, data, mode=mode)
        except (AlreadyExistsError, PreconditionError):
            # If an answer is lost on its way, the client asks again and is refused because its first request succeeded.
            found = obstore.get(self._store, NAME)
            return found.meta if bytes(found.bytes()) == data else None


def _read(data: bytes) -> tuple[str, float]:
    try:
        value = json.loads(data)
        return str(value["owner"]), float(value["expires"])
    except (ValueError, KeyError, TypeError):
        return "somebody", 0.0  # damaged: may be taken over
