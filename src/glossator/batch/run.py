"""The run of a batch: guides up to date are kept, the rest is made, and every outcome is saved at once."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TextIO

from pydantic import ValidationError

from glossator.batch.lines import read_lines
from glossator.batch.model import Item, Job, Outcome, Summary
from glossator.batch.pool import Pool
from glossator.batch.work import failed, made_from
from glossator.errors import InputError

OUTCOMES = "outcomes.jsonl"
FAILURES = "failures.jsonl"

Engine = Callable[[Iterable[Item], Job], Iterator[Outcome]]
Progress = Callable[[Summary, Outcome], None]


def annotate_batch(
    statements: str, job: Job, *, engine: Engine | None = None, progress: Progress | None = None
) -> Summary:
    """Make the guide of every line of `statements` in `job.out`, with `outcomes.jsonl` and `failures.jsonl` there.

    Guides made from the same statement, options, record and program are kept as they are, so that an interrupted run
    resumes where it stopped. A line that fails is named with its reason and the rest goes on. `engine` says where the
    work is done (default: the cores of this machine). Raises InputError for a file or folder that cannot be used,
    RecordError for a record that cannot.
    """
    started, summary = perf_counter(), Summary()
    with _Book(job.out) as book:

        def tell(outcome: Outcome, *, kept: bool = False) -> None:
            summary.kept += kept
            summary.failed += outcome.failed
            summary.made += not kept and not outcome.failed
            summary.seconds = perf_counter() - started
            book.put(outcome, kept=kept)
            if progress:
                progress(summary, outcome)

        for outcome in (engine or Pool())(_left(statements, job, book, tell), job):
            tell(outcome)
    summary.seconds = perf_counter() - started
    return summary


def _left(statements: str, job: Job, book: "_Book", tell: Callable[..., None]) -> Iterator[Item]:
    """The items still to be made; the others are reported on the way."""
    for line in read_lines(statements):
        if isinstance(line, Outcome):
            tell(line)
            continue
        before = book.standing(line)
        try:
            same = before is not None and before.made_from == made_from(line, job)
        except InputError as problem:
            tell(failed(line, str(problem)))
            continue
        if before is not None and same:
            tell(before.model_copy(update={"line": line.line}), kept=True)
        else:
            yield line


class _Book:
    """The two lists in the folder of guides. Outcomes are appended as they come and sorted at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Lines as saved, by id: a few hundred bytes per statement, however large its guide.
        self._before: dict[str, str] = {}
        self._seen: dict[str, tuple[int, str]] = {}
        self._outcomes: TextIO | None = None
        self._failures: TextIO | None = None

    def __enter__(self) -> "_Book":
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._before = {outcome.id: _line(outcome) for outcome in _outcomes(self._folder / OUTCOMES)}
            self._end_line()
            self._outcomes = (self._folder / OUTCOMES).open("a", encoding="utf-8")
            self._failures = (self._folder / FAILURES).open("w", encoding="utf-8")
        except OSError as problem:
            raise InputError(f"{problem.filename or self._folder}: {problem.strerror or problem}") from problem
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for file in (self._outcomes, self._failures):
            if file:
                file.close()
        if kind is None:
            self._put_in_order()

    def standing(self, item: Item) -> Outcome | None:
        """The earlier outcome of the item, if all its files are still there."""
        if item.name not in self._before:
            return None
        before = Outcome.model_validate_json(self._before[item.name])
        return before if all((self._folder / name).is_file() for name in before.files) else None

    def put(self, outcome: Outcome, *, kept: bool) -> None:
        """Save an outcome at once."""
        line = _line(outcome)
        if outcome.id:
            self._seen[outcome.id] = (outcome.line, "" if outcome.failed else line)
        if self._outcomes and not kept and not outcome.failed:
            self._outcomes.write(line)
            self._outcomes.flush()
        if self._failures and outcome.failed:
            self._failures.write(line)
            self._failures.flush()

    def _end_line(self) -> None:
        # A killed run may have left half a line; what follows must not be appended to it.
        path = self._folder / OUTCOMES
        if path.exists() and not _ends(path):
            with path.open("a", encoding="utf-8") as file:
                file.write("\n")

    def _put_in_order(self) -> None:
        # Guides of earlier runs whose lines are gone stay listed, as their files stay in the folder.
        kept = [line for name, line in self._before.items() if name not in self._seen]
        seen = [line for _, line in sorted(self._seen.values())]
        draft = self._folder / (OUTCOMES + ".part")
        with draft.open("w", encoding="utf-8") as file:
            file.writelines([*seen, *kept])
        draft.replace(self._folder / OUTCOMES)


def _ends(path: Path) -> bool:
    """True if the file is empty or its last line is complete."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 1))
        return file.read(1) in {b"", b"\n"}


def _line(outcome: Outcome) -> str:
    plain = outcome.model_dump(mode="json", exclude={"reason"} if not outcome.failed else {"files", "made_from"})
    return json.dumps(plain, ensure_ascii=False) + "\n"


def _outcomes(path: Path) -> Iterator[Outcome]:
    """The saved outcomes; incomplete lines, left by a killed run, are skipped."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            try:
                yield Outcome.model_validate_json(line)
            except ValidationError:
                continue
