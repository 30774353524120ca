"""Work in threads: one run of the models at a time, within its time, and no longer than somebody waits for it."""

import threading
import time
from collections.abc import Callable

import anyio
import pytest

from glossator.assistants.working import NotNow, Workers
from glossator.timings import Told

pytestmark = pytest.mark.slow


async def unheard(words: str, done: int, of: int) -> None:
    """Nobody listens."""


def test_the_models_work_on_one_call_at_a_time_and_reading_goes_on_beside() -> None:
    at_once: list[int] = []
    under_way = threading.Semaphore(0)

    def work(told: Told) -> int:
        at_once.append(1)
        under_way.release()
        time.sleep(0.05)
        most = len(at_once)
        at_once.pop()
        return most

    async def run() -> list[int]:
        workers, most = Workers(), []

        async def one() -> None:
            most.append(await workers.think(work, 30, unheard))

        async with anyio.create_task_group() as group:
            for _ in range(4):
                group.start_soon(one)
            await anyio.sleep(0)
            assert await workers.read(lambda: under_way.acquire(timeout=10), 20)
        workers.close()
        return most

    assert anyio.run(run) == [1, 1, 1, 1]


def test_steps_are_passed_on_in_order() -> None:
    heard: list[tuple[str, int, int]] = []

    async def listen(words: str, done: int, of: int) -> None:
        await anyio.sleep(0.001)
        heard.append((words, done, of))

    def work(told: Told) -> str:
        for step in range(5):
            told("reading", step, 5)
        return "read"

    async def run() -> str:
        workers = Workers()
        try:
            return await workers.think(work, 30, listen)
        finally:
            workers.close()

    assert anyio.run(run) == "read"
    assert heard == [("reading", step, 5) for step in range(5)]


def test_what_takes_too_long_is_given_up_and_ends_at_its_next_step() -> None:
    ended = threading.Event()

    def endless(told: Told) -> None:
        try:
            while True:
                time.sleep(0.01)
                told("working", 1, 2)
        finally:
            ended.set()

    async def run() -> None:
        workers = Workers()
        with pytest.raises(NotNow, match=r"longer than 0\.1 seconds"):
            await workers.think(endless, 0.1, unheard)
        assert await workers.think(lambda told: "next", 30, unheard) == "next"
        with pytest.raises(NotNow, match=r"longer than 0\.05 seconds"):
            await workers.read(lambda: time.sleep(0.3), 0.05)
        workers.close()

    anyio.run(run)
    assert ended.wait(10)


def test_a_call_that_is_cancelled_ends_its_work() -> None:
    ended = threading.Event()

    def endless(told: Told) -> None:
        try:
            while True:
                time.sleep(0.01)
                told("working", 1, 2)
        finally:
            ended.set()

    async def run() -> None:
        workers = Workers()
        with anyio.move_on_after(0.1):
            await workers.think(endless, 30, unheard)
        assert ended.wait(10)
        workers.close()

    anyio.run(run)


def test_more_calls_than_may_wait_are_refused(within: Callable[..., None]) -> None:
    within(waiting=2)
    go_on = threading.Event()

    async def run() -> None:
        workers = Workers()
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(workers.think, lambda told: go_on.wait(10), 30, unheard)
            await anyio.sleep(0.05)
            with pytest.raises(NotNow, match="busy: 2 calls"):
                await workers.think(lambda told: None, 30, unheard)
            go_on.set()
        assert await workers.think(lambda told: "free", 30, unheard) == "free"
        workers.close()

    anyio.run(run)


def test_a_fault_of_the_work_reaches_who_asked() -> None:
    def broken(told: Told) -> None:
        raise ValueError("broken")

    async def run() -> None:
        workers = Workers()
        with pytest.raises(ValueError, match="broken"):
            await workers.think(broken, 30, unheard)
        workers.close()

    anyio.run(run)
