"""How long each step took, for `--timings`; the cost of measuring is negligible."""

from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from time import perf_counter

Told = Callable[[str, int, int], None]
"""Hears what is being done, how many steps are done, and of how many."""


def of_claims(claims: Sized) -> str:
    """'1 claim', '1,200 claims': what a step is about."""
    return f"{len(claims):,} claim{'' if len(claims) == 1 else 's'}"


class Steps:
    """Counts the steps of a long piece of work; `of` is their number, once it is known."""

    def __init__(self, told: Told | None = None, of: int = 0) -> None:
        self._told, self.of, self._done = told, of, 0

    def begin(self, words: str) -> None:
        """Report what is being done now."""
        if self._told:
            self._told(words, self._done, max(self.of, self._done + 1))

    def done(self, words: str) -> None:
        """Count one step as done."""
        self._done += 1
        if self._told:
            self._told(words, self._done, max(self.of, self._done))


class Timings:
    """Seconds by step, in the order the steps first ran; a step that runs twice adds up."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add the time spent inside to the step `name`."""
        started = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - started

    @property
    def total(self) -> float:
        """Seconds of all steps together."""
        return sum(self.seconds.values())
