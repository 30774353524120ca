"""Monitoring the process while it reads: files, subprocesses, connections, time and memory."""

import os
import sys
import sysconfig
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from glossator.record.filing.pipeline import _START

SECRET = "the-word-that-stands-outside"
CANARY = "glossator-canary"  # part of code snippets: it must never be executed
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.truncate",
    "shutil.rmtree",
}
ASKING = {
    "socket.connect",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.bind",
    "urllib.Request",
}
STARTING = {"os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn"}
RUNNING = {"exec", "compile"}


@dataclass
class Watch:
    """Records violations between `begin` and `end`; only `folder` may be written to."""

    folder: Path
    seen: list[str] = field(default_factory=list)
    on: bool = False

    def __post_init__(self) -> None:
        """Install the audit hook, which cannot be removed again."""
        self._inside = os.path.realpath(self.folder)
        self._installed = tuple(os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "purelib"))
        sys.addaudithook(self._hear)

    def begin(self) -> None:
        """Start recording."""
        with suppress(OSError):  # unsupported here: memory is then measured over the whole run
            Path("/proc/self/clear_refs").write_text("5")
        self.seen, self.on = [], True

    def end(self) -> list[str]:
        """The violations, each once."""
        self.on = False
        return list(dict.fromkeys(self.seen))

    def _hear(self, event: str, given: tuple[Any, ...]) -> None:
        if not self.on:
            return
        self.on = False  # our own actions are ignored
        try:
            if told := self._told(event, given):
                self.seen.append(told)
        finally:
            self.on = True

    def _told(self, event: str, given: tuple[Any, ...]) -> str:
        if event == "open":
            mode, flags = given[1], given[2]
            writing = any(sign in mode for sign in "wax+") if isinstance(mode, str) else bool(flags & WRITING)
            return self._place("wrote", given[0]) if writing else self._secret(given[0])
        if event in CHANGING:
            return self._place(event, given[0]) or (
                self._place(event, given[1]) if event in ("os.rename", "os.link") else ""
            )
        if event in ASKING and not _local(given):
            return f"network: {event} {given[1:]!r}"[:200]
        if event == "subprocess.Popen" and list(given[1]) != [sys.executable, "-c", _START]:
            return f"subprocess: {given[1]!r}"[:200]
        if event in STARTING:
            return f"subprocess: {event} {given!r}"[:200]
        if event in RUNNING and CANARY in str(given[0])[:100_000]:
            return f"ran what it read: {event}"
        return ""

    def _place(self, what: str, path: Any) -> str:
        if not isinstance(path, str | bytes | os.PathLike):
            return ""
        real = os.path.realpath(os.fsdecode(path))
        if real.startswith((self._inside + os.sep, "/dev/", "/proc/self/")) or real == self._inside:
            return ""
        return f"outside: {what} {real}"

    def _secret(self, path: Any) -> str:
        return f"read outside: {path}" if isinstance(path, str) and path.endswith("secret.txt") else ""


def _local(given: tuple[Any, ...]) -> bool:
    """True for a socket pair within the process, as event loops use."""
    return any(isinstance(each, bytes | str) and str(each).startswith("\0") for each in given)


def listing(folder: Path) -> dict[str, int]:
    """Everything in a folder outside `inside`, with sizes."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name != "inside":
            found[path.name] = path.stat().st_size
    return found


def peak() -> float:
    """Peak memory since `begin`, in MB."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
