"""Load test of the desk on loopback: concurrent readers and writers, and durability of their edits after a kill.

`python -m benchmarks.desk_load [--seconds 60] [--readers 50] [--writers 5] [--think 2.0] [--database URL]`. Readers
open a guide's page and pause; writers change claims over the JSON API, each based on the last version they saw, and
record what was acknowledged. Then readers run without pauses (closed loop), and finally the server is killed under load
and restarted: every acknowledged edit must be in the log and in the guide.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

import httpx

from benchmarks.report import ROOT, report

GUIDES = 3  # opened by readers and changed by writers
CLAIMS = 12  # claims per guide that are changed
ALIVE = 60  # seconds allowed for a start
KILLS = 3  # number of kills under load
BEFORE = 8  # acknowledged edits before each kill


@dataclass
class Run:
    """Requests and responses: seconds by kind, problems, and each acknowledged edit by guide and note."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {"read": [], "write": []})
    problems: Counter[str] = field(default_factory=Counter)
    edits: dict[str, tuple[int, int]] = field(default_factory=dict)
    stale: int = 0

    def percentile(self, kind: str, share: float) -> float:
        """A percentile in milliseconds."""
        held = sorted(self.seconds[kind])
        return 1000 * held[min(len(held) - 1, int(share * len(held)))] if held else float("nan")


