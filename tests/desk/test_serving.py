"""`glossator desk` as people run it: in a terminal, ended by Ctrl-C, killed, started twice."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from tests.guide.sample import guide as sample_guide
from typer.testing import CliRunner

from glossator.cli import desk as cli
from glossator.cli import main
from glossator.desk import home, serving
from glossator.desk.database.tables import Job
from glossator.desk.settings import Settings
from glossator.guide import json as guide_json

from .sample import PASSWORD, Desk

PROGRAM = [sys.executable, "-m", "glossator.cli.main", "desk"]
TIME = 60


class Terminal:
    """A program in a terminal of its own, and what it said there."""

    def __init__(self, command: list[str], **how: Any) -> None:
        self.ours, theirs = pty.openpty()
        # In a group of its own, as a shell starts it: Ctrl-C reaches the worker, too.
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
                                        **how)  # fmt: skip
        os.close(theirs)
        self.said = ""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                self.said += os.read(self.ours, 4096).decode()
            except OSError:
                return

    def until(self, pattern: str) -> re.Match[str]:
        """Wait for words."""
        end = time.monotonic() + TIME
        while time.monotonic() < end:
            if found := re.search(pattern, self.said):
                return found
            if self.process.poll() is not None:
                time.sleep(0.2)
                break
            time.sleep(0.05)
        found = re.search(pattern, self.said)
        assert found, self.said
        return found

    def interrupt(self) -> int:
        """Ctrl-C, and how it ended."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(TIME)


@contextmanager
def running(*options: str | Path, **how: Any) -> Iterator[Terminal]:
    terminal = Terminal([*PROGRAM, *map(str, options), "--port", "0"], **how)
    try:
        yield terminal
    finally:
        if terminal.process.poll() is None:
            os.killpg(terminal.process.pid, signal.SIGKILL)
            terminal.process.wait()


def children(process: int) -> list[int]:
    """What any of its threads has started."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int(one) for task in tasks for one in (task / "children").read_text().split()]


def worker_of(process: int) -> int:
    """The worker beside a desk."""
    end = time.monotonic() + TIME
    while time.monotonic() < end:
        for one in children(process):
            if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes():
                return one
        time.sleep(0.1)
    raise AssertionError("no worker was started")


@pytest.fixture
def guide_file(tmp_path: Path) -> Path:
    path = tmp_path / "guide.json"
    path.write_text(guide_json.render(sample_guide()), "utf-8")
    return path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes under /proc")
def test_a_first_start_to_its_end(tmp_path: Path, record_folder: Path, guide_file: Path) -> None:
    folder = tmp_path / "desk"
    with running("--folder", folder, "--record", record_folder, "--with", guide_file) as terminal:
        password = terminal.until(r"password\s+(\S{20})")[1]
        address = terminal.until(r"Glossator desk: (http://127\.0\.0\.1:\d+/)")[1]
        terminal.until("Ctrl-C")
        with httpx.Client(base_url=address, transport=httpx.HTTPTransport(retries=9)) as client:
            assert client.get("/health").json() == {"database": "answers"}
            opened = client.post("/login", data={"login": "admin", "password": password})
            assert opened.status_code == 303
            assert client.get("/people").headers["location"] == "/account/password"
        refused = subprocess.run([*PROGRAM, "--folder", folder], capture_output=True, text=True, check=False)
        assert (refused.returncode, "a desk is running" in refused.stderr) == (2, True)
        port = address.rsplit(":", 1)[1].strip("/")
        other = [*PROGRAM, "--folder", tmp_path / "other", "--record", record_folder, "--port", port]
        taken = subprocess.run(other, capture_output=True, text=True, check=False)
        assert (taken.returncode, "is taken" in taken.stderr) == (2, True)
        worker = worker_of(terminal.process.pid)
        os.kill(worker, signal.SIGKILL)
        terminal.until(r"the worker ended \(code -9\); it is started again")
        assert terminal.interrupt() == 0
        terminal.until("The desk has stopped")
    assert not home.held(folder)
    assert not Path(f"/proc/{worker}").exists()
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert password.encode() not in written
    assert oct((folder / "desk.sqlite").stat().st_mode)[-3:] == "600"


def test_who_came_by_two_proxies_is_known_and_nobody_else_believed(tmp_path: Path, record_folder: Path) -> None:
    """The desk is reached by this machine's proxy alone; what another sent through that is told by both."""
    folder = tmp_path / "desk"
    options = ("--folder", folder, "--record", record_folder, "--no-browser", "--access-log", "--behind-proxy")
    with running(*options, "--proxy", "10.0.0.9") as terminal:
        address = terminal.until(r"Glossator desk: (http://\S+)/\r?\n")[1]
        client = httpx.Client(base_url=address, transport=httpx.HTTPTransport(retries=9))
        for said, meant in (("203.0.113.5, 10.0.0.9", "203.0.113.5"), ("203.0.113.6, 198.51.100.7", "198.51.100.7")):
            assert client.get("/login", headers={"X-Forwarded-For": said}).status_code == 200
            terminal.until(rf"{re.escape(meant)}:\d+ - \"GET /login")


