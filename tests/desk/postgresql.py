"""A PostgreSQL server of the tests' own, from Debian's packages: in a temporary folder, on a free port of loopback."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PACKAGED = Path("/usr/lib/postgresql")
USER = "desk"


def programs() -> Path:
    """The folder of the server's programs; the test is skipped where there are none, or no driver."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: PostgreSQL is not tested")
    found = [one for one in PACKAGED.glob("*/bin") if (one / "initdb").is_file()]
    if not found:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return max(found, key=lambda one: [int(part) for part in re.findall(r"\d+", one.parent.name)])


@contextmanager
def serving() -> Iterator[str]:
    """A running server; gives the start of its databases' addresses, which ends in a slash."""
    server = programs()
    # Not below pytest's own folder: that of root lets nobody else in, and the server refuses to run as root.
    folder = Path(tempfile.mkdtemp(prefix="desk-postgresql-"))
    own: dict[str, Any] = {"cwd": folder}
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        own |= {"user": "postgres", "group": "postgres", "extra_groups": []}
    data = folder / "data"
    try:
        _run([server / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], own)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        options = f"-h 127.0.0.1 -p {port} -k '' -c fsync=off -c max_connections=200"
        log = folder / "log"
        _run([server / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "-t", "60", "start"], own)
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}/"
        finally:
            _run([server / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], own)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def administer(server: str, *statements: str) -> None:
    """Run statements on the server itself, outside of a transaction."""
    import psycopg

    with psycopg.connect(server + "postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def _run(command: list[str | Path], own: dict[str, Any]) -> None:
    # To a file: the server keeps the pipes of the program that starts it, which then never end.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run([str(part) for part in command], **own, stdin=subprocess.DEVNULL, stdout=said,
                              stderr=said, check=False)  # fmt: skip
        if done.returncode:
            said.seek(0)
            pytest.fail(f"{Path(command[0]).name}: {said.read().decode(errors='replace')[-2000:]}")