@dataclass
class Place:
    """A desk under test: its folder, port, readers and writers."""

    folder: Path
    database: str
    port: int
    cookies: list[str]
    tokens: list[str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Its URL."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> float:
        """Start it and wait until it responds; returns the seconds taken."""
        command = [sys.executable, "-m", "glossator.cli.main", "desk", "--folder", str(self.folder), "--record",
                   str(self.folder / "record"), "--port", str(self.port), "--no-browser"]  # fmt: skip
        command += ["--database", self.database] if self.database else []
        began = monotonic()
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        while monotonic() - began < ALIVE:
            try:
                if httpx.get(f"{self.address}/health").status_code == 200:
                    return monotonic() - began
            except httpx.TransportError:
                if self.process.poll() is not None:
                    break
        raise SystemExit(f"the desk did not start: {(self.folder / 'said').read_text()[-1000:]}")

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the server; if killed, only the server: its worker must notice by itself."""
        assert self.process is not None
        os.kill(self.process.pid, how)
        self.process.wait()


def furnish(folder: Path, database: str, readers: int, writers: int) -> Place:
    """A desk with an empty record, three guides, and users with sessions or tokens."""
    sys.path.insert(0, str(ROOT.parent / "tests"))
    from glossator.desk.database.engine import open_database
    from glossator.desk.people import accounts
    from glossator.desk.settings import Settings
    from glossator.desk.work import guides
    from glossator.record import Record
    from guide.sample import guide as sample

    Record.open(folder / "record", create=True)
    held = open_database(Settings(folder, "", database).database_url)
    cookies, tokens = [], []
    with held.writing() as session:
        password = "a benchmark's password"
        person = accounts.add(session, None, login="reader", name="R", role="reader", password=password,
                              must_change=False)  # fmt: skip
        for _ in range(readers):
            opened = accounts.log_in(session, "reader", password, "127.0.0.1")
            cookies.append(opened[0] if opened else "")
        for number in range(writers):
            person = accounts.add(session, None, login=f"writer{number}", name=f"Writer {number}", role="editor",
                                  password=password, must_change=False)  # fmt: skip
            tokens.append(accounts.make_token(session, person, "load", 1))
        for _ in range(GUIDES):
            guides.create(session, person, sample())
    held.close()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return Place(folder, database, port, cookies, tokens)


async def load(place: Place, run: Run, seconds: float, think: float, *, until: asyncio.Event | None = None) -> None:
    """Readers and writers in parallel for `seconds`, or until the server is killed."""
    end = monotonic() + seconds
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)

    def on() -> bool:
        return monotonic() < end and not (until and until.is_set())

    async with httpx.AsyncClient(base_url=place.address, limits=limits, timeout=30) as client:
        readers = (_reader(client, run, cookie, think, on, until) for cookie in place.cookies)
        writers = (_writer(client, run, number, token, on, until) for number, token in enumerate(place.tokens))
        await asyncio.gather(*readers, *writers)


async def _reader(client: httpx.AsyncClient, run: Run, cookie: str, think: float, on: Any, until: Any) -> None:
    chance = random.Random(cookie)
    while on():
        await asyncio.sleep(chance.uniform(0.5, 1.5) * think)
        work = chance.randint(1, GUIDES)
        began = perf_counter()
        try:
            answer = await client.get(f"/guides/{work}", headers={"cookie": f"glossator_desk={cookie}"})
        except httpx.TransportError as problem:
            if not (until and until.is_set()):
                run.problems[f"read: {type(problem).__name__}"] += 1
            continue
        run.seconds["read"].append(perf_counter() - began)
        if answer.status_code != 200:
            run.problems[f"read: {answer.status_code}"] += 1


async def _writer(client: httpx.AsyncClient, run: Run, number: int, token: str, on: Any, until: Any) -> None:
    chance, headers, at = random.Random(), {"authorization": f"Bearer {token}"}, 0
    seen: dict[int, int | None] = {}
    while on():
        await asyncio.sleep(chance.uniform(0.5, 1.5))
        work, at = chance.randint(1, GUIDES), at + 1
        note = f"edit {number}-{at}-{chance.getrandbits(64):x}"
        asked = {"part": f"c{chance.randint(1, CLAIMS)}", "seen": seen.get(work), "form": {"note": note}}
        began = perf_counter()
        try:
            answer = await client.post(f"/api/guides/{work}/acts/remark", json=asked, headers=headers)
        except httpx.TransportError as problem:
            if not (until and until.is_set()):
                run.problems[f"write: {type(problem).__name__}"] += 1
            continue
        run.seconds["write"].append(perf_counter() - began)
        if answer.status_code == 409:  # conflict: another edit came first; reload and retry
            run.stale += 1
            seen[work] = None
        elif answer.status_code == 200:
            run.edits[note] = (work, answer.json()["version"])
            seen[work] = answer.json()["seen"]
        else:
            run.problems[f"write: {answer.status_code}"] += 1


def lost(place: Place, run: Run) -> list[str]:
    """The acknowledged edits that are not in the log with their version, or not in the current guide."""
    from sqlalchemy import select

    from glossator.desk.database.engine import open_database
    from glossator.desk.database.tables import Event, Work
    from glossator.desk.settings import Settings

    held = open_database(Settings(place.folder, "", place.database).database_url)
    with held.reading() as session:
        rows = session.execute(select(Event.work_id, Event.version, Event.after).where(Event.version > 1)).all()
        logged = {after["form"]["note"]: (work, version) for work, version, after in rows}
        stands = {work.id: zlib.decompress(work.document).decode() for work in session.scalars(select(Work))}
        for work, text in stands.items():
            numbers = sorted(version for one, version, _ in rows if one == work)
            assert numbers == list(range(2, len(numbers) + 2)), f"guide {work}: a version is missing"
            json.loads(text)
    held.close()
    return [note for note, (work, version) in run.edits.items()
            if logged.get(note) != (work, version) or note not in stands[work]]  # fmt: skip


async def killed(place: Place, run: Run) -> None:
    """Load the desk and kill it as soon as some more edits were acknowledged."""
    until, before, began = asyncio.Event(), len(run.edits), monotonic()

    async def kill() -> None:
        while len(run.edits) < before + BEFORE and monotonic() - began < ALIVE:
            await asyncio.sleep(0.01)
        until.set()
        place.end(signal.SIGKILL)

    await asyncio.gather(load(place, run, ALIVE + 5, 0.5, until=until), kill())


def warm(place: Place) -> float:
    """Seconds until every guide was rendered once; a newsroom does not start with fifty simultaneous requests."""
    began = monotonic()
    for work in range(1, GUIDES + 1):
        httpx.get(f"{place.address}/guides/{work}", cookies={"glossator_desk": place.cookies[0]}, timeout=ALIVE)
    return monotonic() - began


def main() -> None:
    """Measure and report; the exit code is 1 if a request failed or an edit was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--think", type=float, default=2.0, help="mean seconds between two pages of a reader")
    parser.add_argument("--database", default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = furnish(Path(name), asked.database, asked.readers, asked.writers)
        starts = [place.start()]
        thinking, closed, cut = Run(), Run(), Run()
        cold = warm(place)
        asyncio.run(load(place, thinking, asked.seconds, asked.think))
        asyncio.run(load(place, closed, asked.seconds / 4, 0.0))
        place.end()
        for _ in range(KILLS):
            starts.append(place.start())
            asyncio.run(killed(place, cut))
        starts.append(place.start())
        place.end()
        missing = [*lost(place, thinking), *lost(place, closed), *lost(place, cut)]
    runs = {"": thinking, "closed_": closed}
    figures: dict[str, Any] = {"readers": asked.readers, "writers": asked.writers, "think_s": asked.think}
    for name, run in runs.items():
        figures |= {f"{name}reads": len(run.seconds["read"]), f"{name}read_p50_ms": run.percentile("read", 0.5),
                    f"{name}read_p95_ms": run.percentile("read", 0.95), f"{name}edits": len(run.edits),
                    f"{name}write_p95_ms": run.percentile("write", 0.95), f"{name}stale": run.stale,
                    f"{name}problems": sum(run.problems.values())}  # fmt: skip
    problems = thinking.problems + closed.problems + cut.problems
    figures |= {"kills": KILLS, "edits_before_kills": len(cut.edits), "kill_problems": sum(cut.problems.values()),
                "lost": len(missing), "start_s": max(starts), "first_pages_s": cold}  # fmt: skip
    report("desk_load", figures)
    if problems or missing:
        print(f"problems: {dict(problems)}; lost: {missing[:5]}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
