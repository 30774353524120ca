"""Sessions that may ask this machine, wait for nothing long, and tell what they would have slept."""

from dataclasses import replace

import pytest

from glossator.addresses import Session
from glossator.addresses.limits import limits

QUICK = replace(limits(), connect=2, exchange=1.0, in_all=20, pause=0, first_wait=0.01, largest=2_000_000)


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def session(slept: list[float]) -> Session:
    return Session(allow_private=True, within=QUICK, sleep=slept.append)
