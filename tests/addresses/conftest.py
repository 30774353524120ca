"""Sessions that may ask this machine, wait for nothing long, and tell what they would have slept."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from glossator.addresses import Session
from glossator.addresses.limits import limits
from glossator.record.engine import OneMachine
from glossator.record.filing.prepared import Prepared, prepare
from glossator.record.model import Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options
from glossator.record.readers.walk import walk

QUICK = replace(limits(), connect=2, exchange=1.0, in_all=20, pause=0, first_wait=0.01, largest=2_000_000)


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def session(slept: list[float]) -> Session:
    return Session(allow_private=True, within=QUICK, sleep=slept.append)


class Here(OneMachine):
    """Reads in this process: no other need be started."""

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        for path in walk(paths):
            yield prepare([path] if isinstance(path, Refusal) else list(read(path, options)))


HERE = Here()