def test_a_secret_is_shown_in_a_terminal_only(tmp_path: Path, record_folder: Path) -> None:
    """What is piped may be kept in a log: there no account is made, and it is said how."""
    process = subprocess.Popen([*PROGRAM, "--folder", tmp_path / "desk", "--record", record_folder, "--port", "0"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    rest, told = process.communicate(timeout=TIME)
    assert first.startswith("Glossator desk: http://127.0.0.1:")
    assert "password" not in first + rest
    assert f"glossator desk user add LOGIN --role admin --folder {tmp_path / 'desk'}" in told


def run(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main.application(), ["desk", *map(str, words)])
    return done.exit_code, done.output + (str(done.exception) if done.exception else "")


def test_accounts_from_the_command_line(desk: Desk) -> None:
    where = ["--folder", desk.settings.folder] + (["--database", desk.url] if desk.url else [])
    code, said = run("user", "add", "new", "--name", "Nele New", "--role", "editor", *where)
    assert code == 0
    once = re.search(r"new can log in once with (\S+) and", said)
    assert once is not None
    opened = desk.client().post("/login", data={"login": "new", "password": once[1]})
    assert opened.headers["location"] == "/"
    code, said = run("user", "reset", "admin", *where)
    assert PASSWORD not in said
    assert desk.client("admin").get("/account").headers["location"] == "/login"
    code, said = run("user", "list", "--json", *where)
    listed = [json.loads(line) for line in said.splitlines()]
    assert {"login": "new", "name": "Nele New", "role": "editor", "active": True} in listed
    assert "argon2" not in said
    code, said = run("user", "reset", "nobody", *where)
    assert (code, "no account with the login" in said) == (1, True)


def test_guides_are_put_on_the_desk_once(desk: Desk, guide_file: Path) -> None:
    where = ["--folder", desk.settings.folder] + (["--database", desk.url] if desk.url else [])
    code, said = run(*where, "add", guide_file)  # options before the command count as well
    assert (code, "there already" in said) == (0, True), said
    other = guide_file.with_name("other.json")
    other.write_text(guide_json.render(sample_guide().model_copy(update={"title": "Another"})), "utf-8")
    for expected in ("guide 2: Another\n", "guide 2: Another (there already)\n"):
        assert run("add", other, "--writer", "reporter", *where) == (0, expected)
    broken = guide_file.with_name("broken.json")
    broken.write_text("{", "utf-8")
    code, said = run("add", other, broken, *where)
    assert (code, "broken.json" in said) == (1, True)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_backup_and_doctor_from_the_command_line(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar.gz"
    assert desk.database.version
    assert run("backup", file, "--folder", desk.settings.folder)[0] == 0
    assert run("restore", file, "--folder", tmp_path / "other")[0] == 0
    code, said = run("restore", file, "--folder", tmp_path / "other")
    assert (code, "not empty" in said) == (1, True)
    home.remember(desk.settings.folder, record=desk.settings.record, site="")
    code, said = run("doctor", "--folder", desk.settings.folder)
    assert (code, said.count("ok  ")) == (0, 12), said
    home.remember(desk.settings.folder, record=str(tmp_path / "none"), site="")
    code, said = run("doctor", "--folder", desk.settings.folder, "--json")
    found = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert (code, [one["name"] for one in found if not one["ok"]]) == (1, ["record"])


def test_what_is_missing_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    there = importlib.util.find_spec
    missing = ("fastapi", "psycopg")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in missing else there(name))
    with pytest.raises(cli.InputError, match=r"pip install 'glossator\[desk\]'"):
        cli.needed()
    with pytest.raises(cli.InputError, match=r"pip install 'glossator\[desk,postgresql\]'"):
        cli.needed("postgresql://127.0.0.1/desk")


def _idle(settings: Settings) -> object:
    from multiprocessing import get_context

    made = get_context("spawn").Process(target=time.sleep, args=(60,), daemon=True)
    made.start()
    return made


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_worker_that_dies_is_started_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(serving, "start", lambda settings: started.append(_idle(settings)) or started[-1])
    monkeypatch.setattr(serving, "RESTS", (0.05, 0.1))
    monkeypatch.setattr(serving, "LOOKS", 0.05)
    told: list[str] = []
    beside = serving.Beside(desk.settings, told.append)
    beside.begin()
    for times in (1, 2):
        while len(started) < times:
            time.sleep(0.02)
        started[-1].kill()
    while len(started) < 3:
        time.sleep(0.02)
    beside.end()
    assert len(told) == 2
    assert not any(one.is_alive() for one in started)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_job_that_was_cut_off_is_taken_up_again(desk: Desk) -> None:
    from glossator.desk.jobs import running as jobs

    with desk.database.writing() as session:
        for tries in (1, jobs.TRIES):
            session.add(Job(kind="check", person_id=1, asked={}, state="running", tries=tries))
    jobs.take_up_again(desk.database)
    with desk.database.reading() as session:
        assert session.scalars(select(Job.state).order_by(Job.id)).all() == ["waiting", "failed"]
