"""How the work of a function grows with its input, told so that a busy machine changes nothing."""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Given = TypeVar("Given")


def growth(work: Callable[[Given], object], little: Given, much: Given, rounds: int = 4) -> float:
    """The processor time of `work(much)` as a multiple of that of `work(little)`.

    Each is the least of several rounds, taken in turn, with the collector of garbage switched off:
    a pause, or a collection over what other tests left in memory, falls on one round, not on all.
    """
    work(little)
    collects = gc.isenabled()
    gc.disable()
    try:
        pairs = [(_seconds(work, little), _seconds(work, much)) for _ in range(rounds)]
    finally:
        if collects:
            gc.enable()
    return min(long for _, long in pairs) / max(min(short for short, _ in pairs), 1e-6)


def _seconds(work: Callable[[Given], object], given: Given) -> float:
    started = time.process_time()
    work(given)
    return time.process_time() - started
