"""Standard input, output and error of a command that runs inside the process that watches it."""

import io
import sys


class Streams:
    """Standard input and output as a terminal or a pipe has them: bytes underneath, text above."""

    def __init__(self, given: bytes) -> None:
        """`given` is what stands on standard input."""
        self._given = given
        self.out, self.error = io.BytesIO(), io.BytesIO()

    def __enter__(self) -> "Streams":
        self._before = sys.stdin, sys.stdout, sys.stderr
        sys.stdin = io.TextIOWrapper(io.BytesIO(self._given), "utf-8")
        sys.stdout = io.TextIOWrapper(self.out, "utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(self.error, "utf-8", "backslashreplace", write_through=True)
        self._kept = sys.stdout, sys.stderr  # a stream that is let go closes what is underneath
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdin, sys.stdout, sys.stderr = self._before
