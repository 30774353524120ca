"""A process that reads files for another one; they may be hostile, so it is bounded and may be killed."""

import os
import pickle
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from glossator.formats import files
from glossator.record.filing.prepared import prepare
from glossator.record.model import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options

MEMORY = 4 << 30  # bytes of address space; reading one file takes a few hundred million at most
PART_DOCUMENTS = 1000
PART_CHARACTERS = 1_000_000

# A worker's messages: ("begin", item), ("alive",), ("part", items done, Prepared), ("end",).
Say = Callable[..., None]


def send(pipe: int, message: Any) -> None:
    """Write one message. Raises BrokenPipeError if the other side is gone."""
    data = pickle.dumps(message, protocol=5)
    rest = memoryview(struct.pack("<Q", len(data)) + data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def receive(pipe: int) -> Any:
    """Read one message. Raises EOFError if the other side is gone."""
    size = struct.unpack("<Q", _exactly(pipe, 8))[0]
    return pickle.loads(_exactly(pipe, size))  # noqa: S301 (from our own process, over a pipe nobody else holds)


def _exactly(pipe: int, size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def work(items: list[Path | Refusal], options: Options, say: Say) -> None:
    """Read the items in order and send what was in them, in parts of bounded size."""
    ready: list[Document | Refusal] = []
    size = 0
    for number, item in enumerate(items):
        say("begin", number)
        for found in [item] if isinstance(item, Refusal) else read(item, options):
            ready.append(found)
            size += len(found.text) if isinstance(found, Document) else 200
            if len(ready) >= PART_DOCUMENTS or size >= PART_CHARACTERS:
                say("part", number, prepare(ready))
                ready, size = [], 0
    say("part", len(items), prepare(ready))
    say("end")


def main() -> None:
    """Serve the process at the other end of standard input and output until it closes them."""
    import logging

    source, sink = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # a library that prints must not print into the messages
    logging.disable(logging.CRITICAL)
    _bound_memory()

    def say(*message: Any) -> None:
        send(sink, message)

    files.set_beat(lambda: say("alive"))
    try:
        while True:
            items, options = receive(source)
            work(items, options, say)
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        os._exit(0)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # not on this system: only the time limit applies
        return
    _, given = resource.getrlimit(resource.RLIMIT_AS)  # nobody may raise what the machine's owner set lower
    most = MEMORY if given == resource.RLIM_INFINITY else min(MEMORY, given)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
