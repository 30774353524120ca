"""Standard streams for a command that runs inside the watching process."""

import io
import sys


class Streams:
    """Replaces standard input and output by in-memory streams, binary below and text above."""

    def __init__(self, given: bytes) -> None:
        """`given` is what stands on standard input."""
        self._given = given
        self.out, self.error = io.BytesIO(), io.BytesIO()

    def __enter__(self) -> "Streams":
        self._before = sys.stdin, sys.stdout, sys.stderr
        sys.stdin = io.TextIOWrapper(io.BytesIO(self._given), "utf-8")
        sys.stdout = io.TextIOWrapper(self.out, "utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(self.error, "utf-8", "backslashreplace", write_through=True)
        self._kept = sys.stdout, sys.stderr  # a discarded text stream would close the buffer below
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdin, sys.stdout, sys.stderr = self._before
