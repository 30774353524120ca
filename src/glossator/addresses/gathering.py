"""Many URLs: several hosts at once, each sent one request at a time and in order."""

import threading
from collections import defaultdict
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from urllib.parse import urlsplit

from glossator.addresses.fetching import Session
from glossator.addresses.model import Fetched, NotFetched, Validators

Asked = tuple[str, Validators | None]
Outcome = tuple[int, Fetched | NotFetched]


def gathered(session: Session, asked: Sequence[Asked], at_once: int) -> Generator[Outcome, None, None]:
    """The answer of each URL, with its number, as it arrives; if the reader stops, nothing more is requested."""
    by_host: dict[str, list[int]] = defaultdict(list)
    for number, (address, _) in enumerate(asked):
        by_host[_host(address)].append(number)
    came: Queue[Outcome | BaseException] = Queue()
    stopped = threading.Event()

    def ask(numbers: list[int]) -> None:
        try:
            for number in numbers:
                if stopped.is_set():
                    return
                came.put((number, _outcome(session, *asked[number])))
        except BaseException as problem:  # a bug of ours is raised where it is seen
            came.put(problem)

    pool = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="fetching")
    try:
        for numbers in by_host.values():
            pool.submit(ask, numbers)
        for _ in asked:
            outcome = came.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome
    finally:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _outcome(session: Session, address: str, known: Validators | None) -> Fetched | NotFetched:
    try:
        return session.fetch(address, known)
    except NotFetched as problem:
        return problem


def _host(address: str) -> str:
    try:
        return urlsplit(address.strip()).netloc.lower()
    except ValueError:
        return ""
